// Performs acts from a file, one a line; empty lines and lines that begin with # are skipped. Each act is waited for.
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include "ui/acts/act.h"

namespace backflow::ui {

class Script : public QObject {
  Q_OBJECT
 public:
  Script(Session& session, Stage* stage, const QString& text, QObject* parent = nullptr);
  void start() { timer_.start(); }

 signals:
  void finished(const QString& error);  // "line 3: …"; empty: every act went well

 private:
  void turn();

  Session& session_;
  Stage* stage_;
  QStringList lines_;
  int next_ = 0;
  std::function<bool()> waitingFor_;
  QString failure_;  // a run that could not start while an act was waited for
  QTimer timer_;
};

}  // namespace backflow::ui
