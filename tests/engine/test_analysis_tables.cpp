#include "engine/report/analysis_tables.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "analyzed.h"
#include "engine/cells/cell.h"
#include "engine/formats/number_text.h"
#include "engine/train/run.h"

using namespace backflow;

namespace {

const TextTable* titled(const std::vector<TextTable>& all, const std::string& words) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&words](const TextTable& table) { return table.title.find(words) != std::string::npos; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an analysis of every cell becomes tables whose rows fit their heads") {
  REQUIRE(cells().size() >= 9);
  for (const CellInfo* cell : cells()) {
    INFO(cell->about.id);
    const Analysis a = Run::make(experimentWith(std::string(cell->about.id), "adding", 12))->analyze();
    const std::vector<TextTable> all = analysisTables(a);
    REQUIRE(all.size() >= 2);
    for (const TextTable& table : all) {
      INFO(table.title);
      CHECK_FALSE(table.title.empty());
      CHECK_FALSE(table.rows.empty());
      for (const auto& row : table.rows) CHECK(row.size() == (table.head.empty() ? 2 : table.head.size()));
    }
    CHECK((titled(all, "gates") != nullptr) == !a.layers.front().saturation.gates.empty());
    CHECK((titled(all, "spectrum") != nullptr) == !a.layers.front().spectra.empty());
    CHECK((titled(all, "Paths") != nullptr) == a.paths.has_value());
    CHECK((titled(all, "Left out") != nullptr) == !a.skipped.empty());
  }
}

TEST_CASE("tables of an analysis hold its numbers, layer by layer") {
  Experiment e = experimentWith("lstm", "adding", 12);
  e.model.layers = 2;
  const Analysis a = Run::make(e)->analyze();
  const std::vector<TextTable> all = analysisTables(a);
  const TextTable* loss = titled(all, "Loss");
  REQUIRE(loss);
  CHECK(loss->rows.front() == std::vector<std::string>{"L", shownText(a.loss)});
  for (std::size_t l = 0; l < 2; ++l) {
    const std::string name = "Layer " + std::to_string(l + 1);
    const TextTable* spectra = titled(all, name + ": spectrum");
    REQUIRE(spectra);
    REQUIRE(spectra->rows.size() == a.layers[l].spectra.size());
    for (std::size_t i = 0; i < spectra->rows.size(); ++i) {
      const GateSpectrum& u = a.layers[l].spectra[i];
      CHECK(spectra->rows[i] ==
            std::vector<std::string>{u.gate, shownText(u.radius), shownText(u.largestSingular), shownText(u.smallestSingular)});
    }
    const TextTable* share = titled(all, name + ": dU");
    REQUIRE(share);
    CHECK(share->rows.front().front() == "t = 1");
    CHECK(share->rows.back().front() == "t = 12");
  }
  REQUIRE(a.jacobians);
  const TextTable* jacobians = titled(all, "Jacobians");
  REQUIRE(jacobians);
  CHECK(jacobians->title == "Jacobians J_t of the top layer, 16 × 16, over " + countText(a.jacobians->samples, "sample"));
}

TEST_CASE("the bound σ₁·γ has a column where a cell has that bound, and only there") {
  const Analysis rnn = Run::make(experimentWith("rnn", "adding", 12))->analyze();
  const TextTable* spectra = nullptr;
  const std::vector<TextTable> all = analysisTables(rnn);
  REQUIRE((spectra = titled(all, "spectrum")));
  CHECK(spectra->head.back() == "σ₁·γ");
  CHECK(spectra->rows.front().back() == shownText(rnn.layers.front().spectra.front().bound));
  const std::vector<TextTable> gru = analysisTables(Run::make(experimentWith("gru", "adding", 12))->analyze());
  REQUIRE((spectra = titled(gru, "spectrum")));
  CHECK(spectra->head.back() == "σ_min");
}

TEST_CASE("a count is told with its noun, which is plural unless it is one") {
  CHECK(countText(1, "sample") == "1 sample");
  CHECK(countText(0, "sample") == "0 samples");
  CHECK(countText(12, "training step") == "12 training steps");
}
