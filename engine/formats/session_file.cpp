#include "engine/formats/session_file.h"

#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/json_object.h"
#include "engine/formats/npz.h"
#include "engine/formats/session_run.h"

namespace backflow {
namespace {

constexpr const char* kSession = "session";

// Of every data file that the runs have read, as it was then, by the name the experiment has for it.
nlohmann::json hashesOf(const std::vector<SessionRun>& runs) {
  nlohmann::json hashes = nlohmann::json::object();
  for (const SessionRun& run : runs)
    if (const auto& file = run.moment.state->experiment.task.file; file && !run.moment.state->dataHash.empty())
      hashes[*file] = run.moment.state->dataHash;
  return hashes;
}

// A session that was cut short is told from what never was one: the archive's directory, at its end, is missing.
NpzContent contentOf(std::string_view bytes, const std::string& name) {
  constexpr std::string_view kBegin = "PK\x03\x04", kEnd = "PK\x05\x06";
  if (!kBegin.starts_with(bytes.substr(0, kBegin.size())))
    throw InputError(name + ": is no session: it must be a file that Backflow has saved as " + SessionFile::kEnding);
  if (bytes.find(kEnd) == std::string_view::npos)
    throw InputError(name + ": is a damaged session file: it was cut short, after " + std::to_string(bytes.size()) + " bytes");
  return parseNpz(bytes, name, "is a damaged session file");
}

}  // namespace

std::string sessionBytes(const SessionFile& session) {
  std::vector<NamedArray> arrays(1);
  nlohmann::ordered_json about{{"backflow_session", 1}, {"numeric_mode", numericMode()}, {"data", hashesOf(session.runs)}};
  if (!session.window.empty()) about["window"] = nlohmann::ordered_json::parse(session.window);
  about["runs"] = nlohmann::ordered_json::array();
  for (const SessionRun& run : session.runs) about["runs"].push_back(nlohmann::ordered_json(writeRun(run, arrays)));
  arrays[0] = {kSession, {}, jsonText(about)};
  return npzBytes(arrays);
}

void writeSession(const std::filesystem::path& file, const SessionFile& session) {
  writeFileAtomically(file, sessionBytes(session));
}

SessionFile parseSession(std::string_view bytes, const std::string& name) {
  constexpr std::size_t kMostRuns = 64;
  Arrays arrays;
  for (NamedArray& array : contentOf(bytes, name).arrays) {
    std::string key = array.name;
    arrays.emplace(std::move(key), std::move(array));
  }
  const auto found = arrays.find(kSession);
  const std::string* text = found == arrays.end() ? nullptr : std::get_if<std::string>(&found->second.data);
  if (!text) throw InputError(name + ": is no session: it lacks the text \"session\"");
  const nlohmann::json about = parseJson(*text, name + ": session");
  if (!about.is_object() || about.value("backflow_session", nlohmann::json()) != 1)
    throw InputError(name + ": session: backflow_session must be 1, the version of the format that this program reads");
  const auto runs = about.find("runs");
  if (runs == about.end() || !runs->is_array() || runs->empty() || runs->size() > kMostRuns)
    throw InputError(name + ": session: runs must list 1 to " + std::to_string(kMostRuns));
  SessionFile session;
  for (const nlohmann::json& run : *runs) {
    session.runs.push_back(readRun(run, arrays, name, about.value("data", nlohmann::json())));
    for (std::size_t i = 0; i + 1 < session.runs.size(); ++i)
      if (session.runs[i].name == session.runs.back().name) throw InputError(name + ": session: a run's name is there twice");
  }
  if (about.contains("window")) session.window = about["window"].dump();
  return session;
}

SessionFile readSession(const std::filesystem::path& file) { return parseSession(readFile(file), file.string()); }

}  // namespace backflow
