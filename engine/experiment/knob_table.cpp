// The table of every key. Its order is that of the experiment file; its choices come from the registries.
#include <optional>
#include <utility>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/clips/list.h"
#include "engine/experiment/knobs.h"
#include "engine/initializers/list.h"
#include "engine/optimizers/list.h"
#include "engine/schedules/list.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

using nlohmann::json;
using Type = Knob::Type;

constexpr Description kPrecisions[] = {{"float32", "float32", "24 bits", ""}, {"float64", "float64", "53 bits", ""}};
constexpr Description kHeaders[] = {{"auto", "auto", "", ""}, {"yes", "yes", "", ""}, {"no", "no", "", ""}};
constexpr Description kTargets[] = {{"last", "last step", "L = L_T", ""}, {"every", "every step", "L = Σ_t L_t", ""}};
constexpr Description kReadings[] = {{"row", "row by row", "T = 8", ""}, {"pixel", "pixel by pixel", "T = 64", ""}};
constexpr Description kRecurrents[] = {{"free", "free", "M = U", ""},
                                       {"orthogonal", "orthogonal", "M = Q of U = QR: MᵀM = I at every step", ""}};
constexpr Description kGateBiases[] = {
    {"constant", "constant", "b_f = forget_bias, the others bias", ""},
    {"chrono", "chrono", "b_f = ln u, b_i = −ln u, u ~ U[1, T_max − 1]", "Tallec and Ollivier 2018"}};

// The activations that learn nothing.
std::vector<Description> describeFixed() {
  std::vector<Description> all;
  for (const ActivationInfo* phi : activations())
    if (!phi->learned) all.push_back(phi->about);
  return all;
}

// JSON ↔ the types that settings have.
json toJson(Precision value) { return value == Precision::Float64 ? "float64" : "float32"; }
template <class T>
json toJson(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}
template <class T>
json toJson(const T& value) {
  return value;
}

void fromJson(const json& from, Precision& value) { value = from == "float64" ? Precision::Float64 : Precision::Float32; }
void fromJson(const json&, const int&) {}  // the version of the format, which is what it is
template <class T>
void fromJson(const json& from, std::optional<T>& value) {
  value = from.is_null() ? std::nullopt : std::optional<T>(from.get<T>());
}
template <class T>
void fromJson(const json& from, T& value) {
  value = from.get<T>();
}

template <class T>
constexpr bool kIsOptional = false;
template <class T>
constexpr bool kIsOptional<std::optional<T>> = true;

// Builds the table. `field` is a lambda that returns the setting's place in an experiment: e → e.train.batch.
class Table {
 public:
  template <class Field>
  Table& add(Type type, const char* path, const char* label, const char* help, Field field) {
    using Value = std::remove_cvref_t<decltype(field(std::declval<Experiment&>()))>;
    Knob& knob = all_.emplace_back();
    knob.path = path;
    knob.label = label;
    knob.help = help;
    knob.type = type;
    knob.nullable = kIsOptional<Value>;
    knob.get = [field](const Experiment& e) { return toJson(field(e)); };
    knob.put = [field](Experiment& e, const json& value) { fromJson(value, field(e)); };
    return *this;
  }
  Table& range(double min, double max) {
    Knob& knob = all_.back();
    knob.min = knob.sliderMin = min;
    knob.max = knob.sliderMax = max;
    return *this;
  }
  Table& slider(double min, double max) {
    all_.back().sliderMin = min;
    all_.back().sliderMax = max;
    return *this;
  }
  Table& logarithmic() {
    all_.back().logarithmic = true;
    return *this;
  }
  Table& unit(const char* unit) {
    all_.back().unit = unit;
    return *this;
  }
  Table& live() {
    all_.back().live = true;
    return *this;
  }
  Table& choices(std::vector<Description> choices) {
    all_.back().choices = std::move(choices);
    return *this;
  }
  template <std::size_t N>
  Table& choices(const Description (&of)[N]) {
    return choices(std::vector<Description>(std::begin(of), std::end(of)));
  }
  std::vector<Knob> take() { return std::move(all_); }

 private:
  std::vector<Knob> all_;
};

// The lambda for a field; generic, so that it serves for reading a const experiment and for writing.
#define FIELD(place) \
  [](auto& e) -> auto& { return e.place; }

void addGeneral(Table& t) {
  t.add(Type::Integer, "backflow", "Format", "The version of this file format.", [](auto&) -> const int& {
     static const int version = 1;
     return version;
   }).range(1, 1);
  t.add(Type::Text, "name", "Name", "What this experiment is called on screen and in reports.", FIELD(name)).live();
  t.add(Type::Integer, "seed", "Seed", "Where the random numbers start: same seed, same weights, same data, same bits.",
        FIELD(seed))
      .range(0, kLargestSeed)
      .slider(0, 100);
  t.add(Type::Choice, "precision", "Precision", "The numbers that the network computes with.", FIELD(precision))
      .choices(kPrecisions);
}

