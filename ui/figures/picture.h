// A picture as a file: PNG, SVG or PDF, with the experiment inside. What is drawn stays vectors where the format has them.
#pragma once

#include <qcustomplot.h>

#include <QImage>
#include <QSizeF>
#include <functional>
#include <string>
#include <vector>

namespace backflow::ui {

struct Picture {
  QSizeF size;                                     // in 1/96 inch, which is a pixel at the desk
  std::function<void(QCPPainter& painter)> paint;  // over that size
  QString title;
  std::string experiment;  // the experiment file
};

struct PictureFormat {
  const char* ending;  // ".png"
  const char* label;
  // Draws it; what is returned makes the file's content of that, on any thread. scale: pixels for each unit of the size, where
  // there are pixels.
  std::function<std::string()> (*drawn)(const Picture& picture, double scale);
};

inline constexpr double kLeastScale = 0.25, kMostScale = 16.0;

const std::vector<PictureFormat>& pictureFormats();
const PictureFormat* pictureFormatOf(const QString& file);  // null: another ending

QImage imageOf(const Picture& picture, double scale);  // carries the experiment, too
std::string pngOf(const QImage& image);

}  // namespace backflow::ui
