// The river: what it is where nearly nothing arrives, and where nothing does.
#include <QImage>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "tests/ui/synthetic.h"
#include "ui/views/list.h"
#include "ui/views/ribbon.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

constexpr double kZero = -std::numeric_limits<double>::infinity();
const Axes kAxes{QRectF(40, 20, 600, 100), {1.0, 61.0}, {-1.0, 1.0}};

std::vector<Bed> bedsOf(const Ratios& ratio) {
  std::vector<Bed> all;
  for (const Reach& reach : reachesOf(ratio, kAxes)) all.push_back(reach.bed);
  return all;
}

// The river of a run whose snapshot `change` has changed.
template <typename Change>
std::pair<QImage, QString> riverOf(Synthetic run, Change change, const ViewInfo& info = river::info) {
  Lane lane('A');
  Trainer::News news = synthesize(run, 1, 50);
  auto snapshot = std::make_shared<Snapshot>(*news.snapshot);
  change(*snapshot);
  news.snapshot = snapshot;
  lane.absorb(news);
  const std::unique_ptr<View> view(info.make(nullptr));
  QString hint;
  QObject::connect(view.get(), &View::hintChanged, [&](const QString& said) { hint = said; });
  view->resize(700, 200);
  view->refresh({&lane});
  return {view->grab().toImage(), hint};
}

}  // namespace

TEST_CASE("the river narrows to a hairline at 1e-8, is a dashed one below, and dry where nothing arrives", "[river]") {
  double before = kAxes.area.height();
  for (double ratio = 8.0; ratio >= -8.0; ratio -= 0.5) {
    CHECK(halfWidth(ratio, kAxes) < before);
    before = halfWidth(ratio, kAxes);
  }
  CHECK(before < 1.0);
  CHECK(halfWidth(-30.0, kAxes) == before);
  Ratios ratio;
  for (int t = 0; t < 61; ++t) ratio.push_back(-0.3 * (60 - t));  // to 1e-18
  CHECK(bedsOf(ratio) == std::vector<Bed>{Bed::Thread, Bed::Water});
  for (std::size_t t = 0; t < 20; ++t) ratio[t] = kZero;
  CHECK(bedsOf(ratio) == std::vector<Bed>{Bed::Dry, Bed::Thread, Bed::Water});
  for (std::size_t t = 0; t < 10; ++t) ratio[t] = kNotMeasured;
  CHECK(bedsOf(ratio) == std::vector<Bed>{Bed::Bad, Bed::Dry, Bed::Thread, Bed::Water});
  CHECK(bedsOf(Ratios(61, 0.0)) == std::vector<Bed>{Bed::Water});
  CHECK(bedsOf(Ratios(61, kZero)) == std::vector<Bed>{Bed::Dry});
  CHECK(bedsOf({0.0}) == std::vector<Bed>{Bed::Water});
  double end = kAxes.px(1.0);
  for (const Reach& reach : reachesOf(ratio, kAxes)) {  // each begins where the one before ends
    CHECK(reach.left() == Approx(end));
    end = reach.right();
  }
  CHECK(end == Approx(kAxes.px(61.0)));
}

TEST_CASE("1e-8, 1e-36 and 0 are unlike rivers", "[river]") {
  const auto flat = [](double ln) {
    return riverOf({},
                   [ln](Snapshot& s) {
                     for (std::size_t t = 0; t + 10 < s.layers.back().logNorm.size(); ++t)
                       s.layers.back().logNorm[t] = s.layers.back().logNorm.back() + ln;
                   })
        .first;
  };
  const QImage small = flat(std::log(2e-8)), least = flat(std::log(1e-36)), zero = flat(kZero);
  CHECK(small != least);
  CHECK(least != zero);
  CHECK(small != zero);
}

TEST_CASE("where every step has a loss the plots say that they are of all, and draw the last alone", "[river]") {
  const auto reach = [](double ln) {
    return [ln](Snapshot& s) {
      s.lastReach = ln;
      const auto T = static_cast<int>(s.layers.back().logNorm.size());
      for (int t = 0; t < T && !std::isnan(ln); ++t) s.logNormOfLast.push_back(ln * (T - 1 - t) / (T - 1) - 3.0);
    };
  };
  for (const ViewInfo* info : {&river::info, &gradient_norm::info, &gradient_history::info}) {
    CAPTURE(info->id);
    const auto one = riverOf({.slope = 0.001}, reach(kNotMeasured), *info);
    const auto far = riverOf({.slope = 0.001}, reach(std::log(1e-3)), *info);
    const auto further = riverOf({.slope = 0.001}, reach(std::log(1e-6)), *info);
    if (info == &gradient_history::info) {
      CHECK(one.second.isEmpty());  // the panel has its own
    } else {
      CHECK(one.first != far.first);
      CHECK(far.first != further.first);
    }
    if (info != &river::info) CHECK(far.second.contains("of all losses"));
  }
}
