// The output head: dense layers u = φ(V u⁻ + c), the first on h, then y = V u + c, where V is `weight` and c is `bias`. Runs on
// the time steps that have a loss.
#pragma once

#include <vector>

#include "engine/activations/activation.h"
#include "engine/experiment/experiment.h"
#include "engine/network/dropout.h"
#include "engine/network/parameters.h"

namespace backflow {

// n columns: B samples of each step that has a loss.
template <class S>
struct HeadTape {
  std::vector<Matrix<S>> input;   // what each dense layer reads: H×n, then units×n
  std::vector<Matrix<S>> a, out;  // of each hidden dense layer: before and after its activation
  std::vector<Matrix<S>> mask;    // dropout: 0 or 1/(1−p); empty when off
  Matrix<S> y;                    // O×n, before softmax
};

template <class S>
class Head {
 public:
  Head(const HeadConfig& config, int inputs, int outputs, ParameterLayout& layout);

  struct Dense {
    ParameterBlock weight, bias;  // units × inputs, units × 1
  };
  const std::vector<Dense>& dense() const { return dense_; }  // the last one is the output

  // h: H×n. `dropout` null: off.
  void forward(const Vector<S>& theta, const Eigen::Ref<const Matrix<S>>& h, HeadTape<S>& tape, Dropout* dropout) const;
  // dy: ∂L/∂y. Adds ∂L/∂θ·2^−(returned exponent) to the gradient; below: ∂L/∂h·2^−belowExponent, H×n. Both exponents are 0
  // unless the values would overflow.
  int backward(const Vector<S>& theta, const Matrix<S>& dy, HeadTape<S>& tape, Vector<S>& gradient, Matrix<S>& below,
               int& belowExponent) const;

 private:
  const ActivationInfo* activation_;
  double dropout_;
  std::vector<Dense> dense_;
};

}  // namespace backflow
