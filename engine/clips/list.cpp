#include "engine/clips/list.h"

namespace backflow {
namespace {
constexpr const ClipInfo* kAll[] = {
#define X(name) &clip::name,
    BACKFLOW_CLIPS(X)
#undef X
};
}  // namespace

Registry<ClipInfo> clips() { return kAll; }

}  // namespace backflow
