// What `analyze` measures, where the answer is known: linear networks, frozen gates, tiny Hessians, and sums that must close.
#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>

#include "engine/cells/list.h"
#include "engine/diagnose/analysis_json.h"
#include "engine/diagnose/analyze.h"
#include "engine/diagnose/paths.h"
#include "engine/diagnose/slope.h"
#include "engine/diagnose/weight_share.h"
#include "engine/losses/list.h"
#include "engine/train/run.h"
#include "tests/engine/analyzed.h"

using namespace backflow;

namespace {

// An experiment's network and batch, so that a test can change θ before it is analyzed.
struct Setup {
  explicit Setup(const Experiment& e)
      : experiment(e),
        task(makeTask(e)),
        network(e.model, task->inputs, task->outputs),
        theta(network.initialize(e.model.init, e.seed, e.task.length)) {
    Random random(e.seed, Stream::Data, 0);
    task->draw(random, e.train.batch, batch);
  }
  Subject subject() { return {network, theta, batch, find(losses(), task->loss, "loss"), task->firstLossStep, pruned}; }
  Analysis analysis() { return analyze(subject(), experiment); }

  Experiment experiment;
  std::unique_ptr<Task> task;
  Network<double> network;
  Vector<double> theta;
  Batch batch;
  std::vector<Eigen::Index> pruned;
};

bool mentions(const Analysis& analysis, const std::string& what, const std::string& why) {
  for (const Analysis::Skipped& part : analysis.skipped)
    if (part.what.find(what) != std::string::npos && part.why.find(why) != std::string::npos) return true;
  return false;
}

double worstFrom(const std::vector<double>& values, double expected) {
  double worst = 0.0;
  for (double value : values) worst = std::max(worst, std::abs(value - expected));
  return worst;
}

}  // namespace

TEST_CASE("a linear network with U = ρQ shrinks or grows by exactly ρ a step, in every measure") {
  for (double rho : {0.9, 1.0, 1.1}) {
    INFO(rho);
    Experiment e = experimentWith("rnn", "adding", 100);
    e.model.activation = "linear";
    e.model.init.gain = rho;
    const Analysis a = Run::make(e)->analyze();
    const Analysis::Layer& layer = a.layers.front();
    const double expected = std::log(rho);
    CHECK(layer.slope.slope == Approx(expected).margin(1e-12));
    CHECK(layer.slope.endToEnd == Approx(expected).margin(1e-12));
    CHECK((layer.slope.t1 == 1 && layer.slope.t2 == 100));
    if (rho != 1.0) CHECK(layer.slope.r2 == Approx(1.0).epsilon(1e-12));
    REQUIRE(a.jacobians);
    CHECK(a.jacobians->exponents.size() == 8);
    CHECK(worstFrom(a.jacobians->exponents, expected) < 1e-12);
    CHECK(worstFrom(a.jacobians->logSingular, 100 * expected) < 1e-10);
    CHECK(worstFrom(a.jacobians->largestSingular, rho) < 1e-12);
    for (const Jacobians::Lag& lag : a.jacobians->lags) CHECK(lag.least == Approx(lag.lag * expected).margin(1e-10));
    CHECK(layer.spectra.front().radius == Approx(rho).epsilon(1e-12));
    CHECK(layer.spectra.front().bound == Approx(rho).epsilon(1e-12));
    const VerdictKind kinds[] = {VerdictKind::Vanishing, VerdictKind::Healthy, VerdictKind::Exploding};
    CHECK(a.verdict.kind == kinds[rho < 1.0 ? 0 : rho > 1.0 ? 2 : 1]);
    CHECK(mentions(a, "paths", "no gates"));
  }
}

