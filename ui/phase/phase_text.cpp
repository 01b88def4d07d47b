#include "ui/phase/phase_text.h"

#include <QObject>
#include <QStringList>
#include <cmath>
#include <map>

#include "engine/diagnose/verdict.h"
#include "engine/experiment/knobs.h"
#include "ui/language/engine_text.h"
#include "ui/views/plot.h"

namespace backflow::ui {
namespace {

QString duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (whole < 100) return QObject::tr("%1 s").arg(whole);
  const std::int64_t minutes = (whole + 59) / 60;
  return minutes < 100 ? QObject::tr("%1 min").arg(minutes) : QObject::tr("%1 h").arg((minutes + 59) / 60);
}

QString when(const Sweep& sweep) {
  if (sweep.steps == 0) return QObject::tr("at initialization");
  return (sweep.steps == 1 ? QObject::tr("after %1 training step") : QObject::tr("after %1 training steps"))
      .arg(grouped(sweep.steps));
}

const std::optional<SweepResult>& at(const PhaseMap& map, const QPoint& cell) {
  return map.at(static_cast<std::size_t>(cell.x()), static_cast<std::size_t>(cell.y()));
}

}  // namespace

QString axisValueText(const nlohmann::json& value) {
  //: The value of a setting that is off
  if (value.is_null()) return QObject::tr("off");
  if (value.is_string()) return QString::fromStdString(value.get<std::string>());
  //: The value of a setting that is on
  if (value.is_boolean()) return value.get<bool>() ? QObject::tr("on") : QObject::tr("off");
  return value.is_number() ? number(value.get<double>()) : QString::fromStdString(value.dump());
}

QString axisLabel(const SweepAxis& axis) { return engineText(knob(axis.path).label); }

QString statusText(const PhaseMap& map) {
  const std::size_t percent = 100 * map.known() / map.sweep().cells();
  if (map.running()) {
    const double left = map.secondsLeft();
    if (std::isnan(left)) return QObject::tr("%1 %").arg(percent);
    return QObject::tr("%1 % · %2 left").arg(QString::number(percent), duration(left));
  }
  return map.complete() ? when(map.sweep()) : QObject::tr("stopped at %1 %").arg(percent);
}

QString cellText(const PhaseMap& map, const QPoint& cell) {
  const SweepAxis &x = map.sweep().axes[0], &y = map.sweep().axes[1];
  //: Two settings and their values: "Gain 0.9, Time steps T 20"
  const QString name = QObject::tr("%1 %2, %3 %4")
                           .arg(axisLabel(x), axisValueText(x.values[static_cast<std::size_t>(cell.x())]), axisLabel(y),
                                axisValueText(y.values[static_cast<std::size_t>(cell.y())]));
  const std::optional<SweepResult>& result = at(map, cell);
  if (!result) return QObject::tr("%1: not computed yet").arg(name);
  if (!result->error.empty()) return QObject::tr("%1: cannot be run\n%2").arg(name, engineText(result->error));
  QStringList lines{QObject::tr("%1: %2").arg(name, engineText(result->verdict.badge))};
  if (result->divergence) lines << engineText(result->divergence->text());
  lines << QObject::tr("‖δ_1‖ / ‖δ_T‖ = %1; each step back multiplies by %2 on average")
               .arg(numberFromLog10(log10FromLn(result->logRatio)), number(std::exp(result->slope)));
  if (std::isfinite(result->loss))
    lines << QObject::tr("loss on held-out data %1, %2 of chance")
                 .arg(number(result->loss), number(result->loss / result->chance));
  return lines.join(QLatin1Char('\n'));
}

Table tableOf(const PhaseMap& map) {
  const Sweep& sweep = map.sweep();
  const std::string x = sweep.axes[0].path, y = sweep.axes[1].path;
  Table all{x, y, "training_step", "log10_first_to_last", "ln_slope [1/step]", "held_out_loss", "chance", "verdict", "error"};
  const auto text = [](const nlohmann::json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); };
  for (std::size_t j = 0; j < map.rows(); ++j)
    for (std::size_t i = 0; i < map.columns(); ++i)
      if (const std::optional<SweepResult>& r = map.at(i, j))
        all.add(text(sweep.axes[0].values[i]), text(sweep.axes[1].values[j]), r->steps, log10FromLn(r->logRatio), r->slope,
                r->loss, r->chance, verdictName(r->verdict.kind), r->error);
  return all;
}

QString summaryText(const PhaseMap& map, const QString& on) {
  const Sweep& sweep = map.sweep();
  const auto range = [](const SweepAxis& axis) {
    return QObject::tr("%1 from %2 to %3")
        .arg(axisLabel(axis), axisValueText(axis.values.front()), axisValueText(axis.values.back()));
  };
  constexpr std::string_view cannot = "cannot be run";
  std::map<std::string_view, int> kinds;
  for (std::size_t cell = 0; cell < sweep.cells(); ++cell)
    if (const auto& result = map.at(sweep.at(cell)[0], sweep.at(cell)[1]))
      ++kinds[result->error.empty() ? verdictName(result->verdict.kind) : cannot];
  QStringList counts;
  for (const auto& [kind, count] : kinds)
    //: So many runs that, for example, are healthy: "12 healthy"
    counts << (kind != cannot ? QObject::tr("%1 %2").arg(QString::number(count), engineText(kind))
                              : QObject::tr("%1 cannot be run").arg(count));
  const QString x = range(sweep.axes[0]), y = range(sweep.axes[1]), known = QString::number(map.known()),
                cells = QString::number(sweep.cells());
  QStringList sentences;
  if (counts.isEmpty())
    sentences << QObject::tr("Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed.")
                     .arg(x, y, when(sweep), known, cells);
  else
    //: %6: "12 healthy, 3 vanishing"
    sentences << QObject::tr("Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed; %6.")
                     .arg(x, y, when(sweep), known, cells, counts.join(QStringLiteral(", ")));
  QStringList letters;
  for (const QChar& letter : on) letters << letter;
  if (!on.isEmpty()) sentences << QObject::tr("On the map: lane %1.").arg(letters.join(QStringLiteral(", ")));
  return sentences.join(QLatin1Char(' '));
}

}  // namespace backflow::ui
