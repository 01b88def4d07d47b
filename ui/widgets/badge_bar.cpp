#include "ui/widgets/badge_bar.h"

#include <QEvent>
#include <QLayout>
#include <algorithm>

#include "ui/theme.h"

namespace backflow::ui {
namespace {

constexpr int kBetween = 4;  // px

}  // namespace

BadgeBar::BadgeBar(int most, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  for (int i = 0; i < most; ++i) {
    badges_.push_back(new Badge(this));
    badges_.back()->hide();
  }
}

void BadgeBar::show(std::size_t i, char lane, const Verdict& verdict) {
  badges_[i]->setVerdict(lane, verdict);
  setShown(i, true);
}

void BadgeBar::hide(std::size_t i) { setShown(i, false); }

void BadgeBar::setShown(std::size_t i, bool shown) {
  if (badges_[i]->isHidden() != shown) return;
  badges_[i]->setVisible(shown);
  updateGeometry();
  place();
}

int BadgeBar::count() const {
  return static_cast<int>(std::count_if(badges_.begin(), badges_.end(), [](const Badge* b) { return !b->isHidden(); }));
}

void BadgeBar::settle() {
  if (sizeHint() == settled_) return;
  settled_ = sizeHint();
  updateGeometry();
  if (parentWidget() && parentWidget()->layout()) parentWidget()->layout()->activate();
  place();
}

void BadgeBar::restyle() {
  for (Badge* badge : badges_) badge->restyle();
  updateGeometry();
  place();
}

void BadgeBar::setRows(int rows) {
  if (rows == rows_) return;
  rows_ = rows;
  updateGeometry();
  place();
}

int BadgeBar::widthIn(int rows) const { return sized(&Badge::minimumSizeHint, rows).width(); }

std::vector<std::vector<Badge*>> BadgeBar::shown(int rows) const {
  const int each = (count() + rows - 1) / rows;
  std::vector<std::vector<Badge*>> all;
  for (Badge* badge : badges_) {
    if (badge->isHidden()) continue;
    if (all.empty() || static_cast<int>(all.back().size()) == each) all.emplace_back();
    all.back().push_back(badge);
  }
  return all;
}

QSize BadgeBar::sized(QSize (Badge::*hint)() const, int rows) const {
  const int height = scaledInt(18) + 4;
  QSize all(0, height);
  const auto lines = shown(rows);
  for (const auto& line : lines) {
    int width = kBetween * (static_cast<int>(line.size()) - 1);
    for (const Badge* badge : line) width += (badge->*hint)().width();
    all.setWidth(std::max(all.width(), width));
  }
  if (lines.size() > 1) all.setHeight(2 * height + kBetween);
  return all;
}

bool BadgeBar::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) updateGeometry();
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show) place();
  return QWidget::event(event);
}

void BadgeBar::place() {
  int top = 0;
  for (const auto& row : shown(rows_)) {
    placeRow(row, top);
    top += scaledInt(18) + 4 + kBetween;
  }
}

// At the right, as the header's end is.
void BadgeBar::placeRow(const std::vector<Badge*>& row, int top) {
  std::vector<int> widths;
  int room = width() - kBetween * (static_cast<int>(row.size()) - 1);
  for (const Badge* badge : row) room -= widths.emplace_back(badge->minimumSizeHint().width());
  bool more = true;
  for (int form = 2; more; ++form) {
    more = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (form > row[i]->forms()) continue;
      more = true;
      const int grows = row[i]->widthOf(form) - widths[i];
      if (grows <= room) widths[i] += grows, room -= grows;
    }
  }
  int right = width();
  for (std::size_t i = row.size(); i-- > 0;) {
    row[i]->setGeometry(right - widths[i], top, widths[i], scaledInt(18) + 4);
    right -= widths[i] + kBetween;
  }
}

}  // namespace backflow::ui
