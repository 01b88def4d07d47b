// What the strokes of a plot are: rows of samples with their names, in a place of their own above the axes, so that they
// cover nothing.
#pragma once

#include <QColor>
#include <QPainter>
#include <QString>
#include <limits>
#include <vector>

namespace backflow::ui {

struct LegendEntry {
  QString text;
  QColor colour;
  double width = 1.8;
  int dash = 0;        // as of strokeCurve()
  QString brief{};     // the text where all would need more than two rows, or one is too long; empty: the same
  QString briefest{};  // and where those would be too high; empty: the same
};

class Legend {
 public:
  Legend(std::vector<LegendEntry> entries, double width,
         double most = std::numeric_limits<double>::infinity());  // px; `most`: how high it may be, where shorter texts help
  double height() const { return height_; }                       // px; 0 without entries; on a projector one row at most
  void draw(QPainter& painter, const QPointF& leftTop) const;

 private:
  int place(double width);  // rows
  bool overflows(double width) const;

  struct Placed {
    LegendEntry entry;
    double x, y, text;  // px; `text`: how wide it is
  };
  std::vector<Placed> placed_;
  double height_ = 0.0;
  bool tight_ = false;  // close together, where that saves a row
};

}  // namespace backflow::ui
