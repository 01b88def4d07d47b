// Magnitude pruning as a live knob: the smallest weights count as 0, are not trained, and come back.
#include "engine/train/pruning.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "engine/cells/list.h"
#include "engine/optimizers/list.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

Experiment small(const std::string& cell = "lstm") {
  Experiment e;
  e.precision = Precision::Float64;
  e.task.length = 8;
  e.model.cell = cell;
  e.model.hidden = 7;
  e.model.init.input = "pytorch";
  e.train.batch = 4;
  e.train.learningRate = 0.02;
  e.train.validateEvery = 0;
  return e;
}

Experiment with(Experiment e, double prune) {
  e.train.prune = prune;
  return e;
}

using Arrays = std::vector<NamedArray>;

const std::vector<double>& values(const NamedArray& array) { return std::get<std::vector<double>>(array.data); }

const std::vector<double>& named(const Arrays& arrays, const std::string& name) {
  for (const NamedArray& array : arrays)
    if (array.name == name) return values(array);
  FAIL("no array " << name);
  return values(arrays.front());
}

bool isMatrix(const NamedArray& array) { return array.shape.size() == 2; }

bool same(const Arrays& a, const Arrays& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (values(a[i]) != values(b[i])) return false;
  return a.size() == b.size();
}

// One weight matrix of n numbers, then two that are no weights.
ParameterLayout layout(Eigen::Index n) {
  ParameterLayout all;
  all.add(n, 1, true);
  all.add(2, 1, false);
  return all;
}

Vector<double> thetaOf(std::initializer_list<double> numbers) {
  return Eigen::Map<const Vector<double>>(numbers.begin(), static_cast<Eigen::Index>(numbers.size()));
}

}  // namespace

TEST_CASE("an orthogonal matrix is made of all of U: it is not pruned, whatever p") {
  Experiment e = with(small("rnn"), 0.95);
  e.model.recurrent = "orthogonal";
  const std::unique_ptr<Run> run = Run::make(e);
  for (int i = 0; i < 5; ++i) run->step();
  REQUIRE_FALSE(run->divergence());
  const Arrays arrays = run->parameters();
  const std::vector<double>& u = named(arrays, "rnn.weight_hh_l0");
  const Eigen::Map<const Matrix<double>> q(u.data(), 7, 7);
  CHECK((q.transpose() * q - Matrix<double>::Identity(7, 7)).norm() < 1e-12);
  const std::vector<double>& w = named(arrays, "rnn.weight_ih_l0");
  CHECK(std::count(w.begin(), w.end(), 0.0) >= static_cast<std::ptrdiff_t>(0.9 * static_cast<double>(w.size())));
}

TEST_CASE("the fraction p of smallest |w| becomes 0; ties go in order; what is no weight stays") {
  Pruning<double> pruning;
  const Vector<double> theta = thetaOf({3, -1, 2, 1, -1, 5, 0.1, 0.1});
  const auto at = [&](double p) {
    Vector<double> v = theta;
    Pruning<double>().apply(layout(6), p, v);
    return v;
  };
  CHECK(at(0.0) == theta);
  CHECK(at(0.1) == theta);  // less than one weight
  CHECK(at(1.0 / 6.0) == thetaOf({3, 0, 2, 1, -1, 5, 0.1, 0.1}));
  CHECK(at(2.0 / 6.0) == thetaOf({3, 0, 2, 0, -1, 5, 0.1, 0.1}));
  CHECK(at(0.5) == thetaOf({3, 0, 2, 0, 0, 5, 0.1, 0.1}));
  CHECK(at(4.0 / 6.0) == thetaOf({3, 0, 0, 0, 0, 5, 0.1, 0.1}));
  CHECK(at(0.999) == thetaOf({0, 0, 0, 0, 0, 5, 0.1, 0.1}));
  Vector<double> equal = Vector<double>::Ones(8);
  pruning.apply(layout(6), 0.5, equal);
  CHECK(equal == thetaOf({0, 0, 0, 1, 1, 1, 1, 1}));
}

TEST_CASE("moving p back brings the values back; from one p to another is as from 0") {
  Pruning<double> pruning;
  const Vector<double> theta = thetaOf({3, -1, 2, 1, -1, 5, 0.1, -0.0});
  Vector<double> v = theta;
  for (double p : {0.5, 0.9, 0.2, 0.7}) {
    pruning.apply(layout(6), p, v);
    Vector<double> fresh = theta;
    Pruning<double>().apply(layout(6), p, fresh);
    CHECK(v == fresh);
  }
  pruning.apply(layout(6), 0.0, v);
  CHECK(std::memcmp(v.data(), theta.data(), sizeof(double) * 8) == 0);
}

TEST_CASE("a kept weight that shrinks below a pruned one changes places with it") {
  Pruning<double> pruning;
  Vector<double> v = thetaOf({3, 1, 2, 4, 0, 0});
  pruning.apply(layout(4), 0.5, v);
  CHECK(v == thetaOf({3, 0, 0, 4, 0, 0}));
  v[0] = 1.5;
  pruning.apply(layout(4), 0.5, v);
  CHECK(v == thetaOf({0, 0, 2, 4, 0, 0}));
}

