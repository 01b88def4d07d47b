// What stands for U in U h_{t−1}: the parameter itself, or a function of it that keeps a property while training.
//   Free           M = U
//   Antisymmetric  M = U − Uᵀ − γI                    (Chang, Chen, Haber and Chi 2019)
//   Orthogonal     M = Q of U = QR with r_ii > 0      so MᵀM = I whatever step U takes
// Each gate's H×H block is a matrix of its own.
#pragma once

#include "engine/cells/cell.h"
#include "engine/core/types.h"

namespace backflow {

// u: H×H, one block. Computed in double whatever the run's precision.
Matrix<double> recurrentMatrix(RecurrentForm form, const Matrix<double>& u, double gamma);

// ∂L/∂U from dM = ∂L/∂M. Through QR, with Q̄ = dM: Ū = (Q̄ + Q·c(−Q̄ᵀQ)) R⁻ᵀ, where c mirrors the lower triangle upwards
// (Walter and Lehmann 2010, "Algorithmic differentiation of linear algebra functions").
Matrix<double> recurrentGradient(RecurrentForm form, const Matrix<double>& u, const Matrix<double>& dM);

}  // namespace backflow
