#include "engine/activations/list.h"

#include <array>
#include <cmath>

namespace backflow {
namespace {

// Runs f on packets over n numbers of each array; the last, partial packet goes through a small buffer.
template <class S, std::size_t N, class F>
void forPackets(std::array<const S*, N> in, S* out, std::ptrdiff_t n, F f) {
  using V = Pack<S>;
  constexpr std::ptrdiff_t w = V::kWidth;
  std::array<V, N> v;
  std::ptrdiff_t i = 0;
  for (; i + w <= n; i += w) {
    for (std::size_t k = 0; k < N; ++k) v[k] = V::load(in[k] + i);
    f(v).store(out + i);
  }
  if (i == n) return;
  std::array<S, static_cast<std::size_t>(w)> buffer{};
  for (std::size_t k = 0; k < N; ++k) {
    std::copy(in[k] + i, in[k] + n, buffer.begin());
    v[k] = V::load(buffer.data());
  }
  f(v).store(buffer.data());
  std::copy(buffer.begin(), buffer.begin() + (n - i), out + i);
}

template <class Def, class S>
void apply(const S* a, S* y, std::ptrdiff_t n, S alpha) {
  using V = Pack<S>;
  forPackets<S, 1>({a}, y, n, [alpha](const std::array<V, 1>& v) { return Def::value(v[0], V(alpha)); });
}

template <class Def, class S>
void back(const S* a, const S* y, const S* dy, S* da, std::ptrdiff_t n, S alpha) {
  using V = Pack<S>;
  forPackets<S, 3>({a, y, dy}, da, n,
                   [alpha](const std::array<V, 3>& v) { return v[2] * Def::derivative(v[0], v[1], V(alpha)); });
}

template <class Def>
constexpr bool isPerUnit() {
  return requires { Def::kPerUnit; };
}

template <class Def>
constexpr ActivationInfo entry{Def::about,        Def::kGamma,        Def::kLearned,    isPerUnit<Def>(),  Def::kSlope,
                               apply<Def, float>, apply<Def, double>, back<Def, float>, back<Def, double>, Def::kFromOutput};

constexpr const ActivationInfo* kAll[] = {
#define X(Name) &entry<activation::Name>,
    BACKFLOW_ACTIVATIONS(X)
#undef X
};

}  // namespace

Registry<ActivationInfo> activations() { return kAll; }

bool isBounded(const ActivationInfo& phi) {
  double far = 1e3;
  phi.applyDouble(&far, &far, 1, phi.slope);
  return std::abs(far) <= 1.0;
}

}  // namespace backflow
