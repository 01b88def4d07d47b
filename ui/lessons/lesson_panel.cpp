#include "ui/lessons/lesson_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QVBoxLayout>

#include "engine/experiment/knobs.h"
#include "ui/language/engine_text.h"
#include "ui/lessons/curve_pad.h"
#include "ui/lessons/lesson_run.h"
#include "ui/theme.h"
#include "ui/widgets/side_column.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_button.h"

namespace backflow::ui {

namespace {

QString coloured(const QString& text, const QColor& colour) {
  return QString("<span style='color:%1'>%2</span>").arg(colour.name(), text.toHtmlEscaped());
}

// Paragraphs with room between them, which QLabel's own Markdown does not leave.
QString htmlOf(const QString& markdown) {
  QTextDocument document;
  document.setDefaultFont(Theme::font(13));
  document.setMarkdown(markdown);
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    QTextBlockFormat format = block.blockFormat();
    format.setTopMargin(0.0);
    format.setBottomMargin(block.next().isValid() ? scaled(8.0) : 0.0);
    QTextCursor(block).setBlockFormat(format);
  }
  return document.toHtml();
}

// "You may change: Cell, Clipping"; empty where all may be.
QString freeText(const LessonStep& step) {
  if (!step.controls) return {};
  if (step.controls->isEmpty()) return QObject::tr("The controls are locked in this step.");
  QStringList names;
  for (const QString& key : *step.controls) names += engineText(knob(key.toStdString()).label);
  return QObject::tr("You may change: %1").arg(names.join(", "));
}

}  // namespace

QLabel* LessonPanel::addLabel(QVBoxLayout& to) {
  QLabel* label = new QLabel(widget());
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  to.addWidget(label);
  return label;
}

QFrame* LessonPanel::addCard(QVBoxLayout& to, QVBoxLayout*& inside) {
  QFrame* card = new QFrame(widget());
  card->setObjectName("words");
  inside = new QVBoxLayout(card);
  inside->setContentsMargins(12, 11, 12, 12);
  inside->setSpacing(8);
  to.addWidget(card);
  return card;
}

LessonPanel::LessonPanel(QWidget* parent) : QScrollArea(parent) {
  QVBoxLayout* column = makeSideColumn(*this, "explain");
  column->setContentsMargins(14, 12, 14, 14);
  column->setSpacing(9);
  const auto button = [this](const QString& text, const QString& line) {
    QPushButton* made = new QPushButton(text, widget());
    made->setFocusPolicy(Qt::TabFocus);
    made->setAccessibleName(text);
    if (!line.isEmpty()) connect(made, &QPushButton::clicked, this, [this, line] { emit act(line); });
    return made;
  };
  QHBoxLayout* top = new QHBoxLayout;
  top->addWidget(title_ = new QLabel(widget()), 1);
  top->addWidget(end_ = button("×", "lesson stop"));
  end_->setProperty("flat", true);
  end_->setAccessibleName(tr("End the lesson"));
  end_->setToolTip(tr("End the lesson; the runs stay"));
  column->addLayout(top);
  heading_ = addLabel(*column);
  text_ = addLabel(*column);
  locks_ = addLabel(*column);
  QVBoxLayout* card = nullptr;
  question_ = addCard(*column, card);
  ask_ = addLabel(*card);
  card->addLayout(answers_ = new QVBoxLayout);
  answers_->setSpacing(7);
  number_ = new QLineEdit(question_);
  pad_ = new CurvePad(question_);
  lock_ = button(tr("Lock in and run"), {});
  lock_->setProperty("accent", true);
  for (QWidget* part : {static_cast<QWidget*>(number_), static_cast<QWidget*>(pad_), static_cast<QWidget*>(lock_)})
    card->addWidget(part);
  connect(lock_, &QPushButton::clicked, this, &LessonPanel::submit);
  connect(number_, &QLineEdit::returnPressed, this, &LessonPanel::submit);
  connect(number_, &QLineEdit::textChanged, this, [this] { lock_->setEnabled(!number_->text().trimmed().isEmpty()); });
  connect(pad_, &CurvePad::drawn, this, [this] { lock_->setEnabled(true); });
  result_ = addLabel(*card);
  //: do what the step of the lesson runs
  column->addWidget(run_ = button(tr("Run"), "lesson run"));
  run_->setProperty("accent", true);
  challenge_ = addCard(*column, card);
  goals_ = addLabel(*card);
  after_ = addLabel(*column);
  QHBoxLayout* way = new QHBoxLayout;
  way->setSpacing(8);
  //: to the step of the lesson before
  way->addWidget(back_ = button(tr("Back"), "lesson back"), 1);
  //: to the next step of the lesson
  way->addWidget(next_ = button(tr("Next"), "lesson next"), 1);
  column->addLayout(way);
  column->addWidget(sheet_ = button(tr("Save worksheet…"), "lesson worksheet"));
  sheet_->setToolTip(tr("What you have predicted and reached, and what was measured: to be handed in"));
  column->addStretch(1);
  hide();
}

