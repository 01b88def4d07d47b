// The sums that a backward pass makes of ∂L/∂a_t: the gradient of a layer's parameters.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/network/layer.h"

namespace backflow {
namespace {

// to += factor·from. Packets wherever they begin: Eigen would add a short column's ends one by one.
template <class S>
void addScaled(S factor, const Eigen::Ref<const Matrix<S>>& from, Eigen::Ref<Matrix<S>> to) {
  using P = Pack<S>;
  const P f(factor);
  for (Eigen::Index j = 0; j < to.cols(); ++j) {
    const S* x = from.data() + j * from.outerStride();
    S* y = to.data() + j * to.outerStride();
    Eigen::Index i = 0;
    for (; i + P::kWidth <= to.rows(); i += P::kWidth) multiplyAdd(f, P::load(x + i), P::load(y + i)).store(y + i);
    for (; i < to.rows(); ++i) y[i] += factor * x[i];
  }
}

}  // namespace

// Adds ∂L/∂a_t z_tᵀ of steps first … last−1, brought to one exponent: what vanishes may vanish from the sum; what explodes
// must not overflow in it.
template <class S>
void Layer<S>::sum(LayerTape<S>& tape, int first, int last) const {
  auto& w = tape.work;
  const Eigen::Index B = tape.batch, P = padded_, ld = tape.saved.rows();
  int common = w.exponent;
  for (int t = first; t < last; ++t) common = std::max(common, tape.exponent[static_cast<std::size_t>(t)]);
  if (common > w.exponent) {
    const S factor = static_cast<S>(std::ldexp(1.0, w.exponent - common));
    for (Matrix<S>* m : {&w.dR, &w.dBulk, &w.dInner, &w.dMemory}) *m *= factor;
    w.exponent = common;
  }
  constexpr int kNothingLeft = std::numeric_limits<S>::min_exponent - std::numeric_limits<S>::digits - 64;
  bool any = false;
  for (int t = first; t < last; ++t) {
    int& exponent = tape.exponent[static_cast<std::size_t>(t)];
    const int shift = exponent - common;
    exponent = common;
    any = any || shift >= kNothingLeft;
    if (shift == 0) continue;
    auto block = tape.saved.block(0, t * B, blocks_ * P, B);
    if (shift < kNothingLeft)
      block.setZero();
    else
      block *= static_cast<S>(std::ldexp(1.0, shift));
  }
  if (!any) return;
  const Eigen::Index n = (last - first) * B, column = first * B;
  const S* da = tape.saved.data() + column * ld;
  const S* z = tape.z.data() + column * tape.z.rows();
  if (blocks_ > bulk_) addOuterProducts<S>(da + bulk_ * P, ld, z, tape.z.rows(), n, w.dR, {inputless_ * P, inputs_});
  if (bulk_) addOuterProducts<S>(da, ld, z + P, tape.z.rows(), n, w.dBulk);
  if (cell_->innerProduct)
    addOuterProducts<S>(da, ld, tape.inner.data() + column * tape.inner.rows(), tape.inner.rows(), n, w.dInner);
  if (peephole.rows)
    addOuterProducts<S>(da + bulk_ * P, ld, tape.memory.data() + column * tape.memory.rows(), tape.memory.rows(), n, w.dMemory);
}

// Spreads the sums over the parameters' gradient. All leave with the exponent that is returned.
template <class S>
int Layer<S>::finish(LayerTape<S>& tape, Vector<S>& gradient) const {
  auto& w = tape.work;
  const int H = hidden_, I = inputs_;
  const Eigen::Index P = padded_;
  int common = w.exponent;
  for (const ScaledSum* sum : {&w.own, &w.alpha, &w.gain, &w.bias}) common = std::max(common, sum->exponent());
  const S scale = static_cast<S>(std::ldexp(1.0, w.exponent - common)), unscaled = static_cast<S>(std::ldexp(1.0, -common));
  auto dW = W.of(gradient), dU = U.of(gradient), db = biasInput.of(gradient), db2 = biasRecurrent.of(gradient);
  auto dMemory = peephole.of(gradient);
  const Vector<S> normBias = w.bias.scaledTo(common).template cast<S>();
  for (int p = 0; p < blocks_; ++p) {
    const int wRow = inputRow(*cell_, p), uRow = recurrentRow(*cell_, p), cRow = memoryRow(*cell_, p);
    const Matrix<S>& from = p < bulk_ ? w.dBulk : w.dR;
    const Eigen::Index row = (p < bulk_ ? p : p - bulk_) * P, one = p < bulk_ ? 0 : P;
    const Vector<S> bias =
        options_.layerNorm ? Vector<S>(normBias.segment(p * H, H)) : Vector<S>(scale * from.block(row, one, H, 1));
    if (wRow >= 0) {
      addScaled<S>(scale, from.block(row, one + 1, H, I), dW.middleRows(wRow * H, H));
      db.middleRows(wRow * H, H) += bias;
    }
    if (uRow >= 0) {
      if (p >= bulk_) addScaled<S>(scale, from.block(row, 0, H, H), dU.middleRows(uRow * H, H));
      if (p >= bulk_ && tape.omega != 0.0) dU.middleRows(uRow * H, H) += unscaled * w.dOmega.block(row, 0, H, H);
      db2.middleRows(uRow * H, H) += bias;
    }
    if (cRow >= 0) dMemory.middleRows(cRow * H, H) += scale * w.dMemory.block(row, 0, H, H);
  }
  if (cell_->innerProduct) dU.topRows(H) += scale * w.dInner.topLeftCorner(H, H);
  if (options_.layerNorm) gain.of(gradient) += w.gain.scaledTo(common).template cast<S>();
  if (learned_) {
    const Vector<double> d = w.alpha.scaledTo(common).head(H);
    if (slope.rows == 1)
      slope.of(gradient)(0, 0) += static_cast<S>(d.sum());
    else
      slope.of(gradient) += d.cast<S>();
  }
  addOwn(w.own.scaledTo(common), gradient);
  return common;
}

// ∂L/∂ of the cell's own parameters from that of the numbers that it computes with.
template <class S>
void Layer<S>::addOwn(const Vector<double>& dOwn, Vector<S>& gradient) const {
  const OwnParameters& o = cell_->own;
  auto target = own.of(gradient);
  Vector<double> d(o.derived), dParameter(o.count);
  for (int u = 0; u < (o.count ? hidden_ : 0); ++u) {
    for (int i = 0; i < o.derived; ++i) d[i] = dOwn[u + i * padded_];
    if (o.deriveBack)
      o.deriveBack(ownParameters_.col(u).data(), d.data(), dParameter.data());
    else
      dParameter = d;
    for (int i = 0; i < o.count; ++i) target(u, i) += static_cast<S>(dParameter[i]);
  }
}

template <class S>
Matrix<S> Layer<S>::preActivationGradient(const LayerTape<S>& tape, int p) const {
  Matrix<S> d = slot(tape, p);
  const int common = *std::max_element(tape.exponent.begin(), tape.exponent.end());
  for (int t = 0; t < tape.length; ++t)
    d.middleCols(Eigen::Index(t) * tape.batch, tape.batch) *=
        static_cast<S>(std::ldexp(1.0, tape.exponent[static_cast<std::size_t>(t)] - common));
  return d;
}

template void Layer<float>::sum(LayerTape<float>&, int, int) const;
template void Layer<double>::sum(LayerTape<double>&, int, int) const;
template int Layer<float>::finish(LayerTape<float>&, Vector<float>&) const;
template int Layer<double>::finish(LayerTape<double>&, Vector<double>&) const;
template Matrix<float> Layer<float>::preActivationGradient(const LayerTape<float>&, int) const;
template Matrix<double> Layer<double>::preActivationGradient(const LayerTape<double>&, int) const;

}  // namespace backflow
