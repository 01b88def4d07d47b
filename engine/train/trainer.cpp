#include "engine/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "engine/core/error.h"
#include "engine/core/low_priority.h"
#include "engine/train/change.h"
#include "engine/train/memory_need.h"

namespace backflow {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();

// After a snapshot that took so long to build, the next one waits this many times as long: at most a fifth of the time goes
// into looking, however large the network.
constexpr int kRestAfterLooking = 4;

// Steps per second, each step weighted by e^(−age / 0.5 s): calm enough to read, quick enough to follow a change.
class Rate {
 public:
  double count() {
    constexpr double kWindow = 0.5;  // seconds
    const Clock::time_point now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - std::exchange(last_, now)).count();
    const double kept = std::exp(-seconds / kWindow);
    steps_ = steps_ * kept + 1.0;
    seconds_ = seconds_ * kept + seconds;
    return seconds_ > 0.0 ? steps_ / seconds_ : 0.0;
  }

 private:
  Clock::time_point last_ = Clock::now();
  double steps_ = 0.0, seconds_ = 0.0;
};

}  // namespace

// The two threads meet only here, under one mutex that is held for swaps and appends, never for arithmetic on the network.
struct Trainer::Shared {
  // What the thread finds when it looks up between two training steps.
  struct Orders {
    bool train = false;
    bool refresh = false;
    std::optional<Experiment> changed;
    std::optional<std::int64_t> seek;
    std::vector<Pull> pulls;
    Parameters parameters;
    bool edit() const { return parameters || !pulls.empty(); }
  };

  mutable std::mutex mutex;
  std::condition_variable_any wake;

  Orders orders;             // train stays until it is done or taken back, the others are handed over once
  bool toTheEnd = false;     // played, up to train.steps, wherever a live change may put that …
  std::int64_t goal = 0;     // … otherwise up to this training step
  std::int64_t planned = 0;  // train.steps
  bool diverged = false;
  bool ended = false;
  Status status;
  News news;

  mutable std::mutex recording;  // held for as long as a key frame is kept, or copied
  Recorder recorder;
  std::shared_ptr<const RunState> passed[2];  // right after the last training steps that were looked at in passing

  std::jthread thread;  // last: it is joined before anything it uses goes

  using Start = std::shared_ptr<const RunState>;
  void work(const std::stop_token& stop, const Experiment& experiment, const Start& from);
  void serve(const std::stop_token& stop, const Experiment& experiment, const Start& from);
  void goOn(const std::stop_token& stop, Run& run, const Start& from);
  void train(Run& run, Rate& rate);
  std::string change(Run& run, const Orders& now);
  void record(const Run& run);
  void pass(std::shared_ptr<const RunState> state);
  void showPast(const std::stop_token& stop, Run& past, std::int64_t wanted, std::int64_t last);
  std::optional<Orders> next(const std::stop_token& stop);
  bool wanted() const;
  bool nothingAsked() const;
  void append(const Run& run, const Row& row, const std::vector<double>& logNorms, double rate);
  void settle(std::shared_ptr<const Snapshot> snapshot);
  void start();
  void edit(bool more);
  void edited(const Orders& done, const std::string& refused);
  void refuseSeek(const std::string& why);
};

void Trainer::Shared::work(const std::stop_token& stop, const Experiment& experiment, const Start& from) {
  lowerPriority(Priority::Training);
  std::string error;
  try {
    serve(stop, experiment, from);
  } catch (const Cancelled&) {
  } catch (const std::bad_alloc&) {
    error = std::string("the run needs more memory than there is: ") + kTooLittleMemory;
  } catch (const std::exception& exception) {
    error = exception.what();
    if (error.empty()) error = "the run failed for a reason it did not tell";
  }
  const std::lock_guard lock(mutex);
  if (!error.empty()) {
    status.phase = Phase::Failed;
    status.error = error;
    status.stepsPerSecond = 0.0;
  }
  ended = true;
}

