// One whole training step as arrays: what CLI promises under "probe".
#include <cmath>

#include "engine/core/numeric_mode.h"
#include "engine/experiment/experiment_json.h"
#include "engine/train/run_of.h"

namespace backflow {
namespace {

// m is rows × B·T with samples as columns; its memory, column after column, is the C order of T,B,rows.
template <class S, class Derived>
NamedArray sequence(std::string name, const Eigen::MatrixBase<Derived>& m, int T, int B) {
  const Matrix<S> values = m.template cast<S>();
  return {std::move(name),
          {std::size_t(T), std::size_t(B), std::size_t(m.rows())},
          std::vector<S>(values.data(), values.data() + values.size())};
}

}  // namespace

template <class S>
void RunOf<S>::probeStates(std::vector<NamedArray>& arrays) const {
  const int T = tape_.length, B = tape_.batch;
  for (std::size_t l = 0; l < tape_.layers.size(); ++l) {
    const LayerTape<S>& tape = tape_.layers[l];
    const int H = network_.layers()[l].hidden();
    const std::string at = "_l" + std::to_string(l);
    const auto flat = [&](std::string name, const Matrix<S>& m) {
      NamedArray array = sequence<S>(std::move(name), m, 1, B);
      array.shape.erase(array.shape.begin());
      arrays.push_back(std::move(array));
    };
    arrays.push_back(sequence<S>("h" + at, tape.z.block(0, B, H, Eigen::Index(T) * B), T, B));
    flat("h0" + at, tape.z.block(0, 0, H, B));
    if (tape.memory.size()) {
      arrays.push_back(sequence<S>("c" + at, tape.memory.rightCols(Eigen::Index(T) * B), T, B));
      flat("c0" + at, tape.memory.leftCols(B));
    }
    arrays.push_back(sequence<S>("dh" + at, tape.adjoints, T, B));
    std::vector<S> norms;
    for (double logNorm : tape.logNorm) norms.push_back(static_cast<S>(std::exp(logNorm)));
    arrays.push_back({"norm" + at, {std::size_t(T)}, std::move(norms)});
  }
}

// ‖∂L_t/∂h_k‖ of the top layer, one backward pass for each step t that has a loss.
template <class S>
Matrix<double> RunOf<S>::triangle() {
  const int T = tape_.length, B = tape_.batch;
  Matrix<double> norms = Matrix<double>::Zero(T, T);
  const Matrix<S> dy = dy_;
  Vector<S> unused;
  BackwardOptions options;
  options.truncate = experiment_.train.truncate;
  for (int t = tape_.first; t < T; ++t) {
    const Eigen::Index column = Eigen::Index(t - tape_.first) * B;
    Matrix<S> alone = Matrix<S>::Zero(dy.rows(), dy.cols());
    alone.middleCols(column, B) = dy.middleCols(column, B);
    if (alone.isZero(S(0))) continue;
    network_.forward(theta_, x_, tape_, nullptr);
    network_.backward(theta_, alone, tape_, options, unused);
    for (int k = 0; k <= t; ++k) norms(t, k) = std::exp(tape_.layers.back().logNorm[static_cast<std::size_t>(k)]);
  }
  return norms;
}

template <class S>
std::vector<NamedArray> RunOf<S>::probe(bool asTrained) {
  std::vector<NamedArray> arrays;
  drawBatch(experiment_.train.batch);
  const int T = tape_.length, B = tape_.batch;
  BackwardOptions options = backwardOptions();
  options.keepAdjoints = true;
  const double loss = lossAndGradient(asTrained, options);

  arrays.push_back(sequence<S>("x", batch_.x, T, B));
  if (loss_->classes)
    arrays.push_back(
        {"target", {std::size_t(T), std::size_t(B)}, std::vector<std::int64_t>(batch_.label.begin(), batch_.label.end())});
  else
    arrays.push_back(sequence<S>("target", batch_.target, T, B));
  const Vector<S> weight = batch_.weight.template cast<S>();
  arrays.push_back(
      {"loss_weight", {std::size_t(T), std::size_t(B)}, std::vector<S>(weight.data(), weight.data() + weight.size())});
  arrays.push_back({"loss", {}, std::vector<S>{static_cast<S>(loss)}});

  // The head runs only where there is a loss; here every step's output is wanted.
  HeadTape<S> whole;
  network_.head().forward(theta_, network_.layers().back().states(tape_.layers.back(), 0, T, B), whole, nullptr);
  Matrix<S> y = whole.y;
  y.rightCols(tape_.head.y.cols()) = tape_.head.y;
  arrays.push_back(sequence<S>("y", y, T, B));
  probeStates(arrays);

  const auto append = [&arrays](std::vector<NamedArray> more) {
    for (NamedArray& array : more) arrays.push_back(std::move(array));
  };
  append(network_.torchArrays(theta_, ""));
  if (gradientExponent_ != 0) gradient_ *= static_cast<S>(std::ldexp(1.0, gradientExponent_));
  gradientExponent_ = 0;
  append(network_.torchArrays(gradient_, "grad/"));
  clipGradient();
  Vector<S> theta = theta_;
  Matrix<S> memory = memory_;
  optimize(theta, memory);
  append(network_.torchArrays(theta, "new/"));

  const Matrix<double> norms = triangle();
  std::vector<S> rows;
  for (int t = 0; t < T; ++t)
    for (int k = 0; k < T; ++k) rows.push_back(static_cast<S>(norms(t, k)));
  arrays.push_back({"numeric_mode", {}, numericMode()});
  arrays.push_back({"triangle", {std::size_t(T), std::size_t(T)}, std::move(rows)});
  arrays.push_back({"meta", {}, experimentText(experiment_)});
  stepped_ = false;  // the tape no longer holds a training step
  return arrays;
}

template std::vector<NamedArray> RunOf<float>::probe(bool);
template std::vector<NamedArray> RunOf<double>::probe(bool);

}  // namespace backflow
