#include "ui/headline.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/language/engine_text.h"
#include "ui/lessons/lesson_run.h"
#include "ui/remedies.h"
#include "ui/theme.h"
#include "ui/widgets/elided.h"

namespace backflow::ui {

namespace {

bool isFree(const LessonRun& lesson, const Remedy& remedy) {
  const QStringList words = QString(remedy.sets).split(' ');
  for (int i = 0; i < words.size(); i += 2)
    if (!lesson.isFree(words[i])) return false;
  return true;
}

}  // namespace

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
  const LessonRun& lesson = session.lesson();
  //: the letter of a lane, and what is happening in it
  const QString words = session.lanes().size() > 1 ? tr("%1: %2").arg(letter, headline) : headline;
  words_->setText(lesson.hides() ? QString() : words);  // it would give the answer away, as the panels would
  sets_.clear();
  for (const Remedy* remedy : remediesFor(*snapshot, lane.experiment(), remedies().size())) {
    if (sets_.size() == offers_.size()) break;
    if (lesson.hides() || !isFree(lesson, *remedy)) continue;
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
