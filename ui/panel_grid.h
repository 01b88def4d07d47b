// The centre: the river above, six panels of any view below, two rows of three. One of them can have the whole room. On a
// projector there are the first two, beside the river where there is little height
// (of three lanes and more, the first alone).
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/figures/figure.h"
#include "ui/lane.h"

namespace backflow::ui {

class BadgeBar;
class Panel;
class Session;

class PanelGrid : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kSlots = 6;

  PanelGrid(Session& session, QWidget* parent);

  void showView(int slot, const QString& view);  // slot from 1; throws InputError for a view that does not exist
  void showViews(const QStringList& views);      // one a slot, from the first
  void choose(int slot, const QString& what);    // of the slot's view; throws InputError for what it does not offer
  QStringList viewIds() const;                   // one a slot
  Exhibit exhibit(int slot) const;               // slot from 1; 0: the river
  void swap(int one, int other);                 // slots from 1; the views keep their state
  void enlarge(int slot);                        // 0: all of them
  void present(bool on);                         // the projector's layout
  int enlarged() const { return enlarged_; }

  void frame();                                // once a frame, for what moves by itself
  void refresh(const Lanes& lanes);            // the views that can be seen
  void judge(const Lanes& lanes);              // the badges
  std::optional<AnalysisParts> needs() const;  // what the views that can be seen draw of an analysis
  bool measuring() const;                      // one of them
  void restyle();
  static QStringList standardViews();

 signals:
  void viewPicked(int slot, const QString& view);
  void enlargeWanted(int slot);
  void act(const QString& line);  // of a view, and so is
  void holding(bool held);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  struct Places {
    QRect river, panels;
    int columns, rows;  // of panels
  };
  Places places() const;
  int badgeRows() const;
  void arrange();
  void move(int slot, int columns, int rows);

  Panel* river_;
  BadgeBar* badges_;  // one a lane
  std::vector<Panel*> panels_;
  int enlarged_ = 0;
  bool presents_ = false;
};

}  // namespace backflow::ui
