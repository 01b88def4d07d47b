// Orders to change the spectrum of a recurrent matrix, on their way from the screen to the run.
#pragma once

#include <complex>
#include <string>
#include <vector>

#include "engine/train/run.h"

namespace backflow {

struct Pull {
  std::size_t layer = 0;
  std::complex<double> from, to;  // pull_spectrum.h; of the radius: to alone
  bool radius = false;
};

// Adds an order to those that wait. One that goes on where the last one ends is joined to it, so that a drag never piles up.
// Returns whether there is one more.
bool addPull(std::vector<Pull>& waiting, const Pull& pull);

// Carries them out, in order, on the first block of U.
struct Pulled {
  std::string refused;   // why one was not done, in a line; empty: all were
  bool changed = false;  // one was done
};
Pulled pullAll(Run& run, const std::vector<Pull>& pulls);

}  // namespace backflow
