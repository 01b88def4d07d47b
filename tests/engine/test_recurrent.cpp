// What U, and the eigenvalues of the LRU, keep while training.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/cells/list.h"
#include "engine/core/random.h"
#include "engine/network/recurrent.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

Experiment task(const std::string& cell, Precision precision) {
  Experiment e;
  e.precision = precision;
  e.task.length = 20;
  e.model.cell = cell;
  e.model.hidden = 13;
  e.model.layers = 2;
  e.train.batch = 8;
  e.train.optimizer = "adam";
  e.train.learningRate = 0.02;
  e.train.validateEvery = 0;
  return e;
}

// The array of that name, row by row, in double.
Matrix<double> parameter(const Run& run, const std::string& name) {
  for (const NamedArray& array : run.parameters()) {
    if (array.name != name) continue;
    const auto rows = static_cast<Eigen::Index>(array.shape[0]);
    const auto cols = static_cast<Eigen::Index>(array.shape.size() > 1 ? array.shape[1] : 1);
    Matrix<double> m(rows, cols);
    const auto copy = [&](const auto& values) {
      for (Eigen::Index i = 0; i < m.size(); ++i)
        m(i / cols, i % cols) = static_cast<double>(values[static_cast<std::size_t>(i)]);
    };
    std::visit(copy, array.data);
    return m;
  }
  FAIL("no parameter " << name);
  return {};
}

// The largest entry of UᵀU − I over all gates and layers.
double fromOrthogonal(const Run& run) {
  double worst = 0.0;
  for (int l = 0; l < 2; ++l) {
    const Matrix<double> u = parameter(run, "rnn.weight_hh_l" + std::to_string(l));
    for (Eigen::Index row = 0; row < u.rows(); row += u.cols()) {
      const Matrix<double> gate = u.middleRows(row, u.cols());
      const Matrix<double> off = gate.transpose() * gate - Matrix<double>::Identity(u.cols(), u.cols());
      worst = std::max(worst, off.cwiseAbs().maxCoeff());
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("an orthogonal U is orthogonal after 200 steps of Adam, gate by gate, and has moved") {
  for (const char* cell : {"rnn", "lstm", "gru", "residual"})
    for (Precision precision : {Precision::Float64, Precision::Float32}) {
      Experiment e = task(cell, precision);
      e.model.recurrent = "orthogonal";
      const std::unique_ptr<Run> run = Run::make(e);
      const Matrix<double> before = parameter(*run, "rnn.weight_hh_l0");
      for (int i = 0; i < 200; ++i) run->step();
      INFO(cell << ": " << fromOrthogonal(*run));
      CHECK(run->steps() == 200);
      CHECK(fromOrthogonal(*run) <= (precision == Precision::Float64 ? 1e-12 : 1e-5));
      CHECK((parameter(*run, "rnn.weight_hh_l0") - before).norm() > 0.1);
    }
}

TEST_CASE("a free U does not stay orthogonal: the measure tells") {
  const std::unique_ptr<Run> run = Run::make(task("rnn", Precision::Float64));
  CHECK(fromOrthogonal(*run) <= 1e-12);
  for (int i = 0; i < 200; ++i) run->step();
  CHECK(fromOrthogonal(*run) > 1e-3);
}

TEST_CASE("the LRU's eigenvalues stay inside the unit circle, whatever the learning rate") {
  for (Precision precision : {Precision::Float64, Precision::Float32})
    for (double rate : {0.02, 0.5}) {
      Experiment e = task("lru", precision);
      e.train.learningRate = rate;
      const std::unique_ptr<Run> run = Run::make(e);
      const Matrix<double> before = parameter(*run, "rnn.nu_log_l1");
      for (int i = 0; i < 200; ++i) run->step();
      REQUIRE(run->steps() == 200);
      for (const char* name : {"rnn.nu_log_l0", "rnn.nu_log_l1"}) {
        const Matrix<double> nu = parameter(*run, name);
        for (Eigen::Index i = 0; i < nu.rows(); ++i) {
          double own[3];
          const double both[] = {nu(i, 0), parameter(*run, std::string("rnn.theta_log_l") + name[12])(i, 0)};
          cell::lru.own.derive(both, own);
          INFO(name << ", unit " << i << ", ν = " << nu(i, 0));
          CHECK(std::hypot(own[0], own[1]) < 1.0);
          CHECK(own[2] * own[2] + own[0] * own[0] + own[1] * own[1] == Approx(1.0).epsilon(1e-12));
        }
      }
      CHECK((parameter(*run, "rnn.nu_log_l1") - before).norm() > 0.01);
    }
}

TEST_CASE("the forms are what they say") {
  Random random(6, Stream::Check);
  Matrix<double> u(7, 7);
  for (double& v : u.reshaped()) v = random.normal();
  const Matrix<double> identity = Matrix<double>::Identity(7, 7);
  const Matrix<double> q = recurrentMatrix(RecurrentForm::Orthogonal, u, 0.0);
  CHECK((q.transpose() * q - identity).cwiseAbs().maxCoeff() < 1e-14);
  const Matrix<double> r = q.transpose() * u;
  for (Eigen::Index i = 0; i < 7; ++i) {
    CHECK(r(i, i) > 0.0);
    for (Eigen::Index j = 0; j < i; ++j) CHECK(std::abs(r(i, j)) < 1e-13);
  }
  CHECK((recurrentMatrix(RecurrentForm::Orthogonal, q, 0.0) - q).cwiseAbs().maxCoeff() < 1e-14);
  const Matrix<double> a = recurrentMatrix(RecurrentForm::Antisymmetric, u, 0.25);
  CHECK((a + a.transpose() + 0.5 * identity).cwiseAbs().maxCoeff() < 1e-15);
  CHECK(recurrentMatrix(RecurrentForm::Free, u, 0.25) == u);
}

TEST_CASE("L1 and L2 say nothing to a U that an orthogonal matrix is made of") {
  for (const char* optimizer : {"sgd", "adam"}) {
    INFO(optimizer);
    const auto uAfter = [&](double l1, double l2) {
      Experiment e;
      e.task.length = 3;
      e.model.hidden = 8;
      e.model.recurrent = "orthogonal";
      e.model.init.input = "zeros";  // the loss has nothing to say to U, either
      e.train.optimizer = optimizer;
      e.train.learningRate = 0.01;
      e.train.l1 = l1;
      e.train.l2 = l2;
      e.train.validateEvery = 0;
      const auto run = Run::make(e);
      for (int i = 0; i < 20; ++i) run->step();
      return parameter(*run, "rnn.weight_hh_l0");
    };
    const Matrix<double> alone = uAfter(0.0, 0.0);
    CHECK(uAfter(0.0, 0.05) == alone);
    CHECK(uAfter(0.05, 0.0) == alone);
  }
}
