// aⁿbⁿ: the simplest language that no finite number of states can hold for every n (Gers and Schmidhuber 2001).
//   n ~ U{1 … N}, N = task.items; strings one after the other: abaaabbbaabb…
// Asked at every step: the next symbol. After the last of the b's it is an a, and only who has counted knows which one that
// is. Before the last possible a either symbol may follow; such steps are not scored.
// Without memory: the strings hold as many a's as b's, (N+1)/2 of each in the mean, and either run ends once a string; so each
// symbol is followed by the other one with probability 2/(N+1), and the loss tends to the entropy of that as T grows. What
// `chance` holds is exact for the T at hand.
#include "engine/tasks/grammar.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

// State k = 1 … N: k a's have been written. State N + r, r = 1 … N−1: r b's are still owed; with none owed, state 0.
Grammar anbn(int N) {
  constexpr int a = 0, b = 1;
  const auto owed = [N](int r) { return r == 0 ? 0 : N + r; };
  Grammar grammar{{"a", "b"}, {{{a, 1}}}};
  for (int k = 1; k <= N; ++k) {
    grammar.states.push_back({{b, owed(k - 1), 1}});  // n = k: one of the N − k + 1 values that n may still have
    if (k < N) grammar.states.back().push_back({a, k + 1, N - k});
  }
  for (int r = 1; r < N; ++r) grammar.states.push_back({{b, owed(r - 1)}});
  return grammar;
}

class Anbn final : public GrammarTask {
 public:
  Anbn(const TaskConfig& config, std::uint64_t seed) : GrammarTask(config, seed, anbn(checked(config))) {}

 private:
  static int checked(const TaskConfig& config) {
    requireAtLeast("task.length", config.length, 2, "for aⁿbⁿ");
    requireAtLeast("task.items", config.items, 2, "for aⁿbⁿ: with n = 1 alone there is nothing to count");
    return config.items;
  }
};

}  // namespace

const TaskInfo task::anbn{
    {"anbn", "aⁿbⁿ", "aⁿbⁿ, n ~ U{1 … K}, one string after the other; y_t = the next symbol", "Gers & Schmidhuber 2001"},
    "H(x_{t+1} | x_t), about h(2/(K+1))",
    make<Anbn>};

}  // namespace backflow
