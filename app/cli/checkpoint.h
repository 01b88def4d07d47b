// What lets a training go on after it was stopped: a session file (formats/session_file.h) that is written now and then. The
// window opens it, too, with the run's past.
#pragma once

#include <chrono>
#include <string>

#include "engine/train/moment.h"
#include "engine/train/run.h"

namespace backflow::cli {

class Checkpoint {
 public:
  // An empty name writes nothing. `every`: training steps; 0: every minute.
  Checkpoint(std::string file, std::int64_t every) : file_(std::move(file)), every_(every) {}

  void begin(const Run& run, Moment past);   // the run as it is before the first step that is trained here
  void add(const Run& run, const Row& row);  // after each training step; writes when that is due
  // At the end. Of a run that diverged: as it was before that step, and that it did.
  void finish(const Run& run);

  const std::vector<Row>& rows() const { return moment_.rows; }

 private:
  using Clock = std::chrono::steady_clock;
  void write(const Moment& moment);

  std::string file_;
  std::int64_t every_, written_ = -1;
  bool failed_ = false;  // once, before the end
  Clock::time_point due_;
  Moment moment_;  // its state is set when it is written
};

// What it takes to go on with the run in a session file; of several, with the first. Throws InputError or IoError.
Moment readCheckpoint(const std::string& file);

}  // namespace backflow::cli
