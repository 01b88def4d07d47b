// The recurrent matrix, put in place by hand.
#include "engine/core/error.h"
#include "engine/train/run_of.h"

namespace backflow {

template <class S>
std::string RunOf<S>::whyFixed(std::size_t layer) const {
  if (layer >= network_.layers().size()) return "there is no layer " + std::to_string(layer + 1);
  const Layer<S>& of = network_.layers()[layer];
  const std::string cell(of.cell().about.label);
  if (of.U.rows == 0) return cell + " has no recurrent matrix U";
  if (of.form() == RecurrentForm::Orthogonal) return "U is kept orthogonal: its eigenvalues stay on the unit circle";
  if (of.form() == RecurrentForm::Antisymmetric) return cell + " makes its recurrent matrix of U − Uᵀ: it cannot be any other";
  return {};
}

template <class S>
Matrix<double> RunOf<S>::recurrent(std::size_t layer, int block) const {
  if (const std::string why = whyFixed(layer); !why.empty()) throw InputError(why);
  const Layer<S>& of = network_.layers()[layer];
  if (block < 0 || block >= recurrentBlocks(of.cell()))
    throw InputError("there is no recurrent block " + std::to_string(block));
  return of.U.of(theta_).middleRows(Eigen::Index(block) * of.hidden(), of.hidden()).template cast<double>();
}

template <class S>
void RunOf<S>::setRecurrent(std::size_t layer, int block, const Matrix<double>& u) {
  const Matrix<double> old = recurrent(layer, block);
  if (divergence_) throw InputError("the run has diverged; it takes no new recurrent matrix");
  if (u.rows() != old.rows() || u.cols() != old.cols()) throw InputError("the recurrent matrix must be H × H");
  const Matrix<S> rounded = u.template cast<S>();
  if (!rounded.allFinite()) throw InputError("the recurrent matrix would hold numbers that are not finite");
  pruning_.apply(network_.layout(), 0.0, theta_);  // what it remembers of the old U is not put over the new one
  network_.layers()[layer].U.of(theta_).middleRows(block * old.rows(), old.rows()) = rounded;
  pruning_.apply(network_.layout(), experiment_.train.prune, theta_);
  stepped_ = false;  // what the last training step left is of another matrix
  spectrumStep_ = -1;
  outdatePrediction();
}

template std::string RunOf<float>::whyFixed(std::size_t) const;
template std::string RunOf<double>::whyFixed(std::size_t) const;
template Matrix<double> RunOf<float>::recurrent(std::size_t, int) const;
template Matrix<double> RunOf<double>::recurrent(std::size_t, int) const;
template void RunOf<float>::setRecurrent(std::size_t, int, const Matrix<double>&);
template void RunOf<double>::setRecurrent(std::size_t, int, const Matrix<double>&);

}  // namespace backflow
