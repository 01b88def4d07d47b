// The report as HTML.
#include "engine/core/numeric_mode.h"
#include "engine/core/version.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/figure/plot.h"
#include "engine/formats/base64.h"
#include "engine/formats/number_text.h"
#include "engine/report/analysis_tables.h"
#include "engine/report/plots.h"
#include "engine/report/report.h"

namespace backflow {
namespace {

std::string tag(const char* name, const std::string& content) {
  return std::string("<") + name + ">" + content + "</" + name + ">";
}

class Table {
 public:
  explicit Table(const std::string& caption) : text_("<table><caption>" + xmlText(caption) + "</caption>\n") {}
  void head(const std::vector<std::string>& cells) {
    text_ += "<tr>";
    for (const std::string& cell : cells) text_ += "<th scope=\"col\">" + xmlText(cell) + "</th>";
    text_ += "</tr>\n";
  }
  void row(const std::vector<std::string>& cells) {
    text_ += "<tr><th scope=\"row\">" + xmlText(cells.front()) + "</th>";
    for (std::size_t i = 1; i < cells.size(); ++i) text_ += tag("td", xmlText(cells[i]));
    text_ += "</tr>\n";
  }
  std::string text() const { return "<div class=\"wide\">" + text_ + "</table></div>\n"; }

