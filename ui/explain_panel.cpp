#include "ui/explain_panel.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "ui/canonical/canonical_card.h"
#include "ui/language/engine_text.h"
#include "ui/remedies.h"
#include "ui/symbols.h"
#include "ui/theme.h"
#include "ui/widgets/side_column.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_button.h"

namespace backflow::ui {

namespace {

// Figures and formulas stand out in the fixed-width face.
QString withFigures(const QString& plain) {
  static const QRegularExpression figure(
      QStringLiteral("(?<![\\w‖])(-?\\d+(\\.\\d+)?(e-?\\d+)?[⁰¹²³⁴⁵⁶⁷⁸⁹]*(-fold| %)?)(?![\\w])"));
  QString html = plain.toHtmlEscaped();
  return html.replace(figure, "<span style=\"font-family:'" + Theme::mono(12).family() + "'\">\\1</span>");
}

}  // namespace

ExplainPanel::ExplainPanel(QWidget* parent)
    : QScrollArea(parent),
      title_(new QLabel(tr("WHAT IS HAPPENING"))),
      headline_(new QLabel),
      evidence_(new QLabel),
      //: the title above the changes that are offered
      tryTitle_(new QLabel(tr("TRY"))),
      card_(new QFrame),
      canonical_(new CanonicalCard(this)) {
  QVBoxLayout* column = makeSideColumn(*this, "explain");
  column->setSpacing(8);
  column->addWidget(title_);
  card_->setObjectName("words");
  QVBoxLayout* words = new QVBoxLayout(card_);
  words->setContentsMargins(12, 11, 12, 12);
  words->setSpacing(7);
  for (QLabel* label : {headline_, evidence_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(label);
  }
  column->addWidget(card_);
  column->addWidget(canonical_);
  column->addSpacing(10);
  column->addWidget(tryTitle_);
  tryTitle_->hide();  // until there is something to try
  offers_ = new QVBoxLayout;
  offers_->setSpacing(8);
  column->addLayout(offers_);
  undo_ = new TextButton({}, {}, widget());
  undo_->setToolTip(tr("Takes back what was set last (Ctrl+Z)"));
  undo_->hide();
  connect(undo_, &QPushButton::clicked, this, [this] { emit act("undo"); });
  column->addWidget(undo_);
  column->addStretch(1);
}

void ExplainPanel::show(const Session& session) {
  const Lane& lane = session.lane();
  const bool several = session.lanes().size() > 1;
  title_->setText(several ? tr("WHAT IS HAPPENING IN LANE %1").arg(QLatin1Char(lane.name())) : tr("WHAT IS HAPPENING"));
  const Snapshot* snapshot = lane.snapshot();
  if (!snapshot) return;
  const Verdict& verdict = snapshot->verdict;
  QString evidence, plain;
  for (const std::string& sentence : verdict.evidence) {
    const QString text = engineText(sentence);
    evidence += (evidence.isEmpty() ? "<p style='margin:0'>" : "<p style='margin:7px 0 0 0'>") + withFigures(text) + "</p>";
    plain += QString::fromStdString(sentence) + '\n';
  }
  const QString headline = engineText(verdict.headline);
  if (headline + evidence != shown_) {
    shown_ = headline + evidence;
    headline_->setText(headline);
    evidence_->setText(evidence);
    evidence_->setToolTip(symbolsIn(plain));
    evidence_->setVisible(!evidence.isEmpty());
  }
  canonical_->show(session);
  offer(*snapshot, lane.experiment());
  settle();
}

// Now, and with the height that all of it wants: what is painted next must not cut the last line.
void ExplainPanel::settle() {
  for (QLayout* layout : {card_->layout(), widget()->layout()}) layout->activate();
  if (widget()->heightForWidth(widget()->width()) <= widget()->height()) return;
  QEvent request(QEvent::LayoutRequest);
  QCoreApplication::sendEvent(this, &request);
}

void ExplainPanel::offer(const Snapshot& snapshot, const Experiment& experiment) {
  const std::vector<const Remedy*> fitting = remediesFor(snapshot, experiment);
  if (fitting == offered_) return;
  offered_ = fitting;
  QString focused;
  for (QWidget* button : buttons_) {
    if (button->hasFocus()) focused = button->accessibleName();
    button->hide();
    button->deleteLater();  // one of them may have been clicked just now
  }
  buttons_.clear();
  QWidget* last = widget();
  for (const Remedy* remedy : fitting) {
    TextButton* button = new TextButton(QObject::tr(remedy->title), QObject::tr(remedy->why), widget());
    button->setToolTip("set " + QString::fromUtf8(remedy->sets) + '\n' + tr("Ctrl+Z takes it back"));
    connect(button, &QPushButton::clicked, this, [this, remedy] { emit act("set " + QString::fromUtf8(remedy->sets)); });
    offers_->addWidget(button);
    last = tabAfter(last, button);
    buttons_.push_back(button);
    // Whoever pressed one finds it again, or what is offered instead.
    if (focused.isEmpty() || (buttons_.size() > 1 && button->accessibleName() != focused)) continue;
    button->show();
    button->setFocus(Qt::OtherFocusReason);
  }
  tryTitle_->setVisible(!fitting.empty());
}

void ExplainPanel::offerUndo(const QString& text) {
  undo_->setTitle(text);
  undo_->setVisible(!text.isEmpty());
}

void ExplainPanel::restyle() {
  const Theme& theme = Theme::current();
  QPalette dim = palette();
  dim.setColor(QPalette::WindowText, theme.dim);
  for (QLabel* title : {title_, tryTitle_}) {
    title->setFont(Theme::heading());
    title->setPalette(dim);
  }
  headline_->setFont(Theme::font(14, QFont::DemiBold));
  evidence_->setFont(Theme::font(12));
  canonical_->restyle();
  for (QWidget* button : buttons_) static_cast<TextButton*>(button)->restyle();
  undo_->restyle();
}

}  // namespace backflow::ui
