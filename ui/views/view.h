// A view draws one thing about the lanes. One view a file in this folder, one line each in list.h; the panels' menus, the
// acts and the tests walk that list.
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "ui/figures/table.h"
#include "ui/lane.h"

class QCPPainter;

namespace backflow::ui {

class Session;

class View : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;

  // Where it stands, for a view of what the session has beside its lanes. Null: in no window.
  void setSession(Session* session) { session_ = session; }
  Session* session() const { return session_; }

  // Draws what the lanes hold now. The window's clock calls it once a frame at the most, while it is visible and when something
  // has changed. What wants the view as it is now calls it besides, seen or not: an act, a figure, the view itself.
  virtual void refresh(const Lanes& lanes) = 0;
  // Called every frame while visible, for what moves by itself.
  virtual void frame() {}
  // Takes the colours of Theme::current().
  virtual void restyle() = 0;
  // Fits the frozen scale to what is there (the card's small button).
  virtual void refit() {}
  // What it draws of Lane::analysis(); nothing: none of it, as is so for most. It is measured while the view can be seen.
  virtual std::optional<AnalysisParts> needs() const { return {}; }
  // Work of its own goes on, and what it draws is of a state before.
  virtual bool measuring() const { return false; }
  // What of several things it can show, for the act `choose`; empty: there is no choice.
  virtual QStringList choices() const { return {}; }
  virtual void choose(const QString& /*one of choices()*/) {}
  virtual QString chosen() const { return {}; }  // one of choices()
  // One or two sentences for a screen reader: what is drawn and its latest figures.
  virtual QString summary() const = 0;

  // What a figure is made of (ui/figures/). The same picture on any device, at the widget's size, without what belongs to the
  // mouse and the keyboard; it asks Theme::current() whether it is for paper.
  virtual void paint(QCPPainter& painter) = 0;
  // Names of the axes, with units, and the area that they belong to, px. Not called while there is nothing to draw.
  struct Labels {
    QString x, y;
    QRectF area;
  };
  virtual Labels labels() const = 0;
  // The numbers behind what is drawn, in full; without rows while there is nothing to draw. `lanes`: as of the last refresh().
  virtual Table data(const Lanes& lanes) const = 0;

 signals:
  // The grey text beside the title: "median, 10–90 %"; a view may change it as it goes.
  void hintChanged(const QString& hint);
  // A line for runAct(): what the user did to what is drawn.
  void act(const QString& line);
  // Begins (true) and ends a drag, whose acts together are one step for undo.
  void holding(bool held);

 private:
  Session* session_ = nullptr;
};

struct ViewInfo {
  const char* id;     // as in the act `panel 3 loss`
  const char* title;  // "Loss"
  const char* hint;   // "train, validation; dashed: chance"
  const char* about;  // a sentence or two: which quantity, over which batch, before or after clipping
  View* (*make)(QWidget* parent);
};

const std::vector<const ViewInfo*>& views();  // in menu order

}  // namespace backflow::ui
