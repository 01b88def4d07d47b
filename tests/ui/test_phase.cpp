// The phase diagram: the acts, the map while it fills, a cell as a lane, keys and mouse, and the seeds beside a lane.
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/experiment/experiment_json.h"
#include "engine/experiment/knobs.h"
#include "engine/train/run.h"
#include "tests/ui/driver.h"
#include "ui/main_window.h"
#include "ui/phase/phase_form.h"
#include "ui/phase/phase_map.h"
#include "ui/phase/phase_text.h"
#include "ui/theme.h"
#include "ui/views/plot.h"
#include "ui/views/view.h"
#include "ui/widgets/panel.h"

using namespace backflow;
using namespace backflow::ui;

namespace {

const char* const kMap = "phase model.init.spectral_radius 0.5 1.5 5 task.length 6 12 3";

// A window with the diagram in slot 1, of a map that is computed.
struct Lab {
  Session session;
  std::unique_ptr<MainWindow> window;
  View* view = nullptr;

  explicit Lab(const QString& map = kMap) {
    Theme::use(true);
    session.open(smallExperiment(), false);
    window = std::make_unique<MainWindow>(session, false);
    window->resize(1280, 800);
    window->show();
    REQUIRE(window->act("panel 1 phase") == "");
    REQUIRE(window->act("enlarge 1") == "");
    REQUIRE(waitFor([&] { return session.settled(); }));
    for (Panel* panel : window->findChildren<Panel*>())
      if (panel->info() && QString(panel->info()->id) == "phase") view = panel->view();
    REQUIRE(view);
    if (map.isEmpty()) return;
    REQUIRE(window->act(map) == "");
    finish();
  }
  void finish() {
    REQUIRE(waitFor([&] { return !session.phase().running(); }));
    window->refreshAll();
    view->frame();
  }
  void click(int column, int row) {
    QPointF at;
    QMetaObject::invokeMethod(view, "pixelOf", Qt::DirectConnection, Q_RETURN_ARG(QPointF, at), Q_ARG(int, column),
                              Q_ARG(int, row));
    QTest::mouseClick(view, Qt::LeftButton, Qt::NoModifier, at.toPoint());
  }
  QRgb pixel(int column, int row) {  // a little off the middle, where a cross or a letter may be
    QPointF at;
    QMetaObject::invokeMethod(view, "pixelOf", Qt::DirectConnection, Q_RETURN_ARG(QPointF, at), Q_ARG(int, column),
                              Q_ARG(int, row));
    return view->grab().toImage().pixel(at.toPoint() + QPoint(20, 14));
  }
  QPushButton* button(const QString& text) {
    for (QPushButton* each : view->findChildren<QPushButton*>())
      if (each->text() == text && each->isVisible()) return each;
    return nullptr;
  }
};

}  // namespace

TEST_CASE("the act maps two keys; every cell is the run that it stands for", "[phase]") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, QString(kMap) + " steps 3") == "");
  CHECK(session.phase().running());
  REQUIRE(perform(session, "phase wait") == "");
  const PhaseMap& map = session.phase();
  REQUIRE(map.complete());
  CHECK(map.columns() == 5);
  CHECK(map.rows() == 3);
  Experiment e = smallExperiment();
  setKnob(e, "model.init.spectral_radius", 1.25);
  setKnob(e, "task.length", 9);
  const std::unique_ptr<Run> run = Run::make(e);
  for (int i = 0; i < 3; ++i) run->step();
  Snapshot snapshot;
  run->fill(snapshot);
  REQUIRE(map.at(3, 1));
  CHECK(map.at(3, 1)->logRatio == run->logNorms().front() - run->logNorms().back());
  CHECK(map.at(3, 1)->verdict.badge == snapshot.verdict.badge);
  CHECK(map.at(3, 1)->loss == run->validate().loss);
}

