// The bar at the top: which experiment, play and pause, and how far it is. Every button performs an act.
#pragma once

#include <QWidget>
#include <utility>
#include <vector>

#include "ui/session.h"

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;

namespace backflow::ui {

class Elided;
class Picker;

class Transport : public QWidget {
  Q_OBJECT
 public:
  explicit Transport(QWidget* parent);
  void show(const Session& session);            // step and rate, play or pause
  void showExperiment(const Session& session);  // name and facts
  void showLesson(const Session& session);      // while a lesson asks, nothing moves the runs
  void restyle();
  void open(QMenu& menu);  // one of these, where it stands
  QMenu* menu() const { return menu_; }
  // Filled by the window, some as they open.
  QMenu* compareMenu() const { return compareMenu_; }
  QMenu* lessonsMenu() const { return lessonsMenu_; }
  QMenu* exportMenu() const { return exportMenu_; }
  QMenu* paceMenu() const { return paceMenu_; }  // filled

 protected:
  void resizeEvent(QResizeEvent* event) override;

 signals:
  void act(const QString& line);

 private:
  void offerCompare(const Session& session);
  void showChanges(const Session& session);
  void addRunButtons();
  void addWindowButtons();
  void fillPicker();
  void fillPaces();
  void showStep(const Session& session, const Trainer::Status& status);
  QPushButton* addButton(const QString& text, const QString& name, const QString& line);
  QMenu* menuBelow(QPushButton& button);

  void fit();

  QLabel *name_, *step_;
  Elided* facts_;
  Picker* picker_;
  QPushButton *play_, *stepOnce_, *reset_, *compare_, *lessons_, *export_, *rate_, *trust_, *present_, *theme_, *more_;
  std::vector<std::pair<QWidget*, QString>> ofRuns_;  // what moves them, and its tool tip
  QMenu *menu_, *compareMenu_, *lessonsMenu_, *exportMenu_, *paceMenu_;
  QActionGroup* paces_;
  bool playing_ = false;
  QString longest_;  // what the step count may say at its longest
};

}  // namespace backflow::ui
