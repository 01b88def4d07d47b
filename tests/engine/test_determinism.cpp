// A run is a function of its experiment: the same bits each time, live changes keep the weights, looking changes nothing, and
// divergence is a state that is named and kept.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "engine/cells/list.h"
#include "engine/clips/list.h"
#include "engine/core/error.h"
#include "engine/experiment/knobs.h"
#include "engine/optimizers/list.h"
#include "engine/train/run.h"
#include "engine/train/run_state.h"

using namespace backflow;

namespace {

Experiment small(const std::string& cell = "rnn") {
  Experiment e;
  e.task.length = 12;
  e.model.cell = cell;
  e.model.hidden = 9;
  e.model.layers = 2;
  e.model.dropout = 0.2;
  e.train.batch = 5;
  e.train.learningRate = 0.01;
  e.train.validateEvery = 7;
  return e;
}

std::unique_ptr<Run> trained(const Experiment& e, int steps) {
  std::unique_ptr<Run> run = Run::make(e);
  for (int i = 0; i < steps; ++i) run->step();
  return run;
}

template <class T>
bool sameBytes(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}
bool sameBytes(const std::string& a, const std::string& b) { return a == b; }

bool sameBits(const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
  if (a.size() != b.size() || a.empty()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].name != b[i].name || a[i].shape != b[i].shape || a[i].data.index() != b[i].data.index()) return false;
    const auto same = [&b, i](const auto& values) {
      return sameBytes(values, std::get<std::decay_t<decltype(values)>>(b[i].data));
    };
    if (!std::visit(same, a[i].data)) return false;
  }
  return true;
}

// All that a step measures but the time that it took.
bool sameBits(const Row& a, const Row& b) {
  const auto values = [](const Row& r) {
    return std::vector<double>{r.trainLoss, r.valLoss, r.accuracy, r.gradNorm, r.gradNormApplied, r.slope, r.halfLife};
  };
  return a.step == b.step && a.clipped == b.clipped && sameBytes(values(a), values(b));
}

bool finite(const std::vector<NamedArray>& arrays) {
  for (const NamedArray& array : arrays)
    for (float v : std::get<std::vector<float>>(array.data))
      if (!std::isfinite(v)) return false;
  return true;
}

const NamedArray& named(const std::vector<NamedArray>& arrays, const std::string& name) {
  for (const NamedArray& array : arrays)
    if (array.name == name) return array;
  FAIL("no array " << name);
  return arrays.front();
}

// A linear network whose states double at every step, trained with a rate at which the weights run away.
Experiment exploding(int length, double learningRate) {
  Experiment e;
  e.task.length = length;
  e.model.activation = "linear";
  e.model.hidden = 16;
  e.model.init.gain = 2.0;
  e.train.batch = 4;
  e.train.optimizer = "sgd";
  e.train.learningRate = learningRate;
  e.train.clip.mode = "none";
  e.train.validateEvery = 0;
  return e;
}

Matrix<double> memoryOf(const Run& run) {
  return std::visit([](const auto& numbers) -> Matrix<double> { return numbers.memory.template cast<double>(); },
                    run.save()->numbers);
}

// Steps until divergence; checks that it is kept, and that weights and optimizer are those before the step.
Divergence diverges(const Experiment& e) {
  const std::unique_ptr<Run> run = Run::make(e);
  std::vector<NamedArray> before;
  Matrix<double> memory;
  for (int i = 0; i < 200 && !run->divergence(); ++i) {
    before = run->parameters();
    memory = memoryOf(*run);
    run->step();
  }
  REQUIRE(run->divergence());
  CHECK(memoryOf(*run) == memory);
  const Divergence what = *run->divergence();
  CHECK(finite(run->parameters()));
  CHECK(sameBits(before, run->parameters()));
  CHECK(what.step == run->steps() + 1);
  const std::int64_t steps = run->steps();
  const Row row = run->step();
  CHECK(row.step == what.step);
  CHECK(run->steps() == steps);
  CHECK(sameBits(before, run->parameters()));
  REQUIRE(run->divergence());
  CHECK(run->divergence()->text() == what.text());
  return what;
}

}  // namespace

TEST_CASE("the same experiment gives the same bits, for every cell and precision") {
  REQUIRE_FALSE(cells().empty());
  for (const CellInfo* cell : cells())
    for (Precision precision : {Precision::Float32, Precision::Float64}) {
      Experiment e = small(std::string(cell->about.id));
      e.precision = precision;
      const auto a = trained(e, 20), b = trained(e, 20);
      INFO(cell->about.id);
      CHECK(sameBits(a->parameters(), b->parameters()));
      CHECK_FALSE(sameBits(a->parameters(), trained(e, 19)->parameters()));
      e.seed += 1;
      CHECK_FALSE(sameBits(a->parameters(), trained(e, 20)->parameters()));
    }
}