void addTask(Table& t) {
  t.add(Type::Choice, "task.name", "Task", "What the network has to learn.", FIELD(task.name)).choices(describe(tasks()));
  t.add(Type::Integer, "task.length", "Time steps T",
        "Time steps of one sequence: the way that the gradient has to go back. Copying adds 2K steps to it, selective copy K; "
        "the "
        "digits have their own.",
        FIELD(task.length))
      .range(2, 20000)
      .slider(5, 500)
      .unit("steps");
  t.add(Type::Text, "task.file", "File",
        "Series, text: a path, or the name of a bundled file. A relative path is sought beside the experiment first.",
        FIELD(task.file));
  t.add(Type::Text, "task.column", "Column", "Series: the column's name, or its number from 1. None: the last numeric one.",
        FIELD(task.column));
  t.add(Type::Text, "task.delimiter", "Delimiter", "Series: the character between the columns, or auto.",
        FIELD(task.delimiter));
  t.add(Type::Choice, "task.header", "Header", "Series: whether the first line names the columns.", FIELD(task.header))
      .choices(kHeaders);
  t.add(Type::Integer, "task.symbols", "Symbols S", "Copying, recall: size of the alphabet. Chance is ln S per symbol.",
        FIELD(task.symbols))
      .range(2, 64)
      .slider(2, 26);
  t.add(Type::Integer, "task.items", "Items K",
        "Copying: symbols to remember. Associative recall: pairs, at most S. aⁿbⁿ: the largest n, from 2. Brackets: how deep "
        "they "
        "nest, at most 8.",
        FIELD(task.items))
      .range(1, 100)
      .slider(1, 20);
  t.add(Type::Choice, "task.target", "Loss at",
        "Parity, series: where the network is asked. With a loss at every step, near terms hide far ones.", FIELD(task.target))
      .choices(kTargets);
  t.add(Type::Choice, "task.by", "Read by", "Digits: what one time step shows of the 8×8 picture.", FIELD(task.by))
      .choices(kReadings);
  t.add(Type::Real, "task.validation", "Held out",
        "Series, text, digits: the part at the end of the data that is never trained on.", FIELD(task.validation))
      .range(0.01, 0.9)
      .slider(0.05, 0.5);
}

void addInit(Table& t) {
  t.add(Type::Choice, "model.init.input", "Input weights", "How W and the head begin.", FIELD(model.init.input))
      .choices(describe(initializers()));
  t.add(Type::Choice, "model.init.recurrent", "Recurrent weights",
        "How U begins, gate by gate, and the full matrices of peepholes. The product of T Jacobians made of U decides what "
        "reaches t = 1.",
        FIELD(model.init.recurrent))
      .choices(describe(initializers()));
  t.add(Type::Real, "model.init.gain", "Gain g", "U ← g·U after it is drawn; full peepholes likewise.", FIELD(model.init.gain))
      .range(0, 100)
      .slider(0.1, 3);
  t.add(Type::Real, "model.init.spectral_radius", "Spectral radius ρ",
        "Rescales each gate's U so that its largest |eigenvalue| is ρ. ρ < 1 vanishes in a linear network.",
        FIELD(model.init.spectralRadius))
      .range(0, 100)
      .slider(0.1, 2);
  t.add(Type::Real, "model.init.bias", "Bias", "What every bias b begins as; PyTorch's initialization draws its own.",
        FIELD(model.init.bias))
      .range(-100, 100)
      .slider(-2, 2);
  t.add(Type::Real, "model.init.forget_bias", "Forget bias b_f",
        "What b begins as at the forget gate of cells that have one (of a pair: their sum), unless PyTorch's initialization "
        "draws "
        "it. An LSTM's direct path keeps σ(b_f) of the gradient a step.",
        FIELD(model.init.forgetBias))
      .range(-100, 100)
      .slider(-2, 6);
  t.add(Type::Choice, "model.init.gate_bias", "Gate biases",
        "Of cells with a forget or an update gate: chrono draws b_f = ln u, u ~ U[1, T_max − 1], for each unit and sets b_i = "
        "−b_f: "
        "each forgets in its own time, up to T_max steps. Where z updates, as in a GRU, b_z = −ln u.",
        FIELD(model.init.gateBias))
      .choices(kGateBiases);
  t.add(Type::Integer, "model.init.chrono_max", "Longest memory T_max",
        "Chrono: the longest time that a unit is to remember; 0: the length of the task's sequences.",
        FIELD(model.init.chronoMax))
      .range(0, 1000000)
      .slider(0, 1000)
      .unit("steps");
}

