// Packets of numbers against long double, and every activation through its registry entry.
#include "engine/core/pack.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/activations/list.h"
#include "engine/core/normal.h"

using namespace backflow;

namespace {

template <class S>
S first(Pack<S> p) {
  S values[Pack<S>::kWidth];
  p.store(values);
  for (S v : values) CHECK((v == values[0] || (std::isnan(v) && std::isnan(values[0]))));
  return values[0];
}

// From −limit to limit, dense about 0, and powers of ten down to 1e-30.
std::vector<double> grid(double limit) {
  std::vector<double> points;
  for (int i = -4000; i <= 4000; ++i) points.push_back(limit * i / 4000.0);
  for (int i = -2000; i <= 2000; ++i) points.push_back(i / 1000.0);
  for (double x = 1.0; x > 1e-30; x /= 10.0) points.insert(points.end(), {x, -x});
  return points;
}

// The largest |f(x) − exact(x)| / |exact(x)|.
template <class S, class F, class Exact>
double worstError(const std::vector<double>& points, F f, Exact exact) {
  double worst = 0.0;
  for (double point : points) {
    const S x = static_cast<S>(point);
    const long double right = exact(static_cast<long double>(x)), got = first<S>(f(Pack<S>(x)));
    const long double error = right == 0.0L ? std::abs(got) : std::abs((got - right) / right);
    if (!(error <= worst)) worst = static_cast<double>(error);
  }
  return worst;
}

const auto exactTanh = [](long double x) { return std::tanh(x); };
const auto exactExp = [](long double x) { return std::exp(x); };
const auto exactSigmoid = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };

template <class S>
void apply(const ActivationInfo& phi, const std::vector<S>& a, std::vector<S>& y) {
  y.resize(a.size());
  const auto n = static_cast<std::ptrdiff_t>(a.size());
  if constexpr (std::is_same_v<S, float>)
    phi.applyFloat(a.data(), y.data(), n, static_cast<float>(phi.slope));
  else
    phi.applyDouble(a.data(), y.data(), n, phi.slope);
}

template <class S>
void nanStaysNan(const ActivationInfo& phi) {
  for (std::size_t n : {1u, 3u, 16u, 33u}) {
    std::vector<S> a(n, S(0.5)), y;
    a.back() = std::numeric_limits<S>::quiet_NaN();
    apply(phi, a, y);
    INFO(phi.about.id << ", n = " << n);
    CHECK(std::isnan(y.back()));
    for (std::size_t i = 0; i + 1 < n; ++i) CHECK(std::isfinite(y[i]));
  }
}

// Any n gives, number by number, what one number alone gives, and nothing behind the n-th is written.
template <class S>
void partialPacketsAgree(const ActivationInfo& phi) {
  constexpr S kUntouched = S(-77);
  for (std::size_t n = 0; n <= 2 * Pack<S>::kWidth + 1; ++n) {
    std::vector<S> a(n + 4), y(n + 4, kUntouched);
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = S(0.37) * static_cast<S>(i) - S(2);
    const auto count = static_cast<std::ptrdiff_t>(n);
    if constexpr (std::is_same_v<S, float>)
      phi.applyFloat(a.data(), y.data(), count, static_cast<float>(phi.slope));
    else
      phi.applyDouble(a.data(), y.data(), count, phi.slope);
    INFO(phi.about.id << ", n = " << n);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<S> alone;
      apply(phi, std::vector<S>{a[i]}, alone);
      CHECK(y[i] == alone[0]);
    }
    for (std::size_t i = n; i < y.size(); ++i) CHECK(y[i] == kUntouched);
  }
}

}  // namespace

TEST_CASE("double packets: tanh, sigmoid and exp are right to a few units in the last place") {
  constexpr double kUlp = std::numeric_limits<double>::epsilon();
  CHECK(worstError<double>(
            grid(40.0), [](Pack<double> x) { return tanh(x); }, exactTanh) <= 4.0 * kUlp);
  CHECK(worstError<double>(
            grid(600.0), [](Pack<double> x) { return exp(x); }, exactExp) <= 4.0 * kUlp);
  CHECK(worstError<double>(
            grid(600.0), [](Pack<double> x) { return sigmoid(x); }, exactSigmoid) <= 6.0 * kUlp);
}

