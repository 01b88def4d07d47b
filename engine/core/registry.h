// What every registry of the engine shares. A registry is an explicit table in the folder's list.h, in menu order: cells,
// activations, initializers, optimizers, schedules, clips, losses, tasks. To add an entry, add a file beside the others and one
// line to the list; the combo boxes, `backflow-cli list`, the schema and the tests pick it up from there.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace backflow {

struct Description {
  std::string_view id;        // as written in an experiment file: "gru_reset_after"
  std::string_view label;     // as shown on a button: "GRU (reset after)"
  std::string_view equation;  // in the notation of the field, UTF-8
  std::string_view source;    // author and year; empty where there is nothing to cite
};

// Entries are static objects with a member `Description about`.
template <class Entry>
using Registry = std::span<const Entry* const>;

template <class Entry>
const Entry* findOrNull(Registry<Entry> registry, std::string_view id) {
  for (const Entry* entry : registry)
    if (entry->about.id == id) return entry;
  return nullptr;
}

// Throws InputError that names `path` (the key in the experiment file), the value and what is allowed.
template <class Entry>
const Entry& find(Registry<Entry> registry, std::string_view id, std::string_view path) {
  if (const Entry* entry = findOrNull(registry, id)) return *entry;
  std::string text = std::string(path) + " = \"" + std::string(id) + "\": must be one of";
  for (const Entry* entry : registry) text += (entry == registry.front() ? " " : ", ") + std::string(entry->about.id);
  throw InputError(text);
}

template <class Entry>
std::vector<Description> describe(Registry<Entry> registry) {
  std::vector<Description> all;
  for (const Entry* entry : registry) all.push_back(entry->about);
  return all;
}

}  // namespace backflow
