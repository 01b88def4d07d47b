// What every view says in words, against the same quantities as Run::analyze and Run::probe give them for the same state.
#include <QComboBox>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <memory>

#include "engine/train/run.h"
#include "tests/engine/probed.h"
#include "tests/ui/driver.h"
#include "ui/views/plot.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

constexpr AnalysisParts kShown{.spectra = true, .jacobians = true, .paths = true, .triangle = true};
constexpr double kThreshold = 0.02;  // of clipping by value; it fires

std::vector<double> cut(std::vector<double> g) {
  for (double& x : g) x = std::clamp(x, -kThreshold, kThreshold);
  return g;
}

Experiment small(const std::string& cell, std::uint64_t seed) {
  Experiment e;
  e.seed = seed;
  e.precision = Precision::Float64;
  e.task.name = "adding";
  e.task.length = 24;
  e.model.cell = cell;
  e.model.hidden = 6;
  e.train.batch = 4;
  e.train.validateEvery = 2;
  e.train.learningRate = 0.02;  // so that a few steps show in the spectrum, too
  e.train.clip = {"value", kThreshold};
  return e;
}

// A lane after some training steps, and what is measured of that state and of the one that the last step began with.
struct Scene {
  std::unique_ptr<Run> run;
  Analysis before, after;
  Arrays atLastStep, now;
  std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();
  Lane lane{'A'};

  Scene(const std::string& cell, int steps, std::uint64_t seed = 7) : run(Run::make(small(cell, seed))) {
    Trainer::News news;
    news.length = run->task().length;
    for (int i = 1; i <= steps; ++i) {
      if (i == steps) before = run->analyze({}, kShown), atLastStep = doubles(run->probe(true));
      news.rows.push_back(run->step());
      for (double ln : run->logNorms()) news.logNorms.push_back(static_cast<float>(ln));
    }
    run->fill(*snapshot);
    snapshot->state = run->save();
    news.snapshot = snapshot;
    lane.absorb(news);
    now = doubles(run->probe(true));
    after = run->analyze({}, kShown);
    lane.absorb(std::make_shared<const Analysis>(after));
  }
  int length() const { return after.length; }
};

QString fromLn(double ln) { return numberFromLog10(log10FromLn(ln)); }
QString percent(double fraction) { return number(100.0 * fraction) + " %"; }

double meanAbsoluteError(const Prediction& p) {
  double sum = 0.0;
  for (std::size_t i = 0; i < p.target.size(); ++i) sum += std::abs(p.target[i] - p.predicted[i]);
  return sum / static_cast<double>(p.target.size());
}

// Least and greatest of the first sample's hidden states.
std::pair<double, double> rangeOfSample(const Scene& s) {
  const std::vector<double>& h = s.atLastStep.at("h_l0");  // T × B × H
  const std::size_t H = 6, B = 4;
  std::pair<double, double> range{1e9, -1e9};
  for (std::size_t t = 0; t * B * H < h.size(); ++t)
    for (std::size_t u = 0; u < H; ++u)
      range = {std::min(range.first, h[t * B * H + u]), std::max(range.second, h[t * B * H + u])};
  return range;
}

QStringList eachParameter(const Scene& s) {
  QStringList all;
  for (const auto& [name, values] : s.atLastStep)
    if (const auto weights = s.atLastStep.find(name.rfind("grad/", 0) == 0 ? name.substr(5) : "");
        weights != s.atLastStep.end())
      all << QString("%1: ‖θ‖ %2, gradient %3")
                 .arg(QString::fromStdString(weights->first).remove("rnn."), number(norm(weights->second)),
                      number(norm(values)));
  return all;
}

