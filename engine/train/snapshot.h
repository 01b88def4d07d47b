// What a run tells the outside: plain values, copied, never shared with the trainer's working memory.
#pragma once

#include <complex>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/types.h"
#include "engine/experiment/experiment.h"
#include "engine/tasks/task.h"

namespace backflow {

inline constexpr double kNotMeasured = std::numeric_limits<double>::quiet_NaN();

// One training step in numbers. All gradient norms are of the training batch, before the optimizer.
struct Row {
  std::int64_t step = 0;                  // 1 for the first training step
  double trainLoss = kNotMeasured;        // L on the training batch, before the update, without regularizers
  double valLoss = kNotMeasured;          // on held-out data, after the update; NaN at steps without validation
  double accuracy = kNotMeasured;         // 0 … 1, on held-out data where valLoss is given
  double gradNorm = kNotMeasured;         // ‖∂L/∂θ‖ over all parameters, with l1, l2 and omega, before clipping
  double gradNormApplied = kNotMeasured;  // the same after clipping
  bool clipped = false;                   // clipping changed the gradient
  // ∠ between ∂L/∂θ before and after clipping, in degrees: 0 where only its length changed, or nothing. NaN where clipping at
  // every time step acted: that takes a pass of its own, which Snapshot::clipAngle is given.
  double clipAngle = 0.0;
  double slope = kNotMeasured;  // (ln‖δ_1‖ − ln‖δ_T‖)/(T−1), top layer, δ_t = ∂L/∂h_t: < 0 vanishing, > 0 exploding
  double halfLife = kNotMeasured;  // of that slope: diagnose/slope.h
  double seconds = 0.0;            // training time since the run began
};

// The first quantity that was not finite. Steps and layers are counted from 1 here, as on screen.
struct Divergence {
  std::int64_t step = 0;     // training step
  std::string quantity;      // "hidden state h", "loss L", "gradient ∂L/∂h", "parameter U[3,5] of layer 1 after the update"
  int layer = 0;             // 0: not of a layer
  int timeStep = 0;          // 0: not of a time step
  bool nan = false;          // NaN, else ±Inf
  std::string text() const;  // "hidden state h is infinite, layer 1, time step 37 (training step 12)"
  bool atStart() const;      // in the first training step before its update: no optimizer, clipping or rate had a say in it
};

// A matrix to be drawn as a heatmap: unit (row) × time step (column).
struct Heatmap {
  std::string id, label;  // "h", "hidden state h"; "f", "forget gate f"
  Matrix<float> values;   // H × T
  bool isSigned = true;   // −1 … 1 around 0; otherwise 0 … 1 (a gate)
};

enum class VerdictKind { Unknown, Vanishing, Exploding, Healthy, Saturated, Dead, Converged, Diverged };

struct Verdict {
  VerdictKind kind = VerdictKind::Unknown;
  std::string badge;                  // "vanishing · 1e-8 reaches t = 1"
  std::string headline;               // "The gradient dies on its way back."
  std::vector<std::string> evidence;  // sentences with this run's numbers and the thresholds they are held against
};

struct RunState;  // run_state.h

// A whole training step to look at. Built only when the screen has taken the one before.
struct Snapshot {
  struct Layer {
    std::vector<double> logNorm;           // T: ln ‖∂L/∂h_t‖, Frobenius over the batch; −inf where it is exactly zero
    std::vector<float> low, median, high;  // T: 10th, 50th, 90th percentile over the samples of ln ‖∂L/∂h_t[:,b]‖
    std::vector<Heatmap> maps;             // of the sample shown: hidden state first, then memory, then the gates
  };
  // One matrix or vector of the parameters θ_p, under PyTorch's name, as the training step used it.
  struct Parameter {
    std::string name;                // "rnn.weight_hh_l0"
    double norm = kNotMeasured;      // ‖θ_p‖ (Frobenius), before the update
    double gradient = kNotMeasured;  // ‖∂L/∂θ_p‖ before clipping, as Row::gradNorm, which is √Σ_p of their squares
  };
  std::int64_t step = 0;
  Experiment experiment;
  int length = 0, batch = 0, hidden = 0;  // T, B, H
  int firstLossStep = 0;                  // from 0
  std::vector<Layer> layers;              // bottom to top
  std::vector<Parameter> parameters;      // those without elements left out
  double slope = kNotMeasured;            // as Row::slope, of these very norms
  double clipAngle = 0.0;                 // degrees; as Row::clipAngle, but always measured
  int sample = 0;                         // which sample of the batch the maps and the marks are of
  std::vector<int> marks;                 // informative time steps of that sample, from 0
  // Where steps before the last have a loss, too: of the last loss ℓ alone, in the sample shown, ln ‖∂ℓ/∂h_t‖ of the top layer
  // (T; −inf after its own step), and what is left of it at the earliest mark (or the first time step), relative to its own
  // step. Empty and NaN where there is one loss only.
  std::vector<double> logNormOfLast;
  double lastReach = kNotMeasured;
  double saturated = 0.0;  // top layer: fraction of |h| > 0.95
  double dead = 0.0;       // top layer: fraction of units whose h is 0 over the whole batch and sequence
  // Of U of the top layer, its first gate where there are several:
  std::vector<std::complex<double>> eigenvalues;  // largest |λ| first; empty where not computed
  std::string spectrumNote;                       // why there are none, or why they cannot be pulled; empty: they can
  double spectralRadius = kNotMeasured, largestSingularValue = kNotMeasured;
  double gamma = kNotMeasured;  // sup |φ′| of the top layer where it is h_t = φ(W x_t + U h_{t−1} + b), else NaN
  Prediction prediction;        // after this many steps:
  std::int64_t predictionStep = 0;
  double chance = 0.0;
  std::string chanceLabel;
  Verdict verdict;
  std::optional<Divergence> divergence;
  std::shared_ptr<const RunState> state;  // after this step; from the trainer only
};

}  // namespace backflow
