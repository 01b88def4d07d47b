#include "engine/train/pull.h"

#include "engine/core/error.h"
#include "engine/diagnose/pull_spectrum.h"

namespace backflow {

bool addPull(std::vector<Pull>& waiting, const Pull& pull) {
  if (!waiting.empty()) {
    Pull& last = waiting.back();
    const bool goesOn = pull.radius || last.to == pull.from || last.to == std::conj(pull.from);
    if (last.layer == pull.layer && last.radius == pull.radius && goesOn) {
      last.to = pull.to;
      return false;
    }
  }
  waiting.push_back(pull);
  return true;
}

Pulled pullAll(Run& run, const std::vector<Pull>& pulls) {
  Pulled pulled;
  for (const Pull& pull : pulls) {
    try {
      const Matrix<double> u = run.recurrent(pull.layer, 0);
      run.setRecurrent(pull.layer, 0,
                       pull.radius ? withSpectralRadius(u, pull.to.real()) : withEigenvalue(u, pull.from, pull.to));
      pulled.changed = true;
    } catch (const InputError& error) {
      pulled.refused = error.what();
    }
  }
  return pulled;
}

}  // namespace backflow
