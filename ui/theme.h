// Colours, type and spacing of the whole window, in one place. Dark, light, and for a projector; the window asks
// `Theme::current()`. Sizes in the code are those at the desk: font(), mono() and scaled() turn them into what is drawn.
// The style sheet knows three dynamic properties of buttons: `accent` (true) for the one that matters, `flat` (true) for one
// without a frame, `segment` (first, middle, last, only) for checkable ones joined to a row; and of combo boxes `compact`.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <algorithm>
#include <cmath>

namespace backflow::ui {

struct Theme {
  bool dark = true;
  bool present = false;  // for a projector: light, of high contrast, no text below 20 pt
  bool print = false;    // for a figure: controls are not drawn, so that what they say has to be
  QColor window, bar, panel, field, border, text, dim, faint /* grid */, accent, onAccent, good, bad;
  QColor lane[4];  // Okabe–Ito, told apart by dash as well
  QColor nan;      // NaN and Inf, wherever they are drawn

  static const Theme& current();
  // Changes the application's palette and style sheet; widgets repaint themselves. `present` is light whatever `dark` says.
  static void use(bool dark, bool present = false);
  static bool systemIsDark();

  // The type scale: a size at the desk, in px, to the size drawn.
  static int textSize(int desk) { return current().present ? kProjectorText + std::max(0, desk - kSmallText) : desk; }
  static constexpr int kSmallText = 11;                               // px: nothing at the desk matters that is smaller
  static constexpr int kProjectorText = 27;                           // px: 20 pt at 96 dpi
  static QFont font(int desk, QFont::Weight weight = QFont::Normal);  // Inter where it is installed
  static QFont heading();                                             // of a section of a column
  static QFont mono(int desk);                                        // JetBrains Mono where it is installed
};

// A length at the desk that has to hold text, or is looked at like text, to the length drawn.
inline double scaled(double desk) { return Theme::current().present ? desk * Theme::kProjectorText / Theme::kSmallText : desk; }
inline int scaledInt(double desk) { return static_cast<int>(std::lround(scaled(desk))); }

// While it lives, current() is that of a figure: black on white, or dark. It changes no widget; views want restyle() before
// they draw, and again afterwards.
class PrintTheme {
 public:
  explicit PrintTheme(bool dark = false);
  ~PrintTheme();
  PrintTheme(const PrintTheme&) = delete;
  PrintTheme& operator=(const PrintTheme&) = delete;

 private:
  Theme before_;
};

// The one colour scale of gradient magnitude: log₁₀ of ‖∂L/∂h_t‖ relative to t = T. −8 and below: deep blue; 0: grey;
// +8 and above: orange-red. NaN has Theme::nan.
QColor blend(const QColor& from, const QColor& to, double part);  // opaque
QColor gradientColor(double log10Ratio);

// Signed values from −1 to 1, diverging and centred on 0 (cyan–neutral–pink). Gates from 0 to 1 use the positive half.
QColor signedColor(double value);

inline constexpr int kGap = 12;    // between panels, px
inline constexpr int kRadius = 6;  // corners

}  // namespace backflow::ui
