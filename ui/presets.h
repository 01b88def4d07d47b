// What can be opened: the bundled experiments, and files of every kind the lab reads.
#pragma once

#include <QString>
#include <vector>

#include "engine/experiment/experiment.h"

namespace backflow::ui {

struct Preset {
  QString id;    // the file's name without its ending: "vanishing"
  QString name;  // "Vanishing: …", from the file
  QString file;
  bool ofData;  // and not of a task that is drawn
};

// exampleExperiments(), in its order; files among them that are no experiments are left out.
const std::vector<Preset>& presets();

// A preset's id, an experiment's code (engine/experiment/code.h), or a file: an experiment (.json), a picture that carries one
// (.png, .svg, .pdf), a table (.csv, .tsv: the series task) or any other text (the text task). For data, everything but the
// task stays as it is in `current`. Throws InputError or IoError.
Experiment openAny(const QString& presetOrFile, const Experiment& current);

// The same, or a canonical experiment's file (.json), which has several: one a lane.
std::vector<Experiment> openLanes(const QString& presetOrFile, const Experiment& current);

}  // namespace backflow::ui
