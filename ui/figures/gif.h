// Animated GIF (GIF89a), by giflib. The 256 colours are the same for all frames: those of the theme and its scales.
#pragma once

#include <QColor>
#include <QImage>
#include <string>
#include <vector>

struct GifFileType;

namespace backflow::ui {

class Gif {
 public:
  // `colours`: at most 256. delay: of each frame, in 1/100 s.
  Gif(const QSize& size, std::vector<QColor> colours, int delay);
  ~Gif();
  Gif(const Gif&) = delete;
  Gif& operator=(const Gif&) = delete;

  void add(const QImage& frame);  // each pixel takes the nearest colour
  std::string finish();           // the file; nothing may be added after it

 private:
  int nearest(QRgb colour);
  void check(bool well) const;

  QSize size_;
  std::vector<QColor> colours_;
  int delay_;
  std::vector<short> nearest_;  // by the upper six bits of each channel; −1: not looked for yet
  std::string bytes_;
  GifFileType* file_ = nullptr;
};

}  // namespace backflow::ui
