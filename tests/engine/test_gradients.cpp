// Backprop against central differences for everything that the registries offer, in combination.
//
// Along one random direction for each block of variables (every matrix, vector, the inputs, each initial state): the full cross
//   (cells × peepholes) × activations × losses × layers × residual × layer norm × dropout × truncation × U free or orthogonal.
// For every single variable: the full cross of the first three, and of the others rows of a table in which every pair of
// values of two factors occurs, all of them with every cell.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <set>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/losses/list.h"
#include "network_function.h"

using namespace backflow;

namespace {

constexpr double kTolerance = 1e-6;
constexpr int kEnough = 10;  // failures, after which no more are looked for: each takes twenty times as long

// The factors beside cell, activation and loss, each as the number of its value.
constexpr std::size_t kFactors = 6;
constexpr std::array<int, kFactors> kValues{3, 2, 2, 2, 2, 2};  // layers, residual, layer norm, dropout, truncation, orthogonal
using Levels = std::array<int, kFactors>;

std::vector<Levels> allRows() {
  std::vector<Levels> rows;
  Levels row{};
  for (std::size_t at = 0; at < kFactors;) {
    rows.push_back(row);
    for (at = 0; at < kFactors && ++row[at] == kValues[at]; ++at) row[at] = 0;
  }
  return rows;
}

using Pair = std::array<int, 4>;  // factor, value, factor, value
void addPairs(const Levels& row, std::set<Pair>& pairs) {
  for (std::size_t a = 0; a < kFactors; ++a)
    for (std::size_t b = a + 1; b < kFactors; ++b) pairs.insert({static_cast<int>(a), row[a], static_cast<int>(b), row[b]});
}

std::set<Pair> allPairs() {
  std::set<Pair> pairs;
  for (const Levels& row : allRows()) addPairs(row, pairs);
  return pairs;
}

// Rows in which every pair occurs: always the one that adds the most.
std::vector<Levels> pairwiseRows() {
  std::vector<Levels> chosen;
  std::set<Pair> seen;
  const std::vector<Levels> all = allRows();
  for (const std::size_t wanted = allPairs().size(); seen.size() < wanted;) {
    std::set<Pair> best;
    Levels bestRow{};
    for (const Levels& row : all) {
      std::set<Pair> with = seen;
      addPairs(row, with);
      if (with.size() > best.size()) {
        best = std::move(with);
        bestRow = row;
      }
    }
    seen = best;
    chosen.push_back(bestRow);
  }
  return chosen;
}

struct Form {  // a cell, and its peepholes where it has any
  std::string cell, peephole;
  bool usesActivation;
};

std::vector<Form> forms() {
  std::vector<Form> all;
  for (const CellInfo* cell : cells()) {
    all.push_back({std::string(cell->about.id), "none", cell->usesActivation});
    for (const CellInfo* form : cell->peepholes)
      all.push_back({std::string(cell->about.id), std::string(form->about.id), form->usesActivation});
  }
  return all;
}

// Cells without φ need one activation.
std::vector<std::string> activationsOf(const Form& form) {
  std::vector<std::string> all;
  for (const ActivationInfo* activation : activations())
    if (form.usesActivation || all.empty()) all.emplace_back(activation->about.id);
  return all;
}

ModelConfig model(const Form& form, const std::string& activation, const Levels& row, int hidden) {
  ModelConfig m;
  m.cell = form.cell;
  m.peephole = form.peephole;
  m.activation = activation;
  m.hidden = hidden;
  m.layers = 1 + row[0];
  m.residual = row[1] == 1;
  m.layerNorm = row[2] == 1;
  m.dropout = row[3] == 1 ? 0.3 : 0.0;
  m.recurrent = row[5] == 1 ? "orthogonal" : "free";
  m.init.input = "pytorch";
  return m;
}

class Cross {
 public:
  explicit Cross(unsigned seed) : random_(seed) {}

  void judge(const Form& form, const std::string& activation, const LossInfo& loss, const Levels& row, bool wholly) {
    if (failures_ == kEnough) return;
    const int hidden = between(3, 5);
    Question q;
    q.inputs = between(1, 3);
    q.outputs = between(loss.classes ? 2 : 1, 3);
    q.length = between(3, 5);
    q.batch = between(1, 2);
    q.first = between(0, 1) * (q.length - 1);
    q.truncate = row[4] * between(1, 2);
    q.seed = random_();
    NetworkFunction network(model(form, activation, row, hidden), loss, q);
    const Differentiable f = wholly ? network.whole() : network.byBlock();
    const GradientCheck check = checkGradient(f);
    ++networks_;
    derivatives_ += check.checked;
    worst_ = std::max(worst_, check.worst);
    addPairs(row, pairs_[form.cell + " " + form.peephole]);
    const bool sameLoss = std::abs(f.loss(f.at) - network.lossOfNetwork()) <= 1e-12 * std::abs(network.lossOfNetwork());
    if (check.worst <= kTolerance && check.undecided == 0 && check.checked == f.at.size() && sameLoss) return;
    ++failures_;
    UNSCOPED_INFO(form.cell << " " << form.peephole << ", " << activation << ", " << loss.about.id << ", row " << row[0]
                            << row[1] << row[2] << row[3] << row[4] << row[5] << ", H " << hidden << ", I " << q.inputs
                            << ", O " << q.outputs << ", T " << q.length << ", B " << q.batch << ", first " << q.first
                            << ", truncate " << q.truncate << ", seed " << q.seed << ": " << check.worst << " " << check.where
                            << ", backprop " << check.backprop << ", differences " << check.difference
                            << (sameLoss ? "" : ", another loss"));
  }

