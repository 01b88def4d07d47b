// Networks that PyTorch computed in float64 (tests/reference/make_golden.py): from its weights, the same states, loss, adjoints
// and gradients.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/cells/list.h"
#include "engine/losses/list.h"
#include "engine/network/network.h"

using namespace backflow;
using nlohmann::json;

namespace {

constexpr double kTolerance = 1e-10;

json load(const std::string& cell) {
  std::ifstream file(std::string(TEST_DATA) + "/golden/" + cell + ".json");
  REQUIRE(file);
  return json::parse(file);
}

std::vector<double> values(const json& array) { return array.at("values").get<std::vector<double>>(); }

// C order with the last index along the rows of ours: (T, B, n) becomes n × B·T.
Matrix<double> columns(const json& array) {
  const std::vector<double> v = values(array);
  const auto rows = array.at("shape").back().get<Eigen::Index>();
  return Eigen::Map<const Matrix<double>>(v.data(), rows, static_cast<Eigen::Index>(v.size()) / rows);
}

// A matrix, or a vector as one column.
Matrix<double> matrix(const json& array) {
  const std::vector<double> v = values(array);
  const auto rows = array.at("shape").front().get<Eigen::Index>();
  return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
      v.data(), rows, static_cast<Eigen::Index>(v.size()) / rows);
}

// The inverse of Network::torchArrays.
Vector<double> fromTorch(const Network<double>& network, const json& arrays) {
  Vector<double> theta = Vector<double>::Zero(network.layout().size());
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer<double>& layer = network.layers()[l];
    const CellInfo& cell = layer.cell();
    const int H = layer.hidden();
    const auto fill = [&](const ParameterBlock& block, const char* name, bool recurrent) {
      const Matrix<double> theirs = matrix(arrays.at("rnn." + std::string(name) + "_l" + std::to_string(l)));
      int at = 0;
      for (const TorchRows& rows : cell.torch) {
        const int row = recurrent ? recurrentRow(cell, rows.hh) : inputRow(cell, rows.ih);
        block.of(theta).middleRows(row * H, H) = rows.sign * theirs.middleRows(at, H);
        at += H;
      }
    };
    fill(layer.W, "weight_ih", false);
    fill(layer.U, "weight_hh", true);
    fill(layer.biasInput, "bias_ih", false);
    fill(layer.biasRecurrent, "bias_hh", true);
  }
  network.head().dense().back().weight.of(theta) = matrix(arrays.at("head.weight"));
  network.head().dense().back().bias.of(theta) = matrix(arrays.at("head.bias"));
  return theta;
}

double largest(const Matrix<double>& m) { return m.cwiseAbs().maxCoeff(); }

struct Golden {
  json data;
  Network<double> network;
  Batch batch;
  NetworkTape<double> tape;
  Vector<double> theta, gradient;
  double loss = 0.0;

  static ModelConfig model(const json& data) {
    ModelConfig config;
    config.cell = data.at("cell");
    config.hidden = data.at("hidden");
    config.layers = data.at("layers");
    return config;
  }

  explicit Golden(const std::string& cell)
      : data(load(cell)),
        network(model(data), data.at("inputs"), data.at("outputs")),
        theta(fromTorch(network, data.at("parameters"))) {
    batch.reset(data.at("steps"), data.at("batch"), data.at("inputs"), data.at("outputs"), false);
    batch.x = columns(data.at("x"));
    batch.target = columns(data.at("target"));
    const std::vector<double> weight = values(data.at("loss_weight"));
    batch.weight = Eigen::Map<const Vector<double>>(weight.data(), batch.weight.size());
  }

  void compute() {
    network.shape(tape, batch.length, batch.size, 0);
    network.forward(theta, batch.x, tape, nullptr);
    Matrix<double> dy;
    loss = find(losses(), "mse", "loss").evaluate(tape.head.y, batch, dy);
    BackwardOptions options;
    options.keepAdjoints = true;
    const int exponent = network.backward(theta, dy, tape, options, gradient);
    gradient *= std::ldexp(1.0, exponent);
  }

  // ‖ours − theirs‖_max of the gradients.
  double gradientError() const {
    double worst = 0.0;
    for (const NamedArray& ours : network.torchArrays(gradient, "")) {
      const std::vector<double>& got = std::get<std::vector<double>>(ours.data);
      const std::vector<double> want = values(data.at("gradients").at(ours.name));
      REQUIRE(got.size() == want.size());
      for (std::size_t i = 0; i < got.size(); ++i) worst = std::max(worst, std::abs(got[i] - want[i]));
    }
    return worst;
  }
};

const char* const kCells[] = {"rnn", "lstm", "gru_reset_after"};

}  // namespace

TEST_CASE("PyTorch's weights come back from our layout as they went in") {
  for (const char* cell : kCells) {
    const Golden golden(cell);
    INFO(cell);
    const std::vector<NamedArray> arrays = golden.network.torchArrays(golden.theta, "");
    CHECK(arrays.size() == golden.data.at("parameters").size());
    for (const NamedArray& array : arrays) {
      INFO(array.name);
      const json& theirs = golden.data.at("parameters").at(array.name);
      CHECK(array.shape == theirs.at("shape").get<std::vector<std::size_t>>());
      CHECK(std::get<std::vector<double>>(array.data) == values(theirs));
    }
  }
}

TEST_CASE("states, outputs, loss, adjoints and gradients are PyTorch's to 1e-10") {
  for (const char* cell : kCells) {
    Golden golden(cell);
    golden.compute();
    INFO(cell);
    CHECK(std::abs(golden.loss - golden.data.at("loss").get<double>()) <= kTolerance);
    CHECK(largest(golden.tape.head.y - columns(golden.data.at("y"))) <= kTolerance);
    for (std::size_t l = 0; l < golden.network.layers().size(); ++l) {
      INFO("layer " << l + 1);
      const std::string at = "_l" + std::to_string(l);
      const LayerTape<double>& tape = golden.tape.layers[l];
      const Matrix<double> h = golden.network.layers()[l].states(tape);
      const Matrix<double> dh = columns(golden.data.at("dh" + at));
      CHECK(largest(h - columns(golden.data.at("h" + at))) <= kTolerance);
      CHECK(largest(tape.adjoints - dh) <= kTolerance);
      for (int t = 0; t < golden.batch.length; ++t)
        CHECK(std::exp(tape.logNorm(t)) ==
              Approx(dh.middleCols(t * golden.batch.size, golden.batch.size).norm()).epsilon(1e-10));
      if (golden.data.contains("c" + at))
        CHECK(largest(tape.memory.rightCols(h.cols()).topRows(h.rows()) - columns(golden.data.at("c" + at))) <= kTolerance);
    }
    CHECK(golden.gradientError() <= kTolerance);
  }
}

TEST_CASE("a weight that is off by 1e-6 is noticed") {
  for (const char* cell : kCells) {
    Golden golden(cell);
    golden.theta[golden.network.layers()[0].U.offset] += 1e-6;
    golden.compute();
    INFO(cell);
    CHECK(golden.gradientError() > kTolerance);
  }
}
