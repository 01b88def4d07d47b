// What an analysis looks at, and how its parts tell how far they are.
#pragma once

#include <functional>
#include <span>

#include "engine/core/error.h"
#include "engine/losses/loss.h"
#include "engine/network/network.h"

namespace backflow {

// One network, its parameters and one batch, in float64.
struct Subject {
  Network<double>& network;
  const Vector<double>& theta;
  const Batch& batch;
  const LossInfo& loss;
  int firstLossStep;                          // from 0
  std::span<const Eigen::Index> pruned = {};  // places in θ that count as 0 and are not trained
  std::int64_t step = 0;                      // training steps done

  void clearPruned(Vector<double>& ofTheta) const {
    for (const Eigen::Index i : pruned) ofTheta[i] = 0.0;
  }
  // L at θ; leaves the forward pass in `tape` and ∂L/∂y in dy.
  double forward(const Vector<double>& at, NetworkTape<double>& tape, Matrix<double>& dy) const {
    network.shape(tape, batch.length, batch.size, firstLossStep);
    network.forward(at, batch.x, tape, nullptr);
    return loss.evaluate(tape.head.y, batch, dy);
  }
  // ∂L/∂θ, exact; the tape must hold the forward pass at the same θ.
  Vector<double> backward(const Vector<double>& at, const Matrix<double>& dy, NetworkTape<double>& tape,
                          const BackwardOptions& options) const {
    Vector<double> gradient;
    const int exponent = network.backward(at, dy, tape, options, gradient);
    if (exponent != 0) gradient *= std::ldexp(1.0, exponent);
    return gradient;
  }
};

// The states of one layer over the sequence, the initial ones first, and what it was fed.
struct Trajectory {
  int length = 0, batch = 0;
  Matrix<double> x;  // I × B·T
  Matrix<double> h;  // H × B·(T+1)
  Matrix<double> c;  // the same where the cell has a memory

  // x_t and the states before it, of sample b; t from 0.
  Vector<double> input(int t, int b) const { return x.col(Eigen::Index(t) * batch + b); }
  Matrix<double> before(int t, int b) const {
    Matrix<double> states(h.rows(), c.size() ? 2 : 1);
    states.col(0) = h.col(Eigen::Index(t) * batch + b);
    if (c.size()) states.col(1) = c.col(Eigen::Index(t) * batch + b);
    return states;
  }
  bool finite() const { return x.allFinite() && h.allFinite() && c.allFinite(); }
};

// Of layer l, from a tape that holds a forward pass from initial states of zero.
Trajectory trajectoryOf(const Subject& subject, const NetworkTape<double>& tape, std::size_t l);

// Called with the fraction done of one part; may throw Cancelled, which analyze() catches.
using Ticker = std::function<void(double)>;

}  // namespace backflow
