// Work of an act that takes longer than a frame, on a thread of its own.
#pragma once

#include <functional>

#include "ui/acts/act.h"

namespace backflow::ui {

// After `work`, `then` is called on the session's thread. What either throws goes to `failed`, or else is Session::refused.
Outcome inBackground(Session& session, std::function<void()> work, std::function<void()> then = {},
                     std::function<void(const QString& error)> failed = {});
// Likewise for what has no session: on the owner's thread, and waited for where the owner goes first.
Outcome inBackgroundOf(QObject& owner, std::function<void()> work, std::function<void()> then,
                       std::function<void(const QString& error)> failed);

}  // namespace backflow::ui
