#include "engine/formats/session_file.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/data/data_file.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/formats/npz.h"
#include "engine/formats/shape.h"

namespace backflow {
namespace {

constexpr const char* kSession = "session";

// ---- struct Row and the scalars of struct RunState, as lists of numbers

constexpr std::size_t kRow = 11;

std::vector<double> numbersOf(const Row& row) {
  return {static_cast<double>(row.step), row.trainLoss, row.valLoss, row.accuracy, row.gradNorm, row.gradNormApplied,
          row.clipped ? 1.0 : 0.0,       row.clipAngle, row.slope,   row.halfLife, row.seconds};
}

// A count; throws where it is none, as a cast of it would be undefined.
std::int64_t whole(double number, const std::string& where) {
  constexpr double kExact = 9007199254740992.0;  // 2⁵³
  if (!(number >= 0.0 && number <= kExact && number == std::floor(number)))
    throw InputError(where + ": holds a number where a count of steps or elements should be");
  return static_cast<std::int64_t>(number);
}

Row rowOf(const double* n, const std::string& where) {
  Row row;
  row.step = whole(n[0], where);
  row.trainLoss = n[1];
  row.valLoss = n[2];
  row.accuracy = n[3];
  row.gradNorm = n[4];
  row.gradNormApplied = n[5];
  row.clipped = n[6] != 0.0;
  row.clipAngle = n[7];
  row.slope = n[8];
  row.halfLife = n[9];
  row.seconds = n[10];
  return row;
}

enum FrameColumn : std::size_t {
  kSteps,
  kOptimizerSteps,
  kValidatedStep,
  kSmoothedLoss,
  kExperiment,     // which of the run's experiments
  kMemoryColumns,  // of the optimizer
  kPruned,         // how many
  kNorms,          // how many
  kOldestNorm,
  kFrameRow,
  kFrame = kFrameRow + kRow
};

// ---- writing

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
    std::vector<std::int64_t> pruned;
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    std::size_t parameters = 0;
    for (const auto& state : states) {
      const auto& numbers = std::get<RunNumbers<S>>(state->numbers);
      parameters = static_cast<std::size_t>(numbers.theta.size());
      append(scalars,
             std::vector<double>{static_cast<double>(state->steps), static_cast<double>(state->optimizerSteps),
                                 static_cast<double>(state->validatedStep), state->smoothedLoss,
                                 static_cast<double>(numberOf(state->experiment)), static_cast<double>(numbers.memory.cols()),
                                 static_cast<double>(numbers.pruning.pruned().size()), static_cast<double>(state->norms.size()),
                                 static_cast<double>(state->norms.oldest())});
      append(scalars, numbersOf(state->row));
      append(theta, numbers.theta);
      append(memory, numbers.memory.reshaped());
      append(pruned, numbers.pruning.pruned());
      append(values, numbers.pruning.values());
      append(norms, state->norms.inTime());
    }
    add("frames", {states.size(), std::size_t{kFrame}}, std::move(scalars));
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

// ---- reading

using Arrays = std::map<std::string, NamedArray>;

// Where the data file of that name is now: where it was or, if it has moved with the session, beside that. It must be the same.
std::string placeOf(const std::string& data, const nlohmann::json& recorded, const std::string& session) {
  const bool known = recorded.is_object() && recorded.contains(data);
  const std::filesystem::path beside = std::filesystem::path(session).parent_path() / std::filesystem::path(data).filename();
  std::string found;
  for (const std::string& place : {data, beside.string()}) {
    try {
      found = readDataFile(place).hash;
    } catch (const IoError&) {
      continue;
    }
    if (!known || recorded[data] == found) return place;
  }
  if (found.empty()) readDataFile(data);  // which says why not
  throw InputError(session + ": its data file " + data + " has changed since: its SHA-256 is now " + found);
}

class RunReader {
 public:
  RunReader(const nlohmann::json& about, const Arrays& arrays, const std::string& file, const nlohmann::json& data)
      : arrays_(arrays) {
    const auto has = [&](const char* key, auto is) { return about.is_object() && about.contains(key) && is(about[key]); };
    const auto isText = [](const nlohmann::json& j) { return j.is_string(); };
    const auto isCount = [](const nlohmann::json& j) { return j.is_number_unsigned() && j > 0 && j <= kMostSteps; };
    const auto isList = [](const nlohmann::json& j) { return j.is_array(); };
    if (!has("name", isText) || !has("stride", isCount) || !has("gradient_stride", isCount) || !has("experiments", isList))
      throw InputError(file + ": session: a run must have name, stride, gradient_stride and experiments");
    diverged_ = about.value("diverged", nlohmann::json());  // older files do not say
    name_ = about["name"];
    requireName(name_, file + ": session");
    where_ = file + ": run " + name_;
    stride_ = about["stride"];
    gradientStride_ = about["gradient_stride"];
    for (const nlohmann::json& text : about["experiments"]) {
      experiments_.push_back(parseExperiment(text.dump(), where_ + ": experiment " + std::to_string(experiments_.size())));
      if (std::optional<std::string>& used = experiments_.back().task.file) {
        if (const auto [at, isNew] = places_.try_emplace(*used); isNew) at->second = placeOf(*used, data, file);
        used = places_[*used];
      }
    }
  }

