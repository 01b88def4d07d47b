// A network's loss as a function of everything that it depends on, [θ; x; h_0, c_0 of every layer], built from the layers and
// the head one by one, so that what Network does with them is judged too.
//
// A truncated gradient is no derivative of L. It is the derivative of L with the adjoint cut, that is of the sum of the losses
// of segments, each begun from states that are held fixed: those that the whole sequence had there. So `truncate` cuts the
// sequence here, counted back from T.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/losses/loss.h"
#include "engine/network/network.h"
#include "engine/train/gradient_check.h"

namespace backflow {

struct Question {  // of random numbers: any batch will do
  int inputs = 2, outputs = 2, length = 4, batch = 2;
  int first = 0;     // the first step with a loss, from 0
  int truncate = 0;  // steps; 0: never
  std::uint64_t seed = 1;
};

class NetworkFunction {
 public:
  NetworkFunction(const ModelConfig& model, const LossInfo& loss, const Question& question);

  // With the gradient by backprop, at a random point. Points into this object.
  Differentiable whole();
  // The same along one random direction of length 1 for each matrix, vector, the inputs and each initial state: a wrong
  // derivative anywhere is seen at the price of a few.
  Differentiable byBlock();

  void spoil(Eigen::Index i, double factor) { gradient_[i] *= factor; }  // to see whether it is noticed

  double lossOfNetwork() const { return lossOfNetwork_; }  // as Network says at that point

 private:
  void drawBatch(Random& random);
  void drawPoint(Random& random);
  void backprop();
  double loss(const Vector<double>& point);
  double segment(const Vector<double>& theta, const Matrix<double>& x, int from, int to);

  Question question_;
  const LossInfo& loss_;
  bool residual_;
  Network<double> network_;
  Batch batch_;
  Vector<double> point_, gradient_;
  std::vector<std::pair<Eigen::Index, std::string>> blocks_;  // where each begins, and what it is
  NetworkTape<double> tape_;                                  // of the whole sequence at point_
  std::vector<LayerTape<double>> segment_;
  Matrix<double> given_, dy_;
  HeadTape<double> head_;
  double lossOfNetwork_ = 0.0;
};

}  // namespace backflow
