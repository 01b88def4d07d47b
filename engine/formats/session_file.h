// A session, `.backflow`: runs with all that it takes to go on from where they are to the same bits, and to look back. It is an
// .npz of arrays (formats/npz.h), so that NumPy opens it, too; "session" in it is a text of JSON.
//
//   A/frames            F+1 × 20  float64: the scalars of F key frames, then of the state, a row each (session_run.h)
//   A/theta             F+1 × P   θ of each, in the run's precision
//   A/memory            the optimizer's for each, P × columns, one after the other
//   A/pruned, A/pruned_values, A/norms   likewise, as long as "frames" says
//   A/rows              N × 11    float64: the numbers of struct Row of every training step (train/snapshot.h)
//   A/changes           n × 3     int64: training steps done, kind, and which or how many: 0 the experiment of that number,
//                                 1 so many of A/pulls, 2 the parameters A/parameters<number>/…
//   A/changes_done      F+1       int64: so many of A/changes are contained in the frame; not there: those before its step
//   A/pulls             m × 6     float64: layer, from, to (real and imaginary parts), 1 for a radius
//   A/gradient_steps, A/gradients         the training steps of the columns of ln ‖∂L/∂h_t‖, and these, columns × T
//
// "diverged" of a run is the training step in which it did, right after its state; null, or not there: it has not.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/train/moment.h"

namespace backflow {

struct SessionRun {
  std::string name;  // "A"
  Moment moment;     // state and history are there
};

struct SessionFile {
  static constexpr const char* kEnding = ".backflow";
  static constexpr std::size_t kFrameBytes = std::size_t(16) << 20;  // key frames of a run beyond it are thinned
  std::vector<SessionRun> runs;
  std::string window;  // JSON text that the window keeps its layout in; empty: none
};

std::string sessionBytes(const SessionFile& session);
void writeSession(const std::filesystem::path& file, const SessionFile& session);  // whole or not at all; throws IoError

// Trusts nothing: whatever does not fit together is refused, as is a data file that has changed since. What only the network
// can tell (whether θ is of its size) Run::restore() checks. Throws InputError, one line that begins with `name`, or IoError.
SessionFile parseSession(std::string_view bytes, const std::string& name);
SessionFile readSession(const std::filesystem::path& file);

}  // namespace backflow
