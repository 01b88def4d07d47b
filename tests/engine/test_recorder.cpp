#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/named_array.h"
#include "engine/train/recorder.h"
#include "engine/train/trainer.h"
#include "tests/engine/within.h"

using namespace backflow;

namespace {

Experiment experimentOf(const char* cell, Precision precision = Precision::Float32) {
  Experiment e;
  e.precision = precision;
  e.task.length = 20;
  e.model.cell = cell;
  e.model.hidden = 12;
  e.model.dropout = 0.1;
  e.model.layers = 2;
  e.train.batch = 9;
  e.train.validateEvery = 10;
  e.train.clip.mode = "autoclip";
  e.train.prune = 0.2;
  return e;
}

void requireSame(const Run& a, const Run& b) {
  const auto left = a.parameters(), right = b.parameters();
  REQUIRE(left.size() == right.size());
  REQUIRE(!left.empty());
  for (std::size_t i = 0; i < left.size(); ++i) REQUIRE(left[i].data == right[i].data);
}

}  // namespace

TEST_CASE("a saved state goes on to the same bits") {
  const char* cell = GENERATE("rnn", "lstm", "gru", "lru");
  const char* optimizer = GENERATE("adam", "nesterov");
  for (const Precision precision : {Precision::Float32, Precision::Float64}) {
    Experiment experiment = experimentOf(cell, precision);
    experiment.train.optimizer = optimizer;
    const auto whole = Run::make(experiment), early = Run::make(experiment), late = Run::make(experiment);
    for (int i = 0; i < 40; ++i) whole->step();
    for (int i = 0; i < 13; ++i) early->step();
    const auto state = early->save();
    late->step();  // whatever it has done before does not matter
    late->restore(*state);
    REQUIRE(late->steps() == 13);
    while (late->steps() < 40) late->step();
    requireSame(*whole, *late);
    REQUIRE(late->step().trainLoss == whole->step().trainLoss);
  }
}

TEST_CASE("the state of another network is refused") {
  const auto run = Run::make(experimentOf("rnn")), other = Run::make(experimentOf("lstm"));
  REQUIRE_THROWS_AS(run->restore(*other->save()), InputError);
  const auto wide = Run::make(experimentOf("rnn", Precision::Float64));
  REQUIRE_THROWS_AS(run->restore(*wide->save()), InputError);
}

TEST_CASE("a state is restored into a run with another optimizer, whatever that remembers") {
  Experiment plain = experimentOf("rnn"), adam = plain;
  plain.train.optimizer = "sgd";
  adam.train.optimizer = "adam";
  const auto one = Run::make(plain), other = Run::make(adam), again = Run::make(plain);
  Snapshot seen;
  for (Run* run : {one.get(), other.get()}) run->fill(seen);  // both stand at a step
  other->restore(*one->save());
  CHECK(other->experiment().train.optimizer == "sgd");
  for (Run* run : {other.get(), again.get()}) run->step();
  requireSame(*other, *again);
}

TEST_CASE("every step can be replayed, whatever was changed on the way, and memory is bounded") {
  const Experiment experiment = experimentOf("gru");
  const auto run = Run::make(experiment), past = Run::make(experiment);
  Recorder recorder;
  recorder.keep(run->save());
  std::vector<std::vector<NamedArray>> was{run->parameters()};
  std::vector<double> loss{0.0};
  for (int i = 1; i <= 700; ++i) {
    loss.push_back(run->step().trainLoss);
    was.push_back(run->parameters());
    if (recorder.due(run->steps())) recorder.keep(run->save());
    if (i % 97 != 0) continue;
    Experiment changed = run->experiment();
    changed.train.learningRate *= 1.5;
    changed.train.optimizer = i % 2 ? "sgd" : "adam";
    changed.train.prune = i % 2 ? 0.0 : 0.3;
    const Change change{run->steps(), changed};
    apply(change, *run);
    recorder.changed(change);
  }
  REQUIRE(recorder.frames().size() <= Recorder::kMostFrames);
  REQUIRE(recorder.stride() > 1);
  for (const int step : {700, 1, 0, 97, 98, 99, 194, 195, 333, 334, 400, 256, 699}) {
    REQUIRE(recorder.replay(*past, step));
    REQUIRE(past->steps() == step);
    const auto now = past->parameters();
    for (std::size_t i = 0; i < now.size(); ++i) REQUIRE(now[i].data == was[static_cast<std::size_t>(step)][i].data);
    if (step == 0) continue;
    Snapshot snapshot;
    past->fill(snapshot);
    REQUIRE(snapshot.step == step);
    REQUIRE(past->save()->row.trainLoss == loss[static_cast<std::size_t>(step)]);
  }
}

