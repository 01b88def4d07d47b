#include "ui/canonical/canonical.h"

#include <QObject>
#include <QStringList>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "ui/language/engine_text.h"
#include "ui/session.h"

namespace backflow::ui {

namespace {

Experiment experimentOf(const Reproduction& reproduction, const Arm& arm, std::uint64_t seed) {
  Experiment experiment = arm.experiment;
  experiment.name = reproduction.title;
  experiment.seed = seed;
  return experiment;
}

}  // namespace

const std::vector<Reproduction>& canonicals() {
  static const std::vector<Reproduction> all = [] {
    std::vector<Reproduction> found;
    for (const std::filesystem::path& file : reproductionFiles()) {
      try {
        Reproduction read = loadReproduction(file);
        if (std::none_of(read.arms.begin(), read.arms.end(), [](const Arm& arm) { return arm.measure; }))
          found.push_back(std::move(read));
      } catch (const std::exception&) {
        // A file that somebody put there and that is none must not keep the window from opening.
      }
    }
    return found;
  }();
  return all;
}

const Reproduction& canonicalNamed(const QString& nameOrNumber) {
  QStringList names;
  for (const Reproduction& canonical : canonicals()) {
    names += QString::fromStdString(canonical.id);
    if (nameOrNumber == names.back() || nameOrNumber == QString::number(canonical.number)) return canonical;
  }
  throw InputError(
      QObject::tr("reproduce \"%1\": must be one of %2, or its number").arg(nameOrNumber, names.join(", ")).toStdString());
}

QString titleOf(const Reproduction& reproduction) {
  return engineText(std::to_string(reproduction.number) + " · " + reproduction.title);
}

std::vector<Experiment> lanesOf(const Reproduction& reproduction) {
  if (reproduction.arms.size() > std::size_t(Session::kMostLanes))
    throw InputError(QObject::tr("reproduce: %1 arms are more than the window has lanes for, which is %2")
                         .arg(reproduction.arms.size())
                         .arg(Session::kMostLanes)
                         .toStdString());
  std::vector<Experiment> lanes;
  for (const Arm& arm : reproduction.arms) lanes.push_back(experimentOf(reproduction, arm, reproduction.seeds.front()));
  return lanes;
}

Role roleOf(const Experiment& experiment) {
  for (const Reproduction& canonical : canonicals()) {
    if (canonical.title != experiment.name) continue;
    for (const Arm& arm : canonical.arms)
      if (changedKnobs(experimentOf(canonical, arm, experiment.seed), experiment).empty()) return {&canonical, &arm};
  }
  return {};
}

}  // namespace backflow::ui
