#include "ui/frame_meter.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/experiment/knobs.h"

namespace backflow::ui {

namespace {

constexpr std::size_t kRecent = 120;
constexpr std::size_t kMostFrames = 1'000'000;  // four and a half hours

double percentileOf(std::vector<float> values, double part) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

FrameMeter::FrameMeter() { reset(); }

void FrameMeter::reset() {
  clock_.start();
  frames_.clear();
  knobs_.clear();
  recent_.clear();
  work_ = longestStall_ = 0.0;
  lastTurn_ = changedAt_ = -1.0;
  holdsChange_ = false;
}

void FrameMeter::turn() {
  const double now = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  if (lastTurn_ >= 0.0) longestStall_ = std::max(longestStall_, now - lastTurn_);
  lastTurn_ = now;
}

void FrameMeter::painted(double milliseconds) {
  const double now = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  if (frames_.size() < kMostFrames) frames_.push_back(static_cast<float>(work_ + milliseconds));
  work_ = 0.0;
  recent_.push_back(now);
  if (recent_.size() > kRecent) recent_.erase(recent_.begin());
  if (holdsChange_) {
    knobs_.push_back(static_cast<float>(now - changedAt_));
    holdsChange_ = false;
    changedAt_ = -1.0;
  }
}

void FrameMeter::changed(const Experiment& asked) {
  if (changedAt_ < 0.0) changedAt_ = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  asked_ = asked;
}

void FrameMeter::showing(const Experiment& experiment) {
  if (changedAt_ >= 0.0 && !holdsChange_) holdsChange_ = changedKnobs(experiment, asked_).empty();
}

double FrameMeter::framesPerSecond() const {
  const double now = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  return static_cast<double>(std::count_if(recent_.begin(), recent_.end(), [now](double at) { return at > now - 1000.0; }));
}

double FrameMeter::fps() const {
  return static_cast<double>(frames_.size()) / std::max(1e-9, static_cast<double>(clock_.nsecsElapsed()) / 1e9);
}

double FrameMeter::percentile(double part) const { return percentileOf(frames_, part); }

double FrameMeter::knobToScreen() const { return percentileOf(knobs_, 0.5); }

}  // namespace backflow::ui
