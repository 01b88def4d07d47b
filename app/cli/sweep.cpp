// backflow-cli sweep: many experiments that differ in a few keys; sweep merge: their results as one table and one picture.
#include <charconv>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "app/cli/command.h"
#include "app/cli/progress.h"
#include "engine/core/error.h"
#include "engine/data/data_file.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/number_text.h"
#include "engine/sweep/sweep_file.h"
#include "engine/sweep/sweep_folder.h"
#include "engine/sweep/sweep_picture.h"
#include "engine/sweep/sweep_table.h"

namespace backflow::cli {
namespace {

struct Options {
  std::string sweep, out, chunk;
  std::int64_t index = 0;
  int jobs = 0;
  bool count = false, retry = false;

  std::string folder, csv, svg, colour = "verdict";  // merge
  bool partial = false;
};

// "2/8": every eighth trial, from the second on, so that every part has cheap and dear ones.
struct Chunk {
  std::size_t which = 1, of = 1;
};

Chunk chunkOf(const std::string& text) {
  Chunk chunk;
  if (text.empty()) return chunk;
  const char* end = text.data() + text.size();
  const auto which = std::from_chars(text.data(), end, chunk.which);
  const bool slash = which.ec == std::errc() && which.ptr != end && *which.ptr == '/';
  const auto of = slash ? std::from_chars(which.ptr + 1, end, chunk.of) : which;
  if (!slash || of.ec != std::errc() || of.ptr != end || chunk.which < 1 || chunk.which > chunk.of)
    throw UsageError("--chunk " + text + ": must be I/N with I from 1 to N, such as 2/8");
  return chunk;
}

std::vector<std::size_t> wanted(const Options& options, std::size_t cells) {
  const Chunk chunk = chunkOf(options.chunk);
  if (options.index > static_cast<std::int64_t>(cells))
    throw UsageError("--index " + std::to_string(options.index) + ": must be from 1 to " + std::to_string(cells));
  if (options.index > 0) return {static_cast<std::size_t>(options.index) - 1};
  std::vector<std::size_t> all;
  for (std::size_t cell = chunk.which - 1; cell < cells; cell += chunk.of) all.push_back(cell);
  return all;
}

struct Tally {
  std::size_t done = 0, diverged = 0, failed = 0;
  void add(const SweepResult& result) {
    ++done;
    diverged += result.divergence.has_value();
    failed += !result.error.empty();
  }
  std::string text() const {
    return (diverged ? ", " + std::to_string(diverged) + " diverged" : "") +
           (failed ? ", " + std::to_string(failed) + " failed" : "");
  }
};

std::string note(std::size_t cell, const SweepResult& result) {
  const std::string trial = "trial " + std::to_string(cell + 1) + " ";
  return trial + (result.error.empty() ? result.verdict.badge : "failed");
}

// A trial of a file that has changed since is not mixed with those that are still to be run.
void requireSameData(const SweepFolder& folder, std::size_t cell, const Trial& known,
                     std::map<std::string, std::string>& hashes) {
  const std::optional<std::string> name = folder.sweep().experiment(cell).task.file;
  if (!name || known.result.dataHash.empty()) return;
  std::string& now = hashes[*name];
  if (now.empty()) now = readDataFile(*name).hash;
  if (now != known.result.dataHash)
    throw InputError(folder.file(cell).string() + ": its data file " + *name +
                     " has changed since; choose another folder, or remove the trial, and it is run again");
}

int run(const Options& options) {
  if (options.sweep.empty()) throw UsageError("sweep: the file of a sweep is needed, or: merge DIR");
  const Sweep sweep = loadSweep(options.sweep);
  if (options.count) {
    std::cout << sweep.cells() << '\n';
    return kWell;
  }
  if (options.out.empty()) throw UsageError("sweep: --out is needed: the folder for the results");
  const std::vector<std::size_t> all = wanted(options, sweep.cells());
  const SweepFolder folder(options.out, sweep);
  Tally tally;
  std::vector<std::size_t> missing;
  std::map<std::string, std::string> hashes;  // SHA-256 of the data files as they are
  for (const std::size_t cell : all) {
    const std::optional<Trial> known = folder.read(cell);
    if (known) requireSameData(folder, cell, *known, hashes);
    if (known && (known->result.error.empty() || !options.retry))
      tally.add(known->result);
    else
      missing.push_back(cell);
  }
  if (tally.done) std::cout << tally.done << " of " << all.size() << " trials are there already" << std::endl;
  catchInterrupts();
  {
    Progress progress(static_cast<std::int64_t>(missing.size()), "trials");
    std::size_t done = 0;
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    runCells(folder, missing, options.jobs > 0 ? options.jobs : cores, [&](const FinishedCells& finished) {
      for (const auto& [cell, result] : finished) {
        tally.add(result);
        progress.update(static_cast<std::int64_t>(++done), [&, &c = cell, &r = result] { return note(c, r); });
      }
      return !interrupted();
    });
  }
  std::cout << tally.done << " of " << all.size() << " trials done" << tally.text();
  if (tally.done < all.size()) std::cout << "; the same command goes on with the rest";
  std::cout << std::endl;
  return tally.done == all.size() ? kWell : kCheckFailed;
}

// "3, 7–12, 40 …": the trials that are not there.
std::string missingText(const std::vector<std::optional<Trial>>& trials) {
  constexpr int kMost = 20;  // ranges
  std::string text;
  int ranges = 0;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    if (trials[i]) continue;
    if (++ranges > kMost) return text + " …";
    const std::size_t first = i;
    while (i + 1 < trials.size() && !trials[i + 1]) ++i;
    text += (text.empty() ? "" : ", ") + std::to_string(first + 1) + (i > first ? "–" + std::to_string(i + 1) : "");
  }
  return text;
}

int merge(const Options& options) {
  const SweepFolder folder{options.folder};
  const std::string csv = options.csv.empty() ? (folder.path() / "sweep.csv").string() : options.csv;
  const std::string svg = options.svg.empty() ? (folder.path() / "sweep.svg").string() : options.svg;
  for (const std::string& file : {csv, svg}) requireWritable(file);
  requireApart({csv, svg}, folder.files());
  std::vector<std::optional<Trial>> trials;
  Tally tally;
  for (std::size_t cell = 0; cell < folder.sweep().cells(); ++cell)
    if (const auto& trial = trials.emplace_back(folder.read(cell))) tally.add(trial->result);
  std::set<std::string> modes, data;
  for (const std::optional<Trial>& trial : trials)
    if (trial) modes.insert(trial->numericMode), data.insert(trial->result.dataHash);
  data.erase("");
  writeFileAtomically(csv, sweepCsv(folder.sweep(), trials));
  writeFileAtomically(svg, sweepPicture(folder.sweep(), trials, options.colour));
  std::cout << tally.done << " of " << trials.size() << " trials" << tally.text() << '\n' << csv << '\n' << svg << std::endl;
  if (modes.size() > 1)
    std::cerr << modes.size() << " numeric modes: trials of different ones may differ in the last bits" << std::endl;
  if (data.size() > 1) std::cerr << data.size() << " data files: see the column data_sha256" << std::endl;
  if (tally.done == trials.size()) return kWell;
  std::cerr << "missing: " << trials.size() - tally.done << " of " << trials.size() << " trials: " << missingText(trials)
            << std::endl;
  return options.partial ? kWell : kCheckFailed;
}

void addMerge(CLI::App& parser, Options& options) {
  parser.add_option("DIR", options.folder, "The folder that was given as --out")->required();
  parser.add_option("--csv", options.csv, "The table, a row a trial; default: DIR/sweep.csv");
  parser.add_option("--svg", options.svg, "The picture; default: DIR/sweep.svg");
  parser.add_option("--colour", options.colour, "What the colours of the picture tell")
      ->check(CLI::IsMember({"verdict", "loss", "slope"}))
      ->capture_default_str();
  parser.add_flag("--partial", options.partial, "Exit with 0 even where trials are missing");
}

constexpr const char* kFooter =
    "SWEEP.json: { \"backflow_sweep\": 1, \"experiment\": \"vanishing.json\", \"steps\": 200,\n"
    "  \"grid\": [ { \"key\": \"model.cell\", \"values\": [\"rnn\", \"lstm\"] },\n"
    "            { \"key\": \"train.learning_rate\", \"from\": 1e-4, \"to\": 0.1, \"count\": 4, \"log\": true } ],\n"
    "  \"random\": { \"count\": 20, \"seed\": 1, \"keys\": [ { \"key\": \"model.init.gain\", \"uniform\": [0.5, 2] } ] } }\n"
    "The experiment is a file beside it, or stands there itself. Values may be \"all\" (of a choice or a switch). Drawn are\n"
    "uniform, log_uniform, integers [from, to] and choice [values]; every draw is run at every point of the grid.\n"
    "DIR gets sweep.json and trial-000001.json …, one file a trial. Run again, it goes on with what is missing; a trial that\n"
    "diverged or failed is a result, too. Ctrl-C and SIGTERM stop at once; the trials being run are lost, no others.\n"
    "Exit status 1 if trials are missing at the end. examples/sweep has a script for Slurm and a line for GNU parallel.";

}  // namespace

Command addSweep(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("sweep", "Run a grid or random draws of any keys; sweep merge DIR: table and picture");
  parser->add_option("SWEEP", options->sweep, "The file of the sweep (JSON)");
  parser->add_option("--out", options->out, "The folder for the results");
  parser->add_option("--jobs", options->jobs, "Trials at a time; default: the number of cores. Results do not depend on it")
      ->transform(whole(1, 1024));
  CLI::Option* index =
      parser->add_option("--index", options->index, "Only the I-th trial, from 1")->transform(whole(1, kMostTrials));
  parser->add_option("--chunk", options->chunk, "I/N: only every N-th trial, from the I-th on; I from 1 to N")->excludes(index);
  parser->add_flag("--retry", options->retry, "Run those again that failed");
  parser->add_flag("--count", options->count, "Print the number of trials, and run nothing");
  parser->footer(kFooter);
  CLI::App* merging =
      parser->add_subcommand("merge", "Write the results as one CSV and one SVG; exit with 1 if any are missing");
  addMerge(*merging, *options);
  return {parser, [options, merging] { return merging->parsed() ? merge(*options) : run(*options); }};
}

}  // namespace backflow::cli
