#include "engine/diagnose/not_finite.h"

#include <cmath>

namespace backflow {

template <class S>
std::optional<Divergence> firstNotFinite(const Network<S>& network, const std::vector<const NetworkTape<S>*>& tapes,
                                         double loss, std::int64_t step) {
  for (int t = 1; t <= tapes.front()->length; ++t)
    for (std::size_t l = 0; l < network.layers().size(); ++l)
      for (const NetworkTape<S>* tape : tapes) {
        const Layer<S>& layer = network.layers()[l];
        for (int i = 0; i < layer.cell().states; ++i)
          if (const auto state = layer.state(tape->layers[l], i, t); !state.allFinite())
            return Divergence{step, i == 0 ? "hidden state h" : "memory c", static_cast<int>(l) + 1, t, state.hasNaN()};
      }
  for (const NetworkTape<S>* tape : tapes)
    if (!tape->head.y.allFinite()) return Divergence{step, "output y", 0, 0, tape->head.y.hasNaN()};
  if (!std::isfinite(loss)) return Divergence{step, "loss L", 0, 0, std::isnan(loss)};
  return std::nullopt;
}

template std::optional<Divergence> firstNotFinite(const Network<float>&, const std::vector<const NetworkTape<float>*>&, double,
                                                  std::int64_t);
template std::optional<Divergence> firstNotFinite(const Network<double>&, const std::vector<const NetworkTape<double>*>&,
                                                  double, std::int64_t);

}  // namespace backflow
