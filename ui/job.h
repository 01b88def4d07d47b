// Long work on the state of a run, beside the training: on a thread of its own, at most at half of one core, and only what of
// it nobody else wants.
#pragma once

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "engine/core/low_priority.h"
#include "engine/core/thread_time.h"
#include "engine/train/run.h"
#include "engine/train/run_state.h"

namespace backflow::ui {

template <class Result>
class Job {
 public:
  // `work` gets a run in that state, and what it has to call as it goes: with the fraction done; false ends it.
  using Work = std::function<Result(Run&, const std::function<bool(double)>& progress)>;
  Job(std::shared_ptr<const RunState> state, Work work)
      : step_(state->steps), thread_([this, from = std::move(state), does = std::move(work)] {
          try {
            perform(*from, does);
          } catch (const std::exception& error) {
            error_ = error.what();
          }
          done_ = true;
        }) {}
  ~Job() { cancel(); }  // waits for the next call of progress

  void cancel() { cancelled_ = true; }  // returns at once
  bool cancelled() const { return cancelled_; }
  bool done() const { return done_; }
  double progress() const { return progress_; }            // 0 … 1
  double elapsed() const { return secondsSince(begun_); }  // s, since it was begun
  std::int64_t step() const { return step_; }              // the training step whose state it is
  // After done(): what there is of it, incomplete if it was cancelled, nothing if it went wrong; and how long it took.
  const Result& result() const { return result_; }
  const std::string& error() const { return error_; }
  double seconds() const { return seconds_; }  // of computing

 private:
  using Clock = std::chrono::steady_clock;
  static double secondsSince(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }

  void perform(const RunState& state, const Work& work) {
    lowerPriority();
    const std::unique_ptr<Run> run = Run::make(state.experiment);
    run->restore(state);
    result_ = work(*run, [this, last = threadTime()](double fraction) mutable {
      progress_ = fraction;
      const std::chrono::nanoseconds now = threadTime();
      rest(now - std::exchange(last, now));
      return !cancelled_;
    });
    seconds_ = std::chrono::duration<double>(threadTime()).count();
  }
  // As long as has been computed.
  void rest(Clock::duration time) const {
    for (const auto until = Clock::now() + time; Clock::now() < until && !cancelled_;)
      std::this_thread::sleep_for(std::min<Clock::duration>(until - Clock::now(), std::chrono::milliseconds(10)));
  }

  std::int64_t step_;
  const Clock::time_point begun_ = Clock::now();
  std::atomic<bool> cancelled_{false}, done_{false};
  std::atomic<double> progress_{0.0};
  Result result_;
  std::string error_;
  double seconds_ = 0.0;
  std::jthread thread_;  // last: it is joined before anything it uses goes
};

// Cancels it, and keeps it until it has ended, or the program does: whoever has begun it may go at once.
template <class Result>
void letGo(std::unique_ptr<Job<Result>> job) {
  if (!job) return;
  job->cancel();
  auto* timer = new QTimer(qApp);
  QObject::connect(timer, &QTimer::timeout, timer, [timer, kept = std::shared_ptr<Job<Result>>(std::move(job))] {
    if (kept->done()) timer->deleteLater();
  });
  timer->start(50);
}

}  // namespace backflow::ui
