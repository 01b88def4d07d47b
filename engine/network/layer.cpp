#include "engine/network/layer.h"

#include "engine/activations/list.h"
#include "engine/core/huge_pages.h"
#include "engine/network/recurrent.h"

namespace backflow {
namespace {

// Steps that the bulk is computed for at once: one alone has too few columns to be worth a product, but more would have to
// wait for their memory where it is far.
constexpr int kStepsOfBulk = 4;

}  // namespace

template <class S>
Layer<S>::Layer(const CellInfo& cell, std::string_view activation, int inputs, int hidden, ParameterLayout& layout,
                const LayerOptions& options)
    : cell_(&cell),
      options_(options),
      form_(options.orthogonal && cell.form == RecurrentForm::Free ? RecurrentForm::Orthogonal : cell.form),
      inputs_(inputs),
      hidden_(hidden),
      bulk_(bulkBlocks(cell.blocks)),
      blocks_(static_cast<int>(cell.blocks.size())),
      inputless_(inputlessBlocks(cell.blocks)),
      padded_(paddedRows<S>(hidden)) {
  W = layout.add(Eigen::Index(inputBlocks(cell)) * hidden, inputs, true);
  U = layout.add(Eigen::Index(recurrentBlocks(cell)) * hidden, hidden, true, form_ != RecurrentForm::Orthogonal);
  biasInput = layout.add(W.rows, 1, false);
  biasRecurrent = layout.add(U.rows, 1, false);
  const ActivationInfo& phi = find(activations(), activation, "model.activation");
  if (phi.learned && cell.usesActivation) slope = layout.add(phi.perUnit ? hidden : 1, 1, false);
  if (cell.own.count) own = layout.add(hidden, cell.own.count, false);
  if (memoryBlocks(cell)) peephole = layout.add(Eigen::Index(memoryBlocks(cell)) * hidden, hidden, true);
  if (options.layerNorm) gain = layout.add(Eigen::Index(blocks_) * hidden, 1, false);
  fused_ = !options.layerNorm && !cell.innerProduct && blocks_ - bulk_ <= PackedMatrix<S>::kMostGroups;
  setActivation(activation);
}

template <class S>
void Layer<S>::setActivation(std::string_view activation) {
  const ActivationInfo& phi = find(activations(), activation, "model.activation");
  alpha_ = phi.slope;
  learned_ = phi.learned && slope.rows == (phi.perUnit ? hidden_ : 1);
  if constexpr (std::is_same_v<S, float>)
    pointwise_ = cell_->makeFloat(activation);
  else
    pointwise_ = cell_->makeDouble(activation);
}

template <class S>
void Layer<S>::shape(LayerTape<S>& tape, int length, int batch) const {
  const Eigen::Index H = padded_, columns = Eigen::Index(length) * batch;
  const bool asBefore = tape.length == length && tape.batch == batch && tape.z.size();
  tape.length = length;
  tape.batch = batch;
  const auto resize = [](Matrix<S>& m, Eigen::Index rows, Eigen::Index cols) {
    m.resize(rows, cols);
    preferHugePages(m);
  };
  if (!asBefore) {
    resize(tape.z, paddedColumn<S>(H + inputs_ + 1), columns + batch);
    tape.z.setZero();
    tape.z.row(H).setOnes();
    if (cell_->states > 1) {
      resize(tape.memory, panelColumn<S>(H), columns + batch);
      tape.memory.setZero();
    }
    resize(tape.saved, panelColumn<S>(cell_->slots * H), columns);
    if (cell_->innerProduct) resize(tape.inner, paddedColumn<S>(H), columns);
    if (options_.layerNorm) {
      tape.normalized.resize(blocks_ * H, columns);
      tape.inverse.resize(blocks_, columns);
    }
  }
  for (int i = 0; i < cell_->states; ++i) state(tape, i, 0).setZero();
}

// Column by column: I is often so small that a general copy would spend its time on each column's ends.
template <class S>
void Layer<S>::setInput(LayerTape<S>& tape, const Eigen::Ref<const Matrix<S>>& x) const {
  S* to = tape.z.data() + padded_ + 1;
  const S* from = x.data();
  for (Eigen::Index j = 0; j < x.cols(); ++j, to += tape.z.rows(), from += x.outerStride())
    for (int i = 0; i < inputs_; ++i) to[i] = from[i];
}

template <class S>
Matrix<S> Layer<S>::recurrent(const Vector<S>& theta) const {
  Matrix<S> m = U.of(theta);
  if (form_ == RecurrentForm::Free) return m;
  for (Eigen::Index row = 0; row < m.rows(); row += hidden_) {
    const Matrix<double> block = m.middleRows(row, hidden_).template cast<double>();
    m.middleRows(row, hidden_) = recurrentMatrix(form_, block, options_.gamma).template cast<S>();
  }
  return m;
}

template <class S>
void Layer<S>::toParameters(const Vector<S>& theta, Vector<S>& gradient) const {
  if (form_ == RecurrentForm::Free) return;
  auto dU = U.of(gradient);
  const auto u = U.of(theta);
  for (Eigen::Index row = 0; row < dU.rows(); row += hidden_) {
    const Matrix<double> block = u.middleRows(row, hidden_).template cast<double>();
    const Matrix<double> dM = dU.middleRows(row, hidden_).template cast<double>();
    dU.middleRows(row, hidden_) = recurrentGradient(form_, block, dM).template cast<S>();
  }
}

// R from W, M(U), b and b′, and its parts for the way back.
template <class S>
void Layer<S>::packRecurrent(const Vector<S>& theta, Eigen::Index batch) {
  const int H = hidden_, I = inputs_;
  const Eigen::Index P = padded_;
  const auto w = W.of(theta), b = biasInput.of(theta), b2 = biasRecurrent.of(theta), memory = peephole.of(theta);
  const Matrix<S> formed = form_ == RecurrentForm::Free ? Matrix<S>() : recurrent(theta);
  const Eigen::Map<const Matrix<S>> u(formed.size() ? formed.data() : U.of(theta).data(), U.rows, H);
  if (!bulkR_.size() && !r_.size()) {
    bulkR_.setZero(bulk_ * P, I + 1);
    r_.setZero((blocks_ - bulk_) * P, P + I + 1);
    if (peephole.rows) seesMemory_.setZero((blocks_ - bulk_) * P, P);
  }
  preparedBias_.setZero(Eigen::Index(blocks_) * H);
  for (int p = 0; p < blocks_; ++p) {
    const int wRow = inputRow(*cell_, p), uRow = recurrentRow(*cell_, p), cRow = memoryRow(*cell_, p);
    Matrix<S>& target = p < bulk_ ? bulkR_ : r_;
    const Eigen::Index row = (p < bulk_ ? p : p - bulk_) * P, one = p < bulk_ ? 0 : P;
    auto bias = preparedBias_.segment(p * H, H);
    if (wRow >= 0) {
      target.block(row, one + 1, H, I) = w.middleRows(wRow * H, H);
      bias += b.middleRows(wRow * H, H).col(0);
    }
    if (uRow >= 0) {
      if (p >= bulk_) target.block(row, 0, H, H) = u.middleRows(uRow * H, H);
      bias += b2.middleRows(uRow * H, H).col(0);
    }
    if (cRow >= 0) seesMemory_.block(row, 0, H, H) = memory.middleRows(cRow * H, H);
    if (!options_.layerNorm) target.block(row, one, H, 1) = bias;
  }
  if (bulk_) bulkForward_.pack(bulkR_);
  if (blocks_ > bulk_) {
    forward_.pack(r_, fused_ ? blocks_ - bulk_ : 1, batch);
    back_.packTransposed(r_, P, batch);
  }
  if (peephole.rows) {
    memoryForward_.pack(seesMemory_, fused_ ? blocks_ - bulk_ : 1, batch);
    memoryBack_.packTransposed(seesMemory_, P, batch);
  }
  if (!cell_->innerProduct) return;
  Matrix<S> inner = Matrix<S>::Zero(P, P);
  inner.topLeftCorner(H, H) = u.topRows(H);
  innerForward_.pack(inner, 1, batch);
  innerBack_.packTransposed(inner, P, batch);
}

template <class S>
void Layer<S>::prepare(const Vector<S>& theta, bool inputGradient, Eigen::Index batch) {
  const int H = hidden_;
  packRecurrent(theta, batch);
  if (inputGradient) {
    Matrix<S> back = Matrix<S>::Zero(paddedRows<S>(inputs_), blocks_ * padded_);
    for (int p = 0; p < blocks_; ++p)
      if (const int row = inputRow(*cell_, p); row >= 0)
        back.block(0, p * padded_, inputs_, H) = W.of(theta).middleRows(row * H, H).transpose();
    inputBack_.pack(back, 1, batch);
  }
  preparedAlpha_.setConstant(padded_, static_cast<S>(alpha_));
  if (learned_) preparedAlpha_.head(H) = slope.of(theta).col(0).replicate(slope.rows == 1 ? H : 1, 1);
  if (options_.layerNorm) preparedGain_ = gain.of(theta).col(0);
  const OwnParameters& o = cell_->own;
  if (o.count == 0) return;
  preparedOwn_.setZero(padded_ * o.derived);
  ownParameters_ = own.of(theta).transpose().template cast<double>();
  Vector<double> derived(o.derived);
  for (int u = 0; u < H; ++u) {
    if (o.derive)
      o.derive(ownParameters_.col(u).data(), derived.data());
    else
      derived = ownParameters_.col(u);
    for (int i = 0; i < o.derived; ++i) preparedOwn_[u + i * padded_] = static_cast<S>(derived[i]);
  }
}

template <class S>
StepPointers<S> Layer<S>::pointers(LayerTape<S>& tape, int t) const {
  StepPointers<S> p;
  const Eigen::Index column = Eigen::Index(t) * tape.batch;
  p.units = static_cast<int>(padded_);
  p.batch = tape.batch;
  p.slotStep = padded_;
  p.saved = tape.saved.data() + column * tape.saved.rows();
  p.savedLd = tape.saved.rows();
  for (int i = 0; i < cell_->states; ++i) {
    Matrix<S>& m = i == 0 ? tape.z : tape.memory;
    p.previous[i] = m.data() + column * m.rows();
    p.next[i] = m.data() + (column + tape.batch) * m.rows();
    p.stateLd[i] = m.rows();
  }
  p.adjointLd = paddedColumn<S>(padded_);
  if (cell_->innerProduct) p.inner = tape.inner.data() + column * tape.inner.rows();
  p.alpha = preparedAlpha_.data();
  p.own = preparedOwn_.data();
  p.epsilon = static_cast<S>(options_.epsilon);
  return p;
}

// What a step will read and write: what is saved of step `saved`, and the states after `state` steps.
template <class S>
Ahead Layer<S>::blocksAhead(const LayerTape<S>& tape, int saved, int state) const {
  Ahead ahead;
  if (!isFar(tape.z) && !isFar(tape.saved)) return ahead;
  const auto need = [&](const Matrix<S>& m, int block) {
    const Eigen::Index numbers = m.rows() * tape.batch, first = block * numbers;
    if (first >= 0 && first < m.size()) ahead.need(m.data() + first, numbers);
  };
  need(tape.saved, saved);
  need(tape.z, state);
  need(tape.memory, state);
  return ahead;
}

// Normalizes the pre-activations of blocks first … last−1 at step t.
template <class S>
void Layer<S>::normalizeBlocks(LayerTape<S>& tape, int t, int first, int last) const {
  const Eigen::Index column = Eigen::Index(t) * tape.batch, H = hidden_;
  for (int p = first; p < last; ++p)
    normalize<S>({tape.saved.block(p * padded_, column, H, tape.batch),
                  tape.normalized.block(p * padded_, column, H, tape.batch), tape.inverse.block(p, column, 1, tape.batch)},
                 preparedGain_.segment(p * H, H), preparedBias_.segment(p * H, H));
}

// Whether the product with R, or with its transpose on the way back, is better fused with the cell.
template <class S>
bool Layer<S>::fuses(const PackedMatrix<S>& m, int batch) const {
  return fused_ && !peephole.rows && blocks_ > bulk_ && m.inOne() && pointwise_->fuses(batch);
}

template <class S>
void Layer<S>::forward(LayerTape<S>& tape) const {
  const Eigen::Index P = padded_, B = tape.batch, ldz = tape.z.rows(), ld = tape.saved.rows();
  auto& w = tape.work;
  if (options_.layerNorm && padded_ != hidden_) tape.saved.setZero();  // what lies beyond H is not normalized, but read
  const int stepsOfBulk = isFar(tape.saved) ? 1 : kStepsOfBulk;
  const bool fuses = this->fuses(forward_, tape.batch);
  StepPointers<S> p = pointers(tape, 0);
  for (int t = 0; t < tape.length; ++t, p.toStep(1)) {
    const Eigen::Index column = t * B;
    const S* z = tape.z.data() + column * ldz;
    const S* c = tape.memory.data() + column * tape.memory.rows();
    S* a = tape.saved.data() + column * ld + bulk_ * P;
    Ahead ahead = blocksAhead(tape, t + 1, t + 2);
    if (bulk_ && t % stepsOfBulk == 0) {
      const Eigen::Index n = std::min(stepsOfBulk, tape.length - t) * B;
      bulkForward_.multiply(w.z.of(z + P, ldz, inputs_ + 1, n), p.saved, ld, false, &ahead);
    }
    if (fuses) {
      pointwise_->forwardFused({forward_, z, ldz, &ahead, P + 1}, p);
      continue;
    }
    if (blocks_ > bulk_) w.z.of(z, ldz, forward_.depth(), B);
    if (peephole.rows) w.c.of(c, tape.memory.rows(), P, B);
    if (fused_ && blocks_ > bulk_) {
      StepPointers<S> part = p;
      for (Eigen::Index i = 0; i < forward_.panels(); ++i) {
        part.units = static_cast<int>(forward_.panel(i).rows);
        forward_.multiplyPanel(i, w.z, a, ld, false, &ahead);
        if (peephole.rows) memoryForward_.multiplyPanel(i, w.c, a, ld, true);
        pointwise_->forward(part);
        part.advance(part.units);
      }
      continue;
    }
    if (blocks_ > bulk_) forward_.multiply(w.z, a, ld, false, &ahead);
    if (peephole.rows) memoryForward_.multiply(w.c, a, ld, true);
    if (options_.layerNorm) normalizeBlocks(tape, t, cell_->innerProduct ? 1 : 0, blocks_);
    if (cell_->innerProduct) {
      pointwise_->innerForward(p);
      innerForward_.multiply(w.z.of(p.inner, tape.inner.rows(), P, B), p.saved, ld, true);
      if (options_.layerNorm) normalizeBlocks(tape, t, 0, 1);
    }
    pointwise_->forward(p);
  }
}

template class Layer<float>;
template class Layer<double>;

}  // namespace backflow
