// A sweep: one experiment over the grid of the values of some of its knobs, over random draws of others, or over both; a run a
// cell. What a cell gives is a function of the cell alone: neither of the order in which cells are run nor of which others are.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/train/snapshot.h"

namespace backflow {

struct SweepAxis {
  std::string path;                    // of a knob (experiment/knobs.h)
  std::vector<nlohmann::json> values;  // as setKnob takes them; at least one, each once
  bool logarithmic = false;            // the values are spaced so
};

// All five throw InputError for a knob that there is not or that cannot be swept, and for values that it does not allow.
// `count` values from … to, both included; of a knob of whole numbers they are rounded, so that there may be fewer.
SweepAxis linearAxis(std::string_view path, double from, double to, int count);
SweepAxis logarithmicAxis(std::string_view path, double from, double to, int count);
SweepAxis listAxis(std::string_view path, const std::vector<std::string>& values);  // as in --set path=value
SweepAxis choiceAxis(std::string_view path);                                        // every choice; off and on
SweepAxis valueAxis(std::string_view path, const std::vector<nlohmann::json>& values, bool logarithmic = false);

// Where a value lies on an axis, in cells from 0: between two values where it is between them, by up to half a cell beyond the
// ends. None: it is not on the axis.
std::optional<double> placeOn(const SweepAxis& axis, const nlohmann::json& value);

// A knob whose values are drawn at random. Numbers are rounded to six digits, those of a knob of whole numbers to whole ones.
struct SweepDistribution {
  enum class Kind { Uniform, LogUniform, Integers, Choice };
  std::string path;
  Kind kind = Kind::Uniform;
  double low = 0.0, high = 0.0;        // both ends included; not of Choice
  std::vector<nlohmann::json> values;  // of Choice
};

// Throws InputError as the axes do.
SweepDistribution distribution(std::string_view path, SweepDistribution::Kind kind, double low, double high);
SweepDistribution choiceDistribution(std::string_view path, const std::vector<nlohmann::json>& values);

struct Sweep {
  static constexpr std::int64_t kOwnSteps = -1;

  Experiment base;
  std::vector<SweepAxis> axes;  // cells are counted from 0 with the first axis fastest, and the draws slowest
  std::int64_t steps = 0;       // training steps of each cell; 0: as it is at initialization; kOwnSteps: its own train.steps
  std::vector<SweepDistribution> drawn;
  std::size_t draws = 1;       // every draw is run at every point of the grid; 1 where nothing is drawn
  std::uint64_t drawSeed = 1;  // the n-th draw is a function of it, n and `drawn` alone

  struct Setting {
    std::string path;
    nlohmann::json value;
  };
  std::size_t cells() const;
  std::vector<Setting> settings(std::size_t cell) const;  // what is set over the base: the axes' values, then the drawn ones
  std::vector<std::size_t> at(std::size_t cell) const;    // the index on each axis
  std::size_t cell(const std::vector<std::size_t>& at) const;
  Experiment experiment(std::size_t cell) const;  // the base with the cell's values
  // Every cell once: first those at every 2ᵏ-th value of each axis, then those at every 2ᵏ⁻¹-th, …, then the rest.
  std::vector<std::size_t> coarseToFine() const;
};

// What became of a cell. The gradient δ_t = ∂L/∂h_t is that of the top layer at the last training step done.
struct SweepResult {
  std::string error;                     // why it could not be run; then nothing else is set. Empty: it could
  Verdict verdict;                       // the same as the window's
  double logRatio = kNotMeasured;        // ln(‖δ_1‖ / ‖δ_T‖)
  double slope = kNotMeasured;           // logRatio / (T − 1)
  double loss = kNotMeasured;            // on held-out data; NaN at initialization and where the run diverged
  double chance = kNotMeasured;          // what Task::chance says
  double accuracy = kNotMeasured;        // 0 … 1, with the loss; NaN where the task has none
  double trainLoss = kNotMeasured;       // of the last training step
  std::int64_t steps = 0;                // training steps done
  double seconds = 0.0;                  // for the reader; decides nothing
  std::string dataHash;                  // SHA-256 of the data file; empty: none was read
  std::optional<Divergence> divergence;  // the run ends with it
};

// Runs a cell on this thread. `goOn` is asked before every training step; none where it says no.
std::optional<SweepResult> runCell(const Sweep& sweep, std::size_t cell, const std::function<bool()>& goOn = {});

}  // namespace backflow
