// Backflow's engine as a library: train an LSTM on the adding problem and look at how much gradient comes back.
//   backflow-example-library [steps]
#include <charconv>
#include <cstring>
#include <iostream>

#include "engine/core/error.h"
#include "engine/formats/number_text.h"
#include "engine/train/run.h"

int main(int argc, char** argv) {
  using namespace backflow;
  Experiment experiment;  // every setting has a default; see engine/experiment/experiment.h
  experiment.task.name = "adding";
  experiment.task.length = 50;
  experiment.model.cell = "lstm";
  experiment.train.learningRate = 5e-3;
  if (argc > 1) std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), experiment.train.steps);

  try {
    const std::unique_ptr<Run> run = Run::make(experiment);
    std::cout << run->parameterCount() << " parameters; guessing scores " << roundedText(run->task().chance) << '\n';
    while (run->steps() < experiment.train.steps && !run->divergence()) {
      const Row& row = run->step();
      if (row.step % 100 != 0) continue;
      const std::vector<double>& ln = run->logNorms();  // ln ‖∂L/∂h_t‖ for t = 1 … T
      std::cout << "step " << row.step << "  loss " << roundedText(row.trainLoss) << "  ‖∂L/∂h_1‖ " << expText(ln.front())
                << "  ‖∂L/∂h_T‖ " << expText(ln.back()) << '\n';
    }
    if (run->divergence()) std::cout << "diverged: " << run->divergence()->text() << '\n';
  } catch (const InputError& error) {
    std::cerr << error.what() << '\n';
    return 1;
  } catch (const IoError& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
