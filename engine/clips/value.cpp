#include "engine/clips/list.h"

namespace backflow::clip {
namespace {

template <class S>
bool clip(Vector<S>& g, double /*norm*/, double threshold) {
  const S c = static_cast<S>(threshold);
  const bool fires = (g.array().abs() > c).any();
  if (fires) g = g.array().min(c).max(-c);
  return fires;
}

}  // namespace

const ClipInfo value{{"value", "Value", "each g_i ← min(max(g_i, −c), c): the direction turns", "Mikolov 2012"},
                     true,
                     false,
                     clip<float>,
                     clip<double>,
                     nullptr,
                     true};

}  // namespace backflow::clip
