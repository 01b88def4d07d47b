#include "engine/losses/list.h"

namespace backflow {
namespace {
constexpr const LossInfo* kAll[] = {
#define X(name) &loss::name,
    BACKFLOW_LOSSES(X)
#undef X
};
}  // namespace

Registry<LossInfo> losses() { return kAll; }

}  // namespace backflow
