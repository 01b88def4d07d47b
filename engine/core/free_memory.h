// How much memory a program can still have, asked before much of it is: the system promises more than it has, and ends the
// program that takes it at its word.
#pragma once

#include <filesystem>
#include <optional>

namespace backflow {

// Bytes: what the system has left, or what the control groups of this process leave of it (version 1 or 2). None where the
// system does not tell. `root`: where /proc and /sys are found.
std::optional<double> freeMemory(const std::filesystem::path& root = "/");

}  // namespace backflow
