#include "ui/canonical/canonical_card.h"

#include <QLabel>
#include <QVBoxLayout>
#include <cmath>
#include <map>

#include "engine/reproduce/reproduce.h"
#include "ui/canonical/canonical.h"
#include "ui/language/engine_text.h"
#include "ui/marks.h"
#include "ui/theme.h"
#include "ui/views/plot.h"

namespace backflow::ui {

namespace {

QString figureName(const Check& check) {
  static const std::map<std::string, const char*> kNames = {
      {"train_loss", QT_TRANSLATE_NOOP("QObject", "Training loss")},
      {"val_loss", QT_TRANSLATE_NOOP("QObject", "Validation loss")},
      {"accuracy", QT_TRANSLATE_NOOP("QObject", "Accuracy")},
      {"grad_norm", QT_TRANSLATE_NOOP("QObject", "Gradient norm")},
      {"slope", QT_TRANSLATE_NOOP("QObject", "Slope of ln ‖∂L/∂hₜ‖")},
  };
  return QObject::tr(kNames.at(check.figure));
}

QString criterion(const Arm& arm, const Check& check) {
  const QString figure = figureName(check), bound = number(check.bound, check.must == Must::Near ? 6 : 4);
  const std::int64_t steps = arm.experiment.train.steps;
  const bool below = check.must == Must::FallBelow || check.must == Must::StayBelow;
  if (check.must == Must::Near) return QObject::tr("%1 must be %2 ± %3").arg(figure, bound, number(check.within, 2));
  if (steps == 1) return (below ? QObject::tr("%1 must be below %2") : QObject::tr("%1 must be above %2")).arg(figure, bound);
  const QString text = check.must == Must::FallBelow   ? QObject::tr("%1 must fall below %2 within %3 steps")
                       : check.must == Must::RiseAbove ? QObject::tr("%1 must rise above %2 within %3 steps")
                       : below                         ? QObject::tr("%1 must stay below %2 for %3 steps")
                                                       : QObject::tr("%1 must stay above %2 for %3 steps");
  return text.arg(figure, bound, grouped(steps));
}

// To a tenth of what it may be off, and no further: "0", not "-4.24e-17", of what must be 0 ± 1e-6.
QString nearFigure(const Check& check, double figure) {
  const double unit = std::pow(10.0, std::floor(std::log10(check.within)) - 1.0);
  return number(check.within > 0.0 ? std::round(figure / unit) * unit + 0.0 : figure, 6);
}

// "✓ 0.0098 at step 1 250": the figure that decided, or is nearest to deciding.
QString standing(const Check& check, const CheckResult& result) {
  const QString figure = check.must == Must::Near ? nearFigure(check, result.figure) : number(result.figure);
  const bool seen = result.step > 0;
  if (!result.decided && !seen) return QObject::tr("not measured yet");
  if (!result.decided) return QObject::tr("so far %1 at step %2").arg(figure, grouped(result.step));
  return (result.pass ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) +
         (seen ? QObject::tr("%1 at step %2").arg(figure, grouped(result.step)) : QObject::tr("never measured"));
}

QString seedsText(const Reproduction& of, const Lane& lane) {
  QStringList all;
  for (const std::uint64_t seed : of.seeds) all += QString::number(seed);
  const QString here = QObject::tr("Seed %1 here.").arg(lane.experiment().seed);
  if (of.seeds.size() < 2) return here;
  return here + ' ' +
         QObject::tr("Of seeds %1 it takes %2; for all of them: backflow-cli reproduce %3")
             .arg(all.join(", "))
             .arg(of.needed)
             .arg(QString::fromStdString(of.id));
}

QString paragraph(const QString& html) { return "<p style='margin:7px 0 0 0'>" + html + "</p>"; }

QString letter(const Lane& lane) {
  return QString("<b style='color:%1'>%2</b>&nbsp; ").arg(laneColor(lane.name()).name(), QString(QLatin1Char(lane.name())));
}

QString laneText(const Arm& arm, const Lane& lane) {
  const std::vector<CheckResult> results = checksAfter(arm, lane.rows(), lane.status().phase == Trainer::Phase::Diverged);
  QString html = letter(lane) + engineText(arm.name).toHtmlEscaped();
  if (!marksOf(lane).empty())
    return paragraph(html + "<br>" +
                     QObject::tr("Changed while it trained: it is no longer the run that is meant.").toHtmlEscaped());
  for (std::size_t i = 0; i < arm.checks.size(); ++i) {
    html += "<br>" + criterion(arm, arm.checks[i]).toHtmlEscaped() + "<br><span style=\"font-family:'" +
            Theme::mono(12).family() + "'\">" + standing(arm.checks[i], results[i]).toHtmlEscaped() + "</span>";
  }
  return paragraph(html);
}

}  // namespace

CanonicalCard::CanonicalCard(QWidget* parent)
    : QWidget(parent), number_(new QLabel(this)), title_(new QLabel), words_(new QLabel), card_(new QFrame(this)) {
  QVBoxLayout* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 10, 0, 0);
  rows->setSpacing(8);
  rows->addWidget(number_);
  card_->setObjectName("words");
  QVBoxLayout* words = new QVBoxLayout(card_);
  words->setContentsMargins(12, 11, 12, 12);
  words->setSpacing(7);
  for (QLabel* label : {title_, words_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(label);
  }
  words_->setTextFormat(Qt::RichText);
  rows->addWidget(card_);
  hide();
}

void CanonicalCard::show(const Session& session) {
  Role role = roleOf(session.experiment());
  for (const Lane* lane : session.lanes())
    if (!role) role = roleOf(lane->experiment());
  setVisible(bool(role));
  if (!role) return;
  number_->setText(tr("CANONICAL EXPERIMENT"));
  QString html;
  for (const Lane* lane : session.lanes()) {
    const Role its = roleOf(lane->experiment());
    if (its.of == role.of)
      html += laneText(*its.arm, *lane);
    else if (lane->experiment().name == role.of->title)
      html += paragraph(letter(*lane) + tr("changed: it is no arm of this any more").toHtmlEscaped());
  }
  html += paragraph(engineText(role.of->lookAt).toHtmlEscaped()) +
          paragraph(QString("<span style='color:%1'>%2<br>%3</span>")
                        .arg(Theme::current().dim.name(), QString::fromStdString(role.of->source).toHtmlEscaped(),
                             seedsText(*role.of, session.lane()).toHtmlEscaped()));
  if (html == shown_) return;
  shown_ = html;
  title_->setText(titleOf(*role.of));
  words_->setText(html);
  card_->layout()->activate();
  layout()->activate();
}

void CanonicalCard::restyle() {
  QPalette dim = palette();
  dim.setColor(QPalette::WindowText, Theme::current().dim);
  number_->setFont(Theme::heading());
  number_->setPalette(dim);
  title_->setFont(Theme::font(14, QFont::DemiBold));
  words_->setFont(Theme::font(12));
  shown_.clear();  // the lanes' colours are the theme's
}

}  // namespace backflow::ui
