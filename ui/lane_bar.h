// The lanes, one chip each: letter and stroke in the lane's colour, what it has other than the first, and its end. A click
// makes a lane the active one. Shown where there are several.
#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <vector>

#include "ui/session.h"

class QHBoxLayout;
class QMenu;

namespace backflow::ui {

class LaneBar : public QWidget {
  Q_OBJECT
 public:
  explicit LaneBar(QWidget* parent);
  void show(const Session& session);
  void restyle();

  // The changes that tell most beside the active lane, one act each.
  static void fillCompareMenu(QMenu& menu, const Session& session, const std::function<void(const QString&)>& act);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 signals:
  void act(const QString& line);

 private:
  struct Told {
    char name;
    QString arm;  // of the canonical experiment that the lanes are; else empty
    QString difference;
    QString where;  // while the lanes are apart
    bool active;
    bool operator==(const Told&) const = default;
  };
  void build();
  QWidget* makeChip(const Told& lane, int room);  // room: px, for its words

  std::vector<Told> told_;
  std::vector<QWidget*> chips_;
  QHBoxLayout* line_;
};

}  // namespace backflow::ui
