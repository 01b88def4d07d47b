#include "engine/train/pruning.h"

#include <algorithm>
#include <cmath>

namespace backflow {

template <class S>
void Pruning<S>::apply(const ParameterLayout& layout, double p, Vector<S>& theta) {
  for (std::size_t i = 0; i < pruned_.size(); ++i) theta[pruned_[i]] = value_[i];
  pruned_.clear();
  value_.clear();
  if (p == 0.0) return;
  for (const ParameterBlock& block : layout.blocks()) {
    const auto count = static_cast<std::size_t>(std::floor(p * static_cast<double>(block.size()) + 1e-9));
    if (!block.shrinks || count == 0) continue;
    const auto w = theta.segment(block.offset, block.size());
    magnitude_.assign(w.data(), w.data() + w.size());
    for (S& m : magnitude_) m = std::abs(m);
    const auto last = magnitude_.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::nth_element(magnitude_.begin(), last, magnitude_.end());
    const S bound = *last;  // of the |w| that are pruned this is the largest, and as many equals of it go as still have to
    auto equals =
        static_cast<std::ptrdiff_t>(count) - std::count_if(magnitude_.begin(), last, [bound](S m) { return m < bound; });
    for (Eigen::Index i = block.offset; i < block.offset + block.size(); ++i) {
      const S m = std::abs(theta[i]);
      if (m > bound || (m == bound && equals-- <= 0)) continue;
      pruned_.push_back(i);
      value_.push_back(theta[i]);
      theta[i] = S(0);
    }
  }
}

template <class S>
void Pruning<S>::clear(Vector<S>& v) const {
  for (const Eigen::Index i : pruned_) v[i] = S(0);
}

template class Pruning<float>;
template class Pruning<double>;

}  // namespace backflow
