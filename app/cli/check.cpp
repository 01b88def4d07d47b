// backflow-cli check: backprop against central differences.
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/formats/number_text.h"
#include "engine/train/run.h"

namespace backflow::cli {
namespace {

int check(const ExperimentOption& option) {
  const std::unique_ptr<Run> run = Run::make(option.load());
  GradientCheck result;
  {
    Progress progress;
    catchInterrupts();
    result = run->check([&](double fraction) { return progress.part(fraction); });
  }
  if (!result.where.empty())
    std::cout << "worst relative error " << roundedText(result.worst) << " at " << result.where << ": backprop "
              << numberText(result.backprop) << ", central difference " << numberText(result.difference) << '\n';
  std::cout << result.checked << " derivatives compared" << (interrupted() ? ", stopped before the end" : "") << '\n';
  if (result.undecided)
    std::cout << result.undecided << " of them cannot be told by differences: the loss bends too fast there, or is too large "
              << "beside them\n";
  if (result.agrees()) return interrupted() ? kCheckFailed : kWell;
  if (!result.decided() && result.worst <= GradientCheck::kWorstAllowed) {
    std::cerr << "nothing is decided: differences cannot tell most of the derivatives of this network" << std::endl;
    return kCheckFailed;
  }
  std::cerr << "the gradient is wrong at " << result.where << ": the relative error " << roundedText(result.worst)
            << " must be at most " << numberText(GradientCheck::kWorstAllowed) << std::endl;
  return kCheckFailed;
}

}  // namespace

Command addCheck(CLI::App& app) {
  const auto option = std::make_shared<ExperimentOption>();
  CLI::App* parser =
      app.add_subcommand("check",
                         "Compare backprop with central differences; exit with 1 if they disagree by more than 1e-6 of "
                         "the derivative, or of a ten-thousandth of the largest, whichever is more; if differences cannot tell "
                         "most of them, as in a chaotic "
                         "network; or on Ctrl-C");
  option->addTo(*parser);
  return {parser, [option] { return check(*option); }};
}

}  // namespace backflow::cli
