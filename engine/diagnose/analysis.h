// What the gradient does on its way back through time, and why: everything that is measured of one training batch, as plain
// values for the screen, the command line and scripts. One file of this folder a quantity; here is what they give.
//
// All in float64, on one batch, with dropout and regularizers off, and of the exact gradient of L: neither truncated nor
// clipped. Time steps are counted from 1 here, as on screen; logarithms are natural; −inf is the logarithm of an exact 0 and
// NaN stands for what is not defined.
#pragma once

#include <complex>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/train/snapshot.h"

namespace backflow {

// A least-squares line through ln‖·‖ over the steps t1 … t2. slope < 0: the gradient shrinks with every step back, so it is
// the sign of (ln‖δ_{t1}‖ − ln‖δ_{t2}‖)/(t2 − t1), of which this is the fitted form.
struct SlopeFit {
  double slope = kNotMeasured;     // a step back
  double r2 = kNotMeasured;        // 1 − residual/total sum of squares; NaN for a flat line
  double halfLife = kNotMeasured;  // steps: ln ½ / slope; negative: doubles; infinite: neither
  int t1 = 0, t2 = 0;              // 0: fewer than two steps have a finite norm above 0
  double endToEnd = kNotMeasured;  // (ln‖δ_1‖ − ln‖δ_T‖)/(T − 1): over the whole sequence, without a fit
  std::string range;               // why these steps
};

// Eigenvalues of one gate's block of U.
struct GateSpectrum {
  std::string gate;  // id of the gate; "h" where the cell has none
  std::vector<std::complex<double>> eigenvalues;
  double radius = kNotMeasured;  // ρ = max |eigenvalue|
  double largestSingular = kNotMeasured, smallestSingular = kNotMeasured;
  // σ₁·γ, γ = sup |φ′|: below 1 is sufficient for vanishing, above 1 necessary for exploding (Pascanu, Mikolov and Bengio
  // 2013, section 2.1). NaN where the layer is not h_t = φ(W x_t + U h_{t−1} + b).
  double bound = kNotMeasured;
};

struct Saturation {
  double hidden = kNotMeasured;    // fraction of |h| > 0.95
  double slope = kNotMeasured;     // mean φ′ over units, samples and steps; of the candidate where there are gates
  double slopeOfC = kNotMeasured;  // mean φ′(c_t) where there is a memory
  double dead = kNotMeasured;      // fraction of units whose h is 0 over the whole batch and sequence
  struct Gate {
    std::string id, label;
    double low = kNotMeasured, high = kNotMeasured;  // fraction < 0.05, > 0.95
    double mean = kNotMeasured;
  };
  std::vector<Gate> gates;
};

// Of the gate f that keeps the old state (1 − z where z updates).
struct TimeConstants {
  std::string gate;                              // "f", "1 − z"
  double least, lower, median, upper, greatest;  // quartiles over the units of τ = −1/⟨ln f⟩, in steps
  // ⟨ln f⟩ over units, samples and steps: the slope of ∏f, which is the direct path only. The full slope is another number.
  double directSlope = kNotMeasured;
};

// dU^{(t)} = Σ_b ∂L/∂a_t h_{t−1}ᵀ, what step t adds to dU = Σ_t dU^{(t)}: of what multiplies h, which is U itself unless the
// cell makes it of U (orthogonal, antisymmetric); pruned weights included. All T values.
struct WeightShare {
  std::vector<double> logNorm;     // ln (‖dU^{(t)}‖ / ‖dU‖)
  std::vector<double> cosine;      // with dU; NaN where dU^{(t)} is 0
  double logTotal = kNotMeasured;  // ln ‖dU‖, the same dU
};

// J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}) of single samples.
struct Jacobians {
  int samples = 0;  // the first so many of the batch
  int size = 0;     // n: rows of J_t
  struct Range {
    double least = kNotMeasured, median = kNotMeasured, greatest = kNotMeasured;
  };
  std::vector<double> largestSingular;                   // T: σ₁(J_t), mean over the samples
  Range largest;                                         // over all steps and samples
  std::vector<double> exponents;                         // n: Lyapunov, of T steps, greatest first, mean over the samples
  double topLow = kNotMeasured, topHigh = kNotMeasured;  // the greatest exponent of a sample: lowest and highest of them
  std::vector<double> logSingular;                       // n: ln σ_i(J_T … J_1), mean over the samples
  struct Lag {
    int lag;                         // of J_T … J_{T−lag+1}
    double greatest, median, least;  // ln σ, mean over the samples
  };
  std::vector<Lag> lags;
};

// δ_k = ∂L/∂(h_k, c_k) split by the ways it came; the parts add up to it exactly. Norms over (h, c) and the samples.
struct Paths {
  int samples = 0;
  // T values each of ln ‖·‖, and the line through each over the same steps.
  struct Path {
    std::vector<double> logNorm;
    SlopeFit fit;
  };
  Path total;
  Path highway;  // only through the direct part of ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}), through no U
  Path gates;    // the last U it went through was a gate's …
  Path hidden;   // … or the candidate's; from there on the highway
};

// Extreme eigenvalues of the Hessian ∂²L/∂θ², regularizers and pruned weights left out.
struct Sharpness {
  double largest = kNotMeasured;    // λ_max
  double smallest = kNotMeasured;   // λ_min, usually below 0
  double magnitude = kNotMeasured;  // max |λ|
  double residual = kNotMeasured;  // ‖Hv − λ_max v‖ (lanczos.h), H being the differences' matrix: it has an eigenvalue so near
  double step = kNotMeasured;              // r of the central differences [∇L(θ + r v) − ∇L(θ − r v)]/2r, ‖v‖ = 1
  double stepError = kNotMeasured;         // by how much λ_max or λ_min moves, whichever moves more, when r is a tenth
  int products = 0;                        // Hessian-vector products that were taken
  double rate = kNotMeasured;              // η of the next training step
  double rateTimesLargest = kNotMeasured;  // η·λ_max: plain gradient descent is unstable above 2
};

// What is to be measured beside what one forward and one backward pass give: slopes, saturation, time constants and shares of
// dU, which are always there.
struct AnalysisParts {
  bool spectra = false, jacobians = false, paths = false, sharpness = false, triangle = false;
  bool operator==(const AnalysisParts&) const = default;
  AnalysisParts operator|(const AnalysisParts& o) const {
    return {spectra || o.spectra, jacobians || o.jacobians, paths || o.paths, sharpness || o.sharpness, triangle || o.triangle};
  }
};

// What `backflow-cli analyze` reports.
inline constexpr AnalysisParts kReportedParts{true, true, true, true, false};

inline constexpr int kLongestTriangle = 256;  // T; it takes T passes

struct Analysis {
  std::int64_t step = 0;  // training steps done
  AnalysisParts parts;    // as asked for
  Experiment experiment;
  int length = 0, batch = 0, hidden = 0, inputs = 0;  // T, B, H, I
  int firstLoss = 0, lastLoss = 0;                    // time steps
  double loss = kNotMeasured, chance = kNotMeasured;
  std::string chanceLabel;
  double gradNorm = kNotMeasured;  // ‖∂L/∂θ‖

