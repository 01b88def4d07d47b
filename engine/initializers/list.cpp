#include "engine/initializers/list.h"

namespace backflow {
namespace initializer {

void fillNormal(Matrix<double>& m, double deviation, Random& random) {
  for (Eigen::Index i = 0; i < m.size(); ++i) m.data()[i] = deviation * random.normal();
}

void fillUniform(Matrix<double>& m, double bound, Random& random) {
  for (Eigen::Index i = 0; i < m.size(); ++i) m.data()[i] = random.uniform(-bound, bound);
}

}  // namespace initializer

namespace {
constexpr const InitializerInfo* kAll[] = {
#define X(name) &initializer::name,
    BACKFLOW_INITIALIZERS(X)
#undef X
};
}  // namespace

Registry<InitializerInfo> initializers() { return kAll; }

}  // namespace backflow
