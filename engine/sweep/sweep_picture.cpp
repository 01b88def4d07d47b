#include "engine/sweep/sweep_picture.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/diagnose/statistics.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/knobs.h"
#include "engine/figure/plot.h"
#include "engine/figure/scale.h"
#include "engine/formats/number_text.h"
#include "engine/sweep/sweep_table.h"

namespace backflow {
namespace {

using nlohmann::json;

// Each verdict by colour, sign and mark: any one of the three is enough to tell it.
struct Look {
  VerdictKind kind;
  const char *sign, *colour;
  Svg::Mark mark;
};
constexpr Look kLooks[] = {
    {VerdictKind::Unknown, "?", "#dfe4ea", Svg::Mark::Square},    {VerdictKind::Vanishing, "V", "#6f94e0", Svg::Mark::Triangle},
    {VerdictKind::Exploding, "E", "#f0876a", Svg::Mark::Diamond}, {VerdictKind::Healthy, "H", "#7fd0a8", Svg::Mark::Disc},
    {VerdictKind::Saturated, "S", "#d9a9c9", Svg::Mark::Square},  {VerdictKind::Dead, "0", "#9aa4b0", Svg::Mark::Square},
    {VerdictKind::Converged, "C", "#e7f3c0", Svg::Mark::Disc},    {VerdictKind::Diverged, "×", "#c9d43c", Svg::Mark::Cross}};
const Look& lookOf(VerdictKind kind) {
  return *std::find_if(std::begin(kLooks), std::end(kLooks), [=](const Look& look) { return look.kind == kind; });
}

constexpr const char* kFailed = "#ffffff";
constexpr double kSlopeOf = 100.0;  // the slope is shown as powers of ten over so many steps

std::string shown(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "on" : "off";
  if (value.is_null()) return "off";
  return value.is_number() ? roundedText(value.get<double>(), 4) : value.dump();
}

double median(std::vector<double> values) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  std::sort(values.begin(), values.end());
  return quantile(values, 0.5);
}

// What became of the trials of one cell of the map.
struct Cell {
  std::vector<double> losses, slopes;
  std::map<VerdictKind, int> verdicts;
  std::size_t trials = 0, failed = 0, missing = 0;

  void add(const std::optional<Trial>& trial) {
    ++trials;
    if (!trial) {
      ++missing;
    } else if (!trial->result.error.empty()) {
      ++failed;
    } else {
      losses.push_back(trial->result.loss);
      slopes.push_back(trial->result.slope);
      ++verdicts[trial->result.verdict.kind];
    }
  }
  const Look* look() const {  // of the most frequent verdict; none: there is none
    const auto most = std::max_element(verdicts.begin(), verdicts.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return most == verdicts.end() ? nullptr : &lookOf(most->first);
  }
};

class Picture {
 public:
  Picture(const Sweep& sweep, const std::vector<std::optional<Trial>>& trials, std::string colour)
      : sweep_(sweep), trials_(trials), colour_(std::move(colour)) {
    for (std::size_t i = 0; i < sweep.axes.size(); ++i)
      if (sweep.axes[i].values.size() > 1 && sweep.axes[i].path != "seed") spanning_.push_back(i);
    std::vector<double> losses;
    for (const std::optional<Trial>& trial : trials)
      if (trial && std::isfinite(trial->result.loss)) losses.push_back(trial->result.loss);
    if (!losses.empty()) {
      const auto [least, greatest] = std::minmax_element(losses.begin(), losses.end());
      least_ = *least, greatest_ = *greatest;
    }
    logarithmic_ = least_ > 0.0 && greatest_ > 30.0 * least_;
  }

  bool isMap() const { return spanning_.size() == 2 && sweep_.drawn.empty(); }
  std::string map() const;
  std::string dots() const;

