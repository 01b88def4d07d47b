// The norms of the gradients that a run has seen, for thresholds that are made of them.
#pragma once

#include <cstddef>
#include <vector>

namespace backflow {

// The last kMost of them: a run's memory must not grow with its steps. Up to there, "all norms so far" is exact.
class NormHistory {
 public:
  static constexpr std::size_t kMost = 10000;

  NormHistory() = default;
  // What another one's inTime() and oldest() were: at most kMost numbers, oldest among them, or 0.
  NormHistory(std::vector<double> inTime, std::size_t oldest);

  void add(double norm);

  // The p-th percentile, 0 ≤ p ≤ 100, of the norms kept and of `norm` with them: x_(i), i = (n − 1) p/100 counted from 0 in
  // rising order, and between two of them on the straight line (as numpy.percentile has it).
  double percentileWith(double norm, double p) const;

  const std::vector<double>& inTime() const { return inTime_; }  // a ring once it is full …
  std::size_t oldest() const { return oldest_; }                 // … that begins here
  std::size_t size() const { return inTime_.size(); }
  std::size_t bytes() const { return (inTime_.capacity() + rising_.capacity()) * sizeof(double); }

 private:
  std::vector<double> inTime_;
  mutable std::vector<double> rising_;  // the same numbers, from the first time that they are needed: keeping them costs time
  std::size_t oldest_ = 0;
};

}  // namespace backflow
