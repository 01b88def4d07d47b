#include "ui/views/analysis_plot.h"

#include <utility>

#include "ui/language/engine_text.h"
#include "ui/session.h"
#include "ui/theme.h"

namespace backflow::ui {

void AnalysisPlot::refresh(const Lanes& lanes) {
  // An analysis comes far less often than a frame: most of these would draw what is there already.
  std::vector<Source> sources;
  for (const Lane* lane : lanes) sources.push_back({lane->name(), lane->generation(), lane->shareAnalysis()});
  const char active = session() ? session()->lane().name() : 0;
  if (!sources.empty() && sources == sources_ && active == active_) return;
  sources_ = std::move(sources);
  active_ = active;

  const quint64 generation = generationOf(lanes);
  if (std::exchange(generation_, generation) != generation) scale_.forget();
  shown_.clear();
  reason_.clear();
  QStringList without, awaited;
  for (const Lane* lane : lanes) {
    const auto analysis = lane->shareAnalysis();
    if (!analysis) {
      awaited << QString(QLatin1Char(lane->name()));
      continue;
    }
    if (!analysis->layers.empty() && has(*analysis)) {
      shown_.push_back({lane->name(), analysis});
      continue;
    }
    without << QString(QLatin1Char(lane->name()));
    for (const Analysis::Skipped& skipped : analysis->skipped)
      if (skipped.what == "analysis" || (*part() && skipped.what.find(part()) != std::string::npos))
        reason_ = tr("Not measured: %1.").arg(engineText(skipped.why));
  }
  without_ = without.join(QStringLiteral(", "));
  awaited_ = awaited.join(QStringLiteral(", "));
  fit();
  QStringList parts;
  if (!shown_.empty()) {
    parts << hint();
    //: Lanes that have nothing to show here: "not B, C"
    if (!without_.isEmpty()) parts << tr("not %1").arg(without_);
    //: Lanes whose first figures are still awaited: "B, C to come"
    if (!awaited_.isEmpty()) parts << tr("%1 to come").arg(awaited_);
  }
  say(parts.join(QStringLiteral(" · ")));
  taken();
  update();
}

void AnalysisPlot::refit() {
  scale_.forget();
  fit();
  update();
}

void AnalysisPlot::fit() {
  if (shown_.empty()) return;
  Extent all = extent();
  if (all.empty()) all.lo = -2.0, all.hi = 0.0;  // nothing finite: an axis to put the marks on
  scale_.take(all, true);
}

QString AnalysisPlot::hint() const {
  QStringList steps;  // of each lane, where they are not the same: an analysis lags behind by its own time
  for (const Shown& s : shown_) steps << grouped(s.analysis->step);
  steps.removeDuplicates();
  return tr("after step %1").arg(steps.join(QStringLiteral(", ")));
}

const AnalysisPlot::Shown& AnalysisPlot::told() const {
  const auto found = std::find_if(shown_.begin(), shown_.end(), [this](const Shown& s) { return s.name == active_; });
  return found == shown_.end() ? shown_.front() : *found;
}

QString AnalysisPlot::summary() const {
  QStringList sentences;
  for (const Shown& s : shown_) sentences << tr("Lane %1: %2").arg(QLatin1Char(s.name)).arg(sentence(*s.analysis));
  if (sentences.isEmpty()) return tr("%1: no data yet. %2").arg(what(), reason_);
  if (!without_.isEmpty()) sentences << tr("Not of %1. %2").arg(without_, reason_);
  if (!awaited_.isEmpty()) sentences << tr("That of %1 is to come.").arg(awaited_);
  return sentences.join(QLatin1Char(' '));
}

QString AnalysisPlot::emptyText() const {
  return reason_.isEmpty() ? tr("This is measured beside the training; the first takes a moment.") : reason_;
}

int AnalysisPlot::lengthOf(const std::vector<Shown>& shown) {
  int most = 2;
  for (const Shown& s : shown) most = std::max(most, s.analysis->length);
  return most;
}

}  // namespace backflow::ui
