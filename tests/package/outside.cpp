// What a program outside relies on, built for another processor than the engine may be: matrices that one side allocates
// and the other frees, Eigen's own products on both sides, errors caught by type, the bundled data. Exits with 1 on a fault.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/core/resources.h"
#include "engine/experiment/knobs.h"
#include "engine/tasks/list.h"
#include "engine/train/run.h"

namespace {

void require(bool good, const char* what) {
  if (good) return;
  std::cerr << "outside: " << what << '\n';
  std::exit(1);
}

// A batch begins here, grows in the engine and shrinks here again.
void exchangeMatrices() {
  using namespace backflow;
  const std::unique_ptr<Task> task = makeTask(Experiment());
  for (int size : {1, 3, 32, 7, 64}) {
    Random random(1, Stream::Data, 0);
    Batch batch;
    batch.x.setOnes(5, 3);
    batch.weight.setOnes(11);
    task->draw(random, size, batch);
    require(batch.x.cols() == Eigen::Index(task->length) * size, "a batch has other columns than it should");
    require(reinterpret_cast<std::uintptr_t>(batch.x.data()) % EIGEN_MAX_ALIGN_BYTES == 0, "the engine aligns in another way");
    batch.x.resize(2, 2);
    batch.weight = batch.weight.head(1).eval();
  }
}

// Eigen's product here, by the definition: it must not meet the engine's copy of the same templates.
void multiplyHere() {
  using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic>;
  const int n = 97;
  const Matrix a = Matrix::Random(n, n), b = Matrix::Random(n, n), c = a * b;
  double worst = 0;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      double sum = 0;
      for (int k = 0; k < n; ++k) sum += double(a(i, k)) * double(b(k, j));
      worst = std::fmax(worst, std::abs(sum - double(c(i, j))));
    }
  require(worst < 1e-4, "Eigen's product is wrong in this program");
}

void train() {
  using namespace backflow;
  Experiment experiment;
  setKnob(experiment, "task.length", 20);
  setKnob(experiment, "model.cell", "lstm");
  setKnob(experiment, "model.init.recurrent", "orthogonal");  // by Eigen's own factorizations
  const std::unique_ptr<Run> run = Run::make(experiment);
  for (int i = 0; i < 3; ++i) run->step();
  Snapshot snapshot;
  run->fill(snapshot);
  const Snapshot copy = snapshot;
  snapshot = Snapshot();
  require(copy.layers.size() == 1 && copy.layers[0].maps.front().values.allFinite(),
          "the snapshot is not what the engine filled");
  require(std::isfinite(run->validate().loss), "training diverged");
}

void catchErrors() {
  using namespace backflow;
  Experiment experiment;
  try {
    setKnob(experiment, "train.batch", 0);
    require(false, "a batch of 0 was accepted");
  } catch (const InputError&) {
  }
  try {
    findDataFile("no such file");
    require(false, "a file that is not there was found");
  } catch (const IoError&) {
  }
}

}  // namespace

int main() {
  setenv("BACKFLOW_RESOURCES", RESOURCES, 0);
  std::cout << backflow::numericMode() << '\n';
  require(!backflow::cells().empty() && !backflow::activations().empty(), "a registry is empty");
  require(backflow::findDataFile("sunspots.csv").string().find(RESOURCES) == 0, "the bundled data are not the installed ones");
  exchangeMatrices();
  multiplyHere();
  train();
  catchErrors();
}
