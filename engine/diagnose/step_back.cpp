#include "engine/diagnose/step_back.h"

#include <type_traits>

#include "engine/network/adjoint.h"
#include "engine/train/snapshot.h"

namespace backflow {

namespace {

// backward() brings ∂L/∂a of all steps to one power of two, so that of early steps may have lost digits, or all. From this
// squared norm on it has not: entries of a millionth of it are still above the smallest normal number.
template <class S>
constexpr double kWhole = std::is_same_v<S, float> ? 1e-60 : 1e-280;

}  // namespace

template <class S>
double throughActivation(const Layer<S>& layer, const std::vector<const LayerTape<S>*>& tapes, int last) {
  double sum = 0.0;
  for (const LayerTape<S>* tape : tapes)
    if (tape->clipped) return kNotMeasured;
  for (int t = 1; t < last; ++t) {
    const auto step = static_cast<std::size_t>(t);
    ScaledSquares delta, da;
    for (const LayerTape<S>* tape : tapes) {
      delta.add(tape->squares[step], tape->normExponent[step]);
      const double squares = sumOfSquares<S>(layer.slot(*tape, 0).middleCols(Eigen::Index(t) * tape->batch, tape->batch));
      if (!(squares > kWhole<S>)) return kNotMeasured;
      da.add(squares, tape->exponent[step]);
    }
    sum += da.logNorm() - delta.logNorm();
  }
  return last > 1 && std::isfinite(sum) ? sum / (last - 1) : kNotMeasured;
}

const Gate* keeperOf(const CellInfo& cell) {
  for (const Gate& gate : cell.gates)
    if (gate.keeps != 0) return &gate;
  return nullptr;
}

std::string keeperName(const Gate& keeper) { return (keeper.keeps < 0 ? "1 − " : "") + std::string(keeper.id); }

template <class S>
double throughKeeper(const Layer<S>& layer, const LayerTape<S>& tape, int last) {
  const Gate* keeper = keeperOf(layer.cell());
  if (!keeper || last < 2) return kNotMeasured;
  Matrix<double> f =
      layer.slot(tape, keeper->slot).middleCols(tape.batch, Eigen::Index(last - 1) * tape.batch).template cast<double>();
  if (keeper->keeps < 0) f = 1.0 - f.array();
  return f.array().log().mean();
}

template double throughActivation(const Layer<float>&, const std::vector<const LayerTape<float>*>&, int);
template double throughActivation(const Layer<double>&, const std::vector<const LayerTape<double>*>&, int);
template double throughKeeper(const Layer<float>&, const LayerTape<float>&, int);
template double throughKeeper(const Layer<double>&, const LayerTape<double>&, int);

}  // namespace backflow
