// What the commands of backflow-cli share. Each command is one file that adds itself to the parser.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "engine/experiment/experiment.h"

namespace backflow {
class Run;
}

namespace backflow::cli {

// What the program returns to the shell.
enum Exit { kWell = 0, kCheckFailed = 1, kUsage = 2, kBadInput = 3, kDiverged = 4, kInputOutput = 5 };

// The command line itself is wrong. The text is one line.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Command {
  CLI::App* parser;
  std::function<int()> run;  // returns an Exit
};

Command addList(CLI::App& app);
Command addTrain(CLI::App& app);
Command addProbe(CLI::App& app);
Command addTorchScript(CLI::App& app);
Command addConvert(CLI::App& app);
Command addAnalyze(CLI::App& app);
Command addCheck(CLI::App& app);
Command addBench(CLI::App& app);
Command addSchema(CLI::App& app);
Command addReproduce(CLI::App& app);
Command addSweep(CLI::App& app);
Command addReport(CLI::App& app);
Command addVerify(CLI::App& app);
Command addCompletion(CLI::App& app);

// `EXP --set path=value …`: the experiment that a command is about.
class ExperimentOption {
 public:
  void addTo(CLI::App& parser);
  Experiment load() const;                     // the file, or all defaults, then every --set
  Experiment load(Experiment standard) const;  // the same, with other defaults where no file is named
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<std::string> sets_;
};

// What a command about this run ends with; says on which stream it ought to that it diverged, and how.
int statusOf(const Run& run, bool allowDivergence);

// Throws IoError if `file` cannot be written, before an hour of training finds out. An empty name is no file.
void requireWritable(const std::string& file);

// For options that are whole numbers. They are decimal: 0100 is a hundred, as `seq -w` counts, and 0x10 is none.
CLI::Validator whole(std::int64_t least, std::int64_t most);

// For options that name a file: an empty name, as of a shell's variable that was not set, is none. `ending`: it must have.
CLI::Validator fileName(const std::string& ending = {});

// For options that name weights: the ending says in which format. `toRead`: only those that can be read back.
CLI::Validator weightsName(bool toRead = false);

// Throws UsageError where one of the files to write is another of them, or one that is read, by whatever name. Empty: no file.
void requireApart(const std::vector<std::string>& written, const std::vector<std::string>& read);

// Writes a record while training goes on. What cannot be written now is tried again, at the end at the latest: no reason to end
// an hour of training, but one to say so, in a line on stderr, at the first time that it `failed`.
void writeIfPossible(const std::function<void()>& write, bool& failed);

// From the first call on, Ctrl-C and SIGTERM only set a flag, so that what was done can be written. A second Ctrl-C kills.
void catchInterrupts();
bool interrupted();

}  // namespace backflow::cli
