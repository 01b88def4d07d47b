#include "app/cli/checkpoint.h"

#include <algorithm>

#include "app/cli/command.h"
#include "engine/formats/session_file.h"

namespace backflow::cli {
namespace {

constexpr auto kEvery = std::chrono::minutes(1);

}  // namespace

void Checkpoint::begin(const Run& run, Moment past) {
  if (file_.empty()) return;
  moment_ = std::move(past);
  moment_.state.reset();
  moment_.history.keep(run.save());  // whatever was changed after its last training step is in it, and not in the frames before
  due_ = Clock::now() + kEvery;
}

void Checkpoint::add(const Run& run, const Row& row) {
  if (file_.empty() || run.divergence()) return;
  moment_.rows.push_back(row);
  const std::vector<float> norms(run.logNorms().begin(), run.logNorms().end());
  if (moment_.gradients.length != static_cast<int>(norms.size())) moment_.gradients.clear(static_cast<int>(norms.size()));
  moment_.gradients.append(row.step, norms.data());
  if (moment_.history.due(run.steps())) moment_.history.keep(run.save());
  const Clock::time_point now = Clock::now();
  if (every_ > 0 ? run.steps() % every_ != 0 : now < due_) return;
  moment_.state = run.save();
  writeIfPossible([this] { write(moment_); }, failed_);
  due_ = now + std::max<Clock::duration>(kEvery, 20 * (Clock::now() - now));  // a large one takes longer to write
}

void Checkpoint::finish(const Run& run) {
  if (file_.empty()) return;
  moment_.state = run.save();
  if (run.divergence() || moment_.state->steps != written_) write(moment_);
}

void Checkpoint::write(const Moment& moment) {
  writeSession(file_, {{{"A", moment}}, {}});
  written_ = moment.state->steps;
}

Moment readCheckpoint(const std::string& file) { return std::move(readSession(file).runs.front().moment); }

}  // namespace backflow::cli
