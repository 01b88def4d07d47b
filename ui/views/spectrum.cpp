// The eigenvalues of the recurrent matrix U on the complex plane (top layer; its first block: an LSTM's input gate, a GRU's
// candidate), to look at and to pull: a dot moves its conjugate with it, the dashed ring of radius ρ moves all. What is drawn
// full is what the last snapshot holds; the hollow marks are where a drag began and where it wants to go.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <complex>
#include <numbers>
#include <optional>
#include <utility>

#include "engine/activations/list.h"
#include "engine/diagnose/pull_spectrum.h"
#include "ui/language/engine_text.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/list.h"
#include "ui/views/plot.h"

namespace backflow::ui {
namespace {

using Complex = std::complex<double>;

constexpr double kGrab = 9.0;        // px around a dot, and …
constexpr double kGrabRing = 5.0;    // … around the ring, in which it can be taken
constexpr double kNudge = 0.02;      // of one press of a key
constexpr double kSnap = 0.05;       // |λ| goes in these steps while Shift is down
constexpr double kLeastRing = 0.01;  // a matrix of radius 0 cannot be scaled back

struct Series {
  char name = 'A';
  quint64 generation = 0;
  std::shared_ptr<const Snapshot> snapshot;
};

QString exact(double value) { return QString::number(value, 'g', 17); }

QString complexNumber(Complex z) {
  if (z.imag() == 0.0) return number(z.real());
  return QStringLiteral("%1 %2 %3i").arg(number(z.real()), z.imag() < 0.0 ? "−" : "+", number(std::abs(z.imag())));
}

// A lane's marker, so that colour is not all that tells them apart: disc, square, triangle, diamond.
void drawMarker(QPainter& painter, const QPointF& at, double r, char name) {
  const QPolygonF shapes[] = {
      {},
      QPolygonF(QRectF(at.x() - 0.85 * r, at.y() - 0.85 * r, 1.7 * r, 1.7 * r)),
      QPolygonF() << at + QPointF(0, -1.2 * r) << at + QPointF(1.1 * r, 0.8 * r) << at + QPointF(-1.1 * r, 0.8 * r),
      QPolygonF() << at + QPointF(0, -1.3 * r) << at + QPointF(1.3 * r, 0) << at + QPointF(0, 1.3 * r)
                  << at + QPointF(-1.3 * r, 0)};
  const int kind = (name - 'A') & 3;
  kind == 0 ? painter.drawEllipse(at, r, r) : painter.drawPolygon(shapes[kind]);
}

class Spectrum : public Plot {
  Q_OBJECT
 public:
  explicit Spectrum(QWidget* parent) : Plot(parent) { setFocusPolicy(Qt::StrongFocus); }

  void refresh(const Lanes& lanes) override {
    const quint64 before = active_ < series_.size() ? series_[active_].generation : 0;
    series_.clear();
    active_ = 0;
    for (const Lane* lane : lanes) {
      if (session() && lane == &session()->lane()) active_ = series_.size();
      series_.push_back({lane->name(), lane->generation(), lane->shareSnapshot()});
    }
    if (series_[active_].generation != before) selected_.reset(), letGo(), reach_ = kReach;
    if (!drag_) grow();
    say(hint());
    update();
  }

  void refit() override {
    reach_ = kReach;
    grow();
    update();
  }

  QString summary() const override;
  Labels labels() const override { return {tr("Re λ"), tr("Im λ"), axes().area}; }
  Table data(const Lanes&) const override {
    Table all{"lane", "training_step", "real", "imaginary", "modulus"};
    for (const Series& s : series_)
      if (s.snapshot)
        for (const Complex z : s.snapshot->eigenvalues) all.add(s.name, s.snapshot->step, z.real(), z.imag(), std::abs(z));
    return all;
  }

  // Where λ lies in the widget, px.
  Q_INVOKABLE QPointF pixelOf(double re, double im) const {
    const Axes a = axes();
    return {a.px(re), a.py(im)};
  }

