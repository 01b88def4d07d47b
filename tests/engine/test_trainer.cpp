#include "engine/train/trainer.h"

#include <catch2/catch.hpp>
#include "tests/engine/address_space_limit.h"
#include "tests/engine/within.h"

using namespace backflow;
using Phase = Trainer::Phase;

namespace {

Experiment small(std::int64_t steps = 20) {
  Experiment experiment;
  experiment.task.length = 10;
  experiment.model.hidden = 8;
  experiment.train.batch = 4;
  experiment.train.steps = steps;
  experiment.train.validateEvery = 0;
  return experiment;
}

bool reaches(const Trainer& trainer, Phase phase) {
  return within30Seconds([&] { return trainer.status().phase == phase; });
}

}  // namespace

TEST_CASE("a trainer begins paused, with a picture and no step done") {
  Trainer trainer(small());
  REQUIRE(reaches(trainer, Phase::Paused));
  CHECK(trainer.status().step == 0);
  CHECK(trainer.status().parameters > 0);
  const Trainer::News news = trainer.take();
  REQUIRE(news.snapshot);
  CHECK(news.rows.empty());
  CHECK(news.length == 10);
  CHECK_FALSE(trainer.take().snapshot);
  trainer.refresh();
  CHECK(within30Seconds([&] { return trainer.take().snapshot != nullptr; }));
}

TEST_CASE("play goes to the end, again goes past it, and no row is lost") {
  Trainer trainer(small(20));
  trainer.play();
  REQUIRE(reaches(trainer, Phase::Finished));
  const Trainer::News news = trainer.take();
  REQUIRE(news.rows.size() == 20);
  CHECK(news.logNorms.size() == 200);
  for (std::size_t i = 0; i < news.rows.size(); ++i) CHECK(news.rows[i].step == static_cast<std::int64_t>(i) + 1);
  REQUIRE(news.snapshot);
  CHECK(news.snapshot->step == 20);

  trainer.play();
  CHECK(trainer.status().phase == Phase::Running);
  std::int64_t seen = 20;
  CHECK(within30Seconds([&] {
    for (const Row& row : trainer.take().rows) CHECK(row.step == ++seen);
    return seen > 200;
  }));
  trainer.pause();
  REQUIRE(reaches(trainer, Phase::Paused));
  const Trainer::News rest = trainer.take();
  REQUIRE(rest.snapshot);
  CHECK(rest.snapshot->step == trainer.status().step);
}

TEST_CASE("run does so many steps and pauses on the last of them") {
  Trainer trainer(small());
  REQUIRE(reaches(trainer, Phase::Paused));
  trainer.run(3);
  REQUIRE(reaches(trainer, Phase::Paused));
  CHECK(trainer.status().step == 3);
  trainer.run(30);
  REQUIRE(reaches(trainer, Phase::Paused));
  CHECK(trainer.status().step == 33);
  CHECK(trainer.take().snapshot->step == 33);
  trainer.run(0);
  CHECK(trainer.status().phase == Phase::Paused);
}

TEST_CASE("a live change shows at once while paused, and a later end lets play go on") {
  Trainer trainer(small(5));
  trainer.play();
  REQUIRE(reaches(trainer, Phase::Finished));
  trainer.take();
  Experiment changed = small(8);
  changed.train.learningRate = 0.5;
  trainer.change(changed);
  std::shared_ptr<const Snapshot> snapshot;
  REQUIRE(within30Seconds([&] { return (snapshot = trainer.take().snapshot) != nullptr; }));
  CHECK(snapshot->experiment.train.learningRate == 0.5);
  trainer.play();
  REQUIRE(reaches(trainer, Phase::Finished));
  CHECK(trainer.status().step == 8);
}

TEST_CASE("bad input is told by the status") {
  Experiment experiment = small();
  experiment.task.name = "series";
  experiment.task.file = "/nowhere/at/all.csv";
  Trainer trainer(experiment);
  REQUIRE(reaches(trainer, Phase::Failed));
  CHECK(trainer.status().error.find("all.csv") != std::string::npos);
  CHECK(within30Seconds([&] { return trainer.stopped(); }));
  trainer.play();
  CHECK(trainer.status().phase == Phase::Failed);
}