void LessonPanel::show(const Session& session) {
  const LessonRun& run = session.lesson();
  if (!run.active()) {
    shownStep_ = nullptr;
    return;
  }
  if (shownStep_ != &run.now()) build(session);
  using Phase = LessonRun::Phase;
  const bool done = run.phase() == Phase::Done;
  const LessonRun::Taken& taken = run.taken(run.step());
  run_->setVisible(!run.now().run.isEmpty() && (!run.now().question || !taken.answer.text.isEmpty()));
  run_->setText(run.phase() == Phase::Running ? tr("Running…") : done ? tr("Run again") : tr("Run"));
  run_->setEnabled(run.settled());
  run_->setProperty("accent", run.phase() == Phase::Waiting);
  next_->setProperty("accent", done);
  for (QPushButton* each : {run_, next_}) {
    each->style()->unpolish(each);
    each->style()->polish(each);
  }
  after_->setVisible(done && !run.now().after.isEmpty() && (run.now().challenge.empty() || taken.reachedAt >= 0));
  showAnswer(session);
  judge(session);
  for (QWidget* part : {static_cast<QWidget*>(question_), static_cast<QWidget*>(challenge_), widget()})
    part->layout()->activate();  // now: a picture that is taken of the window must not cut the last line
  const bool compared = !taken.answer.measured.isEmpty();
  // Where there is little room, as on a projector, that is what everybody waits for.
  if (compared && !compared_) QTimer::singleShot(0, this, [this] { ensureWidgetVisible(result_); });
  compared_ = compared;
}

// Another step.
void LessonPanel::build(const Session& session) {
  const LessonRun& run = session.lesson();
  const LessonStep& now = run.now();
  const int steps = static_cast<int>(run.lesson().steps.size());
  shownStep_ = &now;
  compared_ = !run.taken(run.step()).answer.measured.isEmpty();
  title_->setText(tr("LESSON · %1 OF %2").arg(run.step() + 1).arg(steps));
  title_->setToolTip(run.lesson().title);
  heading_->setText(now.title);
  words_ = now.text;
  text_->setText(htmlOf(words_));
  text_->setVisible(!now.text.isEmpty());
  locks_->setText(freeText(now));
  locks_->setVisible(now.controls.has_value());
  afterWords_ = now.after;
  after_->setText(htmlOf(afterWords_));
  back_->setEnabled(run.step() > 0);
  next_->setVisible(run.step() + 1 < steps);
  sheet_->setVisible(run.step() + 1 == steps);
  challenge_->setVisible(!now.challenge.empty());
  question_->setVisible(now.question.has_value());
  for (TextButton* choice : choices_) {
    choice->hide();
    choice->deleteLater();  // one of them may have been clicked just now
  }
  choices_.clear();
  if (now.question) ask(session);
  ensureVisible(0, 0);
}

void LessonPanel::ask(const Session& session) {
  const Question& question = *session.lesson().now().question;
  using Kind = Question::Kind;
  ask_->setText(question.ask);
  number_->setVisible(question.kind == Kind::Number);
  pad_->setVisible(question.kind == Kind::Curve);
  lock_->setVisible(question.kind != Kind::Choice);
  lock_->setEnabled(false);
  number_->clear();
  if (question.kind == Kind::Number) {
    const QString what = QObject::tr(figure(question.figure).symbol);
    number_->setPlaceholderText(QString("%1 … %2").arg(question.from).arg(question.to));
    number_->setAccessibleName(tr("%1, a number").arg(what));
    number_->setToolTip(what);
  }
  const Snapshot* snapshot = session.lane().snapshot();
  if (question.kind == Kind::Curve)
    pad_->ask(question.from, question.to, snapshot ? snapshot->length : session.experiment().task.length);
  QWidget* last = ask_;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    TextButton* choice = new TextButton(question.choices[i].text, {}, question_);
    choice->setCheckable(true);
    connect(choice, &QPushButton::clicked, this, [this, i] { emit act(QString("answer %1").arg(i + 1)); });
    answers_->addWidget(choice);
    last = tabAfter(last, choice);
    choices_.push_back(choice);
  }
}

