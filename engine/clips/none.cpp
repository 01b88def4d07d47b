#include "engine/clips/list.h"

namespace backflow::clip {
namespace {

template <class S>
bool clip(Vector<S>& /*g*/, double /*norm*/, double /*threshold*/) {
  return false;
}

}  // namespace

const ClipInfo none{{"none", "Off", "g stays", ""}, false, false, clip<float>, clip<double>};

}  // namespace backflow::clip