 private:
  std::string text_;
};

std::string outcome(const Report& r) {
  Table table("What came out");
  const Row last = r.rows.empty() ? Row() : r.rows.back();
  table.row({"Training steps", std::to_string(r.rows.size()) + " in " + roundedText(r.seconds, 3) + " s"});
  table.row({"Training loss, last batch", shownText(last.trainLoss)});
  table.row({"Loss on held-out data", shownText(r.held.loss)});
  table.row({"Accuracy on held-out data", percentText(r.held.accuracy)});
  table.row({"Chance", shownText(r.snapshot.chance) + " (" + r.snapshot.chanceLabel + ")"});
  table.row({"‖∂L/∂θ‖ before clipping, applied", shownText(last.gradNorm) + ", " + shownText(last.gradNormApplied)});
  table.row({"(ln‖δ₁‖ − ln‖δ_T‖)/(T − 1)", shownText(last.slope)});
  table.row({"Parameters", std::to_string(r.parameters)});
  return table.text();
}

std::string analysisPart(const Report& r) {
  std::string text =
      "<section><h2>Analysis</h2>\n<p>Of the exact gradient of L on the next training batch, in float64: neither "
      "truncated nor clipped, without dropout and regularizers. Logarithms are natural.</p>\n<div class=\"tables\">\n";
  for (const TextTable& words : analysisTables(r.analysis)) {
    Table table(words.title);
    if (!words.head.empty()) table.head(words.head);
    for (const auto& row : words.rows) table.row(row);
    text += table.text();
  }
  return text + "</div></section>\n";
}

std::string settingsPart(const Experiment& e) {
  Table changed("Settings that are not the defaults"), all("All settings");
  const Experiment standard;
  for (const Knob& knob : knobs()) {
    const std::vector<std::string> row = {knob.label, knob.path,
                                          knobText(e, knob) + (knob.unit.empty() ? "" : " " + knob.unit)};
    all.row(row);
    if (knob.get(e) != knob.get(standard)) changed.row(row);
  }
  return "<section><h2>Settings</h2>\n" + changed.text() + "<details><summary>All settings</summary>\n" + all.text() +
         "</details></section>\n";
}

std::string reproducePart(const Report& r) {
  const std::string file = experimentText(r.experiment);
  Table table("What the bits depend on");
  table.row({"Backflow", version()});
  table.row({"Numeric mode", numericMode()});
  table.row({"Seed", std::to_string(r.experiment.seed)});
  table.row({"Data", r.dataFile.empty() ? "made by the task, from the seed" : r.dataFile});
  if (!r.dataHash.empty()) table.row({"SHA-256 of the data", r.dataHash});
  table.row({"SHA-256 of the parameters", r.parametersHash});
  return "<section><h2>To do it again</h2>\n" + table.text() +
         "<p>A run is a pure function of its experiment file and its data: in the same numeric mode it gives the same bits. "
         "<a download=\"experiment.json\" href=\"data:application/json;base64," +
         base64(file) + "\">Save the experiment file</a>, then:</p>\n<pre>backflow-cli train experiment.json --steps " +
         std::to_string(r.rows.size()) +
         "\nbackflow experiment.json</pre>\n<details><summary>The experiment file</summary>\n<pre>" + xmlText(file) +
         "</pre></details></section>\n";
}

// For programs that read the page: nothing in it may look like the end of the element.
std::string embedded(const Report& r) {
  std::string text = experimentText(r.experiment);
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) text.replace(at, 1, "\\u003c");
  return "<script type=\"application/json\" id=\"experiment\">\n" + text + "</script>\n";
}

constexpr const char* kPageStyle = R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #161a20; --dim: #5b6673; --line: #d3dae2; --field: #f3f5f8; --accent: #a85f00; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 Inter, "Noto Sans", "DejaVu Sans", system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
.about { color: var(--dim); margin: 0 0 1.4rem; }
.badge { display: inline-block; border: 2px solid; border-radius: .5rem; padding: .15rem .7rem; font-weight: 600; }
.badge.vanishing { color: #1f56c4; } .badge.exploding, .badge.diverged { color: #c8371a; }
.badge.healthy, .badge.converged { color: #14804f; } .badge.saturated, .badge.dead, .badge.unknown { color: var(--dim); }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1rem; }
.tables { columns: 34rem; column-gap: 2.5rem; }
figure { margin: 0; padding: .6rem; border: 1px solid var(--line); border-radius: .5rem; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; color: var(--accent); }
.wide { overflow-x: auto; break-inside: avoid; }
table { border-collapse: collapse; margin: 0 0 1.2rem; min-width: 24rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; font-weight: 400; padding: .22rem 1.4rem .22rem 0; border-top: 1px solid var(--line); vertical-align: top; }
th[scope=row] { color: var(--dim); } td { font-variant-numeric: tabular-nums; }
pre { background: var(--field); border-radius: .4rem; padding: .7rem .9rem; overflow-x: auto; font: 13px/1.45 "JetBrains Mono", "DejaVu Sans Mono", monospace; }
a, summary { color: var(--accent); } summary { cursor: pointer; margin-bottom: .6rem; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .plots { grid-template-columns: 1fr 1fr; } }
)";

std::string style() {
  return std::string("<style>") + kPageStyle + figureStyle(false) +
         "@media screen and (prefers-color-scheme: dark) {\n:root { --paper: #12151b; --ink: #e7e9ed; --dim: #97a0ac; --line: "
         "#2a303a; --field: #1e232c; --accent: #f0a732; }\n.badge.vanishing { color: #7fa6ff; } .badge.exploding, "
         ".badge.diverged { color: #ff8a63; } .badge.healthy, .badge.converged { color: #3fbf85; }\n" +
         figureStyle(true) + "}\n</style>\n";
}

std::string verdictPart(const Report& r) {
  const Verdict& verdict = r.snapshot.verdict;
  std::string text = "<p><span class=\"badge " + std::string(verdictName(verdict.kind)) + "\">" + xmlText(verdict.badge) +
                     "</span></p>\n<p>" + xmlText(verdict.headline) + "</p>\n<ul>\n";
  for (const std::string& sentence : verdict.evidence) text += tag("li", xmlText(sentence)) + "\n";
  return text + "</ul>\n";
}

}  // namespace

std::string reportPage(const Report& r) {
  const Experiment& e = r.experiment;
  const std::string title = e.name.empty() ? e.model.cell + " on " + e.task.name : e.name;
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Backflow " +
      version() + "\">\n<title>" + xmlText(title) + "</title>\n" + style() + "</head>\n<body>\n<main>\n<h1>" + xmlText(title) +
      "</h1>\n";
  page += "<p class=\"about\">" + xmlText(e.model.cell) + ", " + xmlText(e.model.activation) +
          ", H = " + std::to_string(e.model.hidden) + ", " + countText(e.model.layers, "layer") + ", on " +
          xmlText(e.task.name) + ", T = " + std::to_string(r.snapshot.length) + ", B = " + std::to_string(r.snapshot.batch) +
          ", " + xmlText(e.train.optimizer) + ", seed " + std::to_string(e.seed) + "</p>\n";
  page += verdictPart(r) + outcome(r) + "<section><h2>Plots</h2>\n<div class=\"plots\">\n";
  for (const Svg& plot : reportPlots(r)) page += "<figure>" + plot.inlined() + "</figure>\n";
  page += "</div></section>\n" + analysisPart(r) + settingsPart(e) + reproducePart(r);
  return page + "</main>\n" + embedded(r) + "</body>\n</html>\n";
}

}  // namespace backflow
