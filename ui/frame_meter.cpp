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
  recent_.clear();
  knob_ = pull_ = {};
  work_ = longestStall_ = 0.0;
  lastTurn_ = -1.0;
}

void FrameMeter::turn() {
  if (lastTurn_ >= 0.0) longestStall_ = std::max(longestStall_, now() - lastTurn_);
  lastTurn_ = now();
}

void FrameMeter::painted(double milliseconds) {
  if (frames_.size() < kMostFrames) frames_.push_back(static_cast<float>(work_ + milliseconds));
  work_ = 0.0;
  recent_.push_back(now());
  if (recent_.size() > kRecent) recent_.erase(recent_.begin());
  knob_.painted(now());
  pull_.painted(now());
}

void FrameMeter::Change::begin(double now) {
  if (at < 0.0) at = now;
}

void FrameMeter::Change::painted(double now) {
  if (!held) return;
  times.push_back(static_cast<float>(now - at));
  held = false;
  at = -1.0;
}

double FrameMeter::Change::median() const { return percentileOf(times, 0.5); }

void FrameMeter::changed(const Experiment& asked) {
  knob_.begin(now());
  asked_ = asked;
}

void FrameMeter::pulled() { pull_.begin(now()); }

void FrameMeter::showing(const Experiment& experiment, std::size_t edits) {
  if (knob_.at >= 0.0 && !knob_.held) knob_.held = changedKnobs(experiment, asked_).empty();
  if (pull_.at >= 0.0) pull_.held = edits == 0;
}

double FrameMeter::framesPerSecond() const {
  return static_cast<double>(
      std::count_if(recent_.begin(), recent_.end(), [since = now() - 1000.0](double at) { return at > since; }));
}

double FrameMeter::fps() const {
  return static_cast<double>(frames_.size()) / std::max(1e-9, static_cast<double>(clock_.nsecsElapsed()) / 1e9);
}

double FrameMeter::percentile(double part) const { return percentileOf(frames_, part); }

}  // namespace backflow::ui
