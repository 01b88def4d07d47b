// Magnitude pruning (Han, Pool, Tran and Dally 2015) that can be taken back: of every weight matrix (all gates together) the
// ⌊p·n⌋ entries of smallest |w| count as 0. Their values are kept here, and come back when p does.
#pragma once

#include <vector>

#include "engine/network/parameters.h"

namespace backflow {

template <class S>
class Pruning {
 public:
  // Puts back what was pruned, then prunes θ anew at p. Of equal |w| the earlier in θ goes first. All of θ must be finite.
  void apply(const ParameterLayout& layout, double p, Vector<S>& theta);

  // v_i ← 0 wherever w_i is pruned: a gradient, or θ after a step of an optimizer that remembers earlier gradients.
  void clear(Vector<S>& v) const;

  std::size_t bytes() const { return pruned_.size() * (sizeof(Eigen::Index) + sizeof(S)); }

 private:
  std::vector<Eigen::Index> pruned_;  // rising
  std::vector<S> value_;              // what stands there when it is not pruned
  std::vector<S> magnitude_;          // scratch
};

}  // namespace backflow
