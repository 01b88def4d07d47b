// Strings of a formal language, one after the other, seen symbol by symbol: at every step, what comes next?
#pragma once

#include <string>
#include <vector>

#include "engine/tasks/base.h"

namespace backflow {

// A finite automaton that writes: from state i it takes one of states[i], with a probability in proportion to its weight,
// writes the edge's symbol and goes on to `next`. State 0 stands before, between and after the strings.
struct Grammar {
  enum class Memory { None, Stores, Recalls };  // Recalls: which of its symbols is legal was settled by the last that Stores
  struct Edge {
    int symbol = 0;
    int next = 0;
    int weight = 1;
    Memory memory = Memory::None;
  };
  std::vector<std::string> symbols;  // their glyphs; at most 64
  std::vector<std::vector<Edge>> states;

  // The mean over the first `length` steps of H(x_{t+1} | x_t), in nats: what the best answer pays that knows how often each
  // symbol follows each other one, and sees the present symbol alone.
  double entropyWithoutMemory(int length) const;
};

// One-hot symbols in, the next symbol out, a loss at every step. Where several symbols may follow, each counts as right; a
// step at which every symbol may follow is not scored, since no answer could be wrong. Marked is the last symbol that was both
// stored and asked for; those of earlier strings matter to earlier answers only, and would be taken for a longer way back.
class GrammarTask : public DrawnTask {
 public:
  GrammarTask(const TaskConfig& config, std::uint64_t seed, Grammar grammar);

  std::string inputName(int i) const override { return grammar_.symbols[static_cast<std::size_t>(i)]; }
  std::string outputName(int o) const override { return inputName(o); }

  // The first held-out sequence, with its last target; then the network's own symbols, drawn from the softmax.
  Matrix<double> warmUp() const override;
  int continuationSteps() const override { return 80; }
  Vector<double> inputAfter(const Vector<double>& y, Random& random) const override {
    return Vector<double>::Unit(inputs, drawSoftmax(y, random));
  }

  int predictionSize() const override { return 1; }
  Prediction predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const override;

 protected:
  void fill(Random& random, Sample sample) const override;

 private:
  std::uint64_t legalFrom(int state) const;

  Grammar grammar_;
};

}  // namespace backflow