TEST_CASE("the act takes lists, choices and logarithmic axes, and refuses the rest in one line", "[phase]") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, "phase model.cell rnn,gru train.learning_rate 0.001 0.1 3 log") == "");
  REQUIRE(perform(session, "phase wait") == "");
  CHECK(session.phase().sweep().axes[1].values == std::vector<nlohmann::json>{0.001, 0.01, 0.1});
  REQUIRE(perform(session, "phase model.layer_norm all task.length 5 6 2") == "");
  REQUIRE(perform(session, "phase wait") == "");
  CHECK(session.phase().columns() == 2);
  for (const char* line :
       {"phase", "phase model.cell", "phase model.cell all", "phase model.init.gain 0.5 1.5 5 model.init.gain 0.5 1.5 5",
        "phase model.init.gain 0.5 1.5 41 task.length 5 9 3", "phase model.init.gain 0.5 1.5 task.length 5 9 3",
        "phase model.init.gain 0 1 5 log task.length 5 9 3", "phase no.such 1 2 3 task.length 5 9 3",
        "phase model.init.gain 0.5 1.5 5 task.length 5 9 3 steps -1", "phase model.init.gain 0.5 1.5 5 task.length 5 9 3 more",
        "phase open 3 1", "phase open 0 1", "phase open 1", "phase model.init.gain ? 1.5 5 task.length 5 9 3"}) {
    CAPTURE(line);
    const QString error = perform(session, line);
    CHECK_FALSE(error.isEmpty());
    CHECK_FALSE(error.contains('\n'));
    CHECK(session.phase().columns() == 2);  // the map that was there
  }
}

TEST_CASE("a cell is opened as a lane with exactly its keys; a fifth lane is refused and nothing is replaced", "[phase]") {
  Session session;
  session.open(smallExperiment(), false);
  CHECK(perform(session, "phase open 1 1").contains("no map"));
  REQUIRE(perform(session, kMap) == "");
  REQUIRE(perform(session, "phase wait") == "");
  REQUIRE(perform(session, "phase open 4 2") == "");
  REQUIRE(session.lanes().size() == 2);
  Experiment expected = smallExperiment();
  setKnob(expected, "model.init.spectral_radius", 1.25);
  setKnob(expected, "task.length", 9);
  CHECK(experimentText(session.experiment()) == experimentText(expected));
  const auto place = session.phase().placeOf(session.experiment());
  REQUIRE(place);
  CHECK(place->column == 3.0);
  CHECK(place->row == 1.0);
  REQUIRE(perform(session, "phase open 1 1") == "");
  REQUIRE(perform(session, "phase open 5 3") == "");
  const std::string before = experimentText(session.experiment());
  CHECK(perform(session, "phase open 2 2").contains("four lanes"));
  CHECK(session.lanes().size() == 4);
  CHECK(experimentText(session.experiment()) == before);
}

TEST_CASE("the map opens what backflow-cli sweep has written, gaps and all, and goes on from there", "[phase]") {
  QTemporaryDir at;
  const std::string folder = at.filePath("results 2").toStdString();  // which is no cell
  Sweep sweep;
  sweep.base = smallExperiment();
  sweep.axes = {linearAxis("model.init.gain", 0.5, 1.5, 3), linearAxis("task.length", 5, 6, 2), listAxis("seed", {"3", "4"})};
  const SweepFolder written(folder, sweep);
  runCells(written, {0, 4, 6}, 1, [](const FinishedCells&) { return true; });  // cell 6: the other seed
  Session session;
  session.open(smallExperiment(), false);
  CHECK(perform(session, "phase open " + at.filePath("absent")).contains("sweep.json"));
  REQUIRE(perform(session, "phase open " + QString::fromStdString(folder)) == "");
  const PhaseMap& map = session.phase();
  CHECK_FALSE(map.running());
  CHECK(map.known() == 2);
  CHECK(map.sweep().base.seed == 3);
  REQUIRE(map.at(1, 1));
  CHECK(map.at(1, 1)->slope == written.read(4)->result.slope);
  CHECK_FALSE(map.at(2, 0));
  REQUIRE(perform(session, "phase go") == "");
  REQUIRE(perform(session, "phase wait") == "");
  CHECK(map.complete());
}

TEST_CASE("a lane lies on the map where it differs from it in the two keys alone", "[phase]") {
  Session session;
  session.open(smallExperiment(), false);
  REQUIRE(perform(session, kMap) == "");
  const PhaseMap& map = session.phase();
  REQUIRE(map.placeOf(smallExperiment()));  // ρ is off, but U is orthogonal: ρ = 1
  CHECK(map.placeOf(smallExperiment())->column == 2.0);
  Experiment e = smallExperiment();
  e.model.init.spectralRadius = 0.625;
  e.task.length = 8;
  e.name = "other";
  CHECK(map.placeOf(e)->column == Approx(0.5));
  CHECK(map.placeOf(e)->row == Approx(2.0 / 3.0));
  e.task.length = 20;
  CHECK_FALSE(map.placeOf(e));
  e.task.length = 8;
  e.model.hidden = 7;
  CHECK_FALSE(map.placeOf(e));
}

