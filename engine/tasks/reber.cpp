// The embedded Reber grammar (Reber 1967; embedded: Cleeremans, Servan-Schreiber and McClelland 1989), its strings one after
// the other (Gers, Schmidhuber and Cummins 2000).
//   string:  B (T | P) inner (the same T | P) E
//   inner:   B 1;  1 → T 2 | P 3;  2 → S 2 | X 4;  3 → T 3 | V 5;  4 → X 3 | S 6;  5 → P 4 | V 6;  6 → E
// Each branch with probability ½. Asked at every step: the next symbol; legal successors count as right. The last symbol but
// one is settled by the second, which is marked in the last string that comes so far.
#include "engine/tasks/grammar.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

enum Symbol { B, T, P, S, X, V, E };

constexpr int kInner = 8;  // states of one inner automaton: 0 before its B, 1 … 6 as above, 7 after its E

// State 0 before the B of a string, 1 after it, 2 before the E; then two inner automata, one for T and one for P.
Grammar embeddedReber() {
  using enum Grammar::Memory;
  Grammar grammar{{"B", "T", "P", "S", "X", "V", "E"}, {{{B, 1}}, {{T, 3, 1, Stores}, {P, 3 + kInner, 1, Stores}}, {{E, 0}}}};
  for (const Symbol outer : {T, P}) {
    const int at = static_cast<int>(grammar.states.size());
    grammar.states.push_back({{B, at + 1}});
    grammar.states.push_back({{T, at + 2}, {P, at + 3}});
    grammar.states.push_back({{S, at + 2}, {X, at + 4}});
    grammar.states.push_back({{T, at + 3}, {V, at + 5}});
    grammar.states.push_back({{X, at + 3}, {S, at + 6}});
    grammar.states.push_back({{P, at + 4}, {V, at + 6}});
    grammar.states.push_back({{E, at + 7}});
    grammar.states.push_back({{outer, 2, 1, Recalls}});
  }
  return grammar;
}

class Reber final : public GrammarTask {
 public:
  Reber(const TaskConfig& config, std::uint64_t seed) : GrammarTask(checked(config), seed, embeddedReber()) {}

 private:
  static const TaskConfig& checked(const TaskConfig& config) {
    requireAtLeast("task.length", config.length, 9, "for the embedded Reber grammar: its shortest string is that long");
    return config;
  }
};

}  // namespace

const TaskInfo task::reber{
    {"reber", "Embedded Reber grammar", "B T … T E or B P … P E around a Reber string; y_t = the next symbol",
     "Reber 1967; Cleeremans et al. 1989; Gers et al. 2000"},
    "H(x_{t+1} | x_t)",
    make<Reber>};

}  // namespace backflow
