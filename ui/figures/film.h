// The river over a run: every so many training steps replayed from the recorder, drawn and put together as an animated GIF or
// as numbered PNG files. Replay and encoding have a thread of their own; the frames are drawn between two frames of the screen.
#pragma once

#include <QObject>
#include <QThread>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "ui/figures/figure.h"

namespace backflow::ui {

struct FilmOptions {
  std::int64_t from = -1, to = -1;  // training steps; −1: the first, the last that there is
  std::int64_t every = 0;           // 0: so many that it takes about ten seconds
  QSizeF millimetres{160.0, 75.0};
  double scale = 1.5;
};

inline constexpr std::int64_t kMostFilm = 2000;  // frames

class Film : public QObject {
  Q_OBJECT
 public:
  // file: .gif, .png (numbered before the ending), or a folder that is there. Throws InputError. Of the session's lanes as they
  // are now; what they do next does not matter.
  Film(const Session& session, const QString& file, const FilmOptions& options);
  ~Film() override;  // waits for the end of a training step at the most

  void start();  // once its signals are heard
  bool cancelled();
  void cancel();  // at once: nothing of a GIF is written, of numbered frames those that are there stay

 signals:
  void progressed(int percent);
  void finished(const QString& error);  // empty: well, or cancelled

 private:
  struct Track {  // a lane
    char name;
    Recorder history;
    std::vector<Row> rows;
    Experiment experiment;
  };
  using Snapshots = std::vector<std::shared_ptr<const Snapshot>>;  // one a lane

  void work();
  std::string write();
  // Asks for it, and waits; null: cancelled. Throws IoError where it cannot be drawn.
  QImage frame(std::int64_t step, Snapshots snapshots);
  void draw();
  QImage image();  // of the step that is wanted

  QString file_;
  FilmOptions options_;
  std::string experiment_;
  std::vector<Track> tracks_;
  std::vector<FigureNote> notes_;
  std::vector<QColor> palette_;  // of a GIF: of the printed theme, which only this object's own thread may look at
  std::unique_ptr<View> view_;
  std::vector<std::unique_ptr<Lane>> owned_;
  Lanes lanes_;

  std::mutex mutex_;
  std::condition_variable drawn_;
  std::int64_t step_ = 0;  // these five under the mutex
  Snapshots wanted_;
  QImage image_;
  std::string error_;  // why there is no image
  bool cancelled_ = false;
  std::unique_ptr<QThread> thread_;
};

}  // namespace backflow::ui