// What 1, 2 and 3 threads leave of the same run, step by step. 48 samples are three shards, or one where every step is clipped.
TEST_CASE("the number of threads changes no bit: every cell, with dropout, layer norm and every way of clipping") {
  REQUIRE_FALSE(cells().empty());
  REQUIRE_FALSE(clips().empty());
  std::size_t turn = 0;
  for (const CellInfo* cell : cells())
    for (Precision precision : {Precision::Float32, Precision::Float64}) {
      Experiment e = small(std::string(cell->about.id));
      e.precision = precision;
      e.train.batch = 48;
      e.train.validateEvery = 2;
      for (int way = 0; way < 2; ++way, ++turn) {
        e.train.clip.mode = clips()[turn % clips().size()]->about.id;
        e.train.clip.threshold = 0.05;
        e.model.layerNorm = turn % 3 == 1;
        e.model.recurrent = turn % 5 == 4 ? "orthogonal" : "free";
        e.model.dropout = turn % 4 == 3 ? 0.0 : 0.2;
        const std::unique_ptr<Run> one = Run::make(e, 1), two = Run::make(e, 2), three = Run::make(e, 3);
        INFO(cell->about.id << ", clipping " << e.train.clip.mode << (e.model.layerNorm ? ", layer norm" : ""));
        for (int i = 0; i < 6; ++i) {
          const Row a = one->step(), b = two->step(), c = three->step();
          REQUIRE(sameBits(a, b));
          REQUIRE(sameBits(a, c));
          REQUIRE(sameBytes(one->logNorms(), two->logNorms()));
          REQUIRE(sameBytes(one->logNorms(), three->logNorms()));
          CHECK(std::isnan(a.valLoss) == (i % 2 == 0));
        }
        CHECK(sameBits(one->parameters(), two->parameters()));
        CHECK(sameBits(one->parameters(), three->parameters()));
        CHECK(sameBits(one->probe(true), three->probe(true)));
      }
    }
}

TEST_CASE("another seed gives other bits, on three threads too") {
  Experiment e = small("gru");
  e.train.batch = 48;
  const std::unique_ptr<Run> one = Run::make(e, 3);
  e.seed += 1;
  const std::unique_ptr<Run> other = Run::make(e, 3);
  CHECK_FALSE(sameBits(one->step(), other->step()));
}

TEST_CASE("under the same seed every cell sees the same data") {
  const std::vector<NamedArray> first = trained(small(), 3)->probe(false);
  for (const CellInfo* cell : cells()) {
    const std::vector<NamedArray> other = trained(small(std::string(cell->about.id)), 3)->probe(false);
    INFO(cell->about.id);
    for (const char* name : {"x", "target", "loss_weight"}) CHECK(sameBits({named(first, name)}, {named(other, name)}));
  }
  CHECK_FALSE(sameBits({named(first, "x")}, {named(trained(small(), 4)->probe(false), "x")}));
}

TEST_CASE("a live change keeps the weights and acts from the next step on") {
  const auto changed = [](const char* path, const char* value) {
    Experiment e = small();
    setKnobText(e, path, value);
    return e;
  };
  for (const auto& [path, value] : {std::pair{"train.learning_rate", "0.5"}, std::pair{"train.clip.threshold", "0.001"},
                                    std::pair{"train.optimizer", "sgd"}, std::pair{"train.l2", "0.1"}}) {
    const Experiment next = changed(path, value);
    INFO(path);
    REQUIRE_FALSE(needsRestart(small(), next));
    const auto run = trained(small(), 5), same = trained(small(), 5);
    run->change(next);
    CHECK(sameBits(run->parameters(), same->parameters()));
    CHECK(run->steps() == 5);
    run->step();
    same->step();
    CHECK_FALSE(sameBits(run->parameters(), same->parameters()));
  }
}

TEST_CASE("a change and the way back before the next step leave no trace") {
  const auto run = trained(small(), 5);
  Experiment other = small();
  other.train.learningRate = 1.0;
  run->change(other);
  run->change(small());
  run->step();
  CHECK(sameBits(run->parameters(), trained(small(), 6)->parameters()));
}

TEST_CASE("probes, snapshots, checks and validation do not change the steps that follow") {
  for (const CellInfo* cell : cells()) {
    const Experiment e = small(std::string(cell->about.id));
    const auto run = trained(e, 5), plain = trained(e, 5);
    run->probe(false);
    run->probe(true);
    run->check([](double done) { return done < 0.05; });
    run->validate();
    Snapshot snapshot;
    run->fill(snapshot);
    for (int i = 0; i < 5; ++i) {
      const Row a = run->step(), b = plain->step();
      CHECK(a.trainLoss == b.trainLoss);
      CHECK(a.gradNorm == b.gradNorm);
    }
    INFO(cell->about.id);
    CHECK(sameBits(run->parameters(), plain->parameters()));
    CHECK(sameBits(run->probe(false), plain->probe(false)));
  }
}

