#include "ui/lag.h"

#include <algorithm>
#include <cmath>

#include "ui/views/plot.h"

namespace backflow::ui {

Lag lagOf(const Snapshot& snapshot) {
  Lag lag;
  const std::vector<double>& ln = snapshot.layers.back().logNorm;
  const auto T = static_cast<int>(ln.size());
  if (!snapshot.marks.empty()) {
    lag.step = std::clamp(*std::min_element(snapshot.marks.begin(), snapshot.marks.end()) + 1, 1, T);
    lag.marked = true;
  }
  lag.back = T - lag.step;
  if (!lag.marked)
    lag.input = QObject::tr("first time step");
  else if (snapshot.experiment.task.name == "adding")
    //: the time step that marks a number to add; and several
    lag.input = QObject::tr("marker"), lag.inputs = QObject::tr("markers");
  else
    //: the time step that the answer depends on; and several
    lag.input = QObject::tr("input"), lag.inputs = QObject::tr("inputs");
  lag.ofLastLoss = !std::isnan(snapshot.lastReach);
  if (lag.ofLastLoss) {
    lag.ratio = log10FromLn(snapshot.lastReach);
    return lag;
  }
  const double at = ln[static_cast<std::size_t>(lag.step - 1)];
  const bool zero = at == -std::numeric_limits<double>::infinity();
  lag.ratio = zero ? at : log10FromLn(at - ln.back());
  return lag;
}

std::vector<double> ratiosOfLast(const Snapshot& snapshot) {
  const std::vector<double>& ln = snapshot.logNormOfLast;
  const auto own = std::find_if(ln.rbegin(), ln.rend(), [](double value) { return !std::isinf(value); });
  if (own == ln.rend()) return {};
  std::vector<double> ratios(ln.size(), kNotMeasured);
  std::transform(own, ln.rend(), ratios.rbegin() + (own - ln.rbegin()),
                 [&](double value) { return log10FromLn(value - *own); });
  return ratios;
}

Answer answerOf(const Lane& lane) {
  Answer answer;
  const Row *row = lane.shownRow(), *validated = lane.shownValidation();
  if (validated) answer.accuracy = validated->accuracy;
  const double chance = lane.snapshot() ? lane.snapshot()->chance : 0.0;
  if (chance > 0.0 && (validated || row)) answer.ofChance = (validated ? validated->valLoss : row->trainLoss) / chance;
  return answer;
}

namespace {

QString reachText(const Lag& lag, int shorter) {
  const QString number = briefFromLog10(lag.ratio);
  if (shorter == 0 && std::isnan(lag.ratio)) return QObject::tr("at t = %1 (%2): not a number").arg(lag.step).arg(lag.input);
  if (shorter > 1) return number;
  if (lag.back < 2) {
    if (shorter == 1) return QObject::tr("t = %1: %2").arg(lag.step).arg(number);
    return (lag.ofLastLoss ? QObject::tr("reaches t = %1 (%2): %3 of the last loss")
                           : QObject::tr("reaches t = %1 (%2): %3 of t = T"))
        .arg(lag.step)
        .arg(lag.input, number);
  }
  //: so much of the gradient is left so many time steps before the last
  if (shorter == 1) return QObject::tr("%1 back: %2").arg(lag.back).arg(number);
  return (lag.ofLastLoss ? QObject::tr("%1 steps back (%2): %3 of the last loss")
                         : QObject::tr("%1 steps back (%2): %3 of t = T"))
      .arg(lag.back)
      .arg(lag.input, number);
}

// Empty: nothing has been measured.
QString answerText(const Answer& answer, int shorter) {
  if (!std::isnan(answer.accuracy)) {
    const QString percent = QString::number(100.0 * answer.accuracy, 'f', 0) + QStringLiteral(" %");
    return shorter == 0 ? QObject::tr("accuracy %1").arg(percent) : percent;
  }
  if (std::isnan(answer.ofChance)) return {};
  const QString part = backflow::ui::number(answer.ofChance, 2);
  return shorter == 0   ? QObject::tr("loss %1 × chance").arg(part)
         : shorter == 1 ? QObject::tr("%1 × chance").arg(part)
                        : part + QStringLiteral("×");
}

}  // namespace

QString lagLine(char lane, const Lag& lag, const Answer& answer, int shorter, bool answers) {
  QStringList said;
  const QString answered = answerText(answer, shorter);
  if (!answers || answered.isEmpty()) said << reachText(lag, shorter);
  if (!answered.isEmpty() && (answers || shorter < kShortestLagLine)) said << answered;
  return QString(QLatin1Char(lane)) + QLatin1Char(' ') + said.join(QStringLiteral(" · "));
}

}  // namespace backflow::ui
