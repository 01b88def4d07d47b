// A button whose words may take several lines: what it does, and below it, smaller, why.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace backflow::ui {

class TextButton : public QPushButton {
 public:
  // `why` may be empty.
  TextButton(const QString& title, const QString& why, QWidget* parent)
      : QPushButton(parent), title_(new QLabel(title, this)), why_(why.isEmpty() ? nullptr : new QLabel(why, this)) {
    setProperty("offer", true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);  // a button's own is as wide as its text in one line
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(title);
    setAccessibleDescription(why);
    QVBoxLayout* lines = new QVBoxLayout(this);
    lines->setContentsMargins(11, 8, 11, 8);
    lines->setSpacing(2);
    for (QLabel* label : {title_, why_}) {
      if (!label) continue;
      label->setWordWrap(true);
      label->setAttribute(Qt::WA_TransparentForMouseEvents);
      lines->addWidget(label);
    }
    if (why_) why_->setObjectName("why");
    restyle();
  }
  void setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
  }
  void restyle() {
    title_->setFont(Theme::font(13, why_ ? QFont::Medium : QFont::Normal));
    if (why_) why_->setFont(Theme::font(11));
  }
  QSize sizeHint() const override { return layout()->sizeHint(); }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return layout()->heightForWidth(width); }
  QSize minimumSizeHint() const override { return {60, layout()->minimumSize().height()}; }

 private:
  QLabel *title_, *why_;
};

}  // namespace backflow::ui
