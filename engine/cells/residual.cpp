#include "engine/cells/list.h"
#include "engine/cells/pointwise.h"

namespace backflow::cell {
namespace {

// h_t = h_{t−1} + ε·φ(a): a skip through time. With a = W x_t + U h_{t−1} + b it is the residual RNN (Jaeger, Lukoševičius,
// Popovici and Siewert 2007, without leak); with U − Uᵀ − γI in place of U, the antisymmetric RNN, whose Jacobian has its
// eigenvalues near the unit circle (Chang, Chen, Haber and Chi 2019).
struct Residual {
  static constexpr PreActivation kBlocks[] = {{true, true}};
  static constexpr int kSlots = 1, kStates = 1;

  template <class V, class Phi>
  static void forward(Forward<Residual, V>& s, const Phi& phi) {
    const V a = s.slot[0];
    const V y = phi(a);
    s.now = {s.before[0] + s.epsilon * y};
    s.slot = {phi.keep(a, y)};
  }

  template <class V, class Phi>
  static void backward(Backward<Residual, V>& s, Phi& phi) {
    s.da = {phi.back(s.slot[0], s.epsilon * s.d[0])};  // and s.d stays: h_{t−1} passes as it is
  }
};

constexpr TorchRows kTorch[] = {{0, 0}};

CellInfo make(Description about, RecurrentForm form) {
  return cellOf<Residual>({.about = about, .form = form, .limited = false, .torch = kTorch});
}

}  // namespace

const CellInfo residual = make({"residual", "Residual RNN", "h_t = h_{t−1} + ε·φ(W x_t + U h_{t−1} + b)",
                                "Jaeger, Lukoševičius, Popovici and Siewert 2007"},
                               RecurrentForm::Free);
const CellInfo antisymmetric =
    make({"antisymmetric", "Antisymmetric RNN", "h_t = h_{t−1} + ε·φ(W x_t + (U − Uᵀ − γI) h_{t−1} + b)",
          "Chang, Chen, Haber and Chi 2019"},
         RecurrentForm::Antisymmetric);

}  // namespace backflow::cell
