// Tells how far long work has come: a bar with rate and time left on a terminal, otherwise a plain line every tenth, or
// nothing for work without a unit, whose lines would say no more than that time passes.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace backflow::cli {

class Progress {
 public:
  // `unit` as in "812 steps/s"; an empty one shows percent and time, and only on a terminal.
  Progress(std::int64_t total, std::string unit);
  Progress() : Progress(kParts, {}) {}  // of work that tells its fraction
  ~Progress();                          // ends the bar's line

  // Cheap to call often. `note` is asked for only when something is drawn: "loss 0.17".
  void update(std::int64_t done, const std::function<std::string()>& note = {});

  bool part(double fraction);  // returns false once Ctrl-C has been pressed: the work is to end

  void clear();            // takes the bar off its line, so that something else can be printed there
  double seconds() const;  // since the beginning

 private:
  std::string text(std::int64_t done, const std::string& note) const;
  std::string bar(std::int64_t done) const;

  static constexpr std::int64_t kParts = 1000;
  using Clock = std::chrono::steady_clock;
  std::int64_t total_;
  std::string unit_;
  bool terminal_;
  Clock::time_point began_ = Clock::now(), drawn_ = began_ - std::chrono::hours(1);
  std::int64_t tenth_ = 0;  // plain lines: the last tenth that was told
  bool open_ = false;       // a bar stands on the current line
};

}  // namespace backflow::cli
