// What leaves the window: every view as a figure in every format and as numbers, the experiment in each, weights and films.
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QImage>
#include <QImageReader>
#include <QMimeData>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>
#include <optional>

#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/weights.h"
#include "tests/engine/file_size_limit.h"
#include "tests/engine/temporary_folder.h"
#include "tests/ui/opened.h"
#include "ui/figures/embedded.h"
#include "ui/figures/figure.h"
#include "ui/figures/film.h"
#include "ui/language/language.h"
#include "ui/panel_grid.h"
#include "ui/presets.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

// A window whose lanes have something for every view: gates, clipping, an analysis, a map.
struct Gallery : Opened {
  TemporaryFolder folder;

  Gallery() {
    REQUIRE(perform("set model.cell lstm train.clip.mode value train.clip.threshold 0.001 train.validate_every 5 "
                    "name \"Ünï <&>\"") == "");
    REQUIRE(perform("run-to 12") == "");
  }
  void computeMap() {
    REQUIRE(perform("phase model.init.gain 0.5 1.5 3 seed 1 2 2") == "");
    REQUIRE(perform("phase wait") == "");
  }

  // What went wrong, at once or on the way.
  QString perform(const QString& line) {
    QString failed;
    const auto watch = QObject::connect(&session, &Session::refused, window.get(), [&](const QString& why) { failed = why; });
    const Outcome outcome = runAct(session, window.get(), line);
    const bool well = !outcome.done || waitFor(session, outcome.done);
    QObject::disconnect(watch);
    return !outcome.error.isEmpty() ? outcome.error : !well ? line + ": never done" : failed;
  }
  QString path(const char* name) const { return QString::fromStdString((folder / name).string()); }

  // Shows a view in slot 1 until it has its data.
  bool show(const ViewInfo& info) {
    if (info.id == QStringLiteral("river")) return true;
    REQUIRE(perform(QString("panel 1 %1").arg(info.id)) == "");
    REQUIRE(perform("enlarge 1") == "");
    const bool has = waitFor([&] {
      window->refreshAll();
      return !window->grid().exhibit(1).view->data(session.lanes()).empty();
    });
    REQUIRE(perform("enlarge 0") == "");
    return has;
  }
};

std::vector<QStringList> table(const std::string& csv) {
  std::vector<QStringList> rows;
  for (const QString& line : QString::fromStdString(csv).split('\n', Qt::SkipEmptyParts)) rows.push_back(line.split(','));
  return rows;
}

// What the command says. Not QProcess: clang's thread sanitizer does not survive the way in which Qt forks.
std::string output(const QString& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> said(popen(command.toUtf8().constData(), "r"), pclose);
  REQUIRE(said);
  QFile pipe;
  REQUIRE(pipe.open(said.get(), QIODevice::ReadOnly));
  return pipe.readAll().toStdString();
}

}  // namespace

TEST_CASE("every view is a figure in every format, and opening the figure opens its run", "[figures]") {
  Gallery all;
  all.computeMap();
  const std::string experiment = experimentText(all.session.experiment());
  REQUIRE(views().size() >= 16);
  REQUIRE(pictureFormats().size() == 3);
  for (const ViewInfo* info : views()) {
    CAPTURE(info->id);
    REQUIRE(all.show(*info));
    const QString which = info->id == QStringLiteral("river") ? "river" : "1";
    View& view = *all.window->grid().exhibit(which == "river" ? 0 : 1).view;
    const QRect before = view.geometry();
    const QImage seen = view.grab().toImage();
    for (const PictureFormat& format : pictureFormats()) {
      const QString file = all.path(info->id) + format.ending;
      CAPTURE(file.toStdString());
      REQUIRE(all.perform(QString("export plot %1 \"%2\"").arg(which, file)) == "");
      CHECK(experimentText(openAny(file, {})) == experiment);
    }
    CHECK(view.geometry() == before);
    if (which == "1") CHECK(view.grab().toImage() == seen);  // as it was on the screen; the river moves by itself
    CHECK(Theme::current().dark);
    CHECK_FALSE(Theme::current().print);
    const QImage image(all.path(info->id) + ".png");
    CHECK(image.size() == QSize(605 * 3, 378 * 3));
    CHECK(image.pixelColor(2, 2) == QColor(Qt::white));
    CHECK(image.text("backflow").toStdString() == experiment);
  }
}

