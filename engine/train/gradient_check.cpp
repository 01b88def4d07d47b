#include "engine/train/gradient_check.h"

#include <cmath>
#include <limits>
#include <vector>

#include "engine/train/run_of.h"

namespace backflow {
namespace {

constexpr double kGoodEnough = 1e-7;  // no smaller h is tried below this
constexpr int kSmallest = 36;         // h = 2^−36
constexpr double kDoubts = 10.0;      // within so many of them backprop may be right
constexpr int kSamples = 3;           // of the batch: one more sample adds no new derivative

struct Estimate {
  double value;     // D(h)
  double doubt;     // see gradient_check.h
  double rounding;  // that part of it
  // Where f turns faster than any h can follow, the value says nothing; what rounding alone makes doubtful is settled at 0.
  bool settles() const { return doubt <= 0.1 * std::abs(value) || doubt <= 1e3 * rounding; }
};

// What f is worth where its argument is known to the last bit and no better: in a chaotic network far more than ε·|f|. A loss
// near 0 is a difference of logits, hence 1.
double roundingOf(const Differentiable& f, double middle) {
  constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
  double worst = kEpsilon * std::max(std::abs(middle), 1.0);
  Random signs(1, Stream::Check);
  for (int trial = 0; trial < 4; ++trial) {
    Vector<double> point = f.at;
    for (double& x : point) x *= 1.0 + (signs.uniform() < 0.5 ? kEpsilon : -kEpsilon);
    worst = std::max(worst, std::abs(f.loss(point) - middle));
  }
  return worst;
}

Estimate difference(const Differentiable& f, double middle, double rounding, Vector<double>& point, Eigen::Index i, double h) {
  const double x = f.at[i];
  const auto value = [&](double shift) {
    point[i] = x + shift;
    return f.loss(point);
  };
  const double up = value(h), down = value(-h), up2 = value(2.0 * h), down2 = value(-2.0 * h);
  point[i] = x;
  const double bend = (up2 - 2.0 * middle + down2) - 4.0 * (up - 2.0 * middle + down);
  const double fourth = (8.0 * (up - down) - (up2 - down2)) / (12.0 * h), second = (up - down) / (2.0 * h);
  return {fourth, (std::abs(bend) + rounding) / h + std::abs(fourth - second), rounding / h};
}

// From one side only, upwards or (h < 0) downwards: what a kink on the other side does not reach.
Estimate differenceFromOneSide(const Differentiable& f, double middle, double noise, Vector<double>& point, Eigen::Index i,
                               double h) {
  const double x = f.at[i];
  const auto value = [&](double shift) {
    point[i] = x + shift;
    return f.loss(point);
  };
  const auto fourth = [middle](double f1, double f2, double f3, double f4, double step) {
    return (48.0 * f1 - 36.0 * f2 + 16.0 * f3 - 3.0 * f4 - 25.0 * middle) / (12.0 * step);
  };
  const double half = 0.5 * h, f1 = value(half), f2 = value(h), f3 = value(3.0 * half), f4 = value(2.0 * h);
  const double fine = fourth(f1, f2, f3, f4, half), coarse = fourth(f2, f4, value(3.0 * h), value(4.0 * h), h);
  point[i] = x;
  const double third = (18.0 * f1 - 9.0 * f2 + 2.0 * f3 - 11.0 * middle) / (6.0 * half);
  const double rounding = 10.0 * noise / std::abs(half);
  return {fine, std::abs(fine - coarse) + std::abs(fine - third) + rounding, rounding};
}

// Where the first difference disagrees with backprop: the estimate of least doubt among many, in three rows of falling h. It
// must agree with a neighbour, too: where f turns fast some h finds by chance what looks smooth.
Estimate leastDoubtful(const Differentiable& f, double middle, double noise, Vector<double>& point, Eigen::Index i,
                       const Estimate& first) {
  std::vector<Estimate> central{first}, above, below;
  for (double h : {6e-4, 2e-4, 6e-5, 2e-5, 6e-6, 2e-6, 6e-7, 2e-7})
    central.push_back(difference(f, middle, noise, point, i, h));
  // Powers of two: x + h is exact, where rounding it would be a part of h that counts.
  for (int k = 24; k <= kSmallest; k += 2) central.push_back(difference(f, middle, noise, point, i, std::ldexp(1.0, -k)));
  for (double h : {2e-3, 6e-4, 2e-4, 6e-5}) {
    above.push_back(differenceFromOneSide(f, middle, noise, point, i, h));
    below.push_back(differenceFromOneSide(f, middle, noise, point, i, -h));
  }
  Estimate best{0.0, std::numeric_limits<double>::infinity(), 0.0};
  for (const auto& row : {central, above, below})
    for (std::size_t k = 0; k < row.size(); ++k) {
      double apart = std::numeric_limits<double>::infinity();
      if (k > 0) apart = std::abs(row[k].value - row[k - 1].value);
      if (k + 1 < row.size()) apart = std::fmin(apart, std::abs(row[k].value - row[k + 1].value));
      if (row[k].doubt + apart < best.doubt) best = {row[k].value, row[k].doubt + apart, row[k].rounding};
    }
  return best;
}

}  // namespace

GradientCheck checkGradient(const Differentiable& f, const std::function<bool(double)>& progress) {
  GradientCheck result;
  const double floor = std::max(1e-4 * f.gradient.cwiseAbs().maxCoeff(), 1e-300);
  const auto errorOf = [&](double a, double n) {
    const double error = std::abs(a - n) / std::max({std::abs(a), std::abs(n), floor});
    return std::isnan(error) ? std::numeric_limits<double>::infinity() : error;
  };
  Vector<double> point = f.at;
  const double middle = f.loss(point), noise = roundingOf(f, middle);
  // No h that is tried can show a slope by which f would change by more than itself.
  const double steepest = std::max(std::abs(middle), 1.0) / std::ldexp(1.0, -kSmallest);
  std::int64_t beside = 0;          // those that agree because they are small beside the largest …
  bool largestIsUndecided = false;  // … which says nothing where that is not known itself
  for (Eigen::Index i = 0; i < f.at.size(); ++i) {
    const double a = f.gradient[i];
    Estimate best = difference(f, middle, noise, point, i, 2e-3);
    if (errorOf(a, best.value) > kGoodEnough) best = leastDoubtful(f, middle, noise, point, i, best);
    ++result.checked;
    const double error = errorOf(a, best.value), apart = std::abs(a - best.value);
    const bool isSettled = best.settles() && apart > kDoubts * best.doubt;
    const bool tooSteep = std::isfinite(a) && std::abs(a) > steepest;
    const bool undecided = tooSteep || (error > GradientCheck::kWorstAllowed && std::isfinite(a) && !isSettled);
    if (undecided) {
      ++result.undecided;
      largestIsUndecided = largestIsUndecided || 1e-4 * std::abs(a) >= floor;
    } else if (apart > GradientCheck::kWorstAllowed * std::max(std::abs(a), std::abs(best.value))) {
      ++beside;
    }
    if (!undecided && (error > result.worst || result.where.empty())) {
      result.worst = error;
      result.where = f.nameOf(i);
      result.backprop = a;
      result.difference = best.value;
    }
    if (progress && i % 8 == 0 && !progress(static_cast<double>(i) / static_cast<double>(f.at.size()))) break;
  }
  if (largestIsUndecided) result.undecided += beside;
  return result;
}

namespace {

// ∂L/∂[θ; x; h_0, c_0 of every layer], after backward() with the gradient of the inputs, which left ∂L/∂θ·2^−exponent.
Vector<double> wholeGradient(const Network<double>& network, const NetworkTape<double>& tape, const Batch& batch,
                             const Vector<double>& ofTheta, int exponent, Eigen::Index size) {
  Vector<double> gradient(size);
  const LayerTape<double>& bottom = tape.layers.front();
  Matrix<double> dx = bottom.input.values.topRows(batch.x.rows());
  for (int t = 0; t < batch.length; ++t)
    dx.middleCols(Eigen::Index(t) * batch.size, batch.size) *=
        std::ldexp(1.0, bottom.input.exponent[static_cast<std::size_t>(t)]);
  gradient.head(ofTheta.size()) = ofTheta * std::ldexp(1.0, exponent);
  gradient.segment(ofTheta.size(), dx.size()) = dx.reshaped();
  Eigen::Index at = ofTheta.size() + dx.size();
  for (std::size_t l = 0; l < tape.layers.size(); ++l)
    for (int s = 0; s < network.layers()[l].cell().states; ++s) {
      const Matrix<double>& d = tape.layers[l].initialAdjoint[s];
      gradient.segment(at, d.size()) = d.reshaped();
      at += d.size();
    }
  return gradient;
}

// What element i of [θ; x; h_0, c_0 of every layer] is.
std::string nameOf(const Network<double>& network, const Batch& batch, Eigen::Index i) {
  const Eigen::Index parameters = network.layout().size(), inputs = batch.x.size();
  if (i < parameters) return network.describeElement(i);
  if (i >= parameters + inputs) return "initial state, element " + std::to_string(i - parameters - inputs);
  const Eigen::Index j = i - parameters, column = j / batch.x.rows();
  return "input x, component " + std::to_string(j % batch.x.rows()) + ", time step " + std::to_string(column / batch.size + 1) +
         ", sample " + std::to_string(column % batch.size + 1);
}

}  // namespace

// The whole network as a function of [θ; x; h_0, c_0 of every layer], in float64, at a point near the present one: θ and the
// initial states are moved by a little noise, so that no rectifier sits exactly on its kink (x = 0 and b = 0 would put it
// there). Dropout's mask is held; truncation and per-step clipping, which are no derivatives of L, are off.
template <class S>
GradientCheck RunOf<S>::check(const std::function<bool(double)>& progress) {
  Network<double> network(experiment_.model, task_->inputs, task_->outputs);
  Random forBatch = Random::forBatch(experiment_.seed, steps_), noise(experiment_.seed, Stream::Check);
  Batch batch;
  task_->draw(forBatch, std::min(experiment_.train.batch, kSamples), batch);
  const Eigen::Index parameters = theta_.size(), inputs = batch.x.size();
  Eigen::Index states = 0;
  for (const auto& layer : network.layers()) states += Eigen::Index(layer.cell().states) * layer.hidden() * batch.size;

  NetworkTape<double> tape;
  Matrix<double> dy;
  const auto loss = [&](const Vector<double>& point) {
    const Vector<double> theta = point.head(parameters);
    network.shape(tape, batch.length, batch.size, task_->firstLossStep);
    Eigen::Index at = parameters + inputs;
    for (std::size_t l = 0; l < network.layers().size(); ++l) {
      const Layer<double>& layer = network.layers()[l];
      const Eigen::Index H = layer.hidden(), n = H * batch.size;
      for (int i = 0; i < layer.cell().states; ++i, at += n)
        layer.state(tape.layers[l], i, 0) = point.segment(at, n).reshaped(H, batch.size);
    }
    Dropout dropout(experiment_.seed, static_cast<std::uint64_t>(steps_), 0, batch.size);
    network.forward(theta, point.segment(parameters, inputs).reshaped(batch.x.rows(), batch.x.cols()).eval(), tape, &dropout,
                    true);
    return loss_->evaluate(tape.head.y, batch, dy);
  };

  Differentiable f;
  f.loss = loss;
  f.at.resize(parameters + inputs + states);
  f.at << theta_.template cast<double>(), batch.x.reshaped(), Vector<double>::Zero(states);
  for (Eigen::Index i = 0; i < f.at.size(); ++i)
    if (i < parameters || i >= parameters + inputs) f.at[i] += (i < parameters ? 0.01 : 0.1) * noise.normal();
  loss(f.at);
  BackwardOptions options;
  options.inputGradient = true;
  Vector<double> gradient;
  const Vector<double> theta = f.at.head(parameters);
  const int exponent = network.backward(theta, dy, tape, options, gradient);
  f.gradient = wholeGradient(network, tape, batch, gradient, exponent, f.at.size());
  f.nameOf = [&](Eigen::Index i) { return nameOf(network, batch, i); };
  return checkGradient(f, progress);
}

template GradientCheck RunOf<float>::check(const std::function<bool(double)>&);
template GradientCheck RunOf<double>::check(const std::function<bool(double)>&);

}  // namespace backflow
