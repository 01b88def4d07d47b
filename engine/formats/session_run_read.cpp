#include "engine/formats/session_run.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/error.h"
#include "engine/data/data_file.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/shape.h"

namespace backflow {
namespace {

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
        if (data.is_object() && data.contains(*used) && data[*used].is_string()) dataHash_ = data[*used];
        used = places_[*used];
      }
    }
  }

  SessionRun read() const {
    std::vector<Change> changes = readChanges();
    const std::vector<std::size_t> done = readDone(changes);
    std::vector<Row> rows = readRows();
    Recorder::Frames states = std::holds_alternative<std::vector<float>>(array("theta").data) ? readStates<float>(done, rows)
                                                                                              : readStates<double>(done, rows);
    SessionRun run{name_, {}};
    run.moment.state = states.back();
    states.pop_back();
    const std::int64_t steps = run.moment.state->steps;
    if (!diverged_.is_null() && diverged_ != steps + 1) fail("diverged", "must be null, or the training step after its state");
    if (states.empty() || states.back()->steps > steps) fail("frames", "its key frames come after its state");
    try {
      run.moment.history = Recorder(std::move(states), std::move(changes), stride_);
    } catch (const InputError& error) {
      fail("frames", error.what());
    }
    run.moment.rows = std::move(rows);
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

  std::vector<double> lengths(const std::string& name, std::size_t& from, std::size_t count) const {
    std::vector<double> all = take<double>(name, from, count);
    for (const double length : all)
      if (!(length >= 0.0 && std::isfinite(length))) fail(name, "must be finite and not negative");
    return all;
  }

  template <class S>
  Recorder::Frames readStates(const std::vector<std::size_t>& done, const std::vector<Row>& rows) const {
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
      state->dataHash = dataHash_;
      state->steps = at(kSteps);
      state->changes = done[i];
      state->diverged = i + 1 == count && !diverged_.is_null();
      state->optimizerSteps = at(kOptimizerSteps);
      state->validatedStep = at(kValidatedStep);
      if (std::max({state->steps, state->optimizerSteps, state->validatedStep}) > kMostSteps)
        fail("frames", "counts more than " + std::to_string(kMostSteps) + " steps");
      state->losses = lossesUpTo(state->steps, rows);
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
      state->norms = NormHistory(lengths("norms", atNorms, norms), oldest);
      state->numbers = std::move(numbers);
      states.push_back(std::move(state));
    }
    return states;
  }

  static std::vector<double> lossesUpTo(std::int64_t steps, const std::vector<Row>& rows) {
    const std::size_t end = std::min(static_cast<std::size_t>(steps), rows.size());
    std::vector<double> losses;
    for (std::size_t i = end - std::min(end, kLossWindow); i < end; ++i) losses.push_back(rows[i].trainLoss);
    return losses;
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

  // How many of the changes each of the frames, and the state, contains: all before its step, and of those right after its step
  // as many as the file says.
  std::vector<std::size_t> readDone(const std::vector<Change>& changes) const {
    const std::vector<double>& scalars = table<double>("frames", kFrame);
    const auto* said = arrays_.contains(name_ + "/changes_done") ? &numbers<std::int64_t>("changes_done") : nullptr;
    std::vector<std::size_t> done;
    for (std::size_t i = 0; i * kFrame < scalars.size(); ++i) {
      const std::int64_t step = whole(scalars[i * kFrame + kSteps], where_ + ": frames");
      const auto isBefore = [step](const Change& change) { return change.step < step; };
      const auto isNotAfter = [step](const Change& change) { return change.step <= step; };
      const auto least = std::partition_point(changes.begin(), changes.end(), isBefore) - changes.begin();
      const auto most = std::partition_point(changes.begin(), changes.end(), isNotAfter) - changes.begin();
      if (said && (i >= said->size() || (*said)[i] < least || (*said)[i] > most))
        fail("changes_done", "must say of each frame how many changes it contains");
      done.push_back(static_cast<std::size_t>(said ? (*said)[i] : least));
    }
    return done;
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
  std::string dataHash_;                       // of the one that the run read; empty: none, or the session does not say
};

}  // namespace

SessionRun readRun(const nlohmann::json& about, const Arrays& arrays, const std::string& file, const nlohmann::json& data) {
  return RunReader(about, arrays, file, data).read();
}

}  // namespace backflow