TEST_CASE("text in PDF and SVG is text, and the SVG is XML", "[figures]") {
  Gallery all;
  for (const char* id : {"loss", "hidden_state"}) {
    CAPTURE(id);
    for (const ViewInfo* info : views())
      if (std::string(info->id) == id) REQUIRE(all.show(*info));
    const QString svg = all.path("text.svg"), pdf = all.path("text.pdf");
    REQUIRE(all.perform("export plot 1 " + svg) == "");
    REQUIRE(all.perform("export plot 1 " + pdf) == "");
    const std::string drawing = readFile(svg.toStdString());
    QXmlStreamReader xml(QByteArray::fromStdString(drawing));
    QString words;
    while (!xml.atEnd())
      if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"text") words += xml.readElementText() + '\n';
    CHECK_FALSE(xml.hasError());
    for (const char* word : {"LSTM", "seed 7", "= 0.001", "Backflow", id == std::string("loss") ? "loss L" : "unit"})
      CHECK(words.contains(word));
    if (QStandardPaths::findExecutable("pdftotext").isEmpty()) {
      WARN("poppler-utils is not installed: the PDF is not read by an outside program");
      continue;
    }
    const std::string text = output("pdftotext '" + pdf + "' -"), fonts = output("pdffonts '" + pdf + "'");
    for (const char* word : {"LSTM", "seed 7", "= 0.001", "Backflow"}) CHECK(text.find(word) != std::string::npos);
    CHECK(fonts.find("TrueType") != std::string::npos);
    CHECK(fonts.find(" no  no ") == std::string::npos);  // all are embedded
    CHECK(fonts.find("Type 3") == std::string::npos);
    CHECK(output("pdfdetach -list '" + pdf + "'").find("experiment.json") != std::string::npos);
  }
}

TEST_CASE("a caption tells the length that the sequences have, where the task adds steps to it, too", "[figures]") {
  Experiment e = smallExperiment();
  e.task.name = "copy";
  const Opened lab(false, e);
  const int length = lab.session.lane().snapshot()->length;
  REQUIRE(length > e.task.length);
  CHECK(notesOf(lab.session, 2000.0, 5).front().text.contains(QString("T = %1 ").arg(length)));
}

TEST_CASE("Chinese text in PDF is found by who searches for it", "[figures]") {
  if (QStandardPaths::findExecutable("pdftotext").isEmpty() || !QFontDatabase::families().contains("WenQuanYi Micro Hei")) {
    WARN("poppler-utils or fonts-wqy-microhei is not installed: no Chinese PDF is read");
    return;
  }
  Gallery all;
  useLanguage("zh_CN");
  for (const ViewInfo* info : views())
    if (info->id == QString("loss")) REQUIRE(all.show(*info));
  const QString pdf = all.path("text.pdf");
  const QString error = all.perform("export plot 1 " + pdf);
  useLanguage("en");
  REQUIRE(error == "");
  const std::string text = output("pdftotext '" + pdf + "' -");
  for (const char* word : {"损失", "种子 7", "批大小 4"}) {
    CAPTURE(word, text);
    CHECK(text.find(word) != std::string::npos);
  }
}

