// What the processor's multiplier can do at most, in the instruction set of this build: the bound of every matrix product, and
// so of the speed of a training step.
#pragma once

namespace backflow {

// Multiplications and additions a second of one thread, on float or on double: the fastest of some runs of independent a·b + c
// on registers alone, which together take some 20 ms.
double floatMultiplierPeak();
double doubleMultiplierPeak();

}  // namespace backflow
