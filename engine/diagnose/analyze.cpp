#include "engine/diagnose/analyze.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/activations/list.h"
#include "engine/diagnose/jacobians.h"
#include "engine/diagnose/not_finite.h"
#include "engine/diagnose/paths.h"
#include "engine/diagnose/saturation.h"
#include "engine/diagnose/sharpness.h"
#include "engine/diagnose/slope.h"
#include "engine/diagnose/spectrum.h"
#include "engine/diagnose/step_back.h"
#include "engine/diagnose/weight_share.h"
#include "engine/formats/number_text.h"
#include "engine/schedules/schedule.h"

namespace backflow {
namespace {

// Floating-point operations, by the shapes: a part beyond kMost would take minutes. For the samples whose Jacobians are
// followed there is kForSamples, and at least one.
constexpr double kMost = 4e11, kForSamples = 2e10;
constexpr int kMostSamples = 8;
constexpr double kMostNumbers = 3e7;  // that Lanczos may keep

class Measurement {
 public:
  Measurement(const Subject& subject, const Experiment& experiment, const std::function<bool(double)>& progress,
              const AnalysisParts& wanted)
      : subject_(subject),
        experiment_(experiment),
        phi_(find(activations(), experiment.model.activation, "model.activation")),
        progress_(progress) {
    result_.parts = wanted;
  }

  Analysis run();

 private:
  struct Part {
    std::string what;
    double cost;  // operations, of which `most` may not be exceeded
    double most;
    bool needsFinite;
    std::function<void(const Ticker&)> measure;
  };
  Layer<double>& top() { return subject_.network.layers().back(); }
  std::vector<Part> parts();
  Part walk();
  Part triangle();
  void measure(const Part& part, double before, double all);
  void skip(const std::string& what, const std::string& why) { result_.skipped.push_back({what, why}); }
  void describeBatch();
  void forward();
  void backward();
  void backwardOfLast();
  void backwardFromLast();
  void followSamples(const Ticker& tick);
  void measureTriangle(const Ticker& tick);
  int samples() const;

