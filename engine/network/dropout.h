// Inverted dropout (Srivastava et al. 2014): an entry of a mask is 0 with probability p, else 1/(1 − p).
#pragma once

#include <vector>

#include "engine/core/random.h"
#include "engine/core/types.h"

namespace backflow {

// Draws the masks of one training step for the samples first … first+size−1 of its batch. Each sample has a stream of its own,
// so its masks are the same however the batch is split.
class Dropout {
 public:
  Dropout(std::uint64_t seed, std::uint64_t step, int first, int size);

  // rows × size·T: T blocks, one column a sample.
  template <class S>
  void draw(Matrix<S>& mask, Eigen::Index rows, Eigen::Index cols, double p);

 private:
  std::uint64_t seed_, firstIndex_;
  int size_;
  std::vector<Random> ofSample_;  // made when the first mask is drawn, which for most networks is never
};

}  // namespace backflow
