// A lane: one run as the window knows it. It owns the trainer, takes its news and keeps what has been taken. It never
// waits for the trainer: a new run is prepared while the old one stays, and old trainers are dropped once they have ended.
#pragma once

#include <QString>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "engine/train/analyst.h"
#include "engine/train/moment.h"
#include "engine/train/trainer.h"

namespace backflow::ui {

class Lane {
 public:
  explicit Lane(char name) : name_(name) {}
  ~Lane();

  char name() const { return name_; }  // 'A' … 'D'

  // Prepares a run of this experiment; the one that is there stays until the new one is ready, and for good if it fails.
  void start(const Experiment& experiment, bool playWhenReady);
  // Likewise of a run that goes on from there.
  void start(std::shared_ptr<const Moment> from, bool playWhenReady);
  // The moment that views show; null while there is none.
  std::shared_ptr<const Moment> moment() const;
  // The present, whatever views show; null while there is none.
  std::shared_ptr<const Moment> present() const;
  std::shared_ptr<const RunState> presentState() const { return trainer_ ? present_ : nullptr; }
  // Live knobs: from the next training step, also of the run that is being prepared. Knobs that need a restart: start().
  void change(const Experiment& experiment);

  // For the run that is being prepared, if there is one, else for the one that is there.
  void play();
  void pause();
  void run(std::int64_t steps);   // that many more, then pause
  void runTo(std::int64_t step);  // up to that one, then pause; nothing while a run is being prepared
  // Ends what it runs without waiting; may be destroyed without waiting once poll() has found it ended.
  void close();
  bool ended() const { return !trainer_ && !pending_ && retired_.empty() && analyst_.stopped(); }

  void seek(std::int64_t step);  // shows an earlier step, and pauses
  void live();                   // shows the present again
  bool showsPast() const { return trainer_ && trainer_->status().shown >= 0; }

  // Takes what the trainer has. Returns whether anything that views draw has changed.
  bool poll();
  // What poll() does with the news of a run: keeps rows, history and the latest snapshot (lane_data.cpp).
  void absorb(const Trainer::News& news);
  // A new run begins: drops rows, history and snapshot and counts the generation up (lane_data.cpp).
  void forget();

  Trainer* trainer() { return trainer_.get(); }  // null until the first run is ready
  // Training goes on, though the trainer may be waiting for what it is told next.
  void goesOn(bool yes) { goesOn_ = yes; }
  bool goesOn() const { return goesOn_ || (trainer_ && trainer_->status().phase == Trainer::Phase::Running); }
  const Experiment& experiment() const { return pending_ ? pendingExperiment_ : experiment_; }  // as last asked for
  const Experiment& shownExperiment() const { return trainer_ ? experiment_ : experiment(); }   // of the run that views show
  Trainer::Status status() const;
  bool preparing() const { return pending_ != nullptr; }
  // What is being prepared goes on from where a run had diverged.
  bool pendingDiverged() const { return pending_ && from_ && from_->state->diverged; }
  QString takeError();    // why the last start() failed; once
  QString takeRefusal();  // why a pull was not done, or why the run failed on its way; once

  const std::vector<Row>& rows() const { return rows_; }  // every training step, oldest first
  // The last of them with a validation; null before the first.
  const Row* validated() const { return validated_ < rows_.size() ? &rows_[validated_] : nullptr; }
  // Of a training step, and of the one that views show, which may be of the past: its row, and the last one up to it with a
  // validation. Null: there is none.
  const Row* rowAt(std::int64_t step) const;
  const Row* validationUpTo(std::int64_t step) const;
  const Row* shownRow() const;
  const Row* shownValidation() const;
  const GradientHistory& history() const { return history_; }
  // What was changed between training steps, oldest first, since begun(): the experiment as the run began with it.
  const std::vector<Change>& changes() const { return changes_; }
  const Experiment& begun() const { return begun_; }
  const Snapshot* snapshot() const { return snapshot_.get(); }                 // null until the first
  std::shared_ptr<const Snapshot> shareSnapshot() const { return snapshot_; }  // for a view that keeps it
  // The latest analysis of this run, of what want() asks for; null until there is one. It lags behind the snapshot.
  const Analysis* analysis() const { return analysis_.get(); }
  std::shared_ptr<const Analysis> shareAnalysis() const { return analysis_; }
  void want(const std::optional<AnalysisParts>& parts) { wanted_ = parts; }  // by poll(); nothing: none
  bool analysing() const { return wanted_ && analyst_.busy(); }
  void absorb(std::shared_ptr<const Analysis> done) { analysis_ = std::move(done); }
  // Changes with every new run: views then forget what they have drawn.
  quint64 generation() const { return generation_; }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::shared_ptr<const Moment> momentOf(std::shared_ptr<const RunState> state) const;
  void retire(std::unique_ptr<Trainer>& trainer);
  void prepare(const Experiment& experiment, bool playWhenReady, std::unique_ptr<Trainer> trainer);
  bool adopt();  // makes the pending run the one that is shown, once it has something to show

  char name_;
  Experiment experiment_;
  std::unique_ptr<Trainer> trainer_, pending_;
  std::vector<std::unique_ptr<Trainer>> retired_;
  Experiment pendingExperiment_;
  bool playWhenReady_ = false;
  std::int64_t runWhenReady_ = 0;
  std::shared_ptr<const Moment> from_;  // what the pending run goes on from
  QString error_, refusal_;
  std::vector<Row> rows_;
  std::size_t validated_ = kNone, looked_ = 0;  // looked_: rows of which validated_ is the last
  GradientHistory history_;
  std::vector<Change> changes_;
  Experiment begun_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::shared_ptr<const RunState> present_;
  Analyst analyst_;
  std::optional<AnalysisParts> wanted_;
  std::shared_ptr<const Analysis> analysis_;
  quint64 generation_ = 0;
  bool goesOn_ = false;
  bool toldEnd_ = false;  // why the run failed on its way
};

using Lanes = std::vector<Lane*>;  // in order A, B, C, D; never empty

}  // namespace backflow::ui