TEST_CASE("with U = I nothing changes on the way back") {
  Experiment e = experimentWith("rnn", "adding", 40);
  e.model.activation = "linear";
  e.model.init.recurrent = "identity";
  const Analysis a = Run::make(e)->analyze();
  CHECK(a.layers.front().slope.slope == Approx(0.0).margin(1e-14));
  CHECK(std::isinf(a.layers.front().slope.halfLife));
  CHECK(std::isnan(a.layers.front().slope.r2));
  CHECK(worstFrom(a.jacobians->exponents, 0.0) < 1e-14);
  CHECK(worstFrom(a.jacobians->logSingular, 0.0) < 1e-12);
  CHECK(a.layers.front().saturation.slope == 1.0);
  // A sum of inputs: every step's share is that of its state, and they all point the same way in no general sense, but the
  // shares' projections on the whole add up to it.
  double along = 0.0;
  const WeightShare& share = a.layers.front().share;
  for (std::size_t t = 1; t < share.cosine.size(); ++t) along += std::exp(share.logNorm[t]) * share.cosine[t];
  CHECK(along == Approx(1.0).epsilon(1e-12));
  CHECK(std::isnan(share.cosine[0]));  // h_0 = 0
}

TEST_CASE("an LSTM whose gates see nothing forgets at the rate of its bias: slope ln σ(b_f)") {
  for (double bias : {0.0, 1.0, 3.0}) {
    INFO(bias);
    Experiment e = experimentWith("lstm", "adding", 60);
    e.model.init.recurrent = "zeros";
    e.model.init.forgetBias = bias;
    Setup setup(e);
    const Layer<double>& layer = setup.network.layers().front();
    layer.W.of(setup.theta).middleRows(layer.hidden(), layer.hidden()).setZero();
    const Analysis a = setup.analysis();
    const double expected = -std::log1p(std::exp(-bias));
    REQUIRE((a.paths && a.layers.front().timeConstants));
    // The total, over (h, c); ∂L/∂h alone is 0 before T, where nothing reads h.
    CHECK(fitSlope(a.paths->total.logNorm, 1, 59).slope == Approx(expected).epsilon(1e-9));
    CHECK(fitSlope(a.paths->highway.logNorm, 1, 59).slope == Approx(expected).epsilon(1e-9));
    CHECK(a.paths->gates.logNorm.front() == -std::numeric_limits<double>::infinity());
    CHECK(a.paths->hidden.logNorm.front() == -std::numeric_limits<double>::infinity());
    CHECK(a.layers.front().timeConstants->directSlope == Approx(expected).epsilon(1e-12));
    CHECK(a.layers.front().timeConstants->median == Approx(-1.0 / expected).epsilon(1e-12));
    CHECK(a.layers.front().slope.t1 == 0);
    CHECK(a.verdict.kind == VerdictKind::Unknown);  // no run has judged it
  }
}

TEST_CASE("the paths add up to the engine's own gradient, for every cell that has gates") {
  int gated = 0;
  for (const CellInfo* cell : cells()) {
    for (const char* task : {"adding", "parity"}) {
      INFO(cell->about.id << ", " << task);
      Experiment e = experimentWith(std::string(cell->about.id), task, 25);
      e.task.target = "every";
      Setup setup(e);
      const Subject subject = setup.subject();
      NetworkTape<double> tape;
      Matrix<double> dy;
      subject.forward(setup.theta, tape, dy);
      const Trajectory trajectory = trajectoryOf(subject, tape, 0);
      Layer<double>& layer = setup.network.layers().front();
      if (!PathSplitter::obstacle(layer).empty()) continue;
      ++gated;
      Vector<double> unused = Vector<double>::Zero(setup.theta.size());
      Matrix<double> added;
      int exponent = 0;
      setup.network.head().backward(setup.theta, dy, tape.head, unused, added, exponent);
      CHECK(exponent == 0);
      PathSplitter splitter(layer, setup.theta, trajectory, tape.layers.front(), added);
      BackwardOptions options;
      options.keepAdjoints = true;
      subject.backward(setup.theta, dy, tape, options);
      const Matrix<double>& engine = tape.layers.front().adjoints;
      double worst = 0.0, worstSum = 0.0, withoutHidden = 0.0;
      for (int b = 0; b < tape.batch; ++b) {
        splitter.begin(b);
        for (int t = tape.length - 1; t >= 0; --t) {
          const Matrix<double> j = layer.jacobian(setup.theta, trajectory.input(t, b), trajectory.before(t, b));
          const JacobianParts parts = splitter.split(t, b, j);
          REQUIRE((parts.direct + parts.gates + parts.candidate - j).cwiseAbs().maxCoeff() < 1e-14);
          splitter.back(t, j);
          const auto& [total, highway, gates, hidden] = splitter.here();
          const Vector<double> own = engine.col(t * tape.batch + b);
          const double scale = total.value().norm();
          worst = std::max(worst, (total.value().head(layer.hidden()) - own).norm() / scale);
          worstSum = std::max(worstSum, (highway.value() + gates.value() + hidden.value() - total.value()).norm() / scale);
          withoutHidden = std::max(withoutHidden, (highway.value() + gates.value() - total.value()).norm() / scale);
        }
      }
      CHECK(worst < 1e-12);
      CHECK(worstSum < 1e-12);
      CHECK(withoutHidden > 0.01);
    }
  }
  CHECK(gated >= 3);
}

