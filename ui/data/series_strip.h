// A series over its rows, and where its held-out part begins.
#pragma once

#include <QWidget>

#include "ui/data/data_preview.h"
#include "ui/theme.h"

namespace backflow::ui {

class SeriesStrip : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  // heldOut: the share of the rows, at the end.
  void show(const DataPreview& preview, double heldOut);
  QSize sizeHint() const override { return {400, scaledInt(120)}; }
  QSize minimumSizeHint() const override { return {200, scaledInt(80)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Envelope series_;
  std::int64_t rows_ = 0;
  double heldOut_ = 0.0;
};

}  // namespace backflow::ui
