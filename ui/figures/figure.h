// A view as a figure for a paper: its plot at a chosen size, black on white, with a title, named axes, and below it what the
// run was: settings, seed, training step, what the lanes differ in, and which Backflow drew it.
#pragma once

#include "ui/figures/picture.h"
#include "ui/session.h"
#include "ui/views/view.h"

namespace backflow::ui {

// A view where it is shown.
struct Exhibit {
  View* view = nullptr;
  QString id, title, hint;  // as in its panel
};

struct FigureOptions {
  QSizeF millimetres{160.0, 100.0};
  double scale = 3.0;  // of a PNG: 288 pixels an inch
  bool dark = false;
};

// A line below the plot; one of a lane has the stroke of the lane before it.
struct FigureNote {
  QString text;
  char lane = 0;
};
// What the run was, in lines of at most `width` px; at their end the training step, where there is one.
std::vector<FigureNote> notesOf(const Session& session, double width, std::optional<std::int64_t> step);

// Everything over `size`. The view is set to its place in it, and afterwards to where it was.
void drawFigure(QCPPainter& painter, const QSizeF& size, const Exhibit& exhibit, const Lanes& lanes,
                const std::vector<FigureNote>& notes, bool dark);
inline constexpr double kFigureMargin = 14.0;  // px

// Throws InputError where the view has nothing to show. The picture is to be used while the view lives.
Picture figureOf(const Exhibit& exhibit, const Session& session, const FigureOptions& options);

// "Adding problem, T = 100 · RNN, tanh, 64 units · Adam, learning rate 0.001 · … · seed 7"
QString settingsText(const Experiment& experiment, int length);

}  // namespace backflow::ui