TEST_CASE("float packets: tanh, sigmoid and exp are right to 5e-7") {
  CHECK(worstError<float>(
            grid(20.0), [](Pack<float> x) { return tanh(x); }, exactTanh) <= 5e-7);
  CHECK(worstError<float>(
            grid(80.0), [](Pack<float> x) { return exp(x); }, exactExp) <= 5e-7);
  CHECK(worstError<float>(
            grid(80.0), [](Pack<float> x) { return sigmoid(x); }, exactSigmoid) <= 5e-7);
}

TEST_CASE("float packets: tanh never leaves ±1, and reaches them") {
  for (int i = 0; i <= 200000; ++i) {
    const float y = first(tanh(Pack<float>(6.0f + 4.0f * static_cast<float>(i) / 200000.0f)));
    if (!(y <= 1.0f && y > 0.99998f)) FAIL_CHECK(i << " gives " << y);
  }
  CHECK(first(tanh(Pack<float>(9.1f))) == 1.0f);
  CHECK(first(tanh(Pack<float>(-3e38f))) == -1.0f);
}

TEMPLATE_TEST_CASE("packets in step give what each gives alone", "", float, double) {
  using S = TestType;
  constexpr int kPackets = 4, w = Pack<S>::kWidth, kStep = w + 3;
  std::vector<S> a(kPackets * kStep), together(a.size(), S(-77)), alone = together;
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = S(0.31) * static_cast<S>(i) - S(6);
  const auto v = Pack<S, kPackets>::load(a.data(), kStep);
  const auto f = [](const auto& x) {
    return tanh(x) - sigmoid(x) * x + wherePositive(x, x, exp(x)) / (abs(x) + decltype(-x)(S(2)));
  };
  f(v).store(together.data(), kStep);
  Pack<S> sum;
  for (int j = 0; j < kPackets; ++j) {
    const auto one = Pack<S>::load(a.data() + j * kStep);
    sum += one;
    f(one).store(alone.data() + j * kStep);
  }
  // To the last bits only: whether a product and a sum round once or twice is the compiler's choice, at each place anew.
  const S tolerance = S(64) * std::numeric_limits<S>::epsilon();
  for (std::size_t i = 0; i < a.size(); ++i) {
    INFO(i << " of " << a.size());
    CHECK(together[i] == Approx(alone[i]).epsilon(tolerance).margin(tolerance));
  }
  CHECK(v.sum() == Approx(sum.sum()).epsilon(tolerance).margin(tolerance));
}

TEST_CASE("the normal distribution is right: Φ to 5e-16, and in the tail relatively; Φ′ too") {
  const auto phi = [](long double x) { return 0.5L * std::erfc(-x / std::sqrt(2.0L)); };
  const auto density = [](long double x) { return std::exp(-0.5L * x * x) / std::sqrt(2.0L * std::acos(-1.0L)); };
  double worst = 0.0;
  for (double x : grid(40.0)) {
    const double error = static_cast<double>(std::abs(first(normal(Pack<double>(x)).cumulative) - phi(x)));
    if (!(error <= worst)) worst = error;
  }
  CHECK(worst <= 5e-16);
  // e^(−x²/2) rounds its exponent, which costs x²/2 units in the last place.
  CHECK(worstError<double>(
            grid(6.0), [](Pack<double> x) { return normal(x).cumulative; }, phi) <= 1e-14);
  CHECK(worstError<double>(
            grid(37.0), [](Pack<double> x) { return normal(x).cumulative; }, phi) <= 1.5e-13);
  CHECK(worstError<double>(
            grid(37.0), [](Pack<double> x) { return normal(x).density; }, density) <= 1.5e-13);
  CHECK(worstError<float>(
            grid(5.0), [](Pack<float> x) { return normal(x).cumulative; }, phi) <= 5e-6);
  CHECK(worstError<float>(
            grid(5.0), [](Pack<float> x) { return normal(x).density; }, density) <= 5e-6);
  for (double x : {40.0, 1e10, 1e300, std::numeric_limits<double>::infinity()}) {
    INFO(x);
    CHECK(first(normal(Pack<double>(x)).cumulative) == 1.0);
    CHECK(first(normal(Pack<double>(-x)).cumulative) < 1e-300);
  }
  CHECK(std::isnan(first(normal(Pack<double>(std::nan(""))).cumulative)));
  CHECK(std::isnan(first(normal(Pack<float>(std::nanf(""))).density)));
}

