#include "ui/marks.h"

#include <QObject>

#include "engine/experiment/knobs.h"
#include "ui/session.h"

namespace backflow::ui {

std::vector<Mark> marksOf(const Lane& lane) {
  std::vector<Mark> marks;
  const Experiment* before = &lane.begun();
  for (const Change& change : lane.changes()) {
    QString what;
    if (const Experiment* after = std::get_if<Experiment>(&change.what)) {
      if (change.step > 0) what = Session::knobTexts(*after, changedKnobs(*before, *after));
      before = after;
    } else {
      what = std::holds_alternative<Parameters>(change.what) ? QObject::tr("weights imported") : QObject::tr("spectrum pulled");
    }
    if (what.isEmpty()) continue;
    if (!marks.empty() && marks.back().step == change.step && marks.back().what == what) continue;  // a drag
    marks.push_back({change.step, what});
  }
  return marks;
}

}  // namespace backflow::ui
