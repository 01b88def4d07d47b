// A lesson as it is taken: which step, what was answered and how that compares with what came out. It performs the lesson's
// acts one after the other, each waited for, and holds challenges against the lanes while they train.
#pragma once

#include <QObject>
#include <functional>

#include "ui/lessons/lesson.h"

namespace backflow::ui {

class Session;
class Stage;

class LessonRun : public QObject {
  Q_OBJECT
 public:
  explicit LessonRun(Session& session) : session_(session) {}

  // What a step is about at present: its own acts; an answer, or a click on Run; its run; nothing more.
  enum class Phase { Setting, Waiting, Running, Done };
  struct Answer {
    std::vector<double> given;  // the choice from 1, the number, or the curve from t = 1 to T, evenly
    QString text;               // the same to be read; empty: there is none
    bool right = false;         // and, once the step has run:
    QString measured;           // "-7.6 at training step 100"
    std::vector<double> curve;  // measured, for each t
  };
  struct Taken {  // of one step
    Answer answer;
    std::int64_t reachedAt = -1;  // the training step at which the challenge was met; −1: not yet
    QString reached;              // its figures then
  };

  bool active() const { return !lesson_.steps.empty(); }
  const Lesson& lesson() const { return lesson_; }
  int step() const { return step_; }  // from 0
  const LessonStep& now() const { return lesson_.steps[static_cast<std::size_t>(step_)]; }
  Taken taken(int step) const;  // its texts are in the language of this moment
  Phase phase() const { return phase_; }
  bool settled() const { return !active() || phase_ == Phase::Waiting || phase_ == Phase::Done; }

  void start(Lesson lesson, Stage* stage);
  void reread();      // its words, in the window's language
  void stop();        // the runs stay; the panels show again what they did before
  void go(int step);  // throws InputError where there is no such step
  void run();         // a step that asks nothing, or once more; throws InputError where there is nothing to run
  // Throws InputError for what is no answer to the question, and where none is asked.
  void answer(const QStringList& words);
  // Throws InputError where the present step does not let this key of the experiment be changed.
  void requireFree(const QString& key) const;
  bool isFree(const QString& key) const;
  bool locksAll() const;                         // no key may be changed
  bool asks() const;                             // there is no answer yet: the runs stay as the step's acts have left them
  bool hides() const;                            // … nor are the panels to be seen, which would give it away
  bool performs() const { return performing_; }  // what is being done at this moment is the lesson's own

  struct Goal {
    QString text, actual;
    bool holds;
  };
  std::vector<Goal> goals() const;  // of the present step's challenge, at this moment

  void poll();  // by Session::poll()

 signals:
  void changed();  // lesson, step, phase, an answer, or a challenge met

 private:
  enum class Compared { No, Nothing, Measured };
  // What a step's texts are made of: the run may outlive the window, and the language that it speaks.
  struct Record {
    std::vector<double> given, curve;
    bool right = false;
    Compared compared = Compared::No;
    std::vector<std::size_t> fitting;  // the choices that are right
    double value = 0.0;                // the number; how far the drawn curve is away
    std::int64_t reachedAt = -1;
    QStringList reached;  // the challenge's figures then; a verdict's is the one that was wanted
  };
  Record& here() { return records_[static_cast<std::size_t>(step_)]; }
  const Record& here() const { return records_[static_cast<std::size_t>(step_)]; }
  QString givenText(const Question& question, const Record& record) const;
  QString measuredText(const Question& question, const Record& record) const;
  void enter();
  void perform(const QStringList& lines, Phase phase);
  void ended();
  void compare();
  bool holds(const Condition& condition) const;
  void watch();  // the challenge
  bool allHold(const std::vector<Condition>& conditions) const;
  const Lane* lane(char name) const;

  Session& session_;
  Stage* stage_ = nullptr;
  QStringList views_;  // what the panels showed before the lesson
  Lesson lesson_;
  std::vector<Record> records_;  // one a step
  int step_ = 0;
  Phase phase_ = Phase::Done;
  QStringList lines_;  // still to be performed
  std::function<bool()> waitingFor_;
  bool performing_ = false;
  // Since which training step of which run the challenge's verdicts and keys have held whenever looked at; −1: they do not.
  std::int64_t since_ = -1;
  quint64 generation_ = 0;
};

}  // namespace backflow::ui
