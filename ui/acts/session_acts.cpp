#include "ui/acts/session_acts.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QObject>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/experiment/code.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "ui/acts/background.h"
#include "ui/figures/embedded.h"

namespace backflow::ui {

bool isSessionFile(const QString& file) { return file.endsWith(SessionFile::kEnding); }

bool isDataFile(const QString& file) {
  return QFileInfo(file).isFile() && !isSessionFile(file) && !maybePicture(file) &&
         QFileInfo(file).suffix().compare("json", Qt::CaseInsensitive) != 0;
}

std::string windowText(const Session& session, Stage* stage) {
  nlohmann::json window{{"active", std::string(1, session.lane().name())}};
  if (stage) {
    for (const QString& view : stage->layout().views) window["views"].push_back(view.toStdString());
    window["enlarged"] = stage->layout().enlarged;
  }
  return window.dump();
}

QString activeIn(const std::string& window) {
  const nlohmann::json all = nlohmann::json::parse(window, nullptr, false);
  if (!all.is_object() || !all.contains("active") || !all["active"].is_string()) return {};
  return QString::fromStdString(all["active"]);
}

void useWindowText(const std::string& window, Stage& stage) {
  const nlohmann::json all = nlohmann::json::parse(window, nullptr, false);
  if (!all.is_object()) return;
  if (all.contains("views") && all["views"].is_array())
    for (std::size_t i = 0; i < all["views"].size() && i < static_cast<std::size_t>(stage.slotCount()); ++i) {
      if (!all["views"][i].is_string()) continue;
      try {
        stage.showView(static_cast<int>(i) + 1, QString::fromStdString(all["views"][i]));
      } catch (const InputError&) {
        // A view of another version: what is in that slot stays.
      }
    }
  const int now = stage.layout().enlarged;
  const int wanted = all.contains("enlarged") && all["enlarged"].is_number_integer() ? all["enlarged"].get<int>() : now;
  if (wanted != now && wanted >= 0 && wanted <= stage.slotCount()) stage.enlarge(wanted);
}

namespace {

struct Saving {
  const char* act;
  const char* title;
  const char* name;  // what is proposed
  const char* filter;
  const char* ending;
};

// The file that was named, or the one that the user chooses; empty: none.
QString fileFor(const Saving& saving, Stage* stage, const QStringList& a) {
  if (a.isEmpty() ? !stage : a.join(' ').isEmpty())
    throw InputError(QObject::tr("%1: wants a file").arg(saving.act).toStdString());
  const QString file =
      a.isEmpty() ? stage->askFile(QObject::tr(saving.title), saving.name, QObject::tr(saving.filter)) : a.join(' ');
  if (!file.isEmpty() && !file.endsWith(saving.ending))
    throw InputError(QObject::tr("%1 %2: the name must end in %3").arg(saving.act, file, saving.ending).toStdString());
  return file;
}

}  // namespace

Outcome exportExperiment(Session& session, Stage* stage, const QStringList& a) {
  static constexpr Saving kSaving{"export experiment", QT_TRANSLATE_NOOP("QObject", "Save the experiment"), "experiment.json",
                                  QT_TRANSLATE_NOOP("QObject", "Experiment (*.json)"), ".json"};
  const QString file = fileFor(kSaving, stage, a);
  if (file.isEmpty()) return {};
  writeFileAtomically(file.toStdString(), experimentText(session.experiment()));
  if (stage) stage->tell(QObject::tr("Saved %1").arg(file));
  return {};
}

Outcome exportSession(Session& session, Stage* stage, const QStringList& a) {
  static constexpr Saving kSaving{"export session",
                                  QT_TRANSLATE_NOOP("QObject", "Save the session: runs, weights and their past"),
                                  "run.backflow", QT_TRANSLATE_NOOP("QObject", "Session (*.backflow)"), SessionFile::kEnding};
  const QString file = fileFor(kSaving, stage, a);
  if (file.isEmpty()) return {};
  SessionFile saved = session.saved();
  saved.window = windowText(session, stage);
  return inBackground(
      session, [saved = std::move(saved), file] { writeSession(file.toStdString(), saved); },
      [stage, file] {
        if (stage) stage->tell(QObject::tr("Saved %1").arg(file));
      });
}

Outcome openSession(Session& session, Stage* stage, const QString& file, const std::function<void(bool opened)>& then) {
  const auto read = std::make_shared<SessionFile>();
  const Outcome reading = inBackground(
      session, [read, file] { *read = readSession(file.toStdString()); },
      [read, &session, stage, then] {
        session.restore(*read, activeIn(read->window));
        if (stage) useWindowText(read->window, *stage);
        if (then) then(true);
      },
      [&session, then](const QString& error) {
        emit session.failed(error);
        if (then) then(false);
      });
  return {{}, [done = reading.done, &session] { return done() && session.ready(); }};
}

Outcome copyCode(Session& session, Stage*, const QStringList&) {
  QGuiApplication::clipboard()->setText(QString::fromStdString(experimentCode(session.experiment())));
  return {};
}

Outcome paste(Session& session, Stage*, const QStringList&) {
  const std::string text = QGuiApplication::clipboard()->text().toStdString();
  if (!isExperimentCode(text))
    throw InputError(
        QObject::tr("paste: the clipboard holds no experiment: its code begins with backflow1:, as copy-code writes it")
            .toStdString());
  session.open(parseExperimentCode(text), session.wantsToPlay());
  return {{}, [&session] { return session.ready(); }};
}

Outcome recover(Session& session, Stage* stage, const QStringList& a) {
  if (!a.isEmpty() && a[0] != "discard")
    throw InputError(QObject::tr("recover %1: must be discard, or nothing").arg(a[0]).toStdString());
  const QString file = stage->leftBehind();
  if (file.isEmpty()) throw InputError(QObject::tr("recover: nothing was left behind").toStdString());
  if (!a.isEmpty()) {
    stage->forgetLeftBehind();
    return {};
  }
  return openSession(session, stage, file,
                     [stage](bool opened) { opened ? stage->takeOverLeftBehind() : stage->passOverLeftBehind(); });
}

}  // namespace backflow::ui
