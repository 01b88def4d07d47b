// Deliberate faults in cells, normalization, recurrent forms, activations and losses, each of which the gradient check must
// catch: the right version passes at 1e-6, the one with a single wrong term fails at more than 1e-4.
//
// A fault in a cell is made behind its back: the real pointwise part runs, then one term of what it left is changed, unit by
// unit, as a wrong formula would have left it.
#include <Eigen/LU>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>

#include "engine/activations/list.h"
#include "engine/cells/list.h"
#include "engine/losses/list.h"
#include "engine/network/layer.h"
#include "engine/network/recurrent.h"
#include "engine/train/gradient_check.h"

using namespace backflow;

namespace {

constexpr double kRight = 1e-6, kWrong = 1e-4;

constexpr int kMostSlots = 8, kMostOwn = 3;

// One unit of one sample in backward(): what it saw, and what it left for a fault to change. In innerBackward() the first
// slots and dNow are what backward() left.
struct Unit {
  double slot[kMostSlots], before[kMaxStates], now[kMaxStates], dNow[kMaxStates];  // saved; h_{t−1}, c_{t−1}; h_t, c_t; ∂L/∂
  double own[kMostOwn], epsilon;
  double da[kMostSlots], d[kMaxStates], dOwn[kMostOwn];  // ∂L/∂a; ∂L/∂h_{t−1}, ∂L/∂c_{t−1} directly; added to ∂L/∂own
};
using Change = void (*)(Unit& u);

struct CellFault {
  const char* what;
  const char* cell;
  const char* peephole;
  Change backward, innerBackward;  // null: none
};
const CellFault* underTest = nullptr;  // what the decorated cell does wrong; null: nothing
const CellInfo* decorated = nullptr;   // the cell that is decorated

class Decorated final : public Pointwise<double> {
 public:
  explicit Decorated(std::string_view activation) : real_(decorated->makeDouble(activation)) {}
  void forward(const StepPointers<double>& p) const override { real_->forward(p); }
  void innerForward(const StepPointers<double>& p) const override { real_->innerForward(p); }
  void backward(const StepPointers<double>& p) const override {
    changed(p, &Pointwise<double>::backward, underTest ? underTest->backward : nullptr);
  }
  void innerBackward(const StepPointers<double>& p) const override {
    changed(p, &Pointwise<double>::innerBackward, underTest ? underTest->innerBackward : nullptr);
  }

 private:
  using Pass = void (Pointwise<double>::*)(const StepPointers<double>&) const;

  // Sample by sample, so that what one adds to ∂L/∂own is known.
  void changed(const StepPointers<double>& p, Pass pass, Change change) const {
    if (!change) return (real_.get()->*pass)(p);
    for (int b = 0; b < p.batch; ++b) {
      StepPointers<double> one = p;
      one.batch = 1;
      one.saved += b * p.savedLd;
      for (int i = 0; i < decorated->states; ++i) {
        one.previous[i] += b * p.stateLd[i];
        one.next[i] += b * p.stateLd[i];
        one.adjoint[i] += b * p.adjointLd;
      }
      if (one.inner) one.inner += b * p.adjointLd;
      std::vector<Unit> units(static_cast<std::size_t>(p.units));
      for (int u = 0; u < p.units; ++u) see(one, u, units[static_cast<std::size_t>(u)]);
      (real_.get()->*pass)(one);
      for (int u = 0; u < p.units; ++u) replace(one, u, units[static_cast<std::size_t>(u)], change);
    }
  }

  static void see(const StepPointers<double>& p, int u, Unit& unit) {
    for (int i = 0; i < decorated->slots; ++i) unit.slot[i] = p.saved[u + i * p.slotStep];
    for (int i = 0; i < decorated->states; ++i) {
      unit.before[i] = p.previous[i][u];
      unit.now[i] = p.next[i][u];
      unit.dNow[i] = p.adjoint[i][u];
    }
    for (int i = 0; i < decorated->own.derived; ++i) {
      unit.own[i] = p.own[u + i * p.slotStep];
      unit.dOwn[i] = p.dOwn[u + i * p.slotStep];
    }
    unit.epsilon = p.epsilon;
  }

