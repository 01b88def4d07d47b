// A task: what the network sees, what it is asked, and what guessing would score.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/random.h"
#include "engine/core/registry.h"
#include "engine/core/types.h"
#include "engine/experiment/experiment.h"

namespace backflow {

// One batch of B sequences of T steps. Sample b of step t is column (or element) t·B + b.
// L = Σ weight[t,b] · ℓ(ŷ[t,b], target[t,b]); the weights include every mean, so that L needs no further division.
struct Batch {
  int length = 0;                       // T
  int size = 0;                         // B
  Matrix<double> x;                     // I × B·T, one-hot where the input is a symbol
  Matrix<double> target;                // O × B·T for loss "mse"; empty for "cross_entropy"
  std::vector<int> label;               // B·T class ids for "cross_entropy" (0 where the weight is 0); empty for "mse"
  Vector<double> weight;                // B·T, 0 where the task asks nothing
  std::vector<char> scored;             // B·T, 1 where the answer counts for the accuracy (copy: the recall only)
  std::vector<std::uint64_t> legal;     // B·T sets of classes (bit c: class c) that count as right; empty: `label` alone does
  std::vector<std::vector<int>> marks;  // per sample, the steps (from 0) of the inputs that the answer depends on; may be empty

  int column(int t, int b) const { return t * size + b; }

  // Whether this class counts as right in that column. In a grammar every legal successor does; the loss knows `label` only.
  bool accepts(Eigen::Index column, Eigen::Index answer) const {
    const auto i = static_cast<std::size_t>(column);
    return legal.empty() ? answer == label[i] : (legal[i] >> answer & 1) != 0;
  }

  // Shapes everything for T steps, B samples and the task's sizes, and sets all to zero. Keeps its memory.
  void reset(int length, int size, int inputs, int outputs, bool classes);
};

// What a trained model says about held-out data, ready to be drawn: in the task's own units.
struct Prediction {
  enum class Kind {
    None,
    Curve,      // target and predicted over x; `continued` goes on from there
    Scatter,    // predicted against target, one dot a sample
    Confusion,  // confusion(truth, answer) counts over `classes`
    Text        // targetText above predictedText, character by character; continuedText goes on from the context
  };
  Kind kind = Kind::None;
  std::string xLabel, yLabel;
  std::vector<double> x, target, predicted;
  std::vector<double> continuedX, continued;
  Matrix<double> confusion;  // classes × classes, row = truth
  std::vector<std::string> classes;
  std::string contextText, targetText, predictedText, continuedText;  // UTF-8
};

class Task {
 public:
  virtual ~Task() = default;

  int length = 0;                  // T; may differ from the configured length where the task's encoding adds steps (copy: T+2K)
  int inputs = 0;                  // I
  int outputs = 0;                 // O: numbers for "mse", classes for "cross_entropy"
  std::string loss = "mse";        // id in losses/list.h
  int firstLossStep = 0;           // no step before this one (from 0) has a weight; the head is not run there
  double chance = 0.0;             // the loss L of a plain answer that uses no memory; not always the best one
  std::string chanceLabel;         // what that answer is: "always guess 1", "persistence", "unigram entropy"
  double tolerance = 0.0;          // for "mse": an answer within this counts as right; 0: accuracy is not defined for the task
  std::string dataFile, dataHash;  // the file that was read and its SHA-256; empty for made data

  // A training batch, a function of the generator's state alone.
  virtual void draw(Random& random, int size, Batch& batch) const = 0;

  // Held-out data: samples first … first+size−1 of validationSize(). Never seen by draw().
  virtual int validationSize() const = 0;
  virtual void validation(int first, int size, Batch& batch) const = 0;

  // Names for a tool tip: "marker", "A", "pixel row 3, column 5".
  virtual std::string inputName(int i) const = 0;
  virtual std::string outputName(int o) const = 0;

  // Continuing a sequence: the inputs (I × N) that lead up to the end of the known data, how many steps to go on, and the
  // input that follows from an output y (O; before softmax for classes). No columns: this task has nothing to continue.
  // The first step beyond the data is inputAfter(output at the last column of warmUp()), the second is inputAfter(output
  // for that), and so on; for characters it is drawn from the softmax, so `random` must come from Stream::Continuation.
  virtual Matrix<double> warmUp() const { return {}; }
  virtual int continuationSteps() const { return 0; }
  virtual Vector<double> inputAfter(const Vector<double>& /*y*/, Random& /*random*/) const { return {}; }

  // How many held-out samples predict() wants to see: validation(0, predictionSize(), batch), in one batch; and how to show
  // the network's outputs on them. y is O × B·T for that batch, before softmax; columns before firstLossStep are not read.
  // continued is I × continuationSteps(), the inputs that inputAfter() gave one after the other; or empty.
  virtual int predictionSize() const { return validationSize() < 256 ? validationSize() : 256; }
  virtual Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const = 0;
};

// What the sequences are made from: a random generator, a column of a table, characters, or pictures, whose length is theirs.
enum class TaskData { Made, Table, Text, Pictures };

struct TaskInfo {
  Description about;        // `equation` says the encoding in one line
  std::string_view chance;  // the chance level as a formula: "MSE 1/6"
  // Throws InputError (bad settings or data) or IoError (file cannot be read). `seed` draws made validation data.
  std::unique_ptr<Task> (*make)(const TaskConfig& config, std::uint64_t seed);
  TaskData data = TaskData::Made;
};

Registry<TaskInfo> tasks();
TaskData dataOf(const TaskConfig& task);  // throws InputError: there is no such task
std::unique_ptr<Task> makeTask(const Experiment& experiment);

}  // namespace backflow