 private:
  std::string title() const { return sweep_.base.name.empty() ? std::string("Sweep") : "Sweep of " + sweep_.base.name; }
  std::string counts() const;
  double lossPart(double loss) const {
    const auto scaled = [&](double v) { return logarithmic_ ? std::log10(v) : v; };
    return greatest_ > least_ ? (scaled(loss) - scaled(least_)) / (scaled(greatest_) - scaled(least_)) : 0.5;
  }
  std::string colourOf(double loss, double slope, const Look& look) const {
    if (colour_ == "verdict") return look.colour;
    if (colour_ == "slope") return gradientColour(slope * kSlopeOf / std::log(10.0));
    return darknessColour(lossPart(loss));
  }
  void drawCell(Svg& svg, const Cell& cell, double x, double y, double w, double h, const std::string& where) const;
  void legend(Svg& svg, double x, double y) const;
  void drawDots(Svg& svg, std::size_t setting, double x, double y, double w, double h) const;

  const Sweep& sweep_;
  const std::vector<std::optional<Trial>>& trials_;
  const std::string colour_;
  std::vector<std::size_t> spanning_;    // axes with more than one value, without seeds
  double least_ = 0.0, greatest_ = 1.0;  // loss
  bool logarithmic_ = false;
};

std::string Picture::counts() const {
  std::map<std::string, int> all;
  int missing = 0;
  for (const std::optional<Trial>& trial : trials_) {
    if (!trial)
      ++missing;
    else
      ++all[trial->result.error.empty() ? std::string(verdictName(trial->result.verdict.kind)) : "failed"];
  }
  std::string text = std::to_string(trials_.size()) + " trials";
  for (const auto& [name, count] : all) text += ", " + std::to_string(count) + " " + name;
  return missing ? text + ", " + std::to_string(missing) + " missing" : text;
}

void Picture::drawCell(Svg& svg, const Cell& cell, double x, double y, double w, double h, const std::string& where) const {
  const double loss = median(cell.losses), slope = median(cell.slopes);
  const Look* look = cell.look();
  std::string tip = where + ": ";
  std::string sign, fill = kFailed;
  if (look) {
    tip += std::string(verdictName(look->kind)) + ", loss " + (std::isnan(loss) ? "–" : roundedText(loss)) + ", slope " +
           (std::isnan(slope) ? "–" : roundedText(slope));
    fill = colourOf(loss, slope, *look);
    if (colour_ == "verdict" || look->kind == VerdictKind::Diverged) sign = look->sign;
  } else {
    tip += cell.missing ? "missing" : "failed";
    sign = cell.missing ? "·" : "!";
  }
  if (cell.failed && look) tip += ", " + std::to_string(cell.failed) + " failed";
  if (cell.missing && look) tip += ", " + std::to_string(cell.missing) + " missing";
  svg.box(x, y, w, h, "", fill, tip);
  const bool dark = colour_ != "verdict" && look;
  if (w >= 9 && h >= 9 && !sign.empty())
    svg.raw("<text x=\"" + svgNumber(x + w / 2) + "\" y=\"" + svgNumber(y + h / 2 + 3.6) +
            "\" font-size=\"10\" text-anchor=\"middle\" fill=\"" + (dark ? "#8fae00" : "#161a20") + "\">" + sign + "</text>\n");
}

void Picture::legend(Svg& svg, double x, double y) const {
  const auto entry = [&](const std::string& colour, const std::string& sign, const std::string& name) {
    svg.box(x, y - 9, 12, 12, "frame");
    svg.box(x, y - 9, 12, 12, "", colour);
    svg.text(x + 6, y + 1, sign, "cellmark", Svg::Align::Middle);
    svg.text(x + 18, y + 1, name, "ink");
    y += 18;
  };
  if (colour_ == "verdict") {
    std::map<VerdictKind, int> seen;
    for (const std::optional<Trial>& trial : trials_)
      if (trial && trial->result.error.empty()) ++seen[trial->result.verdict.kind];
    for (const auto& [kind, count] : seen) entry(lookOf(kind).colour, lookOf(kind).sign, std::string(verdictName(kind)));
  } else if (colour_ == "slope") {
    svg.text(x, y, "‖∂L/∂h_t‖ over", "ink");
    svg.text(x, y + 15, "100 steps back", "ink");
    y += 34;
    for (const int power : {8, 4, 0, -4, -8}) entry(gradientColour(power), "", "× " + powerText(power));
    entry(lookOf(VerdictKind::Diverged).colour, "×", "diverged");
  } else {
    svg.text(x, y, "held-out loss", "ink");
    y += 18;
    for (const double part : {1.0, 0.75, 0.5, 0.25, 0.0}) {
      const double loss = logarithmic_ ? least_ * std::pow(greatest_ / least_, part) : least_ + part * (greatest_ - least_);
      entry(darknessColour(part), "", roundedText(loss, 3));
    }
    entry(darknessColour(kNotMeasured), "×", "diverged");
  }
  const auto any = [&](auto is) { return std::any_of(trials_.begin(), trials_.end(), is); };
  if (any([](const std::optional<Trial>& trial) { return trial && !trial->result.error.empty(); }))
    entry(kFailed, "!", "failed");
  if (any([](const std::optional<Trial>& trial) { return !trial; })) entry(kFailed, "·", "missing");
}

std::string Picture::map() const {
  const SweepAxis &across = sweep_.axes[spanning_[0]], &up = sweep_.axes[spanning_[1]];
  const std::size_t columns = across.values.size(), rows = up.values.size();
  const double cell = std::clamp(560.0 / static_cast<double>(std::max(columns, rows)), 6.0, 48.0);
  const double left = 110, top = 44, w = cell * static_cast<double>(columns), h = cell * static_cast<double>(rows);
  Svg svg(left + std::max(w, 300.0) + 190, top + std::max(h, 230.0) + 66, title(),
          "A map of " + knob(across.path).label + " against " + knob(up.path).label + ". " + counts());
  svg.text(left, 20, title(), "head");
  svg.text(left, 36, counts());
  std::vector<Cell> cells(columns * rows);
  for (std::size_t i = 0; i < trials_.size(); ++i) {
    const std::vector<std::size_t> at = sweep_.at(i);
    cells[at[spanning_[1]] * columns + at[spanning_[0]]].add(trials_[i]);
  }
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      drawCell(svg, cells[r * columns + c], left + cell * static_cast<double>(c), top + h - cell * static_cast<double>(r + 1),
               cell, cell, across.path + " " + shown(across.values[c]) + ", " + up.path + " " + shown(up.values[r]));
  svg.box(left, top, w, h, "frame");
  const auto every = [&](std::size_t n, double room) {
    return static_cast<std::size_t>(std::ceil(room * static_cast<double>(n) / std::max(cell * static_cast<double>(n), 1.0)));
  };
  for (std::size_t c = 0, step = std::max<std::size_t>(1, every(columns, 46)); c < columns; c += step)
    svg.text(left + cell * (static_cast<double>(c) + 0.5), top + h + 16, shown(across.values[c]), "dim", Svg::Align::Middle);
  for (std::size_t r = 0, step = std::max<std::size_t>(1, every(rows, 16)); r < rows; r += step)
    svg.text(left - 6, top + h - cell * (static_cast<double>(r) + 0.5) + 4, shown(up.values[r]), "dim", Svg::Align::End);
  svg.text(left + w / 2, top + h + 36, knob(across.path).label + "  (" + across.path + ")", "ink", Svg::Align::Middle);
  svg.textUpwards(18, top + h / 2, knob(up.path).label + "  (" + up.path + ")", "ink");
  legend(svg, left + w + 24, top + 12);
  return svg.document();
}

// Loss over one key: a place for each choice, a scale for numbers. What has no loss stands above the frame.
void Picture::drawDots(Svg& svg, std::size_t setting, double x, double y, double w, double h) const {
  const std::string path = sweep_.settings(0)[setting].path;
  std::vector<json> values;
  std::vector<double> losses;
  bool numeric = true, positive = true;
  for (std::size_t i = 0; i < trials_.size(); ++i) {
    const json value = sweep_.settings(i)[setting].value;
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    numeric = numeric && value.is_number();
    positive = positive && value.is_number() && value.get<double>() > 0.0;
    if (trials_[i]) losses.push_back(logarithmic_ ? std::log10(trials_[i]->result.loss) : trials_[i]->result.loss);
  }
  bool powers = false;
  std::vector<double> places;
  if (numeric) {
    for (const json& value : values) places.push_back(value.get<double>());
    const auto [least, greatest] = std::minmax_element(places.begin(), places.end());
    powers = positive && *greatest > 30.0 * *least;
  }
  const auto placeOfValue = [&](const json& value) {
    if (!numeric) return static_cast<double>(std::find(values.begin(), values.end(), value) - values.begin());
    return powers ? std::log10(value.get<double>()) : value.get<double>();
  };
  places.clear();
  for (const json& value : values) places.push_back(placeOfValue(value));
  Scale across =
      numeric ? scaleOf(places, x, x + w, powers) : Scale{-0.5, static_cast<double>(values.size()) - 0.5, x, x + w, false};
  const Scale up = scaleOf(losses, y + h, y, logarithmic_);
  for (const Scale::Tick& tick : up.ticks(5)) {
    svg.line(x, up.px(tick.at), x + w, up.px(tick.at), "grid");
    svg.text(x - 6, up.px(tick.at) + 4, tick.label, "dim", Svg::Align::End);
  }
  if (numeric)
    for (const Scale::Tick& tick : across.ticks(5))
      svg.text(across.px(tick.at), y + h + 15, tick.label, "dim", Svg::Align::Middle);
  else
    for (const json& value : values)
      svg.text(across.px(placeOfValue(value)), y + h + 15, shown(value), "dim", Svg::Align::Middle);
  svg.box(x, y, w, h, "frame");
  for (std::size_t i = 0; i < trials_.size(); ++i) {
    if (!trials_[i]) continue;
    const SweepResult& r = trials_[i]->result;
    const double px = across.px(placeOfValue(sweep_.settings(i)[setting].value));
    const std::string tip = "trial " + std::to_string(i + 1) + ": " + (r.error.empty() ? r.verdict.badge : r.error);
    if (!r.error.empty() || !std::isfinite(r.loss)) {
      svg.mark(Svg::Mark::Cross, px, y - 8, 3.5, r.error.empty() ? "#8a6d00" : "#161a20", tip);
      continue;
    }
    const Look& look = lookOf(r.verdict.kind);
    svg.mark(look.mark, px, up.px(logarithmic_ ? std::log10(r.loss) : r.loss), 3.6,
             colour_ == "loss" ? "#007a9e" : colourOf(r.loss, r.slope, look), tip);
  }
  svg.text(x + w / 2, y + h + 34, knob(path).label + "  (" + path + ")", "ink", Svg::Align::Middle);
  svg.textUpwards(x - 50, y + h / 2, "held-out loss");
}

std::string Picture::dots() const {
  const std::vector<Sweep::Setting> settings = sweep_.settings(0);
  constexpr double kWide = 400, kHigh = 270;
  const std::size_t columns = settings.size() > 1 ? 2 : 1, rows = (settings.size() + columns - 1) / columns;
  Svg svg(kWide * static_cast<double>(columns) + 150, 50 + kHigh * static_cast<double>(rows), title(),
          "Held-out loss over each key that was swept, a dot a trial. " + counts());
  svg.text(20, 20, title(), "head");
  svg.text(20, 36, counts() + "; above a frame: trials without a loss");
  for (std::size_t i = 0; i < settings.size(); ++i)
    drawDots(svg, i, kWide * static_cast<double>(i % columns) + 70, 66 + kHigh * static_cast<double>(i / columns), kWide - 90,
             kHigh - 70);
  double y = 70;
  std::map<VerdictKind, int> seen;
  for (const std::optional<Trial>& trial : trials_)
    if (trial && trial->result.error.empty()) ++seen[trial->result.verdict.kind];
  for (const auto& [kind, count] : seen) {
    svg.mark(lookOf(kind).mark, svg.width() - 132, y, 5, colour_ == "verdict" ? lookOf(kind).colour : "#5b6673");
    svg.text(svg.width() - 120, y + 4, std::string(verdictName(kind)), "ink");
    y += 20;
  }
  return svg.document();
}

}  // namespace

std::string sweepPicture(const Sweep& sweep, const std::vector<std::optional<Trial>>& trials, const std::string& colour) {
  const Picture picture(sweep, trials, colour);
  return picture.isMap() ? picture.map() : picture.dots();
}

}  // namespace backflow
