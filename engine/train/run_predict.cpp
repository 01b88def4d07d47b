// What the network says about held-out data.
#include <algorithm>

#include "engine/core/error.h"
#include "engine/train/memory_need.h"
#include "engine/train/run_of.h"

namespace backflow {

// Runs the network over `count` held-out samples, a few at a time. use(first, size) finds the samples in heldOut_ and their
// outputs in lookTape_.head.y.
template <class S>
template <class Use>
void RunOf<S>::overHeldOut(int count, Use use) {
  const int atOnce = heldOutAtOnce(experiment_, *task_);
  for (int first = 0; first < count; first += atOnce) {
    if (stop_.stop_requested()) throw Cancelled();
    const int size = std::min(atOnce, count - first);
    task_->validation(first, size, heldOut_);
    network_.shape(lookTape_, heldOut_.length, size, task_->firstLossStep);
    network_.forward(theta_, heldOut_.x.template cast<S>().eval(), lookTape_, nullptr);
    use(first, size);
  }
}

template <class S>
Validation RunOf<S>::validate() {
  const int count = task_->validationSize();
  double loss = 0.0;
  std::int64_t right = 0, scored = 0;
  Matrix<S> unused;
  overHeldOut(count, [&](int /*first*/, int size) {
    const Matrix<S>& y = lookTape_.head.y;
    loss += loss_->evaluate(y, heldOut_, unused) * size / count;
    const Eigen::Index offset = heldOut_.weight.size() - y.cols();
    for (Eigen::Index j = 0; j < y.cols(); ++j) {
      if (!heldOut_.scored[static_cast<std::size_t>(offset + j)]) continue;
      ++scored;
      Eigen::Index answer = 0;
      if (loss_->classes) {
        y.col(j).maxCoeff(&answer);
        right += heldOut_.accepts(offset + j, answer) ? 1 : 0;
      } else {
        const double error = (y.col(j).template cast<double>() - heldOut_.target.col(offset + j)).cwiseAbs().maxCoeff();
        right += error <= task_->tolerance ? 1 : 0;
      }
    }
  });
  const bool defined = scored > 0 && (loss_->classes || task_->tolerance > 0.0);
  return {loss, defined ? static_cast<double>(right) / static_cast<double>(scored) : kNotMeasured};
}

template <class S>
void RunOf<S>::predict() {
  const int count = task_->predictionSize();
  if (count < 1) return;
  Matrix<double> y = Matrix<double>::Zero(task_->outputs, Eigen::Index(task_->length) * count);
  overHeldOut(count, [&](int first, int size) {
    for (int t = task_->firstLossStep; t < task_->length; ++t)
      y.middleCols(Eigen::Index(t) * count + first, size) =
          lookTape_.head.y.middleCols(Eigen::Index(t - task_->firstLossStep) * size, size).template cast<double>();
  });
  const Matrix<double> continued = continueSequence();
  Batch all;
  task_->validation(0, count, all);
  prediction_ = task_->predict(all, y, continued);
  predictionStep_ = steps_;
}

// Feeds the network its own answers: I × continuationSteps() inputs, from the end of the known data.
template <class S>
Matrix<double> RunOf<S>::continueSequence() {
  const Matrix<double> known = task_->warmUp();
  const int steps = task_->continuationSteps();
  if (known.cols() == 0 || steps < 1) return {};
  Random random(experiment_.seed, Stream::Continuation, static_cast<std::uint64_t>(validatedStep_));
  Matrix<double> continued(task_->inputs, steps);
  NetworkTape<S> tape;
  const int N = static_cast<int>(known.cols());
  network_.shape(tape, N, 1, N - 1);
  network_.forward(theta_, known.template cast<S>(), tape, nullptr);
  std::vector<LayerTape<S>> last = tape.layers;
  for (int i = 0; i < steps; ++i) {
    if (stop_.stop_requested()) return {};
    continued.col(i) = task_->inputAfter(tape.head.y.col(tape.head.y.cols() - 1).template cast<double>(), random);
    if (i + 1 == steps) break;
    const int length = tape.length;
    network_.shape(tape, 1, 1, 0);
    for (std::size_t l = 0; l < last.size(); ++l) {  // the states go on from where they were
      const Layer<S>& layer = network_.layers()[l];
      for (int which = 0; which < layer.cell().states; ++which)
        layer.state(tape.layers[l], which, 0) = layer.state(last[l], which, length);
    }
    network_.forward(theta_, continued.col(i).template cast<S>(), tape, nullptr);
    last = tape.layers;
  }
  return continued;
}

template Validation RunOf<float>::validate();
template Validation RunOf<double>::validate();
template void RunOf<float>::predict();
template void RunOf<double>::predict();

}  // namespace backflow