// What the summary of each view must hold. A view that is missing here fails the test.
using Said = QStringList (*)(const Scene&);
const std::map<std::string, Said> kSaid = {
    {"river",
     [](const Scene& s) {
       const auto& n = s.atLastStep.at("norm_l0");
       return QStringList{numberFromLog10(std::log10(n.front() / n.back()))};
     }},
    {"gradient_norm",
     [](const Scene& s) {
       const auto& n = s.atLastStep.at("norm_l0");
       return QStringList{number(n.front()), number(n.back())};
     }},
    {"gradient_history",
     [](const Scene& s) {
       const auto& n = s.atLastStep.at("norm_l0");
       return QStringList{"step " + grouped(s.after.step), numberFromLog10(std::log10(n.front() / n.back()))};
     }},
    {"hidden_state",
     [](const Scene& s) {
       const auto [least, greatest] = rangeOfSample(s);
       return QStringList{"from " + number(least) + " to " + number(greatest)};
     }},
    {"loss", [](const Scene& s) { return QStringList{"loss is " + number(s.atLastStep.at("loss")[0])}; }},
    {"clipping",
     [](const Scene& s) {
       const std::vector<double> raw = gradient(s.atLastStep);
       return QStringList{number(norm(raw)) + " before", number(norm(cut(raw))) + " after",
                          number(degrees(raw, cut(raw))) + "°"};
     }},
    {"prediction", [](const Scene& s) { return QStringList{number(meanAbsoluteError(s.snapshot->prediction))}; }},
    {"spectrum",
     [](const Scene& s) {
       const GateSpectrum& first = s.before.layers[0].spectra[0];
       return QStringList{"radius " + number(first.radius), "value " + number(first.largestSingular)};
     }},
    {"loss_cliff",
     [](const Scene& s) {
       return QStringList{number(s.now.at("loss")[0]) + " here", "norm is " + number(norm(gradient(s.now)))};
     }},
    {"triangle",
     [](const Scene& s) {
       const auto& all = s.now.at("triangle");
       const std::size_t T = static_cast<std::size_t>(s.length()), row = T * (T - 1);
       return QStringList{number(all[row]), number(all[row + T - 1])};
     }},
    {"jacobian",
     [](const Scene& s) {
       const Jacobians& j = *s.after.jacobians;
       return QStringList{number(j.exponents.front()), fromLn(j.lags.back().greatest), fromLn(j.lags.back().least)};
     }},
    {"lstm_paths",
     [](const Scene& s) {
       const Paths& p = *s.after.paths;
       return QStringList{"total " + fromLn(p.total.logNorm[0]), "highway " + fromLn(p.highway.logNorm[0]),
                          "gates " + fromLn(p.gates.logNorm[0]), "hidden " + fromLn(p.hidden.logNorm[0]),
                          "×" + number(std::exp(p.highway.fit.slope))};
     }},
    {"weight_share",
     [](const Scene& s) {
       const WeightShare& share = s.after.layers[0].share;
       return QStringList{"norm " + number(norm(s.now.at("grad/rnn.weight_hh_l0"))), fromLn(share.logNorm.back()),
                          "at " + number(share.cosine.back())};
     }},
    {"saturation",
     [](const Scene& s) {
       const Analysis::Layer& layer = s.after.layers[0];
       const std::vector<double>& h = s.now.at("h_l0");
       const auto saturated = std::count_if(h.begin(), h.end(), [](double x) { return std::abs(x) > 0.95; });
       QStringList all{"|h| > 0.95: " + percent(static_cast<double>(saturated) / static_cast<double>(h.size())),
                       "φ′ " + number(layer.saturation.slope), number(layer.timeConstants->median)};
       for (const Saturation::Gate& gate : layer.saturation.gates)
         all << QString::fromStdString(gate.label) + ": " + percent(gate.low) << "mean " + number(gate.mean);
       return all;
     }},
    {"weights", eachParameter},
};

std::unique_ptr<View> viewOf(const ViewInfo& info, const Lane& lane) {
  std::unique_ptr<View> view(info.make(nullptr));
  view->resize(315, 260);
  view->refresh({const_cast<Lane*>(&lane)});
  if (std::string(info.id) == "loss_cliff")
    REQUIRE(waitFor([&view] {
      view->frame();
      return view->summary().contains("here");
    }));
  view->grab();
  return view;
}

const ViewInfo& infoOf(const std::string& id) {
  for (const ViewInfo* info : views())
    if (info->id == id) return *info;
  throw std::logic_error(id);
}

