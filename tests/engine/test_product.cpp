// The two products of backpropagation through time against Eigen's, at sizes that fill no packet, panel or tile.
#include <catch2/catch.hpp>

#include "engine/core/product.h"
#include "engine/core/random.h"

using namespace backflow;
using Eigen::Index;

namespace {

template <class S>
constexpr double kTolerance = sizeof(S) == 4 ? 2e-6 : 4e-15;  // of the sum of the absolute values

template <class S>
Matrix<S> numbers(Index rows, Index cols, Random& random) {
  Matrix<S> m(rows, cols);
  for (S& v : m.reshaped()) v = static_cast<S>(random.normal());
  return m;
}

// In double, and the size that rounding errors are measured by.
template <class S>
double worst(const Matrix<S>& got, const Matrix<S>& a, const Matrix<S>& b, const Matrix<S>& before) {
  const Matrix<double> wide = a.template cast<double>(), other = b.template cast<double>();
  const Matrix<double> want = before.template cast<double>() + wide * other;
  const Matrix<double> size = (before.template cast<double>().cwiseAbs() + wide.cwiseAbs() * other.cwiseAbs()).array() + 1e-300;
  if (!got.allFinite()) return 1.0;
  return ((got.template cast<double>() - want).cwiseAbs().array() / size.array()).maxCoeff();
}

}  // namespace

TEMPLATE_TEST_CASE("a packed product is Eigen's, in every number of groups, at odd sizes", "", float, double) {
  using S = TestType;
  constexpr Index w = Pack<S>::kWidth;
  Random random(1, Stream::Check);
  int products = 0;
  for (int groups = 1; groups <= PackedMatrix<S>::kMostGroups; ++groups)
    for (Index packets : {1, 2, 3, 5, 7})
      for (Index depth : {1, 7, 120, 121, 251})
        for (Index n : {1, 2, 5, 13, 31, 40}) {
          const Index rows = groups * packets * w, ldb = depth + 3, ldc = rows + 5;
          const Matrix<S> a = numbers<S>(rows, depth, random), b = numbers<S>(ldb, n, random), c = numbers<S>(ldc, n, random);
          PackedMatrix<S> packed;
          RightSide<S> right;
          packed.pack(a, groups);
          const Matrix<S> operand = b.topRows(depth), zero = Matrix<S>::Zero(rows, n), start = c.topRows(rows);
          Matrix<S> set = c, added = c, byPanels = c;
          right.of(b.data(), ldb, depth, n);
          packed.multiply(right, set.data(), ldc, false);
          packed.multiply(right, added.data(), ldc, true);
          Index height = 0;
          for (Index i = 0; i < packed.panels(); ++i) {
            packed.multiplyPanel(i, right, byPanels.data(), ldc, false);
            CHECK(packed.panel(i).first == height);
            height += packed.panel(i).rows;
          }
          CAPTURE(groups, packets, depth, n);
          REQUIRE(height == packets * w);
          REQUIRE(worst<S>(set.topRows(rows), a, operand, zero) < kTolerance<S>);
          REQUIRE(worst<S>(added.topRows(rows), a, operand, start) < kTolerance<S>);
          REQUIRE(byPanels == set);
          // What lies between the columns is not touched.
          REQUIRE(set.bottomRows(5) == c.bottomRows(5));
          REQUIRE(added.bottomRows(5) == c.bottomRows(5));
          ++products;
        }
  CHECK(products == 600);
}

TEMPLATE_TEST_CASE("a sum of outer products is Eigen's", "", float, double) {
  using S = TestType;
  constexpr Index w = Pack<S>::kWidth;
  Random random(2, Stream::Check);
  for (Index packets : {1, 3, 4, 5, 9, 15})
    for (Index columns : {1, 2, 7, 13, 40, 113})
      for (Index n : {1, 3, 64, 129, 300}) {
        const Index rows = packets * w;
        const Matrix<S> a = numbers<S>(rows + 4, n, random), b = numbers<S>(columns + 3, n, random),
                        before = numbers<S>(rows + w, columns, random);
        Matrix<S> c = before;
        addOuterProducts<S>(a.data(), a.rows(), b.data(), b.rows(), n, c.topRows(rows));
        const Matrix<S> left = a.topRows(rows), right = b.topRows(columns).transpose(), start = before.topRows(rows);
        CAPTURE(packets, columns, n);
        REQUIRE(worst<S>(c.topRows(rows), left, right, start) < kTolerance<S>);
        REQUIRE(c.bottomRows(w) == before.bottomRows(w));

        const Corner unread{packets / 3 * w, columns / 2};
        Matrix<S> cut = before;
        addOuterProducts<S>(a.data(), a.rows(), b.data(), b.rows(), n, cut.topRows(rows), unread);
        REQUIRE(cut.leftCols(columns - unread.cols) == c.leftCols(columns - unread.cols));
        REQUIRE(cut.topRows(rows - unread.rows) == c.topRows(rows - unread.rows));
        REQUIRE(cut.bottomRows(w) == before.bottomRows(w));
      }
}

TEMPLATE_TEST_CASE("a matrix that is transposed while it is packed multiplies like its transpose", "", float, double) {
  using S = TestType;
  constexpr Index w = Pack<S>::kWidth;
  Random random(4, Stream::Check);
  for (Index packets : {1, 3, 4, 9})
    for (Index depth : {w, 6 * w, 7 * w, 16 * w})
      for (Index n : {1, 13, 40})
        for (Index expected : {Index(8), PackedMatrix<S>::kManyColumns}) {
          const Index rows = packets * w;
          const Matrix<S> a = numbers<S>(depth, rows + 3, random), b = numbers<S>(depth, n, random);
          const Matrix<S> left = a.leftCols(rows).transpose(), zero = Matrix<S>::Zero(rows, n);
          PackedMatrix<S> packed;
          packed.packTransposed(a, rows, expected);
          RightSide<S> right;
          Matrix<S> c(rows, n);
          packed.multiply(right.of(b.data(), depth, depth, n), c.data(), rows, false);
          CAPTURE(packets, depth, n, expected);
          REQUIRE(worst<S>(c, left, b, zero) < kTolerance<S>);
        }
}

TEMPLATE_TEST_CASE("packing anew takes the new matrix, and the comparison sees one wrong entry", "", float, double) {
  using S = TestType;
  constexpr Index w = Pack<S>::kWidth;
  Random random(3, Stream::Check);
  PackedMatrix<S> packed;
  packed.pack(numbers<S>(4 * w, 9, random), 2);
  const Matrix<S> a = numbers<S>(3 * w, 5, random), b = numbers<S>(5, 4, random), zero = Matrix<S>::Zero(3 * w, 4);
  packed.pack(a, 3);
  Matrix<S> c(3 * w, 4);
  RightSide<S> right;
  packed.multiply(right.of(b.data(), 5, 5, 4), c.data(), c.rows(), false);
  CHECK(worst<S>(c, a, b, zero) < kTolerance<S>);
  c(w, 2) += S(1e-3);
  CHECK(worst<S>(c, a, b, zero) > 1e-5);
}

TEST_CASE("paddings are whole packets and an odd number of cache lines") {
  for (Index n = 1; n < 200; ++n) {
    CHECK(paddedRows<float>(n) >= n);
    CHECK(paddedRows<float>(n) < n + Pack<float>::kWidth);
    CHECK(paddedRows<float>(n) % Pack<float>::kWidth == 0);
    CHECK(paddedColumn<double>(n) >= n);
    CHECK(paddedColumn<double>(n) % 8 == 0);
    CHECK(paddedColumn<double>(n) / 8 % 2 == 1);
  }
}
