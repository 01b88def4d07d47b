#include "engine/experiment/experiment.h"

#include "engine/experiment/experiment_json.h"
#include "tests/fuzz/targets.h"

void backflow::fuzz::experiment(std::string_view bytes) {
  Experiment experiment;
  if (!reads([&] { experiment = parseExperiment(std::string(bytes), "f"); })) return;
  const std::string text = experimentText(experiment);
  require(reads([&] { experiment = parseExperiment(text, "g"); }), "what is written can be read");
  require(experimentText(experiment) == text, "and is the same");
}
