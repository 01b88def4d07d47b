#include "app/cli/command.h"

#include <unistd.h>

#include <atomic>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <utility>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/weights.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

}  // namespace

void ExperimentOption::addTo(CLI::App& parser) {
  parser.add_option("EXP", file_, "Experiment file (JSON); without one, all defaults")->check(fileName());
  parser.add_option("--set", sets_, "path=value: overrides one key of the experiment, as often as wanted")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
}

Experiment ExperimentOption::load() const { return load(Experiment()); }

Experiment ExperimentOption::load(Experiment standard) const {
  Experiment experiment = file_.empty() ? std::move(standard) : loadExperiment(file_);
  for (const std::string& set : sets_) {
    const std::size_t equals = set.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError("--set " + set + ": must be path=value, such as model.cell=lstm");
    setKnobText(experiment, set.substr(0, equals), set.substr(equals + 1));
  }
  return experiment;
}

CLI::Validator whole(std::int64_t least, std::int64_t most) {
  const auto decimal = [least, most](std::string& text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const bool plus = text.size() > 1 && text[0] == '+' && text[1] != '-';
    const auto read = std::from_chars(text.data() + (plus ? 1 : 0), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < least || number > most)
      return text + ": must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    text = std::to_string(number);
    return std::string();
  };
  return {decimal, "in [" + std::to_string(least) + " - " + std::to_string(most) + "]"};
}

CLI::Validator fileName(const std::string& ending) {
  const auto named = [ending](std::string& text) -> std::string {
    if (text.empty()) return "the name of a file is needed; this one is empty";
    std::error_code ignored;
    const bool device = std::filesystem::is_other(text, ignored);  // /dev/stdout takes anything
    return device || text.ends_with(ending) ? "" : text + ": the name must end in " + ending;
  };
  return {named, ""};
}

CLI::Validator weightsName(bool toRead) {
  const auto named = [toRead](std::string& text) -> std::string {
    try {
      weightFormatOf(text, toRead);
      return "";
    } catch (const InputError& error) {
      return error.what();
    }
  };
  return fileName() & CLI::Validator(named, "");
}

int statusOf(const Run& run, bool allowDivergence) {
  if (!run.divergence()) return kWell;
  (allowDivergence ? std::cout : std::cerr) << "diverged: " << run.divergence()->text() << std::endl;
  return allowDivergence ? kWell : kDiverged;
}

void requireWritable(const std::string& file) {
  namespace fs = std::filesystem;
  if (file.empty()) return;
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) throw IoError(file + ": is a folder; the name of a file is needed");
  const fs::path folder = fs::path(file).has_parent_path() ? fs::path(file).parent_path() : fs::path(".");
  if (!fs::is_directory(folder, ignored)) throw IoError(file + ": cannot be written: there is no folder " + folder.string());
  if (::access(folder.c_str(), W_OK) != 0 && (!fs::exists(file, ignored) || fs::is_regular_file(file, ignored)))
    throw IoError(file + ": cannot be written: no permission in the folder " + folder.string());
}

void requireApart(const std::vector<std::string>& written, const std::vector<std::string>& read) {
  namespace fs = std::filesystem;
  const auto whole = [](const std::string& file) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(file, ignored), ignored);
  };
  const auto same = [&](const std::string& a, const std::string& b) { return whole(a) == whole(b); };
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i].empty()) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (!written[j].empty() && same(written[i], written[j]))
        throw UsageError(written[i] + ": the files to write must each have a name of their own");
    for (const std::string& file : read)
      if (!file.empty() && same(written[i], file))
        throw UsageError(written[i] + ": is read by this command, and would be written over; another name is needed");
  }
}

void writeIfPossible(const std::function<void()>& write, bool& failed) {
  try {
    write();
  } catch (const IoError& error) {
    if (std::exchange(failed, true)) return;
    if (::isatty(STDOUT_FILENO) == 1) std::cout << std::endl;  // a bar may stand there
    std::cerr << error.what() << "; tried again while training goes on" << std::endl;
  }
}

void catchInterrupts() {
  for (const int number : {SIGINT, SIGTERM})
    std::signal(number, [](int which) {
      stop = true;
      std::signal(which, SIG_DFL);
    });
}

bool interrupted() { return stop; }

}  // namespace backflow::cli
