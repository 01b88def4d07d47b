#include "ui/views/envelope.h"

namespace backflow::ui {
namespace {

Envelope::Bucket merged(const Envelope::Bucket& a, const Envelope::Bucket& b) {
  // fmin, fmax pass over NaN
  return {std::fmin(a.lo, b.lo), std::fmax(a.hi, b.hi), a.sum + b.sum, a.count + b.count, a.zeros + b.zeros};
}

}  // namespace

void Envelope::add(std::int64_t step, double value) {
  if (step < 1) return;
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr Bucket nothing{nan, nan, 0.0, 0.0};
  auto index = static_cast<std::size_t>((step - 1) / stride_);
  while (index >= kBuckets) {
    if (buckets_.size() % 2 == 1) buckets_.push_back(nothing);
    for (std::size_t i = 0; 2 * i + 1 < buckets_.size(); ++i) buckets_[i] = merged(buckets_[2 * i], buckets_[2 * i + 1]);
    buckets_.resize(buckets_.size() / 2);
    stride_ *= 2;
    index = static_cast<std::size_t>((step - 1) / stride_);
  }
  if (index >= buckets_.size()) buckets_.resize(index + 1, nothing);
  if (value == -std::numeric_limits<double>::infinity()) buckets_[index].zeros += 1.0;
  if (!std::isfinite(value)) return;
  buckets_[index] = merged(buckets_[index], {value, value, value, 1.0});
  extent_.add(value);
}

const Envelope::Bucket* Envelope::there(std::int64_t step) const {
  const std::int64_t index = (step - 1) / stride_;
  return step < 1 || index >= static_cast<std::int64_t>(buckets_.size()) ? nullptr : &buckets_[static_cast<std::size_t>(index)];
}

const Envelope::Bucket* Envelope::at(std::int64_t step) const {
  const Bucket* bucket = there(step);
  return bucket && bucket->count > 0.0 ? bucket : nullptr;
}

QString Envelope::textAt(std::int64_t step) const {
  if (const Bucket* bucket = at(step)) return numberFromLog10(bucket->sum / bucket->count);
  const Bucket* bucket = there(step);
  return bucket && bucket->zeros > 0.0 ? QStringLiteral("0") : QStringLiteral("–");
}

const Envelope::Bucket* Envelope::beginningAt(std::int64_t step) const {
  return (step - 1) % stride_ == 0 ? at(step) : nullptr;
}

std::vector<Column> Envelope::columns(const Axes& axes, double wide, bool mean) const {
  std::vector<Column> all;
  const double perBucket = static_cast<double>(stride_) / axes.x.size() * axes.area.width();  // px
  const auto group = static_cast<std::size_t>(std::max(1.0, std::ceil(wide / perBucket)));
  all.reserve(buckets_.size() / group + 1);
  for (std::size_t i = 0; i < buckets_.size(); i += group) {
    Bucket bucket = buckets_[i];
    const std::size_t end = std::min(i + group, buckets_.size());
    for (std::size_t j = i + 1; j < end; ++j) bucket = merged(bucket, buckets_[j]);
    if (mean) bucket.lo = bucket.hi = bucket.sum / bucket.count;  // 0/0: a gap
    all.push_back({axes.px(middle(i, end)), axes.py(bucket.hi), axes.py(bucket.lo)});
  }
  return all;
}

void Envelope::stroke(QPainter& painter, const Axes& axes, const QColor& colour, double width, int dash, bool joined) const {
  std::vector<Column> all = columns(axes);
  if (joined) std::erase_if(all, [](const Column& c) { return std::isnan(c.lo); });
  const double spacing = all.size() > 1 ? (all.back().x - all.front().x) / static_cast<double>(all.size() - 1) : 9.0;
  if (spacing < 2.0) {
    strokeColumns(painter, all, withAlpha(colour, 0.3 * colour.alphaF()), 0.6, 0);
    return strokeColumns(painter, columns(axes, 2.0, true), colour, width, dash);
  }
  std::vector<QPointF> points;
  points.reserve(all.size());
  for (const Column& c : all) points.emplace_back(c.x, (c.lo + c.hi) / 2);
  strokeCurve(painter, points, colour, width, dash);
  if (points.size() != 1 || !std::isfinite(points.front().y())) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(points.front(), 1.0 + width, 1.0 + width);
  painter.restore();
}

void Envelope::drawZeros(QPainter& painter, const Axes& axes, const QColor& colour) const {
  std::vector<double> x;
  for (std::size_t i = 0; i < buckets_.size(); ++i)
    if (buckets_[i].zeros > 0.0) x.push_back(axes.px(middle(i, i + 1)));
  drawFloorMarks(painter, axes, x, colour);
}

}  // namespace backflow::ui
