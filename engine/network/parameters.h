// All parameters of a network lie in one vector θ, so that optimizers and clipping are arithmetic on one vector. This says
// which stretch of it is which matrix.
#pragma once

#include <string>
#include <vector>

#include "engine/core/types.h"

namespace backflow {

struct ParameterBlock {
  Eigen::Index rows = 0, cols = 0;  // column-major in θ
  Eigen::Index offset = 0;
  bool isWeight = false;  // of a product with x, h or another layer's output; biases and slopes are not
  // L1, L2 and pruning act on it: every weight but a U that an orthogonal matrix is made of. How large that U is says nothing
  // of the matrix, and its Σw² is that of an orthogonal one whatever it learns.
  bool shrinks = false;

  Eigen::Index size() const { return rows * cols; }
  template <class S>
  Eigen::Map<Matrix<S>> of(Vector<S>& theta) const {
    return {theta.data() + offset, rows, cols};
  }
  template <class S>
  Eigen::Map<const Matrix<S>> of(const Vector<S>& theta) const {
    return {theta.data() + offset, rows, cols};
  }
};

class ParameterLayout {
 public:
  ParameterBlock add(Eigen::Index rows, Eigen::Index cols, bool isWeight, bool shrinks) {
    blocks_.push_back({rows, cols, size_, isWeight, shrinks});
    size_ += rows * cols;
    return blocks_.back();
  }
  ParameterBlock add(Eigen::Index rows, Eigen::Index cols, bool isWeight) { return add(rows, cols, isWeight, isWeight); }
  const std::vector<ParameterBlock>& blocks() const { return blocks_; }
  Eigen::Index size() const { return size_; }

 private:
  std::vector<ParameterBlock> blocks_;
  Eigen::Index size_ = 0;
};

}  // namespace backflow
