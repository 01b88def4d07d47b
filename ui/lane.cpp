#include "ui/lane.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace backflow::ui {

// All threads are told first, so that they end together instead of one after the other.
Lane::~Lane() {
  if (trainer_) trainer_->stop();
  if (pending_) pending_->stop();
}

void Lane::retire(std::unique_ptr<Trainer>& trainer) {
  if (!trainer) return;
  trainer->stop();
  retired_.push_back(std::move(trainer));
}

void Lane::prepare(const Experiment& experiment, bool playWhenReady, std::unique_ptr<Trainer> trainer) {
  retire(pending_);
  pending_ = std::move(trainer);
  pendingExperiment_ = experiment;
  playWhenReady_ = playWhenReady;
  runWhenReady_ = 0;
  error_.clear();
  from_.reset();
}

void Lane::start(const Experiment& experiment, bool playWhenReady) {
  prepare(experiment, playWhenReady, std::make_unique<Trainer>(experiment));
}

void Lane::start(std::shared_ptr<const Moment> from, bool playWhenReady) {
  const Experiment& experiment = from->state->experiment;
  prepare(experiment, playWhenReady, std::make_unique<Trainer>(experiment, from->state, from->history));
  from_ = std::move(from);
}

std::shared_ptr<const Moment> Lane::moment() const { return trainer_ && snapshot_ ? momentOf(snapshot_->state) : nullptr; }

std::shared_ptr<const Moment> Lane::present() const { return momentOf(presentState()); }

std::shared_ptr<const Moment> Lane::momentOf(std::shared_ptr<const RunState> state) const {
  if (!state) return nullptr;
  const std::int64_t step = state->steps;
  auto moment = std::make_shared<Moment>();
  moment->history = trainer_->history(*state);
  moment->state = std::move(state);
  std::copy_if(rows_.begin(), rows_.end(), std::back_inserter(moment->rows),
               [step](const Row& row) { return row.step <= step; });
  moment->gradients = history_.until(step);
  return moment;
}

void Lane::seek(std::int64_t step) {
  if (!trainer_) return;
  playWhenReady_ = false;
  runWhenReady_ = 0;
  trainer_->seek(step);
}

void Lane::live() {
  if (trainer_) trainer_->live();
}

void Lane::change(const Experiment& experiment) {
  (pending_ ? pendingExperiment_ : experiment_) = experiment;
  if (const auto& trainer = pending_ ? pending_ : trainer_) trainer->change(experiment);
}

void Lane::play() {
  if (pending_)
    playWhenReady_ = true;
  else if (trainer_)
    trainer_->play();
}

void Lane::pause() {
  playWhenReady_ = false;
  runWhenReady_ = 0;
  if (trainer_) trainer_->pause();
}

void Lane::run(std::int64_t steps) {
  if (pending_) {
    playWhenReady_ = false;
    runWhenReady_ = steps;
  } else if (trainer_) {
    trainer_->run(steps);
  }
}

void Lane::runTo(std::int64_t step) {
  if (!pending_ && trainer_) trainer_->runTo(step);
}

void Lane::close() {
  retire(trainer_);
  retire(pending_);
  analyst_.stop();
}

bool Lane::adopt() {
  if (!pending_) return false;
  const Trainer::Status status = pending_->status();
  if (status.phase == Trainer::Phase::Preparing) return false;
  if (status.phase == Trainer::Phase::Failed) {
    error_ = QString::fromStdString(status.error);
    retire(pending_);
    return true;
  }
  const Trainer::News news = pending_->take();
  if (!news.snapshot) return false;  // the old picture stays until there is a new one: nothing flickers

  retire(trainer_);
  trainer_ = std::move(pending_);
  experiment_ = pendingExperiment_;
  toldEnd_ = false;
  forget();
  begun_ = experiment_;
  if (const auto from = std::exchange(from_, nullptr)) {
    rows_ = from->rows;
    history_ = from->gradients;
    changes_ = from->history.changes();
    if (!from->history.frames().empty()) begun_ = from->history.frames().front()->experiment;
  }
  absorb(news);
  if (playWhenReady_) trainer_->play();
  if (runWhenReady_ > 0) trainer_->run(runWhenReady_);
  return true;
}

bool Lane::poll() {
  std::erase_if(retired_, [](const std::unique_ptr<Trainer>& trainer) { return trainer->stopped(); });
  const bool adopted = adopt();
  if (!trainer_) return adopted;
  const Trainer::News news = trainer_->take();
  if (!news.refused.empty()) refusal_ = QString::fromStdString(news.refused);
  if (const Trainer::Status status = trainer_->status();
      status.phase == Trainer::Phase::Failed && !std::exchange(toldEnd_, true))
    refusal_ = QString::fromStdString(status.error);
  const bool fresh = !news.rows.empty() || news.snapshot || !news.changes.empty();
  if (fresh) absorb(news);
  if (wanted_ && snapshot_ && snapshot_->state) analyst_.submit(snapshot_->state, *wanted_);
  const std::shared_ptr<const Analysis> done = analyst_.take();
  if (done) absorb(done);
  return adopted || fresh || done;
}

Trainer::Status Lane::status() const {
  if (trainer_) return trainer_->status();
  return pending_ ? pending_->status() : Trainer::Status{};
}

QString Lane::takeRefusal() { return std::exchange(refusal_, QString()); }

QString Lane::takeError() { return std::exchange(error_, QString()); }

}  // namespace backflow::ui
