// Walks the table of settings, so that a new key is tested by being there.
#include "engine/experiment/knobs.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "engine/cells/list.h"
#include "engine/train/run.h"

using namespace backflow;
using Catch::Contains;
using nlohmann::json;
using Type = Knob::Type;

namespace {

// A value that the knob allows and that is not its default, where there is one.
json other(const Knob& knob) {
  const json standard = knob.get(Experiment());
  switch (knob.type) {
    case Type::Bool:
      return knob.max >= 1 ? json(!standard.get<bool>()) : standard;
    case Type::Integer:
      return static_cast<std::int64_t>(standard == knob.max ? knob.min : knob.max);
    case Type::Real:
      return standard == knob.max ? knob.min : knob.max;
    case Type::Choice:
      return std::string(standard == knob.choices.back().id ? knob.choices.front().id : knob.choices.back().id);
    case Type::Text:
      return "Ω, \"quoted\"";
    case Type::IntegerList:
      return json::array({knob.min, knob.max});
  }
  return standard;
}

Experiment allOther() {
  Experiment experiment;
  for (const Knob& knob : knobs()) setKnob(experiment, knob.path, other(knob));
  return experiment;
}

}  // namespace

TEST_CASE("every knob is named, explained, and starts inside its range") {
  REQUIRE(knobs().size() > 40);
  std::set<std::string> paths;
  for (const Knob& knob : knobs()) {
    INFO(knob.path);
    CHECK(paths.insert(knob.path).second);
    CHECK_FALSE(knob.label.empty());
    CHECK_FALSE(knob.help.empty());
    Experiment experiment;
    CHECK_NOTHROW(setKnob(experiment, knob.path, knob.get(Experiment())));
    CHECK(changedKnobs(experiment, Experiment()).empty());
    if (knob.type == Type::Choice) CHECK_FALSE(knob.choices.empty());
    if (knob.type == Type::Integer || knob.type == Type::Real) {
      CHECK(knob.min <= knob.sliderMin);
      CHECK(knob.sliderMin <= knob.sliderMax);
      CHECK(knob.sliderMax <= knob.max);
      if (knob.logarithmic) CHECK(knob.sliderMin > 0);
    }
  }
}

TEST_CASE("every knob sets its own place and no other") {
  for (const Knob& knob : knobs()) {
    INFO(knob.path);
    Experiment experiment;
    setKnob(experiment, knob.path, other(knob));
    CHECK(knob.get(experiment) == other(knob));
    if (other(knob) == knob.get(Experiment())) continue;
    CHECK(changedKnobs(experiment, Experiment()) == std::vector<std::string>{knob.path});
    CHECK(needsRestart(experiment, Experiment()) == !knob.live);
  }
}

TEST_CASE("to or from an activation that learns a parameter a new run starts, since the network is another") {
  const auto with = [](const char* activation) {
    Experiment e;
    e.model.activation = activation;
    return e;
  };
  CHECK_FALSE(needsRestart(with("tanh"), with("relu")));
  for (const auto& [from, to] : {std::pair{"tanh", "prelu"}, std::pair{"modrelu", "relu"}, std::pair{"prelu", "modrelu"}})
    CHECK(needsRestart(with(from), with(to)));
  Experiment without = with("tanh"), still = with("prelu");
  without.model.cell = still.model.cell = "lru";  // has no φ
  CHECK_FALSE(needsRestart(without, still));
}

TEST_CASE("what a knob shows can be typed again") {
  const Experiment experiment = allOther();
  Experiment typed;
  for (const Knob& knob : knobs()) {
    INFO(knob.path);
    setKnobText(typed, knob.path, knobText(experiment, knob));
    Experiment standard = experiment;
    setKnobText(standard, knob.path, knobText(Experiment(), knob));
    CHECK(knob.get(standard) == knob.get(Experiment()));
  }
  CHECK(changedKnobs(typed, experiment).empty());
}

TEST_CASE("out of range and wrong types are refused, and change nothing") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  for (const Knob& knob : knobs()) {
    INFO(knob.path);
    std::vector<json> wrong = {json::object(), json::array({json::array()}), nan, inf};
    if (!knob.nullable) wrong.push_back(nullptr);
    if (knob.type == Type::Integer || knob.type == Type::Real) {
      for (const double value : {knob.min - 1, -inf, 1e300}) wrong.push_back(value);
      if (knob.type == Type::Integer) wrong.push_back(knob.min + 0.5);
      wrong.push_back("many");
    }
    if (knob.type == Type::Choice) wrong.push_back("no such thing");
    if (knob.type == Type::IntegerList)
      wrong.insert(wrong.end(), {json::array({0}), json::array({1.5}), 3, json(std::vector<int>(9, 1))});
    for (const json& value : wrong) {
      Experiment experiment;
      CHECK_THROWS_WITH(setKnob(experiment, knob.path, value), Contains(knob.path + " = ") && !Contains("\n"));
      CHECK(changedKnobs(experiment, Experiment()).empty());
    }
  }
}

