#include "ui/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QToolTip>
#include <algorithm>
#include <cmath>

// A static library's resources are registered by hand, and outside any namespace.
static void registerIcons() { Q_INIT_RESOURCE(icons); }

namespace backflow::ui {
namespace {

QColor rgb(unsigned hex) { return QColor::fromRgb(0xff000000u | hex); }

// Lanes: Okabe & Ito 2008 orange, sky blue, bluish green, reddish purple; darkened on white for a contrast of at least 3:1.
Theme darkTheme() {
  Theme t;
  t.dark = true;
  t.window = rgb(0x12151b), t.bar = rgb(0x171b22), t.panel = rgb(0x171b22), t.field = rgb(0x1e232c), t.border = rgb(0x2a303a);
  t.text = rgb(0xe7e9ed), t.dim = rgb(0x97a0ac), t.faint = rgb(0x262c36);
  t.accent = rgb(0xf0a732), t.onAccent = rgb(0x14171c), t.good = rgb(0x3fbf85), t.bad = rgb(0xf0603c);
  t.lane[0] = rgb(0xf0a732), t.lane[1] = rgb(0x45bbe0), t.lane[2] = rgb(0x2bc48f), t.lane[3] = rgb(0xd98abb);
  t.nan = rgb(0xd2ef3c);
  return t;
}

Theme lightTheme() {
  Theme t;
  t.dark = false;
  t.window = rgb(0xf3f5f8), t.bar = rgb(0xffffff), t.panel = rgb(0xffffff), t.field = rgb(0xeef1f5), t.border = rgb(0xd3dae2);
  t.text = rgb(0x161a20), t.dim = rgb(0x5b6673), t.faint = rgb(0xe3e8ee);
  t.accent = rgb(0xb86b00), t.onAccent = rgb(0xffffff), t.good = rgb(0x14804f), t.bad = rgb(0xc8371a);
  t.lane[0] = rgb(0xb86b00), t.lane[1] = rgb(0x007a9e), t.lane[2] = rgb(0x00805c), t.lane[3] = rgb(0xa8437f);
  t.nan = rgb(0x8fae00);
  return t;
}

// Black on white, and lanes dark enough for a washed-out picture (4.5:1).
Theme presentTheme() {
  Theme t = lightTheme();
  t.present = true;
  t.window = rgb(0xffffff), t.field = rgb(0xe9edf2), t.border = rgb(0x7b8794);
  t.text = rgb(0x000000), t.dim = rgb(0x2b323a), t.faint = rgb(0xc3ccd6);
  t.accent = rgb(0x8f5200), t.good = rgb(0x0b6038), t.bad = rgb(0xa8250a);
  t.lane[0] = rgb(0x9c5700), t.lane[1] = rgb(0x00627f), t.lane[2] = rgb(0x00664a), t.lane[3] = rgb(0x8d2f66);
  t.nan = rgb(0x6f8800);
  return t;
}

Theme printTheme() {
  Theme t = lightTheme();
  t.window = rgb(0xf4f6f8), t.border = rgb(0x8a95a1);
  t.text = rgb(0x000000), t.dim = rgb(0x3d4752), t.faint = rgb(0xdfe4ea);
  return t;
}

Theme& active() {
  static Theme theme = darkTheme();
  return theme;
}

// The first of these families that is installed; empty: the system's own. Looked up once: QFontDatabase is slow.
QString firstInstalled(std::initializer_list<const char*> families) {
  const QStringList installed = QFontDatabase::families();
  for (const char* family : families)
    if (installed.contains(QLatin1String(family))) return QLatin1String(family);
  return {};
}

QPalette paletteOf(const Theme& t) {
  QPalette p(t.text, t.field, t.field.lighter(120), t.border.darker(130), t.border, t.text, t.text, t.panel, t.window);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.onAccent);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::AlternateBase, t.field);
  p.setColor(QPalette::ToolTipBase, t.field);
  p.setColor(QPalette::ToolTipText, t.text);
  p.setColor(QPalette::PlaceholderText, t.dim);
  for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) p.setColor(QPalette::Disabled, role, t.dim);
  return p;
}

// @name stands for a colour of the theme. Dynamic properties that widgets may set: `accent` (true) for the one button that
// matters, `flat` (true) for buttons without a frame, `segment` (first, middle, last, only) for joined buttons; `compact`
// (true) for a small combo box.
const char* const kStyle = R"(
QToolTip { color: @text; background: @field; border: 1px solid @border; padding: 5px 7px; }
QMenuBar { background: @bar; color: @text; }
QMenuBar::item { padding: 5px 9px; background: transparent; }
QMenuBar::item:selected { background: @field; }
QMenu { background: @panel; color: @text; border: 1px solid @border; padding: 5px; }
QFrame#phase_form { background: @panel; border: 1px solid @border; }
QMenu::item { padding: 6px 26px 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @onAccent; }
QMenu::item:disabled { color: @dim; }
QMenu::separator { height: 1px; background: @border; margin: 5px 6px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }

