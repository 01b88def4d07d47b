// What a figure is made of: scales, the text of an SVG, and plots that hide nothing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/figure/plot.h"
#include "engine/figure/scale.h"
#include "engine/formats/array_hash.h"

using namespace backflow;
using Catch::Contains;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a scale shows all values, and its ticks are round numbers", "[figure]") {
  const Scale plain = scaleOf({0.0, 1.0, std::nan("")}, 100, 300, false);
  CHECK(plain.low == 0.0);  // nothing below 0 where no value is
  CHECK(plain.high >= 1.0);
  CHECK(plain.px(plain.low) == 100);
  CHECK(plain.px(plain.high) == 300);
  const auto ticks = plain.ticks(5);
  CHECK(ticks.size() >= 4);
  CHECK(ticks[1].label == "0.2");

  const Scale deep = scaleOf({-400.0, 2.0}, 0, 100, true);  // log₁₀: far below what a double can hold
  CHECK(deep.low == -400);
  CHECK(deep.ticks(4).front().label == "10⁻⁴⁰⁰");
  const auto near = scaleOf({-0.9, 0.1}, 0, 100, true).ticks(5);
  CHECK(std::any_of(near.begin(), near.end(), [](const Scale::Tick& tick) { return tick.label == "0.2"; }));
  for (const double value : {0.0, 5.0, -3.0}) {  // one value, or none
    const Scale one = scaleOf({value}, 0, 100, false);
    CHECK(one.low < one.high);
    CHECK(one.px(value) >= 0.0);
    CHECK(one.px(value) <= 100.0);
  }
  CHECK(scaleOf({}, 0, 100, true).high > scaleOf({}, 0, 100, true).low);
}

TEST_CASE("a scale has few ticks however near its values are to each other", "[figure]") {
  const double chance = std::log(8.0), huge = 1e308;
  for (const std::vector<double>& values :
       {std::vector{chance, std::nextafter(chance, 3.0)}, std::vector{-chance, -std::nextafter(chance, 3.0)},
        std::vector{chance, chance * (1.0 + 2e-12)}, std::vector{0.0, 5e-324}, std::vector{-huge, huge}}) {
    const Scale scale = scaleOf(values, 0, 100, false);
    CHECK(scale.low < scale.high);
    CHECK(scale.ticks(5).size() <= 21);
  }
  const auto near = scaleOf({chance, std::nextafter(chance, 3.0)}, 0, 100, false).ticks(5);
  REQUIRE(near.size() >= 3);
  CHECK(near[0].label != near[1].label);
  const Scale narrow{1.0, std::nextafter(1.0, 2.0), 0, 100, false};  // narrower than scaleOf() makes any
  CHECK(narrow.ticks(5).size() <= 21);
}

TEST_CASE("text in an SVG cannot become markup", "[figure]") {
  CHECK(xmlText("a<b & \"c\">\x01") == "a&lt;b &amp; &quot;c&quot;&gt; ");
  Svg svg(10, 10, "</title>", "&");
  svg.text(1, 2, "<script>");
  CHECK_THAT(svg.document(), !Contains("<script>") && !Contains("</title></title>") && Contains("<desc>&amp;</desc>"));
  CHECK(svgNumber(-0.001) == "0");
  CHECK(svgNumber(1234.567) == "1234.57");
}

TEST_CASE("a curve has a gap where its values are not finite", "[figure]") {
  CurvePlot plot{"Loss", "training step", "L", false, {}, {}, {}, {}};
  const double inf = std::numeric_limits<double>::infinity();
  plot.curves = {{"a", {1, 2, 3, 4, 5, 6}, {1, 2, std::nan(""), inf, 3, 4}}};
  const std::string text = draw(plot, 400, 300).inlined();
  CHECK(count(text, "<polyline class=\"s0\"") == 2);
  CHECK_THAT(text, !Contains("nan") && !Contains("inf"));
  plot.curves = {{"a", {}, {}}};
  CHECK_THAT(draw(plot, 400, 300).inlined(), Contains("a: nothing measured"));
}

TEST_CASE("a map draws every cell, NaN in a colour of its own", "[figure]") {
  MapPlot plot{"M", "x", "y", 1, 3, 1, 2, Matrix<double>::Zero(2, 3), gradientColour, {}, {-4, 4}, {}};
  plot.values << 0, -8, std::nan(""), 8, 8, -80;
  const std::string text = draw(plot, 400, 300).inlined();
  for (const double value : {0.0, -8.0, 8.0, std::nan("")}) CHECK(count(text, gradientColour(value)) == 1);
  CHECK(count(text, "<path class=\"contour\"") == 1);
  CHECK(count(text, "<path class=\"contour dashed\"") == 1);
  CHECK(gradientColour(-80) == gradientColour(-8));
  CHECK(gradientColour(std::nan("")) == "#8fae00");
  CHECK(darknessColour(0) != darknessColour(1));
}

TEST_CASE("the hash of arrays tells one bit, and not their order", "[figure]") {
  const NamedArray a{"a", {2}, std::vector<float>{1.0f, 2.0f}}, b{"b", {1}, std::vector<float>{3.0f}};
  NamedArray other = b;
  std::get<std::vector<float>>(other.data)[0] = std::nextafter(3.0f, 4.0f);
  CHECK(arrayHash({a, b}) == arrayHash({b, a}));
  CHECK(arrayHash({a, b}) != arrayHash({a, other}));
  CHECK(arrayHash({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");  // of nothing
}
