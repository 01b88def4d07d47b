// The window's menu, and the dialogs that ask for a file.
#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>

#include "engine/core/error.h"
#include "ui/autosave.h"
#include "ui/language/language.h"
#include "ui/lessons/lesson_run.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/transport.h"
#include "ui/widgets/scroll_text.h"

namespace backflow::ui {

void MainWindow::fillExports() {
  QMenu* menu = transport_->exportMenu();
  menu->setTitle(tr("Export"));
  const auto add = [this, menu](const QString& text, const QString& line) {
    menu->addAction(text, this, [this, line] { act(line); });
  };
  add(tr("River as a figure…"), "export plot river");
  add(tr("Film of the river…"), "export film");
  add(tr("Window…"), "export window");
  menu->addSeparator();
  add(tr("Weights…"), "export weights");
  add(tr("Session…"), "export session");
  add(tr("Experiment…"), "export experiment");
  menu->addAction(tr("PyTorch script…"), this, &MainWindow::exportTorch);
}

void MainWindow::fillMenu() {
  QMenu* menu = transport_->menu();
  const auto add = [&](const QString& text, const QString& line, const QString& keys = {}) {
    QAction* action = menu->addAction(keys.isEmpty() ? text : text + '\t' + keys, this, [this, line] { act(line); });
    return action;
  };
  add(tr("Open…"), "open", "Ctrl+O");
  QMenu* recent = menu->addMenu(tr("Open recent"));
  connect(menu, &QMenu::aboutToShow, this, [this, recent] {
    recent->clear();
    if (const QString last = autosave_ ? autosave_->lastFile() : QString(); QFile::exists(last))
      recent->addAction(tr("The session that was closed last"), this, [this, last] { act("open " + quoted(last)); });
    for (const QString& file : keepsSettings_ ? Settings::read().recent : QStringList())
      recent->addAction(QFileInfo(file).fileName(), this, [this, file] { act("open " + quoted(file)); })->setToolTip(file);
    recent->setEnabled(!recent->isEmpty());
  });
  recent->setToolTipsVisible(true);
  add(tr("Save session…"), "export session", "Ctrl+S");
  add(tr("Save experiment…"), "export experiment");
  add(tr("Copy experiment as text"), "copy-code");
  add(tr("Paste experiment"), "paste", "Ctrl+V");
  menu->addSeparator();
  fillExports();
  menu->addMenu(transport_->exportMenu());
  add(tr("Import weights…"), "import weights");
  menu->addSeparator();
  add(tr("Trust: check the gradient…"), "check");
  transport_->lessonsMenu()->setTitle(tr("Lessons"));
  menu->addMenu(transport_->lessonsMenu());
  add(tr("Present"), "present", "F5");
  menu->addMenu(transport_->paceMenu());
  fillLanguages(*menu->addMenu(tr("Language")));
  menu->addSeparator();
  QAction* undo = add(tr("Undo"), "undo", "Ctrl+Z");
  QAction* redo = add(tr("Redo"), "redo", "Ctrl+Shift+Z");
  connect(menu, &QMenu::aboutToShow, this, [this, undo, redo] {
    undo->setEnabled(session_.canUndo());
    redo->setEnabled(session_.canRedo());
  });
  menu->addSeparator();
  add(tr("Keys"), "keys", "?");
  menu->addAction(tr("About Backflow"), this, [this] {
    tell(tr("Backflow %1 shows the gradient on its way back through time.").arg(QApplication::applicationVersion()), false);
  });
  add(tr("Quit"), "quit", "Ctrl+Q");
  fillLessons();
}

// Each by its own name, so that it is found by who cannot read the present one.
void MainWindow::fillLanguages(QMenu& menu) {
  menu.menuAction()->setText(tr("Language") == "Language" ? "Language" : tr("Language") + " (Language)");
  for (const Language& language : languages()) {
    QAction* action =
        menu.addAction(QString::fromUtf8(language.name), this, [this, id = language.id] { act(QString("language ") + id); });
    action->setCheckable(true);
    action->setChecked(&language == &currentLanguage());
  }
}

void MainWindow::fillLessons() {
  QMenu* menu = transport_->lessonsMenu();
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    for (const BundledLesson& lesson : bundledLessons())
      menu->addAction(lesson.title, this, [this, id = lesson.id] { act("lesson start " + id); });
    menu->addSeparator();
    menu->addAction(tr("Open a lesson…"), this, [this] {
      const QString file = askFile(tr("Open a lesson"), {}, tr("Lessons (*.json)"));
      if (!file.isEmpty()) act("lesson start " + quoted(file));
    });
    const bool active = session_.lesson().active();
    menu->addAction(tr("Save worksheet…"), this, [this] { act("lesson worksheet"); })->setEnabled(active);
    menu->addAction(tr("End the lesson"), this, [this] { act("lesson stop"); })->setEnabled(active);
  });
}