// Returns why one was refused, in a line; empty: none was.
std::string Trainer::Shared::change(Run& run, const Orders& now) {
  std::string refused;
  const auto make = [&](auto what) {
    const Change change{run.steps(), std::move(what)};
    const Applied applied = apply(change, run);
    if (!applied.refused.empty()) refused = applied.refused;
    if (!applied.done) return;
    {
      const std::lock_guard lock(mutex);
      news.changes.push_back(change);
    }
    const std::lock_guard lock(recording);
    recorder.changed(change);
  };
  if (now.changed) make(*now.changed);
  if (now.parameters) make(now.parameters);
  if (!now.pulls.empty()) make(now.pulls);
  return refused;
}

// This thread alone writes to the recorder, and so may read it without the lock.
void Trainer::Shared::record(const Run& run) {
  if (!recorder.due(run.steps()) || run.divergence()) return;
  std::shared_ptr<const RunState> state = run.save();
  const std::lock_guard lock(recording);
  recorder.keep(std::move(state));
}

void Trainer::Shared::pass(std::shared_ptr<const RunState> state) {
  const std::lock_guard lock(recording);
  passed[1] = std::exchange(passed[0], std::move(state));
}

// Replays and shows it, unless another order comes in the meantime.
void Trainer::Shared::showPast(const std::stop_token& stop, Run& past, std::int64_t wanted, std::int64_t last) {
  constexpr double kReplayed = 0.99;  // of the way; the rest is its picture
  const std::int64_t step = std::clamp(wanted, recorder.first(), last);
  const auto stillWanted = [&] { return status.shown >= 0 && !orders.seek; };  // needs the mutex
  const auto goOn = [&](double fraction) {
    const std::lock_guard lock(mutex);
    if (stillWanted()) status.sought = kReplayed * fraction;
    return !stop.stop_requested() && stillWanted();
  };
  if (!recorder.replay(past, step, goOn)) return;
  auto snapshot = std::make_shared<Snapshot>();
  past.fill(*snapshot);
  snapshot->state = past.save();
  const std::lock_guard lock(mutex);
  if (!stillWanted()) return;
  news.snapshot = std::move(snapshot);
  status.shown = step;
  status.sought = 1.0;
}

// By training the way there once more, so that its picture is that of the step, not of one to come; unless the screen has other
// plans, or something was changed since.
void Trainer::Shared::goOn(const std::stop_token& stop, Run& run, const Start& from) {
  if (!recorder.frames().empty())
    recorder.replay(run, from->steps, [&](double) { return !stop.stop_requested() && nothingAsked(); });
  run.restore(*from);
  {
    const std::lock_guard lock(recording);
    recorder.keep(from);  // whatever was changed after its last training step is in it, and not in the frames before
  }
  if (Rate rate; from->diverged) train(run, rate);
}

void Trainer::Shared::train(Run& run, Rate& rate) {
  const Row& row = run.step();
  record(run);
  append(run, row, run.logNorms(), rate.count());
}

void Trainer::Shared::serve(const std::stop_token& stop, const Experiment& experiment, const Start& from) {
  const std::unique_ptr<Run> run = Run::make(experiment);
  run->stopWhen(stop);
  std::unique_ptr<Run> past;  // made when it is first looked at
  if (from)
    goOn(stop, *run, from);
  else
    record(*run);
  Clock::time_point nextLook{};
  const auto look = [&](bool inPassing = false) {
    const Clock::time_point begin = Clock::now();
    auto snapshot = std::make_shared<Snapshot>();
    run->fill(*snapshot, inPassing);
    snapshot->state = run->save();
    const Clock::time_point end = Clock::now();
    nextLook = end + kRestAfterLooking * (end - begin);
    return snapshot;
  };
  {
    const auto first = look();
    const std::lock_guard lock(mutex);
    status.parameters = run->parameterCount();
    status.step = run->steps();
    news.length = first->length;
    settle(first);
  }

  Rate rate;
  bool resting = true;
  const auto seek = [&](std::int64_t wanted) {
    if (!past) {
      past = Run::make(experiment, 1, run->shareTask());
      past->stopWhen(stop);
    }
    showPast(stop, *past, wanted, run->steps());
  };
  while (const std::optional<Orders> now = next(stop)) {
    const std::string refused = change(*run, *now);
    if (now->seek) {
      try {
        seek(*now->seek);
      } catch (const InputError& error) {  // the memory may not do for a second run; the first one goes on
        refuseSeek(error.what());
      }
      continue;
    }
    if (!now->train) {
      const auto last = look();
      const std::lock_guard lock(mutex);
      edited(*now, refused);
      settle(last);
      resting = true;
      continue;
    }
    if (std::exchange(resting, false)) rate = Rate();
    train(*run, rate);
    if (now->changed || now->refresh || now->edit() || (Clock::now() >= nextLook && wanted())) {
      auto snapshot = look(true);
      pass(snapshot->state);
      const std::lock_guard lock(mutex);
      edited(*now, refused);
      news.present = snapshot->state;
      news.snapshot = std::move(snapshot);
    }
  }
}

