// How smooth the window is: the time each frame takes, the longest gap between two turns of the event loop, and the time
// from a change of a live knob, or a pull at the spectrum, to the first painted snapshot that holds it.
#pragma once

#include <QElapsedTimer>
#include <vector>

#include "engine/experiment/experiment.h"

namespace backflow::ui {

class FrameMeter {
 public:
  FrameMeter();
  void reset();

  void turn();                                               // the event loop came round
  void work(double milliseconds) { work_ += milliseconds; }  // spent preparing the frame
  void painted(double milliseconds);                         // the frame is on screen
  void changed(const Experiment& asked);                     // a live knob was changed
  void pulled();                                             // the spectrum was
  // A snapshot of this experiment is in the frame being prepared, and so many edits of its lane are in none yet.
  void showing(const Experiment& experiment, std::size_t edits);

  double framesPerSecond() const;  // over the last second
  double fps() const;              // since reset()
  std::size_t frames() const { return frames_.size(); }
  double percentile(double part) const;  // of the frame times, ms; part 1: the longest
  double longestStall() const { return longestStall_; }
  double knobToScreen() const { return knob_.median(); }  // ms; NaN if no knob was changed
  double pullToScreen() const { return pull_.median(); }  // likewise

 private:
  struct Change {
    double at = -1.0;   // ms; < 0: none is awaited
    bool held = false;  // the frame being prepared has it
    std::vector<float> times;
    void begin(double now);
    void painted(double now);
    double median() const;
  };
  double now() const { return static_cast<double>(clock_.nsecsElapsed()) / 1e6; }  // ms
  QElapsedTimer clock_;
  std::vector<float> frames_;
  Change knob_, pull_;
  std::vector<double> recent_;  // when the last frames were painted, ms
  double work_ = 0.0, lastTurn_ = -1.0, longestStall_ = 0.0;
  Experiment asked_;
};

}  // namespace backflow::ui
