#include "ui/widgets/panel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/symbols.h"
#include "ui/theme.h"
#include "ui/views/view.h"
#include "ui/widgets/elided.h"
#include "ui/widgets/tab_order.h"

namespace backflow::ui {
namespace {

const char* const kPanelType = "application/x-backflow-panel";

// Shown whole or not at all: half a hint is a riddle.
class Hint : public QLabel {
 public:
  using QLabel::QLabel;
  QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(Theme::current().dim);
    if (fontMetrics().horizontalAdvance(text()) <= width()) painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, text());
  }
};

enum class Glyph { Refit, Menu };

QIcon glyph(Glyph kind) {
  constexpr int scale = 3;  // sharp up to a device pixel ratio of 3
  QPixmap pixmap(16 * scale, 16 * scale);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.scale(scale, scale);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(Theme::current().dim, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  if (kind == Glyph::Refit) {  // an arrow up and down between two rules
    painter.drawLine(QPointF(3, 2.5), QPointF(13, 2.5));
    painter.drawLine(QPointF(3, 13.5), QPointF(13, 13.5));
    painter.drawPolyline(QPolygonF() << QPointF(5.8, 7) << QPointF(8, 5) << QPointF(10.2, 7));
    painter.drawPolyline(QPolygonF() << QPointF(5.8, 9) << QPointF(8, 11) << QPointF(10.2, 9));
    painter.drawLine(QPointF(8, 5), QPointF(8, 11));
  } else {
    painter.setBrush(Theme::current().dim);
    painter.setPen(Qt::NoPen);
    for (double x : {3.5, 8.0, 12.5}) painter.drawEllipse(QPointF(x, 8), 1.3, 1.3);
  }
  painter.end();
  pixmap.setDevicePixelRatio(scale);
  return QIcon(pixmap);
}

}  // namespace

Panel::Panel(QWidget* parent, Session* session, bool fixed)
    : QFrame(parent),
      fixed_(fixed),
      session_(session),
      header_(new QHBoxLayout),
      title_(new Elided),
      hint_(new Hint),
      refit_(new QToolButton),
      menu_(new QToolButton) {
  setFocusPolicy(Qt::TabFocus);
  setAcceptDrops(!fixed);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kGap, 8, 8, 6);
  column->setSpacing(4);
  header_->setSpacing(1);
  header_->addWidget(title_);
  header_->addSpacing(3);
  header_->addWidget(hint_, 1);
  title_->setObjectName("title");
  hint_->setObjectName("hint");
  hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // what the title leaves
  for (QToolButton* button : {refit_, menu_}) {
    button->setProperty("flat", true);
    header_->addWidget(button);
  }
  refit_->setVisible(!fixed);
  for (QLabel* label : {title_, hint_}) label->setAttribute(Qt::WA_TransparentForMouseEvents);
  column->addLayout(header_);
  connect(refit_, &QToolButton::clicked, this, [this] {
    if (view_) view_->refit();
  });
  connect(menu_, &QToolButton::clicked, this, [this] { offer(menu_->mapToGlobal(menu_->rect().bottomLeft())); });
  restyle();
}

void Panel::host(const ViewInfo& info) {
  if (info_ == &info) return;
  delete view_;
  attach(info, info.make(this), {});
}

void Panel::exchange(Panel& other) {
  if (&other == this) return;
  for (Panel* panel : {this, &other}) disconnect(panel->view_, nullptr, panel, nullptr);
  const ViewInfo* mine = info_;
  View* view = view_;
  const QString hint = ownHint_;
  attach(*other.info_, other.view_, other.ownHint_);
  other.attach(*mine, view, hint);
}

void Panel::attach(const ViewInfo& info, View* view, const QString& hint) {
  info_ = &info;
  view_ = view;
  view_->setSession(session_);
  ownHint_ = hint;
  static_cast<QVBoxLayout*>(layout())->addWidget(view_, 1);  // takes it out of the layout it was in
  tabAfter(menu_, view_);
  connect(view_, &View::hintChanged, this, [this](const QString& said) {
    ownHint_ = said;
    showHint();
  });
  connect(view_, &View::act, this, &Panel::act);
  connect(view_, &View::holding, this, &Panel::holding);
  view_->show();
  retitle();
  describe();
}

void Panel::retitle() {
  if (!info_) return;
  const QString title = QObject::tr(info_->title);
  const bool present = Theme::current().present;  // where it is short, and gives way to the badges beside it
  title_->setText(present ? title.section(QStringLiteral(", "), 0, 0).section(QStringLiteral("，"), 0, 0) : title);
  fitTitle();
  showHint();
  setAccessibleName(title);
  view_->setAccessibleName(title);
  refit_->setToolTip(tr("Fit the scale to the data"));
  refit_->setAccessibleName(tr("Fit the scale of “%1”").arg(title));
  menu_->setToolTip(fixed_ ? tr("Export or copy it") : tr("Export or copy it, or show another view here"));
  menu_->setAccessibleName((fixed_ ? tr("Export “%1”") : tr("Export “%1”, or show another view")).arg(title));
}

QString Panel::hint() const { return ownHint_.isEmpty() ? QObject::tr(info_->hint) : ownHint_; }

// On a projector figures alone: how the curves are drawn is for those who sit at it.
void Panel::showHint() {
  const bool figures = std::any_of(ownHint_.begin(), ownHint_.end(), [](QChar c) { return c.isDigit(); });
  hint_->setText(Theme::current().present && !figures ? QString() : hint());
}

