#include "ui/measure.h"

#include <cmath>
#include <limits>

namespace backflow::ui {

namespace {

constexpr double kBareSeconds = 1.0;
constexpr int kChangeEvery = 300;  // ms between two changes, of a live knob or of the spectrum

double seconds(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e9; }

nlohmann::json figure(double value) { return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr); }

}  // namespace

Measure::Measure(MainWindow& window, double seconds) : QObject(&window), window_(window), seconds_(seconds) {
  window.session().pause();
  connect(&timer_, &QTimer::timeout, this, &Measure::turn);
}

void Measure::enter(Stage stage) {
  stage_ = stage;
  clock_.start();
  if (stage == Stage::Window) {
    firstStep_ = window_.session().lane().status().step;
    window_.meter().reset();
    sinceChange_.start();
    window_.session().play();
  }
}

void Measure::turn() {
  switch (stage_) {
    case Stage::Settle:
      if (!window_.session().preparing()) enter(Stage::HeadlessBefore);
      return;
    case Stage::HeadlessBefore:
      if (bare(before_)) enter(Stage::Window);
      return;
    case Stage::Window:
      window();
      return;
    case Stage::HeadlessAfter:
      if (!bare(after_)) return;
      timer_.stop();
      emit finished(figures());
  }
}

bool Measure::bare(double& stepsPerSecond) {
  if (!trainer_) {
    trainer_ = std::make_unique<Trainer>(window_.session().lanes()[bareLane_]->experiment());
    trainer_->play();
    clock_.start();
  }
  const Trainer::Status status = trainer_->status();
  const bool running = status.phase == Trainer::Phase::Preparing || status.phase == Trainer::Phase::Running;
  if (running && status.step == 0) clock_.start();
  if (running && seconds(clock_) < kBareSeconds) return false;
  if (status.step > 0) {
    bareSecondsPerStep_ += seconds(clock_) / static_cast<double>(status.step);
  } else {
    bareSecondsPerStep_ = std::numeric_limits<double>::quiet_NaN();
    error_ = std::string("lane ") + window_.session().lanes()[bareLane_]->name() + ": " +
             (status.error.empty() ? "the run diverges in its first training step" : status.error);
  }
  trainer_->stop();
  trainer_.reset();
  if (++bareLane_ < window_.session().lanes().size()) return false;
  stepsPerSecond = 1.0 / bareSecondsPerStep_;
  bareLane_ = 0;
  bareSecondsPerStep_ = 0.0;
  return true;
}

void Measure::window() {
  Session& session = window_.session();
  if (session.lane().status().phase == Trainer::Phase::Finished) session.play();
  if (sinceChange_.elapsed() > kChangeEvery) {
    sinceChange_.start();
    up_ = !up_;
    const double factor = up_ ? 1.001 : 1.0 / 1.001, rate = session.experiment().train.learningRate;
    if (const Snapshot* snapshot = session.lane().snapshot(); pulls_ && snapshot && snapshot->spectrumNote.empty()) {
      window_.meter().pulled();
      window_.act(QString("pull-radius %1").arg(snapshot->spectralRadius * factor, 0, 'g', 12));
    } else {
      window_.act(QString("set train.learning_rate %1").arg(rate * factor, 0, 'g', 12));
    }
    if (!up_) pulls_ = !pulls_;  // a knob up and down, then the spectrum
  }
  if (seconds(clock_) < seconds_) return;
  shown_ = static_cast<double>(session.lane().status().step - firstStep_) / seconds(clock_);
  const FrameMeter& meter = window_.meter();
  smoothness_ = {{"frames", meter.frames()},
                 {"fps", figure(meter.fps())},
                 {"frame_ms",
                  {{"p50", figure(meter.percentile(0.5))},
                   {"p99", figure(meter.percentile(0.99))},
                   {"max", figure(meter.percentile(1.0))}}},
                 {"longest_stall_ms", figure(meter.longestStall())},
                 {"knob_to_screen_ms", figure(meter.knobToScreen())},
                 {"pull_to_screen_ms", figure(meter.pullToScreen())}};
  session.pause();
  enter(Stage::HeadlessAfter);
}

nlohmann::json Measure::figures() const {
  nlohmann::json all = smoothness_;
  all["lanes"] = window_.session().lanes().size();
  all["steps_per_s"] = figure(shown_);
  all["steps_per_s_headless"] = figure((before_ + after_) / 2.0);
  if (!error_.empty()) all["error"] = error_;
  return all;
}

}  // namespace backflow::ui
