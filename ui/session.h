// What the window is about, without the window: the lanes, the experiments they run, and the way back (undo). Acts work on
// this, so that scripts and tests need no screen.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <algorithm>
#include <complex>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/formats/session_file.h"
#include "ui/lane.h"
#include "ui/pace.h"

namespace backflow::ui {

class CheckJob;
class LessonRun;
class PhaseMap;
class SeedBand;

class Session : public QObject {
  Q_OBJECT
 public:
  static constexpr int kMostLanes = 4;
  static bool isLaneName(const std::string& name) { return name.size() == 1 && name[0] >= 'A' && name[0] < 'A' + kMostLanes; }

  Session();
  ~Session() override;

  Lane& lane() { return *active_; }  // the active one: knobs, words and figures are its own
  const Lane& lane() const { return *active_; }
  const Lanes& lanes() const { return lanes_; }
  const Experiment& experiment() const { return active_->experiment(); }
  const Experiment& opened() const { return opened_; }  // as it was when it was opened: what "reset" of a knob goes back to

  // Runs this experiment in lane A alone, or one in each lane from A on; one step for undo. `play`: train at once.
  void open(const Experiment& experiment, bool play) { open(std::vector{experiment}, play); }
  void open(const std::vector<Experiment>& experiments, bool play);  // one to kMostLanes

  // Sets PATH VALUE PATH VALUE … of the active lane, all or none, as one step for undo. Throws InputError.
  void set(const QStringList& pathsAndValues);

  // A new lane, which becomes active, begins at step 0 and comes up to the others; one step for undo. `play`: train on from
  // there (what trains already goes on anyway). Throws InputError when there are four.
  Lane& addLane(const Experiment& experiment, bool play);
  void compare(const QStringList& pathsAndValues);  // addLane: the active lane's experiment with these set
  void activate(const QString& name);               // "A" … "D"; throws InputError where there is no such lane
  void closeLane(const QString& name);              // one step for undo; throws InputError for the last one
  Lane& laneNamed(const QString& name);             // throws InputError
  // What a lane has other than the first: "train.clip.mode norm, seed 8"; empty for the first.
  QString difference(const Lane& lane) const;
  // Of an experiment: "train.clip.mode norm, seed 8", the knobs of these paths but its name.
  static QString knobTexts(const Experiment& experiment, const std::vector<std::string>& paths);

  // Between hold() and release() (a slider being dragged) all changes are one step for undo.
  void hold();
  void release();

  bool canUndo() const { return !done_.empty(); }
  QString undoText() const;  // what it takes back: "Undo: Cell LSTM"; empty: there is nothing
  bool canRedo() const { return !undone_.empty(); }
  void undo();  // nothing to undo: does nothing
  void redo();

  // All lanes together, in lockstep: at rest they are at the same training step, and none runs ahead of the slowest by more
  // than that one does in a tenth of a second. Lanes that have diverged or finished are not waited for. Where one is far behind
  // the others, pause() leaves all where they are, and so does a session that was saved like that.
  void play();
  void pause();
  void step(std::int64_t steps);
  void runTo(std::int64_t step);
  void reset();  // the same experiments from their first step; one step for undo
  bool wantsToPlay() const { return wantsToPlay_; }
  // What plays takes so many training steps a second, 0: as many as there can be; step and run-to always do.
  void setPace(int perSecond);
  int pace() const { return pace_.perSecond(); }
  // The spectrum of the active lane's top layer's U, from the next training step on, or at once while paused: see trainer.h.
  // One step for undo, which goes on from the state that was shown before it. Throws InputError while there is no run to pull
  // in.
  void pull(std::complex<double> from, std::complex<double> to);
  void pullRadius(double radius);
  void setParameters(Parameters parameters);  // of the active lane's run; likewise

  // The past (session_past.cpp): every lane shows that step, or its last, and none trains until play, step, run-to or reset.
  void seek(std::int64_t step);
  void rewind(std::int64_t steps);  // from the step shown, or the one at which the run diverged
  void live();                      // the present again
  bool showsPast() const;
  // Where a lane is, as long as lanes are at training steps far from each other: "waits at 2 005". Else empty.
  QString whereApart(const Lane& lane) const;
  // A new lane that goes on from the step that the active lane shows: its weights, optimizer and random stream, and its
  // history. It rests there. Throws InputError when there are four, or nothing to begin from.
  void branch();
  // All lanes as they are at present, for a file. Throws InputError while there is nothing yet.
  SessionFile saved() const;
  // Lanes that go on from there, and rest; one step for undo. Throws InputError for lanes that cannot be.
  void restore(const SessionFile& file, const QString& active);
  // Compares backprop with finite differences at the state that the active lane shows, beside the training (check_job.h).
  // Throws InputError while one goes on, or where there is no state yet.
  void check();
  CheckJob* lastCheck() const { return check_.get(); }  // null before the first
  PhaseMap& phase() { return *phase_; }                 // the phase diagram's
  SeedBand& seeds() { return *seeds_; }
  LessonRun& lesson() { return *lesson_; }
  const LessonRun& lesson() const { return *lesson_; }
  bool playing() const;            // wantsToPlay(), and some lane still can; or a lane comes up to the others
  Trainer::Status status() const;  // of the active lane; a lane that waits for slower ones is Running too