QPushButton, QToolButton { background: @field; color: @text; border: 1px solid @border; border-radius: 6px; padding: 5px 11px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { border-color: @dim; }
QPushButton:pressed, QToolButton:pressed { background: @border; }
QPushButton:disabled, QToolButton:disabled { color: @dim; background: @panel; }
QPushButton:checked, QToolButton:checked, QPushButton[accent="true"], QToolButton[accent="true"] {
  background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton:checked:disabled, QToolButton:checked:disabled { background: @border; color: @dim; border-color: @border; }
QPushButton[accent="true"]:disabled, QToolButton[accent="true"]:disabled { background: @border; color: @dim; border-color: @border; }
QPushButton[accent="true"]:hover, QToolButton[accent="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 4px 10px; }
QPushButton:checked:focus, QToolButton:checked:focus, QPushButton[accent="true"]:focus, QToolButton[accent="true"]:focus {
  border: 2px solid @text; }
QPushButton[flat="true"], QToolButton[flat="true"] { background: transparent; border: 2px solid transparent; padding: 0; min-height: 0; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover { background: @field; }
QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus { border: 2px solid @accent; }
QPushButton[segment], QToolButton[segment] { border-radius: 0; padding: 5px 4px; border-right-width: 0; }
QPushButton[segment="first"], QToolButton[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[segment="last"], QToolButton[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-right-width: 1px; }
QPushButton[segment="only"], QToolButton[segment="only"] { border-radius: 6px; border-right-width: 1px; }
QPushButton[segment]:focus, QToolButton[segment]:focus { border: 2px solid @accent; padding: 4px 3px; }
QPushButton[segment]:checked:focus, QToolButton[segment]:checked:focus { border: 2px solid @text; }
QToolButton::menu-indicator { image: none; }
QFileDialog QToolButton { padding: 3px; min-height: 0; }
QFileDialog QToolButton:focus { padding: 2px; }

QComboBox { background: @field; color: @text; border: 1px solid @border; border-radius: 6px; padding: 4px 10px; min-height: 20px; }
QComboBox[compact="true"] { padding: 1px 7px; min-height: 16px; border-radius: 5px; }
QComboBox[compact="true"]:focus { padding: 0 6px; }
QComboBox:hover { border-color: @dim; }
QComboBox:focus { border: 2px solid @accent; padding: 3px 9px; }
QComboBox:disabled { color: @dim; background: @panel; }
QComboBox::drop-down { border: none; width: @twentypx; }
QComboBox::down-arrow { image: url(@arrow); width: @tenpx; height: @tenpx; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @border; padding: 4px; outline: none;
  selection-background-color: @accent; selection-color: @onAccent; }

QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: @field; color: @text; border: 1px solid @border; border-radius: 5px;
  padding: 3px 6px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:hover, QAbstractSpinBox:hover { border-color: @dim; }
QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 2px 5px; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: @dim; background: @panel; }

QTableView { background: @field; color: @text; border: 1px solid @border; border-radius: 5px; gridline-color: @border; }
QTableView:focus { border: 2px solid @accent; }
QTableView QTableCornerButton::section, QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @dim; border: none; padding: 2px 8px; }

QCheckBox::indicator { width: @tenpx; height: @tenpx; border: 1px solid @dim; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }

QSlider { min-height: 20px; border: 1px solid transparent; border-radius: 5px; }
QSlider:focus { border: 1px solid @accent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @dim; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @knob; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @text; }
QSlider::handle:horizontal:disabled { background: @dim; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 1px; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 1px; }
QScrollBar::handle { background: @border; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @field; border: 1px solid @border; border-radius: 4px; text-align: center; color: @text; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
)";

QString styleSheetOf(const Theme& t) {
  QString sheet = QString::fromLatin1(kStyle);
  // Longer names first: "@accentHover" begins with "@accent".
  const std::pair<const char*, QColor> colours[] = {{"@accentHover", t.accent.lighter(112)},
                                                    {"@onAccent", t.onAccent},
                                                    {"@accent", t.accent},
                                                    {"@text", t.text},
                                                    {"@field", t.field},
                                                    {"@border", t.border},
                                                    {"@panel", t.panel},
                                                    {"@bar", t.bar},
                                                    {"@dim", t.dim},
                                                    {"@knob", t.dark ? t.text : rgb(0x242a33)}};
  for (const auto& [name, colour] : colours) sheet.replace(QLatin1String(name), colour.name());
  sheet.replace(QLatin1String("@twenty"), QString::number(scaledInt(20)))
      .replace(QLatin1String("@ten"), QString::number(scaledInt(10)));
  return sheet.replace(QLatin1String("@arrow"), t.dark ? ":/icons/down-dark.svg" : ":/icons/down-light.svg");
}

// Simplified forms, whatever the system would take for characters that several languages share. In a PDF the first one's
// glyphs come out as radicals (U+2F00 …), which look the same and are found by nobody: there the second goes first.
QStringList withHan(QStringList families, bool print) {
  const QString noto = QStringLiteral("Noto Sans CJK SC"), wenQuanYi = QStringLiteral("WenQuanYi Micro Hei");
  return families << (print ? wenQuanYi : noto) << (print ? noto : wenQuanYi);
}

}  // namespace

const Theme& Theme::current() { return active(); }

void Theme::use(bool dark, bool present) {
  registerIcons();
  systemIsDark();  // reads the system's palette while it is still in place
  active() = present ? presentTheme() : dark ? darkTheme() : lightTheme();
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QApplication::setPalette(paletteOf(active()));
  QToolTip::setPalette(paletteOf(active()));
  QApplication::setFont(font(13));
  QToolTip::setFont(font(12));
  qApp->setStyleSheet(styleSheetOf(active()));
}

PrintTheme::PrintTheme(bool dark) : before_(active()) {
  active() = dark ? darkTheme() : printTheme();
  active().print = true;
}

PrintTheme::~PrintTheme() { active() = before_; }

bool Theme::systemIsDark() {
  // QStyleHints::colorScheme is Qt 6.5; the palette that the platform gave us tells the same.
  static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
  return dark;
}

QFont Theme::font(int desk, QFont::Weight weight) {
  static const QString family = firstInstalled({"Inter", "Noto Sans", "DejaVu Sans"});
  QFont f(withHan({family, "DejaVu Sans"}, active().print));  // the second: for signs
  f.setStyleHint(QFont::SansSerif);
  f.setPixelSize(textSize(desk));
  f.setWeight(weight);
  if (active().print) f.setStyleStrategy(QFont::PreferNoShaping);  // what the font puts for "=" in context is no text in a PDF
  return f;
}

QFont Theme::heading() {
  QFont f = font(11, QFont::DemiBold);
  f.setLetterSpacing(QFont::AbsoluteSpacing, 0.8);
  return f;
}

QFont Theme::mono(int desk) {
  static const QString family = firstInstalled({"JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono"});
  QFont f(withHan({family, "DejaVu Sans Mono"}, active().print));
  f.setStyleHint(QFont::Monospace);
  f.setPixelSize(textSize(desk));
  return f;
}

namespace {

// One end, or the middle, of a scale: on a dark screen, on paper, on a light screen.
struct Shade {
  QRgb dark, paper, light;
  QColor now() const {
    const Theme& t = Theme::current();
    return rgb(t.dark ? dark : t.print ? paper : light);
  }
};

// On paper and on a dark screen one end is much the darker of the two: a copy without colours still tells them apart.
constexpr Shade kGrey{0x4b545f, 0xccd2da, 0xccd2da}, kBlue{0x2359d0, 0x123a94, 0x1f56c4}, kRed{0xff7440, 0xee6a35, 0xe0431a};
constexpr Shade kNone{0x1a1f27, 0xffffff, 0xffffff}, kCyan{0x35bccf, 0x05606f, 0x0796ab}, kPink{0xf07cc4, 0xee7fbf, 0xe0449f};

QColor diverging(double part, const Shade& low, const Shade& middle, const Shade& high) {
  if (std::isnan(part)) return Theme::current().nan;
  const double within = std::clamp(part, -1.0, 1.0);
  return blend(middle.now(), (within < 0.0 ? low : high).now(), std::abs(within));
}

}  // namespace

QColor blend(const QColor& from, const QColor& to, double part) {
  const auto mix = [part](int a, int b) { return int(std::lround(a + part * (b - a))); };
  return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

QColor gradientColor(double log10Ratio) { return diverging(log10Ratio / 8.0, kBlue, kGrey, kRed); }

QColor signedColor(double value) { return diverging(value, kCyan, kNone, kPink); }

}  // namespace backflow::ui
