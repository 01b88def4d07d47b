// A series of training steps kept as at most kBuckets extremes, so that a million steps cost no more than two thousand.
// When the buckets are used up, pairs are merged and the stride doubles. Adding is O(1); nothing is ever looked at again.
#pragma once

#include <algorithm>
#include <vector>

#include "ui/views/plot.h"

namespace backflow::ui {

class Envelope {
 public:
  static constexpr std::size_t kBuckets = 2048;
  struct Bucket {
    double lo, hi;  // NaN: nothing there
    double sum, count;
    double zeros = 0.0;  // of logarithms: how many were −inf, beside those counted
  };

  void clear() { *this = Envelope(); }
  // Steps from 1, ascending; values that are not finite leave a gap, and −inf is kept as a zero.
  void add(std::int64_t step, double value);
  const Extent& extent() const { return extent_; }
  std::size_t size() const { return buckets_.size(); }
  std::int64_t stride() const { return stride_; }
  // What is kept of the stride that this step is in; null where there is nothing.
  const Bucket* at(std::int64_t step) const;
  QString textAt(std::int64_t step) const;  // of logarithms: the number there, of several steps their mean; "–": nothing
  // What is kept of the stride that begins with this step; null elsewhere, and where there is nothing.
  const Bucket* beginningAt(std::int64_t step) const;
  bool empty() const { return extent_.empty(); }

  // The series in columns of at least `wide` pixels: from least to greatest, or (lo = hi) the mean.
  std::vector<Column> columns(const Axes& axes, double wide = 1.0, bool mean = false) const;
  // Draws it: a curve while points are far apart; when they crowd, a pale band from least to greatest and the mean.
  // `joined`: also over steps without a value.
  void stroke(QPainter& painter, const Axes& axes, const QColor& colour, double width, int dash, bool joined = false) const;
  void drawZeros(QPainter& painter, const Axes& axes, const QColor& colour) const;  // of logarithms: floor marks

 private:
  std::int64_t stride_ = 1;
  double middle(std::size_t from, std::size_t end) const {  // of the strides of these buckets: a training step
    return (static_cast<double>(from + end) - 1.0) / 2.0 * static_cast<double>(stride_) +
           0.5 * static_cast<double>(stride_ + 1);
  }
  const Bucket* there(std::int64_t step) const;
  std::vector<Bucket> buckets_;
  Extent extent_;
};

}  // namespace backflow::ui
