// One recurrent layer back through time.
//
// Ω (Pascanu, Mikolov and Bengio 2013), with w the adjoint that step t passes on to h_{t−1}, before anything is added there:
//   Ω = Σ_t (‖w‖²/‖δ_t‖² − 1)²,    ∂Ω/∂U = Σ_t 4(‖w‖²/‖δ_t‖² − 1)/‖δ_t‖² · ∂L/∂a_t wᵀ
// where δ_t and ∂L/∂a_t are held fixed (the "immediate" derivative), each sample on its own; steps with ‖δ_t‖² < 1e-20 are
// left out, and so is U_0 where it multiplies q_t and not h_{t−1} (GRU with the reset before, MGU).
#include <algorithm>
#include <cmath>

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
  StepPointers<S> p = {};  // into the present step
  int from = kNone;        // the step whose Uᵀ ∂L/∂a_t, at the same exponent, is still to be added to δ

  static constexpr int kNone = -1;

  void scale(int shift) {  // the same value with k + shift
    for (int i = 0; i < states; ++i) divideByPower<S>(m[i], shift);
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
    from = kNone;
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
  w.arrived.setZero(paddedColumn<S>(P), B);
  w.squares.resize(B);
  w.dOwn.setZero(P * cell_->own.derived);
  w.dAlpha.setZero(learned_ ? P : 0);
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

template <class S>
typename Layer<S>::Carry Layer<S>::start(LayerTape<S>& tape, int t) const {
  auto& w = tape.work;
  Carry carry{w.m, cell_->states};
  carry.p = pointers(tape, t);
  for (int i = 0; i < carry.states; ++i) carry.p.adjoint[i] = w.m[i].data();
  carry.p.arrived = w.arrived.data();
  carry.p.dOwn = w.dOwn.data();
  carry.p.dAlpha = learned_ ? w.dAlpha.data() : nullptr;
  return carry;
}

// What reaches δ through the pre-activations of the step before.
template <class S>
void Layer<S>::passOn(LayerTape<S>& tape, Carry& carry) const {
  if (carry.from == Carry::kNone) return;
  const int t = carry.from;
  carry.from = Carry::kNone;
  const Eigen::Index ld = tape.saved.rows();
  const S* da = tape.saved.data() + Eigen::Index(t) * tape.batch * ld + bulk_ * padded_;
  Ahead ahead = blocksAhead(tape, t - 1, t - 1);
  auto& right = tape.work.da.of(da, ld, back_.depth(), tape.batch);
  if (blocks_ > bulk_) back_.multiply(right, carry.m[0].data(), carry.m[0].rows(), true, &ahead);
  if (peephole.rows) memoryBack_.multiply(right, carry.m[1].data(), carry.m[1].rows(), true);
}

template <class S>
void Layer<S>::addAbove(LayerTape<S>& tape, int t, const ScaledAdjoint<S>& above, Carry& carry) const {
  const int B = tape.batch, first = tape.length - static_cast<int>(above.exponent.size());
  if (t < first) return;
  const int k = above.exponent[static_cast<std::size_t>(t - first)];
  const auto added = above.values.block(0, Eigen::Index(t - first) * B, hidden_, B);
  if (k != carry.k) {
    if ((added.array() == S(0)).all()) return;  // room for nothing would cost what is carried
    passOn(tape, carry);
    carry.makeRoomFor(k);
  }
  carry.m[0].topRows(hidden_) += added * static_cast<S>(std::ldexp(1.0, k - carry.k));
}

// δ_t is complete: it is measured, clipped where every step is, and renormalised.
template <class S>
void Layer<S>::arrive(LayerTape<S>& tape, int t, const BackwardOptions& options, Carry& carry) const {
  const auto step = static_cast<std::size_t>(t);
  const int B = tape.batch;
  double squares =
      options.instrumented ? columnSquares<S>(carry.m[0], tape.sampleSquares.col(t).data()) : sumOfSquares<S>(carry.m[0]);
  tape.squares[step] = squares;
  tape.normExponent[step] = carry.k;
  if (options.keepAdjoints) tape.adjoints.middleCols(Eigen::Index(t) * B, B) = carry.trueValue(0, hidden_);
  if (options.perStepClip > 0.0 && tape.logNorm(t) > std::log(options.perStepClip)) {
    if (carry.states > 1) carry.m[1] *= static_cast<S>(std::ldexp(1.0, carry.k));
    carry.m[0] *= static_cast<S>(options.perStepClip / std::sqrt(squares));
    carry.k = 0;
    tape.clipped = true;
    squares = options.perStepClip * options.perStepClip;
  }
  if (carry.states > 1) squares += sumOfSquares<S>(carry.m[1]);
  if (const int shift = renormalisingShift(squares)) carry.scale(shift);
  tape.exponent[step] = carry.k;
}

// ∂L/∂a_t in place of what forward saved, and the direct part of the adjoint one step further back.
template <class S>
void Layer<S>::throughCell(LayerTape<S>& tape, int t, Carry& carry) const {
  auto& w = tape.work;
  StepPointers<S>& p = carry.p;
  pointwise_->backward(p);
  collectOwn(tape, carry.k);
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
  if (!cell_->innerProduct) return;
  w.dq.resize(p.adjointLd, tape.batch);
  innerBack_.multiply(w.da.of(p.saved, p.savedLd, padded_, tape.batch), w.dq.data(), p.adjointLd, false);
  p.inner = w.dq.data();
  pointwise_->innerBackward(p);
  if (options_.layerNorm) normalizeBackwards(1, blocks_);
}

// passOn(), arrive() and throughCell() at once, δ_t staying in registers, so that it is renormalised last.
template <class S>
void Layer<S>::stepFused(LayerTape<S>& tape, int t, const BackwardOptions& options, Carry& carry) const {
  const auto step = static_cast<std::size_t>(t);
  const Eigen::Index B = tape.batch, column = t * B, ld = tape.saved.rows();
  auto& w = tape.work;
  double* each = options.instrumented ? tape.sampleSquares.col(t).data() : w.squares.data();
  std::fill_n(each, B, 0.0);
  Ahead ahead = blocksAhead(tape, t - 1, t - 1);
  const S* da = tape.saved.data() + (column + B) * ld + bulk_ * padded_;
  pointwise_->backwardFused({back_, da, ld, &ahead}, carry.p, each);
  collectOwn(tape, carry.k);
  double squares = settleSquares<S>(w.arrived, each);
  tape.squares[step] = squares;
  tape.normExponent[step] = carry.k;
  if (options.keepAdjoints) tape.adjoints.middleCols(column, B) = Carry{&w.arrived, 1, carry.k}.trueValue(0, hidden_);
  if (carry.states > 1) squares += sumOfSquares<S>(carry.m[1]);
  if (const int shift = renormalisingShift(squares)) {
    carry.scale(shift);
    divideByPower<S>(tape.saved.block(0, column, blocks_ * padded_, B), shift);
  }
  tape.exponent[step] = carry.k;
}

// What the step that was just taken adds to the gradients of the cell's own parameters and of φ's.
template <class S>
void Layer<S>::collectOwn(LayerTape<S>& tape, int exponent) const {
  auto& w = tape.work;
  if (cell_->own.count) {
    w.own.add(w.dOwn.data(), exponent);
    w.dOwn.setZero();
  }
  if (learned_) {
    w.alpha.add(w.dAlpha.data(), exponent);
    w.dAlpha.setZero();
  }
}

// ∂L/∂x_t
template <class S>
void Layer<S>::passDown(LayerTape<S>& tape, int t) const {
  auto& dx = tape.input;
  const Eigen::Index column = Eigen::Index(t) * tape.batch, ld = tape.saved.rows();
  inputBack_.multiply(tape.work.da.of(tape.saved.data() + column * ld, ld, inputBack_.depth(), tape.batch),
                      dx.values.data() + column * dx.values.rows(), dx.values.rows(), false);
  const auto step = static_cast<std::size_t>(t);
  dx.exponent[step] = tape.exponent[step];
}

// What step t adds to Ω and to ∂Ω/∂U; carry.m[0] is w, work.squares holds each sample's ‖δ_t‖².
template <class S>
void Layer<S>::addOmega(LayerTape<S>& tape, int t, const Carry& carry, double weight) const {
  auto& work = tape.work;
  const int B = tape.batch;
  Vector<double> after(B);
  columnSquares<S>(carry.m[0], after.data());
  work.weighted = carry.m[0];
  for (int b = 0; b < B; ++b) {
    const double before = work.squares[b], ratio = after[b] / before - 1.0;
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
  Carry carry = start(tape, T - 1);
  const Eigen::Index atOnce = columnsAtOnce(tape.work.dR);
  const bool omega = options.omega > 0.0 && blocks_ > bulk_;
  const bool fuses = this->fuses(back_, tape.batch) && !omega && options.perStepClip == 0.0;
  int last = T;  // steps 0 … last−1 are not in the sum yet
  for (int t = T - 1; t >= 0; --t) {
    if (t < T - 1) carry.p.toStep(-1);
    if (options.truncate > 0 && t < T - 1 && (T - 1 - t) % options.truncate == 0) carry.clear();
    addAbove(tape, t, above, carry);
    if (fuses && carry.from != Carry::kNone) {
      stepFused(tape, t, options, carry);
    } else {
      passOn(tape, carry);
      arrive(tape, t, options, carry);
      if (omega) columnSquares<S>(carry.m[0], tape.work.squares.data());
      throughCell(tape, t, carry);
    }
    carry.from = t;
    const bool isCut = options.truncate > 0 && (T - t) % options.truncate == 0;  // nothing goes from t to t − 1
    if (omega && t > 0 && !isCut) {
      passOn(tape, carry);
      addOmega(tape, t, carry, options.omega);
    }
    if (options.inputGradient) passDown(tape, t);
    if (Eigen::Index(last - t - 1) * tape.batch < atOnce) continue;
    sum(tape, t + 1, last);  // which takes another exponent for them: step t, still to be passed on, must wait
    last = t + 1;
  }
  passOn(tape, carry);
  sum(tape, 0, last);
  for (int i = 0; i < carry.states; ++i) tape.initialAdjoint[i] = carry.trueValue(i, hidden_);
  return finish(tape, gradient);
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
  Carry carry = start(tape, 0);
  for (int i = 0; i < carry.states; ++i) carry.m[i].block(0, Eigen::Index(i) * H, H, H).setIdentity();
  throughCell(tape, 0, carry);
  carry.from = 0;
  passOn(tape, carry);
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
template Matrix<float> Layer<float>::jacobian(const Vector<float>&, const Eigen::Ref<const Vector<float>>&,
                                              const Eigen::Ref<const Matrix<float>>&);
template Matrix<double> Layer<double>::jacobian(const Vector<double>&, const Eigen::Ref<const Vector<double>>&,
                                                const Eigen::Ref<const Matrix<double>>&);

}  // namespace backflow
