#include "ui/presets.h"

#include <QFileInfo>
#include <QObject>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/core/resources.h"
#include "engine/experiment/code.h"
#include "engine/experiment/experiment_json.h"
#include "engine/tasks/task.h"
#include "ui/canonical/canonical.h"
#include "ui/figures/embedded.h"

namespace backflow::ui {

namespace {

constexpr int kDataLength = 40;  // time steps of a sequence cut from a file, if the task before had another kind of length

std::vector<Preset> readPresets() {
  std::vector<Preset> found;
  for (const std::filesystem::path& file : exampleExperiments()) {
    try {
      const QString id = QString::fromStdString(file.stem().string());
      const Experiment experiment = loadExperiment(file);
      const QString name = QString::fromStdString(experiment.name);
      found.push_back(
          {id, name.isEmpty() ? id : name, QString::fromStdString(file.string()), dataOf(experiment.task) != TaskData::Made});
    } catch (const std::exception&) {
      // A file that somebody put there and that is not an experiment must not keep the window from opening.
    }
  }
  return found;
}

Experiment ofData(const QFileInfo& file, TaskData data, const Experiment& current) {
  const auto task = std::ranges::find_if(tasks(), [data](const TaskInfo* info) { return info->data == data; });
  Experiment experiment = current;
  experiment.name = file.fileName().toStdString();
  if (dataOf(experiment.task) != data) experiment.task.length = kDataLength;
  experiment.task.name = (*task)->about.id;
  experiment.task.file = file.absoluteFilePath().toStdString();
  experiment.task.column.reset();
  return experiment;
}

}  // namespace

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all = readPresets();
  return all;
}

Experiment openAny(const QString& presetOrFile, const Experiment& current) {
  for (const Preset& preset : presets())
    if (preset.id == presetOrFile) return loadExperiment(preset.file.toStdString());
  if (isExperimentCode(presetOrFile.toStdString())) return parseExperimentCode(presetOrFile.toStdString());
  const QFileInfo file(presetOrFile);
  if (!file.exists()) throw IoError(QObject::tr("%1: there is no such file").arg(presetOrFile).toStdString());
  if (file.isDir())
    throw IoError(QObject::tr("%1: is a folder; an experiment, a table or a text is wanted").arg(presetOrFile).toStdString());
  const QString ending = file.suffix().toLower();
  if (ending == "json") return loadExperiment(presetOrFile.toStdString());
  if (maybePicture(presetOrFile)) return parseExperiment(embeddedExperiment(presetOrFile), presetOrFile.toStdString());
  if (ending == "csv" || ending == "tsv") return ofData(file, TaskData::Table, current);
  return ofData(file, TaskData::Text, current);
}

std::vector<Experiment> openLanes(const QString& presetOrFile, const Experiment& current) {
  if (isCanonicalFile(presetOrFile)) return lanesOf(canonicalNamed(presetOrFile));
  return {openAny(presetOrFile, current)};
}

}  // namespace backflow::ui