  SessionRun read() const {
    Recorder::Frames states =
        std::holds_alternative<std::vector<float>>(array("theta").data) ? readStates<float>() : readStates<double>();
    SessionRun run{name_, {}};
    run.moment.state = states.back();
    states.pop_back();
    const std::int64_t steps = run.moment.state->steps;
    if (!diverged_.is_null() && diverged_ != steps + 1) fail("diverged", "must be null, or the training step after its state");
    if (states.empty() || states.back()->steps > steps) fail("frames", "its key frames come after its state");
    try {
      run.moment.history = Recorder(std::move(states), readChanges(), stride_);
    } catch (const InputError& error) {
      fail("frames", error.what());
    }
    run.moment.rows = readRows();
    if (run.moment.rows.size() != static_cast<std::size_t>(steps))
      fail("rows", "there must be one for each of the " + std::to_string(steps) + " training steps");
    run.moment.gradients = readGradients();
    requireOneRun(run.moment);
    return run;
  }

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& why) const {
    throw InputError(where_ + ": " + what + ": " + why);
  }

  // All that is restored on the way is of the network and the data of the last state.
  void requireOneRun(const Moment& moment) const {
    const auto require = [&](const Experiment& other) {
      if (needsRestart(moment.state->experiment, other)) fail("experiments", "those of one run may differ in live keys only");
    };
    for (const auto& frame : moment.history.frames()) require(frame->experiment);
    for (const Change& change : moment.history.changes())
      if (const auto* changed = std::get_if<Experiment>(&change.what)) require(*changed);
  }

  const NamedArray& array(const std::string& name) const {
    const auto found = arrays_.find(name_ + "/" + name);
    if (found == arrays_.end()) fail(name, "is missing");
    return found->second;
  }

  template <class T>
  const std::vector<T>& numbers(const std::string& name) const {
    const auto* data = std::get_if<std::vector<T>>(&array(name).data);
    if (!data) fail(name, "is of another type than it should be");
    return *data;
  }

  // A table of so many columns.
  template <class T>
  const std::vector<T>& table(const std::string& name, std::size_t columns) const {
    const NamedArray& a = array(name);
    if (a.shape.size() != 2 || a.shape[1] != columns) fail(name, "must have " + std::to_string(columns) + " columns");
    return numbers<T>(name);
  }

  const Experiment& experiment(std::int64_t number) const {
    if (number < 0 || static_cast<std::size_t>(number) >= experiments_.size())
      fail("experiments", "there is no experiment " + std::to_string(number));
    return experiments_[static_cast<std::size_t>(number)];
  }

  // The next `count` numbers of an array that is read from its beginning to its end.
  template <class T>
  std::vector<T> take(const std::string& name, std::size_t& from, std::size_t count) const {
    const std::vector<T>& all = numbers<T>(name);
    if (count > all.size() - from) fail(name, "is shorter than the frames say");
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    from += count;
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
  }

