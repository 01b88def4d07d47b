#include "ui/figures/figure_acts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QObject>
#include <QRegularExpression>

#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "ui/acts/background.h"
#include "ui/acts/refuse.h"
#include "ui/figures/figure.h"

namespace backflow::ui {
namespace {

Exhibit exhibit(Stage& stage, const QString& which) {
  if (which == QLatin1String("river")) return stage.exhibit(0);
  const int slot = which.toInt();
  if (slot < 1 || slot > stage.slotCount())
    refuse(QObject::tr("\"%1\": must be a panel from 1 to %2, or river").arg(which, QString::number(stage.slotCount())));
  return stage.exhibit(slot);
}

double millimetres(const QString& text) {
  const double value = text.toDouble();
  if (!(value >= 65.0 && value <= 1000.0))
    refuse(QObject::tr("\"%1\": a figure is from 65 to 1000 mm wide and high").arg(text));
  return value;
}

// Takes what is not the file's name off the end: "3", "120x80", "dark".
FigureOptions takeOptions(QStringList& a) {
  FigureOptions options;
  options.scale = 3.0;
  const QRegularExpression size("^([0-9.]+)x([0-9.]+)$");
  for (; a.size() > 1; a.removeLast()) {
    const QString& word = a.back();
    bool well = false;
    const double scale = word.toDouble(&well);
    const QRegularExpressionMatch match = size.match(word);
    if (match.hasMatch())
      options.millimetres = {millimetres(match.captured(1)), millimetres(match.captured(2))};
    else if (word == QLatin1String("dark"))
      options.dark = true;
    else if (!well)
      break;
    else if (!(scale >= kLeastScale && scale <= kMostScale))
      refuse(
          QObject::tr("scale %1: must be from %2 to %3").arg(word, QString::number(kLeastScale), QString::number(kMostScale)));
    else
      options.scale = scale;
  }
  return options;
}

const PictureFormat& formatOf(const QString& file, const QString& more) {
  if (const PictureFormat* format = pictureFormatOf(file)) return *format;
  QStringList endings;
  for (const PictureFormat& format : pictureFormats()) endings << format.ending;
  refuse(QObject::tr("%1: the name must end in one of %2").arg(file, endings.join(", ") + more));
}

QString filters(bool data) {
  QStringList all;
  for (const PictureFormat& format : pictureFormats()) all << QString("%1 (*%2)").arg(QObject::tr(format.label), format.ending);
  if (data) all << QObject::tr("Data (*.csv)");
  return all.join(";;");
}

// What takes long of it, beside the screen.
Outcome write(Session& session, Stage* stage, const QString& file, std::function<std::string()> bytes) {
  return inBackground(
      session, [file = file.toStdString(), bytes = std::move(bytes)] { writeFileAtomically(file, bytes()); },
      [stage, file] { stage->tell(QObject::tr("Saved %1").arg(file)); });
}

}  // namespace

Outcome exportPlot(Session& session, Stage* stage, const QStringList& arguments) {
  const Exhibit shown = exhibit(*stage, arguments[0]);
  QStringList rest = arguments.mid(1);
  const FigureOptions options = takeOptions(rest);
  const QString file = rest.isEmpty()
                           ? stage->askFile(QObject::tr("Export “%1”").arg(shown.title), shown.id + ".pdf", filters(true))
                           : rest.join(' ');
  if (file.isEmpty()) return {};
  if (!file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
    const PictureFormat& format = formatOf(file, ", .csv");
    return write(session, stage, file, format.drawn(figureOf(shown, session, options), options.scale));
  }
  Table table = shown.view->data(session.lanes());
  if (table.empty()) refuse(QObject::tr("\"%1\" has nothing to show yet").arg(shown.title));
  return write(session, stage, file, [table = std::move(table)] { return table.csv(); });
}

Outcome exportWindow(Session& session, Stage* stage, const QStringList& arguments) {
  QStringList rest = arguments;
  FigureOptions options = takeOptions(rest);
  if (rest.size() == arguments.size()) options.scale = 1.0;
  const QString file = rest.isEmpty()
                           ? stage->askFile(QObject::tr("Export a picture of the window"), "backflow.png", filters(false))
                           : rest.join(' ');
  if (file.isEmpty()) return {};
  const PictureFormat& format = formatOf(file, {});
  QWidget& window = stage->surface();
  const Picture picture{window.size(), [&window](QCPPainter& painter) { window.render(&painter); }, QStringLiteral("Backflow"),
                        experimentText(session.experiment())};
  return write(session, stage, file, format.drawn(picture, options.scale));
}

// As pixels for every program, and as a drawing for those that take one.
Outcome copyPlot(Session& session, Stage* stage, const QStringList& a) {
  const Exhibit shown = exhibit(*stage, a[0]);
  const FigureOptions options;
  const Picture picture = figureOf(shown, session, options);
  const QImage image = imageOf(picture, options.scale);
  auto* parcel = new QMimeData;
  parcel->setImageData(image);
  parcel->setData(QStringLiteral("image/png"), QByteArray::fromStdString(pngOf(image)));
  for (const PictureFormat& format : pictureFormats())
    if (format.ending == std::string_view(".svg"))
      parcel->setData(QStringLiteral("image/svg+xml"), QByteArray::fromStdString(format.drawn(picture, options.scale)()));
  QGuiApplication::clipboard()->setMimeData(parcel);
  stage->tell(QObject::tr("Copied “%1”").arg(shown.title));
  return {};
}

// With tabs, which every table program takes apart, and as CSV.
Outcome copyData(Session& session, Stage* stage, const QStringList& a) {
  const Exhibit shown = exhibit(*stage, a[0]);
  const Table table = shown.view->data(session.lanes());
  if (table.empty()) refuse(QObject::tr("\"%1\" has nothing to show yet").arg(shown.title));
  auto* parcel = new QMimeData;
  parcel->setText(QString::fromStdString(table.text('\t')));
  parcel->setData(QStringLiteral("text/csv"), QByteArray::fromStdString(table.csv()));
  QGuiApplication::clipboard()->setMimeData(parcel);
  stage->tell(QObject::tr("Copied “%1”").arg(shown.title));
  return {};
}

}  // namespace backflow::ui
