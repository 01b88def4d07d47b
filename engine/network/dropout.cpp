#include "engine/network/dropout.h"

namespace backflow {
namespace {

constexpr std::uint64_t kMostSamples = 1 << 20;  // of a batch

}  // namespace

Dropout::Dropout(std::uint64_t seed, std::uint64_t step, int first, int size)
    : seed_(seed), firstIndex_(step * kMostSamples + static_cast<std::uint64_t>(first)), size_(size) {}

template <class S>
void Dropout::draw(Matrix<S>& mask, Eigen::Index rows, Eigen::Index cols, double p) {
  if (ofSample_.empty())
    for (int b = 0; b < size_; ++b) ofSample_.emplace_back(seed_, Stream::Dropout, firstIndex_ + static_cast<std::uint64_t>(b));
  mask.resize(rows, cols);
  const S kept = static_cast<S>(1.0 / (1.0 - p));
  for (Eigen::Index j = 0; j < cols; ++j) {
    Random& random = ofSample_[static_cast<std::size_t>(j % size_)];
    for (Eigen::Index i = 0; i < rows; ++i) mask(i, j) = random.uniform() < p ? S(0) : kept;
  }
}

template void Dropout::draw(Matrix<float>&, Eigen::Index, Eigen::Index, double);
template void Dropout::draw(Matrix<double>&, Eigen::Index, Eigen::Index, double);

}  // namespace backflow
