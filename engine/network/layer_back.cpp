// One recurrent layer back through time.
//
// Ω (Pascanu, Mikolov and Bengio 2013), with w the adjoint that step t passes on to h_{t−1}, before anything is added there:
//   Ω = Σ_t (‖w‖²/‖δ_t‖² − 1)²,    ∂Ω/∂U = Σ_t 4(‖w‖²/‖δ_t‖² − 1)/‖δ_t‖² · ∂L/∂a_t wᵀ
// where δ_t and ∂L/∂a_t are held fixed (the "immediate" derivative), each sample on its own; steps with ‖δ_t‖² < 1e-20 are
// left out, and so is U_0 where it multiplies q_t and not h_{t−1} (GRU with the reset before, MGU).
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "engine/core/huge_pages.h"
#include "engine/network/adjoint.h"
#include "engine/network/layer.h"

namespace backflow {
namespace {

// Columns of ∂L/∂a that are summed into ∂L/∂R while they are in the cache; more where ∂L/∂R itself is in none of the near ones.
template <class S>
Eigen::Index columnsAtOnce(const Matrix<S>& dR) {
  return isFar(dR) ? 256 : 128;
}

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

constexpr double kNoSignal = 1e-20;  // ‖δ_t‖² below which Ω says nothing

}  // namespace

template <class S>
double LayerTape<S>::logNorm(int t) const {
  const auto i = static_cast<std::size_t>(t);
  return logOfScaled(squares[i], normExponent[i]);
}

template <class S>
std::vector<double> LayerTape<S>::logNorms() const {
  std::vector<double> norms;
  for (int t = 0; t < length; ++t) norms.push_back(logNorm(t));
  return norms;
}

template <class S>
double LayerTape<S>::logNormSample(int t, int b) const {
  return logOfScaled(sampleSquares(b, t), normExponent[static_cast<std::size_t>(t)]);
}

// δ and, where there is a second state, ∂L/∂c: m·2^k.
template <class S>
struct Layer<S>::Carry {
  Matrix<S>* m;
  int states;
  int k = 0;

