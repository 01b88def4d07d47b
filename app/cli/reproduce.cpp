// backflow-cli reproduce: the canonical experiments, each against its criterion.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/formats/number_text.h"
#include "engine/reproduce/reproduce.h"

namespace backflow::cli {
namespace {

struct Options {
  std::vector<std::string> names;
  bool all = false, list = false;
  int jobs = 0;
};

std::vector<Reproduction> bundled() {
  std::vector<Reproduction> all;
  for (const std::filesystem::path& file : reproductionFiles()) all.push_back(loadReproduction(file));
  return all;
}

// By number, by id, or a file of one's own.
std::vector<Reproduction> chosen(const Options& options) {
  std::vector<Reproduction> known = bundled(), wanted;
  if (options.all) return known;
  for (const std::string& name : options.names) {
    const auto is = [&](const Reproduction& r) { return r.id == name || std::to_string(r.number) == name; };
    if (const auto found = std::find_if(known.begin(), known.end(), is); found != known.end()) {
      wanted.push_back(*found);
    } else if (std::filesystem::path(name).extension() == ".json") {
      wanted.push_back(loadReproduction(name));
    } else {
      std::string all;
      for (const Reproduction& r : known) all += (all.empty() ? "" : ", ") + r.id;
      throw UsageError("there is no canonical experiment " + name + ": must be a number, a file, or one of " + all);
    }
  }
  return wanted;
}

std::string heading(const Reproduction& r) {
  const std::string number = std::to_string(r.number);
  return std::string(2 - std::min<std::size_t>(number.size(), 2), ' ') + number + "  " + r.title;
}

void printList() {
  const std::vector<Reproduction> all = bundled();
  std::size_t width = 0;
  for (const Reproduction& r : all) width = std::max(width, r.id.size());
  for (const Reproduction& r : all)
    std::cout << heading(r).substr(0, 4) << r.id << std::string(width + 2 - r.id.size(), ' ') << r.title << "  [" << r.source
              << "]\n";
}

// "0.00931 at step 1700"
std::string found(const Check& check, const CheckResult& result) {
  if (result.step == 0 && std::isnan(result.figure)) return "never measured";
  return roundedText(result.figure, check.must == Must::Near ? 8 : 4) +
         (result.step > 1 ? " at step " + std::to_string(result.step) : "");
}

// How the run went: told once, at its first check.
std::string course(const ArmResult& result) {
  std::string text;
  if (result.steps > 1) text = "  (" + std::to_string(result.steps) + " steps, " + roundedText(result.seconds, 3) + " s)";
  return result.divergence.empty() ? text : text + "  diverged: " + result.divergence;
}

void print(const Arm& arm, const std::vector<std::uint64_t>& seeds, const std::vector<ArmResult>& results) {
  std::cout << "      " << arm.name << '\n';
  for (std::size_t c = 0; c < arm.checks.size(); ++c) {
    const Check& check = arm.checks[c];
    std::cout << "        " << checkText(arm, check) << '\n';
    if (!check.corrected.empty()) std::cout << "          corrected: " << check.corrected << '\n';
    for (std::size_t s = 0; s < seeds.size(); ++s) {
      const CheckResult& one = results[s].checks[c];
      std::cout << "          " << (one.pass ? "ok    " : "FAIL  ");
      if (seeds.size() > 1) std::cout << "seed " << seeds[s] << "  ";
      std::cout << found(check, one) << (c == 0 ? course(results[s]) : "") << '\n';
    }
  }
}

void print(const Reproduction& r, const ReproductionResult& result) {
  std::cout << heading(r) << "  [" << r.source << "]\n      look at: " << r.lookAt << '\n';
  double seconds = 0.0;
  for (std::size_t a = 0; a < r.arms.size(); ++a) {
    print(r.arms[a], r.seeds, result.arms[a]);
    for (const ArmResult& one : result.arms[a]) seconds += one.seconds;
  }
  std::cout << "    " << (result.pass ? "pass" : "FAIL");
  if (r.seeds.size() > 1) std::cout << ": " << result.passed << " of " << r.seeds.size() << " seeds, " << r.needed << " needed";
  std::cout << "  (" << roundedText(seconds, 3) << " s of computing)" << std::endl;
}

int reproduce(const Options& options) {
  if (options.list) {
    printList();
    return kWell;
  }
  if (options.all == !options.names.empty())
    throw UsageError("reproduce: name experiments, or say --all for all of them; --list shows them");
  const std::vector<Reproduction> wanted = chosen(options);
  if (wanted.empty()) throw UsageError("reproduce: there are no canonical experiments to run");
  const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  std::size_t done = 0;
  std::string failed;
  catchInterrupts();
  {
    Progress progress;
    reproduceAll(
        wanted, options.jobs > 0 ? options.jobs : cores,
        [&](std::size_t i, const ReproductionResult& result) {
          progress.clear();
          print(wanted[i], result);
          if (!result.pass) failed += (failed.empty() ? "" : ", ") + std::to_string(wanted[i].number);
          ++done;
        },
        [&](double fraction) { return progress.part(fraction); });
    progress.clear();
    std::cout << countText(static_cast<std::int64_t>(done), "experiment") << " in " << roundedText(progress.seconds(), 3)
              << " s" << (done < wanted.size() ? ", stopped before the end" : "")
              << (!failed.empty()         ? ": failed: " + failed
                  : done == wanted.size() ? ": all pass"
                                          : "")
              << std::endl;
  }
  return failed.empty() && done == wanted.size() ? kWell : kCheckFailed;
}

}  // namespace

Command addReproduce(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("reproduce", "Run the canonical experiments: pass or fail, with the figures");
  parser->add_option("NAME", options->names, "Numbers or names, as --list shows them, or files of the same form");
  parser->add_flag("--all", options->all, "All of them");
  parser->add_flag("--list", options->list, "Show number, name, title and source, and run nothing");
  parser->add_option("--jobs", options->jobs, "Runs at a time; default: the number of cores. Results do not depend on it")
      ->transform(whole(1, 256));
  parser->footer(
      "Criteria are in training steps, never in seconds, and stand in resources/experiments. Where training is a matter of\n"
      "chance, 2 seeds of 3 must pass every check. Exit status 1 if an experiment fails.");
  return {parser, [options] { return reproduce(*options); }};
}

}  // namespace backflow::cli
