#include "engine/optimizers/list.h"

namespace backflow {
namespace {
constexpr const OptimizerInfo* kAll[] = {
#define X(name) &optimizer::name,
    BACKFLOW_OPTIMIZERS(X)
#undef X
};
}  // namespace

Registry<OptimizerInfo> optimizers() { return kAll; }

}  // namespace backflow
