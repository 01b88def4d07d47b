#include "ui/figures/figure.h"

#include <QCoreApplication>
#include <QObject>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/views/plot.h"

namespace backflow::ui {
namespace {

constexpr double kTitle = 24.0, kNames = 18.0, kLine = 14.0, kAir = 8.0;  // px
constexpr double kVersion = 90.0;                                         // px, at the right of the last line
constexpr double kLabels = 52.0;                                          // px from the axis to the middle of its name
constexpr double kTicks = 21.0;                                           // px below the axes
constexpr double kLeast = 60.0;                                           // px of the plot, either way

QString choice(const Experiment& e, const char* path) {
  const Knob& of = knob(path);
  for (const Description& each : of.choices)
    if (of.get(e) == each.id) return engineText(each.label);
  return QString::fromStdString(knobText(e, of));
}

// Words of a text in as many lines as they need.
QStringList wrapped(const QString& text, const QFontMetricsF& metrics, double width) {
  QStringList lines;
  for (const QString& part : text.split(QStringLiteral(" · "))) {
    const QString longer = lines.isEmpty() ? part : lines.back() + QStringLiteral(" · ") + part;
    if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width)
      lines.back() = longer;
    else
      lines << part;
  }
  return lines;
}

// The view at the figure's size and in its colours, for as long as it is drawn; then as it was.
class Sitting {
 public:
  Sitting(View& view, const Lanes& lanes, bool dark, const QSize& size)
      : view_(view), lanes_(lanes), before_(view.geometry()), theme_(std::make_unique<PrintTheme>(dark)) {
    view_.resize(size);
    take();
  }
  ~Sitting() {
    theme_.reset();
    view_.setGeometry(before_);
    take();
  }

 private:
  void take() {
    view_.restyle();
    view_.refresh(lanes_);
  }
  View& view_;
  const Lanes& lanes_;
  QRect before_;
  std::unique_ptr<PrintTheme> theme_;
};

void drawNames(QPainter& painter, const View::Labels& names, const QSizeF& plot) {
  painter.setFont(Theme::font(11));
  painter.setPen(Theme::current().text);
  const QRectF across(names.area.left(), names.area.bottom() + kTicks, names.area.width(), kNames - 2.0);
  const double wide = QFontMetricsF(painter.font()).horizontalAdvance(names.x);
  const double middle = std::clamp(across.center().x(), wide / 2 - kNames, std::max(wide / 2, plot.width() - wide / 2));
  painter.drawText(QRectF(middle - wide / 2 - 2, across.top(), wide + 4, across.height()), Qt::AlignCenter, names.x);
  painter.save();
  painter.translate(std::max(-kNames + 6.0, names.area.left() - kLabels), names.area.center().y());
  painter.rotate(-90.0);
  painter.drawText(QRectF(-plot.height(), -8.0, 2 * plot.height(), 16.0), Qt::AlignCenter, names.y);
  painter.restore();
}

void drawNotes(QPainter& painter, const std::vector<FigureNote>& notes, const QRectF& area) {
  const Theme& theme = Theme::current();
  double y = area.top();
  const QString version = QStringLiteral("Backflow ") + QCoreApplication::applicationVersion();
  for (const FigureNote& note : notes) {
    double x = area.left();
    if (note.lane) {
      strokeCurve(painter, {{x, y + kLine / 2}, {x + 22.0, y + kLine / 2}}, laneColor(note.lane), 1.8, note.lane - 'A');
      x += 30.0;
    }
    painter.setFont(Theme::font(10));
    painter.setPen(theme.dim);
    painter.drawText(QRectF(x, y, area.right() - x, kLine), Qt::AlignLeft | Qt::AlignVCenter, note.text);
    y += kLine;
  }
  painter.drawText(QRectF(area.left(), y - kLine, area.width(), kLine), Qt::AlignRight | Qt::AlignVCenter, version);
}

}  // namespace

QString settingsText(const Experiment& e, int length) {
  const auto knobOf = [&e](const char* path) { return QString::fromStdString(knobText(e, knob(path))); };
  QStringList parts{QObject::tr("%1, T = %2").arg(choice(e, "task.name"), QString::number(length))};
  QString model = choice(e, "model.cell");
  if (acts("model.activation", e)) model += QStringLiteral(", ") + choice(e, "model.activation");
  parts << model << (e.model.hidden == 1 ? QObject::tr("%1 unit") : QObject::tr("%1 units")).arg(e.model.hidden);
  if (e.model.layers > 1) parts << QObject::tr("%1 layers").arg(e.model.layers);
  if (acts("model.init.recurrent", e)) {
    //: how U, the matrix of recurrent weights, begins: "U orthogonal"
    QString start = QObject::tr("U %1").arg(choice(e, "model.init.recurrent").toLower());
    if (acts("model.init.gain", e) && e.model.init.gain != 1.0)
      start = QObject::tr("%1, gain %2").arg(start, knobOf("model.init.gain"));
    if (e.model.init.spectralRadius) start = QObject::tr("%1, ρ = %2").arg(start, knobOf("model.init.spectral_radius"));
    parts << start;
  }
  parts << QObject::tr("%1, η = %2").arg(choice(e, "train.optimizer"), knobOf("train.learning_rate"));
  parts << QObject::tr("batch %1").arg(e.train.batch);
  QString clipping = e.train.clip.mode == "none" ? QObject::tr("no clipping")
                                                 : QObject::tr("clipping: %1").arg(choice(e, "train.clip.mode").toLower());
  if (acts("train.clip.threshold", e)) clipping += QStringLiteral(", ") + knobOf("train.clip.threshold");
  parts << clipping;
  if (e.precision == Precision::Float64) parts << QStringLiteral("float64");
  parts << QObject::tr("seed %1").arg(e.seed);
  return parts.join(QStringLiteral(" · "));
}

