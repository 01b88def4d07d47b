#include "engine/formats/session_file.h"

#include "tests/fuzz/targets.h"

void backflow::fuzz::session(std::string_view bytes) {
  SessionFile session;
  try {
    if (!reads([&] { session = parseSession(bytes, "f"); })) return;
  } catch (const IoError&) {  // of a data file that a run names
    return;
  }
  const std::string written = sessionBytes(session);
  require(reads([&] { session = parseSession(written, "g"); }), "what is written can be read");
  require(sessionBytes(session) == written, "and is the same");
}
