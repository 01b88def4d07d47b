// backflow-cli schema: the JSON Schema of the experiment file, for editors. resources/experiment.schema.json is its output.
#include <iostream>

#include "app/cli/command.h"
#include "engine/experiment/experiment_json.h"

namespace backflow::cli {

Command addSchema(CLI::App& app) {
  CLI::App* parser = app.add_subcommand("schema", "Print the JSON Schema (draft 7) of the experiment file");
  return {parser, [] {
            std::cout << experimentSchema().dump(2) << '\n';
            return kWell;
          }};
}

}  // namespace backflow::cli
