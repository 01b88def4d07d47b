#include "network_function.h"

#include <cmath>

namespace backflow {

NetworkFunction::NetworkFunction(const ModelConfig& model, const LossInfo& loss, const Question& question)
    : question_(question), loss_(loss), residual_(model.residual), network_(model, question.inputs, question.outputs) {
  Random random(question.seed, Stream::Check);
  drawBatch(random);
  drawPoint(random);
  point_.head(network_.layout().size()) += network_.initialize(model.init, question.seed, question.length);
  backprop();
}

// Targets, labels and weights, a third of which are 0.
void NetworkFunction::drawBatch(Random& random) {
  const Question& q = question_;
  batch_.reset(q.length, q.batch, q.inputs, q.outputs, loss_.classes);
  for (double& v : batch_.target.reshaped()) v = random.normal();
  for (int& label : batch_.label) label = random.below(q.outputs);
  for (Eigen::Index i = Eigen::Index(q.first) * q.batch; i < batch_.weight.size(); ++i)
    batch_.weight[i] = i % 3 == 1 ? 0.0 : random.uniform(0.2, 1.0);
}

// Noise that is added to the parameters' start, the inputs and the initial states.
void NetworkFunction::drawPoint(Random& random) {
  const auto columns = Eigen::Index(question_.length) * question_.batch;
  Eigen::Index size = network_.layout().size();
  const auto begin = [&](Eigen::Index n, std::string name) {
    blocks_.emplace_back(size, std::move(name));
    size += n;
  };
  for (const ParameterBlock& block : network_.layout().blocks())
    if (block.size()) blocks_.emplace_back(block.offset, network_.describeElement(block.offset));
  begin(question_.inputs * columns, "input x");
  for (std::size_t l = 0; l < network_.layers().size(); ++l)
    for (int i = 0; i < network_.layers()[l].cell().states; ++i)
      begin(Eigen::Index(network_.layers()[l].hidden()) * question_.batch,
            "initial state " + std::to_string(i) + " of layer " + std::to_string(l + 1));
  point_.resize(size);
  for (Eigen::Index i = 0; i < size; ++i) point_[i] = (i < network_.layout().size() ? 0.1 : 0.7) * random.normal();
}

void NetworkFunction::backprop() {
  const Question& q = question_;
  const Eigen::Index parameters = network_.layout().size(), inputs = q.inputs * Eigen::Index(q.length) * q.batch;
  const Vector<double> theta = point_.head(parameters);
  network_.shape(tape_, q.length, q.batch, q.first);
  Eigen::Index at = parameters + inputs;
  for (std::size_t l = 0; l < tape_.layers.size(); ++l)
    for (int i = 0; i < network_.layers()[l].cell().states; ++i) {
      auto state = network_.layers()[l].state(tape_.layers[l], i, 0);
      state = point_.segment(at, state.size()).reshaped(state.rows(), state.cols());
      at += state.size();
    }
  Dropout dropout(q.seed, 0, 0, q.batch);
  network_.forward(theta, point_.segment(parameters, inputs).reshaped(q.inputs, q.length * q.batch).eval(), tape_, &dropout,
                   true);
  lossOfNetwork_ = loss_.evaluate(tape_.head.y, batch_, dy_);
  BackwardOptions options;
  options.inputGradient = true;
  options.truncate = q.truncate;
  Vector<double> ofParameters;
  const int exponent = network_.backward(theta, dy_, tape_, options, ofParameters);
  gradient_.resize(point_.size());
  gradient_.head(parameters) = ofParameters * std::ldexp(1.0, exponent);
  const ScaledAdjoint<double>& dx = tape_.layers.front().input;
  const Eigen::Index step = Eigen::Index(q.inputs) * q.batch;
  for (int t = 0; t < q.length; ++t)
    gradient_.segment(parameters + t * step, step) = dx.values.block(0, t * q.batch, q.inputs, q.batch).reshaped() *
                                                     std::ldexp(1.0, dx.exponent[static_cast<std::size_t>(t)]);
  at = parameters + inputs;
  for (std::size_t l = 0; l < tape_.layers.size(); ++l)
    for (int i = 0; i < network_.layers()[l].cell().states; ++i) {
      const Matrix<double>& d = tape_.layers[l].initialAdjoint[i];
      gradient_.segment(at, d.size()) = d.reshaped();
      at += d.size();
    }
}

double NetworkFunction::loss(const Vector<double>& point) {
  const Question& q = question_;
  const Eigen::Index parameters = network_.layout().size(), inputs = q.inputs * Eigen::Index(q.length) * q.batch;
  const Vector<double> theta = point.head(parameters);
  const Matrix<double> x = point.segment(parameters, inputs).reshaped(q.inputs, q.length * q.batch);
  network_.prepare(theta);
  segment_.resize(network_.layers().size());
  double sum = 0.0;
  for (int from = 0, to = 0; from < q.length; from = to) {
    to = q.truncate > 0 ? q.length - (q.length - from - 1) / q.truncate * q.truncate : q.length;
    Eigen::Index at = parameters + inputs;
    for (std::size_t l = 0; l < segment_.size(); ++l) {
      const Layer<double>& layer = network_.layers()[l];
      layer.shape(segment_[l], to - from, q.batch);
      for (int i = 0; i < layer.cell().states; ++i) {
        auto state = layer.state(segment_[l], i, 0);
        if (from == 0)
          state = point.segment(at, state.size()).reshaped(state.rows(), state.cols());
        else
          state = layer.state(tape_.layers[l], i, from);  // held
        at += state.size();
      }
    }
    sum += segment(theta, x, from, to);
  }
  return sum;
}

// The loss of steps from … to−1, from the states that segment_ has.
double NetworkFunction::segment(const Vector<double>& theta, const Matrix<double>& x, int from, int to) {
  const int B = question_.batch;
  const Eigen::Index column = Eigen::Index(from) * B, n = Eigen::Index(to - from) * B;
  given_ = x.middleCols(column, n);
  for (std::size_t l = 0; l < segment_.size(); ++l) {
    const Layer<double>& layer = network_.layers()[l];
    if (tape_.mask[l].size())
      layer.setInput(segment_[l], given_.cwiseProduct(tape_.mask[l].middleCols(column, n)).eval());
    else
      layer.setInput(segment_[l], given_);
    layer.forward(segment_[l]);
    if (residual_ && l > 0)
      given_ += layer.states(segment_[l]);
    else
      given_ = layer.states(segment_[l]);
  }
  network_.head().forward(theta, given_, head_, nullptr);
  Batch part;
  part.weight = batch_.weight.segment(column, n);
  if (batch_.target.size()) part.target = batch_.target.middleCols(column, n);
  if (!batch_.label.empty()) part.label.assign(batch_.label.begin() + column, batch_.label.begin() + column + n);
  return loss_.evaluate(head_.y, part, dy_);
}

Differentiable NetworkFunction::whole() {
  Differentiable f;
  f.loss = [this](const Vector<double>& point) { return loss(point); };
  f.at = point_;
  f.gradient = gradient_;
  f.nameOf = [this](Eigen::Index i) {
    std::size_t block = blocks_.size() - 1;
    while (i < blocks_[block].first) --block;
    return blocks_[block].second + " + " + std::to_string(i - blocks_[block].first);
  };
  return f;
}

Differentiable NetworkFunction::byBlock() {
  const auto count = static_cast<Eigen::Index>(blocks_.size());
  Matrix<double> directions = Matrix<double>::Zero(point_.size(), count);
  Random random(question_.seed, Stream::Check, 1);
  for (Eigen::Index i = 0; i < count; ++i) {
    const Eigen::Index begin = blocks_[static_cast<std::size_t>(i)].first,
                       end = i + 1 < count ? blocks_[static_cast<std::size_t>(i + 1)].first : point_.size();
    auto direction = directions.col(i).segment(begin, end - begin);
    for (double& v : direction) v = random.normal();
    direction.normalize();
  }
  Differentiable f;
  f.loss = [this, directions](const Vector<double>& s) {
    Vector<double> point = point_;
    for (Eigen::Index i = 0; i < s.size(); ++i)  // one moves at a time
      if (s[i] != 0.0) point += s[i] * directions.col(i);
    return loss(point);
  };
  f.at = Vector<double>::Zero(count);
  f.gradient = directions.transpose() * gradient_;
  f.nameOf = [this](Eigen::Index i) { return "along " + blocks_[static_cast<std::size_t>(i)].second; };
  return f;
}

}  // namespace backflow