TEST_CASE("the parts of a Jacobian go through the weights they are named after") {
  Setup setup(experimentWith("lstm", "adding", 6));
  Layer<double>& layer = setup.network.layers().front();
  const int H = layer.hidden();
  const auto partsWith = [&](int firstBlock, int count) {  // with these blocks of U set to 0
    Vector<double> theta = setup.theta;
    layer.U.of(theta).middleRows(firstBlock * H, count * H).setZero();
    NetworkTape<double> tape;
    Matrix<double> dy;
    setup.subject().forward(theta, tape, dy);
    const Trajectory trajectory = trajectoryOf(setup.subject(), tape, 0);
    PathSplitter splitter(layer, theta, trajectory, tape.layers.front(), Matrix<double>(H, 0));
    return splitter.split(4, 0, layer.jacobian(theta, trajectory.input(4, 0), trajectory.before(4, 0)));
  };
  const JacobianParts all = partsWith(0, 0), noCandidate = partsWith(2, 1), onlyCandidate = partsWith(0, 2);
  CHECK(all.candidate.norm() > 1e-3);
  CHECK(all.gates.norm() > 1e-3);
  CHECK(noCandidate.candidate.norm() < 1e-15);
  CHECK(noCandidate.gates.norm() > 1e-3);
  CHECK(onlyCandidate.candidate.norm() > 1e-3);
  CHECK(all.direct.leftCols(H).norm() == 0.0);  // nothing reads h directly
  CHECK(Matrix<double>(all.direct.bottomRightCorner(H, H)).isDiagonal());
}

