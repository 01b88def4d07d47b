// backflow-cli list: the registries, as a table, as JSON, or whole as the page docs/reference.md.
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/clips/list.h"
#include "engine/core/resources.h"
#include "engine/data/utf8.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/reference.h"
#include "engine/initializers/list.h"
#include "engine/losses/list.h"
#include "engine/optimizers/list.h"
#include "engine/reproduce/reproduction.h"
#include "engine/schedules/list.h"
#include "engine/tasks/list.h"

namespace backflow::cli {
namespace {

struct Line {
  std::string id, label, equation, source;
};

std::vector<Line> lines(const std::vector<Description>& entries) {
  std::vector<Line> all;
  for (const Description& d : entries)
    all.push_back({std::string(d.id), std::string(d.label), std::string(d.equation), std::string(d.source)});
  return all;
}

// The experiment files that ship with the program: examples to train, and the canonical ones, for `reproduce`.
std::vector<Line> experiments() {
  std::vector<Line> all;
  for (const std::filesystem::path& file : exampleExperiments())
    all.push_back({file.stem().string(), loadExperiment(file).name, "", file.string()});
  for (const std::filesystem::path& file : reproductionFiles()) {
    const Reproduction r = loadReproduction(file);
    all.push_back({r.id, std::to_string(r.number) + " · " + r.title, "", file.string()});
  }
  return all;
}

struct Kind {
  const char* name;
  std::function<std::vector<Line>()> entries;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {{"cells", [] { return lines(describe(cells())); }},
                                        {"activations", [] { return lines(describe(activations())); }},
                                        {"inits", [] { return lines(describe(initializers())); }},
                                        {"tasks", [] { return lines(describe(tasks())); }},
                                        {"losses", [] { return lines(describe(losses())); }},
                                        {"optimizers", [] { return lines(describe(optimizers())); }},
                                        {"clips", [] { return lines(describe(clips())); }},
                                        {"schedules", [] { return lines(describe(schedules())); }},
                                        {"experiments", experiments}};
  return all;
}

void printTable(const std::vector<Line>& entries) {
  std::size_t id = 0, label = 0;
  for (const Line& line : entries) {
    id = std::max(id, columnsOf(line.id));
    label = std::max(label, columnsOf(line.label));
  }
  const auto padded = [](const std::string& text, std::size_t to) { return text + std::string(to + 2 - columnsOf(text), ' '); };
  for (const Line& line : entries) {
    std::cout << "  " << padded(line.id, id) << padded(line.label, label) << line.equation;
    if (!line.source.empty()) std::cout << (line.equation.empty() ? "[" : "  [") << line.source << ']';
    std::cout << '\n';
  }
}

nlohmann::ordered_json toJson(const std::vector<Line>& entries) {
  auto all = nlohmann::ordered_json::array();
  for (const Line& line : entries)
    all.push_back({{"id", line.id}, {"label", line.label}, {"equation", line.equation}, {"source", line.source}});
  return all;
}

int list(const std::string& wanted, bool json) {
  nlohmann::ordered_json document;
  for (const Kind& kind : kinds()) {
    if (!wanted.empty() && wanted != kind.name) continue;
    if (json) {
      document[kind.name] = toJson(kind.entries());
    } else {
      if (wanted.empty()) std::cout << kind.name << '\n';
      printTable(kind.entries());
    }
  }
  if (json) std::cout << (wanted.empty() ? document : document[wanted]).dump(2) << '\n';
  return kWell;
}

}  // namespace

Command addList(CLI::App& app) {
  struct Options {
    std::string kind;
    bool json = false, markdown = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("list", "What an experiment can be made of: id, label, equation, source");
  std::vector<std::string> names;
  for (const Kind& kind : kinds()) names.emplace_back(kind.name);
  CLI::Option* kind = parser->add_option("KIND", options->kind, "One kind only; without it, all")->check(CLI::IsMember(names));
  CLI::Option* json = parser->add_flag("--json", options->json, "As JSON: an array of objects, or an object of such arrays");
  parser
      ->add_flag("--markdown", options->markdown,
                 "As the page docs/reference.md: all kinds, and every key of the experiment file")
      ->excludes(kind)
      ->excludes(json);
  return {parser, [options] {
            if (!options->markdown) return list(options->kind, options->json);
            std::cout << referenceMarkdown();
            return static_cast<int>(kWell);
          }};
}

}  // namespace backflow::cli
