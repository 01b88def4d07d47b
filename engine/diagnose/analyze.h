// Measures everything in analysis.h that can be had from one network and one batch.
#pragma once

#include "engine/diagnose/analysis.h"
#include "engine/diagnose/subject.h"

namespace backflow {

// All but the training step, the verdict and the divergence, which are the run's. progress gets a fraction; returning false
// ends it: what was not done by then is listed under `skipped`, as is what would take too long.
Analysis analyze(const Subject& subject, const Experiment& experiment, const std::function<bool(double)>& progress = {},
                 const AnalysisParts& wanted = kReportedParts);

// ∂L/∂θ of the subject's batch as a function of θ; pruned weights count as 0 wherever they are, and do not move.
Vector<double> gradientAt(const Subject& subject, const Vector<double>& theta);

}  // namespace backflow
