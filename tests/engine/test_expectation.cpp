// What a run must come to: weights that are compared with a file's.
#include <catch2/catch.hpp>
#include <limits>

#include "engine/formats/weights.h"
#include "engine/report/expectation.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;

namespace {

// Whether weights pass that are expected to be a file's within 0.5.
Judgement judged(const std::vector<double>& file, const std::vector<double>& weights) {
  const TemporaryFolder at;
  writeWeights(at / "w.npz", {{{"w", {file.size()}, file}}, {}});
  Expectations all;
  all.folder = at / "";
  Expectation e;
  e.figure = "weights";
  e.text = "w.npz";
  e.tolerance = 0.5;
  Replay replay;
  replay.parameters = {{"w", {weights.size()}, weights}};
  return judge(e, all, replay);
}

}  // namespace

TEST_CASE("weights pass where no number is farther off than is allowed, and every number is one", "[expectation]") {
  CHECK(judged({1, 2, 3}, {1, 2.25, 3}).pass);
  CHECK_FALSE(judged({1, 2, 3}, {1, 2.75, 3}).pass);
  CHECK_FALSE(judged({1, 2}, {1, 2, 3}).pass);
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  for (const double odd : {nan, inf})
    for (std::size_t i = 0; i < 3; ++i) {
      std::vector<double> weights{1, 2, 3};
      weights[i] = odd;
      CHECK_FALSE(judged({1, 2, 3}, weights).pass);
      CHECK_FALSE(judged(weights, {1, 2, 3}).pass);
      CHECK_FALSE(judged(weights, weights).pass);
    }
  CHECK_THAT(judged({1, nan, 3}, {1, 2, 3}).text, Catch::Contains("not finite"));
}
