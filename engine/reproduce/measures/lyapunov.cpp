#include <cmath>

#include "engine/network/network.h"
#include "engine/reproduce/measures/list.h"

namespace backflow::measure {
namespace {

constexpr std::string_view kFigures[] = {"largest"};
constexpr MeasureArgument kArguments[] = {{"warm_up", 200, 0, 1e6}, {"steps", 1000, 1, 1e6}};

// The largest Lyapunov exponent of the network left to itself (x = 0) from a normal h_0:
//   q ← J_t q / r_t,  r_t = ‖J_t q‖,  λ₁ = (1/T) Σ ln r_t
// which is the QR method of diagnose/log_product.h with one column, all that λ₁ needs; the first steps only lead to the
// attractor (Engelken, Wolf and Abbott 2023).
std::vector<double> measureLyapunov(const Experiment& experiment, std::span<const double> a) {
  Network<double> network(experiment.model, 1, 1);
  Layer<double>& layer = network.layers().front();
  const int H = layer.hidden(), n = H * layer.cell().states;
  const Vector<double> theta = network.initialize(experiment.model.init, experiment.seed, experiment.task.length),
                       x = Vector<double>::Zero(1);
  Random random(experiment.seed, Stream::Check);
  Matrix<double> state(H, layer.cell().states);
  for (double& v : state.reshaped()) v = random.normal();
  Vector<double> q = Vector<double>::Constant(n, 1.0 / std::sqrt(n));
  LayerTape<double> tape;
  layer.shape(tape, 1, 1);
  layer.setInput(tape, x);
  double sum = 0.0;
  for (double t = 0; t < a[0] + a[1]; ++t) {
    q = (layer.jacobian(theta, x, state) * q).eval();
    const double r = q.norm();
    q /= r;
    if (t >= a[0]) sum += std::log(r);
    for (int i = 0; i < state.cols(); ++i) layer.state(tape, i, 0) = state.col(i);
    layer.forward(tape);  // jacobian() has packed θ
    for (int i = 0; i < state.cols(); ++i) state.col(i) = layer.state(tape, i, 1);
  }
  return {sum / a[1]};
}

}  // namespace

const MeasureInfo lyapunov{
    {"lyapunov", "Largest Lyapunov exponent", "λ₁ = lim (1/T) Σ ln ‖J_t q_t‖, x = 0", "Engelken, Wolf and Abbott 2023"},
    kFigures,
    kArguments,
    measureLyapunov};

}  // namespace backflow::measure
