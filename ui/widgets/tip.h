// Tool tips in lines that can be read: Qt leaves a plain one as long as it is, up to half of the screen. One with tags in it
// Qt wraps by itself.
#pragma once

#include <QEvent>
#include <QWidget>

namespace backflow::ui {

QString wrappedTip(const QString& tip);  // its lines broken at some 60 letters
void showTip(const QPoint& global, const QString& tip, QWidget* of);
// For the filter of the application's events: shows a widget's own tip, where that is plain. False: this is none of it.
bool showOwnTip(QObject* object, QEvent* event);

}  // namespace backflow::ui