TEST_CASE("the share of each time step is that of the explicit matrices, for every cell") {
  for (const CellInfo* cell : cells()) {
    INFO(cell->about.id);
    Setup setup(experimentWith(std::string(cell->about.id), "adding", 12));
    NetworkTape<double> tape;
    Matrix<double> dy;
    setup.subject().forward(setup.theta, tape, dy);
    const Vector<double> gradient = setup.subject().backward(setup.theta, dy, tape, {});
    const Layer<double>& layer = setup.network.layers().front();
    const int T = tape.length, B = tape.batch, H = layer.hidden();
    const WeightShare share = weightShare(layer, tape.layers.front());
    if (layer.U.rows == 0) {
      CHECK(share.logNorm.empty());
      continue;
    }
    Matrix<double> whole = Matrix<double>::Zero(layer.U.rows, H);  // of what stands for U, see network/recurrent.h
    for (int p = 0; p < static_cast<int>(cell->blocks.size()); ++p)
      if (const int row = recurrentRow(*cell, p); row >= 0)
        whole.middleRows(row * H, H) =
            layer.preActivationGradient(tape.layers.front(), p) * layer.recurrentInput(tape.layers.front(), p).transpose();
    if (layer.form() == RecurrentForm::Free)
      CHECK((whole - Matrix<double>(layer.U.of(gradient))).norm() < 1e-12 * whole.norm());
    Matrix<double> sum = Matrix<double>::Zero(whole.rows(), H);
    for (int t = 0; t < T; ++t) {
      Matrix<double> here = Matrix<double>::Zero(whole.rows(), H);
      for (int p = 0; p < static_cast<int>(cell->blocks.size()); ++p) {
        const int row = recurrentRow(*cell, p);
        if (row < 0) continue;
        here.middleRows(row * H, H) = layer.preActivationGradient(tape.layers.front(), p).middleCols(t * B, B) *
                                      layer.recurrentInput(tape.layers.front(), p).middleCols(t * B, B).transpose();
      }
      sum += here;
      const auto i = static_cast<std::size_t>(t);
      if (here.norm() == 0.0) {
        CHECK(share.logNorm[i] == -std::numeric_limits<double>::infinity());
        CHECK(std::isnan(share.cosine[i]));
        continue;
      }
      CHECK(share.logNorm[i] == Approx(std::log(here.norm() / whole.norm())).margin(1e-7));
      CHECK(share.cosine[i] == Approx(here.cwiseProduct(whole).sum() / (here.norm() * whole.norm())).margin(1e-7));
    }
    CHECK((sum - whole).norm() < 1e-12 * whole.norm());
    CHECK(share.logTotal == Approx(std::log(whole.norm())).epsilon(1e-12));
  }
}

TEST_CASE("sharpness is the largest eigenvalue of the explicit Hessian of a tiny network, of what is trained of it") {
  const bool prunes = GENERATE(false, true);
  for (const char* cell : {"rnn", "lstm", "gru"}) {
    INFO(cell << (prunes ? ", pruned" : ""));
    Experiment e = experimentWith(cell, "adding", 6);
    e.model.hidden = 3;
    e.train.learningRate = 0.25;
    Setup setup(e);
    const Eigen::Index n = setup.theta.size();
    for (Eigen::Index i = 1; prunes && i < n; i += 3) {
      setup.pruned.push_back(i);
      setup.theta[i] = 0.0;
    }
    const Subject subject = setup.subject();
    Matrix<double> hessian = Matrix<double>::Zero(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
      constexpr double h = 1e-5;
      if (prunes && i % 3 == 1) continue;
      Vector<double> up = setup.theta, down = setup.theta;
      up[i] += h;
      down[i] -= h;
      hessian.col(i) = (gradientAt(subject, up) - gradientAt(subject, down)) / (2.0 * h);
      if (prunes) CHECK(hessian(1, i) == 0.0);
    }
    REQUIRE((hessian - hessian.transpose()).cwiseAbs().maxCoeff() < 1e-8);
    const Vector<double> exact =
        Eigen::SelfAdjointEigenSolver<Matrix<double>>(0.5 * (hessian + hessian.transpose())).eigenvalues();
    const Analysis a = setup.analysis();
    REQUIRE(a.sharpness);
    CHECK(a.sharpness->largest == Approx(exact[n - 1]).epsilon(1e-7));
    CHECK(a.sharpness->smallest == Approx(exact[0]).epsilon(1e-6).margin(1e-7));
    CHECK(a.sharpness->rateTimesLargest == Approx(0.25 * exact[n - 1]).epsilon(1e-7));
    CHECK(a.sharpness->stepError < 1e-6);
  }
}

