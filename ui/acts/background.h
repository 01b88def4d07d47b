// Work of an act that takes longer than a frame, on a thread of its own.
#pragma once

#include <functional>

#include "ui/acts/act.h"

namespace backflow::ui {

// What `work` throws is Session::failed; else `then` is called, on the session's thread.
Outcome inBackground(Session& session, std::function<void()> work, std::function<void()> then = {});

}  // namespace backflow::ui
