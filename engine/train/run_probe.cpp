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

template <class S>
void probeBatch(std::vector<NamedArray>& arrays, const Batch& batch, bool classes) {
  const int T = batch.length, B = batch.size;
  arrays.push_back(sequence<S>("x", batch.x, T, B));
  if (classes)
    arrays.push_back(
        {"target", {std::size_t(T), std::size_t(B)}, std::vector<std::int64_t>(batch.label.begin(), batch.label.end())});
  else
    arrays.push_back(sequence<S>("target", batch.target, T, B));
  const Vector<S> weight = batch.weight.template cast<S>();
  arrays.push_back(
      {"loss_weight", {std::size_t(T), std::size_t(B)}, std::vector<S>(weight.data(), weight.data() + weight.size())});
}

// y of every step; in training the head runs only where there is a loss.
template <class S>
NamedArray outputs(const Network<S>& network, const Vector<S>& theta, const NetworkTape<S>& tape, bool residual) {
  HeadTape<S> whole;
  const bool around = residual && network.layers().size() > 1;
  network.head().forward(theta, around ? tape.out.back() : Matrix<S>(network.layers().back().states(tape.layers.back())), whole,
                         nullptr);
  Matrix<S> y = whole.y;
  y.rightCols(tape.head.y.cols()) = tape.head.y;
  return sequence<S>("y", y, tape.length, tape.batch);
}

}  // namespace

template <class S>
void RunOf<S>::probeStates(std::vector<NamedArray>& arrays) const {
  const int T = lookTape_.length, B = lookTape_.batch;
  for (std::size_t l = 0; l < lookTape_.layers.size(); ++l) {
    const LayerTape<S>& tape = lookTape_.layers[l];
    const Layer<S>& layer = network_.layers()[l];
    const std::string at = "_l" + std::to_string(l);
    for (int i = 0; i < layer.cell().states; ++i) {
      const std::string name = i == 0 ? "h" : "c";
      Matrix<S> all(layer.hidden(), Eigen::Index(T) * B);
      for (int t = 0; t < T; ++t) all.middleCols(Eigen::Index(t) * B, B) = layer.state(tape, i, t + 1);
      arrays.push_back(sequence<S>(name + at, all, T, B));
      NamedArray initial = sequence<S>(name + "0" + at, layer.state(tape, i, 0), 1, B);
      initial.shape.erase(initial.shape.begin());
      arrays.push_back(std::move(initial));
    }
    arrays.push_back(sequence<S>("dh" + at, tape.adjoints, T, B));
    std::vector<S> norms;
    for (int t = 0; t < T; ++t) norms.push_back(static_cast<S>(std::exp(tape.logNorm(t))));
    arrays.push_back({"norm" + at, {std::size_t(T)}, std::move(norms)});
  }
}

// ‖∂L_t/∂h_k‖ of the top layer, one backward pass for each step t that has a loss.
template <class S>
Matrix<double> RunOf<S>::triangle(const Matrix<S>& x, const Matrix<S>& dy, bool asTrained) {
  const int T = lookTape_.length, B = lookTape_.batch, first = lookTape_.first;
  Matrix<double> norms = Matrix<double>::Zero(T, T);
  Vector<S> unused;
  BackwardOptions options;
  options.truncate = experiment_.train.truncate;
  for (int t = first; t < T; ++t) {
    const Eigen::Index column = Eigen::Index(t - first) * B;
    Matrix<S> alone = Matrix<S>::Zero(dy.rows(), dy.cols());
    alone.middleCols(column, B) = dy.middleCols(column, B);
    if (alone.isZero(S(0))) continue;
    Dropout dropout(experiment_.seed, static_cast<std::uint64_t>(steps_), 0, B);  // the same masks every time
    network_.forward(theta_, x, lookTape_, asTrained ? &dropout : nullptr);
    network_.backward(theta_, alone, lookTape_, options, unused);
    for (int k = 0; k <= t; ++k) norms(t, k) = std::exp(lookTape_.layers.back().logNorm(k));
  }
  return norms;
}

// In one shard, so that every array is at hand; the sums of its gradient differ from training's in their last bits.
template <class S>
std::vector<NamedArray> RunOf<S>::probe(bool asTrained) {
  std::vector<NamedArray> arrays;
  drawBatch(experiment_.train.batch);
  const int T = batch_.length, B = batch_.size;
  BackwardOptions options = backwardOptions();
  options.keepAdjoints = true;
  options.omega = asTrained ? options.omega / B : 0.0;
  Dropout dropout(experiment_.seed, static_cast<std::uint64_t>(steps_), 0, B);
  const Matrix<S> x = batch_.x.template cast<S>();
  Matrix<S> dy;
  network_.shape(lookTape_, T, B, task_->firstLossStep);
  network_.forward(theta_, x, lookTape_, asTrained ? &dropout : nullptr);
  const double loss = loss_->evaluate(lookTape_.head.y, batch_, dy);
  gradientExponent_ = network_.backward(theta_, dy, lookTape_, options, gradient_);
  if (asTrained) addRegularizers(theta_, gradient_, gradientExponent_);
  pruning_.clear(gradient_);

  probeBatch<S>(arrays, batch_, loss_->classes);
  arrays.push_back({"loss", {}, std::vector<S>{static_cast<S>(loss)}});
  arrays.push_back(outputs(network_, theta_, lookTape_, experiment_.model.residual));
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
  if (experiment_.train.prune > 0.0) Pruning<S>(pruning_).apply(network_.layout(), experiment_.train.prune, theta);
  append(network_.torchArrays(theta, "new/"));

  const Matrix<double> norms = triangle(x, dy, asTrained);
  std::vector<S> rows;
  for (int t = 0; t < T; ++t)
    for (int k = 0; k < T; ++k) rows.push_back(static_cast<S>(norms(t, k)));
  arrays.push_back({"numeric_mode", {}, numericMode()});
  arrays.push_back({"triangle", {std::size_t(T), std::size_t(T)}, std::move(rows)});
  arrays.push_back({"meta", {}, experimentText(experiment_)});
  stepped_ = false;  // the batch is not the last training step's any more
  return arrays;
}

template std::vector<NamedArray> RunOf<float>::probe(bool);
template std::vector<NamedArray> RunOf<double>::probe(bool);

}  // namespace backflow