// Waits while there is nothing to do. Running without an order to train means: come to rest. None: stop.
std::optional<Trainer::Shared::Orders> Trainer::Shared::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex);
  wake.wait(lock, stop, [this] {
    return orders.train || orders.refresh || orders.changed || orders.seek || orders.edit() || status.phase == Phase::Running;
  });
  if (stop.stop_requested()) return std::nullopt;
  if (orders.train && status.step >= (toTheEnd ? planned : goal)) orders.train = false;
  Orders taken{orders.train, std::exchange(orders.refresh, false), std::exchange(orders.changed, std::nullopt),
               std::nullopt, std::exchange(orders.pulls, {}),      std::exchange(orders.parameters, nullptr)};
  const bool rests = !taken.train && !taken.changed && !taken.edit() && status.phase != Phase::Running;
  if (rests) taken.seek = std::exchange(orders.seek, std::nullopt);
  return taken;
}

bool Trainer::Shared::nothingAsked() const {
  const std::lock_guard lock(mutex);
  return !orders.train && !orders.changed && !orders.seek && !orders.edit();
}

bool Trainer::Shared::wanted() const {
  const std::lock_guard lock(mutex);
  return !news.snapshot;
}

void Trainer::Shared::append(const Run& run, const Row& row, const std::vector<double>& logNorms, double rate) {
  const std::lock_guard lock(mutex);
  news.rows.push_back(row);
  for (const double norm : logNorms) news.logNorms.push_back(static_cast<float>(norm));
  status.step = run.steps();
  status.stepsPerSecond = rate;
  if (run.divergence()) {
    diverged = true;
    orders.train = false;
  }
}

// At rest, with the picture of the state it rests in. Needs the mutex. An order to train may have come in the meantime.
void Trainer::Shared::settle(std::shared_ptr<const Snapshot> snapshot) {
  news.present = snapshot->state;
  news.snapshot = std::move(snapshot);
  if (orders.train) {
    status.phase = Phase::Running;
    return;
  }
  status.stepsPerSecond = 0.0;
  if (diverged)
    status.phase = Phase::Diverged;
  else
    status.phase = toTheEnd && status.step >= planned ? Phase::Finished : Phase::Paused;
}

// Needs the mutex. Running is told at once: whoever asks the status after play() must not read that nothing is going on.
void Trainer::Shared::start() {
  if (diverged || ended) return;
  orders.train = true;
  orders.seek.reset();
  status.shown = -1;
  if (status.phase != Phase::Preparing) status.phase = Phase::Running;
  wake.notify_one();
}

// Needs the mutex. Latest wins, and an edit is of the present.
void Trainer::Shared::edit(bool more) {
  if (more) ++status.edits;
  orders.seek.reset();
  status.shown = -1;
  wake.notify_one();
}

// Needs the mutex.
void Trainer::Shared::edited(const Orders& done, const std::string& refused) {
  status.edits -= done.pulls.size() + (done.parameters ? 1 : 0);
  if (!refused.empty()) news.refused = refused;
}

void Trainer::Shared::refuseSeek(const std::string& why) {
  const std::lock_guard lock(mutex);
  news.refused = why;
  status.shown = -1;
}

Trainer::Trainer(Experiment experiment) : Trainer(std::move(experiment), nullptr, {}) {}

