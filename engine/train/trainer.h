// Trains a run on its own thread and lets a screen look on. Pull, not push: the trainer never calls the screen and never
// waits for it. Scalar rows are appended to a mailbox, none is lost; the heavy snapshot is built only when the last one
// has been taken. All members may be called from one other thread at any time and return at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/train/recorder.h"

namespace backflow {

class Trainer {
 public:
  enum class Phase { Preparing, Failed, Paused, Running, Diverged, Finished };

  // Starts the thread, which reads data and draws weights; a failure is told by status(). Begins paused.
  explicit Trainer(Experiment experiment);
  // Begins with this state of a run of the same network, diverged if that had, and with that run's history up to there.
  Trainer(Experiment experiment, std::shared_ptr<const RunState> from, Recorder past);
  ~Trainer();  // asks the thread to stop and waits for the end of its current training step; see stop()

  void play();  // until train.steps, then Finished; play() again goes on past it
  void pause();
  void run(std::int64_t steps);            // that many more, then pause
  void runTo(std::int64_t step);           // up to that one, then pause; past it: pause. train.steps: Finished there
  void change(const Experiment& changed);  // live knobs only; acts from the next training step
  // Carried out in this order before the next training step, or at once while paused; a snapshot follows. Of a chain of pulls
  // that are not done yet (from a to b, from b to c) only the ends are kept. What cannot be done is told in News::refused.
  void pull(std::size_t layer, std::complex<double> from, std::complex<double> to);  // withEigenvalue() of the first block of U
  void pullRadius(std::size_t layer, double radius);                                 // withSpectralRadius()
  void setParameters(Parameters parameters);  // Run::setParameters(); before pulls that wait
  void stop();                                // asks the thread to end, returns at once; the trainer cannot be used again
  bool stopped() const;                       // the thread has ended: destroying the trainer will not wait

  struct Status {
    Phase phase = Phase::Preparing;
    std::string error;  // Failed: one line
    std::int64_t step = 0;
    double stepsPerSecond = 0.0;
    std::size_t parameters = 0;
    std::int64_t shown = -1;  // the earlier step that the last snapshot shows, or the one asked for; −1: the present
    double sought = 1.0;      // the part of the way there that has been replayed; 1: its snapshot is there
    std::size_t edits = 0;    // pulls and parameters asked for, and not yet in a snapshot
  };
  Status status() const;

  // What has happened since the last take(). Empty vectors and a null snapshot when nothing has.
  struct News {
    std::vector<Row> rows;
    std::vector<float> logNorms;  // rows.size() × T: ln ‖∂L/∂h_t‖, top layer, for each row
    int length = 0;               // T
    std::shared_ptr<const Snapshot> snapshot;
    // The present as it was last looked at: at rest, where it rests, whatever step is shown. No row of its past is still to
    // come.
    std::shared_ptr<const RunState> present;
    std::vector<Change> changes;  // what was done to the run between two steps
    std::string refused;          // why a pull or parameters were not taken, in one line
  };
  News take();

  // Shows an earlier step, replayed from the nearest key frame: pauses, and the next snapshot is of that step, as it was. Every
  // seek() takes the place of the one before; live(), and any order to train, returns to the present.
  void seek(std::int64_t step);
  void live();
  // The history up to a state of the run, for a branch or a file: what the trainer does is not interrupted.
  Recorder history(const RunState& until) const;

  // Asks for a fresh snapshot, of the step that is shown, even while paused (the first one is made without asking).
  void refresh();

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace backflow