  template <class S>
  Recorder::Frames readStates() const {
    constexpr std::int64_t kMostColumns = 8;  // no optimizer remembers more than a few numbers a parameter
    const std::vector<double>& scalars = table<double>("frames", kFrame);
    const std::size_t count = scalars.size() / kFrame;
    if (count == 0) fail("frames", "must hold a state");
    const NamedArray& thetas = array("theta");
    if (thetas.shape.size() != 2 || thetas.shape[0] != count) fail("theta", "must have a row for each of the frames");
    const std::size_t parameters = thetas.shape[1];
    std::size_t atTheta = 0, atMemory = 0, atPruned = 0, atValues = 0, atNorms = 0;
    Recorder::Frames states;
    for (std::size_t i = 0; i < count; ++i) {
      const double* n = scalars.data() + i * kFrame;
      const auto at = [&](FrameColumn column) { return whole(n[column], where_ + ": frames"); };
      auto state = std::make_shared<RunState>();
      state->experiment = experiment(at(kExperiment));
      state->steps = at(kSteps);
      state->diverged = i + 1 == count && !diverged_.is_null();
      state->optimizerSteps = at(kOptimizerSteps);
      state->validatedStep = at(kValidatedStep);
      if (std::max({state->steps, state->optimizerSteps, state->validatedStep}) > kMostSteps)
        fail("frames", "counts more than " + std::to_string(kMostSteps) + " steps");
      state->smoothedLoss = n[kSmoothedLoss];
      state->row = rowOf(n + kFrameRow, where_ + ": frames");
      const auto columns = at(kMemoryColumns);
      if (columns > kMostColumns) fail("frames", "no optimizer remembers so much");
      RunNumbers<S> numbers;
      const auto theta = take<S>("theta", atTheta, parameters);
      numbers.theta = Vector<S>::Map(theta.data(), static_cast<Eigen::Index>(parameters));
      const auto memory = take<S>("memory", atMemory, parameters * static_cast<std::size_t>(columns));
      numbers.memory = Matrix<S>::Map(memory.data(), static_cast<Eigen::Index>(parameters), columns);
      const auto pruned = take<std::int64_t>("pruned", atPruned, static_cast<std::size_t>(at(kPruned)));
      numbers.pruning = {places(pruned, parameters), take<S>("pruned_values", atValues, pruned.size())};
      const auto norms = static_cast<std::size_t>(at(kNorms)), oldest = static_cast<std::size_t>(at(kOldestNorm));
      if (norms > NormHistory::kMost || (oldest != 0 && oldest >= norms)) fail("frames", "counts more norms than a run keeps");
      state->norms = NormHistory(take<double>("norms", atNorms, norms), oldest);
      state->numbers = std::move(numbers);
      states.push_back(std::move(state));
    }
    return states;
  }

  std::vector<Eigen::Index> places(const std::vector<std::int64_t>& pruned, std::size_t parameters) const {
    std::int64_t last = -1;
    for (const std::int64_t place : pruned) {
      if (place <= last || static_cast<std::size_t>(place) >= parameters) fail("pruned", "must be rising places in theta");
      last = place;
    }
    return {pruned.begin(), pruned.end()};
  }

  std::vector<Row> readRows() const {
    const std::vector<double>& all = table<double>("rows", kRow);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < all.size(); i += kRow) {
      rows.push_back(rowOf(all.data() + i, where_ + ": rows"));
      if (rows.back().step != static_cast<std::int64_t>(rows.size())) fail("rows", "must be of the steps 1, 2, 3 …");
    }
    return rows;
  }

  std::vector<Change> readChanges() const {
    const std::vector<std::int64_t>& all = table<std::int64_t>("changes", 3);
    std::size_t pull = 0;
    std::vector<Change> changes;
    for (std::size_t i = 0; i < all.size(); i += 3) {
      const std::int64_t kind = all[i + 1], which = all[i + 2];
      if (all[i] < 0 || which < 0) fail("changes", "must not be negative");
      Change change{all[i], {}};
      if (kind == 0)
        change.what = experiment(which);
      else if (kind == 1)
        change.what = pulls(pull, static_cast<std::size_t>(which));
      else if (kind == 2)
        change.what = parameters(which);
      else
        fail("changes", "there is no kind " + std::to_string(kind));
      changes.push_back(std::move(change));
    }
    return changes;
  }

  std::vector<Pull> pulls(std::size_t& from, std::size_t count) const {
    const std::vector<double>& all = table<double>("pulls", 6);
    if (count > all.size() / 6 - from) fail("pulls", "there are fewer than the changes say");
    std::vector<Pull> pulls;
    for (; count > 0; --count, ++from) {
      const double* n = all.data() + 6 * from;
      pulls.push_back({static_cast<std::size_t>(whole(n[0], where_ + ": pulls")), {n[1], n[2]}, {n[3], n[4]}, n[5] != 0.0});
    }
    return pulls;
  }

  Parameters parameters(std::int64_t number) const {
    const std::string prefix = name_ + "/parameters" + std::to_string(number) + "/";
    auto found = std::make_shared<std::vector<NamedArray>>();
    for (auto at = arrays_.lower_bound(prefix); at != arrays_.end() && at->first.starts_with(prefix); ++at) {
      found->push_back(at->second);
      found->back().name = at->first.substr(prefix.size());
    }
    return found;
  }