  void report(const char* what) const {
    std::printf("%s: %lld derivatives of %lld networks, worst relative error %.1e\n", what,
                static_cast<long long>(derivatives_), static_cast<long long>(networks_), worst_);
  }
  int failures() const { return failures_; }
  std::int64_t networks() const { return networks_; }
  const std::map<std::string, std::set<Pair>>& pairs() const { return pairs_; }

 private:
  int between(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

  std::mt19937 random_;
  std::int64_t networks_ = 0, derivatives_ = 0;
  double worst_ = 0.0;
  int failures_ = 0;
  std::map<std::string, std::set<Pair>> pairs_;  // that occurred with each form of each cell
};

// Sanitizers make this ten times slower and look for other faults than wrong numbers: every 32nd row will do for them.
#ifdef TEST_SANITIZED
constexpr std::size_t kEvery = 32;
#else
constexpr std::size_t kEvery = 1;
#endif

template <class Use>
void forAll(Use use) {
  REQUIRE_FALSE(forms().empty());
  REQUIRE_FALSE(activations().empty());
  REQUIRE_FALSE(losses().empty());
  for (const Form& form : forms())
    for (const std::string& activation : activationsOf(form))
      for (const LossInfo* loss : losses()) use(form, activation, *loss);
}

}  // namespace

TEST_CASE("backprop agrees with central differences along every block of variables, in the full cross of everything") {
  Cross cross(20);
  const std::vector<Levels> rows = allRows();
  std::int64_t combinations = 0;
  forAll([&](const Form& form, const std::string& activation, const LossInfo& loss) {
    for (std::size_t i = static_cast<std::size_t>(combinations++) % kEvery; i < rows.size(); i += kEvery)
      cross.judge(form, activation, loss, rows[i], false);
  });
  CHECK(cross.failures() == 0);
  CHECK(rows.size() == 96);
  CHECK(cross.networks() == 96 / static_cast<std::int64_t>(kEvery) * combinations);
  cross.report("gradients, full cross, along a direction for each block");
}

TEST_CASE("and for every single variable, with every pair of the other factors' values in every cell") {
  Cross cross(21);
  const std::vector<Levels> rows = pairwiseRows();
  const std::size_t pairs = allPairs().size();
  std::size_t turn = 0;
  forAll([&](const Form& form, const std::string& activation, const LossInfo& loss) {
    for (std::size_t n = form.usesActivation ? 1 : rows.size(); n-- > 0;)
      cross.judge(form, activation, loss, rows[turn++ % rows.size()], true);
  });
  CHECK(cross.failures() == 0);
  CHECK(cross.pairs().size() == forms().size());
  for (const auto& [form, seen] : cross.pairs()) {
    INFO(form);
    CHECK(seen.size() == pairs);
  }
  cross.report("gradients, every variable");
  std::printf("  %zu pairs of values, each in %zu cells, by %zu rows\n", pairs, cross.pairs().size(), rows.size());
}

TEST_CASE("the table of rows holds every pair, and a row less would not") {
  // Layers with five factors of two values, and those with each other.
  CHECK(allPairs().size() == 5 * 3 * 2 + 10 * 2 * 2);
  std::vector<Levels> rows = pairwiseRows();
  CHECK(rows.size() >= 6);
  std::set<Pair> seen;
  rows.pop_back();
  for (const Levels& row : rows) addPairs(row, seen);
  CHECK(seen.size() < allPairs().size());
}

TEST_CASE("a truncated gradient is not that of the whole loss: the check tells them apart") {
  int different = 0;
  for (const Form& form : forms()) {
    Question q;
    q.length = 5;
    q.first = 4;
    q.truncate = 2;
    Levels row{};
    row[4] = 1;
    NetworkFunction cut(model(form, "tanh", row, 4), *losses()[0], q);
    q.truncate = 0;
    NetworkFunction whole(model(form, "tanh", row, 4), *losses()[0], q);
    Differentiable f = whole.whole();
    f.gradient = cut.whole().gradient;
    INFO(form.cell << " " << form.peephole);
    CHECK(checkGradient(cut.whole()).worst <= kTolerance);
    CHECK(checkGradient(f).worst > 1e-4);
    ++different;
  }
  CHECK(different >= 13);
}

TEST_CASE("along a block's direction 1 % of one variable's derivative is seen") {
  NetworkFunction network(model({"gru", "none", true}, "tanh", {}, 4), *losses()[0], {});
  const Vector<double> gradient = network.whole().gradient;
  const double notable = 1e-3 * gradient.cwiseAbs().maxCoeff();
  CHECK(checkGradient(network.byBlock()).worst <= kTolerance);
  int spoiled = 0, seen = 0;
  for (Eigen::Index i = 0; i < gradient.size(); ++i) {
    if (std::abs(gradient[i]) < notable) continue;
    network.spoil(i, 1.01);
    ++spoiled;
    seen += checkGradient(network.byBlock()).worst > kTolerance ? 1 : 0;
    network.spoil(i, 1.0 / 1.01);
  }
  CHECK(spoiled > 80);
  CHECK(seen == spoiled);
}
