// Colours, type and spacing of the whole window, in one place. Dark and light; the window asks `Theme::current()`.
// The style sheet knows three dynamic properties of buttons: `accent` (true) for the one that matters, `flat` (true) for one
// without a frame, `segment` (first, middle, last, only) for checkable ones joined to a row; and of combo boxes `compact`.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

namespace backflow::ui {

struct Theme {
  bool dark = true;
  QColor window, bar, panel, field, border, text, dim, faint /* grid */, accent, onAccent, good, bad;
  QColor lane[4];  // Okabe–Ito, told apart by dash as well
  QColor nan;      // NaN and Inf, wherever they are drawn

  static const Theme& current();
  static void use(bool dark);  // changes the application's palette and style sheet; widgets repaint themselves
  static bool systemIsDark();

  static QFont font(int pixelSize, QFont::Weight weight = QFont::Normal);  // Inter where it is installed
  static QFont mono(int pixelSize);                                        // JetBrains Mono where it is installed
};

// The one colour scale of gradient magnitude: log₁₀ of ‖∂L/∂h_t‖ relative to t = T. −8 and below: deep blue; 0: grey;
// +8 and above: orange-red. NaN has Theme::nan.
QColor gradientColor(double log10Ratio);

// Signed values from −1 to 1, diverging and centred on 0 (cyan–neutral–pink). Gates from 0 to 1 use the positive half.
QColor signedColor(double value);

inline constexpr int kGap = 12;    // between panels, px
inline constexpr int kRadius = 6;  // corners

}  // namespace backflow::ui
