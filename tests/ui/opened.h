// A window on a small experiment, off screen, with its first snapshot.
#pragma once

#include <catch2/catch.hpp>
#include <memory>

#include "tests/ui/driver.h"
#include "ui/main_window.h"
#include "ui/theme.h"

namespace backflow::ui {

struct Opened {
  Session session;
  std::unique_ptr<MainWindow> window;

  explicit Opened(bool keepsSettings = false, const Experiment& experiment = smallExperiment()) {
    Theme::use(true);
    session.open(experiment, false);
    window = std::make_unique<MainWindow>(session, keepsSettings);
    window->resize(1280, 800);
    window->show();
    REQUIRE(waitFor([&] { return !session.lane().preparing() && session.lane().snapshot(); }));
  }
};

}  // namespace backflow::ui