void addModel(Table& t) {
  t.add(Type::Choice, "model.cell", "Cell", "The recurrent unit: h_t = f(x_t, h_{t−1}).", FIELD(model.cell))
      .choices(describe(cells()));
  t.add(Type::Choice, "model.activation", "Activation",
        "φ of the cell. Every step back in time multiplies the gradient by φ′. To or from one that learns α a new run "
        "starts.",
        FIELD(model.activation))
      .choices(describe(activations()))
      .live();
  t.add(Type::Integer, "model.hidden", "Units H", "Size of the hidden state h_t.", FIELD(model.hidden))
      .range(1, 4096)
      .slider(1, 256);
  t.add(Type::Integer, "model.layers", "Layers", "Recurrent layers, one above the other.", FIELD(model.layers))
      .range(1, 16)
      .slider(1, 4);
  t.add(Type::Bool, "model.residual", "Residual",
        "From the second layer up: what a layer is given is added to what it hands on. The skip through time is a cell of its "
        "own.",
        FIELD(model.residual))
      .range(0, 1);
  t.add(Type::Bool, "model.layer_norm", "Layer norm",
        "a ← g⊙(a − mean)/√(var + 1e-5) + b over the units, for every pre-activation of its own. Diagonal peepholes are "
        "added after it.",
        FIELD(model.layerNorm))
      .range(0, 1);
  t.add(Type::Real, "model.dropout", "Dropout",
        "Probability that an output of a layer is dropped on its way to the next one, in training.", FIELD(model.dropout))
      .range(0, 0.95)
      .slider(0, 0.8);
  addInit(t);
  t.add(Type::Choice, "model.peephole", "Peephole", "LSTM: whether the gates see the memory c.", FIELD(model.peephole))
      .choices(peepholes());
  t.add(Type::Choice, "model.recurrent", "Recurrent matrix",
        "What multiplies h_{t−1}: U itself, or an orthogonal matrix made of it, which no training step can take away. Gain and "
        "spectral radius have no say then.",
        FIELD(model.recurrent))
      .choices(kRecurrents);
  t.add(Type::Real, "model.epsilon", "Step ε", "Residual and antisymmetric cell: h_t = h_{t−1} + ε·φ(·).", FIELD(model.epsilon))
      .range(1e-6, 10)
      .slider(0.01, 1);
  t.add(Type::Real, "model.gamma", "Diffusion γ", "Antisymmetric cell: U − Uᵀ − γI multiplies h_{t−1}.", FIELD(model.gamma))
      .range(0, 10)
      .slider(0, 1);
  t.add(Type::IntegerList, "model.head.units", "Dense units",
        "Dense layers between h and the output, one number each; none: the output is linear in h.", FIELD(model.head.units))
      .range(1, 4096)
      .slider(1, 256);
  t.add(Type::Choice, "model.head.activation", "Dense activation", "φ of the dense layers, one without a parameter to learn.",
        FIELD(model.head.activation))
      .choices(describeFixed());
  t.add(Type::Real, "model.head.dropout", "Dense dropout",
        "Probability that an output of a dense layer is dropped, in training.", FIELD(model.head.dropout))
      .range(0, 0.95)
      .slider(0, 0.8);
}

void addSchedule(Table& t) {
  t.add(Type::Choice, "train.schedule.kind", "Schedule", "How the learning rate falls: η(n) = η·min(1, n/warmup)·s(k).",
        FIELD(train.schedule.kind))
      .choices(describe(schedules()))
      .live();
  t.add(Type::Integer, "train.schedule.warmup", "Warm-up",
        "The first training steps, over which η rises in a straight line: η·n/warmup (Goyal et al. 2017). The schedule "
        "begins behind them, with k = 0.",
        FIELD(train.schedule.warmup))
      .range(0, kMostSteps)
      .slider(0, 1000)
      .unit("steps")
      .live();
  t.add(Type::Integer, "train.schedule.step_every", "Falls every",
        "Step: after so many training steps η is multiplied by the factor.", FIELD(train.schedule.stepEvery))
      .range(1, kMostSteps)
      .slider(10, 10000)
      .logarithmic()
      .unit("steps")
      .live();
  t.add(Type::Real, "train.schedule.factor", "Factor", "Step: η ← factor·η every step_every training steps.",
        FIELD(train.schedule.factor))
      .range(0, 1)
      .slider(0.1, 1)
      .live();
  t.add(Type::Real, "train.schedule.floor", "Floor",
        "Step, cosine: the fraction of the learning rate below which no schedule falls.", FIELD(train.schedule.floor))
      .range(0, 1)
      .slider(0, 0.5)
      .live();
}

