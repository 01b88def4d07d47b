#include "engine/network/layer.h"

#include <cmath>
#include <limits>

#include "engine/activations/list.h"
#include "engine/network/adjoint.h"

namespace backflow {

template <class S>
Layer<S>::Layer(const CellInfo& cell, std::string_view activation, int inputs, int hidden, ParameterLayout& layout)
    : cell_(&cell), inputs_(inputs), hidden_(hidden), bulk_(cell.bulkBlocks()), blocks_(static_cast<int>(cell.blocks.size())) {
  W = layout.add(Eigen::Index(inputBlocks(cell)) * hidden, inputs, true);
  U = layout.add(Eigen::Index(recurrentBlocks(cell)) * hidden, hidden, true);
  biasInput = layout.add(W.rows, 1, false);
  biasRecurrent = layout.add(U.rows, 1, false);
  if (find(activations(), activation, "model.activation").learned) slope = layout.add(1, 1, false);
  setActivation(activation);
}

template <class S>
void Layer<S>::setActivation(std::string_view activation) {
  const ActivationInfo& phi = find(activations(), activation, "model.activation");
  alpha_ = phi.slope;
  learned_ = phi.learned && slope.rows > 0;
  if constexpr (std::is_same_v<S, float>)
    pointwise_ = cell_->makeFloat(activation);
  else
    pointwise_ = cell_->makeDouble(activation);
}

template <class S>
void Layer<S>::shape(LayerTape<S>& tape, int length, int batch) const {
  const Eigen::Index columns = Eigen::Index(length) * batch;
  tape.z.resize(hidden_ + inputs_ + 1, columns + batch);
  tape.z.block(0, 0, hidden_, batch).setZero();
  tape.z.bottomRows(1).setOnes();
  tape.z.block(hidden_, columns, inputs_, batch).setZero();
  if (cell_->states > 1) {
    tape.memory.resize(hidden_, columns + batch);
    tape.memory.leftCols(batch).setZero();
  }
  tape.saved.resize(Eigen::Index(cell_->slots) * hidden_, columns);
  if (cell_->innerProduct) tape.inner.resize(hidden_, columns);
}

template <class S>
void Layer<S>::setInput(LayerTape<S>& tape, const Eigen::Ref<const Matrix<S>>& x) const {
  tape.z.block(hidden_, 0, inputs_, x.cols()) = x;
}

// R from W, U, b and b′: once a training step.
template <class S>
void Layer<S>::pack(const Vector<S>& theta) {
  const int H = hidden_, I = inputs_;
  const auto w = W.of(theta), u = U.of(theta), b = biasInput.of(theta), b2 = biasRecurrent.of(theta);
  r_.setZero(Eigen::Index(blocks_ - bulk_) * H, H + I + 1);
  rBulk_.setZero(Eigen::Index(bulk_) * H, I + 1);
  for (int p = 0; p < blocks_; ++p) {
    const int wRow = inputRow(*cell_, p), uRow = recurrentRow(*cell_, p);
    Matrix<S>& target = p < bulk_ ? rBulk_ : r_;
    const int row = (p < bulk_ ? p : p - bulk_) * H, x = p < bulk_ ? 0 : H;
    if (wRow >= 0) {
      target.block(row, x, H, I) = w.middleRows(wRow * H, H);
      target.block(row, x + I, H, 1) += b.middleRows(wRow * H, H);
    }
    if (uRow >= 0) {
      if (p >= bulk_) target.block(row, 0, H, H) = u.middleRows(uRow * H, H);
      target.block(row, x + I, H, 1) += b2.middleRows(uRow * H, H);
    }
  }
  forward_.pack(r_);
  back_.pack(r_.leftCols(H).transpose());
  if (cell_->innerProduct) {
    inner_ = u.topRows(H);
    innerForward_.pack(inner_);
    innerBack_.pack(inner_.transpose());
  }
  currentAlpha_ = learned_ ? slope.of(theta)(0, 0) : static_cast<S>(alpha_);
}

template <class S>
StepPointers<S> Layer<S>::pointers(LayerTape<S>& tape, int t, int batch) const {
  StepPointers<S> p;
  const Eigen::Index column = Eigen::Index(t) * batch;
  p.hidden = hidden_;
  p.batch = batch;
  p.saved = tape.saved.data() + column * tape.saved.rows();
  p.savedLd = tape.saved.rows();
  p.previous[0] = tape.z.data() + column * tape.z.rows();
  p.next[0] = tape.z.data() + (column + batch) * tape.z.rows();
  p.stateLd[0] = tape.z.rows();
  if (cell_->states > 1) {
    p.previous[1] = tape.memory.data() + column * hidden_;
    p.next[1] = tape.memory.data() + (column + batch) * hidden_;
    p.stateLd[1] = hidden_;
  }
  if (cell_->innerProduct) p.inner = tape.inner.data() + column * hidden_;
  p.alpha = currentAlpha_;
  return p;
}

template <class S>
void Layer<S>::forward(const Vector<S>& theta, LayerTape<S>& tape, int length, int batch) {
  pack(theta);
  const int H = hidden_;
  const Eigen::Index columns = Eigen::Index(length) * batch;
  if (bulk_) tape.saved.topRows(Eigen::Index(bulk_) * H).noalias() = rBulk_ * tape.z.bottomRows(inputs_ + 1).leftCols(columns);
  for (int t = 0; t < length; ++t) {
    const Eigen::Index column = Eigen::Index(t) * batch;
    S* a = tape.saved.data() + column * tape.saved.rows();
    forward_.multiply(tape.z.data() + column * tape.z.rows(), tape.z.rows(), batch, a + Eigen::Index(bulk_) * H,
                      tape.saved.rows(), false);
    const StepPointers<S> p = pointers(tape, t, batch);
    if (cell_->innerProduct) {
      pointwise_->innerForward(p);
      innerForward_.multiply(tape.inner.data() + column * H, H, batch, a, tape.saved.rows(), true);
    }
    pointwise_->forward(p);
  }
}

// δ and, where there is a memory, ∂L/∂c: m·2^k.
template <class S>
struct Layer<S>::Carry {
  Matrix<S> m[kMaxStates];  // H × B
  int states = 1;
  int k = 0;

