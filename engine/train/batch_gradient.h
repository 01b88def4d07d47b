// The loss of one batch and its gradient. The batch is split into shards of samples, whose number depends on the
// experiment alone (setBatch()); each is worked on by itself, by whichever thread is free, and their gradients are added in
// order. So the bits are the same for any number of threads.
#pragma once

#include <optional>

#include "engine/core/workers.h"
#include "engine/losses/loss.h"
#include "engine/network/network.h"

namespace backflow {

template <class S>
class BatchGradient {
 public:
  struct Shard {
    int first = 0, size = 0;  // samples
    Batch batch;              // what was asked of them, from the first step with a loss on
    NetworkTape<S> tape;
    Matrix<S> dy;
    Vector<S> gradient;
    int exponent = 0;
    double loss = 0.0;
  };
  struct DropoutSeed {
    std::uint64_t seed, step;
  };

  BatchGradient(Network<S>& network, const LossInfo& loss, int threads) : network_(network), loss_(loss), workers_(threads) {}

  // whole: in one shard, for what looks at all samples at once (clipping at every step).
  void setBatch(const Batch& batch, int firstLossStep, bool whole = false);

  // L and ∂L/∂θ·2^−exponent, which is 0 unless the gradient would overflow. Without a seed dropout is off. options.omega is the
  // weight of the whole batch's mean.
  double compute(const Vector<S>& theta, BackwardOptions options, const std::optional<DropoutSeed>& dropout,
                 Vector<S>& gradient, int& exponent);

  // Of the last computation:
  const std::vector<Shard>& shards() const { return shards_; }
  int length() const { return length_; }
  int size() const { return size_; }
  double logNorm(std::size_t layer, int t) const;               // ln ‖∂L/∂h_t‖ over the batch; t from 0
  double logNormSample(std::size_t layer, int t, int b) const;  // of one sample
  bool clipped() const;                                         // clipping at every step acted

 private:
  Network<S>& network_;
  const LossInfo& loss_;
  Workers workers_;
  std::vector<Shard> shards_;
  int length_ = 0, size_ = 0;
};

}  // namespace backflow