  const Subject& subject_;
  const Experiment& experiment_;
  const ActivationInfo& phi_;
  const std::function<bool(double)>& progress_;
  Analysis result_;
  NetworkTape<double> tape_;
  Matrix<double> dy_;
  Trajectory trajectory_;                   // of the top layer
  std::unique_ptr<PathSplitter> splitter_;  // where the cell has gates
  bool finite_ = true;
};

double cube(double x) { return x * x * x; }

// Jacobians and their QR at T steps, and one-sided Jacobi at a few lags.
double operationsPerSample(const Layer<double>& layer, int length) {
  return (20.0 * length + 200.0) * cube(double(layer.cell().states) * layer.hidden());
}

int Measurement::samples() const {
  const double each = operationsPerSample(subject_.network.layers().back(), subject_.batch.length);
  return std::min(subject_.batch.size, static_cast<int>(std::clamp(kForSamples / each, 1.0, double(kMostSamples))));
}

void Measurement::describeBatch() {
  const Batch& batch = subject_.batch;
  result_.step = subject_.step;
  result_.experiment = experiment_;
  result_.length = batch.length;
  result_.batch = batch.size;
  result_.hidden = top().hidden();
  result_.inputs = static_cast<int>(batch.x.rows());
  for (Eigen::Index j = 0; j < batch.weight.size(); ++j) {
    if (batch.weight[j] == 0.0) continue;
    const int t = static_cast<int>(j / batch.size) + 1;
    if (result_.firstLoss == 0) result_.firstLoss = t;
    result_.lastLoss = t;
  }
  result_.layers.resize(subject_.network.layers().size());
}

// What must be read before backward overwrites the gates.
void Measurement::forward() {
  result_.loss = subject_.forward(subject_.theta, tape_, dy_);
  for (std::size_t l = 0; l < result_.layers.size(); ++l) {
    const Layer<double>& layer = subject_.network.layers()[l];
    const LayerTape<double>& tape = tape_.layers[l];
    result_.layers[l].saturation = saturationOf(layer, subject_.theta, phi_, tape);
    result_.layers[l].timeConstants = timeConstantsOf(layer, tape);
  }
  result_.throughKeeper = throughKeeper(top(), tape_.layers.back(), result_.lastLoss);
  trajectory_ = trajectoryOf(subject_, tape_, result_.layers.size() - 1);
  finite_ = trajectory_.finite() && std::isfinite(result_.loss);
  result_.divergence = firstNotFinite<double>(subject_.network, {&tape_}, result_.loss, subject_.step + 1);
  if (!result_.parts.paths || !PathSplitter::obstacle(top()).empty()) return;
  Vector<double> unused = Vector<double>::Zero(subject_.theta.size());
  Matrix<double> added;
  int exponent = 0;
  subject_.network.head().backward(subject_.theta, dy_, tape_.head, unused, added, exponent);
  added *= std::ldexp(1.0, exponent);
  splitter_ = std::make_unique<PathSplitter>(top(), subject_.theta, trajectory_, tape_.layers.back(), std::move(added));
}

void Measurement::backward() {
  const Vector<double> gradient = subject_.backward(subject_.theta, dy_, tape_, {});
  Vector<double> trained = gradient;
  subject_.clearPruned(trained);
  result_.gradNorm = trained.stableNorm();
  if (top().cell().states > 1) result_.logMemory = std::log(tape_.layers.back().initialAdjoint[1].stableNorm());
  for (std::size_t l = 0; l < result_.layers.size(); ++l) {
    Analysis::Layer& layer = result_.layers[l];
    layer.logNorm = tape_.layers[l].logNorms();
    layer.slope = fitBackward(layer.logNorm, result_.firstLoss, result_.lastLoss, l + 1 < result_.layers.size());
    layer.share = weightShare(subject_.network.layers()[l], tape_.layers[l]);
  }
}

// What the last loss alone reaches. With a loss at every step the total would hide it: near terms dominate.
void Measurement::backwardOfLast() {
  const bool isAlone = result_.lastLoss == result_.firstLoss;
  if (!isAlone) backwardFromLast();
  result_.logNormOfLast = tape_.layers.back().logNorms();
  result_.slopeOfLast =
      isAlone ? result_.layers.back().slope : fitBackward(result_.logNormOfLast, result_.lastLoss, result_.lastLoss);
  if (!std::isnan(steepest(top(), experiment_.model, subject_.theta)))
    result_.throughActivation = throughActivation<double>(top(), {&tape_.layers.back()}, result_.lastLoss);
}

void Measurement::backwardFromLast() {
  subject_.forward(subject_.theta, tape_, dy_);
  const Eigen::Index column = Eigen::Index(result_.lastLoss - 1 - tape_.first) * tape_.batch;
  Matrix<double> alone = Matrix<double>::Zero(dy_.rows(), dy_.cols());
  alone.middleCols(column, tape_.batch) = dy_.middleCols(column, tape_.batch);
  subject_.backward(subject_.theta, alone, tape_, {});
}

void Measurement::followSamples(const Ticker& tick) {
  const int T = trajectory_.length, count = samples();
  JacobianMeter meter(T, Eigen::Index(top().cell().states) * top().hidden());
  for (int b = 0; b < count; ++b) {
    if (result_.parts.jacobians) meter.begin();
    if (splitter_) splitter_->begin(b);
    for (int t = T - 1; t >= 0; --t) {
      const Matrix<double> j = top().jacobian(subject_.theta, trajectory_.input(t, b), trajectory_.before(t, b));
      if (result_.parts.jacobians) meter.back(t, j);
      if (splitter_) splitter_->back(t, j);
      tick((b + 1.0 - double(t) / T) / count);
    }
  }
  if (result_.parts.jacobians) result_.jacobians = meter.result();
  if (!splitter_) return;
  result_.paths = splitter_->result(result_.firstLoss, result_.lastLoss);
  result_.paths->samples = count;
}

// One backward pass for each step that has a loss.
void Measurement::measureTriangle(const Ticker& tick) {
  const int T = tape_.length, B = tape_.batch, first = tape_.first;
  result_.logTriangle = Matrix<double>::Constant(T, T, -std::numeric_limits<double>::infinity());
  for (int t = first; t < T; ++t) {
    tick(double(t - first) / (T - first));
    subject_.forward(subject_.theta, tape_, dy_);
    const Eigen::Index column = Eigen::Index(t - first) * B;
    Matrix<double> alone = Matrix<double>::Zero(dy_.rows(), dy_.cols());
    alone.middleCols(column, B) = dy_.middleCols(column, B);
    if (alone.isZero(0.0)) continue;
    subject_.backward(subject_.theta, alone, tape_, {});
    for (int k = 0; k <= t; ++k) result_.logTriangle(t, k) = tape_.layers.back().logNorm(k);
  }
}

// The Jacobians of a few samples step by step, for their own sake and for the paths.
Measurement::Part Measurement::walk() {
  const AnalysisParts& wanted = result_.parts;
  const double perSample = operationsPerSample(top(), subject_.batch.length);
  return {!splitter_         ? "jacobians"
          : wanted.jacobians ? "jacobians, paths"
                             : "paths",
          perSample * samples(), kMost, true, [this](const Ticker& tick) { followSamples(tick); }};
}

Measurement::Part Measurement::triangle() {
  const double pass = 6.0 * double(subject_.theta.size()) * subject_.batch.size * subject_.batch.length;
  return {"triangle", pass * (result_.lastLoss - tape_.first), kMost, false,
          [this](const Ticker& tick) { measureTriangle(tick); }};
}

std::vector<Measurement::Part> Measurement::parts() {
  const AnalysisParts& wanted = result_.parts;
  const double H = top().hidden(), blocks = recurrentBlocks(top().cell());
  std::vector<Part> list;
  if (wanted.spectra) {
    list.push_back(
        {"spectrum", 40.0 * cube(H) * blocks * double(result_.layers.size()), kMost, false, [=, this](const Ticker& tick) {
           for (std::size_t l = 0; l < result_.layers.size(); ++l) {
             const Layer<double>& layer = subject_.network.layers()[l];
             result_.layers[l].spectra = spectraOf(layer, subject_.theta, steepest(layer, experiment_.model, subject_.theta));
             tick((l + 1.0) / double(result_.layers.size()));
           }
         }});
  }
  if (wanted.jacobians || splitter_) list.push_back(walk());
  if (wanted.triangle && tape_.length <= kLongestTriangle) list.push_back(triangle());
  if (wanted.sharpness) {
    // A product is two gradients, each three times what the forward pass takes.
    const double weights = static_cast<double>(subject_.theta.size());
    const double product = 12.0 * weights * subject_.batch.size * subject_.batch.length;
    list.push_back({"sharpness", 0.4 * kSharpnessProducts * product, 3.0 * kMost, true, [this](const Ticker& tick) {
                      const Gradient gradient{[this](const Vector<double>& at) { return gradientAt(subject_, at); }};
                      const double rate = learningRate(experiment_.train, subject_.step + 1);
                      result_.sharpness = sharpnessOf(gradient, subject_.theta, rate, tick);
                      if (!result_.sharpness)
                        skip("sharpness", "the gradient changes so fast here that its differences do not settle");
                    }});
  }
  return list;
}

void Measurement::measure(const Part& part, double before, double all) {
  const double numbers = part.what == "sharpness" ? double(subject_.theta.size()) * kSharpnessProducts : 0.0;
  if (result_.cancelled) return skip(part.what, "stopped before its end");
  if (part.needsFinite && !finite_) return skip(part.what, "the hidden states or the loss of this batch are not finite");
  if (part.cost > part.most)
    return skip(part.what, "takes about " + roundedText(part.cost, 3) + " operations at this size; the limit is " +
                               roundedText(part.most, 2) + ": try a smaller model.hidden or task.length");
  if (numbers > kMostNumbers)
    return skip(part.what, "would keep " + roundedText(numbers, 2) + " numbers; the limit is " + roundedText(kMostNumbers, 2) +
                               ": try a smaller model.hidden");
  try {
    part.measure([&](double fraction) {
      if (progress_ && !progress_((before + fraction * part.cost) / all)) throw Cancelled();
    });
  } catch (const Cancelled&) {
    result_.cancelled = true;
    skip(part.what, "stopped before its end");
  }
}

Analysis Measurement::run() {
  describeBatch();
  forward();
  backward();
  backwardOfLast();
  const std::vector<Part> list = parts();
  double all = 0.0, before = 0.0;
  for (const Part& part : list) all += part.cost > part.most ? 0.0 : part.cost;
  for (const Part& part : list) {
    measure(part, before, all);
    before += part.cost > part.most ? 0.0 : part.cost;
  }
  const std::string_view why = PathSplitter::obstacle(top());
  if (result_.parts.paths && !why.empty()) skip("paths", std::string(why));
  if (result_.parts.triangle && tape_.length > kLongestTriangle)
    skip("triangle", "takes a backward pass for each time step; the limit is T = " + std::to_string(kLongestTriangle));
  return std::move(result_);
}

}  // namespace

Analysis analyze(const Subject& subject, const Experiment& experiment, const std::function<bool(double)>& progress,
                 const AnalysisParts& wanted) {
  return Measurement(subject, experiment, progress, wanted).run();
}

Vector<double> gradientAt(const Subject& subject, const Vector<double>& theta) {
  NetworkTape<double> tape;
  Matrix<double> dy;
  Vector<double> trained = theta;
  subject.clearPruned(trained);
  subject.forward(trained, tape, dy);
  BackwardOptions options;
  options.instrumented = false;
  Vector<double> gradient = subject.backward(trained, dy, tape, options);
  subject.clearPruned(gradient);
  return gradient;
}

}  // namespace backflow
