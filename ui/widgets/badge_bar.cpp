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

QSize BadgeBar::sized(QSize (Badge::*hint)() const) const {
  QSize all(0, scaledInt(18) + 4);
  for (const Badge* badge : badges_)
    if (!badge->isHidden()) all.rwidth() += (badge->*hint)().width() + (all.width() ? kBetween : 0);
  return all;
}

bool BadgeBar::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) updateGeometry();
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show) place();
  return QWidget::event(event);
}

// At the right, as the header's end is.
void BadgeBar::place() {
  std::vector<Badge*> shown;
  std::copy_if(badges_.begin(), badges_.end(), std::back_inserter(shown), [](const Badge* b) { return !b->isHidden(); });
  std::vector<int> widths;
  int room = width() - kBetween * (static_cast<int>(shown.size()) - 1);
  for (const Badge* badge : shown) room -= widths.emplace_back(badge->minimumSizeHint().width());
  bool more = !Theme::current().present;
  for (int parts = 2; more; ++parts) {
    more = false;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (parts > shown[i]->parts()) continue;
      more = true;
      const int grows = shown[i]->widthOf(parts) - widths[i];
      if (grows <= room) widths[i] += grows, room -= grows;
    }
  }
  int right = width();
  for (std::size_t i = shown.size(); i-- > 0;) {
    shown[i]->setGeometry(right - widths[i], 0, widths[i], height());
    right -= widths[i] + kBetween;
  }
}

}  // namespace backflow::ui
