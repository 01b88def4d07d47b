#include "ui/figures/film.h"

#include <QFileInfo>
#include <algorithm>

#include "engine/core/error.h"
#include "engine/core/low_priority.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/atomic_file.h"
#include "engine/train/run.h"
#include "ui/figures/gif.h"
#include "ui/theme.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"

namespace backflow::ui {
namespace {

constexpr std::int64_t kUsualFrames = 120;
constexpr int kDelay = 8;  // 1/100 s a frame

// What a figure of the river is drawn in, and what lies between: half covered pixels at the edges of lines.
std::vector<QColor> palette() {
  const PrintTheme print;
  const Theme& theme = Theme::current();
  std::vector<QColor> all;
  for (int i = 0; i < 96; ++i) all.push_back(gradientColor(-8.0 + 16.0 * i / 95));
  for (int i = 0; i < 48; ++i) all.push_back(blend(gradientColor(-8.0 + 16.0 * i / 47), Qt::white, 0.4));
  for (int i = 0; i < 24; ++i) all.push_back(blend(gradientColor(-8.0 + 16.0 * i / 23), Qt::white, 0.75));
  for (int i = 0; i < 40; ++i) all.push_back(blend(theme.text, Qt::white, i / 39.0));
  for (const QColor& lane : theme.lane)
    for (int i = 0; i < 5; ++i) all.push_back(blend(lane, Qt::white, i / 5.0));
  for (int i = 0; i < 10; ++i) all.push_back(blend(theme.dim, Qt::white, i / 10.0));
  for (int i = 0; i < 4; ++i) all.push_back(blend(theme.nan, Qt::white, i / 4.0));
  return all;
}

QString numbered(const QString& file, std::size_t n) {
  const QString number = QStringLiteral("%1").arg(n, 4, 10, QLatin1Char('0'));
  if (QFileInfo(file).isDir()) return file + QStringLiteral("/river-") + number + QStringLiteral(".png");
  return file.chopped(4) + QLatin1Char('-') + number + file.right(4);
}

}  // namespace

Film::Film(const Session& session, const QString& file, const FilmOptions& options)
    : file_(file), options_(options), experiment_(experimentText(session.lane().shownExperiment())) {
  const bool gif = file.endsWith(QLatin1String(".gif"), Qt::CaseInsensitive),
             png = file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
  if (!gif && !png && !QFileInfo(file).isDir())
    throw InputError(tr("%1: the name must end in .gif or .png, or be a folder that is there").arg(file).toStdString());
  std::int64_t first = 0, last = 0;
  for (const Lane* lane : session.lanes()) {
    const std::shared_ptr<const Moment> moment = lane->moment();
    if (!moment) throw InputError(tr("there is no run to film yet").toStdString());
    tracks_.push_back({lane->name(), moment->history, lane->rows(), lane->shownExperiment()});
    first = std::max(first, moment->history.first());
    last = std::max(last, moment->state->steps);
    owned_.push_back(std::make_unique<Lane>(lane->name()));
    lanes_.push_back(owned_.back().get());
  }
  if (options_.from < 0) options_.from = first;
  if (options_.to < 0) options_.to = last;
  if (options_.every == 0) options_.every = std::max<std::int64_t>(1, (options_.to - options_.from) / kUsualFrames);
  if (options_.every < 1 || options_.to < options_.from)
    throw InputError(tr("a film goes from a step to a later one, every so many").toStdString());
  if ((options_.to - options_.from) / options_.every >= kMostFilm)
    throw InputError(tr("a film has at most %1 frames: take every so many steps").arg(kMostFilm).toStdString());
  if (options_.from < first || options_.to > last)
    throw InputError(tr("the run can be shown from step %1 to %2").arg(first).arg(last).toStdString());
  view_.reset(river::info.make(nullptr));
  notes_ = notesOf(session, options.millimetres.width() / 25.4 * 96.0 - 2 * kFigureMargin, {});
  palette_ = palette();
  thread_.reset(QThread::create([this] { work(); }));
}

void Film::start() { thread_->start(); }

Film::~Film() {
  cancel();
  thread_->wait();
}

void Film::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  drawn_.notify_all();
}

