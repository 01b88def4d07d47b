#include "ui/headline.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/language/engine_text.h"
#include "ui/remedies.h"
#include "ui/theme.h"
#include "ui/widgets/elided.h"

namespace backflow::ui {

Headline::Headline(QWidget* parent) : QWidget(parent), words_(new Elided(this)) {
  setObjectName("bar");
  setAttribute(Qt::WA_StyledBackground);
  QHBoxLayout* line = new QHBoxLayout(this);
  line->setContentsMargins(16, 4, 14, 4);
  line->setSpacing(10);
  line->addWidget(words_, 1);
  words_->setAccessibleName(tr("What is happening"));
  for (std::size_t i = 0; i < 2; ++i) {
    QPushButton* offer = new QPushButton(this);
    offer->setFocusPolicy(Qt::TabFocus);
    connect(offer, &QPushButton::clicked, this, [this, i] {
      if (i < sets_.size()) emit act("set " + QString::fromUtf8(sets_[i]));
    });
    line->addWidget(offer);
    offers_.push_back(offer);
  }
}

void Headline::show(const Session& session) {
  const Lane& lane = session.lane();
  const Snapshot* snapshot = lane.snapshot();
  if (!snapshot) return;
  const QString headline = engineText(snapshot->verdict.headline), letter(QLatin1Char(lane.name()));
  //: the letter of a lane, and what is happening in it
  words_->setText(session.lanes().size() > 1 ? tr("%1: %2").arg(letter, headline) : headline);
  sets_.clear();
  for (const Remedy* remedy : remediesFor(snapshot->verdict.kind, lane.experiment(), offers_.size())) {
    QPushButton* offer = offers_[sets_.size()];
    offer->setText(QObject::tr(remedy->title));
    offer->setAccessibleName(tr("Try: %1").arg(offer->text()));
    //: %1: why; %2: the line that does it
    offer->setToolTip(
        tr("Try it: %1\n%2\nCtrl+Z takes it back").arg(QObject::tr(remedy->why), "set " + QString::fromUtf8(remedy->sets)));
    sets_.push_back(remedy->sets);
  }
  fit();
}

// The words first; an offer that would shorten them is left out.
void Headline::fit() {
  int room = width() - 30 - words_->fontMetrics().horizontalAdvance(words_->text());
  for (std::size_t i = 0; i < offers_.size(); ++i) {
    room -= offers_[i]->sizeHint().width() + 10;
    offers_[i]->setVisible(i < sets_.size() && room >= 0);
  }
}

void Headline::resizeEvent(QResizeEvent*) { fit(); }

void Headline::restyle() {
  setFixedHeight(40 + Theme::textSize(13) - 13);
  words_->setFont(Theme::font(14, QFont::DemiBold));
}

}  // namespace backflow::ui
