// A verdict in a pill, tinted with the colour that its gradient has everywhere else: "A vanishing · 1e-8 reaches t = 1".
#pragma once

#include <QPainter>
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
  int parts() const;             // of what it says: "A vanishing", "1e-8 reaches t = 1", …
  int widthOf(int parts) const;  // that holds the first so many

  QSize sizeHint() const override;         // on a projector: the minimum, the lag meter has the figures
  QSize minimumSizeHint() const override;  // holds the verdict without its figures

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
  char lane_ = 0;
  VerdictKind kind_ = VerdictKind::Unknown;
};

}  // namespace backflow::ui
