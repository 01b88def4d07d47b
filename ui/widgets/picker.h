// A list to choose from under headings, which nothing can choose. Where there is little room a long name ends in … instead of
// at the edge, before what is said of it behind.
#pragma once

#include <QStandardItemModel>
#include <QStyle>
#include <QStylePainter>

#include "ui/widgets/combo.h"

namespace backflow::ui {

class Picker : public Combo {
 public:
  using Combo::Combo;

  void addHeading(const QString& text) {
    if (count() > 0) insertSeparator(count());
    addItem(text);
    static_cast<QStandardItemModel*>(model())->item(count() - 1)->setFlags(Qt::NoItemFlags);
  }
  void setNote(const QString& note) {
    note_ = note;
    update();
  }
  const QString& note() const { return note_; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int room = field.width() - 4 - fontMetrics().horizontalAdvance(note_);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room) + note_;
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
  }

 private:
  QString note_;
};

}  // namespace backflow::ui