  GradientHistory readGradients() const {
    GradientHistory history;
    history.stride = gradientStride_;
    history.steps = numbers<std::int64_t>("gradient_steps");
    const NamedArray& norms = array("gradients");
    if (norms.shape.size() != 2 || norms.shape[0] != history.steps.size() || norms.shape[0] > GradientHistory::kColumns ||
        norms.shape[1] > std::numeric_limits<int>::max() || (norms.shape[1] == 0 && norms.shape[0] > 0))
      fail("gradients", "must have a row for each of gradient_steps, and at most " + std::to_string(GradientHistory::kColumns));
    if (!std::is_sorted(history.steps.begin(), history.steps.end())) fail("gradient_steps", "must be rising");
    history.length = static_cast<int>(norms.shape[1]);
    history.logNorms = numbers<float>("gradients");
    return history;
  }

  const Arrays& arrays_;
  std::string name_, where_;
  std::int64_t stride_ = 1, gradientStride_ = 1;
  nlohmann::json diverged_;  // the training step, or null
  std::vector<Experiment> experiments_;
  std::map<std::string, std::string> places_;  // of the data files, by the experiments' names for them
};

// Of every data file that the runs read, by the name the experiment has for it.
nlohmann::json hashesOf(const std::vector<SessionRun>& runs) {
  nlohmann::json hashes = nlohmann::json::object();
  for (const SessionRun& run : runs)
    if (const auto& file = run.moment.state->experiment.task.file) hashes[*file] = readDataFile(*file).hash;
  return hashes;
}

// A session that was cut short is told from what never was one: the archive's directory, at its end, is missing.
NpzContent contentOf(std::string_view bytes, const std::string& name) {
  constexpr std::string_view kBegin = "PK\x03\x04", kEnd = "PK\x05\x06";
  if (!kBegin.starts_with(bytes.substr(0, kBegin.size())))
    throw InputError(name + ": is no session: it must be a file that Backflow has saved as " + SessionFile::kEnding);
  if (bytes.find(kEnd) == std::string_view::npos)
    throw InputError(name + ": is a damaged session file: it was cut short, after " + std::to_string(bytes.size()) + " bytes");
  return parseNpz(bytes, name, "is a damaged session file");
}

}  // namespace

std::string sessionBytes(const SessionFile& session) {
  std::vector<NamedArray> arrays(1);
  nlohmann::ordered_json about{{"backflow_session", 1}, {"numeric_mode", numericMode()}, {"data", hashesOf(session.runs)}};
  if (!session.window.empty()) about["window"] = nlohmann::ordered_json::parse(session.window);
  about["runs"] = nlohmann::ordered_json::array();
  for (const SessionRun& run : session.runs) about["runs"].push_back(nlohmann::ordered_json(RunWriter(run, arrays).write()));
  arrays[0] = {kSession, {}, jsonText(about)};
  return npzBytes(arrays);
}

void writeSession(const std::filesystem::path& file, const SessionFile& session) {
  writeFileAtomically(file, sessionBytes(session));
}

SessionFile parseSession(std::string_view bytes, const std::string& name) {
  constexpr std::size_t kMostRuns = 64;
  Arrays arrays;
  for (NamedArray& array : contentOf(bytes, name).arrays) {
    std::string key = array.name;
    arrays.emplace(std::move(key), std::move(array));
  }
  const auto found = arrays.find(kSession);
  const std::string* text = found == arrays.end() ? nullptr : std::get_if<std::string>(&found->second.data);
  if (!text) throw InputError(name + ": is no session: it lacks the text \"session\"");
  const nlohmann::json about = parseJson(*text, name + ": session");
  if (!about.is_object() || about.value("backflow_session", nlohmann::json()) != 1)
    throw InputError(name + ": session: backflow_session must be 1, the version of the format that this program reads");
  const auto runs = about.find("runs");
  if (runs == about.end() || !runs->is_array() || runs->empty() || runs->size() > kMostRuns)
    throw InputError(name + ": session: runs must list 1 to " + std::to_string(kMostRuns));
  SessionFile session;
  for (const nlohmann::json& run : *runs) {
    session.runs.push_back(RunReader(run, arrays, name, about.value("data", nlohmann::json())).read());
    for (std::size_t i = 0; i + 1 < session.runs.size(); ++i)
      if (session.runs[i].name == session.runs.back().name) throw InputError(name + ": session: a run's name is there twice");
  }
  if (about.contains("window")) session.window = about["window"].dump();
  return session;
}

SessionFile readSession(const std::filesystem::path& file) { return parseSession(readFile(file), file.string()); }

}  // namespace backflow
