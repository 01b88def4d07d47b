// Hidden state, memory and every gate of one sample as heatmaps: unit × time step. Signed values around 0 in the diverging
// scale, gates from 0 to 1 in its positive half.
#include <QComboBox>
#include <algorithm>

#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/views/heat.h"
#include "ui/views/list.h"
#include "ui/widgets/combo.h"

namespace backflow::ui {
namespace {

struct Choice {
  int layer = 0;  // from 0
  QString id, label;
  bool operator==(const Choice& o) const { return layer == o.layer && id == o.id && label == o.label; }
};

class HiddenState : public Plot {
  Q_OBJECT
 public:
  explicit HiddenState(QWidget* parent) : Plot(parent), selector_(new Combo(this)) {
    selector_->setProperty("compact", true);
    selector_->setFont(Theme::font(11));
    selector_->setAccessibleName(tr("Which layer and quantity to show"));
    selector_->setToolTip(tr("Which layer and quantity to show"));
    selector_->move(0, 0);
    selector_->hide();
    connect(selector_, &QComboBox::activated, this, &HiddenState::take);
  }

  void refresh(const Lanes& lanes) override {
    shown_.clear();
    for (const Lane* lane : lanes)
      if (lane->snapshot()) shown_.push_back({lane->name(), lane->shareSnapshot(), {}, {}, true, 0.0f, 0.0f});
    offerChoices();
    render();
  }

  void restyle() override {
    colours_.rebuild();
    selector_->setFont(Theme::font(11));
    placeSelector();
    render();
  }

  // "f"; where there are several layers "f_l0" as in a probe.
  QStringList choices() const override {
    QStringList all;
    for (const Choice& choice : choices_) all << nameOf(choice);
    return all;
  }
  void choose(const QString& what) override {
    const auto index = static_cast<int>(choices().indexOf(what));
    if (index < 0) return;
    selector_->setCurrentIndex(index);
    take(index);
  }
  QString chosen() const override { return choices().value(selector_->currentIndex()); }