namespace {

QGridLayout* listOfKeys(QHBoxLayout& beside) {
  QVBoxLayout* column = new QVBoxLayout;
  QGridLayout* grid = new QGridLayout;
  grid->setHorizontalSpacing(scaledInt(16));
  grid->setVerticalSpacing(scaledInt(5));
  grid->setColumnStretch(1, 1);
  column->addLayout(grid);
  column->addStretch(1);
  beside.addLayout(column, 1);
  return grid;
}

void addKey(QGridLayout& grid, const QString& keys, const QString& does) {
  const int row = grid.rowCount();
  QLabel *name = new QLabel(keys), *words = new QLabel(does);
  name->setFont(Theme::mono(12));
  words->setWordWrap(true);
  grid.addWidget(name, row, 0, Qt::AlignTop);
  grid.addWidget(words, row, 1, Qt::AlignTop);
}

}  // namespace

void MainWindow::showKeys() {
  delete findChild<QDialog*>(kKeys);  // one is enough
  QDialog* dialog = new QDialog(this);
  dialog->setObjectName(kKeys);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Keys"));
  QWidget* inside = new QWidget;
  QHBoxLayout* lists = new QHBoxLayout(inside);
  lists->setContentsMargins(4, 4, 4, 4);
  lists->setSpacing(scaledInt(32));
  QGridLayout *window = listOfKeys(*lists), *focus = listOfKeys(*lists);
  for (const Key& key : keys())
    if (key.does)
      addKey(*window, QString(key.act) == "enlarge 1" ? "1 … 6" : QKeySequence(key.keys).toString(QKeySequence::NativeText),
             QObject::tr(key.does));
  for (const OwnKey& key : ownKeys()) {
    if (key.where) {
      QLabel* where = new QLabel(QObject::tr(key.where));
      where->setFont(Theme::font(12, QFont::DemiBold));
      focus->addWidget(where, focus->rowCount(), 0, 1, 2);
    }
    addKey(*focus, key.keys, QObject::tr(key.does));
  }
  ScrollText* text = new ScrollText(inside, dialog);
  text->setAccessibleName(tr("Keys"));
  text->restyle();
  QVBoxLayout* all = new QVBoxLayout(dialog);
  all->setContentsMargins(20, 16, 20, 16);
  all->addWidget(text);
  text->fit(scaledInt(880), true);
  dialog->show();
}

void MainWindow::openMenu(const QString& name) {
  QMenu* menu = name == "compare"   ? transport_->compareMenu()
                : name == "lessons" ? transport_->lessonsMenu()
                : name == "export"  ? transport_->exportMenu()
                                    : nullptr;
  if (!menu) throw InputError(tr("menu \"%1\": must be compare, lessons or export").arg(name).toStdString());
  transport_->open(*menu);
}

namespace {

[[noreturn]] void refuseToAsk() { throw InputError(QObject::tr("wants the name of a file").toStdString()); }

}  // namespace

void MainWindow::chooseFile() {
  if (alone_) refuseToAsk();
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Open an experiment, a session or data"), {},
      tr("All that can be opened (*.json *.backflow *.csv *.tsv *.txt *.png *.svg *.pdf);;Sessions "
         "(*.backflow);;Experiments (*.json);;Pictures that carry one (*.png *.svg *.pdf);;Tables "
         "(*.csv *.tsv);;All files (*)"));
  if (!file.isEmpty()) openOrPreview(file);
}

QString MainWindow::askFile(const QString& title, const QString& name, const QString& filters) {
  if (alone_) refuseToAsk();
  if (name.isEmpty()) return QFileDialog::getOpenFileName(this, title, {}, filters);
  QFileDialog dialog(this, title, {}, filters);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  // A bare name gets the ending of the kind that is chosen: by the dialog, which asks before it replaces a file of that name.
  const auto follow = [&dialog](const QString& filter) {
    static const QRegularExpression ending("\\*\\.(\\w+)");
    dialog.setDefaultSuffix(ending.match(filter).captured(1));
  };
  connect(&dialog, &QFileDialog::filterSelected, &dialog, follow);
  for (const QString& filter : dialog.nameFilters())
    if (filter.contains("*." + QFileInfo(name).suffix())) dialog.selectNameFilter(filter);
  follow(dialog.selectedNameFilter());
  dialog.selectFile(name);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

void MainWindow::exportTorch() {
  const QString file = askFile(tr("Export a PyTorch script"), "backflow.py", tr("Python (*.py)"));
  if (!file.isEmpty() && act("export torch " + quoted(file)).isEmpty())
    tell(tr("Writing %1: run it with Python to compare PyTorch's steps with these").arg(file), false);
}

void MainWindow::opened(const QString& file) {
  if (keepsSettings_ && QFileInfo(file).isFile()) Settings::writeOpened(QFileInfo(file).absoluteFilePath());
}

}  // namespace backflow::ui
