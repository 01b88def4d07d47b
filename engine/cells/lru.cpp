#include <cmath>
#include <numbers>

#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// The linear recurrent unit (Orvieto, Smith, Gu, Fernando, Gulcehre, Pascanu and De 2023): a complex number a unit, of which
// the next layer sees the real part.
//   s_t = λ⊙s_{t−1} + γ⊙(B x_t + b)    λ = exp(−e^ν + i e^θ)    γ = √(1 − |λ|²)    h_t = Re s_t, c_t = Im s_t
// The eigenvalues of the recurrence are its parameters, and stay inside the unit circle whatever ν and θ become.
struct Lru {
  static constexpr bool kWithoutPhi = true;
  static constexpr PreActivation kBlocks[] = {{true, false}, {true, false}};  // Re and Im of B x + b
  static constexpr int kSlots = 2, kStates = 2;
  static constexpr int kOwn = 3;  // Re λ, Im λ, γ

  template <class V, class Phi>
  static void forward(Forward<Lru, V>& s, const Phi& /*phi*/) {
    const auto& [re, im, gamma] = s.own;
    s.now = {re * s.before[0] - im * s.before[1] + gamma * s.slot[0], re * s.before[1] + im * s.before[0] + gamma * s.slot[1]};
  }

  template <class V, class Phi>
  static void backward(Backward<Lru, V>& s, Phi& /*phi*/) {
    const auto& [re, im, gamma] = s.own;
    const V dRe = s.d[0], dIm = s.d[1];
    s.dOwn[0] += dRe * s.before[0] + dIm * s.before[1];
    s.dOwn[1] += dIm * s.before[0] - dRe * s.before[1];
    s.dOwn[2] += dRe * s.slot[0] + dIm * s.slot[1];
    s.da = {gamma * dRe, gamma * dIm};
    s.d = {re * dRe + im * dIm, re * dIm - im * dRe};
  }
};

void derive(const double* parameter, double* own) {
  const double size = std::exp(-std::exp(parameter[0])), angle = std::exp(parameter[1]);
  own[0] = size * std::cos(angle);
  own[1] = size * std::sin(angle);
  own[2] = std::sqrt(-std::expm1(-2.0 * std::exp(parameter[0])));
}

void deriveBack(const double* parameter, const double* dOwn, double* dParameter) {
  const double decay = std::exp(parameter[0]), size = std::exp(-decay), angle = std::exp(parameter[1]);
  const double gamma = std::sqrt(-std::expm1(-2.0 * decay));
  const double dSize = dOwn[0] * std::cos(angle) + dOwn[1] * std::sin(angle) - dOwn[2] * size / gamma;
  const double dAngle = size * (dOwn[1] * std::cos(angle) - dOwn[0] * std::sin(angle));
  dParameter[0] = -dSize * decay * size;
  dParameter[1] = dAngle * angle;
}

// |λ| uniform over the ring from 0.9 to 0.999, the angle over the circle, as in the paper for long sequences.
void draw(Random& random, double* parameter) {
  constexpr double kInner = 0.9, kOuter = 0.999, kCircle = 2.0 * std::numbers::pi;
  const double square = kInner * kInner + random.uniform() * (kOuter * kOuter - kInner * kInner);
  parameter[0] = std::log(-0.5 * std::log(square));
  parameter[1] = std::log(kCircle * (1.0 - random.uniform()));
}

constexpr TorchRows kTorch[] = {{0, -1}, {1, -1}};
constexpr std::string_view kNames[] = {"nu_log", "theta_log"};

}  // namespace

const CellInfo lru =
    cellOf<Lru>({.about = {"lru", "LRU", "s_t = λ⊙s_{t−1} + γ⊙(B x_t + b), λ = exp(−e^ν + i e^θ), γ = √(1−|λ|²), h_t = Re s_t",
                           "Orvieto, Smith, Gu, Fernando, Gulcehre, Pascanu and De 2023"},
                 .secondState = "imaginary part of s",
                 .own = {.count = 2, .derive = derive, .deriveBack = deriveBack, .draw = draw, .names = kNames},
                 .torch = kTorch});

}  // namespace backflow::cell
