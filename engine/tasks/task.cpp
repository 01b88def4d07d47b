#include "engine/tasks/task.h"

namespace backflow {

void Batch::reset(int T, int B, int inputs, int outputs, bool classes) {
  length = T;
  size = B;
  const auto columns = static_cast<std::size_t>(T) * static_cast<std::size_t>(B);
  x.setZero(inputs, T * B);
  target.setZero(classes ? 0 : outputs, classes ? 0 : T * B);
  label.assign(classes ? columns : 0, 0);
  weight.setZero(T * B);
  scored.assign(columns, 0);
  legal.clear();
  marks.resize(static_cast<std::size_t>(B));
  for (std::vector<int>& steps : marks) steps.clear();
}

}  // namespace backflow
