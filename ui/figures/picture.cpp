#include "ui/figures/picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QObject>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "engine/core/error.h"
#include "ui/figures/embedded.h"
#include "ui/theme.h"

namespace backflow::ui {
namespace {

constexpr double kPerInch = 96.0;    // units of Picture::size
constexpr double kMostPixels = 2e8;  // of a PNG

QString creator() { return QStringLiteral("Backflow ") + QCoreApplication::applicationVersion(); }

std::string text(const QBuffer& buffer) { return buffer.data().toStdString(); }

void draw(const Picture& picture, QPaintDevice& device, double scale) {
  QCPPainter painter;
  if (!painter.begin(&device)) throw IoError(QObject::tr("the picture cannot be drawn").toStdString());
  painter.setMode(QCPPainter::pmNoCaching);
  painter.setRenderHints(QPainter::TextAntialiasing | QPainter::LosslessImageRendering);
  painter.scale(scale, scale);
  picture.paint(painter);
  painter.end();
}

std::function<std::string()> png(const Picture& picture, double scale) {
  return [image = imageOf(picture, scale)] { return pngOf(image); };
}

std::function<std::string()> svg(const Picture& picture, double) {
  QBuffer buffer;
  QSvgGenerator device;
  device.setOutputDevice(&buffer);
  device.setResolution(static_cast<int>(kPerInch));
  device.setSize(picture.size.toSize());
  device.setViewBox(QRectF({0.0, 0.0}, picture.size));
  device.setTitle(picture.title);
  device.setDescription(creator());
  draw(picture, device, 1.0);
  std::string all = text(buffer);
  // Qt names one family: where it is not installed, the next best.
  const std::string family = "font-family=\"" + Theme::font(11).family().toStdString() + '"';
  for (std::size_t at = 0; (at = all.find(family, at)) != std::string::npos; at += family.size())
    all.insert(at + family.size() - 1, ", Helvetica, Arial, sans-serif");
  const std::size_t body = all.find("<title>");
  if (body == std::string::npos) throw IoError(QObject::tr("the picture cannot be drawn").toStdString());
  all.insert(body, "<metadata>" + experimentElement(picture.experiment) + "</metadata>\n");
  return [all = std::move(all)] { return all; };
}

std::string xmp(const Picture& picture) {
  return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\">\n" +
         experimentElement(picture.experiment) + "\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

std::function<std::string()> pdf(const Picture& picture, double) {
  constexpr int resolution = 1200;  // dots an inch: what coordinates are rounded to
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter device(&buffer);
  device.setResolution(resolution);
  device.setPageSize(QPageSize(picture.size * 72.0 / kPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
  device.setPageMargins({0, 0, 0, 0});
  device.setTitle(picture.title);
  device.setCreator(creator());
  device.setDocumentXmpMetadata(QByteArray::fromStdString(xmp(picture)));
  device.addFileAttachment(QStringLiteral("experiment.json"), QByteArray::fromStdString(picture.experiment),
                           QStringLiteral("application/json"));
  draw(picture, device, resolution / kPerInch);
  return [all = text(buffer)] { return all; };
}

}  // namespace

QImage imageOf(const Picture& picture, double scale) {
  if (picture.size.width() * picture.size.height() * scale * scale > kMostPixels)
    throw InputError(QObject::tr("the picture would have more than 200 million pixels").toStdString());
  QImage image((picture.size * scale).toSize(), QImage::Format_RGB32);
  if (image.isNull()) throw IoError(QObject::tr("there is no memory for the picture").toStdString());
  image.fill(Qt::white);
  image.setDotsPerMeterX(static_cast<int>(scale * kPerInch / 0.0254));
  image.setDotsPerMeterY(image.dotsPerMeterX());
  draw(picture, image, scale);
  image.setText(kEmbeddedKey, QString::fromStdString(picture.experiment));
  image.setText("Title", picture.title);
  image.setText("Software", creator());
  return image;
}

std::string pngOf(const QImage& image) {
  QBuffer buffer;
  if (!image.save(&buffer, "PNG")) throw IoError(QObject::tr("the picture cannot be written as PNG").toStdString());
  return text(buffer);
}

const std::vector<PictureFormat>& pictureFormats() {
  static const std::vector<PictureFormat> all{{".png", QT_TRANSLATE_NOOP("QObject", "PNG picture"), png},
                                              {".svg", QT_TRANSLATE_NOOP("QObject", "SVG drawing"), svg},
                                              {".pdf", QT_TRANSLATE_NOOP("QObject", "PDF document"), pdf}};
  return all;
}

const PictureFormat* pictureFormatOf(const QString& file) {
  for (const PictureFormat& format : pictureFormats())
    if (file.endsWith(QLatin1String(format.ending), Qt::CaseInsensitive)) return &format;
  return nullptr;
}

}  // namespace backflow::ui
