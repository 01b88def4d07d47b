#include "ui/figures/gif.h"

#include <gif_lib.h>

#include <QObject>
#include <limits>
#include <memory>

#include "engine/core/error.h"

namespace backflow::ui {
namespace {

int append(GifFileType* file, const GifByteType* bytes, int count) {
  static_cast<std::string*>(file->UserData)->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
  return count;
}

}  // namespace

Gif::Gif(const QSize& size, std::vector<QColor> colours, int delay)
    : size_(size), colours_(std::move(colours)), delay_(delay), nearest_(std::size_t(1) << 18, short(-1)) {
  colours_.resize(256, Qt::white);
  int error = 0;
  file_ = EGifOpen(&bytes_, append, &error);
  check(file_);
  EGifSetGifVersion(file_, true);
  const std::unique_ptr<ColorMapObject, void (*)(ColorMapObject*)> map(GifMakeMapObject(256, nullptr), GifFreeMapObject);
  check(map != nullptr);
  for (std::size_t i = 0; i < 256; ++i)
    map->Colors[i] = {GifByteType(colours_[i].red()), GifByteType(colours_[i].green()), GifByteType(colours_[i].blue())};
  check(EGifPutScreenDesc(file_, size.width(), size.height(), 8, 0, map.get()) == GIF_OK);
  const GifByteType forEver[] = {1, 0, 0};
  check(EGifPutExtensionLeader(file_, APPLICATION_EXT_FUNC_CODE) == GIF_OK);
  check(EGifPutExtensionBlock(file_, 11, "NETSCAPE2.0") == GIF_OK);
  check(EGifPutExtensionBlock(file_, sizeof forEver, forEver) == GIF_OK);
  check(EGifPutExtensionTrailer(file_) == GIF_OK);
}

Gif::~Gif() {
  if (file_) EGifCloseFile(file_, nullptr);
}

void Gif::check(bool well) const {
  if (!well) throw IoError(QObject::tr("the film cannot be written as GIF").toStdString());
}

int Gif::nearest(QRgb colour) {
  short& known =
      nearest_[std::size_t(qRed(colour) >> 2) << 12 | std::size_t(qGreen(colour) >> 2) << 6 | std::size_t(qBlue(colour) >> 2)];
  if (known >= 0) return known;
  int least = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < colours_.size(); ++i) {
    const int r = colours_[i].red() - qRed(colour), g = colours_[i].green() - qGreen(colour),
              b = colours_[i].blue() - qBlue(colour);
    const int away = 3 * r * r + 4 * g * g + 2 * b * b;  // about as the eye sees it
    if (away < least) least = away, known = static_cast<short>(i);
  }
  return known;
}

void Gif::add(const QImage& frame) {
  GraphicsControlBlock control{};
  control.DisposalMode = DISPOSE_DO_NOT;
  control.DelayTime = delay_;
  control.TransparentColor = NO_TRANSPARENT_COLOR;
  GifByteType block[4];
  const auto size = static_cast<int>(EGifGCBToExtension(&control, block));
  check(EGifPutExtension(file_, GRAPHICS_EXT_FUNC_CODE, size, block) == GIF_OK);
  check(EGifPutImageDesc(file_, 0, 0, size_.width(), size_.height(), false, nullptr) == GIF_OK);
  const QImage pixels = frame.convertToFormat(QImage::Format_RGB32);
  std::vector<GifByteType> line(static_cast<std::size_t>(size_.width()));
  for (int y = 0; y < size_.height(); ++y) {
    const auto* from = reinterpret_cast<const QRgb*>(pixels.constScanLine(y));
    for (std::size_t x = 0; x < line.size(); ++x) line[x] = static_cast<GifByteType>(nearest(from[x]));
    check(EGifPutLine(file_, line.data(), size_.width()) == GIF_OK);
  }
}

std::string Gif::finish() {
  const bool well = EGifCloseFile(std::exchange(file_, nullptr), nullptr) == GIF_OK;
  check(well);
  return std::move(bytes_);
}

}  // namespace backflow::ui
