#include "ui/lessons/condition.h"

#include <QObject>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/core/error.h"
#include "engine/diagnose/verdict.h"
#include "engine/experiment/knobs.h"
#include "engine/formats/number_text.h"
#include "ui/language/engine_text.h"
#include "ui/session.h"

namespace backflow::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kHuge = 1e300;
constexpr std::size_t kMostConditions = 20;

template <double Row::*Value>
double measured(const Lane& lane, std::int64_t step) {
  const Row* row = lane.rowAt(step);
  return row ? row->*Value : kNone;
}

// The last that was measured up to that step.
template <double Row::*Value>
double validated(const Lane& lane, std::int64_t step) {
  const Row* row = lane.validationUpTo(step);
  return row ? row->*Value : kNone;
}

// A row has it as the slope from end to end.
double log10Ratio(const Lane& lane, std::int64_t step) {
  const Snapshot* snapshot = lane.snapshot();
  if (!snapshot || snapshot->layers.empty() || snapshot->layers.back().logNorm.empty()) return kNone;
  const std::vector<double>& ln = snapshot->layers.back().logNorm;
  if (snapshot->step == step) return (ln.front() - ln.back()) / std::numbers::ln10;
  return measured<&Row::slope>(lane, step) * static_cast<double>(ln.size() - 1) / std::numbers::ln10;
}

double trainingStep(const Lane&, std::int64_t step) { return static_cast<double>(step); }

std::string verdictOf(const Lane& lane) {
  const Snapshot* snapshot = lane.snapshot();
  return std::string(verdictName(snapshot ? snapshot->verdict.kind : VerdictKind::Unknown));
}

QString textOf(double value) {
  return std::isnan(value) ? QObject::tr("not measured") : QString::fromStdString(roundedText(value, 3));
}

std::string plain(const nlohmann::json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

double numberAt(const Condition& condition, const Lane& lane, std::int64_t step) {
  if (!condition.figure.empty()) return figure(condition.figure).at(lane, step);
  const nlohmann::json value = knob(condition.key).get(lane.experiment());
  return value.is_number() ? value.get<double>() : kNone;
}

}  // namespace

const std::vector<Figure>& figures() {
  static const std::vector<Figure> all = {
      {"loss", QT_TRANSLATE_NOOP("QObject", "loss L"), measured<&Row::trainLoss>},
      {"val_loss", QT_TRANSLATE_NOOP("QObject", "held-out loss"), validated<&Row::valLoss>},
      {"accuracy", QT_TRANSLATE_NOOP("QObject", "accuracy"), validated<&Row::accuracy>},
      {"gradient", "‖∂L/∂θ‖", measured<&Row::gradNorm>},
      {"slope", QT_TRANSLATE_NOOP("QObject", "slope of ln ‖δₜ‖"), measured<&Row::slope>},
      {"log10_ratio", "log₁₀ ‖δ₁‖/‖δ_T‖", log10Ratio},
      {"step", QT_TRANSLATE_NOOP("QObject", "training step"), trainingStep},
  };
  return all;
}

const Figure& figure(const std::string& id) {
  std::string all;
  for (const Figure& one : figures()) {
    if (id == one.id) return one;
    all += std::string(all.empty() ? "" : ", ") + one.id;
  }
  throw InputError(QObject::tr("\"%1\" is no figure; there are verdict, %2")
                       .arg(QString::fromStdString(id), QString::fromStdString(all))
                       .toStdString());
}

double Figure::of(const Lane& lane) const { return lane.snapshot() ? at(lane, lane.snapshot()->step) : kNone; }

bool Condition::holds(const Lane& of) const {
  if (isVerdict()) return verdictOf(of) == *is;
  return of.snapshot() && held(of, of.snapshot()->step);
}

bool Condition::held(const Lane& of, std::int64_t step) const {
  if (is && knob(key).get(of.experiment()) != *is) return false;
  if (!above && !below) return true;
  const double value = numberAt(*this, of, step);
  return !std::isnan(value) && (!above || value > *above) && (!below || value < *below);
}

QString Condition::text() const {
  const bool verdict = isVerdict();
  const auto rounded = [](double value) { return QString::fromStdString(roundedText(value, 6)); };
  QString all = !key.empty() ? engineText(knob(key).label)
                : verdict    ? QObject::tr("verdict")
                             : QObject::tr(ui::figure(figure).symbol);
  if (lane != 'A') all = QObject::tr("%1 of lane %2").arg(all, QString(QLatin1Char(lane)));
  //: "Cell: LSTM"
  if (is) all = QObject::tr("%1: %2").arg(all, verdict ? engineText(plain(*is)) : valueText(knob(key), plain(*is)));
  if (above && below) return QObject::tr("%1 above %2 and below %3").arg(all, rounded(*above), rounded(*below));
  if (above) return QObject::tr("%1 above %2").arg(all, rounded(*above));
  if (below) return QObject::tr("%1 below %2").arg(all, rounded(*below));
  return all;
}

QString Condition::actual(const Lane& of) const { return actual(of, of.snapshot() ? of.snapshot()->step : -1); }

QString Condition::actual(const Lane& of, std::int64_t step) const {
  if (isVerdict()) return engineText(verdictOf(of));
  if (!key.empty()) return valueText(knob(key), knobText(of.experiment(), knob(key)));
  return textOf(numberAt(*this, of, step));
}

char readLane(JsonObject& object) {
  if (!object.has("lane")) return 'A';
  const std::string name = object.text("lane");
  if (!Session::isLaneName(name)) object.refuse("lane", "A, B, C or D");
  return name[0];
}

Condition readCondition(const nlohmann::json& from, const std::string& path) {
  JsonObject object(from, path);
  Condition condition;
  condition.lane = readLane(object);
  if (object.has("key") == object.has("figure")) object.refuse("figure", "a figure, or there must be a key of the experiment");
  if (object.has("above")) condition.above = object.number("above", -kHuge, kHuge);
  if (object.has("below")) condition.below = object.number("below", -kHuge, kHuge);
  const nlohmann::json* is = object.find("is");
  if (is) condition.is = *is;
  if (!is && !condition.above && !condition.below) object.refuse("above", "a number, or there must be below or is");
  if (object.has("key")) {
    condition.key = object.text("key");
    Experiment scratch;
    if (is) setKnob(scratch, condition.key, *is);
    knob(condition.key);  // throws where there is none
  } else {
    condition.figure = object.text("figure");
    if (condition.figure == "verdict") {
      if (!is || !is->is_string() || !verdictNamed(is->get<std::string>())) object.refuse("is", "a verdict, such as vanishing");
      if (condition.above || condition.below)
        object.refuse("figure", "one with a number: a verdict has neither above nor below");
    } else {
      figure(condition.figure);
      if (is) object.refuse("is", "above or below: figures are real numbers");
    }
  }
  object.close();
  return condition;
}

std::vector<Condition> readConditions(JsonObject& object, const std::string& key) {
  std::vector<Condition> all;
  const nlohmann::json& list = object.list(key, kMostConditions);
  for (std::size_t i = 0; i < list.size(); ++i)
    all.push_back(readCondition(list[i], object.path(key) + "[" + std::to_string(i) + "]"));
  return all;
}

}  // namespace backflow::ui
