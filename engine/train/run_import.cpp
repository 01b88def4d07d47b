// Parameters that come from a file.
#include <cmath>
#include <map>

#include "engine/core/error.h"
#include "engine/formats/shape.h"
#include "engine/train/run_of.h"

namespace backflow {

// Where each number of PyTorch's arrays lies in θ, and with which sign: what parameters() would give if θ_i were i + 1.
template <class S>
void RunOf<S>::setParameters(const std::vector<NamedArray>& arrays) {
  if (divergence_) throw InputError("the run has diverged; it takes no new parameters");
  const Network<double> network(experiment_.model, task_->inputs, task_->outputs);
  const Vector<double> places = Vector<double>::LinSpaced(theta_.size(), 1.0, static_cast<double>(theta_.size()));
  std::map<std::string, const NamedArray*> given;
  for (const NamedArray& array : arrays)
    if (!given.emplace(array.name, &array).second) throw InputError(array.name + ": is there twice");

  Vector<S> theta = theta_;
  for (const NamedArray& wanted : network.torchArrays(places, "")) {
    const auto found = given.find(wanted.name);
    if (found == given.end()) throw InputError(wanted.name + ": is missing; the network wants " + textOf(wanted.shape));
    const NamedArray& array = *found->second;
    if (array.shape != wanted.shape)
      throw InputError(wanted.name + ": is " + textOf(array.shape) + "; the network wants " + textOf(wanted.shape));
    const auto* numbers = std::get_if<std::vector<S>>(&array.data);
    if (!numbers)
      throw InputError(wanted.name + ": is not of the run's precision, " + (sizeof(S) == 4 ? "float32" : "float64"));
    const auto& place = std::get<std::vector<double>>(wanted.data);
    if (numbers->size() != place.size())
      throw InputError(wanted.name + ": holds " + std::to_string(numbers->size()) + " numbers; by its shape they must be " +
                       std::to_string(place.size()));
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (!std::isfinite((*numbers)[i])) throw InputError(wanted.name + ": holds a number that is not finite");
      theta[static_cast<Eigen::Index>(std::abs(place[i])) - 1] = place[i] < 0.0 ? -(*numbers)[i] : (*numbers)[i];
    }
    given.erase(found);
  }
  if (!given.empty()) throw InputError(given.begin()->first + ": the network has no such parameter");
  theta_ = before_ = theta;
  pruning_ = {};
  pruning_.apply(network_.layout(), experiment_.train.prune, theta_);
  stepped_ = logNormsFresh_ = false;
  predictionStep_ = spectrumStep_ = -1;
}

template void RunOf<float>::setParameters(const std::vector<NamedArray>&);
template void RunOf<double>::setParameters(const std::vector<NamedArray>&);

}  // namespace backflow
