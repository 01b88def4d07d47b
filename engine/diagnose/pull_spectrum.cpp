#include "engine/diagnose/pull_spectrum.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/error.h"

namespace backflow {
namespace {

using Complex = std::complex<double>;

constexpr double kTolerance = 1e-6;       // of what withEigenvalue promises
constexpr double kGoodEnough = 1e-12;     // no further step is worth its decomposition
constexpr double kLeastImaginary = 1e-4;  // a pair nearer to the real axis would be two real ones once rounded to float32
// ‖v‖‖w‖ of an eigenvalue: by how much more than the matrix it moves. Above this, rounding alone would move it beyond the
// tolerance, and the pull would write enormous numbers into the matrix.
constexpr double kWorstCondition = 1e8;
constexpr int kSteps = 3;

[[noreturn]] void refuse() {
  throw InputError("this eigenvalue cannot be pulled: the recurrent matrix is too close to a defective one");
}

void requireFinite(const Matrix<double>& u) {
  if (u.size() == 0 || !u.allFinite()) throw InputError("the recurrent matrix holds numbers that are not finite");
}

std::size_t nearest(const std::vector<Complex>& values, Complex to) {
  const auto closer = [to](Complex a, Complex b) { return std::abs(a - to) < std::abs(b - to); };
  return static_cast<std::size_t>(std::min_element(values.begin(), values.end(), closer) - values.begin());
}

double radiusOf(const std::vector<Complex>& values) {
  double radius = 0.0;
  for (const Complex value : values) radius = std::max(radius, std::abs(value));
  return radius;
}

// The largest distance between the members of two spectra, each wanted one taking the nearest that is left.
double distance(const std::vector<Complex>& wanted, std::vector<Complex> found) {
  double worst = 0.0;
  for (const Complex value : wanted) {
    const std::size_t at = nearest(found, value);
    worst = std::max(worst, std::abs(found[at] - value));
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return worst;
}

// One step of the equation above, from the eigenvalue nearest `from`. Rows of V⁻¹ are the left eigenvectors with wᴴv = 1; they
// are the right ones among equal eigenvalues too, as long as their vectors are independent.
Matrix<double> moved(const Matrix<double>& u, Complex from, Complex to) {
  const Eigen::EigenSolver<Matrix<double>> solver(u);
  if (solver.info() != Eigen::Success) throw InputError("the eigenvalues of the recurrent matrix could not be computed");
  const Eigen::VectorXcd all = solver.eigenvalues();
  const auto k = static_cast<Eigen::Index>(nearest({all.begin(), all.end()}, from));
  const Eigen::MatrixXcd vectors = solver.eigenvectors();
  const Eigen::RowVectorXcd left =
      Eigen::PartialPivLU<Eigen::MatrixXcd>(vectors.transpose()).solve(Eigen::VectorXcd::Unit(u.rows(), k)).transpose();
  if (!(vectors.col(k).norm() * left.norm() <= kWorstCondition)) refuse();
  const Matrix<double> change = ((to - all[k]) * vectors.col(k) * left).real();
  return all[k].imag() == 0.0 ? Matrix<double>(u + change) : Matrix<double>(u + 2.0 * change);
}

}  // namespace

std::vector<Complex> eigenvaluesOf(const Matrix<double>& u) {
  requireFinite(u);
  const Eigen::VectorXcd all = Eigen::EigenSolver<Matrix<double>>(u, false).eigenvalues();
  std::vector<Complex> values(all.begin(), all.end());
  std::stable_sort(values.begin(), values.end(), [](Complex a, Complex b) { return std::abs(a) > std::abs(b); });
  return values;
}

Complex pulledTo(Complex from, Complex to) {
  if (from.imag() == 0.0) return to.real();
  return {to.real(), std::copysign(std::max(std::abs(to.imag()), kLeastImaginary), from.imag())};
}

Matrix<double> withEigenvalue(const Matrix<double>& u, Complex from, Complex to) {
  if (!std::isfinite(std::abs(from)) || !std::isfinite(std::abs(to)))
    throw InputError("an eigenvalue can be pulled only to and from a finite number");
  std::vector<Complex> wanted = eigenvaluesOf(u);
  const std::size_t k = nearest(wanted, from);
  const Complex is = wanted[k], goal = pulledTo(is, to);
  if (is.imag() != 0.0) wanted[nearest(wanted, std::conj(is))] = std::conj(goal);
  const double before = radiusOf(wanted);
  wanted[k] = goal;
  const double unit = std::max({1.0, before, radiusOf(wanted)});

  Matrix<double> result = u, best = u;
  double error = std::numeric_limits<double>::infinity();
  Complex at = is;
  for (int step = 0; step < kSteps && error > kGoodEnough * unit; ++step) {
    result = moved(result, at, goal);
    if (!result.allFinite()) break;
    const std::vector<Complex> found = eigenvaluesOf(result);
    const double now = distance(wanted, found);
    if (!(now < error)) break;
    error = now;
    best = result;
    at = found[nearest(found, goal)];
    if ((at.imag() == 0.0) != (goal.imag() == 0.0)) break;  // a pair that has become two real ones, or the other way round
  }
  if (!(error <= kTolerance * unit)) refuse();
  return best;
}

Matrix<double> withSpectralRadius(const Matrix<double>& u, double r) {
  if (!(r > 0.0) || !std::isfinite(r)) throw InputError("a spectral radius must be greater than 0 and finite");
  const double rho = std::abs(eigenvaluesOf(u).front());
  if (!(rho > 0.0)) throw InputError("a recurrent matrix of spectral radius 0 cannot be scaled to another");
  return u * (r / rho);
}

}  // namespace backflow
