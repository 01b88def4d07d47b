// What the columns beside the panels share: they scroll from top to bottom, never sideways.
#pragma once

#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

namespace backflow::ui {

// Fills a scroll area that is a column, and gives the layout of what is in it. `name`: for the style sheet.
inline QVBoxLayout* makeSideColumn(QScrollArea& area, const char* name) {
  area.setWidgetResizable(true);
  area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area.setFrameShape(QFrame::NoFrame);
  area.setFocusPolicy(Qt::NoFocus);
  area.setObjectName(name);
  QWidget* inside = new QWidget(&area);
  inside->setObjectName("side");
  QVBoxLayout* column = new QVBoxLayout(inside);
  column->setContentsMargins(14, 14, 14, 14);
  area.setWidget(inside);
  return column;
}

}  // namespace backflow::ui
