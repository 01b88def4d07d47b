#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/initializers/list.h"

namespace backflow::initializer {
namespace {

constexpr Eigen::Index kIncoming = 15;

}  // namespace

// Whatever H is, a unit hears as many others, and their sum has the same variance.
const InitializerInfo sparse{
    {"sparse", "Sparse", "N(0, 1) for 15 incoming weights of each unit (all, where there are fewer), 0 for the others",
     "Martens 2010, in the form of Sutskever et al. 2013"},
    [](Matrix<double>& m, int /*hidden*/, Random& random) {
      m.setZero();
      std::vector<Eigen::Index> column(static_cast<std::size_t>(m.cols()));
      for (Eigen::Index unit = 0; unit < m.rows(); ++unit) {
        std::iota(column.begin(), column.end(), Eigen::Index{0});
        for (Eigen::Index k = 0; k < std::min(kIncoming, m.cols()); ++k) {  // the first of a random order (Fisher and Yates)
          const Eigen::Index other = k + random.below(static_cast<int>(m.cols() - k));
          std::swap(column[static_cast<std::size_t>(k)], column[static_cast<std::size_t>(other)]);
          m(unit, column[static_cast<std::size_t>(k)]) = random.normal();
        }
      }
    }};

}  // namespace backflow::initializer