void LessonPanel::submit() {
  if (!lock_->isEnabled()) return;
  if (number_->isVisible()) return emit act("answer " + number_->text().trimmed());
  QStringList words;
  for (const double value : pad_->points()) words += QString::number(value, 'g', 6);
  emit act("answer " + words.join(' '));
}

LessonPanel::Draft LessonPanel::draft() const {
  return {number_->text(), pad_->touched() ? pad_->points() : std::vector<double>()};
}

void LessonPanel::resume(const Draft& draft) {
  if (!lock_->isVisibleTo(this)) return;
  number_->setText(draft.number);
  pad_->resume(draft.curve);
}

// What was answered, and how it compares.
void LessonPanel::showAnswer(const Session& session) {
  const LessonRun& run = session.lesson();
  if (!run.now().question) return;
  const Theme& theme = Theme::current();
  const LessonRun::Answer& answer = run.taken(run.step()).answer;
  const bool answered = !answer.text.isEmpty(), measured = !answer.measured.isEmpty();
  const bool settled = run.settled();
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    choices_[i]->setChecked(answered && answer.given[0] == static_cast<double>(i + 1));
    choices_[i]->setEnabled(!answered && settled);
  }
  number_->setEnabled(!answered && settled);
  if (answered && number_->isVisible()) number_->setText(answer.text);
  pad_->setEnabled(settled || answered);
  lock_->setVisible(!answered && choices_.empty());
  if (answered && run.now().question->kind == Question::Kind::Curve) pad_->tell(answer.given, answer.curve);
  result_->setVisible(answered);
  if (answered && !measured) result_->setText(tr("Locked in. It runs …"));
  if (measured)
    result_->setText(coloured((answer.right ? tr("✓ As you predicted.") : tr("✗ Not as you predicted.")) + ' ',
                              answer.right ? theme.good : theme.bad) +
                     tr("Measured: <b>%1</b>").arg(answer.measured.toHtmlEscaped()));
}

void LessonPanel::judge(const Session& session) {
  const LessonRun& run = session.lesson();
  if (!run.active() || run.now().challenge.empty()) return;
  const Theme& theme = Theme::current();
  const LessonRun::Taken& taken = run.taken(run.step());
  //: what is to be reached in a step of a lesson
  QString all = "<b>" + tr("Challenge") + "</b>";
  for (const LessonRun::Goal& goal : run.goals())
    all += QString("<p style='margin:6px 0 0 0'>%1 %2</p>")
               .arg(coloured(goal.holds ? "✓ " : "○ ", goal.holds ? theme.good : theme.dim) + goal.text.toHtmlEscaped(),
                    coloured(tr("· now %1").arg(goal.actual), theme.dim));
  if (taken.reachedAt >= 0)
    all += QString("<p style='margin:8px 0 0 0'>%1</p>")
               .arg(coloured(tr("✓ Reached at training step %1").arg(taken.reachedAt), theme.good));
  if (all == shownGoals_) return;
  shownGoals_ = all;
  goals_->setText(all);
}

void LessonPanel::restyle() {
  const Theme& theme = Theme::current();
  QPalette dim = palette();
  dim.setColor(QPalette::WindowText, theme.dim);
  title_->setFont(Theme::heading());
  title_->setPalette(dim);
  locks_->setPalette(dim);
  heading_->setFont(Theme::font(15, QFont::DemiBold));
  ask_->setFont(Theme::font(13, QFont::Medium));
  for (QLabel* label : {text_, after_, result_, goals_}) label->setFont(Theme::font(13));
  text_->setText(htmlOf(words_));  // which holds the size of its letters
  after_->setText(htmlOf(afterWords_));
  locks_->setFont(Theme::font(11));
  end_->setFixedSize(scaledInt(24), scaledInt(24));
  for (TextButton* choice : choices_) choice->restyle();
  shownGoals_.clear();
  pad_->updateGeometry();
}

}  // namespace backflow::ui
