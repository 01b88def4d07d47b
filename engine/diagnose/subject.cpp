#include "engine/diagnose/subject.h"

namespace backflow {

Trajectory trajectoryOf(const Subject& subject, const NetworkTape<double>& tape, std::size_t l) {
  const int T = tape.length, B = tape.batch;
  const Layer<double>& layer = subject.network.layers()[l];
  Trajectory trajectory{T, B, layer.given(tape.layers[l]), Matrix<double>::Zero(layer.hidden(), Eigen::Index(T + 1) * B), {}};
  trajectory.h.rightCols(Eigen::Index(T) * B) = layer.states(tape.layers[l]);
  if (layer.cell().states < 2) return trajectory;
  trajectory.c.setZero(layer.hidden(), Eigen::Index(T + 1) * B);
  trajectory.c.rightCols(Eigen::Index(T) * B) = layer.memories(tape.layers[l]);
  return trajectory;
}

}  // namespace backflow