TEST_CASE("a snapshot at rest has the prediction of its step, one in passing that of the last validation") {
  Experiment e = small();
  e.task.name = "adding";
  e.train.validateEvery = 100;
  const auto run = trained(e, 5);
  Snapshot at5, passing, at8, changed;
  run->fill(at5);
  CHECK(at5.predictionStep == 5);
  for (int i = 0; i < 3; ++i) run->step();
  run->fill(passing, true);
  CHECK(passing.predictionStep == 5);
  REQUIRE(!passing.prediction.predicted.empty());
  CHECK(passing.prediction.predicted == at5.prediction.predicted);
  run->fill(at8);
  CHECK(at8.predictionStep == 8);
  CHECK(at8.prediction.predicted != at5.prediction.predicted);
  e.model.activation = "relu";
  run->change(e);
  run->fill(changed, true);
  CHECK(changed.prediction.predicted != at8.prediction.predicted);

  Snapshot pulledInPassing, pulled, pruned;
  run->setRecurrent(0, 0, 1.5 * run->recurrent(0, 0));
  run->fill(pulledInPassing, true);
  CHECK(pulledInPassing.prediction.predicted == changed.prediction.predicted);
  run->fill(pulled);
  CHECK(pulled.predictionStep == 8);
  const std::vector<double>& norms = pulled.layers.back().logNorm;
  CHECK(pulled.slope == Approx((norms.front() - norms.back()) / (pulled.length - 1)));
  CHECK(pulled.slope != at8.slope);
  CHECK(pulled.prediction.predicted != changed.prediction.predicted);
  e.train.prune = 0.5;
  run->change(e);
  run->fill(pruned);
  CHECK(pruned.prediction.predicted != pulled.prediction.predicted);
}

TEST_CASE("a hidden state that overflows is named: layer, time step, training step") {
  const Divergence what = diverges(exploding(400, 1e-3));
  CHECK(what.quantity == "hidden state h");
  CHECK(what.layer == 1);
  CHECK(what.step == 1);
  // 2^128 is the largest power of two that float32 cannot hold, and the states are of the order of 2^t.
  CHECK(what.timeStep > 110);
  CHECK(what.timeStep < 150);
  CHECK(what.text().find("layer 1, time step " + std::to_string(what.timeStep)) != std::string::npos);
}

TEST_CASE("with two layers it is the first step at which either of them overflows") {
  Experiment e = exploding(400, 1e-3);
  e.model.layers = 2;
  const Divergence what = diverges(e);
  CHECK(what.quantity == "hidden state h");
  CHECK(what.timeStep > 100);
  CHECK(what.timeStep < 150);
}

TEST_CASE("weights that run away are caught, at a later training step") {
  const Divergence what = diverges(exploding(12, 1.0));
  CHECK(what.step >= 1);
  CHECK_FALSE(what.quantity.empty());
}

TEST_CASE("an update that overflows is undone, and said to be infinite or not a number as it was") {
  const Divergence infinite = diverges(exploding(12, 3e38));
  CHECK_THAT(infinite.quantity, Catch::StartsWith("parameter ") && Catch::EndsWith(" after the update"));
  CHECK(infinite.quantity.find("[") != std::string::npos);
  CHECK(infinite.step == 1);
  CHECK_FALSE(infinite.nan);
  Experiment e = exploding(12, 1e39);  // infinite in float32; times 0, the gradient at a symbol that is not there, NaN
  e.task.name = "delayed_recall";
  e.task.symbols = 32;
  const Divergence nan = diverges(e);
  CHECK_THAT(nan.quantity, Catch::EndsWith(" after the update"));
  CHECK(nan.nan);
}

TEST_CASE("an update that overflows leaves no optimizer with a memory of it") {
  REQUIRE_FALSE(optimizers().empty());
  for (const OptimizerInfo* optimizer : optimizers()) {
    INFO(optimizer->about.id);
    Experiment e = exploding(12, 3e38);
    e.model.init.gain = 4.0;
    e.train.optimizer = optimizer->about.id;
    const std::unique_ptr<Run> run = Run::make(e);
    run->step();
    REQUIRE(run->divergence());
    CHECK(memoryOf(*run).isZero(0.0));
  }
}

TEST_CASE("squares that overflow would stop every weight for ever, and are named") {
  Experiment e = exploding(45, 1e-3);
  e.train.optimizer = "adam";
  const std::unique_ptr<Run> run = Run::make(e);
  run->step();
  REQUIRE(std::isfinite(run->step().gradNormApplied));
  REQUIRE(run->divergence());
  CHECK(run->divergence()->quantity == "the optimizer's memory after the update");
  CHECK(run->divergence()->step == 1);
  CHECK(memoryOf(*run).isZero(0.0));
}