 protected:
  bool isEmpty() const override {
    return std::all_of(series_.begin(), series_.end(),
                       [](const Series& s) { return !s.snapshot || s.snapshot->eigenvalues.empty(); });
  }
  QString emptyText() const override {
    const Snapshot* shown = active();
    //: A full stop behind a sentence
    return shown && !shown->spectrumNote.empty() ? tr("%1.").arg(engineText(shown->spectrumNote)) : Plot::emptyText();
  }
  void draw(QCPPainter& painter) override;
  QString tipAt(const QPointF& pixel) const override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent*) override { update(); }

 private:
  static constexpr double kReach = 1.25;  // of both axes, unless eigenvalues lie farther out
  struct Grip {
    bool ring = false;
    Complex start, at;  // of the ring: its radius
  };

  void letGo() {
    if (std::exchange(drag_, {})) emit holding(false);
  }
  const Snapshot* active() const { return active_ < series_.size() ? series_[active_].snapshot.get() : nullptr; }
  bool canPull() const {
    const Snapshot* shown = active();
    return shown && !shown->eigenvalues.empty() && shown->spectrumNote.empty() && !shown->divergence;
  }
  // 1/γ: only beyond it can the gradient explode (Pascanu et al. 2013), for h_t = φ(W x + U h + b). None: it does not apply.
  static std::optional<double> pascanu(const Snapshot& s) {
    if (!(s.gamma > 0.0)) return {};
    return 1.0 / s.gamma;
  }
  void grow() {
    for (const Series& s : series_)
      if (s.snapshot && std::isfinite(s.snapshot->spectralRadius))
        while (s.snapshot->spectralRadius > 0.97 * reach_) reach_ *= 1.25;
  }
  QString hint() const {
    const Snapshot* shown = active();
    if (!shown || shown->eigenvalues.empty()) return tr("eigenvalues of U");
    const QString name = series_.size() > 1 ? QLatin1Char(series_[active_].name) + QStringLiteral(": ") : QString();
    return name + tr("ρ %1 · σ₁ %2").arg(number(shown->spectralRadius), number(shown->largestSingularValue));
  }
  Axes axes() const {
    // On a projector the numbers below, which are those beside, leave their room to the square.
    const bool high = Theme::current().present;
    const QRectF area = inside(rect(), 36.0, high ? 2.0 : 8.0, 12.0, high ? 2.0 : 20.0);
    const double side = std::max(1.0, std::min(area.width(), area.height()));
    const QRectF square(area.center().x() - side / 2, area.center().y() - side / 2, side, side);
    return {square, {-reach_, reach_}, {-reach_, reach_}};
  }
  double unit() const { return axes().area.width() / (2.0 * reach_); }  // px
  std::optional<std::size_t> dotAt(const QPointF& pixel) const;
  std::optional<Grip> gripAt(const QPointF& pixel) const;
  std::vector<Complex> upper() const;  // of the active lane, largest first; one of each pair
  void select(Complex value);          // and tell those who cannot see it
  void pull(Complex from, Complex to);
  void drawCircle(QPainter& painter, double radius, const QColor& colour, double width, int dash) const;
  void drawDrag(QPainter& painter) const;

  std::vector<Series> series_;
  std::size_t active_ = 0;  // of series_: the lane that is pulled
  double reach_ = kReach;
  std::optional<Grip> drag_;
  std::optional<Complex> selected_;  // by the keys: the eigenvalue nearest this
};

std::optional<std::size_t> Spectrum::dotAt(const QPointF& pixel) const {
  std::optional<std::size_t> found;
  double least = kGrab;
  const std::vector<Complex>& values = active()->eigenvalues;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const QPointF away = pixelOf(values[i].real(), values[i].imag()) - pixel;
    const double distance = std::hypot(away.x(), away.y());
    if (distance < least) least = distance, found = i;
  }
  return found;
}