TEST_CASE("sharpness where gradients explode: the differences take a step that the loss is smooth over") {
  Experiment e = experimentWith("rnn", "adding", 60);
  e.model.hidden = 10;
  e.model.init.gain = 2.5;
  e.train.batch = 3;
  e.seed = 3;
  Setup setup(e);
  const Analysis a = setup.analysis();
  REQUIRE(a.sharpness);
  CHECK(a.sharpness->step < 1e-6);
  const Subject subject = setup.subject();
  const Eigen::Index n = setup.theta.size();
  Matrix<double> hessian(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    constexpr double h = 1e-9;
    Vector<double> up = setup.theta, down = setup.theta;
    up[i] += h;
    down[i] -= h;
    hessian.col(i) = (gradientAt(subject, up) - gradientAt(subject, down)) / (2.0 * h);
  }
  const Vector<double> exact =
      Eigen::SelfAdjointEigenSolver<Matrix<double>>(0.5 * (hessian + hessian.transpose())).eigenvalues();
  CHECK(a.sharpness->stepError < 1e-3 * a.sharpness->magnitude);
  CHECK(std::abs(a.sharpness->largest - exact[n - 1]) < 2.0 * a.sharpness->stepError);
  CHECK(std::abs(a.sharpness->smallest - exact[0]) < 2.0 * a.sharpness->stepError);
}

TEST_CASE("what overflows in float64 is named, and what only its squares would overflow is measured") {
  Experiment e = experimentWith("rnn", "temporal_order", 250);
  e.model.activation = "linear";
  e.model.hidden = 6;
  e.model.init.spectralRadius = 5.0;
  const Analysis wild = Run::make(e)->analyze();
  CHECK_FALSE(wild.divergence);
  const WeightShare& share = wild.layers.front().share;
  for (std::size_t t = 1; t < share.logNorm.size(); ++t) CHECK(std::isfinite(share.logNorm[t]));
  REQUIRE(wild.sharpness);
  CHECK(wild.sharpness->largest > wild.sharpness->smallest);
  CHECK(std::isfinite(wild.sharpness->residual));
  e.task.name = "adding";
  e.task.length = 600;
  const std::unique_ptr<Run> run = Run::make(e);
  const Analysis broken = run->analyze();
  REQUIRE(broken.divergence);
  CHECK(broken.divergence->quantity == "hidden state h");
  run->step();
  REQUIRE(run->divergence());
  CHECK(run->divergence()->text() == broken.divergence->text());
}

TEST_CASE("several layers, every cell: all parts are there, finite, and one result for one experiment") {
  for (const CellInfo* cell : cells()) {
    INFO(cell->about.id);
    Experiment e = experimentWith(std::string(cell->about.id), "adding", 10);
    e.model.layers = 2;
    e.precision = Precision::Float32;
    const std::unique_ptr<Run> run = Run::make(e);
    for (int i = 0; i < 3; ++i) run->step();
    const Analysis a = run->analyze();
    CHECK((a.layers.size() == 2 && a.step == 3 && !a.cancelled));
    REQUIRE((a.jacobians && a.sharpness));
    const bool hasGates = std::any_of(cell->gates.begin(), cell->gates.end(), [&](const Gate& g) {
      return !g.throughPhi && g.slot < int(cell->blocks.size()) && cell->blocks[std::size_t(g.slot)].recurrent;
    });
    CHECK(a.paths.has_value() == hasGates);
    CHECK(a.jacobians->size == cell->states * 8);
    for (const Analysis::Layer& layer : a.layers) {
      CHECK(std::isfinite(layer.slope.slope));
      CHECK(std::isfinite(layer.saturation.slope) == cell->usesActivation);
      CHECK(layer.spectra.size() == static_cast<std::size_t>(recurrentBlocks(*cell)));
    }
    CHECK(a.verdict.kind != VerdictKind::Unknown);
    CHECK(analysisJson(a).dump() == analysisJson(run->analyze()).dump());
  }
}

TEST_CASE("the top layer's paths and Jacobians are those of what it was given, with residual connections, too") {
  for (int layers : {1, 2, 3, 4}) {
    INFO(layers);
    Experiment e = experimentWith("gru", "adding", 12);
    e.model.layers = layers;
    e.model.residual = true;
    const Analysis a = Run::make(e)->analyze();
    REQUIRE((a.paths && a.paths->samples == e.train.batch));
    for (std::size_t t = 0; t < 12; ++t) CHECK(a.paths->total.logNorm[t] == Approx(a.layers.back().logNorm[t]).margin(1e-10));
  }
}

