// By which way the gradient came back: along the state itself, through the gates, or through the candidate.
//
// One step back is Jᵀ, J = J_direct + J_gates + J_candidate: the parts of ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}) that go through no
// U, through the gates' U, and through the candidate's U. For the LSTM J_direct holds ∂c_t/∂c_{t−1} = f and its effect on
// h_t; for the GRU it is 1 − z. With a_k what the loss adds at step k, and δ the whole of ∂L/∂(h, c):
//   highway_{k} = J_directᵀ highway_{k+1} + a_k
//   gates_k     = J_directᵀ gates_{k+1}  + J_gatesᵀ δ_{k+1}
//   hidden_k    = J_directᵀ hidden_{k+1} + J_candidateᵀ δ_{k+1}
// Their sum is δ_k. `gates` is thus what came, at whichever step, through a gate and from there to k on the highway; to which
// way earlier crossings belong is decided by the last one.
#pragma once

#include <array>

#include "engine/diagnose/analysis.h"
#include "engine/diagnose/scaled_vector.h"
#include "engine/diagnose/subject.h"

namespace backflow {

struct JacobianParts {
  Matrix<double> direct, gates, candidate;
};

class PathSplitter {
 public:
  // Why it cannot be done for this layer, as where all goes through one U in the plain RNN; empty where it can.
  static std::string_view obstacle(const Layer<double>& layer);

  // tape: after a forward pass from initial states of zero. added: H × B·n, what the loss adds to ∂L/∂h at the last n steps.
  PathSplitter(Layer<double>& layer, const Vector<double>& theta, const Trajectory& trajectory, const LayerTape<double>& tape,
               Matrix<double> added);

  // The parts of J_t, given the whole; t from 0.
  JacobianParts split(int t, int b, const Matrix<double>& whole);

  void begin(int b);                          // the next sample; then
  void back(int t, const Matrix<double>& j);  // from t = T−1 down to 0
  // The last back()'s δ_t = ∂L/∂(h_t, c_t) and its parts: total, highway, gates, hidden.
  const std::array<ScaledVector, 4>& here() const { return here_; }

  Paths result(int firstLoss, int lastLoss) const;

 private:
  // J with U left out where it is zero in `without`, at unchanged pre-activations: b′ takes what U added.
  Matrix<double> without(Vector<double>& reduced, const std::vector<int>& blocks, int t, int b);

  Layer<double>& layer_;
  const Vector<double>& theta_;
  const Trajectory& trajectory_;
  Matrix<double> added_;
  std::vector<int> gates_, all_;       // recurrent blocks: the gates', and every one
  std::vector<Matrix<double>> input_;  // what each of all_ multiplies: H × B·T
  Vector<double> gatesCut_, allCut_;   // θ with those blocks of U zero
  int sample_ = 0;
  std::array<ScaledVector, 4> here_, next_;        // at t, and on their way to t−1
  std::array<std::vector<double>, 4> logSquares_;  // T: ln Σ‖·‖² over the samples
};

}  // namespace backflow
