// What was done to a lane while it trained, in words: the marks on the time line.
#pragma once

#include <QString>
#include <vector>

#include "ui/lane.h"

namespace backflow::ui {

struct Mark {
  std::int64_t step = 0;  // training steps that had been done
  QString what;           // "Clipping Norm, Threshold 1"; "spectrum pulled"
  bool isSetting = false;
};

// Of one run; it grows as the run's changes do.
class Marks {
 public:
  // Takes what is new. What is set before the first training step is how the run begins, and what is set and taken back
  // between two steps was never done: neither is a mark. Returns whether there was anything new.
  bool follow(const Lane& lane);
  const std::vector<Mark>& all() const { return all_; }  // oldest first

 private:
  void set(const Lane& lane, std::size_t which);

  static constexpr std::size_t kBegun = std::numeric_limits<std::size_t>::max();  // the run's first experiment
  quint64 generation_ = 0;
  std::size_t seen_ = 0;
  std::size_t last_ = kBegun, before_ = kBegun;  // changes that are experiments: the last, and that of an earlier step
  std::vector<Mark> all_;
};

std::vector<Mark> marksOf(const Lane& lane);

}  // namespace backflow::ui
