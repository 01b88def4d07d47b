#include "ui/widgets/scroll_text.h"

#include <QLayout>
#include <algorithm>

#include "ui/theme.h"

namespace backflow::ui {

namespace {
constexpr int kAround = 32;  // px of the parent window beside a dialog, for the system's frame
}

ScrollText::ScrollText(QWidget* inside, QWidget* dialog) : QScrollArea(dialog) {
  setWidgetResizable(true);
  setWidget(inside);
  setFocusPolicy(Qt::NoFocus);
}

void ScrollText::fit(int width, bool anew) {
  QWidget* dialog = window();
  QLayout* around = dialog->layout();
  const QWidget* parent = dialog->parentWidget();
  const QSize most = parent->size() - QSize(kAround, kAround);
  const QMargins edge = around->contentsMargins();
  const int wide =
      std::min(std::max({width, around->sizeHint().width(), anew ? 0 : dialog->width()}), std::max(kLeast, most.width()));
  const int frame = 2 * frameWidth();
  const int words = widget()->layout()->heightForWidth(wide - edge.left() - edge.right() - frame);
  const int wanted = words + frame + around->sizeHint().height() - sizeHint().height();
  setFocusPolicy(wanted > most.height() ? Qt::TabFocus : Qt::NoFocus);  // to scroll by keys
  const int high = std::min(anew ? wanted : std::max(wanted, dialog->height()), most.height());
  if (QSize(wide, high) == dialog->size()) return;
  around->activate();  // the least size that it has set may be of larger type
  dialog->resize(wide, high);
  const int below = dialog->frameGeometry().bottom() - parent->frameGeometry().bottom();
  if (dialog->isVisible() && below > 0) dialog->move(dialog->x(), std::max(parent->y(), dialog->y() - below));
}

void ScrollText::restyle() {
  setStyleSheet(QStringLiteral("QScrollArea { border: 2px solid transparent; } QScrollArea:focus { border-color: %1; }")
                    .arg(Theme::current().accent.name()));
}

}  // namespace backflow::ui
