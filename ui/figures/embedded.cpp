#include "ui/figures/embedded.h"

#include <QFileInfo>
#include <QImageReader>
#include <QObject>
#include <QXmlStreamReader>

#include "engine/core/error.h"
#include "engine/formats/atomic_file.h"

namespace backflow::ui {
namespace {

constexpr const char* kBegin = "<backflow:experiment";
constexpr const char* kEnd = "</backflow:experiment>";

std::string ofPng(const QString& file) { return QImageReader(file, "png").text(kEmbeddedKey).toStdString(); }

// The element wherever it stands, so that a file that another program has written anew still opens, as long as it kept it.
std::string ofXml(const QString& file) {
  const std::string bytes = readFile(file.toStdString());
  const std::size_t from = bytes.find(kBegin), to = from == std::string::npos ? from : bytes.find(kEnd, from);
  if (to == std::string::npos) return {};
  const std::size_t size = to + std::string_view(kEnd).size() - from;
  if (size > 6 * kMostEmbedded)  // &quot; is six bytes for one
    throw InputError(QObject::tr("%1: what stands for an experiment in it is larger than 1 MB").arg(file).toStdString());
  QXmlStreamReader xml(QByteArray(bytes.data() + from, static_cast<qsizetype>(size)));
  xml.readNextStartElement();
  const QString text = xml.readElementText();
  if (xml.hasError()) throw InputError(QObject::tr("%1: the experiment in it is damaged").arg(file).toStdString());
  return text.toStdString();
}

struct Reader {
  const char* ending;
  std::string (*read)(const QString& file);
};
constexpr Reader kReaders[] = {{".png", ofPng}, {".svg", ofXml}, {".pdf", ofXml}};

const Reader* readerOf(const QString& file) {
  for (const Reader& reader : kReaders)
    if (file.endsWith(QLatin1String(reader.ending), Qt::CaseInsensitive)) return &reader;
  return nullptr;
}

}  // namespace

std::string experimentElement(const std::string& experiment) {
  return kBegin + std::string(" xmlns:backflow=\"urn:backflow:experiment\">") +
         QString::fromStdString(experiment).toHtmlEscaped().toStdString() + kEnd;
}

bool maybePicture(const QString& file) { return readerOf(file) != nullptr; }

std::string embeddedExperiment(const QString& file) {
  const Reader* reader = readerOf(file);
  if (QFileInfo(file).size() > static_cast<qint64>(kMostPicture))
    throw InputError(QObject::tr("%1: is larger than 256 MB; no picture of Backflow is").arg(file).toStdString());
  const std::string text = reader ? reader->read(file) : std::string();
  if (text.empty())
    throw InputError(
        QObject::tr("%1: this picture carries no experiment: pictures saved by Backflow do").arg(file).toStdString());
  if (text.size() > kMostEmbedded)
    throw InputError(QObject::tr("%1: what stands for an experiment in it is larger than 1 MB").arg(file).toStdString());
  return text;
}

}  // namespace backflow::ui
