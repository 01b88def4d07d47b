// Sliders: every position is a value that the knob allows, and values find their place.
#include <catch2/catch.hpp>

#include "ui/controls/layout.h"

using namespace backflow;
using namespace backflow::ui;

TEST_CASE("every position of every slider is a value that its knob takes, in order, and comes back to its place") {
  int sliders = 0;
  for (const ControlSection& section : controlSections()) {
    for (const ControlRow& row : section.rows) {
      if (row.dress != ControlRow::Dress::Slider) continue;
      CAPTURE(row.path);
      const KnobScale scale(knob(row.path), row.special);
      REQUIRE(scale.last() > 0);
      Experiment experiment;
      int jumps = 0;
      double before = -1e300;
      for (int position = 0; position <= scale.last(); ++position) {
        const nlohmann::json value = scale.value(position);
        REQUIRE_NOTHROW(setKnob(experiment, row.path, value));
        CHECK(std::abs(scale.position(value) - position) <= 1);  // two figures may round to the neighbour
        const double number = value.is_number() ? value.get<double>() : -1e300;
        jumps += number < before;
        before = number;
      }
      CHECK(jumps == (row.special && row.special->atEnd ? 1 : 0));
      ++sliders;
    }
  }
  CHECK(sliders > 8);
}

TEST_CASE("special values have a word, which can be typed") {
  const KnobScale truncate(knob("train.truncate"), Special{"0", "full", true});
  CHECK(truncate.value(truncate.last()) == 0);
  CHECK(truncate.position(0) == truncate.last());
  CHECK(truncate.typedValue(" Full ") == "0");
  CHECK(truncate.typedValue("20") == "20");
  Experiment experiment;
  CHECK(truncate.text(experiment) == "full");
  experiment.train.truncate = 20;
  CHECK(truncate.text(experiment) == "20");
  const KnobScale radius(knob("model.init.spectral_radius"), Special{"null", "off", false});
  CHECK(radius.value(0).is_null());
  CHECK(radius.value(1) == knob("model.init.spectral_radius").sliderMin);
}
