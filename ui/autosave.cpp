#include "ui/autosave.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <algorithm>
#include <utility>

#include "engine/core/low_priority.h"
#include "engine/formats/session_file.h"
#include "ui/acts/background.h"
#include "ui/session.h"

namespace backflow::ui {
namespace {

std::unique_ptr<QLockFile> lockOf(const QString& file) {
  auto lock = std::make_unique<QLockFile>(file + ".lock");
  lock->setStaleLockTime(0);  // however old: a program that runs still holds it
  return lock->tryLock(0) ? std::move(lock) : nullptr;
}

}  // namespace

Autosave::Autosave(Session& session, const QString& folder, std::function<std::string()> windowText, QObject* parent)
    : QObject(parent), session_(session), windowText_(std::move(windowText)) {
  QDir().mkpath(folder);
  findLeft(folder);
  const QString name =
      QString("%1/%2-%3").arg(folder).arg(QDateTime::currentMSecsSinceEpoch()).arg(QCoreApplication::applicationPid());
  file_ = name + SessionFile::kEnding;
  lock_ = lockOf(file_);
  connect(&timer_, &QTimer::timeout, this, &Autosave::save);
  timer_.start(kEvery);
}

Autosave::~Autosave() {
  while (saving()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
  if (takenOver_) forget();
  QFile::remove(file_);
}

void Autosave::findLeft(const QString& folder) {
  const QDir place(folder);
  for (const QFileInfo& file : place.entryInfoList({QString("*") + SessionFile::kEnding}, QDir::Files, QDir::Time)) {
    auto lock = lockOf(file.filePath());
    if (!lock) continue;  // another window's
    left_.push_back({file.filePath(), file.lastModified().toMSecsSinceEpoch()});
    leftLocks_.push_back(std::move(lock));
  }
}

void Autosave::forget() {
  if (left_.empty()) return;
  QFile::remove(left_.front().file);
  left_.erase(left_.begin());
  leftLocks_.erase(leftLocks_.begin());
  takenOver_ = false;
}

void Autosave::takeOver() { takenOver_ = !left_.empty(); }

bool Autosave::saving() const { return done_ && !done_(); }

void Autosave::save() {
  if (saving() || session_.preparing()) return;
  std::vector<std::shared_ptr<const RunState>> states;
  for (const Lane* lane : session_.lanes()) states.push_back(lane->presentState());
  const bool trained = std::any_of(states.begin(), states.end(), [](const auto& s) { return s && s->steps > 0; });
  if (states == saved_ || !trained || !lock_) return;
  SessionFile file = session_.saved();
  for (SessionRun& run : file.runs) run.moment.history = run.moment.history.within(kFrameBytes);
  file.window = windowText_();
  const auto error = std::make_shared<QString>();
  const Outcome writing = inBackground(
      session_,
      [file = std::move(file), to = file_.toStdString(), error] {
        lowerPriority();
        try {
          writeSession(to, file);
        } catch (const std::exception& failure) {
          *error = QString::fromUtf8(failure.what());
        }
      },
      [this, states = std::move(states), error] {
        const QString before = std::exchange(error_, *error);
        if (!error_.isEmpty() && error_ != before)  // once, not every time
          emit session_.refused("The session could not be saved by itself: " + error_);
        if (!error_.isEmpty()) return;
        saved_ = states;
        if (takenOver_) forget();
      });
  done_ = writing.done;
}

}  // namespace backflow::ui