  QString summary() const override {
    QStringList sentences;
    for (const Shown& s : shown_)
      if (!s.image.isNull())
        sentences << tr("Lane %1: %2 of %3 units over %4 time steps, values from %5 to %6.")
                         .arg(QLatin1Char(s.name))
                         .arg(s.label)
                         .arg(s.image.height())
                         .arg(s.image.width())
                         .arg(number(s.least), number(s.greatest));
    return sentences.isEmpty() ? tr("Hidden state: no data yet.") : sentences.join(QLatin1Char(' '));
  }
  Labels labels() const override {
    return {tr("time step t"),
            //: A unit of the layer: the name of an axis
            tr("unit"), ruledArea()};
  }
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override {
    return std::all_of(shown_.begin(), shown_.end(), [](const Shown& s) { return s.image.isNull(); });
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override {
    std::vector<Ruler> each;
    const auto all = areas();
    for (std::size_t i = 0; i < shown_.size(); ++i)
      if (!shown_[i].image.isNull()) each.push_back({axesOf(all[i], shown_[i].image), Quantity::TimeStep});
    return each;
  }
  void resizeEvent(QResizeEvent*) override { placeSelector(); }

 private:
  struct Shown {
    char name;
    std::shared_ptr<const Snapshot> snapshot;
    QImage image;
    QString label;
    bool isSigned;
    float least, greatest;
  };
  void take(int index) {
    chosen_ = choices_[static_cast<std::size_t>(index)];
    render();
  }
  QString nameOf(const Choice& choice) const {
    const bool several =
        std::any_of(choices_.begin(), choices_.end(), [&](const Choice& other) { return other.layer != choice.layer; });
    return several ? choice.id + QStringLiteral("_l%1").arg(choice.layer) : choice.id;
  }
  const Heatmap* mapOf(const Snapshot& s) const;
  void offerChoices();
  void render();
  void placeSelector() {
    selector_->resize(std::min(selector_->sizeHint().width(), std::max(90, width() - scaledInt(114))), scaledInt(22));
  }
  static Axes axesOf(const QRectF& area, const QImage& image) {  // unit 1 at the top
    return {area, {0.5, image.width() + 0.5}, {image.height() + 0.5, 0.5}};
  }
  std::vector<QRectF> areas() const {
    constexpr double kSelector = 26.0;  // px at the desk
    auto all = cells(shown_.size(), kSelector);
    for (QRectF& cell : all) cell = inside(cell.translated(0.0, scaled(kSelector)), 32.0, 2.0);
    return all;
  }

  QComboBox* selector_;
  std::vector<Choice> choices_;
  inline static const Choice kTopmost{-1, QStringLiteral("h"), {}};  // whichever is the top layer
  Choice chosen_ = kTopmost;
  std::vector<Shown> shown_;
  ColorTable colours_{signedColor, -1.0, 1.0};
};

const Heatmap* HiddenState::mapOf(const Snapshot& s) const {
  if (s.layers.empty()) return nullptr;
  const int top = static_cast<int>(s.layers.size()) - 1;
  const auto& maps = s.layers[static_cast<std::size_t>(chosen_.layer < 0 ? top : std::min(chosen_.layer, top))].maps;
  for (const Heatmap& map : maps)
    if (chosen_.id == QLatin1String(map.id.c_str())) return &map;
  return maps.empty() ? nullptr : &maps.front();
}

void HiddenState::offerChoices() {
  std::vector<Choice> offered;
  for (const Shown& s : shown_)
    for (std::size_t l = s.snapshot->layers.size(); l-- > 0;)
      for (const Heatmap& map : s.snapshot->layers[l].maps) {
        QString label = engineText(map.label);
        if (s.snapshot->layers.size() > 1) label = tr("layer %1 · %2").arg(l + 1).arg(label);
        const Choice choice{static_cast<int>(l), QString::fromStdString(map.id), label};
        if (std::find(offered.begin(), offered.end(), choice) == offered.end()) offered.push_back(choice);
      }
  if (offered == choices_) return;
  choices_ = std::move(offered);
  selector_->clear();
  int index = -1;
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    selector_->addItem(choices_[i].label);
    if (choices_[i].id == chosen_.id && choices_[i].layer == chosen_.layer) index = static_cast<int>(i);
  }
  if (index < 0 && !choices_.empty()) chosen_ = kTopmost, index = 0;  // that is the first
  selector_->setCurrentIndex(index);
  selector_->setVisible(choices_.size() > 1);
  placeSelector();
}

void HiddenState::render() {
  for (Shown& s : shown_) {
    const Heatmap* map = mapOf(*s.snapshot);
    s.image = {};
    if (!map || map->values.size() == 0) continue;
    const Matrix<float>& v = map->values;
    s.image = QImage(static_cast<int>(v.cols()), static_cast<int>(v.rows()), QImage::Format_RGB32);
    auto* pixels = reinterpret_cast<QRgb*>(s.image.bits());
    const auto perLine = s.image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    for (Eigen::Index t = 0; t < v.cols(); ++t)
      for (Eigen::Index unit = 0; unit < v.rows(); ++unit) pixels[unit * perLine + t] = colours_(v(unit, t));
    s.label = engineText(map->label);
    s.isSigned = map->isSigned;
    s.least = v.minCoeff(), s.greatest = v.maxCoeff();
  }
  if (!isEmpty()) say(tr("unit × time, sample %1").arg(shown_.front().snapshot->sample + 1));
  update();
}

void HiddenState::draw(QCPPainter& painter) {
  const auto all = areas();
  bool anySigned = false;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Shown& s = shown_[i];
    if (s.image.isNull()) continue;
    anySigned = anySigned || s.isSigned;
    const Axes a = axesOf(all[i], s.image);
    drawHeat(painter, a.area, s.image, s.image.rect());
    drawAxes(painter, a, stepTicks(s.image.width(), a.area.width() < scaled(200) ? 2 : 5),
             stepTicks(s.image.height(), a.area.height() < scaled(140) ? 1 : 3), false);
    if (shown_.size() > 1) drawLaneLetter(painter, a.area, s.name);
    if (const Heatmap* map = mapOf(*s.snapshot); chosen_.id != QLatin1String(map->id.c_str()))  // a cell without it
      drawNote(painter, a.area.topRight() + QPointF(-4, 4), s.label, Theme::current().dim);
  }
  if (Theme::current().print) {  // the selector says it on screen
    painter.setFont(Theme::font(11));
    painter.setPen(Theme::current().text);
    painter.drawText(QRectF(32.0, 0.0, width(), 22.0), Qt::AlignVCenter, selector_->currentText());
  }
  const QRectF bar(width() - scaled(82), scaled(7), scaled(50), scaled(8));
  colours_.drawLegend(painter, bar, anySigned ? -1 : 0, 1, anySigned ? QStringLiteral("−1") : QStringLiteral("0"),
                      QStringLiteral("1"));
}

Table HiddenState::data(const Lanes&) const {
  Table all{"lane", "training_step", "sample", "quantity", "unit", "time_step", "value"};
  for (const Shown& s : shown_)
    if (const Heatmap* map = mapOf(*s.snapshot))
      for (Eigen::Index unit = 0; unit < map->values.rows(); ++unit)
        for (Eigen::Index t = 0; t < map->values.cols(); ++t)
          all.add(s.name, s.snapshot->step, s.snapshot->sample + 1, map->label, unit + 1, t + 1, map->values(unit, t));
  return all;
}

QString HiddenState::tipAt(const QPointF& pixel) const {
  const auto all = areas();
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Heatmap* map = mapOf(*shown_[i].snapshot);
    if (!map || !all[i].contains(pixel)) continue;
    const auto t =
        static_cast<Eigen::Index>((pixel.x() - all[i].left()) / all[i].width() * static_cast<double>(map->values.cols()));
    const auto unit =
        static_cast<Eigen::Index>((pixel.y() - all[i].top()) / all[i].height() * static_cast<double>(map->values.rows()));
    if (t < 0 || t >= map->values.cols() || unit < 0 || unit >= map->values.rows()) return {};
    return tr("%1: %2, unit %3, time step t = %4: %5")
        .arg(QString(QLatin1Char(shown_[i].name)), engineText(map->label), QString::number(unit + 1), QString::number(t + 1),
             number(map->values(unit, t)));
  }
  return tr(
      "Down: units 1 to H. Across: time steps 1 to T. Colour: the value; gates run from 0 to 1, the others from −1 to 1 and "
      "beyond");
}

}  // namespace

const ViewInfo hidden_state::info{"hidden_state", QT_TRANSLATE_NOOP("QObject", "Hidden state"),
                                  QT_TRANSLATE_NOOP("QObject", "unit × time"),
                                  QT_TRANSLATE_NOOP("QObject",
                                                    "hₜ of sample 1 of the training batch, as the training step computed it "
                                                    "but without dropout. The list shows the other layers, c and the gates."),
                                  [](QWidget* parent) -> View* { return new HiddenState(parent); }};

}  // namespace backflow::ui

#include "hidden_state.moc"
