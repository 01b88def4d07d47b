#include "ui/canonical/canonical.h"

#include <QFileInfo>
#include <QObject>
#include <QStringList>
#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
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

bool measures(const Reproduction& reproduction) {
  return std::any_of(reproduction.arms.begin(), reproduction.arms.end(), [](const Arm& arm) { return arm.measure; });
}

void requireRoom(const Reproduction& reproduction) {
  if (reproduction.arms.size() > std::size_t(Session::kMostLanes))
    throw InputError(QObject::tr("reproduce: %1 arms are more than the window has lanes for, which is %2")
                         .arg(reproduction.arms.size())
                         .arg(Session::kMostLanes)
                         .toStdString());
}

// Those whose files were opened; their places stay.
std::deque<Reproduction>& opened() {
  static std::deque<Reproduction> all;
  return all;
}

template <class List>
auto titled(List& list, const std::string& title) {
  return std::find_if(list.begin(), list.end(), [&title](const Reproduction& r) { return r.title == title; });
}

Role roleIn(const Reproduction& canonical, const Experiment& experiment) {
  for (const Arm& arm : canonical.arms)
    if (changedKnobs(experimentOf(canonical, arm, experiment.seed), experiment).empty()) return {&canonical, &arm};
  return {};
}

}  // namespace

const std::vector<Reproduction>& canonicals() {
  static const std::vector<Reproduction> all = [] {
    std::vector<Reproduction> found;
    for (const std::filesystem::path& file : reproductionFiles()) {
      try {
        if (Reproduction read = loadReproduction(file); !measures(read)) found.push_back(std::move(read));
      } catch (const std::exception&) {
        // A file that somebody put there and that is none must not keep the window from opening.
      }
    }
    return found;
  }();
  return all;
}

bool isCanonicalFile(const QString& file) {
  if (!file.endsWith(".json") || !QFileInfo(file).isFile()) return false;
  const nlohmann::json all = nlohmann::json::parse(readFile(file.toStdString()), nullptr, false);
  return all.is_object() && all.contains("reproduce");
}

const Reproduction& canonicalNamed(const QString& name) {
  QStringList names;
  for (const Reproduction& canonical : canonicals()) {
    names += QString::fromStdString(canonical.id);
    if (name == names.back() || name == QString::number(canonical.number)) return canonical;
  }
  if (!QFileInfo(name).isFile())
    throw InputError(
        QObject::tr("reproduce \"%1\": must be one of %2, its number, or a file").arg(name, names.join(", ")).toStdString());
  Reproduction read = loadReproduction(name.toStdString());
  if (measures(read))
    throw InputError(
        QObject::tr("%1: measures without training; for it there is: backflow-cli reproduce").arg(name).toStdString());
  requireRoom(read);
  const auto same = titled(opened(), read.title);
  if (same == opened().end()) return opened().emplace_back(std::move(read));
  *same = std::move(read);  // it may have been edited
  return *same;
}

QString titleOf(const Reproduction& reproduction) {
  return engineText(std::to_string(reproduction.number) + " · " + reproduction.title);
}

std::vector<Experiment> lanesOf(const Reproduction& reproduction) {
  std::vector<Experiment> lanes;
  for (const Arm& arm : reproduction.arms) lanes.push_back(experimentOf(reproduction, arm, reproduction.seeds.front()));
  return lanes;
}

Role roleOf(const Experiment& experiment) {
  if (const auto its = titled(opened(), experiment.name); its != opened().end())
    if (const Role role = roleIn(*its, experiment)) return role;
  const auto its = titled(canonicals(), experiment.name);
  return its == canonicals().end() ? Role() : roleIn(*its, experiment);
}

}  // namespace backflow::ui
