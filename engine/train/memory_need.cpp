#include "engine/train/memory_need.h"

#include <algorithm>

#include "engine/cells/cell.h"
#include "engine/core/error.h"
#include "engine/core/free_memory.h"
#include "engine/formats/number_text.h"

namespace backflow {
namespace {

// Of each parameter: θ, that of the last pass, the gradient and what shards add to it, the optimizer's two numbers now, before
// the update and in what is kept to rewind, and the weights as products want them.
constexpr double kCopies = 16.0;

std::string gigabytes(double bytes) { return roundedText(bytes / 1e9, 3) + " GB"; }

}  // namespace

int heldOutAtOnce(const Experiment& experiment, const Task& task) {
  constexpr std::int64_t kNumbersAtOnce = std::int64_t(1) << 23;
  const std::int64_t perSample = std::int64_t(task.length) * (experiment.model.hidden * 6 + task.inputs + task.outputs);
  const int few = std::min(experiment.train.batch, 8);
  return static_cast<int>(std::clamp<std::int64_t>(kNumbersAtOnce / perSample, few, 64));
}

double memoryNeed(const Experiment& experiment, const Task& task) {
  const ModelConfig& model = experiment.model;
  const CellInfo& cell = findCell(model.cell, model.peephole);
  const double size = experiment.precision == Precision::Float64 ? 8.0 : 4.0;
  const double blocks = static_cast<double>(cell.blocks.size());
  constexpr int kLine = 16;  // numbers: units lie in whole cache lines, and columns have one to spare
  const double H = (model.hidden + kLine - 1) / kLine * kLine, O = task.outputs;
  double parameters = O * (H + 1), column = 0.0;  // numbers: in all; of a sample's time step
  for (int l = 0; l < model.layers; ++l) {
    const double I = l == 0 ? task.inputs : H;
    parameters += blocks * H * (H + I + 2);
    column += 2 * kLine + H + I + 1 + (cell.slots + cell.states - 1 + (cell.innerProduct ? 1 : 0)) * H;
    if (model.layerNorm) column += blocks * (H + 1);
    if (l > 0) column += 2 * I;  // what the layer below is given back
  }
  double head = 0.0, below = H;  // numbers of a sample's asked time step
  for (const int units : model.head.units) {
    parameters += units * (below + 1);
    head += 4.0 * units;  // before and after the activation, its gradient, and what dropout kept
    below = units;
  }
  parameters += O * (below - H);  // the last layer sees these instead of h
  const double samples = experiment.train.batch + heldOutAtOnce(experiment, task);
  const double columns = samples * task.length, asked = samples * (task.length - task.firstLossStep);
  return size * (kCopies * parameters + columns * column + asked * (head + 3 * O)) + 8.0 * columns * (task.inputs + O);
}

double analysisNeed(Experiment experiment, const Task& task) {
  experiment.precision = Precision::Float64;
  return 2.0 * memoryNeed(experiment, task);  // what passes keep, and once more for those that are held against them
}

void requireMemory(const char* what, double need) {
  const std::optional<double> left = freeMemory();
  if (left && need > *left)
    throw InputError(what + std::string(" needs about ") + gigabytes(need) + " of memory, and " + gigabytes(*left) +
                     " are free: " + kTooLittleMemory);
}

}  // namespace backflow
