// Errors that a user can cause. A programmer's mistake is an assert; divergence is a state, not an error (train/run.h).
#pragma once

#include <stdexcept>
#include <string>

namespace backflow {

// Bad input. The text is one line that says what is wrong, where, and what would be right:
//   "train.batch = 0: must be a whole number from 1 to 4096"
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A file that could not be read or written whole. The text names the file and the reason.
class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Thrown out of long work when the one who waits for it has had enough. Not an error: whoever starts such work catches it.
struct Cancelled {};

}  // namespace backflow
