// The norms of the gradients that a run has seen, for thresholds that are made of them.
#pragma once

#include <cstddef>
#include <vector>

namespace backflow {

// The last kMost of them: a run's memory must not grow with its steps. Up to there, "all norms so far" is exact.
class NormHistory {
 public:
  static constexpr std::size_t kMost = 10000;

  void add(double norm);

  // The p-th percentile, 0 ≤ p ≤ 100, of the norms kept and of `norm` with them: x_(i), i = (n − 1) p/100 counted from 0 in
  // rising order, and between two of them on the straight line (as numpy.percentile has it).
  double percentileWith(double norm, double p) const;

  std::size_t size() const { return inTime_.size(); }
  std::size_t bytes() const { return (inTime_.capacity() + rising_.capacity()) * sizeof(double); }

 private:
  std::vector<double> inTime_;  // a ring once it is full
  std::vector<double> rising_;  // the same numbers
  std::size_t oldest_ = 0;
};

}  // namespace backflow
