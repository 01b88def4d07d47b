// The numeric types that the whole engine shares.
#pragma once

#include <Eigen/Core>

namespace backflow {

enum class Precision { Float32, Float64 };

// Column-major. Samples are columns; a sequence of T steps over a batch of B is one matrix of B·T columns in which
// sample b of step t (both counted from 0) is column t·B + b, so that one time step is one contiguous block.
template <class S>
using Matrix = Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic>;
template <class S>
using Vector = Eigen::Matrix<S, Eigen::Dynamic, 1>;

}  // namespace backflow
