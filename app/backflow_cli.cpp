// backflow-cli: everything that needs no screen. This is the one place where errors become messages and exit codes.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <new>

#include "app/cli/command.h"
#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/train/memory_need.h"

namespace {

using namespace backflow;
using namespace backflow::cli;

constexpr const char* kExamples =
    "Examples:\n"
    "  backflow-cli train examples/vanishing.json --log log.csv --gradients norms.csv\n"
    "  backflow-cli train --set model.cell=lstm --set task.length=200 --steps 500\n"
    "  backflow-cli probe examples/vanishing.json --out step.npz\n"
    "  backflow-cli torch-script examples/vanishing.json --out same.py\n"
    "  backflow-cli analyze examples/vanishing.json --steps 100 --json\n"
    "  backflow-cli check --set model.cell=gru --set task.length=10 --set model.hidden=8\n"
    "  backflow-cli report examples/vanishing.json --steps 500 --out report.html\n"
    "  backflow-cli sweep examples/sweep/radius_length.json --out results; backflow-cli sweep merge results\n"
    "  backflow-cli bench --preset M --set model.cell=lstm\n"
    "  backflow-cli reproduce --all\n"
    "  backflow-cli list cells\n"
    "Exit status: 0 well; 1 a check failed; 2 usage; 3 bad input; 4 diverged; 5 a file could not be read or written.";

int fail(int status, std::string message) {
  std::replace(message.begin(), message.end(), '\n', ' ');
  std::cout.flush();
  std::cerr << "backflow-cli: " << message << std::endl;
  return status;
}

int runChosen(const std::vector<Command>& commands) {
  try {
    for (const Command& command : commands) {
      if (!command.parser->parsed()) continue;
      const int status = command.run();
      return std::cout.flush() ? status : fail(kInputOutput, "standard output could not be written");
    }
    return kUsage;
  } catch (const UsageError& error) {
    return fail(kUsage, error.what());
  } catch (const InputError& error) {
    return fail(kBadInput, error.what());
  } catch (const IoError& error) {
    return fail(kInputOutput, error.what());
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(kInputOutput, error.what());
  } catch (const std::bad_alloc&) {
    return fail(kBadInput, std::string("the experiment needs more memory than there is: ") + kTooLittleMemory);
  } catch (const std::exception& error) {
    return fail(kBadInput, std::string("unexpected: ") + error.what());
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Backflow: see the gradient flow back through time while a recurrent network trains", "backflow-cli");
  app.set_version_flag("--version", "backflow-cli " BACKFLOW_VERSION " (" + numericMode() + ")");
  app.require_subcommand(1);
  app.footer(kExamples);
  const std::vector<Command> commands = {addTrain(app),   addProbe(app),     addAnalyze(app), addCheck(app),
                                         addReport(app),  addVerify(app),    addSweep(app),   addReproduce(app),
                                         addBench(app),   addList(app),      addSchema(app),  addTorchScript(app),
                                         addConvert(app), addCompletion(app)};
  const auto named = [&](const Command& command) { return command.parser->get_name() == argv[1]; };
  if (argc > 1 && argv[1][0] != '-' && std::none_of(commands.begin(), commands.end(), named))
    return fail(kUsage, std::string("there is no command ") + argv[1] + "; see backflow-cli --help");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    const int status = app.exit(wanted);
    return std::cout.flush() ? status : fail(kInputOutput, "standard output could not be written");
  } catch (const CLI::ParseError& error) {
    return fail(kUsage, std::string(error.what()) + "; see backflow-cli --help");
  }
  return runChosen(commands);
}