void addClip(Table& t) {
  t.add(Type::Choice, "train.clip.mode", "Clipping", "What is done to a gradient that is too large.", FIELD(train.clip.mode))
      .choices(describe(clips()))
      .live();
  t.add(Type::Real, "train.clip.threshold", "Threshold c", "Where clipping begins. By norm: g ← g·min(1, c/(‖g‖ + 1e-6)).",
        FIELD(train.clip.threshold))
      .range(1e-12, 1e12)
      .slider(1e-3, 100)
      .logarithmic()
      .live();
  t.add(Type::Real, "train.clip.percentile", "Percentile p",
        "Autoclip: the threshold is the p-th percentile of ‖g‖ at this training step and up to 10,000 before it. 10: nine "
        "steps of ten are clipped.",
        FIELD(train.clip.percentile))
      .range(0, 100)
      .slider(0, 100)
      .unit("%")
      .live();
}

void addRegularizers(Table& t) {
  t.add(Type::Real, "train.l1", "L1", "Adds λ₁·Σ|w| over the weight matrices (but a U kept orthogonal) to the loss.",
        FIELD(train.l1))
      .range(0, 100)
      .slider(0, 0.01)
      .live();
  t.add(Type::Real, "train.l2", "L2", "Adds λ₂·Σw² over the weight matrices (but a U kept orthogonal) to the loss.",
        FIELD(train.l2))
      .range(0, 100)
      .slider(0, 0.01)
      .live();
  t.add(Type::Real, "train.omega", "Ω",
        "Weight of Ω = Σ_t (‖δ_t J_t‖²/‖δ_t‖² − 1)², the mean over the samples, of every layer: it keeps ‖∂L/∂h_t‖ from "
        "changing on its way back (Pascanu 2013, squared as in the authors' code). Steps that truncation cuts, and U_0 of GRU "
        "and MGU, are left out.",
        FIELD(train.omega))
      .range(0, 1000)
      .slider(0, 10)
      .live();
  t.add(Type::Real, "train.prune", "Pruning p",
        "In every weight matrix the fraction p of smallest |w| counts as 0 and is not trained. The values are kept: "
        "moving p back brings them back (Han et al. 2015). A U that is kept orthogonal stays whole.",
        FIELD(train.prune))
      .range(0, 0.999)
      .slider(0, 0.99)
      .live();
}

void addTrain(Table& t) {
  t.add(Type::Integer, "train.steps", "Steps", "Training steps until the run is finished.", FIELD(train.steps))
      .range(0, kMostSteps)
      .slider(100, 100000)
      .logarithmic()
      .unit("steps")
      .live();
  t.add(Type::Integer, "train.batch", "Batch B", "Sequences that one training step looks at.", FIELD(train.batch))
      .range(1, 4096)
      .slider(1, 256)
      .unit("sequences");
  t.add(Type::Choice, "train.optimizer", "Optimizer", "How the gradient becomes a step.", FIELD(train.optimizer))
      .choices(describe(optimizers()))
      .live();
  t.add(Type::Real, "train.learning_rate", "Learning rate η", "Length of the step: θ ← θ − η·∂L/∂θ for plain SGD.",
        FIELD(train.learningRate))
      .range(0, 1000)
      .slider(1e-5, 1)
      .logarithmic()
      .live();
  addSchedule(t);
  t.add(Type::Real, "train.momentum", "Momentum μ", "Momentum: v ← μ·v + g, θ ← θ − η·v. Nesterov: θ ← θ − η·(g + μ·v).",
        FIELD(train.momentum))
      .range(0, 1)
      .slider(0, 0.99)
      .live();
  t.add(Type::Real, "train.weight_decay", "Weight decay λ",
        "θ ← θ − η·λ·θ before each step of any optimizer, biases too, beside the gradient and not through it. AdamW in "
        "PyTorch begins at 0.01.",
        FIELD(train.weightDecay))
      .range(0, 100)
      .slider(0, 0.1)
      .live();
  addClip(t);
  t.add(Type::Integer, "train.truncate", "Truncation", "Gradients reach back at most this many steps; 0: all the way to t = 1.",
        FIELD(train.truncate))
      .range(0, 20000)
      .slider(0, 500)
      .unit("steps")
      .live();
  addRegularizers(t);
  t.add(Type::Integer, "train.validate_every", "Validate every",
        "Training steps between two looks at the held-out data; 0: never.", FIELD(train.validateEvery))
      .range(0, kMostSteps)
      .slider(0, 1000)
      .unit("steps")
      .live();
}

#undef FIELD

}  // namespace

const std::vector<Knob>& knobs() {
  static const std::vector<Knob> all = [] {
    Table table;
    addGeneral(table);
    addTask(table);
    addModel(table);
    addTrain(table);
    return table.take();
  }();
  return all;
}

}  // namespace backflow
