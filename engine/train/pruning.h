// Magnitude pruning (Han, Pool, Tran and Dally 2015) that can be taken back: of every weight matrix (all gates together) the
// ⌊p·n⌋ entries of smallest |w| count as 0. Their values are kept here, and come back when p does.
#pragma once

#include <utility>
#include <vector>

#include "engine/network/parameters.h"

namespace backflow {

template <class S>
class Pruning {
 public:
  Pruning() = default;
  // What another one's pruned() and values() were.
  Pruning(std::vector<Eigen::Index> pruned, std::vector<S> values) : pruned_(std::move(pruned)), value_(std::move(values)) {}

  // Puts back what was pruned, then prunes θ anew at p. Of equal |w| the earlier in θ goes first. All of θ must be finite.
  void apply(const ParameterLayout& layout, double p, Vector<S>& theta);

  // v_i ← 0 wherever w_i is pruned: a gradient, or θ after a step of an optimizer that remembers earlier gradients.
  void clear(Vector<S>& v) const;

  const std::vector<Eigen::Index>& pruned() const { return pruned_; }  // places in θ, rising
  const std::vector<S>& values() const { return value_; }              // what stands there when it is not pruned

  std::size_t bytes() const { return pruned_.size() * (sizeof(Eigen::Index) + sizeof(S)); }

 private:
  std::vector<Eigen::Index> pruned_;
  std::vector<S> value_;
  std::vector<S> magnitude_;  // scratch
};

}  // namespace backflow
