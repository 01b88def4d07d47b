// The loss over the training steps, logarithmic: every training step thin, held-out loss with points, the task's chance
// level dashed. On request a band: the same experiment with other seeds, from the least loss to the greatest, and the median.
#include <QMenu>
#include <QResizeEvent>
#include <QToolButton>
#include <algorithm>
#include <map>

#include "ui/language/engine_text.h"
#include "ui/phase/seed_band.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/envelope.h"
#include "ui/views/list.h"

namespace backflow::ui {
namespace {

constexpr double kLeft = 40.0, kSeeds = 52.0;  // px: for labels, and for the button at the right

struct Series {
  char name = 'A';
  quint64 generation = 0;
  std::size_t taken = 0;       // rows read so far
  Envelope train, validation;  // log₁₀
  double lastTrain = kNotMeasured, lastValidation = kNotMeasured;
  std::int64_t step = 0, divergedAt = 0;
  double chance = 0.0;  // 0: not known
  QString chanceLabel;

  bool continues(const Lane& lane) const { return taken <= lane.rows().size(); }
  void take(const Lane& lane) {
    if (const Snapshot* s = lane.snapshot()) chance = s->chance, chanceLabel = QString::fromStdString(s->chanceLabel);
    for (const std::vector<Row>& rows = lane.rows(); taken < rows.size(); ++taken) {
      const Row& row = rows[taken];
      train.add(row.step, std::log10(row.trainLoss));
      step = row.step;
      lastTrain = row.trainLoss;
      if (!std::isfinite(row.trainLoss) && divergedAt == 0) divergedAt = row.step;
      if (std::isnan(row.valLoss)) continue;
      validation.add(row.step, std::log10(row.valLoss));
      lastValidation = row.valLoss;
    }
  }
};

class Loss : public Plot {
  Q_OBJECT
 public:
  explicit Loss(QWidget* parent) : Plot(parent), seeds_(new QToolButton(this)) {
    //: A button that opens a menu: train with other random seeds
    seeds_->setText(tr("seeds ▾"));
    seeds_->setProperty("flat", true);
    seeds_->setAccessibleName(tr("Other seeds of the active lane"));
    seeds_->setToolTip(
        tr("Trains the active lane's experiment again with the next seeds, beside the lanes: how much of the "
           "curve is the seed's doing?"));
    connect(seeds_, &QToolButton::clicked, this, &Loss::offerSeeds);
    restyle();
  }

  void refresh(const Lanes& lanes) override;
  void refit() override {
    scale_.forget();
    scale_.take(extent(), true);
    update();
  }
  void restyle() override {
    seeds_->setFont(Theme::font(11));
    seeds_->setVisible(!Theme::current().present);  // a room is shown curves
    placeButton();
    update();
  }
  QString summary() const override;
  Labels labels() const override { return {tr("training step"), tr("loss L"), axes().area}; }
  Table data(const Lanes& lanes) const override;

