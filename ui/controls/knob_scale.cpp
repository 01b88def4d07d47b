#include "ui/controls/knob_scale.h"

#include <QObject>
#include <algorithm>
#include <cmath>

namespace backflow::ui {

namespace {

constexpr int kPositions = 200;

// Two figures are what a hand can set; typing gives the rest.
double rounded(double value, int figures) {
  if (value == 0.0) return 0.0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - figures + 1);
  const double whole = std::round(value / unit);
  return unit < 1.0 ? whole / std::round(1.0 / unit) : whole * unit;  // 3/1000 is 0.003, 3·0.001 is not quite
}

}  // namespace

KnobScale::KnobScale(const Knob& knob, std::optional<Special> special)
    : knob_(knob), special_(special), low_(knob.sliderMin), high_(knob.sliderMax), logarithmic_(knob.logarithmic) {
  if (special_) specialValue_ = nlohmann::json::parse(special_->json);
  const bool whole = knob.type == Knob::Type::Integer;
  if (special_ && specialValue_.is_number() && low_ <= specialValue_.get<double>())
    low_ = whole ? 1.0 : logarithmic_ ? high_ * 1e-5 : low_;
  if (low_ <= 0.0) logarithmic_ = false;
  first_ = special_ && !special_->atEnd ? 1 : 0;
  const int numbers = whole && !logarithmic_ ? std::min(kPositions, static_cast<int>(high_ - low_)) : kPositions;
  lastNumber_ = first_ + numbers;
  last_ = lastNumber_ + (special_ && special_->atEnd ? 1 : 0);
}

bool KnobScale::isSpecial(const nlohmann::json& value) const { return special_ && value == specialValue_; }

double KnobScale::fraction(double value) const {
  const double inside = std::clamp(value, low_, high_);
  if (high_ <= low_) return 0.0;
  return logarithmic_ ? std::log(inside / low_) / std::log(high_ / low_) : (inside - low_) / (high_ - low_);
}

double KnobScale::number(double fraction) const {
  const double value = logarithmic_ ? low_ * std::pow(high_ / low_, fraction) : low_ + fraction * (high_ - low_);
  if (knob_.type == Knob::Type::Integer) return std::round(value);
  if (fraction <= 0.0) return low_;
  if (fraction >= 1.0) return high_;
  return rounded(value, logarithmic_ ? 2 : 3);
}

int KnobScale::position(const nlohmann::json& value) const {
  if (isSpecial(value)) return specialPosition();
  if (!value.is_number()) return 0;
  return first_ + static_cast<int>(std::lround(fraction(value.get<double>()) * (lastNumber_ - first_)));
}

nlohmann::json KnobScale::value(int position) const {
  if (special_ && position == specialPosition()) return specialValue_;
  const double at = number(double(std::clamp(position, first_, lastNumber_) - first_) / std::max(1, lastNumber_ - first_));
  if (knob_.type == Knob::Type::Integer) return static_cast<std::int64_t>(at);
  return at;
}

QString KnobScale::text(const Experiment& experiment) const {
  if (isSpecial(knob_.get(experiment))) return QObject::tr(special_->text);
  return QString::fromStdString(knobText(experiment, knob_));
}

QString KnobScale::typedValue(const QString& typed) const {
  const QString text = typed.trimmed();
  if (special_)
    for (const QString& word : {QObject::tr(special_->text), QString(special_->text)})
      if (text.compare(word, Qt::CaseInsensitive) == 0) return special_->json;
  return text;
}

}  // namespace backflow::ui
