#include "ui/figures/loading_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"

namespace backflow::ui {

LoadingDialog::LoadingDialog(QWidget* parent) : QDialog(parent), words_(new QLabel(this)), program_(new QPlainTextEdit(this)) {
  setWindowTitle(tr("Weights exported"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(22, 18, 22, 18);
  column->setSpacing(12);
  words_->setWordWrap(true);
  program_->setReadOnly(true);
  program_->setTabChangesFocus(true);
  program_->setLineWrapMode(QPlainTextEdit::NoWrap);
  program_->setAccessibleName(tr("The lines that load the weights in Python"));
  column->addWidget(words_);
  column->addWidget(program_, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  //: into the clipboard
  auto* copy = new QPushButton(tr("Copy"), this);
  copy->setAccessibleName(tr("Copy the lines that load the weights"));
  //: the dialog
  auto* close = new QPushButton(tr("Close"), this);
  close->setDefault(true);
  buttons->addStretch(1);
  buttons->addWidget(copy);
  buttons->addWidget(close);
  column->addLayout(buttons);
  connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(program_->toPlainText()); });
  connect(close, &QPushButton::clicked, this, &QWidget::hide);
}

void LoadingDialog::appear(const QString& file, const QString& program) {
  words_->setText(tr("Written: %1\nIn Python it is loaded by:").arg(file));
  words_->setFont(Theme::font(13));
  program_->setFont(Theme::mono(12));
  program_->setPlainText(program);
  const QFontMetrics metrics(program_->font());
  int wide = 0;
  const QStringList lines = program.split('\n');
  for (const QString& line : lines) wide = std::max(wide, metrics.horizontalAdvance(line));
  program_->setMinimumHeight(metrics.lineSpacing() * static_cast<int>(lines.size()) + 24);
  resize(std::min(wide + 90, parentWidget()->width() - 80), sizeHint().height());
  show();
  raise();
}

}  // namespace backflow::ui