// It gives way to badges on a projector, and to the buttons where the panel is narrower than both.
void Panel::fitTitle() {
  constexpr int kButtons = 70;  // px, with the margins
  const int whole = title_->fontMetrics().horizontalAdvance(title_->text());
  title_->setMinimumWidth(Theme::current().present ? 10 : std::clamp(width() - kButtons, 10, whole));
}

void Panel::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  fitTitle();
}

Exhibit Panel::exhibit() const { return {view_, QString::fromLatin1(info_->id), QObject::tr(info_->title), hint()}; }

void Panel::describe() {
  if (!view_) return;
  const QString summary = view_->summary();
  setAccessibleDescription(summary);
  view_->setAccessibleDescription(summary);
  described_.restart();
}

void Panel::frame() {
  if (view_ && isVisible()) view_->frame();
}

void Panel::refresh(const Lanes& lanes) {
  if (!view_ || !isVisible()) return;
  view_->refresh(lanes);
  if (described_.elapsed() > 1000) describe();
}

void Panel::restyle() {
  title_->setFont(Theme::font(13, QFont::DemiBold));
  hint_->setFont(Theme::font(11));
  const int button = Theme::current().present ? 40 : 20;  // px
  for (QToolButton* each : {refit_, menu_}) {
    each->setIconSize({button - 4, button - 4});
    each->setFixedSize(button, button);
  }
  refit_->setIcon(glyph(Glyph::Refit));
  menu_->setIcon(glyph(Glyph::Menu));
  if (view_) view_->restyle();
  retitle();
  update();
}

void Panel::addToHeader(QWidget* widget) {
  header_->setSpacing(8);
  header_->insertWidget(header_->indexOf(refit_), widget);
}

void Panel::offer(const QPoint& at) {
  QMenu menu(this);
  const std::pair<QString, const char*> ways[] = {
      {tr("Export figure or data…"), "export plot"}, {tr("Copy picture"), "copy plot"}, {tr("Copy data"), "copy data"}};
  for (const auto& [text, how] : ways) menu.addAction(text, this, [this, how = QString(how)] { emit takeRequested(how); });
  if (!fixed_) menu.addSeparator();
  for (const ViewInfo* info : fixed_ ? std::vector<const ViewInfo*>() : views()) {
    QAction* action = menu.addAction(QObject::tr(info->title));
    action->setCheckable(true);
    action->setChecked(info == info_);
    connect(action, &QAction::triggered, this, [this, id = QString::fromLatin1(info->id)] { emit viewPicked(id); });
  }
  menu.exec(at);
}

void Panel::contextMenuEvent(QContextMenuEvent* event) {
  const bool keys = event->reason() == QContextMenuEvent::Keyboard;
  offer(keys ? menu_->mapToGlobal(menu_->rect().bottomLeft()) : event->globalPos());
}

void Panel::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool focused = hasFocus();
  painter.setPen(QPen(focused ? theme.accent : theme.border, focused ? 2.0 : 1.0));
  painter.setBrush(theme.panel);
  const double inset = focused ? 1.0 : 0.5;
  painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
}

void Panel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return emit enlargeRequested();
  if (event->modifiers() & Qt::ControlModifier) {
    if (event->key() == Qt::Key_Left) return emit moveRequested(-1, 0);
    if (event->key() == Qt::Key_Right) return emit moveRequested(1, 0);
    if (event->key() == Qt::Key_Up) return emit moveRequested(0, -1);
    if (event->key() == Qt::Key_Down) return emit moveRequested(0, 1);
  }
  QFrame::keyPressEvent(event);
}

void Panel::focusInEvent(QFocusEvent* event) {
  describe();
  QFrame::focusInEvent(event);
  update();
}

void Panel::mousePressEvent(QMouseEvent* event) {
  const bool onHeader = event->position().y() < header_->geometry().bottom() + 4;
  pressed_ = onHeader && acceptDrops() && event->button() == Qt::LeftButton ? event->position().toPoint() : QPoint(-1, -1);
  QFrame::mousePressEvent(event);
}

void Panel::mouseMoveEvent(QMouseEvent* event) {
  if (pressed_.x() < 0 || (event->position().toPoint() - pressed_).manhattanLength() < QApplication::startDragDistance())
    return;
  auto* drag = new QDrag(this);
  auto* parcel = new QMimeData;
  parcel->setData(kPanelType, QByteArray());
  drag->setMimeData(parcel);
  drag->setPixmap(grab().scaledToWidth(160, Qt::SmoothTransformation));
  pressed_ = {-1, -1};
  drag->exec(Qt::MoveAction);
}

void Panel::mouseDoubleClickEvent(QMouseEvent*) { emit enlargeRequested(); }

void Panel::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasFormat(kPanelType) && event->source() != this) event->acceptProposedAction();
}

void Panel::dropEvent(QDropEvent* event) {
  if (auto* other = qobject_cast<Panel*>(event->source())) {
    event->acceptProposedAction();
    emit swapRequested(other);
  }
}

QString Panel::tip() const {
  const QString title = QObject::tr(info_->title), about = QObject::tr(info_->about);
  return "<p><b>" + title.toHtmlEscaped() + "</b></p><p>" + about.toHtmlEscaped() + "</p>" +
         symbolsIn(QString::fromUtf8(info_->title) + ' ' + info_->hint + ' ' + info_->about);
}

bool Panel::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && info_)  // a view has tips of its own
    if (const QHelpEvent* help = static_cast<QHelpEvent*>(event); help->y() < header_->geometry().bottom() + 4) {
      QToolTip::showText(help->globalPos(), tip(), this);
      return true;
    }
  return QFrame::event(event);
}

void Panel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retitle();
  QFrame::changeEvent(event);
}

}  // namespace backflow::ui