#ifndef TEST_SANITIZED  // a sanitizer takes all addresses for itself
TEST_CASE("a run whose memory runs out on its way says so, and what it has told can still be had") {
  Experiment experiment = small();
  experiment.task.length = 500;
  experiment.model.hidden = 128;
  Trainer trainer(experiment);
  trainer.run(3);
  REQUIRE(reaches(trainer, Phase::Paused));

  std::vector<Row> rows;
  std::shared_ptr<const RunState> present;
  std::vector<std::shared_ptr<const Snapshot>> kept;  // so that each takes memory of its own
  kept.reserve(10'000);
  {
    const AddressSpaceLimit limit(0);  // a thread still has what is left of its arena: 64 MB at most
    REQUIRE(within30Seconds([&] {
      const Trainer::News news = trainer.take();
      rows.insert(rows.end(), news.rows.begin(), news.rows.end());
      if (news.present) present = news.present;
      if (news.snapshot) {
        kept.push_back(news.snapshot);
        trainer.refresh();
      }
      return trainer.status().phase == Phase::Failed;
    }));
  }
  CHECK_THAT(trainer.status().error, Catch::StartsWith("the run needs more memory than there is"));
  CHECK(trainer.status().step == 3);
  REQUIRE(rows.size() == 3);
  CHECK(rows.back().step == 3);
  REQUIRE(present);
  CHECK(present->steps == 3);
  CHECK_FALSE(trainer.history(*present).frames().empty());
  CHECK(within30Seconds([&] { return trainer.stopped(); }));
  trainer.play();
  CHECK(trainer.status().phase == Phase::Failed);
}
#endif

TEST_CASE("divergence ends the training and is in the last picture") {
  Experiment experiment = small(1'000'000);
  experiment.model.activation = "linear";
  experiment.model.init.gain = 1e30;
  experiment.train.clip.mode = "none";
  Trainer trainer(experiment);
  trainer.play();
  REQUIRE(reaches(trainer, Phase::Diverged));
  const Trainer::News news = trainer.take();
  REQUIRE(news.snapshot);
  CHECK(news.snapshot->divergence);
  REQUIRE_FALSE(news.rows.empty());
  CHECK(news.logNorms.size() == 10 * news.rows.size());
  trainer.play();
  CHECK(trainer.status().phase == Phase::Diverged);
  CHECK(trainer.take().rows.empty());
}

TEST_CASE("a run that had diverged is there as one, without being told to train") {
  Experiment experiment = small(1'000'000);
  experiment.model.activation = "linear";
  experiment.model.init.gain = 1e30;
  experiment.train.clip.mode = "none";
  const auto run = Run::make(experiment);
  run->step();
  REQUIRE(run->divergence());
  Trainer trainer(experiment, run->save(), {});
  REQUIRE(reaches(trainer, Phase::Diverged));
  const Trainer::News news = trainer.take();
  REQUIRE(news.snapshot);
  REQUIRE(news.snapshot->divergence);
  CHECK(news.snapshot->divergence->text() == run->divergence()->text());
  REQUIRE(news.rows.size() == 1);
  CHECK(news.rows.front().step == 1);
  CHECK(trainer.status().step == 0);
  CHECK(news.present->diverged);
}

TEST_CASE("a trainer that is told to stop ends, whatever it is doing") {
  Trainer trainer(small(1'000'000));
  trainer.play();
  CHECK_FALSE(trainer.stopped());
  trainer.stop();
  CHECK(within30Seconds([&] { return trainer.stopped(); }));
}

TEST_CASE("a run that is told to stop does not go through the held-out data first") {
  const auto run = Run::make(small());
  std::stop_source stop;
  run->stopWhen(stop.get_token());
  CHECK_NOTHROW(run->validate());
  stop.request_stop();
  CHECK_THROWS_AS(run->validate(), Cancelled);
  Snapshot snapshot;
  CHECK_THROWS_AS(run->fill(snapshot), Cancelled);

  Trainer trainer(small());
  trainer.stop();  // most likely while it prepares
  CHECK(within30Seconds([&] { return trainer.stopped(); }));
  CHECK(trainer.status().phase != Phase::Failed);
}
