// How fast training may go once it has been slowed down for those who look on, and how fast it then does go. Plain arithmetic
// on seconds that are passed in.
#pragma once

#include <cstdint>

namespace backflow::ui {

class Pace {
 public:
  static constexpr int kMost = 10'000;  // training steps a second

  void set(int perSecond) {
    perSecond_ = perSecond;
    begin();
  }
  int perSecond() const { return perSecond_; }  // 0: as many as there can be
  bool full() const { return perSecond_ == 0; }
  // The next step is due at once.
  void begin() {
    begun_ = false;
    rate_ = perSecond_;
  }

  // The training step that may be gone to by now, where the foremost lane is at that one. Asked often.
  std::int64_t due(std::int64_t foremost, double seconds);
  double rate() const { return rate_; }  // training steps a second, as counted; the chosen ones before it has been

 private:
  void count(std::int64_t foremost, double seconds);

  int perSecond_ = 0;
  bool begun_ = false, counting_ = false;
  double due_ = 0.0, then_ = 0.0, rate_ = 0.0;
  // Counted is from a step that had just been done on.
  std::int64_t seen_ = 0, from_ = 0;
  double since_ = 0.0;
};

}  // namespace backflow::ui