  static void replace(const StepPointers<double>& p, int u, Unit& unit, Change change) {
    const auto blocks = static_cast<int>(decorated->blocks.size());
    double sums[kMostOwn];
    for (int i = 0; i < blocks; ++i) unit.da[i] = p.saved[u + i * p.slotStep];
    for (int i = 0; i < decorated->states; ++i) unit.d[i] = p.adjoint[i][u];
    for (int i = 0; i < decorated->own.derived; ++i) {
      sums[i] = unit.dOwn[i];
      unit.dOwn[i] = p.dOwn[u + i * p.slotStep] - sums[i];
    }
    change(unit);
    for (int i = 0; i < blocks; ++i) p.saved[u + i * p.slotStep] = unit.da[i];
    for (int i = 0; i < decorated->states; ++i) p.adjoint[i][u] = unit.d[i];
    for (int i = 0; i < decorated->own.derived; ++i) p.dOwn[u + i * p.slotStep] = sums[i] + unit.dOwn[i];
  }

  std::unique_ptr<Pointwise<double>> real_;
};

// Everywhere φ = tanh, of which y is kept: φ′ = 1 − y².
const CellFault kCellFaults[] = {
    {"φ′ forgotten", "rnn", "none", [](Unit& u) { u.da[0] = u.dNow[0]; }, nullptr},
    {"φ′ = 1 − y", "rnn", "none", [](Unit& u) { u.da[0] = u.dNow[0] * (1.0 - u.slot[0]); }, nullptr},
    {"the sign of ∂L/∂a", "rnn", "none", [](Unit& u) { u.da[0] = -u.da[0]; }, nullptr},
    {"ε forgotten", "residual", "none", [](Unit& u) { u.da[0] /= u.epsilon; }, nullptr},
    {"the skip forgotten", "residual", "none", [](Unit& u) { u.d[0] = 0.0; }, nullptr},
    {"the skip counted with 1 + ε", "antisymmetric", "none", [](Unit& u) { u.d[0] *= 1.0 + u.epsilon; }, nullptr},
    {"σ′ of i without (1 − i)", "lstm", "none", [](Unit& u) { u.da[0] /= 1.0 - u.slot[0]; }, nullptr},
    {"σ′ of o without o", "lstm", "none", [](Unit& u) { u.da[3] /= u.slot[3]; }, nullptr},
    {"i and f swapped", "lstm", "none", [](Unit& u) { std::swap(u.da[0], u.da[1]); }, nullptr},
    {"φ of c not differentiated", "lstm", "none",
     [](Unit& u) {
       const auto& [i, f, g, o, r0, r1, r2, r3] = u.slot;
       const double phiC = std::tanh(u.now[1]);
       const double more = u.dNow[0] * o * phiC * phiC;  // what dc gains without the factor 1 − φ(c)²
       u.da[0] += more * g * i * (1.0 - i);
       u.da[1] += more * u.before[1] * f * (1.0 - f);
       u.da[2] += more * i * (1.0 - g * g);
       u.d[1] += more * f;
     },
     nullptr},
    {"c_t for c_{t−1} at the forget gate", "lstm", "none", [](Unit& u) { u.da[1] *= u.now[1] / u.before[1]; }, nullptr},
    {"the way through c forgotten", "lstm", "none", [](Unit& u) { u.d[1] = 0.0; }, nullptr},
    {"the way through c by i, not f", "lstm", "none", [](Unit& u) { u.d[1] *= u.slot[0] / u.slot[1]; }, nullptr},
    {"o's peephole misses in ∂L/∂c", "lstm", "diagonal",
     [](Unit& u) {
       const auto& [i, f, g, o, phiC, r0, r1, r2] = u.slot;
       const double less = u.da[3] * u.own[2];
       const double d0 = less * g * i * (1.0 - i), d1 = less * u.before[1] * f * (1.0 - f);
       u.da[0] -= d0;
       u.da[1] -= d1;
       u.da[2] -= less * i * (1.0 - g * g);
       u.dOwn[0] -= d0 * u.before[1];
       u.dOwn[1] -= d1 * u.before[1];
       u.d[1] -= less * f + d0 * u.own[0] + d1 * u.own[1];
     },
     nullptr},
    {"c_{t−1} for c_t at o's peephole", "lstm", "diagonal", [](Unit& u) { u.dOwn[2] = u.da[3] * u.before[1]; }, nullptr},
    {"i's peephole misses on the way back", "lstm", "diagonal", [](Unit& u) { u.d[1] -= u.da[0] * u.own[0]; }, nullptr},
    {"o's peephole misses on the way back", "lstm", "diagonal_previous", [](Unit& u) { u.d[1] -= u.da[3] * u.own[2]; },
     nullptr},
    {"p_i and p_f swapped", "lstm", "diagonal_previous", [](Unit& u) { std::swap(u.dOwn[0], u.dOwn[1]); }, nullptr},
    {"1 − z for z at the candidate", "gru", "none", [](Unit& u) { u.da[0] *= (1.0 - u.slot[1]) / u.slot[1]; }, nullptr},
    {"z for 1 − z on the way back", "gru", "none", [](Unit& u) { u.d[0] = u.dNow[0] * u.slot[1]; }, nullptr},
    {"the sign of z", "gru", "none", [](Unit& u) { u.da[1] = -u.da[1]; }, nullptr},
    {"r not differentiated", "gru", "none", nullptr, [](Unit& u) { u.da[2] = u.slot[2]; }},
    {"the way through r⊙h forgotten", "gru", "none", nullptr, [](Unit& u) { u.d[0] = u.dNow[0]; }},
    {"the way through r⊙h without r", "gru", "none", nullptr,
     [](Unit& u) { u.d[0] = u.dNow[0] + (u.d[0] - u.dNow[0]) / u.slot[3]; }},
    {"r forgotten at U h", "gru_reset_after", "none", [](Unit& u) { u.da[3] = u.da[0]; }, nullptr},
    {"h_{t−1} for U h at r", "gru_reset_after", "none", [](Unit& u) { u.da[2] *= u.before[0] / u.slot[3]; }, nullptr},
    {"h̃ for h̃ − h_{t−1} at f", "mgu", "none", [](Unit& u) { u.da[1] *= u.slot[0] / (u.slot[0] - u.before[0]); }, nullptr},
    {"f not differentiated in f⊙h", "mgu", "none", nullptr, [](Unit& u) { u.da[1] = u.slot[1]; }},
    {"σ′ of z forgotten", "mingru", "none", [](Unit& u) { u.da[1] /= u.slot[1] * (1.0 - u.slot[1]); }, nullptr},
    {"z for 1 − z on the way back", "mingru", "none", [](Unit& u) { u.d[0] = u.dNow[0] * u.slot[1]; }, nullptr},
    {"f + i not differentiated", "minlstm", "none", [](Unit& u) { u.da[1] *= u.before[0] / (u.before[0] - u.now[0]); },
     nullptr},
    {"f + i forgotten on the way back", "minlstm", "none", [](Unit& u) { u.d[0] *= u.slot[1] + u.slot[2]; }, nullptr},
    {"γ a constant", "lru", "none", [](Unit& u) { u.dOwn[2] = 0.0; }, nullptr},
    {"λ for its conjugate on the way back", "lru", "none",
     [](Unit& u) {
       u.d[0] = u.own[0] * u.dNow[0] - u.own[1] * u.dNow[1];
       u.d[1] = u.own[0] * u.dNow[1] + u.own[1] * u.dNow[0];
     },
     nullptr},
    {"the sign of Im λ", "lru", "none", [](Unit& u) { u.dOwn[1] = -u.dOwn[1]; }, nullptr},
    {"γ forgotten at the input", "lru", "none", [](Unit& u) { u.da[0] /= u.own[2]; }, nullptr},
};

constexpr int kInputs = 2, kHidden = 4, kSteps = 5, kBatch = 2;

// L = Σ_t Σ cos(t)·h_t² of one layer, as a function of its parameters.
double worstOfLayer(const CellFault& fault, bool faulty) {
  decorated = &findCell(fault.cell, fault.peephole);
  underTest = faulty ? &fault : nullptr;
  CellInfo cell = *decorated;
  cell.makeDouble = [](std::string_view activation) -> std::unique_ptr<Pointwise<double>> {
    return std::make_unique<Decorated>(activation);
  };
  ParameterLayout layout;
  Layer<double> layer(cell, "tanh", kInputs, kHidden, layout);
  LayerTape<double> tape;
  Random random(5, Stream::Check);
  Matrix<double> x(kInputs, kSteps * kBatch), weight(kHidden, kSteps * kBatch);
  for (double& v : x.reshaped()) v = random.normal();
  for (Eigen::Index i = 0; i < weight.cols(); ++i) weight.col(i).setConstant(std::cos(static_cast<double>(i / kBatch)));
  Differentiable f;
  f.at.resize(layout.size());
  for (double& v : f.at) v = 0.5 * random.normal();
  f.loss = [&](const Vector<double>& theta) {
    layer.shape(tape, kSteps, kBatch);
    layer.setInput(tape, x);
    layer.prepare(theta);
    layer.forward(tape);
    return (layer.states(tape).array().square() * weight.array()).sum();
  };
  f.loss(f.at);
  const Matrix<double> h = layer.states(tape);
  const ScaledAdjoint<double> above{2.0 * h.cwiseProduct(weight), std::vector<int>(kSteps, 0)};
  f.gradient.setZero(layout.size());
  f.gradient *= std::ldexp(1.0, layer.backward(tape, above, {}, f.gradient));
  layer.toParameters(f.at, f.gradient);
  f.nameOf = [](Eigen::Index i) { return "parameter " + std::to_string(i); };
  return checkGradient(f).worst;
}

double worstOf(const std::function<double(const Vector<double>&)>& loss, const Vector<double>& at,
               const Vector<double>& gradient) {
  return checkGradient({loss, at, gradient, [](Eigen::Index i) { return std::to_string(i); }}).worst;
}

Vector<double> numbers(Eigen::Index n, std::uint64_t seed) {
  Random random(seed, Stream::Check);
  Vector<double> v(n);
  for (double& x : v) x = random.normal();
  return v;
}

// L = Σ w⊙normalize(a), with a, g and b in one vector; what a fault does to ∂L/∂[a; g; b], given ∂L/∂x̂ = w⊙g.
struct Normalized {
  Vector<double> a, x, dx, da, dGain;
  double inverse;
};
struct NormFault {
  const char* what;
  void (*change)(Normalized& n);
};
const NormFault kNormFaults[] = {
    {"the mean's derivative forgotten", [](Normalized& n) { n.da.array() += n.inverse * n.dx.mean(); }},
    {"the variance's derivative forgotten",
     [](Normalized& n) { n.da += n.inverse * n.dx.dot(n.x) / static_cast<double>(n.x.size()) * n.x; }},
    {"the deviation forgotten", [](Normalized& n) { n.da /= n.inverse; }},
    {"a for x̂ at the gain", [](Normalized& n) { n.dGain.array() *= n.a.array() / n.x.array(); }},
};

double worstOfNorm(const NormFault& fault, bool faulty) {
  constexpr int H = 6;
  const Vector<double> at = numbers(3 * H, 11), w = numbers(H, 12);
  Matrix<double> values, normalized(H, 1), inverse(1, 1);
  const auto forward = [&](const Vector<double>& v) {
    values = v.head(H);
    normalize<double>({values, normalized, inverse}, v.segment(H, H), v.tail(H));
    return values.col(0).dot(w);
  };
  forward(at);
  Normalized n{at.head(H), normalized.col(0), w.cwiseProduct(at.segment(H, H)), {}, Vector<double>::Zero(H), inverse(0, 0)};
  Vector<double> dBias = Vector<double>::Zero(H);
  values = w;
  normalizeBack<double>({values, normalized, inverse}, at.segment(H, H), n.dGain, dBias);
  n.da = values.col(0);
  if (faulty) fault.change(n);
  Vector<double> gradient(3 * H);
  gradient << n.da, n.dGain, dBias;
  return worstOf(forward, at, gradient);
}

// L = ⟨C, M(U)⟩
struct FormFault {
  const char* what;
  RecurrentForm form;
  Matrix<double> (*gradient)(const Matrix<double>& u, const Matrix<double>& dM);
};
const FormFault kFormFaults[] = {
    {"Uᵀ forgotten", RecurrentForm::Antisymmetric, [](const Matrix<double>&, const Matrix<double>& dM) { return dM; }},
    {"the sign of Uᵀ", RecurrentForm::Antisymmetric,
     [](const Matrix<double>&, const Matrix<double>& dM) -> Matrix<double> { return dM + dM.transpose(); }},
    {"U taken for Q", RecurrentForm::Orthogonal, [](const Matrix<double>&, const Matrix<double>& dM) { return dM; }},
    {"not mirrored", RecurrentForm::Orthogonal,
     [](const Matrix<double>& u, const Matrix<double>& dM) -> Matrix<double> {
       const Matrix<double> q = recurrentMatrix(RecurrentForm::Orthogonal, u, 0.0), r = q.transpose() * u;
       Matrix<double> c = -dM.transpose() * q;
       c.triangularView<Eigen::StrictlyUpper>().setZero();
       return (dM + q * c) * r.inverse().transpose();
     }},
    {"R forgotten", RecurrentForm::Orthogonal,
     [](const Matrix<double>& u, const Matrix<double>& dM) -> Matrix<double> {
       const Matrix<double> q = recurrentMatrix(RecurrentForm::Orthogonal, u, 0.0), r = q.transpose() * u;
       return recurrentGradient(RecurrentForm::Orthogonal, u, dM) * r.transpose();
     }},
};

double worstOfForm(const FormFault& fault, bool faulty) {
  constexpr int H = 4;
  const Vector<double> at = numbers(H * H, 21), c = numbers(H * H, 22);
  const auto loss = [&](const Vector<double>& u) {
    return recurrentMatrix(fault.form, u.reshaped(H, H), 0.1).reshaped().dot(c);
  };
  const Matrix<double> u = at.reshaped(H, H), dM = c.reshaped(H, H);
  const Matrix<double> gradient = faulty ? fault.gradient(u, dM) : recurrentGradient(fault.form, u, dM);
  return worstOf(loss, at, gradient.reshaped());
}

// L = Σ w⊙φ(a)
struct ActivationFault {
  const char* what;
  const char* activation;
  double (*derivative)(double a, double y, double alpha);  // wrong
};
const ActivationFault kActivationFaults[] = {
    {"σ′ = y", "sigmoid", [](double, double y, double) { return y; }},
    {"σ′ from a, not y", "sigmoid", [](double a, double, double) { return a * (1.0 - a); }},
    {"φ′ = e^y", "elu", [](double a, double y, double) { return a > 0.0 ? 1.0 : std::exp(y); }},
    {"no square", "softsign", [](double, double y, double) { return 1.0 - std::abs(y); }},
    {"the slope forgotten", "leaky_relu", [](double a, double, double) { return a > 0.0 ? 1.0 : 0.0; }},
    {"without a Φ′(a)", "gelu", [](double a, double, double) { return 0.5 * std::erfc(-a / std::sqrt(2.0)); }},
    {"not clipped", "hard_tanh", [](double, double, double) { return 1.0; }},
};

double worstOfActivation(const ActivationFault& fault, bool faulty) {
  const ActivationInfo& phi = find(activations(), fault.activation, "activation");
  constexpr Eigen::Index n = 24;
  const Vector<double> at = 1.5 * numbers(n, 31), w = numbers(n, 32);
  Vector<double> y(n), gradient(n);
  const auto loss = [&](const Vector<double>& a) {
    phi.applyDouble(a.data(), y.data(), n, phi.slope);
    return y.dot(w);
  };
  loss(at);
  phi.backDouble(at.data(), y.data(), w.data(), gradient.data(), n, phi.slope);
  for (Eigen::Index i = 0; faulty && i < n; ++i) gradient[i] = w[i] * fault.derivative(at[i], y[i], phi.slope);
  return worstOf(loss, at, gradient);
}

struct LossFault {
  const char* what;
  const char* loss;
  void (*change)(const Matrix<double>& y, const Batch& batch, Matrix<double>& dy);
};
const LossFault kLossFaults[] = {
    {"the 2 forgotten", "mse", [](const Matrix<double>&, const Batch&, Matrix<double>& dy) { dy *= 0.5; }},
    {"a mean over the outputs", "mse",
     [](const Matrix<double>& y, const Batch&, Matrix<double>& dy) { dy /= static_cast<double>(y.rows()); }},
    {"weights ignored", "mse",
     [](const Matrix<double>& y, const Batch& batch, Matrix<double>& dy) { dy = 2.0 * (y - batch.target); }},
    {"softmax forgotten", "cross_entropy",
     [](const Matrix<double>&, const Batch& batch, Matrix<double>& dy) {
       dy.setZero();
       for (Eigen::Index j = 0; j < dy.cols(); ++j) dy(batch.label[static_cast<std::size_t>(j)], j) = -batch.weight[j];
     }},
    {"the label forgotten", "cross_entropy",
     [](const Matrix<double>&, const Batch& batch, Matrix<double>& dy) {
       for (Eigen::Index j = 0; j < dy.cols(); ++j) dy(batch.label[static_cast<std::size_t>(j)], j) += batch.weight[j];
     }},
    {"the sign", "cross_entropy", [](const Matrix<double>&, const Batch&, Matrix<double>& dy) { dy = -dy; }},
    {"weights ignored", "cross_entropy",
     [](const Matrix<double>&, const Batch& batch, Matrix<double>& dy) {
       for (Eigen::Index j = 0; j < dy.cols(); ++j) dy.col(j) /= batch.weight[j];
     }},
    {"in bits", "cross_entropy", [](const Matrix<double>&, const Batch&, Matrix<double>& dy) { dy /= std::log(2.0); }},
};

double worstOfLoss(const LossFault& fault, bool faulty) {
  constexpr int O = 3, n = 6;
  const LossInfo& loss = find(losses(), fault.loss, "loss");
  Batch batch;
  batch.reset(n, 1, 1, O, loss.classes);
  if (!loss.classes) batch.target = numbers(O * n, 41).reshaped(O, n);
  for (std::size_t j = 0; j < batch.label.size(); ++j) batch.label[j] = static_cast<int>(j) % O;
  batch.weight = (0.3 * numbers(n, 42)).array().exp();
  const Vector<double> at = numbers(O * n, 43);
  Matrix<double> dy;
  const auto value = [&](const Vector<double>& y) { return loss.evaluate(Matrix<double>(y.reshaped(O, n)), batch, dy); };
  value(at);
  Matrix<double> gradient = dy;
  if (faulty) fault.change(at.reshaped(O, n), batch, gradient);
  return worstOf(value, at, gradient.reshaped());
}

int caught = 0;

template <std::size_t N, class Fault, class Worst>
void catchAll(const Fault (&faults)[N], Worst worst) {
  for (const Fault& fault : faults) {
    INFO(fault.what);
    CHECK(worst(fault, false) <= kRight);
    const double wrong = worst(fault, true);
    CHECK(wrong > kWrong);
    caught += wrong > kWrong ? 1 : 0;
  }
}

}  // namespace

TEST_CASE("deliberate faults are caught, every one, and what is right passes") {
  caught = 0;
  catchAll(kCellFaults, worstOfLayer);
  catchAll(kNormFaults, worstOfNorm);
  catchAll(kFormFaults, worstOfForm);
  catchAll(kActivationFaults, worstOfActivation);
  catchAll(kLossFaults, worstOfLoss);
  constexpr auto all = static_cast<int>(std::size(kCellFaults) + std::size(kNormFaults) + std::size(kFormFaults) +
                                        std::size(kActivationFaults) + std::size(kLossFaults));
  static_assert(all >= 20);
  CHECK(caught == all);
  std::printf("faults: %d of %d caught\n", caught, all);
}

TEST_CASE("every cell has a fault that is caught") {
  for (const CellInfo* cell : cells()) {
    INFO(cell->about.id);
    CHECK(std::any_of(std::begin(kCellFaults), std::end(kCellFaults),
                      [&](const CellFault& fault) { return fault.cell == cell->about.id; }));
  }
}
