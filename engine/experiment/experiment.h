// The experiment: everything about a run, as plain values. A run is a pure function of it (and of the data file it names).
// Every key, its range and its meaning stand in knob_table.cpp; reading and writing JSON is in experiment_json.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/types.h"

namespace backflow {

struct TaskConfig {
  std::string name = "adding";        // id in tasks/list.h
  int length = 100;                   // time steps of one sequence
  std::optional<std::string> file;    // series, text: a path, or the name of a bundled file
  std::optional<std::string> column;  // series: the column's name, or its number from 1; none: the last numeric one
  std::string delimiter = "auto";     // series: auto or one character
  std::string header = "auto";        // series: auto, yes, no
  int symbols = 8;                    // copy, selective_copy, delayed_recall, associative_recall: size of the alphabet, S
  int items = 5;                      // copies: symbols to remember, K; associative_recall: pairs; anbn: largest n; dyck: depth
  std::string target = "last";        // parity, series: loss at the last step, or at every one
  std::string by = "row";             // digits: a step is a row (T = 8) or a pixel (T = 64)
  double validation = 0.2;            // series, text, digits: the part at the end that is held out
};

struct HeadConfig {                 // dense layers between the recurrent ones and the output
  std::vector<int> units;           // one entry a layer; empty: the output is linear in h
  std::string activation = "relu";  // id in activations/list.h
  double dropout = 0.0;             // after each dense layer
};

struct InitConfig {
  std::string input = "xavier_uniform";  // id in initializers/list.h, for W and the head
  std::string recurrent = "orthogonal";  // for U, gate by gate
  double gain = 1.0;                     // multiplies U
  std::optional<double> spectralRadius;  // rescales each gate's U to this ρ; none: leave
  double bias = 0.0;                     // b + b′ of every unit, where nothing else says so
  double forgetBias = 1.0;               // the bias at the forget gate, of a pair the sum
  std::string gateBias = "constant";     // or chrono, which overrules bias and forgetBias at the gates
  int chronoMax = 0;                     // T_max of chrono; 0: the task's length
};

struct ModelConfig {
  std::string cell = "rnn";         // id in cells/list.h
  std::string activation = "tanh";  // id in activations/list.h
  int hidden = 64;                  // H
  int layers = 1;                   // recurrent ones, each on the states of the one below
  bool residual = false;            // what a layer is given is added to what it hands on, from the second layer up
  bool layerNorm = false;           // of every pre-activation
  double dropout = 0.0;             // between layers
  std::string peephole = "none";    // LSTM: see cells/lstm.cpp
  std::string recurrent = "free";   // free, or orthogonal: U stays so while training
  double epsilon = 0.1;             // ε of the residual and antisymmetric cells
  double gamma = 0.01;              // γ of the antisymmetric cell
  InitConfig init;
  HeadConfig head;
};

struct ClipConfig {
  std::string mode = "norm";  // id in clips/list.h
  double threshold = 1.0;     // c: a length of the gradient, or the largest entry; what the mode says
  double percentile = 10.0;   // autoclip
};

struct ScheduleConfig {           // η of training step n as a fraction of the learning rate
  std::string kind = "constant";  // id in schedules/list.h
  std::int64_t warmup = 0;        // steps
  std::int64_t stepEvery = 1000;  // steps
  double factor = 0.5;            // by which η is multiplied every stepEvery steps
  double floor = 0.0;             // below which neither a cosine nor a step falls
};

inline constexpr int kMostSteps = 1'000'000'000;            // training steps of a run
inline constexpr double kLargestSeed = 9007199254740991.0;  // 2⁵³ − 1: the largest that every JSON reader keeps exactly

struct TrainConfig {
  std::int64_t steps = 3000;
  int batch = 32;                  // B
  std::string optimizer = "adam";  // id in optimizers/list.h
  double learningRate = 1e-3;      // η
  ScheduleConfig schedule;
  double momentum = 0.9;     // μ of momentum and nesterov
  double weightDecay = 0.0;  // λ, decoupled
  ClipConfig clip;
  int truncate = 0;           // gradients reach back at most this many steps; 0: all the way
  double l1 = 0.0, l2 = 0.0;  // λ₁ Σ|w| and λ₂ Σw² over the weight matrices are added to L
  double omega = 0.0;         // λ_Ω of Pascanu's regularizer
  double prune = 0.0;         // the share of the smallest weights that are held at 0
  int validateEvery = 100;    // steps; 0: never
};

struct Experiment {
  std::string name;
  std::uint64_t seed = 7;
  Precision precision = Precision::Float32;
  TaskConfig task;
  ModelConfig model;
  TrainConfig train;
};

}  // namespace backflow
