#include "engine/train/analyst.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "engine/core/low_priority.h"
#include "engine/core/thread_time.h"
#include "engine/experiment/knobs.h"
#include "engine/train/run.h"

namespace backflow {
namespace {

constexpr int kRest = 2;  // times as long as the analysis computed

// Whose turn it is in this process.
class Turns {
 public:
  bool take(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!free_.wait(lock, stop, [this] { return !taken_; })) return false;
    return taken_ = true;
  }
  void give() {
    const std::lock_guard lock(mutex_);
    taken_ = false;
    free_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any free_;
  bool taken_ = false;
};

Turns turns;

}  // namespace

struct Analyst::Shared {
  struct Order {
    std::shared_ptr<const RunState> state;
    AnalysisParts parts;
    bool operator==(const Order&) const = default;
  };

  mutable std::mutex mutex;
  std::condition_variable_any wake;
  Order last;                  // as submitted
  std::optional<Order> order;  // the same until it is begun
  std::shared_ptr<const Analysis> result;
  bool measuring = false, ended = true;
  std::atomic<int> run = 0;  // counts forget()
  std::jthread thread;       // last: it is joined before anything it uses goes

  void work(const std::stop_token& stop);
  void serveAll(const std::stop_token& stop);
  void serve(const std::stop_token& stop, std::unique_ptr<Run>& run);
  std::shared_ptr<const Analysis> analyze(const std::stop_token& stop, const Order& now, int number, std::unique_ptr<Run>& run);
};

void Analyst::Shared::work(const std::stop_token& stop) {
  lowerPriority();
  serveAll(stop);
  const std::lock_guard lock(mutex);
  ended = true;
}

void Analyst::Shared::serveAll(const std::stop_token& stop) {
  std::unique_ptr<Run> kept;  // data are read once for all the states of a run
  while (true) {
    {
      std::unique_lock lock(mutex);
      if (!wake.wait(lock, stop, [this] { return order.has_value(); })) return;
    }
    if (!turns.take(stop)) return;
    serve(stop, kept);
    turns.give();
  }
}

// One analysis and the rest after it, which ends early for a part that is missing and for another run.
void Analyst::Shared::serve(const std::stop_token& stop, std::unique_ptr<Run>& kept) {
  Order now;
  int number = 0;
  {
    const std::lock_guard lock(mutex);
    if (!order) return;
    now = *std::exchange(order, std::nullopt);
    number = run;
    measuring = true;
  }
  const std::chrono::nanoseconds before = threadTime();
  std::shared_ptr<const Analysis> done = analyze(stop, now, number, kept);
  const auto rest = kRest * (threadTime() - before);
  std::unique_lock lock(mutex);
  measuring = false;
  if (run == number && !done->cancelled) result = std::move(done);
  wake.wait_for(lock, stop, rest, [&] { return run != number || (order && !(order->parts == now.parts)); });
}

std::shared_ptr<const Analysis> Analyst::Shared::analyze(const std::stop_token& stop, const Order& now, int number,
                                                         std::unique_ptr<Run>& kept) {
  const auto goOn = [&](double) { return !stop.stop_requested() && run == number; };
  try {
    const Experiment& experiment = now.state->experiment;
    if (!kept || needsRestart(kept->experiment(), experiment)) kept = Run::make(experiment);
    kept->restore(*now.state);
    return std::make_shared<const Analysis>(kept->analyze(goOn, now.parts));
  } catch (const std::exception& error) {
    kept.reset();
    auto failed = std::make_shared<Analysis>();
    failed->parts = now.parts;
    failed->skipped.push_back({"analysis", error.what()});
    return failed;
  }
}

Analyst::Analyst() : shared_(std::make_unique<Shared>()) {}

Analyst::~Analyst() = default;

void Analyst::submit(std::shared_ptr<const RunState> state, const AnalysisParts& parts) {
  const std::lock_guard lock(shared_->mutex);
  Shared::Order order{std::move(state), parts};
  if (order == shared_->last) return;
  shared_->last = order;
  shared_->order = std::move(order);
  if (!shared_->thread.joinable()) {
    shared_->ended = false;
    shared_->thread = std::jthread([shared = shared_.get()](const std::stop_token& stop) { shared->work(stop); });
  }
  shared_->wake.notify_one();
}

void Analyst::forget() {
  const std::lock_guard lock(shared_->mutex);
  ++shared_->run;
  shared_->last = {};
  shared_->order.reset();
  shared_->result.reset();
  shared_->wake.notify_one();
}

void Analyst::stop() { shared_->thread.request_stop(); }

bool Analyst::stopped() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->ended;
}

std::shared_ptr<const Analysis> Analyst::take() {
  const std::lock_guard lock(shared_->mutex);
  return std::exchange(shared_->result, nullptr);
}

bool Analyst::busy() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->order || shared_->result || shared_->measuring;
}

}  // namespace backflow
