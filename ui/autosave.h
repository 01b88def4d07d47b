// The session as it was a few seconds ago, on the disk: what is left of it when the program ends without closing, and the last
// one that was closed.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/low_priority.h"
#include "engine/train/run_state.h"

namespace backflow::ui {

class Session;

class Autosave : public QObject {
  Q_OBJECT
 public:
  static constexpr int kEvery = 15'000;                             // ms from one save to the next
  static constexpr std::size_t kFrameBytes = std::size_t(8) << 20;  // key frames of a lane beyond it are thinned

  // `windowText`: what the file is to keep of the window. The folder is made if it is not there.
  Autosave(Session& session, const QString& folder, std::function<std::string()> windowText);
  ~Autosave() override;  // closed in good order: nothing is left behind

  // The session as it is, for the next time, in lastFile() in the place of the one before; waits until it is written.
  void keepLast();
  QString lastFile() const;

  void save() { save(Priority::Background); }  // now, unless nothing has changed or a save goes on; on a thread of its own
  bool saving() const;
  const QString& error() const { return error_; }  // why the last save failed; empty: it did not
  const QString& file() const { return file_; }

  // What programs that have ended without closing left in the folder; it is held by this one from now on.
  struct Left {
    QString file;
    qint64 when;  // last saved, ms since 1970
  };
  const std::vector<Left>& left() const { return left_; }  // the newest first, and then those that were passed over
  void forget();                                           // the first goes
  void passOver();                                         // the first stays, but as the last: it cannot be opened
  void takeOver();                                         // the first goes as soon as this session has been saved

 private:
  void save(std::optional<Priority> lowered);  // nothing: with the screen's own, since that waits for it
  void findLeft(const QString& folder);
  bool takeLock();  // of this session's file; false: it could not be made
  void report(const QString& error);
  void awaitSave() const;

  Session& session_;
  std::function<std::string()> windowText_;
  QString file_, error_;
  std::unique_ptr<QLockFile> lock_;
  std::vector<Left> left_;
  std::vector<std::unique_ptr<QLockFile>> leftLocks_;
  std::vector<std::shared_ptr<const RunState>> saved_;  // the lanes' states in the file
  std::function<bool()> done_;                          // of the save that goes on
  bool takenOver_ = false;
  QTimer timer_;
};

}  // namespace backflow::ui
