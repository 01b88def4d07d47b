#include "app/cli/training_log.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <sstream>

#include "app/cli/command.h"
#include "engine/core/error.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/number_text.h"

namespace backflow::cli {
namespace {

constexpr std::int64_t kMostGradientRows = 2000;

}  // namespace

TrainingLog::TrainingLog(std::string file)
    : file_(std::move(file)),
      text_("step,train_loss,val_loss,accuracy,grad_norm,grad_norm_applied,clipped,slope,half_life,seconds\n"),
      due_(Clock::now()) {}

void TrainingLog::add(const Row& row) {
  if (file_.empty()) return;
  const auto measured = [](double value) { return std::isnan(value) ? std::string() : numberText(value); };
  text_ += std::to_string(row.step) + ',' + numberText(row.trainLoss) + ',' + measured(row.valLoss) + ',' +
           measured(row.accuracy) + ',' + numberText(row.gradNorm) + ',' + numberText(row.gradNormApplied) + ',' +
           (row.clipped ? '1' : '0') + ',' + numberText(row.slope) + ',' + numberText(row.halfLife) + ',' +
           numberText(row.seconds) + '\n';
  const Clock::time_point now = Clock::now();
  if (now < due_) return;
  writeIfPossible([this] { write(); }, failed_);
  // A long log takes longer to write: never more than a twentieth of the time goes into it.
  due_ = now + std::max<Clock::duration>(std::chrono::seconds(5), 20 * (Clock::now() - now));
}

void TrainingLog::write() {
  if (!file_.empty()) writeFileAtomically(file_, text_);
}

GradientLog::GradientLog(std::string file, std::int64_t steps)
    : file_(std::move(file)), every_(std::max<std::int64_t>(1, (steps + kMostGradientRows - 1) / kMostGradientRows)) {}

void GradientLog::add(std::int64_t step, const std::vector<double>& logNorms, bool always) {
  if (file_.empty() || (!always && (step - 1) % every_ != 0)) return;
  if (text_.empty()) {
    text_ = "step";
    for (std::size_t t = 1; t <= logNorms.size(); ++t) text_ += ",t" + std::to_string(t);
    text_ += '\n';
  }
  text_ += std::to_string(step);
  for (const double ln : logNorms) text_ += ',' + expText(ln);
  text_ += '\n';
}

void GradientLog::goOn(std::int64_t step) {
  std::error_code ignored;
  if (file_.empty() || !std::filesystem::exists(file_, ignored)) return;
  std::istringstream before(readFile(file_));
  std::string line;
  if (!std::getline(before, line) || !line.starts_with("step,t1"))
    throw InputError(file_ + ": is no table of gradient norms; with --resume it keeps its rows up to there");
  text_ = line + '\n';
  while (std::getline(before, line)) {
    std::int64_t at = 0;
    if (std::from_chars(line.data(), line.data() + line.size(), at).ec == std::errc() && at <= step) text_ += line + '\n';
  }
}

void GradientLog::write() {
  if (!file_.empty()) writeFileAtomically(file_, text_);
}

}  // namespace backflow::cli