TEST_CASE("a history ends with the state that is nearest to its step, and keeps it when it is thinned out") {
  const Experiment experiment = experimentOf("rnn");
  const auto run = Run::make(experiment), past = Run::make(experiment);
  Recorder recorder;
  std::shared_ptr<const RunState> at38, at58, at59, at60;
  for (int i = 0; i <= 60; ++i) {
    if (i > 0) run->step();
    if (i % 20 == 0) recorder.keep(run->save());
    if (i == 38) at38 = run->save();
    if (i == 58) at58 = run->save();
    if (i == 59) at59 = run->save();
    if (i == 60) at60 = run->save();
  }
  const auto steps = [](const Recorder& r) {
    std::vector<std::int64_t> all;
    for (const auto& frame : r.frames()) all.push_back(frame->steps);
    return all;
  };
  using Steps = std::vector<std::int64_t>;
  CHECK(steps(recorder.until(*at60)) == Steps{0, 20, 40, 60});
  CHECK(steps(recorder.until(*at60, at58)) == Steps{0, 20, 40, 58});  // the state of step 60 itself is the branch's own
  CHECK(steps(recorder.until(*at59, at58)) == Steps{0, 20, 40, 58});
  CHECK(steps(recorder.until(*at58, at58)) == Steps{0, 20, 40});
  CHECK(steps(recorder.until(*at60, at38)) == Steps{0, 20, 40, 60});  // step 40 is nearer
  const Recorder few = recorder.until(*at60, at58).within(1);
  CHECK(steps(few) == Steps{0, 58});
  CHECK(few.bytes() == few.frames()[0]->bytes() + few.frames()[1]->bytes());
  int trained = 0;
  REQUIRE(few.replay(*past, 60, [&](double) { return ++trained > 0; }));
  CHECK(trained == 2);
  requireSame(*run, *past);
}

TEST_CASE("where a trainer was looked at in passing, its history is nearer than the key frames") {
  Experiment experiment = experimentOf("rnn");
  experiment.train.steps = 100000;  // more than are trained here: what is at its end is not paused
  Trainer trainer(experiment);
  const auto runTo = [&](std::int64_t step) {
    trainer.runTo(step);
    REQUIRE(within30Seconds([&] { return trainer.status().step == step && trainer.status().phase == Trainer::Phase::Paused; }));
    return trainer.history(*trainer.take().present);  // what has not been taken is not looked at anew
  };
  std::int64_t step = 600;
  REQUIRE(runTo(step).stride() > 1);
  // Looks are some time apart, the longer they take.
  bool near = false;
  for (int ms = 1; ms < 8000 && !near; ms *= 2) {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
    runTo(++step);
    const Recorder history = runTo(++step);
    near = history.frames().back()->steps == step - 1 && (step - 1) % history.stride() != 0;
  }
  CHECK(near);
}

TEST_CASE("replaying can be cancelled") {
  const auto run = Run::make(experimentOf("rnn")), past = Run::make(experimentOf("rnn"));
  Recorder recorder;
  recorder.keep(run->save());
  int asked = 0;
  REQUIRE_FALSE(recorder.replay(*past, 50, [&](double) { return ++asked < 5; }));
  REQUIRE(past->steps() == 5);
  REQUIRE(recorder.replay(*past, 50));
  while (run->steps() < 50) run->step();
  requireSame(*run, *past);
}

