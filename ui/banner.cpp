#include "ui/banner.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

#include "ui/theme.h"
#include "ui/widgets/tab_order.h"

namespace backflow::ui {

Banner::Banner(QWidget* parent) : QFrame(parent), text_(new QLabel(this)), close_(new QPushButton("✕", this)) {
  QHBoxLayout* line = new QHBoxLayout(this);
  line->setContentsMargins(14, 8, 8, 8);
  line->addWidget(text_, 1);
  line->addWidget(close_);
  setObjectName("banner");
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);  // it may quote a file
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setAccessibleName(tr("Message"));
  close_->setProperty("flat", true);
  close_->setFocusPolicy(Qt::TabFocus);
  close_->setAccessibleName(tr("Close the message"));
  timer_.setSingleShot(true);
  connect(close_, &QPushButton::clicked, this, [this] { timer_.isActive() ? endMessage() : withdraw(); });
  connect(&timer_, &QTimer::timeout, this, &Banner::endMessage);
  hide();
}

void Banner::tell(const QString& text, bool bad) {
  say(text, bad, {});
  timer_.start(bad ? 12'000 : 5'000);
}

void Banner::ask(const QString& text, const std::vector<Answer>& answers) {
  question_ = {text, answers};
  if (!timer_.isActive()) endMessage();
}

void Banner::withdraw() {
  question_.reset();
  if (!timer_.isActive()) leave();
}

void Banner::endMessage() {
  timer_.stop();
  question_ ? say(question_->text, false, question_->answers) : leave();
}

// Left to itself Qt hands the focus to what Tab comes to next, which takes Space.
void Banner::letGo() {
  if (isAncestorOf(QApplication::focusWidget())) window()->setFocus();
}

void Banner::leave() {
  letGo();
  hide();
}

void Banner::say(const QString& text, bool bad, const std::vector<Answer>& answers) {
  bad_ = bad;
  letGo();
  for (QPushButton* button : answers_) {
    button->hide();  // takes no room from now on
    button->deleteLater();
  }
  answers_.clear();
  QWidget* last = text_;
  for (const Answer& answer : answers) {
    auto* button = new QPushButton(answer.label, this);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, [this, line = answer.act] {
      withdraw();
      emit act(line);
    });
    static_cast<QHBoxLayout*>(layout())->insertWidget(1 + static_cast<int>(answers_.size()), button);
    button->show();
    last = tabAfter(last, button);
    answers_.push_back(button);
  }
  text_->setText(text);
  text_->setAccessibleDescription(text);
  restyle();
  show();
  place();
}

void Banner::standIn(const QRect& area) {
  area_ = area;
  place();
}

void Banner::place() {
  if (text_->text().isEmpty()) return;
  constexpr int kWidest = 720;  // px: a longer text has several lines
  const QMargins margins = layout()->contentsMargins();
  text_->ensurePolished();
  const QFontMetrics metrics = text_->fontMetrics();
  int wide = margins.left() + margins.right() + metrics.horizontalAdvance(text_->text()) + metrics.averageCharWidth();
  for (const QPushButton* button : answers_) wide += button->sizeHint().width() + layout()->spacing();
  wide += close_->width() + layout()->spacing();
  setFixedWidth(std::clamp(wide, 0, std::max(200, std::min(kWidest, area_.width() - 4 * kGap))));
  setFixedHeight(layout()->totalHeightForWidth(width()));  // of the lines that the text takes, and the frame
  move(area_.center().x() - width() / 2, area_.bottom() - height() - kGap);
  raise();
}

QString Banner::text() const { return text_->text(); }

void Banner::restyle() {
  const Theme& theme = Theme::current();
  close_->setFixedSize(13 + Theme::textSize(13), 13 + Theme::textSize(13));
  setStyleSheet(QString("#banner { background: %1; border: 1px solid %2; border-radius: 6px; }")
                    .arg(theme.field.name(), (bad_ ? theme.bad : theme.border).name()));
}

}  // namespace backflow::ui
