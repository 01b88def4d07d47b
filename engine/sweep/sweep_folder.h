// A sweep on the disk: sweep.json, which says what it is, and one file a trial, trial-000001.json …, written whole or not at
// all. Trials are counted from 1 here: trial n is cell n − 1. So any number of processes, on any number of machines, may work
// on one folder; one that is killed loses the trials that it was running, and no more.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/sweep/sweep.h"

namespace backflow {

struct Trial {
  std::vector<Sweep::Setting> settings;
  SweepResult result;
  std::string numericMode, version;  // of the program that ran it
};

class SweepFolder {
 public:
  // Makes the folder where there is none. Throws InputError where it holds another sweep, IoError where it cannot be written.
  SweepFolder(std::filesystem::path folder, Sweep sweep);
  // Opens one that is there.
  explicit SweepFolder(std::filesystem::path folder);

  const Sweep& sweep() const { return sweep_; }
  const std::filesystem::path& path() const { return folder_; }
  std::filesystem::path file(std::size_t cell) const;
  std::vector<std::string> files() const;  // those that it consists of, and that are there

  // None where there is no such file. Throws InputError for a file that is damaged or belongs to another sweep.
  std::optional<Trial> read(std::size_t cell) const;
  void write(std::size_t cell, const SweepResult& result) const;

 private:
  std::filesystem::path folder_;
  Sweep sweep_;
  std::string hash_;
};

// Runs cells, each on one of `jobs` threads, and writes their files. `finished` is called on this thread, some ten times a
// second, with those that were done since; returning false stops, and what was being run is lost. Throws what writing throws.
using FinishedCells = std::vector<std::pair<std::size_t, SweepResult>>;
void runCells(const SweepFolder& folder, const std::vector<std::size_t>& cells, int jobs,
              const std::function<bool(const FinishedCells&)>& finished);

// The sweep of a folder as a map: over its two keys that have more than one value (across the first, up the second), every
// other, such as the seed, at its first. Results a cell, none where it has not been run. Throws InputError where the sweep
// draws at random or has not two such keys.
struct SweepMap {
  Sweep sweep;  // of these two axes
  std::vector<std::optional<SweepResult>> results;
};
SweepMap readSweepMap(const std::filesystem::path& folder);

}  // namespace backflow
