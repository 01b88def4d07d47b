// Trains for some seconds with the window open and says how smooth it was; before and after, the same experiments without the
// window, one after the other, so that the price of looking on is known. Several lanes train in lockstep: headless, they would
// take 1/Σ(1/rᵢ) steps a second each on one core.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "ui/main_window.h"

namespace backflow::ui {

class Measure : public QObject {
  Q_OBJECT
 public:
  Measure(MainWindow& window, double seconds);
  void start() { timer_.start(kTurn); }

 signals:
  void finished(const nlohmann::json& figures);

 private:
  static constexpr int kTurn = 20;  // ms
  enum class Stage { Settle, HeadlessBefore, Window, HeadlessAfter };

  void turn();
  void enter(Stage stage);
  bool bare(double& stepsPerSecond);  // trains every lane's run without the window for a second; true once that is done
  void window();
  nlohmann::json figures() const;

  MainWindow& window_;
  double seconds_;
  Stage stage_ = Stage::Settle;
  QTimer timer_;
  QElapsedTimer clock_, sinceChange_;
  std::unique_ptr<Trainer> trainer_;
  std::size_t bareLane_ = 0;
  double bareSecondsPerStep_ = 0.0;
  std::int64_t firstStep_ = 0;
  double before_ = 0.0, after_ = 0.0, shown_ = 0.0;
  std::string error_;  // why there is no speed without the window
  bool up_ = false, pulls_ = false;
  nlohmann::json smoothness_;
};

}  // namespace backflow::ui
