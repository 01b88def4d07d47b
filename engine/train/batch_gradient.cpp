#include "engine/train/batch_gradient.h"

#include <algorithm>
#include <cmath>

#include "engine/core/denormals.h"
#include "engine/network/adjoint.h"

namespace backflow {
namespace {

// Two at least, so that two threads have something to do; then by 16 samples, which keep a step's numbers in the nearest
// cache, or by 32 where the weights themselves do not fit into it and are read anew at each step.
int shardsFor(int batch, int hidden) {
  constexpr int kLargeLayer = 128;
  if (batch < 8) return 1;
  return std::max(2, batch / (hidden >= kLargeLayer ? 32 : 16));
}

// The columns of samples first … first+size−1, of all steps: rows × B·T → rows × size·T.
template <class To, class From>
void gather(const From& from, int batch, int first, int size, To& to) {
  const Eigen::Index steps = from.cols() / batch;
  to.resize(from.rows(), steps * size);
  for (Eigen::Index t = 0; t < steps; ++t)
    to.middleCols(t * size, size) = from.middleCols(t * batch + first, size).template cast<typename To::Scalar>();
}

}  // namespace

template <class S>
void BatchGradient<S>::setBatch(const Batch& batch, int firstLossStep, bool whole) {
  length_ = batch.length;
  size_ = batch.size;
  const int B = size_, n = whole ? 1 : shardsFor(B, network_.layers().front().hidden());
  const int steps = length_ - firstLossStep;
  shards_.resize(static_cast<std::size_t>(n));
  Matrix<S> x;
  for (int i = 0; i < n; ++i) {
    Shard& shard = shards_[static_cast<std::size_t>(i)];
    shard.first = i * B / n;
    shard.size = (i + 1) * B / n - shard.first;
    network_.shape(shard.tape, length_, shard.size, firstLossStep);
    gather(batch.x, B, shard.first, shard.size, x);
    network_.setInput(shard.tape, x);
    const auto asked = Eigen::Index(firstLossStep) * B;
    Batch& part = shard.batch;
    part.length = steps;
    part.size = shard.size;
    gather(batch.target.rightCols(batch.target.size() ? Eigen::Index(steps) * B : 0), B, shard.first, shard.size, part.target);
    part.label.clear();
    part.weight.resize(Eigen::Index(steps) * shard.size);
    for (int t = 0; t < steps; ++t)
      for (int b = 0; b < shard.size; ++b) {
        const auto from = asked + Eigen::Index(t) * B + shard.first + b;
        part.weight[Eigen::Index(t) * shard.size + b] = batch.weight[from];
        if (!batch.label.empty()) part.label.push_back(batch.label[static_cast<std::size_t>(from)]);
      }
  }
}

template <class S>
double BatchGradient<S>::compute(const Vector<S>& theta, BackwardOptions options, const std::optional<DropoutSeed>& dropout,
                                 Vector<S>& gradient, int& exponent) {
  options.omega /= size_;
  network_.prepare(theta, options.inputGradient, shards_.back().size);  // none is larger
  workers_.run(static_cast<int>(shards_.size()), [&](int i) {
    const FlushDenormals flush;
    Shard& shard = shards_[static_cast<std::size_t>(i)];
    std::optional<Dropout> masks;
    if (dropout) masks.emplace(dropout->seed, dropout->step, shard.first, shard.size);
    network_.forwardPrepared(theta, shard.tape, masks ? &*masks : nullptr);
    shard.loss = loss_.evaluate(shard.tape.head.y, shard.batch, shard.dy);
    shard.exponent = network_.backwardPrepared(theta, shard.dy, shard.tape, options, shard.gradient);
  });
  const FlushDenormals flush;
  double loss = 0.0;
  exponent = 0;
  for (const Shard& shard : shards_) {
    loss += shard.loss;
    exponent = std::max(exponent, shard.exponent);
  }
  for (const Shard& shard : shards_) {
    const S factor = static_cast<S>(std::max(std::ldexp(1.0, shard.exponent - exponent), 1e-30));  // never 0: Inf stays Inf
    if (&shard == &shards_.front())
      gradient = shard.gradient * factor;
    else
      gradient += shard.gradient * factor;
  }
  network_.toParameters(theta, gradient);
  return loss;
}

template <class S>
double BatchGradient<S>::logNorm(std::size_t layer, int t) const {
  const auto step = static_cast<std::size_t>(t);
  ScaledSquares sum;
  for (const Shard& shard : shards_)
    sum.add(shard.tape.layers[layer].squares[step], shard.tape.layers[layer].normExponent[step]);
  return sum.logNorm();
}

template <class S>
double BatchGradient<S>::logNormSample(std::size_t layer, int t, int b) const {
  const auto holds = [b](const Shard& shard) { return b < shard.first + shard.size; };
  const Shard& shard = *std::find_if(shards_.begin(), shards_.end(), holds);
  return shard.tape.layers[layer].logNormSample(t, b - shard.first);
}

template <class S>
bool BatchGradient<S>::clipped() const {
  return std::any_of(shards_.begin(), shards_.end(), [](const Shard& shard) {
    return std::any_of(shard.tape.layers.begin(), shard.tape.layers.end(), [](const LayerTape<S>& l) { return l.clipped; });
  });
}

template class BatchGradient<float>;
template class BatchGradient<double>;

}  // namespace backflow
