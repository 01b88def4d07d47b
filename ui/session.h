// What the window is about, without the window: the lane, the experiment it runs, and the way back (undo). Acts work on
// this, so that scripts and tests need no screen.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <vector>

#include "ui/lane.h"

namespace backflow::ui {

class Session : public QObject {
  Q_OBJECT
 public:
  Lane& lane() { return lane_; }
  const Lane& lane() const { return lane_; }
  const Lanes& lanes() const { return lanes_; }
  const Experiment& experiment() const { return lane_.experiment(); }
  const Experiment& opened() const { return opened_; }  // as it was when it was opened: what "reset" of a knob goes back to

  // Runs this experiment; one step for undo. `play`: train at once.
  void open(const Experiment& experiment, bool play);

  // Sets PATH VALUE PATH VALUE …, all or none, as one step for undo. Throws InputError.
  void set(const QStringList& pathsAndValues);

  // Between hold() and release() (a slider being dragged) all changes are one step for undo.
  void hold();
  void release();

  bool canUndo() const { return !done_.empty(); }
  bool canRedo() const { return !undone_.empty(); }
  void undo();  // nothing to undo: does nothing
  void redo();

  void play();
  void pause();
  void step(std::int64_t steps);
  void runTo(std::int64_t step);
  void reset();  // the same experiment from its first step
  bool wantsToPlay() const { return wantsToPlay_; }

  // Nothing is being prepared or trained, and the lane holds the last step's row, snapshot and, where a view needs it,
  // analysis.
  bool settled();

  void poll();  // takes what the trainer has

 signals:
  void experimentChanged();
  void news();                        // something that views draw has changed
  void changedLive();                 // a live knob went to the trainer
  void failed(const QString& error);  // a run could not start; the one before goes on

 private:
  struct History {
    std::vector<Experiment> done, undone;
  };
  void apply(const Experiment& next);
  void remember();

  Lane lane_{'A'};
  Lanes lanes_{&lane_};
  Experiment opened_;
  std::vector<Experiment> done_, undone_;
  History beforeStart_;  // what undo and redo held before the run that is being prepared, in case it fails
  Experiment openedBeforeStart_;
  bool wantsToPlay_ = false, held_ = false, remembered_ = false;
};

}  // namespace backflow::ui
