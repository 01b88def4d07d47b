#include "engine/reproduce/measures/list.h"

namespace backflow {
namespace {
constexpr const MeasureInfo* kAll[] = {
#define X(name) &measure::name,
    BACKFLOW_MEASURES(X)
#undef X
};
}  // namespace

Registry<MeasureInfo> measures() { return kAll; }

}  // namespace backflow