TEST_CASE("at the ends: tanh is ±1, sigmoid 0 or 1, and never beyond") {
  for (double x : {30.0, 1e3, 1e30, std::numeric_limits<double>::infinity()}) {
    INFO(x);
    CHECK(first(tanh(Pack<double>(x))) == 1.0);
    CHECK(first(tanh(Pack<double>(-x))) == -1.0);
    CHECK(first(sigmoid(Pack<double>(x))) <= 1.0);
    CHECK(first(sigmoid(Pack<double>(-x))) < 1e-12);
    CHECK(first(tanh(Pack<float>(static_cast<float>(x)))) == Approx(1.0).margin(1e-6));
    CHECK(std::abs(first(tanh(Pack<float>(static_cast<float>(-x))))) <= 1.0f);
    CHECK(first(sigmoid(Pack<float>(static_cast<float>(-x)))) < 1e-12f);
  }
}

TEST_CASE("NaN goes through every activation, alone, at a packet's end and in a partial packet") {
  REQUIRE_FALSE(activations().empty());
  for (const ActivationInfo* phi : activations()) {
    nanStaysNan<float>(*phi);
    nanStaysNan<double>(*phi);
  }
}

TEST_CASE("NaN goes through exp, sigmoid, tanh and wherePositive") {
  const Pack<float> f(std::numeric_limits<float>::quiet_NaN());
  const Pack<double> d(std::numeric_limits<double>::quiet_NaN());
  CHECK(std::isnan(first(exp(f))));
  CHECK(std::isnan(first(exp(d))));
  CHECK(std::isnan(first(sigmoid(f))));
  CHECK(std::isnan(first(sigmoid(d))));
  CHECK(std::isnan(first(tanh(f))));
  CHECK(std::isnan(first(tanh(d))));
  CHECK(std::isnan(first(wherePositive(d, Pack<double>(1.0), d))));
}

TEST_CASE("activations: any n, whole packets or not, gives the same numbers and writes no further") {
  for (const ActivationInfo* phi : activations()) {
    partialPacketsAgree<float>(*phi);
    partialPacketsAgree<double>(*phi);
  }
}

TEST_CASE("every derivative agrees with central differences and stays below its bound") {
  std::vector<double> a;
  for (int i = -300; i <= 300; ++i) a.push_back(i / 50.0 + 0.003);  // never on a kink
  const auto n = static_cast<std::ptrdiff_t>(a.size());
  for (const ActivationInfo* phi : activations()) {
    constexpr double kStep = 1e-5, kSeed = 1.7;
    std::vector<double> y, up, down, shifted, dy(a.size(), kSeed), da(a.size());
    apply(*phi, a, y);
    shifted = a;
    for (double& x : shifted) x += kStep;
    apply(*phi, shifted, up);
    for (double& x : shifted) x -= 2.0 * kStep;
    apply(*phi, shifted, down);
    phi->backDouble(a.data(), y.data(), dy.data(), da.data(), n, phi->slope);
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      INFO(phi->about.id << " at " << a[i]);
      CHECK(da[i] == Approx(kSeed * (up[i] - down[i]) / (2.0 * kStep)).margin(1e-8).epsilon(1e-7));
      largest = std::max(largest, std::abs(da[i]) / kSeed);
    }
    INFO(phi->about.id);
    CHECK(largest <= phi->gamma + 1e-12);
    CHECK(largest >= 0.95 * phi->gamma);
  }
}
