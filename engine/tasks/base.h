// What the tasks share: two kinds of source for their samples, and how a batch is filled.
#pragma once

#include "engine/tasks/task.h"

namespace backflow {

// Fills one sample of a batch that reset() has shaped: what a task's fill() writes through.
class Sample {
 public:
  Sample(Batch& batch, int b) : batch_(batch), b_(b) {}

  double& input(int t, int i) { return batch_.x(i, batch_.column(t, b_)); }
  void mark(int t) { batch_.marks[static_cast<std::size_t>(b_)].push_back(t); }
  // Asks for a number at step t. weight: this step's part in L, so 1/(B·O·#steps with a loss).
  void ask(int t, double answer, double weight) {
    batch_.target(0, batch_.column(t, b_)) = answer;
    ask(t, weight, true);
  }
  // Asks for a class at step t; scored: whether it counts for the accuracy. weight: 1/(B·#steps with a loss).
  void askClass(int t, int answer, double weight, bool scored = true) {
    batch_.label[static_cast<std::size_t>(batch_.column(t, b_))] = answer;
    ask(t, weight, scored);
  }
  // Asks for a class at step t where every class of the set `legal` (bit c: class c) counts as right.
  void askAnyOf(std::uint64_t legal, int t, int answer, double weight, bool scored) {
    if (batch_.legal.empty()) batch_.legal.assign(batch_.label.size(), 0);
    batch_.legal[static_cast<std::size_t>(batch_.column(t, b_))] = legal;
    askClass(t, answer, weight, scored);
  }
  int batchSize() const { return batch_.size; }

 private:
  void ask(int t, double weight, bool scored) {
    const int column = batch_.column(t, b_);
    batch_.weight(column) = weight;
    batch_.scored[static_cast<std::size_t>(column)] = scored;
  }

  Batch& batch_;
  int b_;
};

// Samples made from random numbers, without end. Held-out sample i is a function of (seed, i) alone.
class DrawnTask : public Task {
 public:
  explicit DrawnTask(std::uint64_t seed) : seed_(seed) {}
  void draw(Random& random, int size, Batch& batch) const final;
  int validationSize() const final { return 512; }
  void validation(int first, int size, Batch& batch) const final;

 protected:
  virtual void fill(Random& random, Sample sample) const = 0;

 private:
  std::uint64_t seed_;
};

// Samples cut out of data that were read, numbered from 0 in the order of the file.
class StoredTask : public Task {
 public:
  void draw(Random& random, int size, Batch& batch) const final;
  int validationSize() const final { return validationSize_; }
  void validation(int first, int size, Batch& batch) const final;

 protected:
  virtual void fill(int number, Sample sample) const = 0;
  virtual int heldOut(int i) const = 0;  // the number of the i-th held-out sample

  int trainingSize_ = 0;  // draw() takes samples 0 … trainingSize_−1
  int validationSize_ = 0;
};

template <class T>
std::unique_ptr<Task> make(const TaskConfig& config, std::uint64_t seed) {
  return std::make_unique<T>(config, seed);
}

// Checks of the settings. All throw InputError "task.length = 1: must be at least 2 for the adding problem".
void requireAtLeast(std::string_view key, int value, int least, std::string_view reason);
void requireSymbols(const TaskConfig& config);        // 2 … 256
bool lossAtEveryStep(const TaskConfig& config);       // task.target: last or every
int trainingPart(int all, const TaskConfig& config);  // how many of `all` come before the held-out part

// A glyph for each of up to 256 symbols: A–Z, a–z, 0–9, then letters from U+0100 on.
std::string symbolGlyph(int symbol);

int argmax(const Eigen::Ref<const Vector<double>>& y);
int drawSoftmax(const Eigen::Ref<const Vector<double>>& y, Random& random);

// What was recalled from step `first` on, one word a sample; an answer that is no symbol (≥ symbols) is a dot.
Prediction recalledWords(const Batch& batch, const Matrix<double>& y, int first, int symbols);

// Counts of (truth, answer) over all steps that are scored.
Prediction confusion(const Task& task, const Batch& batch, const Matrix<double>& y);

}  // namespace backflow
