#include "ui/marks.h"

#include <QObject>
#include <utility>

#include "engine/experiment/knobs.h"
#include "ui/session.h"

namespace backflow::ui {

bool Marks::follow(const Lane& lane) {
  if (generation_ != lane.generation()) *this = Marks();
  generation_ = lane.generation();
  const std::vector<Change>& changes = lane.changes();
  const std::size_t from = std::exchange(seen_, changes.size());
  for (std::size_t i = from; i < changes.size(); ++i) {
    if (std::holds_alternative<Experiment>(changes[i].what)) {
      set(lane, i);
      continue;
    }
    const bool imported = std::holds_alternative<Parameters>(changes[i].what);
    const Mark mark{changes[i].step, imported ? QObject::tr("weights imported") : QObject::tr("spectrum pulled"), false};
    const bool again = !all_.empty() && all_.back().step == mark.step && all_.back().what == mark.what;  // a drag
    if (!again) all_.push_back(mark);
  }
  return from < changes.size();
}

void Marks::set(const Lane& lane, std::size_t which) {
  const Change& change = lane.changes()[which];
  const auto experimentAt = [&lane](std::size_t at) -> const Experiment& {
    return at == kBegun ? lane.begun() : std::get<Experiment>(lane.changes()[at].what);
  };
  if (last_ == kBegun || lane.changes()[last_].step != change.step) before_ = last_;
  last_ = which;
  std::erase_if(all_, [&change](const Mark& mark) { return mark.isSetting && mark.step == change.step; });
  const Experiment& now = experimentAt(which);
  const QString what = change.step > 0 ? Session::knobTexts(now, changedKnobs(experimentAt(before_), now)) : QString();
  if (!what.isEmpty()) all_.push_back({change.step, what, true});
}

std::vector<Mark> marksOf(const Lane& lane) {
  Marks marks;
  marks.follow(lane);
  return marks.all();
}

}  // namespace backflow::ui
