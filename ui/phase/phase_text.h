// The phase diagram in words.
#pragma once

#include <QPoint>
#include <QString>

#include "ui/figures/table.h"
#include "ui/phase/phase_map.h"

namespace backflow::ui {

QString axisValueText(const nlohmann::json& value);           // of an axis, short: "0.5", "lstm", "on"
QString axisLabel(const SweepAxis& axis);                     // "Spectral radius ρ"
QString statusText(const PhaseMap& map);                      // "63 % · 12 s left"
QString cellText(const PhaseMap& map, const QPoint& cell);    // its first line says what and which verdict
QString summaryText(const PhaseMap& map, const QString& on);  // on: the letters of the lanes that lie on it
Table tableOf(const PhaseMap& map);                           // a row a cell that has been computed

}  // namespace backflow::ui
