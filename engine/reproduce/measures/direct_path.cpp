#include "engine/network/network.h"
#include "engine/reproduce/measures/list.h"
#include "engine/tasks/task.h"

namespace backflow::measure {
namespace {

constexpr std::string_view kFigures[] = {"slope"};

// The gradient's direct path through the memory: c_{t−1} → c_t with h_{t−1} held. Its slope is the mean over units and steps of
// ln ∂c_t/∂c_{t−1}, which the Jacobian holds in its lower right block; ln f_t in an LSTM without peepholes.
std::vector<double> measureDirectPath(const Experiment& experiment, std::span<const double>) {
  const std::unique_ptr<Task> task = makeTask(experiment);
  Network<double> network(experiment.model, task->inputs, task->outputs);
  Layer<double>& layer = network.layers().front();
  const int H = layer.hidden();
  if (layer.cell().states < 2)
    throw InputError("model.cell = \"" + experiment.model.cell + "\": must be a cell with a memory c, such as lstm");
  const Vector<double> theta = network.initialize(experiment.model.init, experiment.seed, experiment.task.length);
  Random random = Random::forBatch(experiment.seed, 0);
  Batch batch;
  task->draw(random, 1, batch);
  NetworkTape<double> tape;
  network.shape(tape, batch.length, 1, task->firstLossStep);
  network.forward(theta, batch.x, tape, nullptr);
  double sum = 0.0;
  for (int t = 0; t < batch.length; ++t) {
    Matrix<double> before(H, 2);
    before << layer.state(tape.layers.front(), 0, t), layer.state(tape.layers.front(), 1, t);
    const Matrix<double> j = layer.jacobian(theta, batch.x.col(t), before);
    sum += j.bottomRightCorner(H, H).diagonal().array().log().mean();
  }
  return {sum / batch.length};
}

}  // namespace

const MeasureInfo direct_path{{"direct_path", "Direct path through the memory", "mean over t and units of ln ∂c_t/∂c_{t−1}",
                               "Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000"},
                              kFigures,
                              {},
                              measureDirectPath};

}  // namespace backflow::measure
