// The spectrum of a matrix changed by hand: one eigenvalue elsewhere, or all of them larger or smaller.
//
// With right and left eigenvectors U v = λ v, wᴴ U = λ wᴴ, wᴴv = 1, the matrix
//   real λ:  U′ = U + (λ′ − λ) v wᵀ             a pair:  U′ = U + 2 Re((λ′ − λ) v wᴴ)
// has λ′ (a pair: with its conjugate) where U has λ, every other eigenvalue of U, and its eigenvectors. The rank-one case is
// Brauer's theorem (Duke Mathematical Journal 19, 1952); it is also what Wielandt's deflation rests on.
#pragma once

#include <complex>
#include <vector>

#include "engine/core/types.h"

namespace backflow {

// Of a square matrix of finite numbers; largest |λ| first, of a conjugate pair the one with Im λ > 0 first.
std::vector<std::complex<double>> eigenvaluesOf(const Matrix<double>& u);

// What an eigenvalue becomes when it is pulled to `to`: a real one stays real, a pair stays a pair, |Im| ≥ 1e-4.
std::complex<double> pulledTo(std::complex<double> from, std::complex<double> to);

// u (n×n) with its eigenvalue nearest `from` at pulledTo(that one, to). The result holds it to 1e-6 and the others as they
// were to 1e-6, both relative to the larger of 1 and the spectral radii; that is verified. Throws InputError where u is too
// close to a defective matrix for it, and for numbers that are not finite.
Matrix<double> withEigenvalue(const Matrix<double>& u, std::complex<double> from, std::complex<double> to);

// u·r/ρ(u), whose spectral radius is r. Throws InputError unless r > 0 and ρ(u) > 0, both finite.
Matrix<double> withSpectralRadius(const Matrix<double>& u, double r);

}  // namespace backflow
