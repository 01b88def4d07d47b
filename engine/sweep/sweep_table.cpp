#include "engine/sweep/sweep_table.h"

#include <cmath>

#include "engine/diagnose/verdict.h"
#include "engine/formats/csv_cell.h"
#include "engine/formats/number_text.h"

namespace backflow {
namespace {

std::string measured(double value) { return std::isnan(value) ? std::string() : numberText(value); }

std::string valueText(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number_float() ? numberText(value.get<double>()) : value.dump();
}

std::string row(std::size_t number, const Trial& trial) {
  const SweepResult& r = trial.result;
  std::vector<std::string> cells = {std::to_string(number)};
  for (const Sweep::Setting& setting : trial.settings) cells.push_back(valueText(setting.value));
  const bool ran = r.error.empty();
  for (const std::string& text :
       {trialStatus(r), ran ? std::string(verdictName(r.verdict.kind)) : std::string(), measured(r.loss), measured(r.trainLoss),
        measured(r.accuracy), measured(r.chance), measured(r.slope), measured(r.logRatio), std::to_string(r.steps),
        r.divergence ? r.divergence->text() : std::string(), r.error, measured(r.seconds), trial.numericMode, trial.version,
        r.dataHash})
    cells.push_back(text);
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty()) line += ',';
    appendCell(line, cell);
  }
  return line + '\n';
}

}  // namespace

std::string trialStatus(const SweepResult& result) {
  if (!result.error.empty()) return "failed";
  return result.divergence ? "diverged" : "done";
}

std::string sweepCsv(const Sweep& sweep, const std::vector<std::optional<Trial>>& trials) {
  std::string text = "trial";
  for (const Sweep::Setting& setting : sweep.settings(0)) text += ',' + setting.path;
  text +=
      ",status,verdict,loss,train_loss,accuracy,chance,slope,log_ratio,steps,divergence,error,seconds,numeric_mode,version,"
      "data_sha256\n";
  for (std::size_t i = 0; i < trials.size(); ++i)
    if (trials[i]) text += row(i + 1, *trials[i]);
  return text;
}

}  // namespace backflow