TEST_CASE("a sum of squares that overflows by and by is named, too") {
  Experiment e = exploding(32, 1e-3);  // ‖g‖² is within the range, but not what it is added to
  e.train.optimizer = "adagrad";
  const std::unique_ptr<Run> run = Run::make(e);
  run->step();
  REQUIRE_FALSE(run->divergence());
  auto full = std::make_shared<RunState>(*run->save());
  std::get<RunNumbers<float>>(full->numbers).memory.setConstant(std::numeric_limits<float>::max());
  run->restore(*full);
  const double norm = run->step().gradNormApplied;
  REQUIRE(norm * norm < std::numeric_limits<float>::max());
  REQUIRE(run->divergence());
  CHECK(run->divergence()->quantity == "the optimizer's memory after the update");
}

TEST_CASE("a minLSTM whose gates are both too small for a float averages all the same") {
  Experiment e;
  e.task.length = 10;
  e.model.cell = "minlstm";
  e.model.hidden = 4;
  e.model.init.bias = e.model.init.forgetBias = -95.0;
  const auto rough = Run::make(e);
  e.precision = Precision::Float64;
  const auto fine = Run::make(e);
  for (int i = 0; i < 3; ++i) {
    rough->step(), fine->step();
    REQUIRE_FALSE(rough->divergence());
    for (std::size_t t = 0; t < 10; ++t) CHECK(rough->logNorms()[t] == Approx(fine->logNorms()[t]).margin(1e-4));
  }
}

TEST_CASE("a gradient that overflows while the states do not is infinite, not NaN") {
  Experiment e = exploding(110, 1e-3);
  const Divergence what = diverges(e);
  CHECK(what.step == 1);
  CHECK_FALSE(what.nan);
  e.precision = Precision::Float64;
  CHECK(std::isfinite(Run::make(e)->step().gradNorm));
}

TEST_CASE("a run is not made of values that no key may have, nor on no thread") {
  const auto refused = [](const std::function<void(Experiment&)>& spoil) {
    Experiment e = small();
    spoil(e);
    CHECK_THROWS_AS(Run::make(e), InputError);
  };
  CHECK_NOTHROW(Run::make(small()));
  refused([](Experiment& e) { e.train.batch = 0; });
  refused([](Experiment& e) { e.model.hidden = -1; });
  refused([](Experiment& e) { e.model.layers = 0; });
  refused([](Experiment& e) { e.model.recurrent = "orthogonl"; });
  refused([](Experiment& e) { e.model.dropout = kNotMeasured; });
  refused([](Experiment& e) { e.train.prune = -1.0; });
  refused([](Experiment& e) { e.train.prune = 1e9; });
  refused([](Experiment& e) { e.model.dropout = 3.0; });
  refused([](Experiment& e) { e.train.clip.percentile = 250.0; });
  refused([](Experiment& e) { e.train.learningRate = kNotMeasured; });
  refused([](Experiment& e) { e.model.head.units = {-1}; });
  refused([](Experiment& e) { e.model.head.activation = "prelu"; });  // its slope would not be learned there
  CHECK_THROWS_AS(Run::make(small(), 0), InputError);
  Experiment live = small();
  live.train.prune = 5.0;
  CHECK_THROWS_AS(Run::make(small())->change(live), InputError);
}

TEST_CASE("a state that is restored twice is measured as it was the first time") {
  const auto run = Run::make(small());
  const auto state = run->save();
  Snapshot first, again;
  run->fill(first);
  run->restore(*state);
  run->restore(*state);
  run->fill(again);
  CHECK(std::isfinite(first.slope));
  CHECK(again.slope == first.slope);
  CHECK(again.verdict.badge == first.verdict.badge);
}

TEST_CASE("a run takes no state of another experiment, unless only live knobs differ") {
  const auto state = trained(small(), 3)->save();
  Experiment other = small();
  other.train.learningRate = 0.5;
  const auto run = Run::make(other);
  CHECK_NOTHROW(run->restore(*state));
  CHECK(run->experiment().train.learningRate == small().train.learningRate);
  other.task.length += 1;
  CHECK_THROWS_AS(Run::make(other)->restore(*state), InputError);
  other = small();
  other.seed += 1;
  CHECK_THROWS_AS(Run::make(other)->restore(*state), InputError);
}

TEST_CASE("arrays whose numbers are fewer than their shape says are refused") {
  const auto run = Run::make(small());
  std::vector<NamedArray> arrays = run->parameters();
  std::get<std::vector<float>>(arrays.front().data).pop_back();
  CHECK_THROWS_WITH(run->setParameters(arrays), Catch::Contains("by its shape"));
}
