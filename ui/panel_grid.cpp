#include "ui/panel_grid.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <algorithm>

#include "engine/core/error.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/view.h"
#include "ui/widgets/badge_bar.h"
#include "ui/widgets/panel.h"

namespace backflow::ui {

namespace {

constexpr double kDeskRiver = 0.3, kProjectorRiver = 0.44, kManyLanes = 0.53;  // of the height; the last: from three lanes on
constexpr double kRiverBeside = 0.6, kMostBeside = 0.65;  // of the width; the latter where that makes room for its title
constexpr double kTitle = 80.0;                           // px at the desk
constexpr double kNarrowPanels = 150.0;                   // px at the desk: narrower, half of the height is too little for one
constexpr int kBadgesBeside = 100;                        // px of its header that are not badges
constexpr int kLow = 700;  // px: where a projector's room is lower, the panels have their place beside the river

const ViewInfo& viewOf(const QString& id) {
  QString all;
  for (const ViewInfo* view : views()) {
    if (id == view->id) return *view;
    all += (all.isEmpty() ? "" : ", ") + QString(view->id);
  }
  throw InputError(QObject::tr("view \"%1\": must be one of %2").arg(id, all).toStdString());
}

}  // namespace

PanelGrid::PanelGrid(Session& session, QWidget* parent) : QWidget(parent), river_(new Panel(this, &session, true)) {
  river_->host(viewOf("river"));
  connect(river_, &Panel::takeRequested, this, [this](const QString& how) { emit act(how + " river"); });
  river_->addToHeader(badges_ = new BadgeBar(Session::kMostLanes, this));
  const QStringList standard = standardViews();
  for (int slot = 1; slot <= kSlots; ++slot) {
    Panel* panel = new Panel(this, &session);
    panel->host(viewOf(standard[slot - 1]));
    panel->installEventFilter(this);
    panels_.push_back(panel);
    connect(panel, &Panel::viewPicked, this, [this, slot](const QString& view) { emit viewPicked(slot, view); });
    connect(panel, &Panel::takeRequested, this, [this, slot](const QString& how) { emit act(how + QString(" %1").arg(slot)); });
    connect(panel, &Panel::act, this, &PanelGrid::act);
    connect(panel, &Panel::holding, this, &PanelGrid::holding);
    connect(panel, &Panel::enlargeRequested, this, [this, slot] { emit enlargeWanted(slot); });
    connect(panel, &Panel::swapRequested, this, [this, slot](Panel* other) {
      const auto at = std::find(panels_.begin(), panels_.end(), other);
      if (at != panels_.end()) emit act(QString("swap %1 %2").arg(at - panels_.begin() + 1).arg(slot));
    });
    connect(panel, &Panel::moveRequested, this, [this, slot](int columns, int rows) { move(slot, columns, rows); });
  }
}

QStringList PanelGrid::standardViews() {
  return {"gradient_norm", "gradient_history", "hidden_state", "loss", "clipping", "prediction"};
}

void PanelGrid::showView(int slot, const QString& view) { panels_[static_cast<std::size_t>(slot - 1)]->host(viewOf(view)); }

void PanelGrid::showViews(const QStringList& views) {
  for (int slot = 1; slot <= views.size(); ++slot) showView(slot, views[slot - 1]);
}

void PanelGrid::choose(int slot, const QString& what) {
  const Panel* panel = panels_[static_cast<std::size_t>(slot - 1)];
  const QStringList offered = panel->view()->choices();
  if (offered.isEmpty())
    throw InputError(
        tr("choose \"%1\" of %2: must be nothing: there is no choice now").arg(what, panel->info()->id).toStdString());
  if (!offered.contains(what))
    throw InputError(
        tr("choose \"%1\" of %2: must be one of %3").arg(what, panel->info()->id, offered.join(", ")).toStdString());
  panel->view()->choose(what);
}

QStringList PanelGrid::viewIds() const {
  QStringList ids;
  for (const Panel* panel : panels_) ids += panel->info()->id;
  return ids;
}

Exhibit PanelGrid::exhibit(int slot) const {
  return (slot == 0 ? river_ : panels_[static_cast<std::size_t>(slot - 1)])->exhibit();
}

void PanelGrid::swap(int one, int other) {
  Panel *from = panels_[static_cast<std::size_t>(one - 1)], *to = panels_[static_cast<std::size_t>(other - 1)];
  from->exchange(*to);
  if (from->hasFocus()) to->setFocus();  // the hand goes with the view
}

void PanelGrid::move(int slot, int columns, int rows) {
  const Places places = this->places();
  const int column = (slot - 1) % places.columns + columns, row = (slot - 1) / places.columns + rows;
  if (enlarged_ != 0 || column < 0 || column >= places.columns || row < 0 || row >= places.rows) return;
  emit act(QString("swap %1 %2").arg(slot).arg(row * places.columns + column + 1));
}

void PanelGrid::present(bool on) {
  presents_ = on;
  arrange();
}

void PanelGrid::enlarge(int slot) {
  enlarged_ = slot;
  arrange();
}

void PanelGrid::frame() {
  river_->frame();
  for (Panel* panel : panels_) panel->frame();
}

void PanelGrid::refresh(const Lanes& lanes) {
  river_->refresh(lanes);
  for (Panel* panel : panels_) panel->refresh(lanes);
}

void PanelGrid::judge(const Lanes& lanes) {
  const int before = badges_->minimumSizeHint().width();
  for (std::size_t i = 0; i < std::size_t(Session::kMostLanes); ++i) {
    if (i < lanes.size() && lanes[i]->snapshot())
      badges_->show(i, lanes[i]->name(), lanes[i]->snapshot()->verdict);
    else
      badges_->hide(i);
  }
  if (badges_->minimumSizeHint().width() != before) arrange();
  badges_->settle();
}

std::optional<AnalysisParts> PanelGrid::needs() const {
  std::optional<AnalysisParts> all;
  for (const Panel* panel : panels_)
    if (panel->view() && panel->isVisible())
      if (const auto parts = panel->view()->needs()) all = all.value_or(AnalysisParts()) | *parts;
  return all;
}

bool PanelGrid::measuring() const {
  return std::any_of(panels_.begin(), panels_.end(),
                     [](const Panel* panel) { return panel->view() && panel->isVisible() && panel->view()->measuring(); });
}

void PanelGrid::restyle() {
  river_->restyle();
  for (Panel* panel : panels_) panel->restyle();
  badges_->restyle();
}

void PanelGrid::resizeEvent(QResizeEvent*) { arrange(); }

// On a projector several lanes have no lag meters, and their badges two rows where one would push the title out.
int PanelGrid::badgeRows() const {
  if (!presents_ || badges_->count() < 2) return 1;
  const double river = (width() - 2 * kGap) * (height() - 2 * kGap < kLow ? kMostBeside : 1.0);
  return badges_->widthIn(1) + kBadgesBeside + scaledInt(kTitle) <= river ? 1 : 2;
}

PanelGrid::Places PanelGrid::places() const {
  const QRect room = rect().adjusted(kGap, kGap, -kGap, -kGap);
  const auto part = [](int whole, double of) { return static_cast<int>(whole * of); };
  if (presents_ && room.height() < kLow) {
    const int badges = badges_->widthIn(badgeRows()) + kBadgesBeside, titled = badges + scaledInt(kTitle);
    const int width = std::max({part(room.width(), kRiverBeside), badges, std::min(titled, part(room.width(), kMostBeside))});
    const QRect beside = room.adjusted(width + kGap, 0, 0, 0);
    const bool one = badges_->count() > 2 || beside.width() < scaledInt(kNarrowPanels);  // is all that can be read
    return {QRect(room.topLeft(), QSize(width, room.height())), beside, 1, one ? 1 : 2};
  }
  const int height = part(room.height(), !presents_ ? kDeskRiver : badges_->count() > 2 ? kManyLanes : kProjectorRiver);
  return {QRect(room.topLeft(), QSize(room.width(), height)), room.adjusted(0, height + kGap, 0, 0), presents_ ? 2 : 3,
          presents_ ? 1 : 2};
}

void PanelGrid::arrange() {
  const Places places = this->places();
  const QRect room = places.river.united(places.panels), all = places.panels;
  badges_->setRows(badgeRows());
  river_->setGeometry(places.river);
  river_->setVisible(enlarged_ == 0);
  for (int i = 0; i < kSlots; ++i) {
    Panel* panel = panels_[static_cast<std::size_t>(i)];
    const int column = i % places.columns, row = i / places.columns;
    const auto edge = [](int from, int size, int n, int k) { return from + k * (size + kGap) / n; };
    const int left = edge(all.x(), all.width(), places.columns, column), top = edge(all.y(), all.height(), places.rows, row);
    const int right = edge(all.x(), all.width(), places.columns, column + 1) - kGap;
    const int bottom = edge(all.y(), all.height(), places.rows, row + 1) - kGap;
    panel->setGeometry(enlarged_ == i + 1 ? room : QRect(left, top, right - left, bottom - top));
    panel->setVisible(enlarged_ == 0 ? row < places.rows : enlarged_ == i + 1);
  }
}

// Panels take each other; files dropped on them are the window's.
bool PanelGrid::eventFilter(QObject* object, QEvent* event) {
  const bool dragged = event->type() == QEvent::DragEnter || event->type() == QEvent::Drop;
  if (dragged && static_cast<QDropEvent*>(event)->mimeData()->hasUrls()) {
    QCoreApplication::sendEvent(window(), event);
    return true;
  }
  return QWidget::eventFilter(object, event);
}

}  // namespace backflow::ui