  bool preparing() const;  // some lane is
  // Nothing is being prepared or trained, and every lane that has not failed holds its last step's row and snapshot.
  bool settled();
  // Nothing is being prepared, and unless it plays, no lane has yet to come up to the others.
  bool ready() { return !preparing() && (lanes_.size() == 1 || wantsToPlay_ || settled()); }

  void poll();  // takes what the trainers have, and keeps the lanes in step

 signals:
  void experimentChanged();           // of the active lane, or which one that is, or which lanes there are
  void news();                        // something that views draw has changed
  void changedLive();                 // a live knob went to the trainer
  void noted(const QString& what);    // something was done, but not all that may have been expected
  void refused(const QString& why);   // something was not done, or not to its end: a pull, an export, a run that had begun
  void failed(const QString& error);  // a run could not start, or a file not be opened; the one before goes on

 private:
  // The lanes at one moment, for the way back.
  struct Scene {
    struct Part {
      char name;
      Experiment experiment;
      std::shared_ptr<const Moment> moment;  // null: from its first step, where it has to begin again
      bool forgotten = false;                // the moment there was, by now
    };
    std::vector<Part> parts;
    char active = 'A';
    Experiment opened;
    const Part* find(char name) const;  // null: there is no such lane
    Part* find(char name);
  };
  struct Before {
    std::vector<Scene> done, undone;
    Scene scene;
    Experiment opened;
    Lanes lanes;
    bool had(const Lane& lane) const { return std::find(lanes.begin(), lanes.end(), &lane) != lanes.end(); }
  };
  static constexpr std::size_t kMoments = 4;  // the last so many scenes keep theirs: the memory of runs is bounded
  // `whole`: the lanes that will be closed or begin again, which undo brings back as they are now.
  Scene scene(const Lanes& whole) const;
  Lanes replacedBy(const Scene& scene) const;
  void show(const Scene& scene);  // adds, changes and closes lanes until they are these
  // The first `firsts` scenes keep their moments, too.
  static void push(std::vector<Scene>& scenes, Scene scene, std::size_t firsts = 0);
  void remember(const Lanes& whole = {});
  Trainer& trainerToEdit(const char* act);
  // Keeps what there is, in case the run that is about to be prepared cannot start; of lanes that close, their runs.
  void mayFail(const Lanes& closing = {});
  void fail(const Lane& lane, const QString& error);
  void closeBefore(Lane& lane);  // what is kept in case of a failure is without it, too
  static bool beginsAnew(Lane& lane, const Experiment& next);
  void apply(Lane& lane, const Experiment& next);
  Lane* find(char name);
  Lane& make(char name);     // in its place in the order
  void requireRoom() const;  // throws InputError where there are four lanes
  Lane& makeNext();          // one step for undo; active, and nothing runs in it yet. Throws InputError when there are four
  void close(Lane& lane);
  Experiment changed(const QStringList& pathsAndValues) const;

  // Lockstep (lockstep.cpp).
  bool alone() const { return lanes_.size() == 1; }
  bool slowed() const { return wantsToPlay_ && !pace_.full(); }
  bool led() const { return !alone() || slowed(); }  // every poll says how far to go; else the trainer goes on by itself
  bool playsByItself() const { return wantsToPlay_ && !led(); }
  bool isDone(const Lane& lane) const;  // takes no further step by itself
  bool allDone() const;
  bool catchesUp() const;  // unasked, a lane that is far behind
  std::int64_t together() const;
  void keepStep();
  std::int64_t lead(std::int64_t slowest);
  void goOnAlone();
  bool settled(Lane& lane);

  std::vector<std::unique_ptr<Lane>> owned_, closed_;  // closed: until their threads have ended
  Lanes lanes_;                                        // those of owned_, in order
  Lane* active_ = nullptr;
  Experiment opened_;
  std::vector<Scene> done_, undone_;
  std::optional<Before> before_;  // the runs that are being prepared; nothing: none is
  std::shared_ptr<CheckJob> check_;
  std::unique_ptr<PhaseMap> phase_;
  std::unique_ptr<SeedBand> seeds_;
  std::unique_ptr<LessonRun> lesson_;
  bool rests_ = false;  // no lane comes up to the others
  bool wantsToPlay_ = false, held_ = false, remembered_ = false;

  std::int64_t goal_ = 0;  // the training step at which the lanes rest, unless they play
  bool pastEnd_ = false;   // train.steps does not end it: it has been asked for more
  // The speed of the slowest lane.
  QElapsedTimer sinceLead_;
  std::int64_t slowest_ = 0;
  double speed_ = 0.0;  // training steps a second
  Pace pace_;           // what was chosen
  QElapsedTimer sinceMade_;
};

}  // namespace backflow::ui
