// The losses. L = Σ_{t,b} weight[t,b]·ℓ(ŷ[t,b], target[t,b]); the weights carry every mean.
//   mse: ℓ = ‖ŷ − y‖², summed over the O outputs    cross_entropy: ℓ = −ln softmax(ŷ)_label, in nats
// One file each.
#pragma once

#include "engine/core/registry.h"
#include "engine/core/types.h"
#include "engine/tasks/task.h"

namespace backflow {

struct LossInfo {
  Description about;
  bool classes;  // targets are Batch::label, else Batch::target
  // y: O × B·n outputs (before softmax) of the last n steps of the batch. Writes dy = ∂L/∂y, returns L.
  double (*floatLoss)(const Matrix<float>& y, const Batch& batch, Matrix<float>& dy);
  double (*doubleLoss)(const Matrix<double>& y, const Batch& batch, Matrix<double>& dy);

  double evaluate(const Matrix<float>& y, const Batch& batch, Matrix<float>& dy) const { return floatLoss(y, batch, dy); }
  double evaluate(const Matrix<double>& y, const Batch& batch, Matrix<double>& dy) const { return doubleLoss(y, batch, dy); }
};

Registry<LossInfo> losses();

}  // namespace backflow
