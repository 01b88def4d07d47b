// Balanced brackets of two kinds, ( ) and [ ], nested at most D deep (Chomsky and Schützenberger 1963; with bounded depth:
// Hewitt et al. 2020). D = task.items. From inside, the next symbol opens or closes with probability ½ each, and what opens is
// of either kind; at the bottom it must open, at depth D it must close.
// Asked at every step: the next symbol. Which bracket may close is settled by the last one still open, however far back.
#include "engine/tasks/grammar.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

constexpr int kKinds = 2, kDeepest = 8;  // 2⁹ − 1 stacks

// States are stacks, as in a heap: 0 is empty, and a bracket of kind k on stack s makes 2s + 1 + k. Symbol 2k opens, 2k + 1
// closes.
Grammar dyck(int depth) {
  Grammar grammar{{"(", ")", "[", "]"}, {}};
  const int stacks = (2 << depth) - 1, notFull = (1 << depth) - 1;
  for (int s = 0; s < stacks; ++s) {
    grammar.states.emplace_back();
    if (s < notFull)
      for (int k = 0; k < kKinds; ++k) grammar.states.back().push_back({2 * k, 2 * s + 1 + k, 1});
    if (s > 0) grammar.states.back().push_back({2 * ((s - 1) % 2) + 1, (s - 1) / 2, kKinds});
  }
  return grammar;
}

class Dyck final : public GrammarTask {
 public:
  Dyck(const TaskConfig& config, std::uint64_t seed) : GrammarTask(config, seed, dyck(checked(config))) {}

 private:
  static int checked(const TaskConfig& config) {
    requireAtLeast("task.length", config.length, 2, "for brackets");
    if (config.items < 1 || config.items > kDeepest)
      throw InputError("task.items = " + std::to_string(config.items) + ": must be from 1 to " + std::to_string(kDeepest) +
                       " for brackets: it is how deep they nest");
    return config.items;
  }
};

}  // namespace

const TaskInfo task::dyck{{"dyck", "Brackets (Dyck)", "balanced ( ) [ ], at most K deep; y_t = the next symbol",
                           "Chomsky & Schützenberger 1963; Hewitt et al. 2020"},
                          "H(x_{t+1} | x_t)",
                          make<Dyck>};

}  // namespace backflow