bool Film::cancelled() {
  const std::lock_guard lock(mutex_);
  return cancelled_;
}

void Film::work() {
  lowerPriority(Priority::Training);
  std::string error;
  try {
    error = write();
  } catch (const std::exception& exception) {
    error = exception.what();
  }
  emit finished(QString::fromStdString(error));
}

std::string Film::write() {
  std::vector<std::unique_ptr<Run>> runs;
  for (const Track& track : tracks_) runs.push_back(Run::make(track.experiment));
  std::unique_ptr<Gif> gif;
  const bool isGif = file_.endsWith(QLatin1String(".gif"), Qt::CaseInsensitive);
  std::size_t n = 0;
  for (std::int64_t step = options_.from; step <= options_.to; step += options_.every) {
    Snapshots snapshots;
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
      const std::int64_t last = tracks_[i].rows.empty() ? 0 : tracks_[i].rows.back().step;  // a lane may have ended
      if (!tracks_[i].history.replay(*runs[i], std::min(step, last), [this](double) { return !cancelled(); })) return {};
      auto snapshot = std::make_shared<Snapshot>();
      runs[i]->fill(*snapshot, true);
      snapshots.push_back(std::move(snapshot));
    }
    const QImage image = frame(step, std::move(snapshots));
    if (image.isNull()) return {};
    if (!isGif) {
      writeFileAtomically(numbered(file_, ++n).toStdString(), pngOf(image));
    } else {
      if (!gif) gif = std::make_unique<Gif>(image.size(), palette_, kDelay);
      gif->add(image);
    }
    emit progressed(static_cast<int>(100 * (step - options_.from) / std::max<std::int64_t>(1, options_.to - options_.from)));
  }
  if (gif) writeFileAtomically(file_.toStdString(), gif->finish());
  return {};
}

QImage Film::frame(std::int64_t step, Snapshots snapshots) {
  std::unique_lock lock(mutex_);
  step_ = step;
  wanted_ = std::move(snapshots);
  image_ = {};
  QMetaObject::invokeMethod(this, &Film::draw, Qt::QueuedConnection);
  drawn_.wait(lock, [this] { return cancelled_ || !image_.isNull() || !error_.empty(); });
  if (!cancelled_ && !error_.empty()) throw IoError(error_);
  return cancelled_ ? QImage() : image_;
}

void Film::draw() {
  if (cancelled()) return;
  QImage image;
  std::string error;
  try {
    image = this->image();
  } catch (const std::exception& exception) {
    error = exception.what();
  }
  const std::lock_guard lock(mutex_);
  if (image.isNull() && error.empty()) error = QObject::tr("the picture cannot be drawn").toStdString();
  image_ = std::move(image);
  error_ = std::move(error);
  drawn_.notify_all();
}

QImage Film::image() {
  std::int64_t step;
  {
    const std::lock_guard lock(mutex_);
    step = step_;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const auto& rows = tracks_[i].rows;
      const auto later = std::upper_bound(rows.begin(), rows.end(), step, [](auto s, const Row& row) { return s < row.step; });
      Trainer::News news;
      news.rows.assign(rows.begin(), later);
      news.length = wanted_[i]->length;
      news.logNorms.resize(news.rows.size() * static_cast<std::size_t>(news.length));
      news.snapshot = wanted_[i];
      lanes_[i]->forget();
      lanes_[i]->absorb(news);
    }
  }
  Picture picture;
  picture.size = (options_.millimetres / 25.4 * 96.0).toSize();
  picture.title = QObject::tr(river::info.title);
  picture.experiment = experiment_;
  picture.paint = [&](QCPPainter& painter) {
    drawFigure(painter, picture.size, {view_.get(), river::info.id, picture.title, tr("training step %1").arg(grouped(step))},
               lanes_, notes_, false);
  };
  return imageOf(picture, options_.scale);
}

}  // namespace backflow::ui