TEST_CASE("an LSTM without U keeps its memory, on screen and in an analysis alike") {
  Experiment e = experimentWith("lstm", "adding", 30);
  e.model.init.recurrent = "zeros";
  e.model.init.forgetBias = 6.0;
  const std::unique_ptr<Run> run = Run::make(e);
  const Verdict analyzed = run->analyze().verdict;
  Snapshot snapshot;
  run->fill(snapshot, false);
  for (const Verdict& verdict : {analyzed, snapshot.verdict}) CHECK(verdict.headline.find("memory c") != std::string::npos);
}

TEST_CASE("the rate that sharpness is held against is the one of the next step") {
  Experiment e = experimentWith("rnn", "adding", 6);
  e.train.learningRate = 0.01;
  e.train.schedule.warmup = 1000;
  const std::unique_ptr<Run> run = Run::make(e);
  for (int i = 0; i < 9; ++i) run->step();
  const Analysis a = run->analyze();
  REQUIRE(a.sharpness);
  CHECK(a.sharpness->rate == Approx(0.01 * 10 / 1000));
}

TEST_CASE("who looks on can end an analysis, and is told what is missing") {
  Setup setup(experimentWith("lstm", "adding", 10));
  int calls = 0;
  const Analysis a = analyze(setup.subject(), setup.experiment, [&](double fraction) {
    CHECK((fraction >= 0.0 && fraction <= 1.0));
    return ++calls < 4;
  });
  CHECK(a.cancelled);
  CHECK(calls == 4);
  CHECK_FALSE(a.sharpness);
  CHECK(mentions(a, "sharpness", "stopped"));
  CHECK(std::isfinite(a.layers.front().slope.slope));
  CHECK(analysisJson(a)["complete"] == false);
  CHECK(analysisJson(a)["sharpness"].is_null());
}

TEST_CASE("what would take minutes is left out, and says so") {
  Experiment e = experimentWith("rnn", "adding", 10000);
  e.model.hidden = 140;
  e.train.batch = 1;
  Setup setup(e);
  const Analysis a = analyze(setup.subject(), e, [n = 0](double) mutable { return ++n < 2; });
  CHECK_FALSE(a.jacobians);
  CHECK(mentions(a, "jacobians", "operations"));
  CHECK(a.layers.front().spectra.size() == 1);
}

TEST_CASE("numbers that are not finite are analyzed too") {
  Experiment e = experimentWith("rnn", "adding", 300);
  e.model.activation = "linear";
  e.model.init.gain = 100.0;
  const std::unique_ptr<Run> run = Run::make(e);
  run->step();
  REQUIRE(run->divergence());
  const Analysis a = run->analyze();
  CHECK(a.verdict.kind == VerdictKind::Diverged);
  CHECK(mentions(a, "sharpness", "not finite"));
  CHECK_FALSE(a.layers.front().spectra.empty());
  CHECK_FALSE(nlohmann::json::parse(analysisJson(a).dump())["divergence"].is_null());
}

TEST_CASE("a dead network is called dead, and its zeros are logarithms of 0") {
  Experiment e = experimentWith("rnn", "adding", 20);
  e.model.activation = "relu";
  e.model.init.bias = -50.0;
  const Analysis a = Run::make(e)->analyze();
  CHECK(a.verdict.kind == VerdictKind::Dead);
  CHECK(a.layers.front().saturation.dead == 1.0);
  CHECK(a.layers.front().saturation.slope == 0.0);
  const nlohmann::ordered_json document = analysisJson(a);
  CHECK(document["jacobians"]["lyapunov_exponents"][0] == "-inf");
  CHECK(document["layers"][0]["log_norm"][0] == "-inf");
  CHECK(document["layers"][0]["slope"]["slope"].is_null());
}