  void scale(int shift) {  // the same value with k + shift
    const S factor = static_cast<S>(std::ldexp(1.0, -shift));
    for (int i = 0; i < states; ++i) m[i] *= factor;
    k += shift;
  }
  // Takes an exponent that a value of exponent `other` can be added at without overflow, nor loss where nothing is carried.
  void makeRoomFor(int other) {
    if (other == k) return;
    if (isZero())
      k = other;  // not scale(): coming from far above, its factor would be infinite
    else if (other > k)
      scale(other - k);
  }
  Matrix<S> trueValue(int i, int rows) const {
    if (k == 0) return m[i].topRows(rows);
    return (m[i].topRows(rows).template cast<double>() * std::ldexp(1.0, k)).template cast<S>();
  }
  bool isZero() const {
    for (int i = 0; i < states; ++i)
      if (!(m[i].array() == S(0)).all()) return false;
    return true;
  }
  void clear() {
    for (int i = 0; i < states; ++i) m[i].setZero();
    k = 0;
  }
};

template <class S>
void Layer<S>::preparePasses(LayerTape<S>& tape, const BackwardOptions& options) const {
  const Eigen::Index P = padded_, B = tape.batch, rows = (blocks_ - bulk_) * P;
  const auto T = static_cast<std::size_t>(tape.length);
  tape.exponent.assign(T, 0);
  tape.squares.resize(T);
  tape.normExponent.resize(T);
  tape.clipped = false;
  tape.omega = 0.0;
  if (options.instrumented) tape.sampleSquares.resize(B, tape.length);
  if (options.keepAdjoints) tape.adjoints.resize(hidden_, tape.length * B);
  if (options.inputGradient) {
    tape.input.values.resize(paddedRows<S>(inputs_), tape.length * B);
    tape.input.exponent.resize(T);
  }
  auto& w = tape.work;
  for (int i = 0; i < cell_->states; ++i) w.m[i].setZero(paddedColumn<S>(P), B);
  if (w.dR.rows() != rows || w.dR.cols() != P + inputs_ + 1) {
    w.dR.resize(rows, P + inputs_ + 1);
    preferHugePages(w.dR);
  }
  w.dR.setZero();
  w.dBulk.setZero(bulk_ * P, inputs_ + 1);
  if (cell_->innerProduct) w.dInner.setZero(P, P);
  if (peephole.rows) w.dMemory.setZero(rows, P);
  if (options.omega > 0.0) w.dOmega.setZero(rows, P);
  w.own.reset(P * cell_->own.derived);
  w.alpha.reset(learned_ ? P : 0);
  w.gain.reset(options_.layerNorm ? Eigen::Index(blocks_) * hidden_ : 0);
  w.bias.reset(options_.layerNorm ? Eigen::Index(blocks_) * hidden_ : 0);
  w.exponent = 0;
}

// δ_t is complete: what comes from above is added, it is measured, clipped where every step is, and renormalised.
template <class S>
void Layer<S>::arrive(LayerTape<S>& tape, int t, const ScaledAdjoint<S>& above, const BackwardOptions& options,
                      Carry& carry) const {
  const auto step = static_cast<std::size_t>(t);
  const int B = tape.batch, firstAbove = tape.length - static_cast<int>(above.exponent.size());
  if (t >= firstAbove) {
    const int k = above.exponent[static_cast<std::size_t>(t - firstAbove)];
    carry.makeRoomFor(k);
    carry.m[0].topRows(hidden_) +=
        above.values.block(0, Eigen::Index(t - firstAbove) * B, hidden_, B) * static_cast<S>(std::ldexp(1.0, k - carry.k));
  }
  double squares = options.instrumented ? columnSquares<S>(carry.m[0], padded_, tape.sampleSquares.col(t).data())
                                        : sumOfSquares<S>(carry.m[0]);
  tape.squares[step] = squares;
  tape.normExponent[step] = carry.k;
  if (options.perStepClip > 0.0 && tape.logNorm(t) > std::log(options.perStepClip)) {
    if (carry.states > 1) carry.m[1] *= static_cast<S>(std::ldexp(1.0, carry.k));
    carry.m[0] *= static_cast<S>(options.perStepClip / std::sqrt(squares));
    carry.k = 0;
    tape.clipped = true;
    squares = options.perStepClip * options.perStepClip;
  }
  if (carry.states > 1) squares += sumOfSquares<S>(carry.m[1]);
  if (const int shift = renormalisingShift(squares)) carry.scale(shift);
  if (options.keepAdjoints) tape.adjoints.middleCols(Eigen::Index(t) * B, B) = carry.trueValue(0, hidden_);
  tape.exponent[step] = carry.k;
}

// ∂L/∂a_t in place of what forward saved, and the adjoint one step further back.
template <class S>
void Layer<S>::stepBack(LayerTape<S>& tape, int t, Carry& carry, const BackwardOptions& options) const {
  auto& w = tape.work;
  StepPointers<S> p = pointers(tape, t);
  for (int i = 0; i < carry.states; ++i) p.adjoint[i] = carry.m[i].data();
  if (cell_->own.count) w.dOwn.setZero(padded_ * cell_->own.derived);
  if (learned_) w.dAlpha.setZero(padded_);
  p.dOwn = w.dOwn.data();
  p.dAlpha = learned_ ? w.dAlpha.data() : nullptr;
  pointwise_->backward(p);

  const auto normalizeBackwards = [&](int first, int last) {
    const Eigen::Index column = Eigen::Index(t) * tape.batch, H = hidden_;
    w.dGain.setZero(blocks_ * H);
    w.dBias.setZero(blocks_ * H);
    for (int b = first; b < last; ++b)
      normalizeBack<S>(
          {tape.saved.block(b * padded_, column, H, tape.batch), tape.normalized.block(b * padded_, column, H, tape.batch),
           tape.inverse.block(b, column, 1, tape.batch)},
          preparedGain_.segment(b * H, H), w.dGain.segment(b * H, H), w.dBias.segment(b * H, H));
    w.gain.add(w.dGain.data(), carry.k);
    w.bias.add(w.dBias.data(), carry.k);
  };
  if (options_.layerNorm) normalizeBackwards(0, cell_->innerProduct ? 1 : blocks_);
  if (cell_->innerProduct) {
    w.dq.resize(p.adjointLd, tape.batch);
    innerBack_.multiply(w.da.of(p.saved, p.savedLd, padded_, tape.batch), w.dq.data(), p.adjointLd, false);
    p.inner = w.dq.data();
    pointwise_->innerBackward(p);
    if (options_.layerNorm) normalizeBackwards(1, blocks_);
  }
  const S* da = p.saved + bulk_ * padded_;
  Ahead ahead = blocksAhead(tape, t - 1, t - 1);
  if (blocks_ > bulk_)
    back_.multiply(w.da.of(da, p.savedLd, back_.depth(), tape.batch), carry.m[0].data(), p.adjointLd, true, &ahead);
  if (peephole.rows) memoryBack_.multiply(w.da, carry.m[1].data(), p.adjointLd, true);
  if (cell_->own.count) w.own.add(w.dOwn.data(), carry.k);
  if (learned_) w.alpha.add(w.dAlpha.data(), carry.k);
  if (!options.inputGradient) return;
  auto& dx = tape.input;
  inputBack_.multiply(w.da.of(p.saved, p.savedLd, inputBack_.depth(), tape.batch),
                      dx.values.data() + Eigen::Index(t) * tape.batch * dx.values.rows(), dx.values.rows(), false);
  dx.exponent[static_cast<std::size_t>(t)] = carry.k;
}

// What step t adds to Ω and to ∂Ω/∂U; carry.m[0] is w, work.before holds each sample's ‖δ_t‖².
template <class S>
void Layer<S>::addOmega(LayerTape<S>& tape, int t, const Carry& carry, double weight) const {
  auto& work = tape.work;
  const int B = tape.batch;
  Vector<double> after(B);
  columnSquares<S>(carry.m[0], padded_, after.data());
  work.weighted = carry.m[0];
  for (int b = 0; b < B; ++b) {
    const double before = work.before[b], ratio = after[b] / before - 1.0;
    const bool heard = std::ldexp(before, 2 * carry.k) >= kNoSignal && std::isfinite(ratio);
    if (heard) tape.omega += weight * ratio * ratio;
    work.weighted.col(b) *= heard ? static_cast<S>(4.0 * weight * ratio / before) : S(0);
  }
  const S* da = tape.saved.data() + Eigen::Index(t) * B * tape.saved.rows() + bulk_ * padded_;
  addOuterProducts<S>(da, tape.saved.rows(), work.weighted.data(), work.weighted.rows(), B, work.dOmega);
}

template <class S>
int Layer<S>::backward(LayerTape<S>& tape, const ScaledAdjoint<S>& above, const BackwardOptions& options,
                       Vector<S>& gradient) const {
  const int T = tape.length;
  preparePasses(tape, options);
  Carry carry{tape.work.m, cell_->states};
  const Eigen::Index atOnce = columnsAtOnce(tape.work.dR);
  int last = T;  // steps t … last−1 are not in the sum yet
  for (int t = T - 1; t >= 0; --t) {
    if (options.truncate > 0 && t < T - 1 && (T - 1 - t) % options.truncate == 0) carry.clear();
    arrive(tape, t, above, options, carry);
    const bool omega = options.omega > 0.0 && t > 0 && blocks_ > bulk_;
    if (omega) {
      tape.work.before.resize(tape.batch);
      columnSquares<S>(carry.m[0], padded_, tape.work.before.data());
    }
    stepBack(tape, t, carry, options);
    if (omega) addOmega(tape, t, carry, options.omega);
    if (Eigen::Index(last - t) * tape.batch < atOnce && t > 0) continue;
    sum(tape, t, last);
    last = t;
  }
  for (int i = 0; i < carry.states; ++i) tape.initialAdjoint[i] = carry.trueValue(i, hidden_);
  return finish(tape, gradient);
}

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
  if (blocks_ > bulk_) addOuterProducts<S>(da + bulk_ * P, ld, z, tape.z.rows(), n, w.dR);
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
    const Eigen::Index row = (p < bulk_ ? p : p - bulk_) * P, x = p < bulk_ ? 0 : P;
    const Vector<S> bias =
        options_.layerNorm ? Vector<S>(normBias.segment(p * H, H)) : Vector<S>(scale * from.block(row, x + I, H, 1));
    if (wRow >= 0) {
      addScaled<S>(scale, from.block(row, x, H, I), dW.middleRows(wRow * H, H));
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

template <class S>
Matrix<S> Layer<S>::jacobian(const Vector<S>& theta, const Eigen::Ref<const Vector<S>>& x,
                             const Eigen::Ref<const Matrix<S>>& before) {
  const int H = hidden_, n = cell_->states * H;
  LayerTape<S> tape;
  shape(tape, 1, n);
  for (int i = 0; i < cell_->states; ++i) state(tape, i, 0) = before.col(i).replicate(1, n);
  setInput(tape, x.replicate(1, n).eval());
  prepare(theta);
  forward(tape);
  preparePasses(tape, {});
  Carry carry{tape.work.m, cell_->states};
  for (int i = 0; i < carry.states; ++i) carry.m[i].block(0, Eigen::Index(i) * H, H, H).setIdentity();
  stepBack(tape, 0, carry, {});
  Matrix<S> j(n, n);
  for (int i = 0; i < carry.states; ++i) j.middleCols(Eigen::Index(i) * H, H) = carry.m[i].topRows(H).transpose();
  return j;
}

template struct LayerTape<float>;
template struct LayerTape<double>;
template int Layer<float>::backward(LayerTape<float>&, const ScaledAdjoint<float>&, const BackwardOptions&,
                                    Vector<float>&) const;
template int Layer<double>::backward(LayerTape<double>&, const ScaledAdjoint<double>&, const BackwardOptions&,
                                     Vector<double>&) const;
template Matrix<float> Layer<float>::preActivationGradient(const LayerTape<float>&, int) const;
template Matrix<double> Layer<double>::preActivationGradient(const LayerTape<double>&, int) const;
template Matrix<float> Layer<float>::jacobian(const Vector<float>&, const Eigen::Ref<const Vector<float>>&,
                                              const Eigen::Ref<const Matrix<float>>&);
template Matrix<double> Layer<double>::jacobian(const Vector<double>&, const Eigen::Ref<const Vector<double>>&,
                                                const Eigen::Ref<const Matrix<double>>&);

}  // namespace backflow
