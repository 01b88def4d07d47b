#include "ui/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <cmath>

#include "ui/language/engine_text.h"
#include "ui/lessons/lesson_run.h"
#include "ui/theme.h"
#include "ui/views/plot.h"
#include "ui/widgets/elided.h"

namespace backflow::ui {

namespace {

constexpr QLatin1String kBetween("   ");

// What may help; %1: what went wrong. `remedies`: there are some beside it.
const char* adviceOn(const Divergence& divergence, bool remedies) {
  if (divergence.atStart() && remedies)
    //: %1: what went wrong
    return QT_TRANSLATE_NOOP("QObject", "%1.  Try a remedy at the right: the initial weights are enough for it.");
  if (divergence.atStart())
    //: %1: what went wrong
    return QT_TRANSLATE_NOOP("QObject", "%1.  Try smaller weights: the initial ones are enough for it.");
  if (remedies)
    //: %1: what went wrong
    return QT_TRANSLATE_NOOP(
        "QObject", "%1.  Try a remedy at the right, or a smaller learning rate; the weights are those of the step before.");
  //: %1: what went wrong
  return QT_TRANSLATE_NOOP("QObject", "%1.  Try a smaller learning rate; the weights are those of the step before.");
}

}  // namespace

QString figureText(double value) { return std::isnan(value) ? QStringLiteral("–") : number(value, 4); }

QString stepText(const Trainer::Status& status) {
  const QString now = grouped(status.step);
  return status.shown < 0 ? QObject::tr("step %1").arg(now) : QObject::tr("step %1 of %2").arg(grouped(status.shown), now);
}

QString StatusLine::phaseName(Trainer::Phase phase) {
  switch (phase) {
    case Trainer::Phase::Preparing:
      //: of a run
      return tr("preparing");
    case Trainer::Phase::Failed:
      //: of a run
      return tr("failed");
    case Trainer::Phase::Paused:
      //: of a run
      return tr("paused");
    case Trainer::Phase::Running:
      //: of a run
      return tr("running");
    case Trainer::Phase::Diverged:
      //: of a run
      return tr("diverged");
    case Trainer::Phase::Finished:
      //: of a run
      return tr("finished");
  }
  return {};
}

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), phase_(new QLabel(this)), figures_(new Elided(this)), numeric_(new QLabel(this)) {
  setObjectName("status");
  setFixedHeight(32);
  setAttribute(Qt::WA_StyledBackground);
  QHBoxLayout* line = new QHBoxLayout(this);
  line->setContentsMargins(14, 0, 14, 0);
  line->setSpacing(18);
  line->addWidget(phase_);
  line->addWidget(figures_, 1);
  line->addWidget(numeric_);
  //: preparing, running, …
  phase_->setAccessibleName(tr("Phase"));
  figures_->setObjectName("figures");
  //: the latest loss and accuracy, in numbers
  figures_->setAccessibleName(tr("Figures"));
  numeric_->setAccessibleName(tr("Numeric mode and frame rate"));
}

void StatusLine::show(const Session& session, double framesPerSecond, bool remedies) {
  const Lane& lane = session.lane();
  const Trainer::Status status = session.status();
  QStringList parts;
  if (session.lanes().size() > 1) parts += tr("lane %1").arg(QLatin1Char(lane.name()));
  const bool bad = status.phase == Trainer::Phase::Diverged;
  phase_->setText("● " + phaseName(lane.preparing() ? Trainer::Phase::Preparing : status.phase));

  const bool past = status.shown >= 0;
  const Row *row = past                  ? lane.shownRow()
                   : lane.rows().empty() ? nullptr
                                         : &lane.rows().back(),
            *last = past ? lane.shownValidation() : lane.validated();
  const double train = row ? row->trainLoss : kNotMeasured;
  const double validation = last ? last->valLoss : kNotMeasured, accuracy = last ? last->accuracy : kNotMeasured;
  if (session.lesson().hides()) {
    figures_->setText((parts + QStringList(stepText(status))).join(kBetween));
    figures_->setToolTip({});
  } else if (bad && lane.snapshot() && lane.snapshot()->divergence) {
    const Divergence& divergence = *lane.snapshot()->divergence;
    parts += QObject::tr(adviceOn(divergence, remedies)).arg(engineText(divergence.text()));
    figures_->setText(parts.join(kBetween));
    figures_->setToolTip(figures_->text());
  } else {
    parts += {stepText(status), tr("loss %1").arg(figureText(train)), tr("validation %1").arg(figureText(validation))};
    if (!std::isnan(accuracy)) parts += tr("accuracy %1 %").arg(QString::number(100.0 * accuracy, 'f', 1));
    figures_->setText(parts.join(kBetween));
    figures_->setToolTip({});
  }
  QStringList numeric = {lane.experiment().precision == Precision::Float32 ? "float32" : "float64",
                         tr("%1 parameters").arg(grouped(static_cast<qint64>(status.parameters)))};
  //: frames a second
  if (status.phase == Trainer::Phase::Running) numeric += tr("%1 fps").arg(framesPerSecond, 0, 'f', 0);
  numeric_->setText(numeric.join(kBetween));
  const QColor dot = bad                                       ? Theme::current().nan
                     : status.phase == Trainer::Phase::Running ? Theme::current().good
                                                               : Theme::current().dim;
  if (phase_->palette().color(QPalette::WindowText) != dot || bad != bad_) {
    bad_ = bad;
    QPalette palette = phase_->palette();
    palette.setColor(QPalette::WindowText, dot);
    phase_->setPalette(palette);
    palette.setColor(QPalette::WindowText, bad ? Theme::current().nan : Theme::current().dim);
    figures_->setPalette(palette);
  }
}

void StatusLine::restyle() {
  phase_->setFont(Theme::font(12, QFont::Medium));
  figures_->setFont(Theme::mono(12));
  numeric_->setFont(Theme::mono(12));
  QPalette dim = palette();
  dim.setColor(QPalette::WindowText, Theme::current().dim);
  for (QLabel* label : {phase_, figures_, numeric_}) label->setPalette(dim);
  bad_ = false;
}

}  // namespace backflow::ui