TEST_CASE("every view gives the numbers behind it", "[figures]") {
  Gallery all;
  all.computeMap();
  for (const ViewInfo* info : views()) {
    CAPTURE(info->id);
    REQUIRE(all.show(*info));
    const QString which = info->id == QStringLiteral("river") ? "river" : "1";
    const QString file = all.path(info->id) + ".csv";
    REQUIRE(all.perform(QString("export plot %1 %2").arg(which, file)) == "");
    const auto rows = table(readFile(file.toStdString()));
    REQUIRE(rows.size() > 1);
    CHECK(rows[0].size() > 3);
    REQUIRE(all.perform("copy data " + which) == "");
    const QMimeData* parcel = QGuiApplication::clipboard()->mimeData();
    REQUIRE(parcel);
    CHECK(parcel->data("text/csv").toStdString() == readFile(file.toStdString()));
    CHECK(parcel->text().count('\n') >= static_cast<qsizetype>(rows.size()));
  }
  const Lane& lane = all.session.lane();
  const Snapshot& s = *lane.snapshot();
  const auto of = [&](const char* id) { return table(readFile(all.path(id).toStdString() + ".csv")); };
  const auto loss = of("loss");
  REQUIRE(loss.size() == lane.rows().size() + 1);
  CHECK(loss.back()[2].toDouble() == lane.rows().back().trainLoss);
  const auto norm = of("gradient_norm");
  REQUIRE(norm.size() == static_cast<std::size_t>(s.length) + 1);
  CHECK(norm[1][3].toDouble() == Approx(s.layers.back().logNorm[0] / std::log(10.0)).epsilon(1e-14));
  const auto hidden = of("hidden_state");
  REQUIRE(hidden.size() == static_cast<std::size_t>(s.length * s.hidden) + 1);
  CHECK(static_cast<float>(hidden.back().back().toDouble()) == s.layers.back().maps[0].values(s.hidden - 1, s.length - 1));
  CHECK(of("phase").size() == 7);
  CHECK(of("weights").size() == s.parameters.size() + 1);
}

TEST_CASE("a table quotes what has to be quoted", "[figures]") {
  Table table{"a", "b"};
  table.add("x,\"y\"", 0.1);
  table.add(QString("line\nbreak"), std::numeric_limits<double>::quiet_NaN());
  CHECK(table.rows() == 2);
  CHECK(table.csv() == "a,b\n\"x,\"\"y\"\"\",0.1\n\"line\nbreak\",nan\n");
  CHECK(table.text('\t').starts_with("a\tb\n\"x,\"\"y\"\"\"\t0.1\n"));
}

TEST_CASE("the window is a picture in every format, and so is a shot", "[figures]") {
  Gallery all;
  const std::string experiment = experimentText(all.session.experiment());
  for (const PictureFormat& format : pictureFormats()) {
    const QString file = all.path("window") + format.ending;
    REQUIRE(all.perform("export window " + file + " 2") == "");
    CHECK(experimentText(openAny(file, {})) == experiment);
  }
  CHECK(QImage(all.path("window.png")).size() == all.window->size() * 2);
  REQUIRE(all.perform("shot " + all.path("shot.png")) == "");
  CHECK(experimentText(openAny(all.path("shot.png"), {})) == experiment);
  REQUIRE(all.perform("copy plot river") == "");
  const QMimeData* parcel = QGuiApplication::clipboard()->mimeData();
  REQUIRE(parcel);
  CHECK(parcel->hasImage());
  CHECK(parcel->data("image/svg+xml").contains("<metadata>"));
}

TEST_CASE("figures refuse in one line and leave what is there", "[figures]") {
  Gallery all;
  const std::string there = all.path("there.png").toStdString();
  writeFileAtomically(there, "old");
  for (const char* line : {"export plot 9 there.png", "export plot x there.png", "export plot 0 there.png",
                           "export plot 1 there.doc", "export plot 1 there.png 99", "export plot 1 there.png 10x10",
                           "export plot 1 /no/such/folder/there.png", "export nothing there.png", "export window there.csv",
                           "copy thing 1", "export film there.txt", "export film there.gif 5 2",
                           "export film there.gif 0 99999", "export weights there.doc", "import weights /no/such/file.doc"}) {
    CAPTURE(line);
    const QString text = QString(line).replace(" there", " " + QString::fromStdString(all.folder.path().string()) + "/there");
    const QString error = all.perform(text);
    CHECK_FALSE(error.isEmpty());
    CHECK_FALSE(error.contains('\n'));
    CHECK(readFile(there) == "old");
  }
  {
    const FileSizeLimit full(100);
    for (const char* line : {"export plot river %1/there.png", "export plot river %1/there.csv",
                             "export plot river %1/there.pdf", "export window %1/there.svg", "shot %1/there.png"}) {
      CAPTURE(line);
      const QString error = all.perform(QString(line).arg(all.path(".")));
      CHECK(error.contains("there"));
      CHECK_FALSE(error.contains('\n'));
    }
  }
  CHECK(readFile(there) == "old");
  CHECK_FALSE(QFileInfo::exists(all.path("there.csv")));
}

