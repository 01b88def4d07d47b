#include "ui/figures/film_act.h"

#include <QProgressDialog>

#include "engine/core/error.h"
#include "ui/figures/film.h"
#include "ui/language/engine_text.h"

namespace backflow::ui {
namespace {

const char* const kName = "film";  // one at a time

std::vector<std::int64_t> takeNumbers(QStringList& a) {
  std::vector<std::int64_t> numbers;
  for (; a.size() > 1 && numbers.size() < 3; a.removeLast()) {
    bool well = false;
    const qint64 number = a.back().toLongLong(&well);
    if (!well) break;
    numbers.insert(numbers.begin(), number);
  }
  return numbers;
}

// Progress, and a button that ends it. It does not hold up the window.
void follow(Film& film, QWidget& window) {
  auto* dialog = new QProgressDialog(QObject::tr("Filming the river…"), QObject::tr("Cancel"), 0, 100, &window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  //: of the river, as an animated picture
  dialog->setWindowTitle(QObject::tr("Film"));
  dialog->setAccessibleName(QObject::tr("Progress of the film"));
  dialog->setMinimumDuration(500);
  dialog->setAutoReset(false);
  QObject::connect(&film, &Film::progressed, dialog, &QProgressDialog::setValue);
  QObject::connect(dialog, &QProgressDialog::canceled, &film, &Film::cancel);
  QObject::connect(&film, &Film::finished, dialog, &QObject::deleteLater);
}

}  // namespace

Outcome exportFilm(Session& session, Stage* stage, const QStringList& arguments) {
  auto* running = session.findChild<Film*>(kName, Qt::FindDirectChildrenOnly);
  if (arguments == QStringList("stop")) {
    if (running) running->cancel();
    return {};
  }
  if (running) throw InputError(QObject::tr("export film: one is being made; wait for it, or: export film stop").toStdString());
  QStringList rest = arguments;
  const std::vector<std::int64_t> numbers = takeNumbers(rest);
  const QString file = rest.isEmpty() ? stage->askFile(QObject::tr("Export a film of the river"), "river.gif",
                                                       QObject::tr("Animated GIF (*.gif);;Numbered PNG pictures (*.png)"))
                                      : rest.join(' ');
  if (file.isEmpty()) return {};
  FilmOptions options;
  if (!numbers.empty()) options.from = numbers[0];
  if (numbers.size() > 1) options.to = numbers[1];
  if (numbers.size() > 2) options.every = numbers[2];
  auto* film = new Film(session, file, options);
  film->setObjectName(kName);
  film->setParent(&session);
  follow(*film, stage->surface());
  const auto done = std::make_shared<bool>(false);
  QObject::connect(film, &Film::finished, &session, [film, done, file, stage, &session](const QString& error) {
    *done = true;
    film->setObjectName({});
    film->deleteLater();
    if (!error.isEmpty()) return emit session.refused(engineText(error));
    if (!film->cancelled()) stage->tell(QObject::tr("Finished %1").arg(file));
  });
  film->start();
  return {{}, [done] { return *done; }};
}

}  // namespace backflow::ui
