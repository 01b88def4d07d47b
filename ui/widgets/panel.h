// The card around a view: title, grey hint, two small buttons (fit the scale; another view for this slot), and the view.
// Return or a double click asks to enlarge it; dragging its title onto another panel, or Ctrl and an arrow key, swaps the two.
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/figures/figure.h"
#include "ui/views/view.h"

namespace backflow::ui {

class Panel : public QFrame {
  Q_OBJECT
 public:
  // fixed: hosts the same view for good (the river) and offers no other. The session is handed on to the view.
  explicit Panel(QWidget* parent = nullptr, Session* session = nullptr, bool fixed = false);

  void host(const ViewInfo& info);  // drops the view that is there
  void exchange(Panel& other);      // the views, as they are
  View* view() const { return view_; }
  const ViewInfo* info() const { return info_; }
  Exhibit exhibit() const;

  void frame();                      // once a frame
  void refresh(const Lanes& lanes);  // at most once a frame; passes over a panel that cannot be seen
  void restyle();
  QSize sizeHint() const override { return {315, 295}; }  // the same for all: the columns of a grid stay equal
  QSize minimumSizeHint() const override { return {180, 150}; }
  void addToHeader(QWidget* widget);  // at the right, before the buttons: the river's badges

 signals:
  void viewPicked(const QString& id);
  void takeRequested(const QString& how);  // the first words of an act: "export plot", "copy plot", "copy data"
  void enlargeRequested();
  void act(const QString& line);  // of its view, and so is
  void holding(bool held);
  void swapRequested(backflow::ui::Panel* other);  // another panel was dropped here
  void moveRequested(int columns, int rows);       // to a neighbour's place

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void retitle();
  void fitTitle();
  void showHint();
  QString hint() const;  // the view's own, or the one of its kind
  void attach(const ViewInfo& info, View* view, const QString& hint);
  void offer(const QPoint& at);  // the menu; in global coordinates
  QString tip() const;           // what it shows, and what the symbols mean
  void describe();               // the summary, for a screen reader

  bool fixed_;
  Session* session_;
  const ViewInfo* info_ = nullptr;
  View* view_ = nullptr;
  QHBoxLayout* header_;
  QLabel *title_, *hint_;
  QToolButton *refit_, *menu_;
  QString ownHint_;  // set by the view as it goes; empty: the one of its ViewInfo
  QPoint pressed_{-1, -1};
  QElapsedTimer described_;
};

}  // namespace backflow::ui