TEST_CASE("pictures are trusted in nothing", "[figures]") {
  Gallery all;
  const auto refused = [&](const char* name, const std::string& bytes) {
    writeFileAtomically(all.path(name).toStdString(), bytes);
    const QString error = runAct(all.session, all.window.get(), "open \"" + all.path(name) + "\"").error;
    CAPTURE(name, error.toStdString());
    CHECK_FALSE(error.isEmpty());
    CHECK_FALSE(error.contains('\n'));
  };
  const std::string before = experimentText(all.session.experiment());
  for (const char* name : {"bad.png", "bad.svg", "bad.pdf"}) {
    refused(name, "");
    refused(name, "neither");
    refused(name, "<backflow:experiment");
    refused(name, "<backflow:experiment>{</backflow:experiment>");
    refused(name, "<backflow:experiment xmlns:backflow=\"x\">{\"seed\": -1}</backflow:experiment>");
    refused(name, "<backflow:experiment xmlns:backflow=\"x\">&bomb;</backflow:experiment>");
    refused(name, "<backflow:experiment xmlns:backflow=\"x\">" + std::string(8 << 20, 'x') + "</backflow:experiment>");
  }
  REQUIRE(all.perform("export plot river " + all.path("whole.png")) == "");
  const std::string whole = readFile(all.path("whole.png").toStdString());
  for (const std::size_t size : {8, 20, 33, 60, 120}) refused("cut.png", whole.substr(0, size));
  QImage plain(4, 4, QImage::Format_RGB32);
  plain.fill(Qt::red);
  REQUIRE(plain.save(all.path("plain.png")));
  CHECK(runAct(all.session, all.window.get(), "open " + all.path("plain.png")).error.contains("carries no experiment"));
  CHECK(experimentText(all.session.experiment()) == before);
}

TEST_CASE("weights go out and come back bit for bit, and undo takes them back", "[figures]") {
  Opened opened;
  TemporaryFolder folder;
  const auto perform = [&](const QString& line) {
    const Outcome outcome = runAct(opened.session, opened.window.get(), line);
    if (!outcome.error.isEmpty()) return outcome.error;
    return !outcome.done || waitFor(opened.session, outcome.done) ? QString() : QString("never done");
  };
  QString failed;
  QObject::connect(&opened.session, &Session::refused, opened.window.get(), [&](const QString& why) { failed = why; });
  const auto exported = [&](const char* name) {
    const auto file = folder / name;
    REQUIRE(perform("export weights " + QString::fromStdString(file.string())) == "");
    return readWeights(file).arrays;
  };
  const auto same = [](const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const NamedArray& x, const NamedArray& y) { return x.name == y.name && x.data == y.data; });
  };
  REQUIRE(perform("run-to 3") == "");
  for (const WeightFormat& format : weightFormats()) {
    const QString file = QString::fromStdString((folder / "w").string()) + format.ending;
    REQUIRE(perform("export weights " + file) == "");
    CHECK(failed == "");
    CHECK(QFileInfo(file).size() > 100);
  }
  const Weights early = readWeights(folder / "w.npz");
  CHECK(experimentText(parseExperiment(early.experiment, "w.npz")) == experimentText(opened.session.experiment()));
  REQUIRE(perform("run-to 9") == "");
  const std::vector<NamedArray> late = exported("late.npz");
  CHECK_FALSE(same(late, early.arrays));
  for (const char* name : {"w.npz", "w.safetensors"}) {
    CAPTURE(name);
    REQUIRE(perform("import weights " + QString::fromStdString((folder / name).string())) == "");
    CHECK(failed == "");
    CHECK(same(exported("again.npz"), early.arrays));
    REQUIRE(perform("undo") == "");
    REQUIRE(waitFor(opened.session, [&] { return opened.session.settled(); }));
    CHECK(same(exported("again.npz"), late));
  }
  REQUIRE(perform("set model.hidden 7") == "");
  const std::string before = experimentText(opened.session.experiment());
  REQUIRE(perform("import weights " + QString::fromStdString((folder / "w.npz").string())) == "");
  CHECK(failed.contains("the network wants"));
  CHECK(experimentText(opened.session.experiment()) == before);
}