std::optional<Spectrum::Grip> Spectrum::gripAt(const QPointF& pixel) const {
  if (!canPull()) return {};
  if (const auto dot = dotAt(pixel)) return Grip{false, active()->eigenvalues[*dot], active()->eigenvalues[*dot]};
  const QPointF away = pixel - pixelOf(0.0, 0.0);
  const double rho = active()->spectralRadius;
  if (rho > 0.0 && std::abs(std::hypot(away.x(), away.y()) - rho * unit()) < kGrabRing) return Grip{true, rho, rho};
  return {};
}

void Spectrum::pull(Complex from, Complex to) {
  emit act(QStringLiteral("pull %1 %2 %3 %4").arg(exact(from.real()), exact(from.imag()), exact(to.real()), exact(to.imag())));
}

void Spectrum::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && !isEmpty()) drag_ = gripAt(event->position());
  if (!drag_) return Plot::mousePressEvent(event);
  if (!drag_->ring) selected_ = drag_->start;
  emit holding(true);
  setCursor(Qt::ClosedHandCursor);
  QToolTip::hideText();
  update();
}

void Spectrum::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_) {
    const auto grip = isEmpty() ? std::nullopt : gripAt(event->position());
    grip ? setCursor(grip->ring ? Qt::SizeAllCursor : Qt::OpenHandCursor) : unsetCursor();
    return Plot::mouseMoveEvent(event);
  }
  const Axes a = axes();
  Complex to(std::clamp(a.xAt(event->position().x()), a.x.lo, a.x.hi),
             std::clamp(a.yAt(event->position().y()), a.y.lo, a.y.hi));
  const bool snaps = event->modifiers() & Qt::ShiftModifier;
  const auto snapped = [](double size) { return std::round(size / kSnap) * kSnap; };
  if (drag_->ring) {
    to = std::max(kLeastRing, snaps ? snapped(std::abs(to)) : std::abs(to));
    if (to != drag_->at) emit act(QStringLiteral("pull-radius %1").arg(exact(to.real())));
    selected_.reset();  // it moves away with all others
  } else {
    // Across the real axis it goes on as its conjugate, which is the same pair.
    if (drag_->at.imag() * to.imag() < 0.0) drag_->at = std::conj(drag_->at);
    to = pulledTo(drag_->at, to);
    if (snaps && std::abs(to) > 0.0) to *= snapped(std::abs(to)) / std::abs(to);
    to = pulledTo(drag_->at, to);
    if (to != drag_->at) pull(drag_->at, to);
    selected_ = to;
  }
  drag_->at = to;
  update();
}

void Spectrum::mouseReleaseEvent(QMouseEvent* event) {
  if (!drag_ || event->button() != Qt::LeftButton) return Plot::mouseReleaseEvent(event);
  letGo();
  grow();
  unsetCursor();
  update();
}

std::vector<Complex> Spectrum::upper() const {
  std::vector<Complex> values;
  if (const Snapshot* shown = active())
    for (const Complex value : shown->eigenvalues)
      if (value.imag() >= 0.0) values.push_back(value);
  return values;
}

// By Tab the largest is selected: the next key is about it.
void Spectrum::focusInEvent(QFocusEvent* event) {
  const bool tab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  if (const std::vector<Complex> values = upper(); tab && !selected_ && !values.empty()) select(values.front());
  update();
}

void Spectrum::select(Complex value) {
  selected_ = value;
  setAccessibleDescription(tr("Selected: λ = %1, |λ| = %2").arg(complexNumber(value), number(std::abs(value))));
}

