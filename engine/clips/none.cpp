#include "engine/clips/list.h"

namespace backflow::clip {

const ClipInfo none{{"none", "Off", "g stays", ""}, false, false, leaveAlone<float>, leaveAlone<double>};

}  // namespace backflow::clip
