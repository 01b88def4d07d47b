// Where a forward pass first left the finite range.
#pragma once

#include <optional>
#include <vector>

#include "engine/network/network.h"
#include "engine/train/snapshot.h"

namespace backflow {

// The first of the states, step by step from the bottom layer up, then the outputs, then the loss; none where all are finite.
// `tapes`: of all samples, each tape some of them. `step`: the training step to name.
template <class S>
std::optional<Divergence> firstNotFinite(const Network<S>& network, const std::vector<const NetworkTape<S>*>& tapes,
                                         double loss, std::int64_t step);

}  // namespace backflow
