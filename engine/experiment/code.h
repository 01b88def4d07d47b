// An experiment as a short text that can be pasted into a chat and back: "backflow1:" and, in base64url (RFC 4648), what it has
// other than the default experiment, as JSON deflated by zlib.
#pragma once

#include <string>
#include <string_view>

#include "engine/experiment/experiment.h"

namespace backflow {

std::string experimentCode(const Experiment& experiment);  // one line
bool isExperimentCode(std::string_view text);              // begins as one; spaces around it do not count
// Spaces and line breaks that a chat has put into it are passed over. Throws InputError.
Experiment parseExperimentCode(std::string_view text);

}  // namespace backflow