TEST_CASE("a film whose frames cannot be drawn ends, and says why", "[figures]") {
  Gallery all;
  FilmOptions options;
  options.scale = 1000.0;
  Film film(all.session, all.path("large.gif"), options);
  std::optional<QString> error;
  QObject::connect(&film, &Film::finished, &film, [&](const QString& why) { error = why; });
  film.start();
  REQUIRE(waitFor([&] { return error.has_value(); }));
  CHECK(error->contains("200 million pixels"));
  CHECK_FALSE(QFileInfo::exists(all.path("large.gif")));
}

TEST_CASE("a film and a figure are of the run that is shown, while another is prepared", "[figures]") {
  Gallery all;
  const std::string before = experimentText(all.session.experiment());
  all.session.set({"model.hidden", "9"});
  REQUIRE(all.session.preparing());  // nobody has polled since
  CHECK(figureOf(all.window->exhibit(0), all.session, {}).experiment == before);
  FilmOptions options;
  options.from = options.to = 12;
  Film film(all.session, all.path("frame.png"), options);
  std::optional<QString> error;
  QObject::connect(&film, &Film::finished, &film, [&](const QString& why) { error = why; });
  film.start();
  REQUIRE(waitFor([&] { return error.has_value(); }));
  CHECK(*error == "");
  CHECK(experimentText(openAny(all.path("frame-0001.png"), {})) == before);
}

TEST_CASE("a film shows the river at every step asked for, and can be cancelled", "[figures]") {
  Gallery all;
  REQUIRE(all.perform("export film " + all.path("river.gif") + " 0 12 4") == "");
  QImageReader reader(all.path("river.gif"));
  CHECK(readFile(all.path("river.gif").toStdString()).substr(0, 6) == "GIF89a");
  if (QImageReader::supportedImageFormats().contains("gif")) {
    CHECK(reader.imageCount() == 4);
    QImage first = reader.read();
    CHECK(first.width() > 800);
    CHECK(first.pixelColor(1, 1) == QColor(Qt::white));
  }
  REQUIRE(all.perform("export film " + all.path("frame.png") + " 2 4") == "");
  CHECK(experimentText(openAny(all.path("frame-0003.png"), {})) == experimentText(all.session.experiment()));
  CHECK_FALSE(QFileInfo::exists(all.path("frame-0004.png")));
  CHECK(QImage(all.path("frame-0001.png")) != QImage(all.path("frame-0003.png")));

  const Outcome film = runAct(all.session, all.window.get(), "export film " + all.path("never.gif") + " 0 12 1");
  REQUIRE(film.error == "");
  CHECK_FALSE(runAct(all.session, all.window.get(), "export film " + all.path("other.gif")).error.isEmpty());
  REQUIRE(runAct(all.session, all.window.get(), "export film stop").error == "");
  REQUIRE(waitFor(film.done));
  CHECK_FALSE(QFileInfo::exists(all.path("never.gif")));
}
