#include "ui/data/preview_dialog.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <memory>

#include "engine/experiment/knobs.h"
#include "engine/tasks/task.h"
#include "ui/acts/act.h"
#include "ui/acts/background.h"
#include "ui/data/series_strip.h"
#include "ui/language/engine_text.h"
#include "ui/presets.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets/combo.h"

namespace backflow::ui {

PreviewDialog::PreviewDialog(Session& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      title_(new QLabel(this)),
      words_(new QLabel(this)),
      error_(new QLabel(this)),
      form_(new QWidget(this)),
      length_(new QSpinBox(this)),
      table_(new QTableWidget(this)),
      strip_(new SeriesStrip(this)),
      text_(new QPlainTextEdit(this)),
      train_(new QPushButton(tr("Train on it"), this)),
      //: a dialog: do nothing
      cancel_(new QPushButton(tr("Cancel"), this)) {
  setWindowTitle(tr("Data"));
  makeForm();
  const Knob& length = knob("task.length");
  length_->setRange(1, static_cast<int>(length.max));
  length_->setButtonSymbols(QAbstractSpinBox::NoButtons);
  length_->setMinimumWidth(scaledInt(64));
  length_->setAccessibleName(engineText(length.label));
  length_->setToolTip(engineText(length.help));
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionMode(QAbstractItemView::NoSelection);
  table_->setFocusPolicy(Qt::TabFocus);
  table_->setTabKeyNavigation(false);  // Tab goes on; arrows go through the cells
  table_->setAccessibleName(tr("The first rows"));
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  text_->setAccessibleName(tr("The beginning of the text"));
  for (QLabel* label : {words_, error_}) label->setWordWrap(true);
  for (QLabel* label : {title_, words_, error_}) label->setTextFormat(Qt::PlainText);  // names in them are the file's
  makeRows();
  train_->setProperty("accent", true);
  train_->setDefault(true);
  connect(cancel_, &QPushButton::clicked, this, &QWidget::hide);
  connect(train_, &QPushButton::clicked, this, [this] {
    hide();
    emit wanted(acts());
  });
  restyle();
}

void PreviewDialog::makeForm() {
  //: how the columns of a table are parted
  const QString parted = tr("Columns parted by"), automatic = tr("automatic");
  column_ = choice(engineText(knob("task.column").label), {});
  column_->setToolTip(engineText(knob("task.column").help));
  delimiter_ = choice(parted, {{automatic, "auto"}, {tr("comma"), ","}, {tr("semicolon"), ";"}, {tr("tab"), "tab"}});
  //: of a table
  header_ = choice(tr("First row"), {{automatic, "auto"}, {tr("names"), "yes"}, {tr("numbers"), "no"}});
  auto* fields = new QHBoxLayout(form_);
  fields->setContentsMargins(0, 0, 0, 0);
  fields->setSpacing(scaledInt(8));
  for (QComboBox* box : {column_, delimiter_, header_}) {
    fields->addWidget(new QLabel(box->accessibleName(), form_));
    fields->addWidget(box);
    fields->addSpacing(scaledInt(6));
    connect(box, &QComboBox::activated, this, [this] { read(); });
  }
  fields->addStretch(1);
}

void PreviewDialog::makeRows() {
  auto* end = new QHBoxLayout;
  end->setSpacing(scaledInt(8));
  end->addWidget(new QLabel(length_->accessibleName(), this));
  end->addWidget(length_);
  end->addStretch(1);
  end->addWidget(cancel_);
  end->addWidget(train_);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(22, 18, 22, 18);
  rows->setSpacing(scaledInt(10));
  rows->addWidget(title_);
  rows->addWidget(form_);
  rows->addWidget(table_);
  rows->addWidget(strip_, 1);
  rows->addWidget(text_, 1);
  rows->addWidget(words_);
  rows->addWidget(error_);
  rows->addLayout(end);
  const QWidgetList asTheyStand{column_, delimiter_, header_, table_, text_, length_, cancel_, train_};
  for (qsizetype i = 1; i < asTheyStand.size(); ++i) setTabOrder(asTheyStand[i - 1], asTheyStand[i]);
}

QComboBox* PreviewDialog::choice(const QString& name, const QList<QPair<QString, QString>>& labelsAndValues) {
  auto* box = new Combo(form_);
  box->setAccessibleName(name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  box->setMaximumWidth(scaledInt(190));
  box->setFocusPolicy(Qt::TabFocus);
  for (const auto& [label, value] : labelsAndValues) box->addItem(label, value);
  return box;
}

std::function<bool()> PreviewDialog::appear(const QString& file) {
  const Experiment opened = openAny(file, session_.experiment());  // what "open" makes of it
  task_ = opened.task;
  const bool table = dataOf(task_) == TaskData::Table;
  title_->setText(QFileInfo(file).fileName());
  for (QWidget* widget : {form_, static_cast<QWidget*>(table_), static_cast<QWidget*>(strip_)}) widget->setVisible(table);
  text_->setVisible(!table);
  column_->clear();
  delimiter_->setCurrentIndex(0);
  header_->setCurrentIndex(0);
  length_->setValue(task_.length);
  resize(std::min(scaledInt(680), parentWidget()->width() - 80), std::min(scaledInt(480), parentWidget()->height() - 60));
  QDialog::show();
  raise();
  return read();
}

std::function<bool()> PreviewDialog::read() {
  words_->setText(tr("Reading…"));
  words_->show();
  error_->hide();
  train_->setEnabled(false);
  task_.delimiter = delimiter_->currentData().toString().toStdString();
  task_.header = header_->currentData().toString().toStdString();
  const QString column = column_->currentData().toString();
  task_.column = column.isEmpty() ? std::nullopt : std::optional(column.toStdString());
  const auto preview = std::make_shared<DataPreview>();
  const QPointer<PreviewDialog> self(this);
  return inBackground(
             session_, [preview, task = task_] { *preview = previewData(task); },
             [self, preview, number = ++readings_] {
               if (self && number == self->readings_) self->show(*preview);
             })
      .done;
}

void PreviewDialog::show(const DataPreview& preview) {
  if (dataOf(task_) == TaskData::Table) {
    showTable(preview);
    if (task_.column && column_->currentIndex() == 0) return void(read());  // it is there no more
  } else {
    text_->setPlainText(preview.beginning + (preview.characters > kPreviewCharacters ? QString(QChar(0x2026)) : QString()));
  }
  words_->setText(words(preview));
  words_->setVisible(!words_->text().isEmpty());
  error_->setText(engineText(preview.error));
  error_->setVisible(!preview.error.isEmpty());
  train_->setEnabled(preview.error.isEmpty());
}

void PreviewDialog::listColumns(const QStringList& names) {
  const QSignalBlocker quiet(column_);
  const QString chosen = column_->currentData().toString();
  column_->clear();
  column_->addItem(tr("automatic"), QString());
  for (const auto& [label, value] : columnChoices(names)) column_->addItem(label, value);
  column_->setCurrentIndex(std::max(0, column_->findData(chosen)));
}

void PreviewDialog::showTable(const DataPreview& preview) {
  listColumns(preview.names);
  table_->clear();
  table_->setRowCount(static_cast<int>(preview.head.size()));
  table_->setColumnCount(static_cast<int>(preview.names.size()));
  table_->setHorizontalHeaderLabels(preview.names);
  QColor mark = Theme::current().accent;
  mark.setAlphaF(0.2F);
  for (int row = 0; row < table_->rowCount(); ++row)
    for (int column = 0; column < table_->columnCount(); ++column) {
      auto* item = new QTableWidgetItem(preview.head[static_cast<std::size_t>(row)].value(column));
      if (column == preview.column) item->setBackground(mark);
      table_->setItem(row, column, item);
    }
  table_->resizeColumnsToContents();
  table_->setVisible(!preview.head.empty());
  strip_->show(preview, task_.validation);
}

QString PreviewDialog::words(const DataPreview& preview) const {
  if (dataOf(task_) == TaskData::Text)
    return preview.characters == 0
               ? QString()
               : tr("%1 characters, %2 different ones. The last %3 % are held out.")
                     .arg(grouped(preview.characters), grouped(preview.different), number(100.0 * task_.validation));
  if (preview.column < 0)
    return preview.rows == 0 ? QString() : tr("%1 rows, %2 columns.").arg(grouped(preview.rows)).arg(preview.names.size());
  return tr("%1 rows. “%2”: from %3 to %4, mean %5. The last %6 % are held out.")
      .arg(grouped(preview.rows), preview.names[preview.column], number(preview.least), number(preview.greatest),
           number(preview.mean), number(100.0 * task_.validation));
}

QStringList PreviewDialog::acts() const {
  QString set = QString("set task.length %1").arg(length_->value());
  if (dataOf(task_) == TaskData::Table) {
    set += QString(" task.delimiter %1 task.header %2")
               .arg(quoted(QString::fromStdString(task_.delimiter)), QString::fromStdString(task_.header));
    if (task_.column) set += " task.column " + quoted(QString::fromStdString(nlohmann::json(*task_.column).dump()));
  }
  return {"open " + quoted(QString::fromStdString(*task_.file)), set};
}

QString PreviewDialog::file() const { return isVisible() ? QString::fromStdString(*task_.file) : QString(); }

void PreviewDialog::restyle() {
  const Theme& theme = Theme::current();
  title_->setFont(Theme::font(15, QFont::DemiBold));
  words_->setFont(Theme::font(13));
  error_->setFont(Theme::font(13));
  text_->setFont(Theme::mono(12));
  table_->setFont(Theme::mono(12));
  QPalette bad = palette();
  bad.setColor(QPalette::WindowText, theme.bad);
  error_->setPalette(bad);
  // The rest is scrolled to.
  const int rows = theme.present ? kPreviewRows / 2 : kPreviewRows;
  const int line = QFontMetrics(table_->font()).height() + scaledInt(8);
  table_->verticalHeader()->setDefaultSectionSize(line);
  table_->setFixedHeight(line * (rows + 1) + scaledInt(12));
}

}  // namespace backflow::ui
