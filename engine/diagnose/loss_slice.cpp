#include "engine/diagnose/loss_slice.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/diagnose/subject.h"

namespace backflow {
namespace {

struct Plane {
  Vector<double> u, v;
};

// Random, each row as long as θ's; 0 at biases and where a weight is pruned.
Vector<double> filterNormalized(const Subject& subject, std::uint64_t seed) {
  Random random(seed, Stream::Check);
  Vector<double> v = Vector<double>::Zero(subject.theta.size());
  for (const ParameterBlock& block : subject.network.layout().blocks())
    if (block.isWeight) block.of(v) = block.of(v).unaryExpr([&](double) { return random.normal(); });
  subject.clearPruned(v);
  for (const ParameterBlock& block : subject.network.layout().blocks()) {
    if (!block.isWeight) continue;
    const auto theta = block.of(subject.theta);
    auto rows = block.of(v);
    for (Eigen::Index r = 0; r < rows.rows(); ++r)
      if (const double norm = rows.row(r).norm(); norm > 0.0) rows.row(r) *= theta.row(r).norm() / norm;
  }
  return v;
}

// v without its part along u, of length 1; any such vector where nothing is left.
Vector<double> orthogonal(Vector<double> v, const Vector<double>& u) {
  for (Eigen::Index i = 0; i <= v.size(); ++i) {
    for (int twice = 0; twice < 2; ++twice) v -= u.dot(v) * u;
    if (const double norm = v.stableNorm(); norm > 1e-12) return v / norm;
    if (i < v.size()) v = Vector<double>::Unit(v.size(), i);
  }
  return Vector<double>::Zero(v.size());  // one parameter: there is no other direction
}

Plane gradientPlane(const Subject& subject, const Vector<double>& gradient, std::uint64_t seed) {
  const Vector<double> v = filterNormalized(subject, seed);
  const double norm = gradient.stableNorm();
  const Vector<double> none = Vector<double>::Zero(v.size());
  const Vector<double> u = norm > 0.0 && std::isfinite(norm) ? Vector<double>(gradient / norm) : orthogonal(none, none);
  return {u, orthogonal(v, u)};
}

SlicePoint project(const Plane& plane, const Vector<double>& theta, const Vector<double>& to) {
  const Vector<double> d = to - theta;
  SlicePoint point;
  point.a = plane.u.dot(d), point.b = plane.v.dot(d);
  point.away = d.stableNorm();
  point.off = (d - point.a * plane.u - point.b * plane.v).stableNorm();
  return point;
}

// 1, 2 or 5 × 10ⁿ, so that the next slice has most likely the same scale.
double roundUp(double value) {
  const double decade = std::pow(10.0, std::floor(std::log10(value)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (value <= digit * decade) return digit * decade;
  return 10.0 * decade;
}

// The next step lies in sight, unless it is more than a fifth of ‖θ‖ away.
double reachOf(const Vector<double>& theta, const LossSlice& slice) {
  const double size = std::max(theta.norm(), 1e-6);
  double wanted = 0.02 * size;
  for (const SlicePoint& p : {slice.unclipped, slice.clipped})
    if (const double away = std::hypot(p.a, p.b); std::isfinite(away)) wanted = std::max(wanted, 1.25 * away);
  return roundUp(std::min(wanted, 0.2 * size));
}

}  // namespace

LossSlice lossSliceOf(const Subject& subject, const Vector<double>& gradient, const SliceSteps& steps,
                      const LossSliceOptions& options, const Ticker& tick) {
  LossSlice slice;
  NetworkTape<double> tape;
  Matrix<double> dy;
  const Plane plane = gradientPlane(subject, gradient, options.seed);
  slice.gradNorm = gradient.stableNorm();
  slice.slopeA = plane.u.dot(gradient), slice.slopeB = plane.v.dot(gradient);
  slice.unclipped = project(plane, subject.theta, steps.unclipped);
  slice.clipped = project(plane, subject.theta, steps.clipped);
  slice.clips = steps.clips;
  for (const Vector<double>& at : options.path) slice.path.push_back(project(plane, subject.theta, at));
  slice.reach = options.reach > 0.0 ? options.reach : reachOf(subject.theta, slice);

  const Eigen::Index n = std::max(3, options.points | 1);
  slice.loss.setConstant(n, n, kNotMeasured);
  try {
    const auto lossAt = [&](const Vector<double>& theta) {
      tick(0.0);
      return subject.forward(theta, tape, dy);
    };
    slice.here = lossAt(subject.theta);
    slice.unclipped.loss = lossAt(steps.unclipped);
    slice.clipped.loss = lossAt(steps.clipped);
    for (Eigen::Index j = 0; j < n; ++j)
      for (Eigen::Index i = 0; i < n; ++i) {
        tick(static_cast<double>(j * n + i) / static_cast<double>(n * n));
        const Vector<double> at = subject.theta + slice.at(i) * plane.u + slice.at(j) * plane.v;
        slice.loss(j, i) = subject.forward(at, tape, dy);
      }
    tick(1.0);
    slice.complete = true;
  } catch (const Cancelled&) {
  }
  return slice;
}

}  // namespace backflow
