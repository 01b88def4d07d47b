// The two matrix products that backpropagation through time is made of, for matrices whose rows are few and whose operands
// are used again and again: Eigen's general product packs both operands on every call, which costs as much as a third of
// the time at the sizes here. Rows that do not fill whole packets go to Eigen.
#pragma once

#include "engine/core/types.h"

namespace backflow {

// A (M×K), packed once and multiplied many times. Rows lie in panels of up to four packets; within a panel, column after
// column, so that one tile of the result stays in registers while K runs.
template <class S>
class PackedMatrix {
 public:
  void pack(const Eigen::Ref<const Matrix<S>, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>& a);

  // C = A·B, or C += A·B. B: K×n with leading dimension ldb; C: M×n with ldc; column-major.
  void multiply(const S* b, Eigen::Index ldb, Eigen::Index n, S* c, Eigen::Index ldc, bool add) const;

  Eigen::Index rows() const { return rows_; }

 private:
  Eigen::Index rows_ = 0, depth_ = 0;
  Vector<S> panels_;
  Matrix<S> plain_;  // where the rows do not fill whole packets
};

// C += A·Bᵀ with A: M×n (lda), B: N×n (ldb): a sum of n outer products, taken a stretch of columns at a time so that both
// stay in the nearest cache.
template <class S>
void addOuterProducts(const S* a, Eigen::Index lda, const S* b, Eigen::Index ldb, Eigen::Index n, Matrix<S>& c);

}  // namespace backflow
