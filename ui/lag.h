// The lag meter: how much of the gradient reaches the input that the answer depends on, and how well the lane answers.
#pragma once

#include <QString>
#include <vector>

#include "ui/lane.h"

namespace backflow::ui {

struct Lag {
  int step = 1;         // t, from 1: the earliest informative input of the sample shown, or 1 where the task marks none
  int back = 0;         // T − t: what can be compared from sample to sample
  bool marked = false;  // … it marks one
  // log₁₀ ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖, top layer, norm over the batch; −inf: zero; NaN. Where steps before the last have a loss, too,
  // that would tell of the nearest: then it is Snapshot::lastReach, as the verdict has it.
  double ratio = kNotMeasured;
  bool ofLastLoss = false;
  QString input, inputs;  // "marker", "input", "first time step"; and of several
};

// Precondition: the snapshot has a layer, and that has time steps.
Lag lagOf(const Snapshot& snapshot);

// Of the last loss alone, T of log₁₀ ‖∂ℓ/∂h_t‖ relative to its own step; −inf: zero; NaN after that step. Empty where there is
// one loss only, or where it has no gradient.
std::vector<double> ratiosOfLast(const Snapshot& snapshot);

// At the training step that is shown: the latest held-out accuracy (NaN where the task defines none, or before the first
// validation), and the latest loss as a part of what guessing scores: held out where it was measured, else of the batch.
struct Answer {
  double accuracy = kNotMeasured, ofChance = kNotMeasured;
};
Answer answerOf(const Lane& lane);

// One line: "A 66 steps back (marker): 2e-8 of t = T · accuracy 8 %"; shorter: 1 … kShortestLagLine, which is "A 2e-8". Only
// the answer, where there is one and `answers`: "A accuracy 8 %".
constexpr int kShortestLagLine = 3;
QString lagLine(char lane, const Lag& lag, const Answer& answer, int shorter, bool answers = false);

}  // namespace backflow::ui
