#include "engine/tasks/grammar.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace backflow {
namespace {

constexpr int kContext = 80;  // symbols before the continuation that are shown with it

using Edge = Grammar::Edge;

int weightOf(const std::vector<Edge>& edges) {
  int sum = 0;
  for (const Edge& edge : edges) sum += edge.weight;
  return sum;
}

const Edge& drawEdge(const std::vector<Edge>& edges, Random& random) {
  int left = edges.size() > 1 ? random.below(weightOf(edges)) : 0;
  std::size_t i = 0;
  while ((left -= edges[i].weight) >= 0) ++i;
  return edges[i];
}

}  // namespace

// P(state, symbol before it) goes from step to step; joint(a, b) counts how often b follows a.
//   H = Σ_ab joint(a,b)/T · ln(joint(a)/joint(a,b)),  joint(a) = Σ_b joint(a,b)
double Grammar::entropyWithoutMemory(int length) const {
  const auto S = static_cast<Eigen::Index>(symbols.size()), N = static_cast<Eigen::Index>(states.size());
  Matrix<double> joint = Matrix<double>::Zero(S, S), p = Matrix<double>::Zero(S, N), after(S, N);
  for (const Edge& edge : states[0]) p(edge.symbol, edge.next) += edge.weight / static_cast<double>(weightOf(states[0]));
  for (int t = 0; t < length; ++t) {
    after.setZero();
    for (Eigen::Index state = 0; state < N; ++state) {
      const std::vector<Edge>& edges = states[static_cast<std::size_t>(state)];
      const double all = weightOf(edges);
      for (Eigen::Index symbol = 0; symbol < S; ++symbol) {
        if (p(symbol, state) == 0.0) continue;
        for (const Edge& edge : edges) {
          joint(symbol, edge.symbol) += p(symbol, state) * edge.weight / all;
          after(edge.symbol, edge.next) += p(symbol, state) * edge.weight / all;
        }
      }
    }
    p.swap(after);
  }
  double entropy = 0.0;
  for (Eigen::Index a = 0; a < S; ++a)
    for (Eigen::Index b = 0; b < S; ++b)
      if (joint(a, b) > 0.0) entropy += joint(a, b) / length * std::log(joint.row(a).sum() / joint(a, b));
  return entropy;
}

GrammarTask::GrammarTask(const TaskConfig& config, std::uint64_t seed, Grammar grammar)
    : DrawnTask(seed), grammar_(std::move(grammar)) {
  assert(grammar_.symbols.size() <= 64);
  length = config.length;
  inputs = outputs = static_cast<int>(grammar_.symbols.size());
  loss = "cross_entropy";
  chance = grammar_.entropyWithoutMemory(length);
  chanceLabel = "the next symbol from this one alone";
}

std::uint64_t GrammarTask::legalFrom(int state) const {
  std::uint64_t legal = 0;
  for (const Edge& edge : grammar_.states[static_cast<std::size_t>(state)]) legal |= std::uint64_t(1) << edge.symbol;
  return legal;
}

void GrammarTask::fill(Random& random, Sample sample) const {
  const double weight = 1.0 / (static_cast<double>(sample.batchSize()) * length);
  const std::uint64_t all = ~std::uint64_t(0) >> (64 - outputs);
  const Edge* edge = &drawEdge(grammar_.states[0], random);
  int marked = -1;
  for (int t = 0, stored = 0; t < length; ++t) {
    sample.input(t, edge->symbol) = 1.0;
    if (edge->memory == Grammar::Memory::Stores) stored = t;
    const std::uint64_t legal = legalFrom(edge->next);
    edge = &drawEdge(grammar_.states[static_cast<std::size_t>(edge->next)], random);
    sample.askAnyOf(legal, t, edge->symbol, weight, legal != all);
    if (edge->memory == Grammar::Memory::Recalls) marked = stored;
  }
  if (marked >= 0) sample.mark(marked);
}

Matrix<double> GrammarTask::warmUp() const {
  Batch batch;
  validation(0, 1, batch);
  Matrix<double> known(inputs, length + 1);
  known << batch.x, Vector<double>::Unit(inputs, batch.label.back());
  return known;
}

// An answer that is legal, if not the one that was drawn, is no error: it is shown as what was drawn.
Prediction GrammarTask::predict(const Batch& batch, const Matrix<double>& y, const Matrix<double>& continued) const {
  Prediction shown;
  shown.kind = Prediction::Kind::Text;
  const Matrix<double> known = warmUp();
  for (Eigen::Index t = std::max<Eigen::Index>(0, known.cols() - kContext); t < known.cols(); ++t)
    shown.contextText += inputName(argmax(known.col(t)));
  for (int t = 0; t < length; ++t) {
    const int i = batch.column(t, 0), answer = argmax(y.col(i)), truth = batch.label[static_cast<std::size_t>(i)];
    shown.targetText += inputName(truth);
    shown.predictedText += inputName(batch.accepts(i, answer) ? truth : answer);
  }
  for (Eigen::Index k = 0; k < continued.cols(); ++k) shown.continuedText += inputName(argmax(continued.col(k)));
  return shown;
}

}  // namespace backflow