TEST_CASE("messages say what would be right") {
  Experiment e;
  CHECK_THROWS_WITH(setKnob(e, "train.batch", 0), "train.batch = 0: must be a whole number from 1 to 4096");
  CHECK_THROWS_WITH(setKnob(e, "model.peephole", "half"), Contains("must be one of none, diagonal, diagonal_previous, full"));
  CHECK_THROWS_WITH(setKnob(e, "model.residual", 1), "model.residual = 1: must be true or false");
  CHECK_THROWS_WITH(setKnob(e, "train.omega", -2), Contains("must be a number from 0 to 1000"));
  CHECK_THROWS_WITH(setKnob(e, "backflow", 2), "backflow = 2: this version has only 1");
  CHECK_THROWS_WITH(setKnob(e, "model.init.spectral_radius", "big"), Contains("a number from 0 to 100, or null"));
  CHECK_THROWS_WITH(setKnob(e, "model.cell", "lstn"), Contains("must be one of rnn, residual"));
  CHECK_THROWS_WITH(knob("model.cel"), Contains("\"model.cel\"") && Contains("model.cell"));
  CHECK_THROWS_WITH(knob("train.clip"), Contains("group of keys") && Contains("train.clip.mode"));
  CHECK_THROWS_WITH(knob("threshold"), Contains("train.clip.threshold"));
  CHECK_THROWS_WITH(setKnob(e, "model.cell", std::string(5000, 'x') + "\n\xff"), Contains("…") && !Contains("\n"));
}

TEST_CASE("text becomes the value it reads as") {
  Experiment e;
  setKnobText(e, "model.head.units", "[10, 20]");
  CHECK(e.model.head.units == std::vector<int>{10, 20});
  setKnobText(e, "model.init.spectral_radius", "1.25");
  CHECK(e.model.init.spectralRadius == 1.25);
  setKnobText(e, "model.init.spectral_radius", "null");
  CHECK_FALSE(e.model.init.spectralRadius.has_value());
  setKnobText(e, "task.column", "2");
  CHECK(e.task.column == "2");
  setKnobText(e, "task.column", "\"null\"");
  CHECK(e.task.column == "null");
  setKnobText(e, "name", "T = 100");
  CHECK(e.name == "T = 100");
  setKnobText(e, "train.steps", "1e4");
  CHECK(e.train.steps == 10000);
  setKnobText(e, "seed", "9007199254740991");
  CHECK(e.seed == 9007199254740991ULL);
  for (const char* text : {".01", "+.01", "0.01", "1.e-2"}) {
    setKnobText(e, "train.learning_rate", "1");
    setKnobText(e, "train.learning_rate", text);
    CHECK(e.train.learningRate == 0.01);
  }
  setKnobText(e, "model.hidden", "+32");
  CHECK(e.model.hidden == 32);
  for (const char* text : {"nan", "inf", "1e999", "1,5", "", "0x10", ".", "+", "++1", "+-1"})
    CHECK_THROWS_AS(setKnobText(e, "train.learning_rate", text), InputError);
}

TEST_CASE("keys that another key silences are told as such, and are silent") {
  Experiment e;
  e.model.hidden = 4;
  e.task.length = 8;
  e.train.batch = 4;
  const auto lossOf = [](const Experiment& of) { return Run::make(of)->step().trainLoss; };
  const auto check = [&](const char* path, const json& value, bool says) {
    CAPTURE(path);
    Experiment changed = e;
    setKnob(changed, path, value);
    CHECK(acts(path, e) == says);
    CHECK((lossOf(changed) != lossOf(e)) == says);
  };
  check("model.init.gain", 0.5, true);
  check("model.head.activation", "tanh", false);
  check("model.init.chrono_max", 50, false);
  e.model.recurrent = "orthogonal";
  check("model.init.gain", 0.5, false);
  check("model.init.spectral_radius", 0.5, false);
  e.model.head.units = {3};
  check("model.head.activation", "tanh", true);
  e.model.cell = "lstm";
  check("model.init.chrono_max", 50, false);
  e.model.init.gateBias = "chrono";
  check("model.init.chrono_max", 50, true);
}

TEST_CASE("a knob that is said not to act makes no difference, and one that is makes one, for every cell") {
  const std::vector<std::pair<const char*, json>> changes{{"model.activation", "relu"},   {"model.init.recurrent", "identity"},
                                                          {"model.init.gain", 0.5},       {"model.init.spectral_radius", 0.7},
                                                          {"model.dropout", 0.4},         {"train.omega", 0.5},
                                                          {"model.init.bias", 0.3},       {"model.init.forget_bias", 2.5},
                                                          {"train.clip.threshold", 1e-3}, {"model.residual", true},
                                                          {"model.peephole", "full"},     {"model.init.gate_bias", "chrono"}};
  int idle = 0, acting = 0;
  for (const CellInfo* cell : cells())
    for (int layers : {1, 2})
      for (const char* clip : {"norm", "autoclip"}) {
        Experiment e;
        e.precision = Precision::Float64;
        e.model.cell = std::string(cell->about.id);
        e.model.layers = layers;
        e.model.hidden = 4;
        e.task.length = 8;
        e.train.batch = 4;
        e.train.clip.mode = clip;
        e.train.clip.threshold = 1e-2;
        e.train.optimizer = "sgd";
        const auto lossOf = [](const Experiment& of) {
          const std::unique_ptr<Run> run = Run::make(of);
          for (int i = 0; i < 2; ++i) run->step();
          return run->step().trainLoss;
        };
        const double loss = lossOf(e);
        for (const auto& [path, value] : changes) {
          INFO(e.model.cell << ", " << layers << " layers, " << clip << ": " << path);
          Experiment changed = e;
          setKnob(changed, path, value);
          CHECK((lossOf(changed) != loss) == acts(path, e));
          ++(acts(path, e) ? acting : idle);
        }
      }
  CHECK(idle > 20);
  CHECK(acting > 100);
}
