// A plane through the loss around the present parameters: L(θ + a u + b v) of one batch on a grid. u is the direction of the
// gradient, along which a cliff shows (Pascanu, Mikolov and Bengio 2013, fig. 6); v is a random direction, each row of each
// weight matrix as long as the row of θ it is added to, so that it means the same whatever the scale of the weights
// (Li, Xu, Taylor, Studer and Goldstein 2018), biases 0, then made orthogonal to u. ‖u‖ = ‖v‖ = 1: a and b are
// distances in parameter space.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/core/types.h"
#include "engine/train/snapshot.h"

namespace backflow {

struct Subject;  // engine/diagnose/subject.h

struct LossSliceOptions {
  int points = 41;                   // n, the grid is n × n; at least 3 and odd, else the next that is: its middle is θ
  double reach = 0.0;                // a and b go from −reach to reach; 0: so far that the next step is in sight
  std::uint64_t seed = 1;            // of v
  std::vector<Vector<double>> path;  // parameters that training came by, in order; may be empty
};

struct SlicePoint {
  double a = 0.0, b = 0.0;
  double away = 0.0;  // how far it is from θ
  double off = 0.0;   // how far it is from the plane
  double loss = kNotMeasured;
};

struct LossSlice {
  std::int64_t step = 0;  // training steps done
  double reach = 0.0;
  Matrix<double> loss;  // n × n: row b, column a, ascending; NaN where it was cancelled. Inf and NaN as they come
  double here = kNotMeasured, gradNorm = kNotMeasured;  // L(θ), ‖∂L/∂θ‖
  double slopeA = kNotMeasured, slopeB = kNotMeasured;  // ∂L/∂a = u·∂L/∂θ, ∂L/∂b at 0
  SlicePoint unclipped, clipped;                        // where one training step would land, without and with clipping
  bool clips = false;                                   // clipping acts on this gradient
  std::vector<SlicePoint> path;                         // without losses
  bool complete = false;

  double at(Eigen::Index i) const {
    return (2.0 * static_cast<double>(i) / static_cast<double>(loss.cols() - 1) - 1.0) * reach;
  }
};

struct SliceSteps {
  Vector<double> unclipped, clipped;  // θ after one training step
  bool clips = false;
};

// gradient: ∂L/∂θ at subject.theta. Throws nothing; `tick` may throw Cancelled, which ends it with complete = false.
LossSlice lossSliceOf(const Subject& subject, const Vector<double>& gradient, const SliceSteps& steps,
                      const LossSliceOptions& options, const std::function<void(double)>& tick);

}  // namespace backflow