 protected:
  bool isEmpty() const override {
    return std::none_of(series_.begin(), series_.end(), [](const Series& s) { return s.step > 0; });
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  std::vector<Ruler> rulers() const override { return {{axes(), Quantity::TrainingStep}}; }
  void resizeEvent(QResizeEvent*) override { placeButton(); }

 private:
  void placeButton() { seeds_->setGeometry(width() - scaledInt(kSeeds), 0, scaledInt(kSeeds), scaledInt(17)); }
  const SeedBand* band() const { return session() && session()->seeds().lane() ? &session()->seeds() : nullptr; }
  void offerSeeds();
  void drawBand(QPainter& painter, const Axes& a) const;
  QString bandText() const;
  QString sentenceOf(const Series& s) const;
  Extent extent() const {
    Extent all;
    if (band()) all.add(band()->loss().least.extent()), all.add(band()->loss().greatest.extent());
    for (const Series& s : series_) all.add(s.train.extent()), all.add(s.validation.extent());
    for (const auto& [at, level] : chances()) all.add(std::log10(at));
    return all;
  }
  // Each level once, with what guesses so, and the lanes that have it where they do not all have one.
  struct Chance {
    QString guess, lanes;  // lanes: "A, C "
  };
  std::map<double, Chance> chances() const {
    std::map<double, Chance> all;
    for (const Series& s : series_) {
      if (!(s.chance > 0.0)) continue;
      Chance& level = all[s.chance];
      level.guess = s.chanceLabel.isEmpty() ? number(s.chance) : engineText(s.chanceLabel);
      level.lanes += (level.lanes.isEmpty() ? QString() : QStringLiteral(", ")) + QLatin1Char(s.name);
    }
    for (auto& [at, level] : all) level.lanes = all.size() > 1 ? level.lanes + QLatin1Char(' ') : QString();
    return all;
  }
  Axes axes() const {
    std::int64_t last = 1;
    for (const Series& s : series_) last = std::max(last, s.step);
    return {plotArea(kLeft).adjusted(0, legend().height(), 0, 0), {0.0, stepsEnd(last)}, scale_.span()};
  }
  Legend legend() const {
    std::vector<LegendEntry> all;
    for (const Series& s : series_)
      if (series_.size() > 1) all.push_back({QString(QLatin1Char(s.name)), laneColor(s.name), 1.7, s.name - 'A'});
    if (Theme::current().print) {  // the panel's hint says it on screen
      const QColor common = series_.size() > 1 ? Theme::current().dim : laneColor(series_.front().name);
      //: The loss of the training batch: a curve
      all.push_back({tr("train"), withAlpha(common, 0.72), 1.1, 0});
      all.push_back({tr("held out (dots)"), common, 1.7, 0});
    }
    for (const auto& [at, level] : chances())
      all.push_back({level.lanes + tr("chance: %1").arg(level.guess), Theme::current().dim, 1.1, -1,
                     //: The loss of guessing: a line
                     level.lanes + tr("chance")});
    if (band())
      all.push_back({bandText(), Theme::current().text, 1.4, band()->lane() - 'A',
                     tr("%1: %2 seeds").arg(QLatin1Char(band()->lane())).arg(band()->seeds())});
    return legendOf(std::move(all), kLeft, Theme::current().print || Theme::current().present ? 0.0 : kSeeds);
  }

  QToolButton* seeds_;
  std::vector<Series> series_;
  FrozenSpan scale_;
};

void Loss::refresh(const Lanes& lanes) {
  if (!matchLanes(series_, lanes)) scale_.forget();
  for (std::size_t i = 0; i < lanes.size(); ++i) series_[i].take(*lanes[i]);
  scale_.take(extent(), true);
  QStringList accuracies;
  for (const Lane* lane : lanes)
    if (const Row* row = lane->shownValidation(); row && !std::isnan(row->accuracy))
      accuracies << tr("%1 %2 %").arg(QLatin1Char(lane->name())).arg(QString::number(100.0 * row->accuracy, 'f', 1));
  say(accuracies.isEmpty() ? tr("thin: train, dots: held out") : tr("accuracy %1").arg(accuracies.join(QStringLiteral(" · "))));
  update();
}

void Loss::offerSeeds() {
  QMenu menu(this);
  const int others = band() ? band()->seeds() - 1 : 0;
  for (const int n : {0, 2, 4, SeedBand::kMost}) {
    QAction* action = menu.addAction(n == 0 ? tr("This seed alone") : tr("%1 more seeds").arg(n));
    action->setData(n);
    action->setCheckable(true);
    action->setChecked(n == others);
  }
  if (const QAction* picked = menu.exec(seeds_->mapToGlobal(QPoint(0, -menu.sizeHint().height()))))
    emit act(QStringLiteral("seeds %1").arg(picked->data().toInt()));
}

// The band has no step that the lane has not: after a reset it is uncovered again as the lane trains.
void Loss::drawBand(QPainter& painter, const Axes& a) const {
  const auto own = std::find_if(series_.begin(), series_.end(), [this](const Series& s) { return s.name == band()->lane(); });
  if (own == series_.end() || own->step == 0) return;
  const QColor colour = laneColor(own->name);
  painter.save();
  painter.setClipRect(QRectF(a.area.topLeft(), QPointF(a.px(static_cast<double>(own->step)) + 1.0, a.area.bottom())));
  std::vector<Column> strip = band()->loss().greatest.columns(a);
  const std::vector<Column> least = band()->loss().least.columns(a);
  for (std::size_t i = 0; i < strip.size() && i < least.size(); ++i) strip[i].hi = least[i].hi;
  fillStrip(painter, strip, withAlpha(colour, 0.22));
  band()->loss().median.stroke(painter, a, Theme::current().text, 1.4, own->name - 'A');
  painter.restore();
}

QString Loss::bandText() const {
  const QString letter(QLatin1Char(band()->lane())), seeds = QString::number(band()->seeds());
  if (band()->diverged() == 0) return tr("%1: %2 seeds: band min–max, line median").arg(letter, seeds);
  return tr("%1: %2 seeds: band min–max, line median, %3 diverged").arg(letter, seeds, QString::number(band()->diverged()));
}

void Loss::draw(QCPPainter& painter) {
  const Theme& theme = Theme::current();
  const Axes a = axes();
  legend().draw(painter, {a.area.left(), 0.0});
  drawAxes(painter, a, countTicks(a.x, 4), logTicks(a.y, 5), true);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  if (band()) drawBand(painter, a);
  for (const Series& s : series_)
    s.train.stroke(painter, a, withAlpha(laneColor(s.name), s.validation.size() ? 0.72 : 1.0), 1.1, s.name - 'A');
  for (const Series& s : series_) {
    s.validation.stroke(painter, a, laneColor(s.name), 1.7, 0, true);
    QPainterPath dots;
    double free = -10.0;
    for (const Column& c : s.validation.columns(a)) {
      if (std::isnan(c.lo) || c.x < free) continue;
      dots.addEllipse(QPointF(c.x, (c.lo + c.hi) / 2), 2.2, 2.2);
      free = c.x + 14.0;
    }
    painter.fillPath(dots, laneColor(s.name));
    for (const Envelope* losses : {&s.train, &s.validation}) losses->drawZeros(painter, a, laneColor(s.name));
    if (s.divergedAt > 0) {
      const double x = a.px(static_cast<double>(s.divergedAt));
      strokeCurve(painter, {{x, a.area.top()}, {x, a.area.bottom()}}, theme.nan, 2.0, s.name - 'A');
    }
  }
  for (const auto& [at, level] : chances()) {
    const double y = a.py(std::log10(at));
    strokeCurve(painter, {{a.area.left(), y}, {a.area.right(), y}}, theme.dim, 1.1, -1);
  }
  painter.restore();
}

// Of the other seeds: least, median and greatest of each stride (a step; of a long run several), at its first step.
Table Loss::data(const Lanes& lanes) const {
  Table all{"lane",   "training_step",     "train_loss",         "held_out_loss",       "accuracy",
            "chance", "log10_seeds_least", "log10_seeds_median", "log10_seeds_greatest"};
  for (const Lane* lane : lanes) {
    const auto own = std::find_if(series_.begin(), series_.end(), [lane](const Series& s) { return s.name == lane->name(); });
    const double chance = own == series_.end() ? kNotMeasured : own->chance;
    for (const Row& row : lane->rows()) {
      const bool banded = band() && band()->lane() == lane->name();
      const auto of = [&](const Envelope& series, double Envelope::Bucket::*which) {
        const Envelope::Bucket* bucket = banded ? series.beginningAt(row.step) : nullptr;
        return bucket ? bucket->*which : kNotMeasured;
      };
      const SeedBand::Quantity none;
      const SeedBand::Quantity& seeds = banded ? band()->loss() : none;
      const Envelope::Bucket* middle = banded ? seeds.median.beginningAt(row.step) : nullptr;
      all.add(lane->name(), row.step, row.trainLoss, row.valLoss, row.accuracy, chance, of(seeds.least, &Envelope::Bucket::lo),
              middle ? middle->sum / middle->count : kNotMeasured, of(seeds.greatest, &Envelope::Bucket::hi));
    }
  }
  return all;
}

QString Loss::sentenceOf(const Series& s) const {
  const QString letter(QLatin1Char(s.name)), step = grouped(s.step), train = number(s.lastTrain);
  const QString heldOut = number(s.lastValidation), chance = number(s.chance);
  if (std::isnan(s.lastValidation))
    return s.chance > 0.0
               ? tr("Lane %1: at training step %2 the loss is %3; guessing scores %4.").arg(letter, step, train, chance)
               : tr("Lane %1: at training step %2 the loss is %3.").arg(letter, step, train);
  return s.chance > 0.0
             ? tr("Lane %1: at training step %2 the loss is %3, on held-out data %4; guessing scores %5.")
                   .arg(letter, step, train, heldOut, chance)
             : tr("Lane %1: at training step %2 the loss is %3, on held-out data %4.").arg(letter, step, train, heldOut);
}

QString Loss::summary() const {
  QStringList sentences;
  //: %1: "A: 5 seeds: band min–max, line median"
  if (band() && band()->step() > 0) sentences << tr("%1, up to step %2.").arg(bandText(), grouped(band()->step()));
  for (const Series& s : series_)
    if (s.step > 0) sentences << sentenceOf(s);
  return sentences.isEmpty() ? tr("Loss: no data yet.") : sentences.join(QLatin1Char(' '));
}

QString Loss::tipAt(const QPointF& pixel) const {
  const Axes a = axes();
  if (pixel.y() > a.area.bottom()) return tr("training steps");
  if (pixel.x() < a.area.left()) {
    QStringList guesses;
    for (const auto& [at, level] : chances()) guesses << level.lanes + level.guess;
    return tr("L: the loss of a batch, logarithmic. Dashed: chance (%1)").arg(guesses.join(QStringLiteral("; ")));
  }
  const std::int64_t step = std::llround(a.xAt(pixel.x()));
  QStringList lines{tr("training step %1").arg(grouped(step))};
  for (const Series& s : series_)
    lines
        << tr("%1 there: train %2, held out %3").arg(QLatin1Char(s.name)).arg(s.train.textAt(step), s.validation.textAt(step));
  //: %1: "A: 5 seeds: band min–max, line median"
  if (band()) lines << tr("%1, of the training loss up to step %2").arg(bandText(), grouped(band()->step()));
  for (const Series& s : series_) {
    lines << tr("%1 now: train %2, held out %3")
                 .arg(QLatin1Char(s.name))
                 .arg(number(s.lastTrain), std::isnan(s.lastValidation) ? QStringLiteral("–") : number(s.lastValidation));
    if (s.divergedAt > 0) lines << tr("%1 diverged at step %2").arg(QLatin1Char(s.name)).arg(grouped(s.divergedAt));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

const ViewInfo loss::info{"loss", QT_TRANSLATE_NOOP("QObject", "Loss"),
                          QT_TRANSLATE_NOOP("QObject", "train, held out; dashed: chance"),
                          QT_TRANSLATE_NOOP("QObject",
                                            "L of the training batch before each update, without regularizers; points: "
                                            "held-out data after the update. Dashed: what a guess scores."),
                          [](QWidget* parent) -> View* { return new Loss(parent); }};

}  // namespace backflow::ui

#include "loss.moc"
