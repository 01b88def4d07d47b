// What a step back is made of, against its definition from a probe's arrays: on screen and in an analysis alike.
#include <catch2/catch.hpp>

#include "engine/diagnose/analyze.h"
#include "engine/train/run.h"
#include "tests/engine/analyzed.h"
#include "tests/engine/probed.h"

using namespace backflow;

namespace {

// ‖·‖ over the batch of block t, from 0, of an array T × B × H; each number times what `factor` makes of h there.
template <class F>
double normAt(const std::vector<double>& values, const std::vector<double>& h, std::size_t t, std::size_t block, F factor) {
  std::vector<double> part;
  for (std::size_t i = t * block; i < (t + 1) * block; ++i) part.push_back(values[i] * factor(h[i]));
  return norm(part);
}

// The first factor in the sentence that has the sign; NaN: there is none.
double equation(const Snapshot& snapshot, const char* sign = "step back") {
  for (const std::string& sentence : snapshot.verdict.evidence)
    if (const auto at = sentence.find("on average "); at != std::string::npos && sentence.find(sign) != std::string::npos)
      return std::stod(sentence.substr(at + 11));
  return kNotMeasured;
}

}  // namespace

TEST_CASE("what φ′ leaves of the gradient at a step back is the mean of its definition") {
  for (const Precision precision : {Precision::Float64, Precision::Float32}) {
    Experiment e = experimentWith("rnn", "adding", 12);
    e.train.batch = 20;  // in two parts, of which the norms are put together
    e.model.init.gain = 1.3;
    const Arrays probe = doubles(Run::make(e)->probe(false));
    double sum = 0.0;
    const std::vector<double>&dh = probe.at("dh_l0"), &h = probe.at("h_l0");
    for (std::size_t t = 1; t < 12; ++t)
      sum += std::log(normAt(dh, h, t, 20 * 8, [](double y) { return 1.0 - y * y; }) /
                      normAt(dh, h, t, 20 * 8, [](double) { return 1.0; }));
    e.precision = precision;
    const std::unique_ptr<Run> run = Run::make(e);
    const Analysis a = run->analyze();
    CHECK(a.throughActivation == Approx(sum / 11.0).epsilon(precision == Precision::Float64 ? 1e-12 : 1e-5));
    Snapshot snapshot;
    run->fill(snapshot, false);
    CHECK(equation(snapshot) == Approx(std::exp(sum / 11.0)).epsilon(0.005));
    e.train.clip.mode = "per_step";
    e.train.clip.threshold = 1e-6;
    const std::unique_ptr<Run> clipped = Run::make(e);
    clipped->fill(snapshot, false);
    CHECK(std::isnan(equation(snapshot)));  // δ_t is another one before and after φ′
  }
}

TEST_CASE("through an orthogonal U the gradient loses to φ′ alone") {
  for (const char* target : {"last", "every"}) {
    Experiment e = experimentWith("rnn", "parity", 12);
    e.task.target = target;
    const Analysis a = Run::make(e)->analyze();
    CHECK(a.throughActivation < 0.0);
    CHECK((a.logNormOfLast.front() - a.logNormOfLast.back()) / 11.0 == Approx(a.throughActivation).epsilon(1e-9));
  }
}

TEST_CASE("what the gate keeps is the product of its values") {
  Experiment e = experimentWith("lstm", "adding", 12);
  e.model.init.input = e.model.init.recurrent = "zeros";
  e.model.init.forgetBias = 1.0;
  const std::unique_ptr<Run> run = Run::make(e);
  const double logSigmoid = -std::log1p(std::exp(-1.0));
  CHECK(run->analyze().throughKeeper == Approx(logSigmoid).epsilon(1e-12));
  CHECK(std::isnan(run->analyze().throughActivation));
  Snapshot snapshot;
  run->fill(snapshot, false);
  bool said = false;
  for (const std::string& sentence : snapshot.verdict.evidence)
    said = said || sentence.find("f alone keeps") != std::string::npos;
  CHECK_FALSE(said);  // nothing comes back through U = 0, so there is no slope beside which it would stand
}

TEST_CASE("in float32 what φ′ leaves is told right, or not at all, however little arrives") {
  int told = 0, withheld = 0;
  for (const int length : {20, 40, 59, 80, 120, 200}) {
    CAPTURE(length);
    Experiment e = experimentWith("rnn", "adding", length);
    e.model.activation = "sigmoid";
    e.train.batch = 20;
    e.precision = Precision::Float32;
    Snapshot snapshot;
    const std::unique_ptr<Run> run = Run::make(e);
    run->fill(snapshot, false);
    const double exact = run->analyze().throughActivation;  // in float64; U is orthogonal
    if (std::isnan(equation(snapshot, "φ′"))) {
      ++withheld;
      continue;
    }
    ++told;
    CHECK(equation(snapshot, "φ′") == Approx(std::exp(exact)).epsilon(5e-4));
  }
  CHECK((told >= 2 && withheld >= 1));
}
