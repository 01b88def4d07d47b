// How weights begin: what every rule promises of its numbers, and the biases of gates.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/cells/list.h"
#include "engine/initializers/list.h"
#include "engine/network/network.h"

using namespace backflow;

namespace {

Matrix<double> drawn(const char* rule, Eigen::Index rows, Eigen::Index cols) {
  Matrix<double> m = Matrix<double>::Constant(rows, cols, std::nan(""));
  Random random(11, Stream::Weights);
  find(initializers(), rule, "rule").fill(m, static_cast<int>(rows), random);
  return m;
}

double deviation(const Matrix<double>& m) { return std::sqrt(m.array().square().mean()); }

ModelConfig gated(const std::string& cell, int hidden) {
  ModelConfig model;
  model.cell = cell;
  model.hidden = hidden;
  model.layers = 2;
  return model;
}

// b + b′ of one gate of one layer.
Vector<double> biasSum(const Network<double>& network, const Vector<double>& theta, int layer, int block) {
  const Layer<double>& l = network.layers()[static_cast<std::size_t>(layer)];
  const int H = l.hidden();
  return l.biasInput.of(theta).middleRows(inputRow(l.cell(), block) * H, H) +
         l.biasRecurrent.of(theta).middleRows(recurrentRow(l.cell(), block) * H, H);
}

struct Chrono {
  Network<double> network;
  Vector<double> theta, plain;

  Chrono(const std::string& cell, int hidden, int length, int longest, const char* input = "xavier_uniform")
      : network(gated(cell, hidden), 2, 1) {
    InitConfig init;
    init.input = input;
    plain = network.initialize(init, 5, length);
    init.gateBias = "chrono";
    init.chronoMax = longest;
    theta = network.initialize(init, 5, length);
  }
};

}  // namespace

TEST_CASE("every initializer fills every matrix with finite numbers, the same from the same seed") {
  REQUIRE_FALSE(initializers().empty());
  for (const InitializerInfo* rule : initializers())
    for (const auto& [rows, cols] : {std::pair{7, 7}, std::pair{20, 3}, std::pair{3, 40}, std::pair{1, 1}}) {
      INFO(rule->about.id << ", " << rows << "×" << cols);
      const std::string id(rule->about.id);
      const Matrix<double> m = drawn(id.c_str(), rows, cols);
      CHECK(m.allFinite());
      CHECK(m == drawn(id.c_str(), rows, cols));
    }
}

TEST_CASE("LeCun's normal has the variance 1/fan_in, and He's twice that") {
  for (int fanIn : {50, 400}) {
    INFO(fanIn);
    CHECK(deviation(drawn("lecun_normal", 300, fanIn)) == Approx(1.0 / std::sqrt(fanIn)).epsilon(0.02));
    CHECK(deviation(drawn("he_normal", 300, fanIn)) == Approx(std::sqrt(2.0 / fanIn)).epsilon(0.02));
  }
}

TEST_CASE("sparse: each unit has 15 incoming weights, or all where there are fewer, of deviation 1, at random places") {
  for (Eigen::Index fanIn : {4, 15, 16, 200}) {
    INFO(fanIn);
    const Eigen::Index rows = 400;
    const Matrix<double> m = drawn("sparse", rows, fanIn);
    const auto there = (m.array() != 0.0);
    for (Eigen::Index unit = 0; unit < rows; ++unit) CHECK(there.row(unit).count() == std::min<Eigen::Index>(15, fanIn));
    CHECK(std::sqrt(m.array().square().sum() / static_cast<double>(there.count())) == Approx(1.0).epsilon(0.05));
    CHECK(std::abs(m.sum() / static_cast<double>(there.count())) < 0.06);
    // Every column is chosen about as often as any other: 400·15/200 = 30 ± 5.3.
    if (fanIn == 200) {
      CHECK(there.colwise().count().minCoeff() > 8);
      CHECK(there.colwise().count().maxCoeff() < 55);
    }
  }
}

TEST_CASE("chrono: LSTM gates begin at b_f = ln u, b_i = −b_f with u uniform from 1 to T_max − 1") {
  const Chrono chrono("lstm", 2000, 50, 0);
  for (int layer : {0, 1}) {
    const Vector<double> f = biasSum(chrono.network, chrono.theta, layer, 1);
    const Vector<double> i = biasSum(chrono.network, chrono.theta, layer, 0);
    CHECK(f == -i);
    const Eigen::ArrayXd u = f.array().exp();
    CHECK(u.minCoeff() >= 1.0);
    CHECK(u.maxCoeff() <= 49.0);
    CHECK(u.maxCoeff() > 47.0);
    CHECK(u.mean() == Approx(25.0).margin(1.0));
    CHECK((u < 13.0).count() == Approx(500).margin(80));  // uniform in u, not in ln u
  }
  CHECK(biasSum(chrono.network, chrono.theta, 0, 1) != biasSum(chrono.network, chrono.theta, 1, 1));
}

TEST_CASE("chrono: a GRU's z, which updates, begins at −ln u") {
  for (const char* cell : {"gru", "gru_reset_after"}) {
    const Chrono chrono(cell, 500, 1000, 30);  // T_max overrules the length
    const Eigen::ArrayXd u = (-biasSum(chrono.network, chrono.theta, 0, 1)).array().exp();
    INFO(cell);
    CHECK(u.minCoeff() >= 1.0);
    CHECK(u.maxCoeff() <= 29.0);
    CHECK(u.mean() == Approx(15.0).margin(1.5));
  }
}

TEST_CASE("chrono touches the biases of those gates and nothing else, and overrules biases drawn by PyTorch's rule") {
  for (const char* input : {"xavier_uniform", "pytorch"})
    for (const CellInfo* cell : cells()) {
      const Chrono chrono(std::string(cell->about.id), 40, 20, 0, input);
      int biases = 0;  // vectors of H that are set: b, and b′ where PyTorch's rule has drawn it
      for (int gate : {cell->forgetBlock, cell->inputGateBlock})
        if (gate >= 0) biases += 1 + (std::string(input) == "pytorch" && recurrentRow(*cell, gate) >= 0);
      INFO(cell->about.id << ", " << input);
      CHECK((chrono.theta.array() != chrono.plain.array()).count() == 2 * biases * 40);
    }
  const Chrono drawn("lstm", 400, 20, 0, "pytorch");
  CHECK(biasSum(drawn.network, drawn.theta, 0, 1).minCoeff() >= 0.0);
  CHECK(biasSum(drawn.network, drawn.theta, 0, 1).maxCoeff() <= std::log(19.0));
}

TEST_CASE("chrono with the shortest memory there is: u = 1, the gates begin in the middle") {
  for (int longest : {1, 2}) {
    const Chrono chrono("lstm", 8, 20, longest);
    CHECK(biasSum(chrono.network, chrono.theta, 0, 1).isZero(0.0));
  }
}