TEST_CASE("stop keeps what is known, and going on computes the rest", "[phase]") {
  Session session;
  session.open(smallExperiment(), false);
  CHECK(perform(session, "phase go").contains("no map"));
  REQUIRE(perform(session, QString(kMap) + " steps 1000000") == "");
  REQUIRE(perform(session, "phase stop") == "");
  CHECK_FALSE(session.phase().running());
  CHECK_FALSE(session.phase().complete());
  REQUIRE(perform(session, QString(kMap) + " steps 20") == "");  // takes the place of the stopped one
  REQUIRE(waitFor(session, [&] { return session.phase().known() >= 3; }));
  REQUIRE(perform(session, "phase stop") == "");
  const std::size_t known = session.phase().known();
  const auto first = session.phase().at(0, 0);
  REQUIRE(first);
  REQUIRE(perform(session, "phase go") == "");
  REQUIRE(perform(session, "phase wait") == "");
  CHECK(session.phase().known() == 15);
  CHECK(known <= 15);
  CHECK(session.phase().at(0, 0)->logRatio == first->logRatio);
}

TEST_CASE("the diagram draws each cell in the colour of its ratio, and says what it holds", "[phase]") {
  Lab lab{QString()};
  CHECK(lab.view->summary().contains("no map"));
  CHECK(lab.button("Start"));
  REQUIRE(lab.window->act(kMap) == "");
  lab.finish();
  const PhaseMap& map = lab.session.phase();
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 5; ++column) {
      const double ratio = map.at(std::size_t(column), std::size_t(row))->logRatio * 0.43429448190325182765;
      const QColor drawn = QColor::fromRgb(lab.pixel(column, row)), expected = gradientColor(ratio);
      CAPTURE(column, row, ratio);
      CHECK(std::abs(drawn.red() - expected.red()) <= 1);
      CHECK(std::abs(drawn.blue() - expected.blue()) <= 1);
    }
  REQUIRE(lab.window->act("choose 1 slope") == "");
  const double perHundred = map.at(0, 0)->slope * 43.429448190325182765;
  const QColor drawn = QColor::fromRgb(lab.pixel(0, 0)), expected = gradientColor(perHundred);
  CHECK(std::abs(drawn.blue() - expected.blue()) <= 1);
  CHECK(expected != gradientColor(map.at(0, 0)->logRatio * 0.43429448190325182765));
  CHECK(lab.window->act("choose 1 mood").contains("ratio"));
  CHECK(lab.view->summary().contains("Spectral radius"));
  CHECK(lab.view->summary().contains("15 of 15"));
  CHECK(lab.view->summary().contains("lane A"));
  int healthy = 0;
  for (std::size_t cell = 0; cell < 15; ++cell)
    healthy += map.at(cell % 5, cell / 5)->verdict.kind == VerdictKind::Healthy ? 1 : 0;
  REQUIRE(healthy > 0);
  CHECK(lab.view->summary().contains(QString("%1 healthy").arg(healthy)));
}

TEST_CASE("runs that diverge have the colour of NaN; what cannot be run is told", "[phase]") {
  Lab lab("phase task.name adding,series task.length 6 7 2");
  lab.session.open(smallExperiment(), false);
  Experiment wild = smallExperiment();
  wild.model.activation = "linear";
  wild.train.clip.mode = "none";
  wild.train.optimizer = "sgd";
  wild.task.name = "series";
  wild.task.file = "/no/such/file.csv";
  Sweep sweep;
  sweep.base = wild;
  sweep.axes = {listAxis("train.learning_rate", {"0.001", "100"}), listAxis("task.name", {"series", "adding"})};
  sweep.steps = 200;
  lab.session.phase().start(sweep);
  lab.finish();
  CHECK(QColor::fromRgb(lab.pixel(1, 1)) == Theme::current().nan);
  CHECK(QColor::fromRgb(lab.pixel(0, 1)) != Theme::current().nan);
  CHECK(lab.session.phase().at(0, 0)->error.find("/no/such/file.csv") != std::string::npos);
  CHECK(lab.view->summary().contains("1 diverged"));
  CHECK(lab.view->summary().contains("2 cannot be run"));
}