QStringList missing(const QString& summary, const QStringList& wanted) {
  QStringList all;
  for (const QString& text : wanted)
    if (!summary.contains(text)) all << text;
  return all;
}

}  // namespace

TEST_CASE("every view says the engine's numbers", "[views]") {
  const Scene scene("lstm", 4), other("lstm", 6, 8);
  REQUIRE(views().size() >= 15);
  CHECK(views().size() == kSaid.size() + 1);
  for (const ViewInfo* info : views()) {
    INFO(info->id);
    if (std::string(info->id) == "phase") continue;  // of a sweep and of no lane: test_phase.cpp
    const auto said = kSaid.find(info->id);
    REQUIRE(said != kSaid.end());
    const QStringList wanted = said->second(scene);
    REQUIRE_FALSE(wanted.isEmpty());
    const QString summary = viewOf(*info, scene.lane)->summary(), others = viewOf(*info, other.lane)->summary();
    INFO(summary.toStdString());
    CHECK(missing(summary, wanted).join(" | ").toStdString() == "");
    CHECK_FALSE(missing(others, wanted).isEmpty());  // of another state they are other numbers
  }
}

TEST_CASE("views of an analysis say why there is nothing", "[views]") {
  Lane lane('A');
  for (const char* id : {"triangle", "jacobian", "lstm_paths", "weight_share", "saturation"}) {
    INFO(id);
    CHECK(viewOf(infoOf(id), lane)->summary().contains("no data"));
  }
  auto failed = std::make_shared<Analysis>();
  failed->skipped = {{"analysis", "the file is gone"}};
  lane.absorb(std::shared_ptr<const Analysis>(failed));
  for (const char* id : {"jacobian", "weight_share"}) {
    INFO(id);
    CHECK(viewOf(infoOf(id), lane)->summary().contains("the file is gone"));
  }
  const Scene plain("rnn", 3);
  CHECK(viewOf(infoOf("lstm_paths"), plain.lane)->summary().contains("no gates"));
}

TEST_CASE("the state and every gate of a cell can be chosen", "[views]") {
  const std::map<std::string, QStringList> offered = {
      {"rnn", {}},  // h alone: there is nothing to choose
      {"lstm", {"hidden state h", "memory c", "input gate i", "forget gate f", "candidate g", "output gate o"}},
      {"gru", {"hidden state h", "update gate z", "reset gate r", "candidate h̃"}},
      {"gru_reset_after", {"hidden state h", "update gate z", "reset gate r", "candidate h̃"}},
      {"mgu", {"hidden state h", "gate f", "candidate h̃"}},
      {"mingru", {"hidden state h", "update gate z", "candidate h̃"}},
      {"minlstm", {"hidden state h", "forget gate f", "input gate i", "share kept f′", "candidate h̃"}},
      {"lru", {"hidden state h", "imaginary part of s"}},
  };
  for (const auto& [cell, labels] : offered) {
    INFO(cell);
    const Scene scene(cell, 2);
    const auto view = viewOf(infoOf("hidden_state"), scene.lane);
    auto* choice = view->findChild<QComboBox*>();
    REQUIRE(choice);
    REQUIRE(scene.snapshot->layers[0].maps.size() == static_cast<std::size_t>(std::max<qsizetype>(1, labels.size())));
    CHECK(choice->isVisibleTo(view.get()) == !labels.isEmpty());
    CHECK((choice->focusPolicy() & Qt::TabFocus) == Qt::TabFocus);
    CHECK_FALSE(choice->accessibleName().isEmpty());
    for (int i = 0; i < labels.size(); ++i) {
      CHECK(choice->itemText(i).toStdString() == labels[i].toStdString());
      const Heatmap& map = scene.snapshot->layers[0].maps[static_cast<std::size_t>(i)];
      if (i % 2)
        view->choose(QString::fromStdString(map.id));
      else
        emit choice->activated(i);  // as the keys and the mouse do
      CHECK(view->summary().contains(labels[i]));
      CHECK(view->summary().contains("from " + number(map.values.minCoeff()) + " to " + number(map.values.maxCoeff())));
    }
  }
}
