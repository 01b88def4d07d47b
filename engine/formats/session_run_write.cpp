#include "engine/formats/session_run.h"

#include <algorithm>

#include "engine/diagnose/statistics.h"
#include "engine/experiment/experiment_json.h"

namespace backflow {
namespace {

std::vector<double> numbersOf(const Row& row) {
  return {static_cast<double>(row.step), row.trainLoss, row.valLoss, row.accuracy, row.gradNorm, row.gradNormApplied,
          row.clipped ? 1.0 : 0.0,       row.clipAngle, row.slope,   row.halfLife, row.seconds};
}

class RunWriter {
 public:
  RunWriter(const SessionRun& run, std::vector<NamedArray>& arrays) : run_(run), arrays_(arrays) {}

  nlohmann::json write() {
    const Recorder history = run_.moment.history.within(SessionFile::kFrameBytes);
    Recorder::Frames states = history.frames();
    states.push_back(run_.moment.state);
    if (std::holds_alternative<RunNumbers<float>>(run_.moment.state->numbers))
      writeStates<float>(states);
    else
      writeStates<double>(states);
    writeRows();
    writeChanges(history.changes());
    writeGradients();
    const RunState& state = *run_.moment.state;
    return {{"name", run_.name},
            {"diverged", state.diverged ? nlohmann::json(state.steps + 1) : nlohmann::json()},
            {"stride", history.stride()},
            {"gradient_stride", run_.moment.gradients.stride},
            {"experiments", experiments_}};
  }

 private:
  template <class T>
  void add(const std::string& name, std::vector<std::size_t> shape, std::vector<T> data) {
    arrays_.push_back({run_.name + "/" + name, std::move(shape), std::move(data)});
  }
  template <class T>
  void add(const std::string& name, std::vector<T> data) {
    const std::size_t size = data.size();
    add(name, {size}, std::move(data));
  }

  std::size_t numberOf(const Experiment& experiment) {
    const nlohmann::json text = experimentJson(experiment);
    const auto found = std::find(experiments_.begin(), experiments_.end(), text);
    const auto number = static_cast<std::size_t>(found - experiments_.begin());
    if (found == experiments_.end()) experiments_.push_back(text);
    return number;
  }

  template <class S>
  void writeStates(const Recorder::Frames& states) {
    std::vector<double> scalars, norms;
    std::vector<S> theta, memory, values;
    std::vector<std::int64_t> pruned, changesDone;
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    std::size_t parameters = 0;
    for (const auto& state : states) {
      const auto& numbers = std::get<RunNumbers<S>>(state->numbers);
      parameters = static_cast<std::size_t>(numbers.theta.size());
      append(scalars,
             std::vector<double>{static_cast<double>(state->steps), static_cast<double>(state->optimizerSteps),
                                 static_cast<double>(state->validatedStep), mean(state->losses),
                                 static_cast<double>(numberOf(state->experiment)), static_cast<double>(numbers.memory.cols()),
                                 static_cast<double>(numbers.pruning.pruned().size()), static_cast<double>(state->norms.size()),
                                 static_cast<double>(state->norms.oldest())});
      append(scalars, numbersOf(state->row));
      append(theta, numbers.theta);
      append(memory, numbers.memory.reshaped());
      changesDone.push_back(static_cast<std::int64_t>(state->changes));
      append(pruned, numbers.pruning.pruned());
      append(values, numbers.pruning.values());
      append(norms, state->norms.inTime());
    }
    add("frames", {states.size(), std::size_t{kFrame}}, std::move(scalars));
    add("changes_done", std::move(changesDone));
    add("theta", {states.size(), parameters}, std::move(theta));
    add("memory", std::move(memory));
    add("pruned", std::move(pruned));
    add("pruned_values", std::move(values));
    add("norms", std::move(norms));
  }

  void writeRows() {
    std::vector<double> numbers;
    numbers.reserve(run_.moment.rows.size() * kRow);
    for (const Row& row : run_.moment.rows) {
      const std::vector<double> one = numbersOf(row);
      numbers.insert(numbers.end(), one.begin(), one.end());
    }
    add("rows", {run_.moment.rows.size(), kRow}, std::move(numbers));
  }

  void writeChanges(const std::vector<Change>& changes) {
    std::vector<std::int64_t> table;
    std::vector<double> pulls;
    std::int64_t imports = 0;
    for (const Change& change : changes) {
      std::int64_t which = 0;
      if (const auto* experiment = std::get_if<Experiment>(&change.what)) {
        which = static_cast<std::int64_t>(numberOf(*experiment));
      } else if (const auto* pulled = std::get_if<std::vector<Pull>>(&change.what)) {
        which = static_cast<std::int64_t>(pulled->size());
        for (const Pull& p : *pulled)
          pulls.insert(pulls.end(), {static_cast<double>(p.layer), p.from.real(), p.from.imag(), p.to.real(), p.to.imag(),
                                     p.radius ? 1.0 : 0.0});
      } else {
        which = imports++;
        for (NamedArray array : *std::get<Parameters>(change.what)) {
          array.name = run_.name + "/parameters" + std::to_string(which) + "/" + array.name;
          arrays_.push_back(std::move(array));
        }
      }
      table.insert(table.end(), {change.step, static_cast<std::int64_t>(change.what.index()), which});
    }
    const std::size_t count = pulls.size() / 6;
    add("changes", {changes.size(), 3}, std::move(table));
    add("pulls", {count, 6}, std::move(pulls));
  }

  void writeGradients() {
    const GradientHistory& history = run_.moment.gradients;
    add("gradient_steps", history.steps);
    add("gradients", {history.steps.size(), static_cast<std::size_t>(history.length)}, history.logNorms);
  }

  const SessionRun& run_;
  std::vector<NamedArray>& arrays_;
  nlohmann::json experiments_ = nlohmann::json::array();
};

}  // namespace

nlohmann::json writeRun(const SessionRun& run, std::vector<NamedArray>& arrays) { return RunWriter(run, arrays).write(); }

}  // namespace backflow
