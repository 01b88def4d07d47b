#include "app/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/cli/command.h"
#include "engine/formats/number_text.h"

namespace backflow::cli {
namespace {

std::string clockText(double seconds) {  // "1:02:03", "2:03"
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const auto whole = static_cast<std::int64_t>(std::llround(std::min(seconds, 1e9)));
  const std::int64_t hours = whole / 3600, minutes = whole / 60 % 60;
  return (hours > 0 ? std::to_string(hours) + ":" + two(minutes) : std::to_string(minutes)) + ":" + two(whole % 60);
}

}  // namespace

Progress::Progress(std::int64_t total, std::string unit)
    : total_(std::max<std::int64_t>(total, 1)), unit_(std::move(unit)), terminal_(::isatty(STDOUT_FILENO) == 1) {}

Progress::~Progress() {
  if (open_) std::cout << std::endl;
}

void Progress::clear() {
  if (open_) std::cout << "\r\033[K" << std::flush;
  open_ = false;
}

bool Progress::part(double fraction) {
  update(static_cast<std::int64_t>(fraction * static_cast<double>(kParts)));
  return !interrupted();
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - began_).count(); }

void Progress::update(std::int64_t done, const std::function<std::string()>& note) {
  if (terminal_) {
    const Clock::time_point now = Clock::now();
    if (done < total_ && now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    std::cout << "\r\033[K" << bar(done) << ' ' << text(done, note ? note() : "") << std::flush;
    open_ = true;
  } else if (!unit_.empty() && done * 10 / total_ > tenth_) {
    tenth_ = done * 10 / total_;
    std::cout << text(done, note ? note() : "") << std::endl;
  }
}

std::string Progress::bar(std::int64_t done) const {
  constexpr std::int64_t kWidth = 24;
  const std::int64_t full = std::clamp<std::int64_t>(done * kWidth / total_, 0, kWidth);
  std::string text = "[";
  for (std::int64_t i = 0; i < kWidth; ++i) text += i < full ? "█" : "·";
  return text + "]";
}

std::string Progress::text(std::int64_t done, const std::string& note) const {
  const std::string percent = std::to_string(done * 100 / total_);
  const double rate = static_cast<double>(done) / std::max(seconds(), 1e-9);
  std::string line = std::string(3 - std::min<std::size_t>(percent.size(), 3), ' ') + percent + " %";
  if (!unit_.empty())
    line += "  " + std::to_string(done) + "/" + std::to_string(total_) + " " + unit_ + "  " +
            roundedText(rate < 1000.0 ? rate : std::round(rate), rate < 1000.0 ? 3 : 17) + "/s";
  if (done > 0 && done < total_) line += "  " + clockText(static_cast<double>(total_ - done) / rate) + " left";
  return note.empty() ? line : line + "  " + note;
}

}  // namespace backflow::cli
