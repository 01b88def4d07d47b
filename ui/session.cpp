#include "ui/session.h"

#include <algorithm>
#include <utility>

#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "ui/check_job.h"
#include "ui/language/engine_text.h"
#include "ui/lessons/lesson_run.h"
#include "ui/phase/phase_map.h"
#include "ui/phase/seed_band.h"

namespace backflow::ui {

namespace {
constexpr std::size_t kUndoSteps = 200;
}

Session::Session()
    : phase_(std::make_unique<PhaseMap>()), seeds_(std::make_unique<SeedBand>()), lesson_(std::make_unique<LessonRun>(*this)) {
  sinceMade_.start();
  active_ = &make('A');
}

Session::~Session() = default;

Lane* Session::find(char name) {
  const auto at = std::find_if(lanes_.begin(), lanes_.end(), [name](const Lane* lane) { return lane->name() == name; });
  return at == lanes_.end() ? nullptr : *at;
}

Lane& Session::make(char name) {
  owned_.push_back(std::make_unique<Lane>(name));
  Lane* lane = owned_.back().get();
  lanes_.insert(std::find_if(lanes_.begin(), lanes_.end(), [name](const Lane* other) { return other->name() > name; }), lane);
  sinceLead_.invalidate();
  return *lane;
}

void Session::close(Lane& lane) {
  const auto next = lanes_.erase(std::find(lanes_.begin(), lanes_.end(), &lane));
  if (active_ == &lane && !lanes_.empty()) active_ = next == lanes_.begin() ? *next : *(next - 1);
  lane.close();
  const auto at = std::find_if(owned_.begin(), owned_.end(), [&lane](const auto& owned) { return owned.get() == &lane; });
  closed_.push_back(std::move(*at));
  owned_.erase(at);
  sinceLead_.invalidate();
}

Lane& Session::laneNamed(const QString& name) {
  QStringList all;
  for (Lane* lane : lanes_) {
    all += QString(QLatin1Char(lane->name()));
    if (name == all.back()) return *lane;
  }
  throw InputError(tr("there is no lane %1; there is %2").arg(name, all.join(", ")).toStdString());
}

QString Session::difference(const Lane& lane) const {
  return knobTexts(lane.experiment(), changedKnobs(lanes_.front()->experiment(), lane.experiment()));
}

QString Session::knobTexts(const Experiment& experiment, const std::vector<std::string>& paths) {
  QStringList parts;
  for (const std::string& path : paths) {
    if (path == "name") continue;
    const Knob& which = knob(path);
    parts += engineText(which.label) + ' ' + valueText(which, knobText(experiment, which));
  }
  return parts.join(", ");
}

const Session::Scene::Part* Session::Scene::find(char name) const {
  const auto at = std::find_if(parts.begin(), parts.end(), [name](const Part& part) { return part.name == name; });
  return at == parts.end() ? nullptr : &*at;
}

Session::Scene::Part* Session::Scene::find(char name) { return const_cast<Part*>(std::as_const(*this).find(name)); }

Session::Scene Session::scene(const Lanes& whole) const {
  Scene all;
  for (Lane* lane : lanes_) {
    const bool keeps = !lane->preparing() && std::find(whole.begin(), whole.end(), lane) != whole.end();
    // Where the past is shown it is still the present that an act is about to change.
    const auto now = [lane] { return lane->showsPast() ? lane->present() : lane->moment(); };
    all.parts.push_back({lane->name(), lane->experiment(), keeps ? now() : nullptr});
  }
  all.active = active_->name();
  all.opened = opened_;
  return all;
}

Lanes Session::replacedBy(const Scene& scene) const {
  Lanes replaced;
  for (Lane* lane : lanes_) {
    const Scene::Part* part = scene.find(lane->name());
    if (!part || part->moment) replaced.push_back(lane);
  }
  return replaced;
}

void Session::push(std::vector<Scene>& scenes, Scene scene, std::size_t firsts) {
  scenes.push_back(std::move(scene));
  if (scenes.size() > kUndoSteps) scenes.erase(scenes.begin());
  if (scenes.size() <= kMoments + firsts) return;
  for (Scene::Part& part : scenes[scenes.size() - 1 - kMoments].parts)
    if (std::exchange(part.moment, nullptr)) part.forgotten = true;
}

void Session::remember(const Lanes& whole) {
  undone_.clear();
  if (held_ && remembered_) return;
  remembered_ = held_;
  if (!active_->trainer() && !active_->preparing()) return;  // there was nothing before the first experiment
  push(done_, scene(whole));
}

void Session::mayFail(const Lanes& closing) {
  if (preparing()) return;
  before_ = Before{done_, undone_, active_->trainer() ? scene(closing) : Scene(), opened_, lanes_};
}

void Session::fail(const Lane& lane, const QString& error) {
  if (before_) {
    done_ = before_->done;
    undone_ = before_->undone;
    opened_ = before_->opened;
    Scene back = std::exchange(before_->scene, {});  // tried once: it may fail too
    // The lane still has its run. To begin that again could fail for the same reason.
    if (Scene::Part* part = back.find(lane.name()); part && before_->had(lane)) part->moment = nullptr;
    if (!back.parts.empty()) show(back);
  }
  emit experimentChanged();
  emit failed(engineText(error));
}

// A run that has diverged or failed takes no further step: its remedies begin again from the seed.
bool Session::beginsAnew(Lane& lane, const Experiment& next) {
  if (needsRestart(lane.experiment(), next)) return true;
  if (lane.preparing()) return lane.pendingDiverged();
  const Trainer::Phase phase = lane.status().phase;
  return !lane.trainer() || phase == Trainer::Phase::Diverged || phase == Trainer::Phase::Failed;
}

void Session::apply(Lane& lane, const Experiment& next) {
  if (beginsAnew(lane, next)) {
    lane.start(next, playsByItself());
    if (alone()) goal_ = 0;
  } else {
    lane.change(next);
    emit changedLive();
  }
}

void Session::show(const Scene& scene) {
  const bool wasAlone = alone();
  bool keeps = false;
  for (const Lanes all = lanes_; Lane * lane : all)
    if (!scene.find(lane->name())) close(*lane);
  for (const Scene::Part& part : scene.parts) {
    Lane* lane = find(part.name);
    const bool isNew = !lane;
    if (isNew) lane = &make(part.name);
    if (part.moment) lane->start(part.moment, playsByItself());
    const bool differs = !changedKnobs(lane->experiment(), part.experiment).empty();
    if (part.moment && differs)
      lane->change(part.experiment);  // a live knob was turned after that moment
    else if (!part.moment && (isNew || differs))
      apply(*lane, part.experiment);
    keeps = keeps || !lane->preparing();
  }
  if (!keeps) goal_ = 0;
  active_ = find(scene.active);
  opened_ = scene.opened;
  if (!wasAlone) goOnAlone();
  emit experimentChanged();
  emit news();
  if (std::any_of(scene.parts.begin(), scene.parts.end(), [](const Scene::Part& part) { return part.forgotten; }))
    emit noted(tr("The settings are back, but not what was trained with them: undo keeps the last %1 runs").arg(kMoments));
}

void Session::open(const std::vector<Experiment>& experiments, bool play) {
  Lanes others = lanes_;
  std::erase(others, find('A'));  // which keeps its run until there is another
  mayFail(others);
  remember(lanes_);
  opened_ = experiments.front();
  wantsToPlay_ = play;
  pastEnd_ = rests_ = false;
  goal_ = 0;
  Lane* first = find('A');
  if (!first) first = &make('A');
  for (const Lanes all = lanes_; Lane * lane : all)
    if (lane != first) close(*lane);
  active_ = first;
  first->start(opened_, playsByItself() && experiments.size() == 1);
  for (std::size_t i = 1; i < experiments.size(); ++i)
    make(static_cast<char>('A' + i)).start(experiments[i], false);  // keepStep() sets them off, together
  emit experimentChanged();
}

Experiment Session::changed(const QStringList& pathsAndValues) const {
  Experiment next = experiment();
  for (int i = 0; i + 1 < pathsAndValues.size(); i += 2)
    setKnobText(next, pathsAndValues[i].toStdString(), pathsAndValues[i + 1].toStdString());
  if (next.task.name != experiment().task.name && !pathsAndValues.contains("task.file")) {
    next.task.file.reset();  // a file belongs to the task that reads it
    next.task.column.reset();
  }
  return next;
}

void Session::set(const QStringList& pathsAndValues) {
  const Experiment next = changed(pathsAndValues);
  if (changedKnobs(experiment(), next).empty()) return;
  mayFail();
  remember(beginsAnew(*active_, next) ? Lanes{active_} : Lanes{});
  apply(*active_, next);
  emit experimentChanged();
}

void Session::requireRoom() const {
  if (lanes_.size() >= std::size_t(kMostLanes))
    throw InputError(tr("there are four lanes already: close one first, as in: close-lane B").toStdString());
}

Lane& Session::makeNext() {
  constexpr char kLast = 'A' + kMostLanes - 1;
  requireRoom();
  char name = lanes_.empty() ? 'A' : static_cast<char>(lanes_.back()->name() + 1);  // the others' names are told by the first
  if (name > kLast)
    for (name = 'A'; find(name);) ++name;
  mayFail();
  remember();
  rests_ = false;
  if (allDone()) goal_ = 0;  // what was asked for was not reached: the others are where they are
  active_ = &make(name);
  return *active_;
}

Lane& Session::addLane(const Experiment& experiment, bool play) {
  Lane& lane = makeNext();
  wantsToPlay_ = wantsToPlay_ || play;
  lane.start(experiment, false);  // keepStep() sets it off
  emit experimentChanged();
  emit news();
  return lane;
}

void Session::compare(const QStringList& pathsAndValues) {
  const Experiment next = changed(pathsAndValues);
  if (changedKnobs(experiment(), next).empty())
    throw InputError(tr("compare: lane %1 has that already").arg(QLatin1Char(active_->name())).toStdString());
  addLane(next, false);
}

void Session::activate(const QString& name) {
  active_ = &laneNamed(name);
  emit experimentChanged();
  emit news();
}

void Session::closeLane(const QString& name) {
  Lane& lane = laneNamed(name);
  if (alone()) throw InputError(tr("close-lane: the last lane stays").toStdString());
  remember({&lane});
  closeBefore(lane);
  close(lane);
  goOnAlone();
  emit experimentChanged();
  emit news();
}

// Unless it would be all that is left. That it was closed stays a step for undo.
void Session::closeBefore(Lane& lane) {
  if (!before_ || !before_->had(lane)) return;
  Scene& kept = before_->scene;
  Scene::Part* part = kept.find(lane.name());
  if (!part) return;
  if (!part->moment) part->moment = scene({&lane}).find(lane.name())->moment;
  if (kept.parts.size() == 1) return;
  push(before_->done, kept);
  before_->undone.clear();
  std::erase_if(kept.parts, [&lane](const Scene::Part& each) { return each.name == lane.name(); });
  if (kept.active == lane.name()) kept.active = kept.parts.front().name;
}

void Session::hold() {
  held_ = true;
  remembered_ = false;
}

void Session::release() { held_ = remembered_ = false; }

QString Session::undoText() const {
  if (done_.empty()) return {};
  const Scene& before = done_.back();
  if (!changedKnobs(before.opened, opened_).empty()) return tr("Undo opening this experiment");
  for (const Lane* lane : lanes_) {
    const Scene::Part* part = before.find(lane->name());
    if (!part) return tr("Undo the new lane %1").arg(QLatin1Char(lane->name()));
    const QString set = knobTexts(lane->experiment(), changedKnobs(part->experiment, lane->experiment()));
    //: %1: knobs and their values
    if (!set.isEmpty()) return tr("Undo: %1").arg(set);
  }
  const auto closed = std::find_if(before.parts.begin(), before.parts.end(), [this](const Scene::Part& part) {
    return std::none_of(lanes_.begin(), lanes_.end(), [&part](const Lane* lane) { return lane->name() == part.name; });
  });
  if (closed != before.parts.end()) return tr("Undo closing lane %1").arg(QLatin1Char(closed->name));
  return tr("Undo the last change");
}

void Session::undo() {
  if (done_.empty()) return;
  mayFail(replacedBy(done_.back()));
  const Scene back = std::move(done_.back());
  push(undone_, scene(replacedBy(back)), kMoments);  // the first that were undone are the newest runs
  done_.pop_back();
  show(back);
}

void Session::redo() {
  if (undone_.empty()) return;
  mayFail(replacedBy(undone_.back()));
  const Scene again = std::move(undone_.back());
  push(done_, scene(replacedBy(again)));
  undone_.pop_back();
  show(again);
}

Trainer& Session::trainerToEdit(const char* act) {
  if (active_->preparing() || !active_->trainer())
    throw InputError(tr("%1: the run is still being prepared").arg(act).toStdString());
  if (active_->status().phase == Trainer::Phase::Diverged)
    throw InputError(tr("%1: the run has diverged; reset it first").arg(act).toStdString());
  if (const Trainer::Status status = active_->status(); status.phase == Trainer::Phase::Failed)  // nobody takes what is asked
    throw InputError(std::string(act) + ": " + status.error);
  remember({active_});
  emit experimentChanged();  // there is a step for undo
  return *active_->trainer();
}

void Session::pull(std::complex<double> from, std::complex<double> to) {
  trainerToEdit("pull").pull(static_cast<std::size_t>(experiment().model.layers - 1), from, to);
}

void Session::pullRadius(double radius) {
  trainerToEdit("pull").pullRadius(static_cast<std::size_t>(experiment().model.layers - 1), radius);
}

void Session::setParameters(Parameters parameters) { trainerToEdit("import weights").setParameters(std::move(parameters)); }

void Session::poll() {
  bool fresh = false;
  for (Lane* lane : lanes_) fresh = lane->poll() || fresh;
  for (const auto& lane : closed_) lane->poll();
  std::erase_if(closed_, [](const auto& lane) { return lane->ended(); });
  keepStep();
  for (Lane* lane : lanes_) lane->goesOn(wantsToPlay_ && !isDone(*lane));
  phase_->poll();
  fresh = seeds_->poll(lanes_) || fresh;
  if (fresh) emit news();
  for (Lane* lane : lanes_)
    if (const QString why = lane->takeRefusal(); !why.isEmpty()) emit refused(engineText(why));
  bool well = true;
  for (const Lanes all = lanes_; Lane * lane : all) {
    const QString error = lane->takeError();
    if (error.isEmpty()) continue;
    fail(*lane, error);
    well = false;
    break;
  }
  if (well && !preparing()) before_.reset();
  lesson_->poll();
}

void Session::check() {
  if (check_ && !check_->done()) throw InputError(tr("check: one is being done; wait for it, or cancel it").toStdString());
  const Snapshot* snapshot = active_->snapshot();
  if (!snapshot || !snapshot->state) throw InputError(tr("check: there is no state to check yet").toStdString());
  check_ = std::make_shared<CheckJob>(active_->name(), snapshot->state);
}

}  // namespace backflow::ui