std::vector<FigureNote> notesOf(const Session& session, double width, std::optional<std::int64_t> step) {
  const PrintTheme print;  // its type is as large whatever the window's
  const QFontMetricsF metrics(Theme::font(10));
  std::vector<FigureNote> notes;
  const Lane& first = *session.lanes().front();
  const Snapshot* shown = first.snapshot();  // digits and copy have a length of their own
  const Experiment& experiment = first.shownExperiment();
  QString text = settingsText(experiment, shown ? shown->length : experiment.task.length);
  if (step) text += QStringLiteral(" · ") + QObject::tr("after training step %1").arg(grouped(*step));
  // The last line leaves room for the version at its right.
  for (const QString& line : wrapped(text, metrics, width - kVersion)) notes.push_back({line, 0});
  if (session.lanes().size() > 1)
    for (const Lane* lane : session.lanes()) {
      const Experiment& other = lane->shownExperiment();
      const QString difference = Session::knobTexts(other, changedKnobs(experiment, other));
      const QString says =
          lane == &first ? QObject::tr("A: as above") : QLatin1Char(lane->name()) + QStringLiteral(": ") + difference;
      notes.push_back({metrics.elidedText(says, Qt::ElideRight, width - 30.0 - kVersion), lane->name()});
    }
  return notes;
}

void drawFigure(QCPPainter& painter, const QSizeF& size, const Exhibit& exhibit, const Lanes& lanes,
                const std::vector<FigureNote>& notes, bool dark) {
  const double margin = kFigureMargin, wide = size.width() - 2 * margin;
  const double below = kNames + kAir + kLine * static_cast<double>(notes.size()) + margin - 4.0;
  const QRectF plot(margin + kNames, margin + kTitle, wide - kNames, size.height() - margin - kTitle - below);
  const Sitting sitting(*exhibit.view, lanes, dark, plot.size().toSize());
  const Theme& theme = Theme::current();
  painter.fillRect(QRectF({0.0, 0.0}, size), theme.panel);
  const QFont bold = Theme::font(14, QFont::DemiBold);
  painter.setFont(bold);
  painter.setPen(theme.text);
  painter.drawText(QRectF(margin, margin - 4.0, wide, 20.0), Qt::AlignLeft | Qt::AlignVCenter, exhibit.title);
  const double after = margin + QFontMetricsF(bold).horizontalAdvance(exhibit.title) + 12.0;
  painter.setFont(Theme::font(11));
  painter.setPen(theme.dim);
  painter.drawText(QRectF(after, margin - 3.0, size.width() - after - margin, 20.0), Qt::AlignLeft | Qt::AlignVCenter,
                   exhibit.hint);
  painter.save();
  painter.translate(plot.topLeft());
  exhibit.view->paint(painter);
  drawNames(painter, exhibit.view->labels(), exhibit.view->size());
  painter.restore();
  drawNotes(painter, notes, QRectF(margin, plot.bottom() + kNames + kAir, wide, 0.0));
}

Picture figureOf(const Exhibit& exhibit, const Session& session, const FigureOptions& options) {
  View& view = *exhibit.view;
  if (view.data(session.lanes()).empty())
    throw InputError(QObject::tr("\"%1\" has nothing to show yet").arg(exhibit.title).toStdString());
  Picture picture;
  picture.size = (options.millimetres / 25.4 * 96.0).toSize();
  picture.title = exhibit.title;
  picture.experiment = experimentText(session.lane().shownExperiment());
  picture.paint = [exhibit, &session, options, size = picture.size](QCPPainter& painter) {
    const Snapshot* shown = session.lanes().front()->snapshot();
    const auto notes =
        notesOf(session, size.width() - 2 * kFigureMargin, shown ? std::optional<std::int64_t>(shown->step) : std::nullopt);
    drawFigure(painter, size, exhibit, session.lanes(), notes, options.dark);
  };
  if (picture.size.width() < 4 * kLeast || picture.size.height() < 4 * kLeast)
    throw InputError(QObject::tr("a figure must be at least 65 x 65 mm").toStdString());
  return picture;
}

}  // namespace backflow::ui