// Arrows go from one to the next, largest |λ| first, a pair counting once; with Shift they move it; + and − change |λ|.
void Spectrum::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const bool ours = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
  const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
  const bool larger = key == Qt::Key_Plus || key == Qt::Key_Equal, smaller = key == Qt::Key_Minus;
  const std::vector<Complex> values = upper();
  if (!ours || values.empty() || !(arrow || larger || smaller)) return Plot::keyPressEvent(event);
  const auto closer = [this](Complex x, Complex y) { return std::abs(x - *selected_) < std::abs(y - *selected_); };
  const auto n = static_cast<std::ptrdiff_t>(values.size());
  const std::ptrdiff_t at = selected_ ? std::min_element(values.begin(), values.end(), closer) - values.begin() : -1;
  if (arrow && !(event->modifiers() & Qt::ShiftModifier)) {
    const bool on = key == Qt::Key_Right || key == Qt::Key_Down;
    selected_ = values[static_cast<std::size_t>(at < 0 ? 0 : (at + (on ? 1 : n - 1)) % n)];
  } else if (canPull()) {
    const Complex from = values[static_cast<std::size_t>(std::max<std::ptrdiff_t>(at, 0))];
    Complex to = from;
    if (arrow) {
      to += key == Qt::Key_Left    ? Complex(-kNudge)
            : key == Qt::Key_Right ? Complex(kNudge)
                                   : Complex(0.0, key == Qt::Key_Up ? kNudge : -kNudge);
    } else {
      const double size = std::abs(from);
      to = size > 0.0 ? from * (std::max(0.0, size + (larger ? kNudge : -kNudge)) / size) : Complex(larger ? kNudge : 0.0);
    }
    to = pulledTo(from, to);
    selected_ = to;
    pull(from, to);
  }
  select(selected_.value_or(values.front()));
  update();
}

void Spectrum::drawCircle(QPainter& painter, double radius, const QColor& colour, double width, int dash) const {
  if (!(radius > 0.0) || !std::isfinite(radius) || radius > 100.0 * reach_) return;
  std::vector<QPointF> points;
  for (int i = 0; i <= 240; ++i) {
    const double angle = i * 2.0 * std::numbers::pi / 240.0;
    points.push_back(pixelOf(radius * std::cos(angle), radius * std::sin(angle)));
  }
  strokeCurve(painter, points, colour, width, dash);
}

void Spectrum::draw(QCPPainter& painter) {
  const Theme& theme = Theme::current();
  const Axes a = axes();
  const int ticks = a.area.width() > scaled(260.0) ? 6 : 4;
  std::vector<Tick> across = linearTicks(a.x, ticks), up = linearTicks(a.y, ticks);
  if (theme.present)
    for (std::size_t i = 0; i < across.size(); ++i) {
      across[i].text.clear();
      if (std::abs(a.py(up[i].at) - a.area.center().y()) > height() / 2.0 - scaled(6.0)) up[i].text.clear();
    }
  drawAxes(painter, a, across, up, false);
  painter.save();
  painter.setClipRect(a.area.adjusted(-1, -1, 1, 1));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.faint, 1));
  painter.drawLine(pixelOf(-reach_, 0.0), pixelOf(reach_, 0.0));
  painter.drawLine(pixelOf(0.0, -reach_), pixelOf(0.0, reach_));
  drawCircle(painter, 1.0, theme.dim, 1.1, 0);
  const Snapshot* shown = active();
  const auto bound = shown ? pascanu(*shown) : std::nullopt;
  if (bound && std::abs(*bound - 1.0) > 1e-9) drawCircle(painter, *bound, theme.bad, 1.1, -1);
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const Series* s = &series_[(active_ + 1 + i) % series_.size()];  // the active lane last, above the others
    if (!s->snapshot || s->snapshot->eigenvalues.empty()) continue;
    const QColor colour = laneColor(s->name);
    drawCircle(painter, s->snapshot->spectralRadius, colour, 1.2, -1);
    painter.setPen(QPen(theme.panel, 1.0));
    painter.setBrush(colour);
    const double r = s->snapshot->eigenvalues.size() > 96 ? 2.8 : 3.8;
    for (const Complex value : s->snapshot->eigenvalues) drawMarker(painter, pixelOf(value.real(), value.imag()), r, s->name);
  }
  if (!theme.print) drawDrag(painter);
  painter.restore();
  if (bound && *bound < reach_ && std::abs(*bound - 1.0) > 1e-9)
    drawNote(painter, pixelOf(reach_, reach_) + QPointF(0, 2), tr("red: 1/γ = %1").arg(number(*bound)), theme.bad);
}

