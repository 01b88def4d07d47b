// The window's program: reads its arguments, opens an experiment, and runs what was asked of it without hands.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QStandardPaths>
#include <QTimer>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <optional>

#include "engine/core/error.h"
#include "engine/core/numeric_mode.h"
#include "engine/formats/atomic_file.h"
#include "ui/acts/script.h"
#include "ui/acts/session_acts.h"
#include "ui/language/language.h"
#include "ui/lessons/lesson_run.h"
#include "ui/main_window.h"
#include "ui/measure.h"
#include "ui/presets.h"
#include "ui/settings.h"
#include "ui/theme.h"

namespace {

using namespace backflow;

// As in the manual: 1 a script's expectation failed or there was nothing to measure, 2 usage, 3 bad input, 5 input or output.
enum Exit { kWell = 0, kFailed = 1, kUsage = 2, kBadInput = 3, kInputOutput = 5 };

struct Options {
  std::string open, lesson, language, theme, size, screenshot, script;
  std::optional<std::int64_t> afterSteps;
  double measure = 0.0;
  bool paused = false, safeMode = false, resetSettings = false, present = false;

  bool withoutHands() const { return !screenshot.empty() || !script.empty() || measure > 0.0; }
};

// Invalid unless it is WIDTHxHEIGHT within reason.
QSize parseSize(const std::string& text) {
  const QStringList parts = QString::fromStdString(text).split('x');
  bool wide = false, high = false;
  const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(&wide), parts[1].toInt(&high)) : QSize();
  const bool fits = size.width() >= 640 && size.height() >= 480 && size.width() <= 16384 && size.height() <= 16384;
  return wide && high && fits ? size : QSize();
}