TEST_CASE("a click opens a cell; keys move and Enter opens; neither trains, enlarges nor opens twice", "[phase]") {
  Lab lab;
  lab.click(4, 0);
  REQUIRE(lab.session.lanes().size() == 2);
  CHECK(lab.session.experiment().model.init.spectralRadius == 1.5);
  CHECK(lab.session.experiment().task.length == 6);
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  lab.view->setFocus();
  QTest::keyClick(lab.view, Qt::Key_Up);
  QTest::keyClick(lab.view, Qt::Key_Left);
  CHECK(lab.view->accessibleDescription().contains("1.25"));
  QTest::keyClick(lab.view, Qt::Key_Return);
  REQUIRE(lab.session.lanes().size() == 3);
  CHECK(lab.session.experiment().model.init.spectralRadius == 1.25);
  CHECK(lab.session.experiment().task.length == 9);
  for (int i = 0; i < 9; ++i) QTest::keyClick(lab.view, Qt::Key_Left);  // stays on the map
  CHECK(lab.view->accessibleDescription().contains("0.5"));
  REQUIRE(waitFor([&] { return lab.session.ready(); }));
  CHECK(lab.session.lane().rows().empty());
  QTest::keyClick(lab.view, Qt::Key_Return);
  REQUIRE(lab.session.lanes().size() == 4);
  lab.click(0, 0);
  CHECK(lab.session.lanes().size() == 4);
  CHECK(lab.window->message().contains("four lanes"));
}

TEST_CASE("by Tab a cell is selected at once; before there is a map, a frame tells of the focus", "[phase]") {
  for (const char* line : {"", kMap}) {
    Lab lab{QString(line)};
    REQUIRE(waitFor([&] { return lab.window->isActiveWindow(); }));
    const QImage before = lab.view->grab().toImage();
    lab.view->setFocus(Qt::TabFocusReason);
    CHECK(lab.view->grab().toImage() != before);
    if (*line) CHECK(lab.view->accessibleDescription().startsWith(cellText(lab.session.phase(), {2, 1})));
  }
}

TEST_CASE("the form asks for what it shows, and its buttons have names", "[phase]") {
  Lab lab{QString()};
  auto* form = static_cast<PhaseForm*>(lab.view->findChild<QFrame*>("phase_form"));
  REQUIRE(form);
  CHECK(form->line() == "phase model.init.spectral_radius 0.5 1.5 21 task.length 10 200 20");
  for (QComboBox* box : form->findChildren<QComboBox*>()) {
    CHECK_FALSE(box->accessibleName().isEmpty());
    for (int i = 0; i < box->count(); ++i) {  // whatever is chosen is an act that is well formed
      box->setCurrentIndex(i);
      const QString key = box->itemData(i).toString();
      CAPTURE(key.toStdString());
      const bool choice = form->line().contains(key + " all");
      CHECK((choice || form->line().contains(key + " ")));
    }
    box->setCurrentIndex(box->findData(box->accessibleName().startsWith("Up") ? "model.layer_norm" : "model.init.gain"));
  }
  CHECK(form->line() == "phase model.init.gain 0.5 1.5 21 model.layer_norm all");
  REQUIRE(lab.button("Start"));
  lab.button("Start")->click();
  CHECK(lab.session.phase().columns() == 21);
  CHECK(lab.button("Stop"));
  lab.finish();
  CHECK(lab.button("Start"));
}

TEST_CASE("on a projector a lane's letter has its room on the map", "[phase]") {
  Lab lab;
  int wide[2];
  for (const bool present : {false, true}) {
    lab.window->present(present);
    REQUIRE(lab.window->act("panel 1 phase") == "");
    View* view = nullptr;
    for (Panel* panel : lab.window->findChildren<Panel*>())
      if (panel->info() && QString(panel->info()->id) == "phase" && panel->isVisible()) view = panel->view();
    REQUIRE(view);
    view->refresh(lab.session.lanes());
    view->frame();
    const QImage image = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
    int first = image.width(), last = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (image.pixel(x, y) == laneColor('A').rgb()) first = std::min(first, x), last = std::max(last, x);
    wide[present] = last - first + 1;
  }
  lab.window->present(false);
  CHECK(wide[0] >= 12);
  CHECK(wide[0] <= 17);
  CHECK(wide[1] > 2 * wide[0]);
}

TEST_CASE("a map after one training step says so", "[phase]") {
  Lab lab("phase model.init.spectral_radius 0.5 1.5 2 task.length 6 7 2 steps 1");
  CHECK(statusText(lab.session.phase()) == "after 1 training step");
}
