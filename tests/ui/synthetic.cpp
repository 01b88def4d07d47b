#include "tests/ui/synthetic.h"

#include <cmath>

namespace backflow::ui {
namespace {

// A noise that is a function of two integers alone, −1 … 1.
double noise(std::int64_t a, std::int64_t b) {
  auto x = static_cast<std::uint64_t>(a) * 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(b) * 0xBF58476D1CE4E5B9u;
  x ^= x >> 31, x *= 0x94D049BB133111EBu, x ^= x >> 29;
  return static_cast<double>(x >> 11) / 9007199254740992.0 * 2.0 - 1.0;
}

double logNormAt(const Synthetic& run, std::int64_t step, int t) {  // t from 0
  if (run.nan && t < run.length / 2) return kNotMeasured;
  if (run.zero && t < run.length / 3) return -std::numeric_limits<double>::infinity();
  const int back = run.length - 1 - t;
  return run.slope * back + 0.25 * std::sin(0.55 * back) * std::min(1.0, back / 6.0) + 0.1 * noise(step / 40, t) - 2.0;
}

Prediction predictionOf(const Synthetic& run) {
  Prediction p;
  p.kind = run.prediction;
  p.xLabel = "target", p.yLabel = "prediction";
  if (p.kind == Prediction::Kind::Scatter)
    for (int i = 0; i < 200; ++i) {
      p.target.push_back(1.0 + 0.9 * noise(i, 1));
      p.predicted.push_back(run.learns ? p.target.back() + 0.06 * noise(i, 2) : 1.0 + 0.1 * noise(i, 3));
    }
  if (p.kind == Prediction::Kind::Curve) {
    p.xLabel = "year", p.yLabel = "sunspots";
    for (int i = 0; i < 120; ++i) {
      p.x.push_back(1870 + i);
      p.target.push_back(60 + 50 * std::sin(0.57 * i) + 12 * noise(i, 4));
      p.predicted.push_back(p.target.back() + 9 * noise(i, 5));
    }
    for (int i = 0; i < 30; ++i) p.continuedX.push_back(1990 + i), p.continued.push_back(60 + 40 * std::sin(0.57 * (120 + i)));
  }
  if (p.kind == Prediction::Kind::Confusion) {
    p.confusion = Matrix<double>::Zero(10, 10);
    for (int i = 0; i < 10; ++i) {
      p.classes.push_back(std::to_string(i));
      for (int j = 0; j < 10; ++j) p.confusion(i, j) = i == j ? 28 + i : noise(i, j) > 0.7 ? 4 : 0;
    }
  }
  if (p.kind == Prediction::Kind::Text) {
    p.targetText = "the gradient of the loss with respect to the hidden state\nshrinks at every step back through time";
    p.predictedText = "the gradient of tae loss woth respett to thi hidden state\nshrinks at ovary step bark through time";
    p.contextText = "and so the river ";
    p.continuedText = "dries up before it comes to the sea, and the network cannot feel what came first.";
  }
  return p;
}

Heatmap mapOf(const Synthetic& run, const char* id, const char* label, bool isSigned, int salt) {
  Heatmap map{id, label, Matrix<float>(run.hidden, run.length), isSigned};
  for (int unit = 0; unit < run.hidden; ++unit) {
    double value = 0.0;
    for (int t = 0; t < run.length; ++t) {
      value = 0.8 * value + 0.7 * noise(unit * 7 + salt, t);
      map.values(unit, t) = static_cast<float>(isSigned ? std::tanh(value) : 0.5 + 0.5 * std::tanh(value));
    }
  }
  return map;
}

std::shared_ptr<const Snapshot> snapshotOf(const Synthetic& run, std::int64_t step) {
  auto s = std::make_shared<Snapshot>();
  s->step = step, s->length = run.length, s->batch = 32, s->hidden = run.hidden;
  s->experiment.model.cell = run.lstm ? "lstm" : "rnn";
  s->experiment.model.layers = run.layers;
  s->firstLossStep = run.length - 1;
  for (int l = 0; l < run.layers; ++l) {
    Snapshot::Layer layer;
    for (int t = 0; t < run.length; ++t) {
      const double ln = logNormAt(run, step, t);
      layer.logNorm.push_back(ln);
      const double spread = 0.4 + 0.6 * (run.length - t) / run.length;
      layer.median.push_back(static_cast<float>(ln - 1.7));
      layer.low.push_back(static_cast<float>(ln - 1.7 - spread));
      layer.high.push_back(static_cast<float>(ln - 1.7 + spread));
    }
    layer.maps.push_back(mapOf(run, "h", "hidden state h", true, 1));
    if (run.lstm) {
      layer.maps.push_back(mapOf(run, "c", "memory c", true, 2));
      layer.maps.push_back(mapOf(run, "f", "forget gate f", false, 3));
    }
    s->layers.push_back(std::move(layer));
  }
  s->sample = 2;
  if (run.length > 20) s->marks = {run.length / 8, run.length * 16 / 25};
  s->slope = run.slope;
  s->largestSingularValue = 0.9, s->spectralRadius = 0.9;
  for (int i = 0; i < run.hidden; ++i)
    s->eigenvalues.push_back(std::polar(0.9 - 0.5 * i / run.hidden, 0.7 * (i / 2) * (i % 2 ? -1 : 1)));
  for (const char* name : {"rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "head.weight"})
    s->parameters.push_back({name, 2.0, run.nan ? kNotMeasured : run.zero ? 0.0 : 1e-3});
  s->prediction = predictionOf(run);
  s->predictionStep = step / 100 * 100;
  s->chance = 0.1667, s->chanceLabel = "always guess 1";
  return s;
}

}  // namespace

Trainer::News synthesize(const Synthetic& run, std::int64_t first, std::int64_t count) {
  Trainer::News news;
  news.length = run.length;
  for (std::int64_t step = first; step < first + count; ++step) {
    Row row;
    row.step = step;
    const auto n = static_cast<double>(step);
    const double settled = run.learns ? 0.16 * std::exp(-std::max(0.0, n - 600.0) / 350.0) + 0.003 : 0.165;
    row.trainLoss = (settled + 0.45 * std::exp(-n / 80.0)) * std::exp(0.13 * noise(step, 11));
    if (run.nan && step > first + count - 10) row.trainLoss = kNotMeasured;
    if (step % 100 == 0)
      row.valLoss = settled * (1.0 + 0.04 * noise(step, 12)), row.accuracy = run.learns ? 1.0 - settled : 0.03;
    row.gradNorm = (run.clips ? 1.2 : 0.05) * std::exp(0.8 * noise(step, 13) + (run.clips ? 0.0006 * n : 0.0));
    row.gradNormApplied = run.clips ? std::min(1.0, row.gradNorm) : row.gradNorm;
    row.clipped = row.gradNormApplied < row.gradNorm;
    row.clipAngle = row.clipped ? 20.0 + 10.0 * noise(step, 14) : 0.0;
    row.slope = run.slope, row.halfLife = std::log(0.5) / run.slope;
    news.rows.push_back(row);
    for (int t = 0; t < run.length; ++t) news.logNorms.push_back(static_cast<float>(logNormAt(run, step, t)));
  }
  news.snapshot = snapshotOf(run, first + count - 1);
  return news;
}

std::unique_ptr<View> viewNamed(const char* id, const QSize& size) {
  for (const ViewInfo* info : views())
    if (std::string(info->id) == id) {
      std::unique_ptr<View> view(info->make(nullptr));
      view->resize(size);
      return view;
    }
  return nullptr;
}

}  // namespace backflow::ui
