// A window on a small experiment, off screen, with its first snapshot.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <utility>
#include <vector>

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

// Waits until nothing in the window moves any more: all is laid out that was resized, shown or written anew.
inline bool comesToRest(MainWindow& window) {
  std::vector<QRect> before;
  int still = 0;
  return waitFor([&] {
    window.refreshAll();
    std::vector<QRect> now;
    for (const QWidget* widget : window.findChildren<QWidget*>()) now.push_back(widget->geometry());
    still = std::exchange(before, now) == now ? still + 1 : 0;
    return still == 3;
  });
}

}  // namespace backflow::ui