TEST_CASE("every weight matrix of a run has its share of zeros, before and after steps; biases have none") {
  for (const CellInfo* cell : cells()) {
    const auto run = Run::make(with(small(std::string(cell->about.id)), 0.4));
    for (int steps : {0, 5}) {
      for (int i = 0; i < steps; ++i) run->step();
      for (const NamedArray& array : run->parameters()) {
        const std::vector<double>& v = values(array);
        const auto zeros = static_cast<std::size_t>(std::count(v.begin(), v.end(), 0.0));
        INFO(cell->about.id << ", " << array.name << ", " << steps << " steps");
        if (array.name.find("slope") != std::string::npos) continue;
        CHECK(zeros == (isMatrix(array) ? static_cast<std::size_t>(0.4 * static_cast<double>(v.size())) : 0));
      }
    }
  }
}

TEST_CASE("pruned weights have no gradient and keep their values, under every optimizer") {
  for (const OptimizerInfo* rule : optimizers()) {
    Experiment e = small();
    e.train.optimizer = rule->about.id;
    e.train.weightDecay = 0.1;
    e.train.l1 = 0.01;
    const auto run = Run::make(e);
    for (int i = 0; i < 3; ++i) run->step();  // the optimizer has a memory of gradients by now
    const Arrays before = run->parameters();
    run->change(with(e, 0.5));
    const Arrays pruned = run->parameters(), probe = run->probe(true);
    Arrays last = pruned;
    std::vector<std::vector<bool>> always;  // pruned all the time
    for (const NamedArray& array : pruned) {
      const std::vector<double>& g = named(probe, "grad/" + array.name);
      always.emplace_back();
      for (std::size_t i = 0; i < g.size(); ++i) {
        always.back().push_back(isMatrix(array) && values(array)[i] == 0.0);
        if (always.back()[i]) CHECK(g[i] == 0.0);
      }
    }
    for (int i = 0; i < 4; ++i) {
      run->step();
      last = run->parameters();
      for (std::size_t a = 0; a < last.size(); ++a)
        for (std::size_t j = 0; j < always[a].size(); ++j) always[a][j] = always[a][j] && values(last[a])[j] == 0.0;
    }
    run->change(e);
    const Arrays after = run->parameters();
    int kept = 0, moved = 0;
    for (std::size_t a = 0; a < after.size(); ++a)
      for (std::size_t j = 0; j < always[a].size(); ++j) {
        if (always[a][j]) CHECK(values(after[a])[j] == values(before[a])[j]);
        kept += always[a][j] ? 1 : 0;
        moved += values(after[a])[j] != values(before[a])[j] ? 1 : 0;
      }
    INFO(rule->about.id);
    CHECK(kept > 30);
    CHECK(moved > 50);
  }
}

TEST_CASE("the network runs on the pruned weights: the loss is that of a network that has them") {
  const auto run = Run::make(with(small("rnn"), 0.5)), whole = Run::make(small("rnn"));
  const Arrays pruned = run->probe(false), all = whole->probe(false);
  CHECK(named(pruned, "loss") != named(all, "loss"));
  // h_1 = tanh(W x_1 + b + b′) from the arrays themselves, h_0 being 0
  const std::vector<double>&x = named(pruned, "x"), &w = named(pruned, "rnn.weight_ih_l0"),
        &b = named(pruned, "rnn.bias_ih_l0"), &b2 = named(pruned, "rnn.bias_hh_l0"), &h = named(pruned, "h_l0");
  for (std::size_t unit = 0; unit < 7; ++unit)
    CHECK(h[unit] == Approx(std::tanh(w[2 * unit] * x[0] + w[2 * unit + 1] * x[1] + b[unit] + b2[unit])).epsilon(1e-12));
  CHECK(std::count(w.begin(), w.end(), 0.0) == 7);
}

TEST_CASE("a probe's new weights are those after the step that follows") {
  const auto run = Run::make(with(small(), 0.5));
  for (int i = 0; i < 4; ++i) {
    const Arrays probe = run->probe(true);
    run->step();
    for (const NamedArray& array : run->parameters()) {
      INFO(array.name);
      CHECK(values(array) == named(probe, "new/" + array.name));
    }
  }
}

TEST_CASE("a pruned run diverges as any other, with the weights from before the step") {
  Experiment e = with(small("rnn"), 0.3);
  e.model.activation = "linear";
  e.train.optimizer = "sgd";
  e.train.clip.mode = "none";
  e.train.learningRate = 1000.0;
  const auto run = Run::make(e);
  Arrays before = run->parameters();
  for (int i = 0; i < 200 && !run->divergence(); ++i) {
    before = run->parameters();
    run->step();
  }
  REQUIRE(run->divergence());
  CHECK(same(before, run->parameters()));
}

TEST_CASE("moving the knob there and back without a step in between leaves no trace") {
  const auto run = Run::make(small()), plain = Run::make(small());
  for (int i = 0; i < 3; ++i) run->step(), plain->step();
  run->change(with(small(), 0.8));
  CHECK_FALSE(same(run->parameters(), plain->parameters()));
  run->change(small());
  CHECK(same(run->parameters(), plain->parameters()));
  run->step();
  plain->step();
  CHECK(same(run->parameters(), plain->parameters()));
}
