// Numbers too small for a full mantissa (below 1.2e-38 in float32) cost up to a hundred times as much as others to compute
// with, and vanishing gradients are full of them. The logarithms of norms, which are drawn, never come that close to zero.
#pragma once

namespace backflow {

// The calling thread takes such numbers for zero, as operands (DAZ) and as results (FTZ). x86 only; elsewhere it does nothing.
void flushDenormals();

}  // namespace backflow
