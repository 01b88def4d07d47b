#include "engine/tasks/list.h"

namespace backflow {

Registry<TaskInfo> tasks() {
#define BACKFLOW_POINTER(name) &task::name,
  static const TaskInfo* const all[] = {BACKFLOW_TASKS(BACKFLOW_POINTER)};
#undef BACKFLOW_POINTER
  return all;
}

TaskData dataOf(const TaskConfig& task) { return find(tasks(), task.name, "task.name").data; }

std::unique_ptr<Task> makeTask(const Experiment& experiment) {
  return find(tasks(), experiment.task.name, "task.name").make(experiment.task, experiment.seed);
}

}  // namespace backflow
