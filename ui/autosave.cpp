#include "ui/autosave.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QUuid>
#include <algorithm>
#include <utility>

#include "engine/formats/session_file.h"
#include "ui/acts/background.h"
#include "ui/language/engine_text.h"
#include "ui/session.h"

namespace backflow::ui {
namespace {

constexpr const char* kLock = ".lock";

// Ours, another window's (isAnothers), or one that cannot be made: the lock itself says which.
std::unique_ptr<QLockFile> lockOf(const QString& file) {
  auto lock = std::make_unique<QLockFile>(file + kLock);
  lock->setStaleLockTime(0);  // however old: a program that runs still holds it
  if (lock->tryLock(0) || lock->error() != QLockFile::LockFailedError) return lock;
  // On a full disk QLockFile lets a dead program's lock stand, since it clears it away under a second one. What is asked for
  // here fails while a program that runs holds the lock.
  qint64 pid = 0;
  QString host, program;
  const bool ofThisMachine = lock->getLockInfo(&pid, &host, &program) && host == QSysInfo::machineHostName();
  if (ofThisMachine && lock->removeStaleLockFile()) lock->tryLock(0);
  return lock;
}

bool isAnothers(const QLockFile& lock) { return !lock.isLocked() && lock.error() == QLockFile::LockFailedError; }

}  // namespace

Autosave::Autosave(Session& session, const QString& folder, std::function<std::string()> windowText)
    : session_(session), windowText_(std::move(windowText)) {
  findLeft(folder);
  file_ = folder + '/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + SessionFile::kEnding;
  takeLock();
  connect(&timer_, &QTimer::timeout, this, [this] { save(); });
  // It may be that what was taken over could not begin: then its file stays for another time.
  connect(&session_, &Session::failed, this, [this] { takenOver_ = false; });
  timer_.start(kEvery);
}

Autosave::~Autosave() {
  awaitSave();
  if (takenOver_) forget();
  QFile::remove(file_);
}

QString Autosave::lastFile() const { return QFileInfo(file_).path() + "/last/session" + SessionFile::kEnding; }

void Autosave::awaitSave() const {
  while (saving()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void Autosave::keepLast() {
  awaitSave();
  save(std::nullopt);  // what has come since
  awaitSave();
  if (!QFile::exists(file_) || !QDir().mkpath(QFileInfo(lastFile()).path())) return;
  QFile::remove(lastFile());
  QFile::rename(file_, lastFile());
}

void Autosave::findLeft(const QString& folder) {
  const QDir place(folder);
  for (const QFileInfo& file : place.entryInfoList({QString("*") + SessionFile::kEnding}, QDir::Files, QDir::Time)) {
    auto lock = lockOf(file.filePath());
    if (isAnothers(*lock)) continue;
    left_.push_back({file.filePath(), file.lastModified().toMSecsSinceEpoch()});
    leftLocks_.push_back(std::move(lock));
  }
  // Of windows that were killed before they had saved anything: taken, and so removed when it is let go.
  for (const QString& name : place.entryList({QString("*") + SessionFile::kEnding + kLock}, QDir::Files)) {
    const QString file = place.filePath(name.chopped(QString(kLock).size()));
    if (!QFile::exists(file)) lockOf(file);
  }
}

// Asked again before every save: what was in the way may be gone.
bool Autosave::takeLock() {
  if (lock_ && lock_->isLocked()) return true;
  QDir().mkpath(QFileInfo(file_).path());
  lock_ = lockOf(file_);
  return lock_->isLocked();
}

void Autosave::forget() {
  if (left_.empty()) return;
  QFile::remove(left_.front().file);
  left_.erase(left_.begin());
  leftLocks_.erase(leftLocks_.begin());
  takenOver_ = false;
}

void Autosave::passOver() {
  if (left_.empty()) return;
  std::rotate(left_.begin(), left_.begin() + 1, left_.end());
  std::rotate(leftLocks_.begin(), leftLocks_.begin() + 1, leftLocks_.end());
  takenOver_ = false;
}

void Autosave::takeOver() { takenOver_ = !left_.empty(); }

bool Autosave::saving() const { return done_ && !done_(); }

void Autosave::report(const QString& error) {
  const QString before = std::exchange(error_, error);
  if (!error_.isEmpty() && error_ != before)  // once, not every time
    emit session_.refused(tr("The session could not be saved by itself: %1").arg(error_));
}

void Autosave::save(std::optional<Priority> lowered) {
  if (saving() || session_.preparing()) return;
  std::vector<std::shared_ptr<const RunState>> states;
  for (const Lane* lane : session_.lanes()) states.push_back(lane->presentState());
  const bool trained = std::any_of(states.begin(), states.end(), [](const auto& s) { return s && s->steps > 0; });
  if (states == saved_ || !trained) return;
  if (!takeLock())
    return report(tr("%1: no lock can be made: it must be a folder that can be written to, with room on its disk")
                      .arg(QFileInfo(file_).path()));
  SessionFile file = session_.saved();
  for (SessionRun& run : file.runs) run.moment.history = run.moment.history.within(kFrameBytes);
  file.window = windowText_();
  const Outcome writing = inBackground(
      session_,
      [file = std::move(file), to = file_.toStdString(), lowered] {
        if (lowered) lowerPriority(*lowered);
        writeSession(to, file);
      },
      [this, states = std::move(states)] {
        report({});
        saved_ = states;
        if (takenOver_) forget();
      },
      [this](const QString& error) { report(engineText(error)); });
  done_ = writing.done;
}

}  // namespace backflow::ui
