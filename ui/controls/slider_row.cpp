#include "ui/controls/slider_row.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/language/engine_text.h"
#include "ui/theme.h"

namespace backflow::ui {

namespace {
constexpr int kHandle = 14;  // px, as in the style sheet
constexpr int kNameWidth = 100, kEntryWidth = 54;
constexpr int kRest = 150;  // ms
}  // namespace

int Slider::at(double x) const {
  const double part = (x - kHandle / 2.0) / std::max(1, width() - kHandle);
  return minimum() + int(std::lround(std::clamp(part, 0.0, 1.0) * (maximum() - minimum())));
}

void Slider::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  setSliderDown(true);
  setSliderPosition(at(event->position().x()));
}

void Slider::mouseMoveEvent(QMouseEvent* event) {
  if (isSliderDown()) setSliderPosition(at(event->position().x()));
}

void Slider::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) setSliderDown(false);
}

void Slider::wheelEvent(QWheelEvent* event) { event->ignore(); }

SliderRow::SliderRow(const ControlRow& row, SetKnob set, QWidget* parent)
    : KnobRow(row, std::move(set), parent),
      scale_(knob_, row.special),
      slider_(new Slider(Qt::Horizontal, this)),
      entry_(new QLineEdit(this)) {
  QGridLayout* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(0);
  QWidget* head = new QWidget(this);
  head->setFixedWidth(kNameWidth);
  QHBoxLayout* names = new QHBoxLayout(head);
  names->setContentsMargins(0, 0, 0, 0);
  names->setSpacing(5);
  QLabel* name = nameLabel();
  names->addWidget(name);
  if (!knob_.live) names->addWidget(restartMark(head));
  names->addStretch(1);
  grid->addWidget(head, 0, 0);
  grid->addWidget(slider_, 0, 1);
  grid->addWidget(entry_, 0, 2);
  grid->addWidget(error_, 1, 0, 1, 3);
  grid->setColumnStretch(1, 1);

  slider_->setRange(0, scale_.last());
  slider_->setPageStep(std::max(1, scale_.last() / 10));
  slider_->setAccessibleName(name->text());
  slider_->setAccessibleDescription(engineText(knob_.help));
  entry_->setAccessibleName(tr("%1, typed").arg(name->text()));
  entry_->setFixedWidth(kEntryWidth);
  entry_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  entry_->setProperty("bare", true);
  name->setBuddy(slider_);
  rest_.setSingleShot(true);
  rest_.setInterval(kRest);
  connect(&rest_, &QTimer::timeout, this, &SliderRow::send);
  connect(slider_, &QSlider::valueChanged, this, &SliderRow::moved);
  connect(slider_, &QSlider::sliderPressed, this, [this] { emit holding(true); });
  connect(slider_, &QSlider::sliderReleased, this, [this] {
    if (rest_.isActive()) send();
    emit holding(false);
  });
  connect(entry_, &QLineEdit::editingFinished, this, &SliderRow::typed);
  entry_->installEventFilter(this);
}

void SliderRow::moved() {
  Experiment preview;
  knob_.put(preview, scale_.value(slider_->value()));
  entry_->setText(scale_.text(preview));
  if (knob_.live && !compares())
    send();
  else
    rest_.start();
}

void SliderRow::send() {
  if (compares() && slider_->isSliderDown()) return rest_.start();  // where the hand lets go is what counts
  rest_.stop();
  apply(QString::fromStdString(scale_.value(slider_->value()).dump()));
}

void SliderRow::typed() {
  if (entry_->text() == shown_ || rest_.isActive()) return;
  if (!apply(scale_.typedValue(entry_->text()))) entry_->setText(shown_);
}

// Escape takes back what was typed, or the complaint about it; where there is neither it is the window's. A menu that the entry
// has for itself has the knob's actions, too.
bool SliderRow::eventFilter(QObject* object, QEvent* event) {
  if (object == entry_ && event->type() == QEvent::ContextMenu) {
    QMenu* menu = entry_->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    addActions(*menu);
    menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
    return true;
  }
  const bool escape = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
  const bool waits = rest_.isActive() && !compares();
  if (object != entry_ || !escape || waits || (entry_->text() == shown_ && error_->isHidden())) return false;
  letGo();
  error_->hide();
  compareNext(false);
  return true;
}

void SliderRow::letGo() {
  rest_.stop();
  entry_->setText(shown_);
  const QSignalBlocker quiet(slider_);
  slider_->setValue(place_);
}

void SliderRow::show(const Experiment& experiment) {
  if (rest_.isActive()) return;  // the hand is faster than the run
  shown_ = scale_.text(experiment);
  entry_->setFont(Theme::mono(12));
  place_ = scale_.position(knob_.get(experiment));
  if (entry_->text() != shown_) entry_->setText(shown_);
  if (!slider_->isSliderDown()) {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(place_);
  }
}

}  // namespace backflow::ui
