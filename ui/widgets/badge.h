// A verdict in a pill, tinted with the colour that its gradient has everywhere else: "A vanishing · 1e-8 reaches t = 1". Where
// there is little room it says less: "A vanishing · 1e-8", "A vanishing".
#pragma once

#include <QPainter>
#include <QStringList>
#include <QWidget>

#include "engine/train/snapshot.h"

namespace backflow::ui {

// A rounded patch tinted with `hue`, with a text in it.
void drawPill(QPainter& painter, const QRectF& box, const QColor& hue, const QString& text);

class Badge : public QWidget {
  Q_OBJECT
 public:
  explicit Badge(QWidget* parent = nullptr);

  // lane: 'A' … 'D', or 0 to leave the letter out. The tool tip holds headline and evidence.
  void setVerdict(char lane, const Verdict& verdict);
  QString text() const { return text_; }
  void restyle();
  int forms() const { return static_cast<int>(forms_.size()); }  // in which it can say it, the shortest first
  int widthOf(int form) const;                                   // from 1
  QString said() const;                                          // at the width it has

  QSize sizeHint() const override;         // holds all that it says; on a projector the minimum
  QSize minimumSizeHint() const override;  // holds the verdict; on a projector with its number

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
  QStringList forms_{QString()};
  char lane_ = 0;
  VerdictKind kind_ = VerdictKind::Unknown;
};

}  // namespace backflow::ui
