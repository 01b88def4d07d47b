#include "engine/experiment/reference.h"

#include <algorithm>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/clips/list.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/number_text.h"
#include "engine/initializers/list.h"
#include "engine/losses/list.h"
#include "engine/optimizers/list.h"
#include "engine/tasks/list.h"

namespace backflow {
namespace {

using Type = Knob::Type;

// Markdown would take | for the end of a table's cell, also within `code`.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

// Equations are full of what Markdown takes for emphasis, so they stand as code.
std::string code(std::string_view text) {
  return text.empty() ? std::string() : std::string(1, '`').append(escaped(text)) + '`';
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out.append(" ").append(cell).append(cell.empty() ? "|" : " |");
  return out + '\n';
}

std::string header(const std::vector<std::string>& titles) {
  return row(titles) + row(std::vector<std::string>(titles.size(), "---"));
}

std::string table(const char* first, const std::vector<Description>& descriptions) {
  std::string out = header({first, "label", "equation", "source"});
  for (const Description& d : descriptions) out += row({code(d.id), escaped(d.label), code(d.equation), escaped(d.source)});
  return out;
}

template <class Entry>
std::string section(const char* title, const char* where, Registry<Entry> registry) {
  return "\n## " + std::string(title) + "\n\n" + where + "\n\n" + table("id", describe(registry));
}

// The order of the blocks of H rows that W and b have in files of weights, where there are several: "r, −z, n". A minus: they
// are stored negated there.
std::string rowsInFiles(const CellInfo& cell) {
  std::string out;
  for (const TorchRows& rows : cell.torch) {
    if (rows.ih < 0) continue;
    const auto gate = std::find_if(cell.gates.begin(), cell.gates.end(), [&](const Gate& g) { return g.slot == rows.ih; });
    if (gate == cell.gates.end()) return {};
    out += (out.empty() ? "" : ", ") + std::string(rows.sign < 0 ? "−" : "") + std::string(gate->id);
  }
  return cell.torch.size() > 1 ? out : std::string();
}

std::string cellSection() {
  std::string out =
      "\n## Cells\n\n`model.cell`. σ(·) and φ(·) are of a gate's own W x_t + b + U h_{t−1} + b′. Files of weights and probes "
      "have the "
      "rows of W and U gate by gate, n being the candidate; where there are several, in the order told here, which is "
      "PyTorch's "
      "for the cells that it has. −: stored negated, since PyTorch's z keeps what ours updates.\n\n" +
      header({"id", "label", "equation", "rows in files", "source"});
  for (const CellInfo* cell : cells())
    out += row({code(cell->about.id), escaped(cell->about.label), code(cell->about.equation), rowsInFiles(*cell),
                escaped(cell->about.source)});
  return out;
}

// What a key that is no registry's may be.
std::string section(const char* title, const char* path) {
  return "\n## " + std::string(title) + "\n\n" + code(path) + ". " + knob(path).help + "\n\n" +
         table("value", knob(path).choices);
}

std::string allowedText(const Knob& knob) {
  std::string out;
  if (knob.type == Type::Choice)
    for (const Description& choice : knob.choices) out += (out.empty() ? "" : ", ") + code(choice.id);
  else if (knob.type == Type::Bool)
    out = knob.max >= 1 ? "`true`, `false`" : "`false`";
  else if (knob.type == Type::Text)
    out = "text";
  else if (knob.min == knob.max)
    out = code(numberText(knob.min));
  else
    out = numberText(knob.min) + " … " + numberText(knob.max);
  if (knob.type == Type::IntegerList) out = "a list of at most " + std::to_string(kMostListed) + " of " + out;
  if (!knob.unit.empty()) out.append(" ").append(knob.unit);
  return out + (knob.nullable ? ", `null`" : "");
}

std::string keys() {
  const Experiment standard;
  std::string out =
      "\n## Keys of the experiment file\n\n"
      "All of them may be left out. Those marked *live* may change while a run trains; a change of any other starts a new "
      "run.\n\n" +
      header({"key", "default", "allowed", "live", "meaning"});
  for (const Knob& knob : knobs())
    out +=
        row({code(knob.path), code(knob.get(standard).dump()), allowedText(knob), knob.live ? "live" : "", escaped(knob.help)});
  return out;
}

}  // namespace

std::string referenceMarkdown() {
  return "# What an experiment can be made of\n\n"
         "Made by `backflow-cli list --markdown` from the registries and the table of keys that the program itself reads; not "
         "to be "
         "edited.\n" +
         cellSection() + section("Peepholes", "model.peephole") +
         section("Recurrent weights that stay in a form", "model.recurrent") + section("Gate biases", "model.init.gate_bias") +
         section("Activations", "`model.activation`, and `model.head.activation` those without a parameter to learn.",
                 activations()) +
         section("Initializers", "`model.init.input`, `model.init.recurrent`.", initializers()) +
         section("Optimizers", "`train.optimizer`. g is the gradient after clipping, θ the parameters.", optimizers()) +
         section("Schedules of the learning rate", "train.schedule.kind") +
         section("Clips", "`train.clip.mode`. c is `train.clip.threshold`.", clips()) +
         section("Losses", "Each task has its own.", losses()) + section("Tasks", "`task.name`.", tasks()) + keys();
}

}  // namespace backflow