Trainer::Trainer(Experiment experiment, std::shared_ptr<const RunState> from, Recorder past)
    : shared_(std::make_unique<Shared>()) {
  shared_->planned = experiment.train.steps;
  shared_->recorder = std::move(past);
  if (from) shared_->status.step = from->steps;  // run() may be asked for before it is ready
  shared_->thread = std::jthread([shared = shared_.get(), experiment = std::move(experiment), from = std::move(from)](
                                     const std::stop_token& stop) { shared->work(stop, experiment, from); });
}

Trainer::~Trainer() = default;

void Trainer::play() {
  const std::lock_guard lock(shared_->mutex);
  const bool reached = shared_->status.step >= shared_->planned;
  if (reached && shared_->toTheEnd && shared_->status.phase == Phase::Running) return;  // about to say Finished
  shared_->toTheEnd = !reached;
  shared_->goal = kNoEnd;
  shared_->start();
}

void Trainer::pause() {
  const std::lock_guard lock(shared_->mutex);
  shared_->orders.train = false;
}

void Trainer::run(std::int64_t steps) {
  if (steps <= 0) return;
  const std::lock_guard lock(shared_->mutex);
  const std::int64_t done = shared_->status.step;
  shared_->toTheEnd = false;
  shared_->goal = steps < kNoEnd - done ? done + steps : kNoEnd;
  shared_->start();
}

void Trainer::runTo(std::int64_t step) {
  const std::lock_guard lock(shared_->mutex);
  shared_->toTheEnd = step == shared_->planned;
  shared_->goal = step;
  if (shared_->status.step < step)
    shared_->start();
  else
    shared_->orders.train = false;
}

void Trainer::change(const Experiment& changed) {
  const std::lock_guard lock(shared_->mutex);
  shared_->orders.changed = changed;
  shared_->orders.seek.reset();
  shared_->status.shown = -1;
  shared_->planned = changed.train.steps;
  shared_->wake.notify_one();
}

void Trainer::pull(std::size_t layer, std::complex<double> from, std::complex<double> to) {
  const std::lock_guard lock(shared_->mutex);
  shared_->edit(addPull(shared_->orders.pulls, {layer, from, to, false}));
}

void Trainer::pullRadius(std::size_t layer, double radius) {
  const std::lock_guard lock(shared_->mutex);
  shared_->edit(addPull(shared_->orders.pulls, {layer, {}, radius, true}));
}

void Trainer::setParameters(Parameters parameters) {
  const std::lock_guard lock(shared_->mutex);
  const bool more = !std::exchange(shared_->orders.parameters, std::move(parameters));
  shared_->edit(more);
}

void Trainer::stop() { shared_->thread.request_stop(); }

bool Trainer::stopped() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->ended;
}

void Trainer::seek(std::int64_t step) {
  const std::lock_guard lock(shared_->mutex);
  if (shared_->ended) return;
  shared_->orders.train = false;
  shared_->orders.seek = step;
  shared_->status.shown = step;
  shared_->status.sought = 0.0;
  shared_->wake.notify_one();
}

void Trainer::live() {
  const std::lock_guard lock(shared_->mutex);
  if (shared_->status.shown < 0) return;
  shared_->orders.seek.reset();
  shared_->status.shown = -1;
  shared_->orders.refresh = true;
  shared_->wake.notify_one();
}

Recorder Trainer::history(const RunState& until) const {
  const std::lock_guard lock(shared_->recording);
  const auto near = std::find_if(std::begin(shared_->passed), std::end(shared_->passed),
                                 [&until](const auto& state) { return state && state->steps < until.steps; });
  return shared_->recorder.until(until, near == std::end(shared_->passed) ? nullptr : *near);
}

Trainer::Status Trainer::status() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->status;
}

Trainer::News Trainer::take() {
  const std::lock_guard lock(shared_->mutex);
  News taken = std::exchange(shared_->news, News{});
  shared_->news.length = taken.length;
  return taken;
}

void Trainer::refresh() {
  const std::lock_guard lock(shared_->mutex);
  if (shared_->status.shown < 0)
    shared_->orders.refresh = true;
  else if (!shared_->orders.seek)
    shared_->orders.seek = shared_->status.shown;
  shared_->wake.notify_one();
}

}  // namespace backflow