void declare(CLI::App& app, Options& options) {
  app.set_version_flag("--version", "backflow " BACKFLOW_VERSION " (" + numericMode() + ")");
  app.add_option("file", options.open,
                 "An experiment, a preset's name, a session, a table, a text, or a picture saved by Backflow");
  app.add_option("--lesson", options.lesson, "Begins with a lesson: the name of a bundled one, or a file (.json)");
  std::string languages;
  for (const ui::Language& language : ui::languages()) languages += (languages.empty() ? "" : ", ") + std::string(language.id);
  app.add_option("--lang", options.language,
                 "The language (" + languages +
                     "); otherwise the one that was chosen last, or the system's, and English for scripts and pictures")
      ->check([](const std::string& text) -> std::string {
        try {
          ui::languageOf(QString::fromStdString(text));
          return {};
        } catch (const InputError& error) {
          return error.what();
        }
      });
  app.add_option("--theme", options.theme, "dark or light")->check(CLI::IsMember({"dark", "light"}));
  app.add_option("--size", options.size, "The window's size, as in 1600x1000")->check([](const std::string& text) {
    return parseSize(text).isValid() ? "" : "must be WIDTHxHEIGHT in pixels, from 640x480 to 16384x16384, not " + text;
  });
  CLI::Option* shot = app.add_option("--screenshot", options.screenshot,
                                     "Saves a picture of the window (.png), after the script if there is one, and ends")
                          ->check([](const std::string& file) {
                            const bool png = QString::fromStdString(file).endsWith(".png", Qt::CaseInsensitive);
                            return png ? "" : file + ": a picture of the window is a .png";
                          });
  app.add_option("--after-steps", options.afterSteps, "The training step at which the picture is taken")
      ->needs(shot)
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}));
  app.add_flag("--present", options.present, "Begins in the projector's layout: large type, fewer panels");
  app.add_flag("--paused", options.paused, "Does not train until asked to");
  app.add_option("--script", options.script, "Performs acts from a file, one a line, and ends; help lists them");
  app.add_option("--measure", options.measure,
                 "Trains this many seconds, after the script if there is one, and says how smooth the window was")
      ->check(CLI::Range(0.1, 86'400.0));
  app.add_flag("--safe-mode", options.safeMode, "Starts without the remembered settings, and remembers nothing");
  app.add_flag("--reset-settings", options.resetSettings, "Forgets the remembered settings first");
}

bool opensSession(const Options& options) { return ui::isSessionFile(QString::fromStdString(options.open)); }

// Data are shown before they are trained on, where somebody is there to look.
bool previewsData(const Options& options) {
  return !options.withoutHands() && ui::isDataFile(QString::fromStdString(options.open));
}

Experiment standardExperiment() {
  return ui::presets().empty() ? Experiment() : ui::openAny(ui::presets().front().id, Experiment());
}

std::vector<Experiment> firstExperiments(const Options& options) {
  if (options.open.empty() || previewsData(options)) return {standardExperiment()};
  return ui::openLanes(QString::fromStdString(options.open), Experiment());
}

// Ends the program's event loop, which must have begun, with an exit status, and says why.
void leave(int status, const QString& why = {}) {
  if (!why.isEmpty()) std::cerr << "backflow: " << why.toStdString() << std::endl;
  QApplication::exit(status);
}

// Performs acts, and then goes on; where one of them fails, leaves with that status.
void perform(ui::MainWindow& window, const std::string& acts, int failed, const std::function<void()>& then) {
  auto* script = new ui::Script(window.session(), &window, QString::fromStdString(acts), &window);
  QObject::connect(script, &ui::Script::finished, &window, [failed, then](const QString& error) {
    if (error.isEmpty()) return then();
    leave(failed, failed == kFailed ? error : error.mid(error.indexOf(": ") + 2));  // only a script has lines
  });
  script->start();
}

void measure(ui::MainWindow& window, double seconds, const std::function<void()>& then) {
  auto* measuring = new ui::Measure(window, seconds);
  QObject::connect(measuring, &ui::Measure::finished, &window, [then](const nlohmann::json& figures) {
    std::cout << figures.dump(2) << std::endl;
    if (figures.contains("error")) return leave(kFailed, QString::fromStdString(figures["error"].get<std::string>()));
    then();
  });
  measuring->start();
}

// What was asked of the window without hands, one after the other: the script, training up to a step, measuring, a picture.
void runWithoutHands(ui::MainWindow& window, const std::string& script, const Options& options) {
  const auto takePicture = [&window, &options] {
    try {
      if (!options.screenshot.empty()) window.shoot(QString::fromStdString(options.screenshot));
      leave(kWell);
    } catch (const std::exception& failure) {
      leave(kInputOutput, failure.what());
    }
  };
  const auto measureThen = [=, &window, &options] {
    options.measure > 0.0 ? measure(window, options.measure, takePicture) : takePicture();
  };
  const auto trainThen = [=, &window, &options] {
    const bool asItIs = options.screenshot.empty() || (!options.script.empty() && !options.afterSteps);
    if (asItIs) return measureThen();
    perform(window, "run-to " + std::to_string(options.afterSteps.value_or(0)) + "\n", kBadInput, measureThen);
  };
  options.script.empty() ? trainThen() : perform(window, script, kFailed, trainThen);
}

// What Qt says about screens without a window manager or a session helps nobody who takes a picture there.
void passOn(QtMsgType kind, const QMessageLogContext& context, const QString& text) {
  if (text.contains("propagateSizeHints") || text.contains("XDG_RUNTIME_DIR")) return;
  std::cerr << qFormatLogMessage(kind, context, text).toStdString() << std::endl;
  if (kind == QtFatalMsg) std::abort();
}

// Qt ends the program if it is given no platform to draw on.
bool hasScreen() {
#ifdef Q_OS_LINUX
  return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
         qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
#else
  return true;
#endif
}

int runWindow(QApplication& application, const Options& options) {
  if (options.resetSettings) ui::Settings::reset();
  const bool keepsSettings = !options.safeMode && !options.withoutHands();
  const QString remembered = keepsSettings ? ui::Settings::read().language : QString();
  ui::useLanguage(!options.language.empty() ? QString::fromStdString(options.language)
                  : !remembered.isEmpty()   ? remembered
                  : options.withoutHands()  ? QString("en")  // what scripts read does not depend on who runs them
                                            : ui::systemLanguage());
  std::optional<SessionFile> saved;
  if (opensSession(options)) saved = readSession(options.open);
  std::optional<ui::Lesson> lesson;
  if (!options.lesson.empty()) lesson = ui::openLesson(QString::fromStdString(options.lesson));
  const std::vector<Experiment> experiments = saved ? std::vector<Experiment>() : firstExperiments(options);
  const std::string script = options.script.empty() ? "" : readFile(options.script);

  const bool systemDark = keepsSettings ? ui::Settings::read().dark() : true;
  ui::Theme::use(options.theme.empty() ? systemDark : options.theme == "dark");
  ui::Session session;
  if (saved)
    session.restore(*saved, ui::activeIn(saved->window));
  else
    session.open(experiments, !options.paused && !options.withoutHands());
  ui::MainWindow window(session, keepsSettings);
  if (!options.size.empty()) window.resize(parseSize(options.size));
  if (options.present) window.present(true);
  if (saved) ui::useWindowText(saved->window, window);
  window.show();
  if (keepsSettings) {
    window.keepSafe(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/autosave");
    if (!options.open.empty() && !previewsData(options)) window.opened(QString::fromStdString(options.open));
  }

  if (previewsData(options)) window.preview(QString::fromStdString(options.open));
  // What was asked for could not begin, such as a table with a text among its numbers: there is something behind the message.
  const auto openStandard = [&session, &options] {
    if (!session.lane().trainer() && !session.preparing()) session.open(standardExperiment(), !options.paused);
  };
  if (!options.withoutHands())
    QObject::connect(&session, &ui::Session::failed, &window, openStandard, Qt::SingleShotConnection);

  if (lesson) session.lesson().start(std::move(*lesson), &window);
  if (options.withoutHands()) {
    window.leaveAlone();
    runWithoutHands(window, script, options);
  }
  return application.exec();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Backflow shows the gradient on its way back through time while a recurrent network trains");
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    std::cerr << "backflow: " << error.what() << std::endl;
    return kUsage;
  }
  if (options.script == "help") {
    std::cout << ui::actsHelp().toStdString();
    return kWell;
  }
  if (!hasScreen()) {
    if (!options.withoutHands()) {
      std::cerr << "backflow: there is no screen (DISPLAY is not set); --screenshot, --script and --measure need none"
                << std::endl;
      return kInputOutput;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
  qInstallMessageHandler(passOn);
  QApplication application(argc, argv);
  QApplication::setApplicationName("backflow");
  QApplication::setApplicationDisplayName("Backflow");
  QApplication::setApplicationVersion(BACKFLOW_VERSION);
  QApplication::setWindowIcon(QIcon(":/icons/backflow.svg"));
  try {
    return runWindow(application, options);
  } catch (const InputError& error) {
    std::cerr << "backflow: " << error.what() << std::endl;
    return kBadInput;
  } catch (const std::exception& error) {
    std::cerr << "backflow: " << error.what() << std::endl;
    return kInputOutput;
  }
}
