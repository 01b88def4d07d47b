#include "ui/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/theme.h"

namespace backflow::ui {

Banner::Banner(QWidget* parent) : QFrame(parent), text_(new QLabel(this)), close_(new QPushButton("✕", this)) {
  QHBoxLayout* line = new QHBoxLayout(this);
  line->setContentsMargins(14, 8, 8, 8);
  line->addWidget(text_, 1);
  line->addWidget(close_);
  setObjectName("banner");
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setAccessibleName("Message");
  close_->setProperty("flat", true);
  close_->setAccessibleName("Close the message");
  timer_.setSingleShot(true);
  connect(close_, &QPushButton::clicked, this, &QWidget::hide);
  connect(&timer_, &QTimer::timeout, this, &QWidget::hide);
  hide();
}

void Banner::tell(const QString& text, bool bad) {
  bad_ = bad;
  text_->setText(text);
  text_->setAccessibleDescription(text);
  restyle();
  show();
  timer_.start(bad ? 12'000 : 5'000);
}

QString Banner::text() const { return text_->text(); }

void Banner::restyle() {
  const Theme& theme = Theme::current();
  close_->setFixedSize(13 + Theme::textSize(13), 13 + Theme::textSize(13));
  setStyleSheet(QString("#banner { background: %1; border: 1px solid %2; border-radius: 6px; }")
                    .arg(theme.field.name(), (bad_ ? theme.bad : theme.border).name()));
}

}  // namespace backflow::ui
