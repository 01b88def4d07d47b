// Every activation, in menu order. Adding one: a file beside this one that defines the struct, a line here.
#pragma once

#include "engine/activations/activation.h"
#include "generated/activations.h"

#define BACKFLOW_ACTIVATIONS(X) \
  X(Tanh)                       \
  X(Sigmoid)                    \
  X(Relu)                       \
  X(LeakyRelu)                  \
  X(Prelu)                      \
  X(Elu)                        \
  X(Gelu)                       \
  X(Softsign)                   \
  X(ModRelu)                    \
  X(HardTanh)                   \
  X(Linear)

namespace backflow {

Registry<ActivationInfo> activations();

// φ has a limit of ±1: only there does |h| > 0.95 mean saturation.
bool isBounded(const ActivationInfo& phi);

}  // namespace backflow