  void scale(int shift) {  // the same value with k + shift
    const S factor = static_cast<S>(std::ldexp(1.0, -shift));
    for (int i = 0; i < states; ++i) m[i] *= factor;
    k += shift;
  }
  // Takes an exponent that a value of exponent `other` can be added at without overflow, nor loss where nothing is carried.
  void makeRoomFor(int other) {
    if (isZero())
      k = other;  // not scale(): coming from far above, its factor would be infinite
    else if (other > k)
      scale(other - k);
  }
  Matrix<S> trueValue(int i) const { return (m[i].template cast<double>() * std::ldexp(1.0, k)).template cast<S>(); }
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

// ∂L/∂a_t in place of what forward saved, and the adjoint one step further back.
template <class S>
void Layer<S>::stepBack(LayerTape<S>& tape, int t, int batch, Carry& carry, double& dSlope) const {
  const int H = hidden_;
  StepPointers<S> p = pointers(tape, t, batch);
  for (int i = 0; i < carry.states; ++i) p.adjoint[i] = carry.m[i].data();
  const S slopeHere = pointwise_->backward(p);
  if (learned_) dSlope += std::ldexp(static_cast<double>(slopeHere), carry.k);
  if (cell_->innerProduct) {
    Matrix<S> dq(H, batch);
    innerBack_.multiply(p.saved, p.savedLd, batch, dq.data(), H, false);
    p.inner = dq.data();
    pointwise_->innerBackward(p);
  }
  back_.multiply(p.saved + Eigen::Index(bulk_) * H, p.savedLd, batch, carry.m[0].data(), H, true);
}

template <class S>
int Layer<S>::backward(LayerTape<S>& tape, int length, int batch, const ScaledAdjoint<S>& above, const BackwardOptions& options,
                       Vector<S>& gradient) {
  const int H = hidden_, T = length;
  const int firstAbove = T - static_cast<int>(above.exponent.size());
  tape.exponent.assign(static_cast<std::size_t>(T), 0);
  tape.clipped = false;
  if (options.instrumented) {
    tape.logNorm.resize(static_cast<std::size_t>(T));
    tape.logNormSample.resize(batch, T);
  }
  if (options.keepAdjoints) tape.adjoints.resize(H, Eigen::Index(T) * batch);

  Carry carry;
  carry.states = cell_->states;
  for (int i = 0; i < carry.states; ++i) carry.m[i].setZero(H, batch);
  double dSlope = 0.0;
  for (int t = T - 1; t >= 0; --t) {
    if (options.truncate > 0 && t < T - 1 && (T - 1 - t) % options.truncate == 0) carry.clear();
    if (t >= firstAbove) {
      const auto here = above.values.middleCols(Eigen::Index(t - firstAbove) * batch, batch);
      const int k = above.exponent[static_cast<std::size_t>(t - firstAbove)];
      carry.makeRoomFor(k);
      carry.m[0] += here * static_cast<S>(std::ldexp(1.0, k - carry.k));
    }
    double squares = options.instrumented ? columnSquares<S>(carry.m[0], carry.k, tape.logNormSample.col(t).data())
                                          : sumOfSquares<S>(carry.m[0]);
    const double logNorm = logOfScaled(squares, carry.k);
    if (options.instrumented) tape.logNorm[static_cast<std::size_t>(t)] = logNorm;
    if (options.perStepClip > 0.0 && logNorm > std::log(options.perStepClip)) {
      if (carry.states > 1) carry.m[1] *= static_cast<S>(std::ldexp(1.0, carry.k));
      carry.m[0] *= static_cast<S>(options.perStepClip / std::sqrt(squares));
      carry.k = 0;
      tape.clipped = true;
      squares = options.perStepClip * options.perStepClip;
    }
    if (carry.states > 1) squares += sumOfSquares<S>(carry.m[1]);
    if (const int shift = renormalisingShift(squares)) carry.scale(shift);
    if (options.keepAdjoints) tape.adjoints.middleCols(Eigen::Index(t) * batch, batch) = carry.trueValue(0);
    tape.exponent[static_cast<std::size_t>(t)] = carry.k;
    stepBack(tape, t, batch, carry, dSlope);
  }
  for (int i = 0; i < carry.states; ++i) tape.initialAdjoint[i] = carry.trueValue(i);

  if (options.inputGradient) {
    tape.input.exponent = tape.exponent;
    tape.input.values.setZero(inputs_, Eigen::Index(T) * batch);
    if (r_.rows())
      tape.input.values.noalias() +=
          r_.middleCols(H, inputs_).transpose() * tape.saved.middleRows(Eigen::Index(bulk_) * H, r_.rows());
    if (bulk_)
      tape.input.values.noalias() += rBulk_.leftCols(inputs_).transpose() * tape.saved.topRows(Eigen::Index(bulk_) * H);
  }
  int first = 0;
  const int common = rescaleForSum(tape, T, batch, first);
  sumGradient(tape, first, T, batch, gradient);
  if (learned_) slope.of(gradient)(0, 0) += static_cast<S>(std::ldexp(dSlope, -common));
  return common;
}

// Brings ∂L/∂a of all steps to one exponent, which is returned; `first` is the earliest step that is not all zero by then.
template <class S>
int Layer<S>::rescaleForSum(LayerTape<S>& tape, int length, int batch, int& first) const {
  int common = 0;  // what vanishes may vanish from the sum; what explodes must not overflow in it
  for (int k : tape.exponent) common = std::max(common, k);
  constexpr int kNothingLeft = std::numeric_limits<S>::min_exponent - std::numeric_limits<S>::digits - 64;
  first = length;
  for (int t = length - 1; t >= 0; --t) {
    const int shift = tape.exponent[static_cast<std::size_t>(t)] - common;
    auto block = tape.saved.block(0, Eigen::Index(t) * batch, Eigen::Index(blocks_) * hidden_, batch);
    if (shift < kNothingLeft) {
      block.setZero();
      continue;
    }
    first = t;
    if (shift != 0) block *= static_cast<S>(std::ldexp(1.0, shift));
  }
  return common;
}

template <class S>
void Layer<S>::sumGradient(const LayerTape<S>& tape, int first, int length, int batch, Vector<S>& gradient) const {
  const int H = hidden_, I = inputs_;
  const Eigen::Index start = Eigen::Index(first) * batch, n = Eigen::Index(length - first) * batch;
  const auto z = tape.z.middleCols(start, n);
  auto dW = W.of(gradient), dU = U.of(gradient), db = biasInput.of(gradient), db2 = biasRecurrent.of(gradient);
  const S* a = tape.saved.data() + start * tape.saved.rows();
  Matrix<S> dR = Matrix<S>::Zero(r_.rows(), H + I + 1), dBulk = Matrix<S>::Zero(rBulk_.rows(), I + 1);
  addOuterProducts(a + Eigen::Index(bulk_) * H, tape.saved.rows(), z.data(), tape.z.rows(), n, dR);
  addOuterProducts(a, tape.saved.rows(), z.data() + H, tape.z.rows(), n, dBulk);
  for (int p = 0; p < blocks_; ++p) {
    const int wRow = inputRow(*cell_, p), uRow = recurrentRow(*cell_, p);
    const Matrix<S>& from = p < bulk_ ? dBulk : dR;
    const int row = (p < bulk_ ? p : p - bulk_) * H, x = p < bulk_ ? 0 : H;
    if (wRow >= 0) {
      dW.middleRows(wRow * H, H) += from.block(row, x, H, I);
      db.middleRows(wRow * H, H) += from.block(row, x + I, H, 1);
    }
    if (uRow >= 0) {
      if (p >= bulk_) dU.middleRows(uRow * H, H) += from.block(row, 0, H, H);
      db2.middleRows(uRow * H, H) += from.block(row, x + I, H, 1);
    }
  }
  if (!cell_->innerProduct) return;
  Matrix<S> dInner = Matrix<S>::Zero(H, H);
  addOuterProducts(a, tape.saved.rows(), tape.inner.data() + start * H, H, n, dInner);
  dU.topRows(H) += dInner;
}

template <class S>
Matrix<S> Layer<S>::jacobian(const Vector<S>& theta, const Eigen::Ref<const Vector<S>>& x,
                             const Eigen::Ref<const Matrix<S>>& before) {
  const int H = hidden_, n = cell_->states * H;
  LayerTape<S> tape;
  shape(tape, 1, n);
  tape.z.block(0, 0, H, n) = before.col(0).replicate(1, n);
  if (cell_->states > 1) tape.memory.leftCols(n) = before.col(1).replicate(1, n);
  setInput(tape, x.replicate(1, n));
  forward(theta, tape, 1, n);
  Carry carry;
  carry.states = cell_->states;
  for (int i = 0; i < carry.states; ++i) {
    carry.m[i].setZero(H, n);
    carry.m[i].middleCols(Eigen::Index(i) * H, H).setIdentity();
  }
  double unused = 0.0;
  stepBack(tape, 0, n, carry, unused);
  Matrix<S> j(n, n);
  for (int i = 0; i < carry.states; ++i) j.middleCols(Eigen::Index(i) * H, H) = carry.m[i].transpose();
  return j;
}

template class Layer<float>;
template class Layer<double>;

}  // namespace backflow
