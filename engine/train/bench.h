// Whole training steps on one synthetic batch, for timing: forward, loss, full BPTT, per-step norms, clip, optimizer.
#pragma once

#include <memory>

#include "engine/experiment/experiment.h"

namespace backflow {

struct BenchSetup {
  Experiment experiment;  // model, train, task.length and precision are used
  int inputs = 2, outputs = 1;
  bool lossEveryStep = false;  // else at the last step
  bool instrumented = true;    // norms of every time step, over the batch and of each sample
  int threads = 1;
};

class Bench {
 public:
  static std::unique_ptr<Bench> make(const BenchSetup& setup);
  virtual ~Bench() = default;
  virtual void step() = 0;
  // Multiplications and additions of the matrix products of one step: weights only, neither biases nor pointwise work.
  virtual double flopsPerStep() const = 0;
};

}  // namespace backflow