// Where it was, where it is wanted, and what the keys have selected.
void Spectrum::drawDrag(QPainter& painter) const {
  const Theme& theme = Theme::current();
  painter.setBrush(Qt::NoBrush);
  const auto mark = [&](Complex z, const QColor& colour, double r) {
    painter.setPen(QPen(colour, 1.4));
    painter.drawEllipse(pixelOf(z.real(), z.imag()), r, r);
    if (z.imag() != 0.0) painter.drawEllipse(pixelOf(z.real(), -z.imag()), r, r);
  };
  if (selected_ && (hasFocus() || drag_) && !(drag_ && drag_->ring)) mark(*selected_, theme.text, 6.5);
  if (!drag_) return;
  if (drag_->ring) {
    drawCircle(painter, drag_->start.real(), theme.dim, 1.0, 2);
    return drawCircle(painter, drag_->at.real(), theme.text, 1.2, -1);
  }
  mark(drag_->start, theme.dim, 4.0);
  const bool across = drag_->start.imag() * drag_->at.imag() < 0.0;
  const Complex start = across ? std::conj(drag_->start) : drag_->start;
  for (const double side : {1.0, -1.0})
    strokeCurve(painter, {pixelOf(start.real(), side * start.imag()), pixelOf(drag_->at.real(), side * drag_->at.imag())},
                theme.dim, 1.0, -1);
}

QString Spectrum::tipAt(const QPointF& pixel) const {
  if (const Snapshot* shown = active(); shown && !shown->eigenvalues.empty()) {
    if (const auto dot = dotAt(pixel)) {
      const Complex z = shown->eigenvalues[*dot];
      return tr("λ = %1\n|λ| = %2, angle %3°")
                 .arg(complexNumber(z), number(std::abs(z)), number(std::arg(z) * 180.0 / std::numbers::pi)) +
             QLatin1Char('\n') + (canPull() ? tr("Pull it; Shift: |λ| in steps of 0.05") : engineText(shown->spectrumNote));
    }
    const auto grip = gripAt(pixel);
    if (grip && grip->ring)
      return tr("spectral radius ρ = %1: pull to scale all eigenvalues").arg(number(shown->spectralRadius));
  }
  return {};
}

QString Spectrum::summary() const {
  QStringList sentences;
  for (const Series& s : series_) {
    if (!s.snapshot || s.snapshot->eigenvalues.empty()) continue;
    const std::vector<Complex>& values = s.snapshot->eigenvalues;
    const auto outside = std::count_if(values.begin(), values.end(), [](Complex z) { return std::abs(z) > 1.0; });
    sentences << tr("Lane %1: %2 eigenvalues of the recurrent matrix, %3 outside the unit circle; spectral radius %4, largest "
                    "singular "
                    "value %5.")
                     .arg(QLatin1Char(s.name))
                     .arg(values.size())
                     .arg(outside)
                     .arg(number(s.snapshot->spectralRadius), number(s.snapshot->largestSingularValue));
  }
  if (!sentences.isEmpty()) return sentences.join(QLatin1Char(' '));
  const Snapshot* shown = active();
  sentences << tr("Eigenvalues of the recurrent matrix: no data yet.");
  if (shown && !shown->spectrumNote.empty()) sentences << tr("%1.").arg(engineText(shown->spectrumNote));
  return sentences.join(QLatin1Char(' '));
}

}  // namespace

const ViewInfo spectrum::info{
    "spectrum", QT_TRANSLATE_NOOP("QObject", "Spectrum"), QT_TRANSLATE_NOOP("QObject", "eigenvalues of U"),
    QT_TRANSLATE_NOOP("QObject",
                      "The eigenvalues of U of the top layer; of the input gate's for an LSTM, of the candidate's for GRU and "
                      "MGU. Pull one, or the ring, and the network follows."),
    [](QWidget* parent) -> View* { return new Spectrum(parent); }};

}  // namespace backflow::ui

#include "spectrum.moc"
