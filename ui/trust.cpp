#include "ui/trust.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/check_job.h"
#include "ui/language/engine_text.h"
#include "ui/theme.h"
#include "ui/views/plot.h"
#include "ui/widgets/scroll_text.h"

namespace backflow::ui {

namespace {

const char* const kWords = QT_TRANSLATE_NOOP(
    "QObject",
    "Backflow computes the derivatives of the loss by backpropagation through time. Here each of them is measured a second "
    "way, which knows nothing of backpropagation: one number is moved a little to both sides, the loss is computed anew, and "
    "the differences give the slope. If the two agree, the gradient on the screen is right.");

constexpr int kWide = 520;  // px at the desk

}  // namespace

TrustDialog::TrustDialog(Session& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      words_(new QLabel(QObject::tr(kWords))),
      result_(new QLabel),
      detail_(new QLabel),
      progress_(new QProgressBar) {
  setWindowTitle(tr("Trust: is the gradient right?"));
  QWidget* inside = new QWidget;
  QVBoxLayout* column = new QVBoxLayout(inside);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  for (QLabel* label : {words_, result_, detail_}) label->setWordWrap(true);
  for (QLabel* label : {result_, detail_}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(words_);
  column->addWidget(progress_);
  column->addWidget(result_);
  column->addWidget(detail_);
  column->addStretch(1);
  text_ = new ScrollText(inside, this);
  text_->setAccessibleName(tr("The check, its result and its details"));
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Progress of the check"));
  result_->setAccessibleName(tr("Result of the check"));
  detail_->setAccessibleName(tr("Details of the check"));
  QHBoxLayout* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  const auto button = [&](const QString& text, const QString& tip) {
    QPushButton* made = new QPushButton(text, this);
    made->setAccessibleName(text);
    made->setToolTip(tip);
    made->setAutoDefault(false);
    buttons->addWidget(made);
    return made;
  };
  export_ = button(tr("Export PyTorch script…"), tr("The run's first 50 steps as a PyTorch program that compares itself"));
  buttons->addStretch(1);
  cancel_ = button(tr("Cancel"), tr("Ends the check; what was compared so far is kept"));
  again_ = button(tr("Check again"), tr("At the weights that the active lane shows now"));
  //: a verb: a window goes
  QPushButton* close = button(tr("Close"), tr("Closes this window; a check goes on"));
  QVBoxLayout* rows = new QVBoxLayout(this);
  rows->setContentsMargins(20, 16, 20, 18);
  rows->setSpacing(12);
  rows->addWidget(text_, 1);
  rows->addLayout(buttons);
  connect(export_, &QPushButton::clicked, this, &TrustDialog::exportWanted);
  connect(again_, &QPushButton::clicked, this, &TrustDialog::checkWanted);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    if (session_.lastCheck()) session_.lastCheck()->cancel();
  });
  connect(close, &QPushButton::clicked, this, &QWidget::hide);
  connect(&timer_, &QTimer::timeout, this, &TrustDialog::look);
}

void TrustDialog::appear() {
  restyle();
  show();
  raise();
}

void TrustDialog::restyle() {
  words_->setFont(Theme::font(13));
  result_->setFont(Theme::font(14, QFont::DemiBold));
  detail_->setFont(Theme::font(12));
  text_->restyle();
  look();
  fit(true);
}

void TrustDialog::fit(bool anew) { text_->fit(scaledInt(kWide), anew); }

QString TrustDialog::verdict(const GradientCheck& check, bool cancelled) {
  if (check.checked == 0) return tr("Cancelled before anything was compared.");
  if (check.worst <= GradientCheck::kWorstAllowed && !check.decided())
    return tr("Nothing is decided: at %1 of %2 derivatives the loss bends too fast for differences.")
        .arg(grouped(check.undecided), grouped(check.checked));
  QString text;
  if (cancelled)
    text = check.agrees() ? tr("They agree, for the %1 derivatives compared before it was cancelled.")
                          : tr("They do not agree, for the %1 derivatives compared before it was cancelled.");
  else
    text = check.agrees() ? tr("They agree, for all of %1 derivatives.") : tr("They do not agree, for all of %1 derivatives.");
  return text.arg(grouped(check.checked));
}

void TrustDialog::look() {
  const CheckJob* job = session_.lastCheck();
  const bool running = job && !job->done();
  progress_->setVisible(running);
  cancel_->setVisible(running);
  again_->setVisible(!running);
  running ? timer_.start(100) : timer_.stop();
  if (!job) return;
  QPalette colours = palette();
  if (running) {
    const double part = job->progress(), seconds = job->elapsed();
    progress_->setValue(static_cast<int>(1000.0 * part));
    QString text = (part > 0.02 ? tr("Comparing… %1 %, about %2 s left") : tr("Comparing… %1 %")).arg(100.0 * part, 0, 'f', 0);
    if (part > 0.02) text = text.arg(std::ceil(seconds * (1.0 - part) / part), 0, 'f', 0);
    result_->setText(text);
    detail_->setText(session_.playing() ? tr("The training goes on meanwhile.") : QString());
  } else {
    const GradientCheck& check = job->result();
    const bool well = job->error().empty() && check.checked > 0 && check.agrees();
    colours.setColor(QPalette::WindowText, well ? Theme::current().good : Theme::current().bad);
    result_->setText(job->error().empty() ? verdict(check, job->cancelled())
                                          : tr("The check could not be done: %1").arg(engineText(job->error())));
    detail_->setText(check.where.empty()
                         ? QString()
                         : tr("The worst relative error is %1 (at most %2 counts as agreement). It is at %3: %4 by "
                              "backpropagation, %5 by differences.\n\nCompared in float64 for lane %6 after training step "
                              "%7, with up to three samples and a little noise on the weights: every weight and bias, every "
                              "input, and the initial state.")
                               .arg(number(check.worst), number(GradientCheck::kWorstAllowed), engineText(check.where))
                               .arg(check.backprop, 0, 'g', 10)
                               .arg(check.difference, 0, 'g', 10)
                               .arg(QLatin1Char(job->lane()))
                               .arg(grouped(job->step())));
  }
  result_->setPalette(colours);
  fit();  // the result is longer than what was there before
}

}  // namespace backflow::ui