  struct Layer {
    std::vector<double> logNorm;  // T: ln ‖∂L/∂h_t‖ over the batch
    SlopeFit slope;
    std::vector<GateSpectrum> spectra;
    Saturation saturation;
    std::optional<TimeConstants> timeConstants;
    WeightShare share;
  };
  std::vector<Layer> layers;  // bottom to top

  // Of the top layer.
  double logMemory = kNotMeasured;    // ln ‖∂L/∂c_0‖, where there is a memory c
  std::vector<double> logNormOfLast;  // T: ln ‖∂L_t/∂h_k‖ of the last step t that has a loss, alone
  SlopeFit slopeOfLast;
  // What a step back of that gradient is made of, from that loss to t = 1: step_back.h.
  double throughActivation = kNotMeasured, throughKeeper = kNotMeasured;
  std::optional<Jacobians> jacobians;
  std::optional<Paths> paths;
  // T × T: ln ‖∂L_t/∂h_k‖ at row t, column k. −inf where k > t, and in the rows of steps without a loss. Empty: not measured.
  Matrix<double> logTriangle;
  std::optional<Sharpness> sharpness;

  struct Skipped {
    std::string what, why;
  };
  std::vector<Skipped> skipped;
  bool cancelled = false;

  Verdict verdict;
  std::optional<Divergence> divergence;
};

}  // namespace backflow