TEST_CASE("a trainer shows an earlier step, and a branch from there that changes nothing ends with the same bits") {
  const Experiment experiment = experimentOf("lstm");
  Trainer trainer(experiment);
  trainer.run(400);
  REQUIRE(within30Seconds([&] { return trainer.status().step == 400 && trainer.status().phase == Trainer::Phase::Paused; }));
  const std::shared_ptr<const Snapshot> last = trainer.take().snapshot;
  REQUIRE(last);
  REQUIRE(last->step == 400);

  trainer.seek(137);
  REQUIRE(within30Seconds([&] { return trainer.status().sought == 1.0; }));
  const std::shared_ptr<const Snapshot> then = trainer.take().snapshot;
  REQUIRE(then);
  REQUIRE(then->step == 137);
  REQUIRE(trainer.status().shown == 137);

  const auto straight = Run::make(experiment);
  while (straight->steps() < 137) straight->step();
  Snapshot asItWas;
  straight->fill(asItWas);
  REQUIRE(then->layers.back().logNorm == asItWas.layers.back().logNorm);
  REQUIRE(then->layers.back().maps.front().values == asItWas.layers.back().maps.front().values);

  Trainer branch(then->state->experiment, then->state, trainer.history(*then->state));
  branch.run(400 - 137);
  REQUIRE(within30Seconds([&] { return branch.status().step == 400 && branch.status().phase == Trainer::Phase::Paused; }));
  const std::shared_ptr<const Snapshot> again = branch.take().snapshot;
  REQUIRE(again->layers.back().logNorm == last->layers.back().logNorm);
  const auto a = Run::make(experiment), b = Run::make(experiment);
  a->restore(*last->state);
  b->restore(*again->state);
  requireSame(*a, *b);

  Trainer resting(then->state->experiment, then->state, trainer.history(*then->state));
  REQUIRE(within30Seconds([&] { return resting.status().phase == Trainer::Phase::Paused; }));
  const std::shared_ptr<const Snapshot> begins = resting.take().snapshot;  // with the picture of that step
  REQUIRE(begins->step == 137);
  REQUIRE(begins->layers.back().logNorm == asItWas.layers.back().logNorm);
  REQUIRE(begins->slope == asItWas.slope);
  resting.run(400 - 137);
  REQUIRE(within30Seconds([&] { return resting.status().step == 400 && resting.status().phase == Trainer::Phase::Paused; }));
  REQUIRE(resting.take().snapshot->layers.back().logNorm == last->layers.back().logNorm);

  branch.seek(50);  // a branch has the history that it comes from
  REQUIRE(within30Seconds([&] { return branch.status().sought == 1.0; }));
  REQUIRE(branch.take().snapshot->step == 50);

  trainer.live();
  REQUIRE(within30Seconds([&] {
    const auto news = trainer.take();
    return news.snapshot && news.snapshot->step == 400;
  }));
  REQUIRE(trainer.status().shown == -1);
}

TEST_CASE("what was changed at rest is in the history of a branch from there, and is done once") {
  const Experiment experiment = experimentOf("gru");
  const auto rests = [](Trainer& trainer, std::int64_t step) {
    REQUIRE(within30Seconds([&] {
      const Trainer::Status now = trainer.status();
      return now.step == step && now.phase == Trainer::Phase::Paused && now.edits == 0;
    }));
  };
  Trainer trainer(experiment);
  trainer.run(20);
  rests(trainer, 20);
  const auto before = trainer.take().present;
  trainer.pullRadius(0, 1.5);
  rests(trainer, 20);
  const auto after = trainer.take().present;
  REQUIRE(before->changes == 0);
  REQUIRE(after->changes == 1);
  CHECK(trainer.history(*before).changes().empty());
  REQUIRE(trainer.history(*after).changes().size() == 1);
  CHECK(trainer.history(*after).changes()[0].step == 20);

  Trainer branch(after->experiment, after, trainer.history(*after));
  rests(branch, 20);
  CHECK(branch.history(*branch.take().present).changes().size() == 1);
  const auto straight = Run::make(experiment), past = Run::make(experiment);
  straight->restore(*after);
  for (Trainer* each : {&trainer, &branch}) each->run(20);
  for (Trainer* each : {&trainer, &branch}) rests(*each, 40);
  while (straight->steps() < 30) straight->step();
  for (Trainer* each : {&trainer, &branch}) {
    REQUIRE(each->history(*each->take().present).replay(*past, 30));
    requireSame(*straight, *past);
  }
}
