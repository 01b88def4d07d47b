#include "engine/core/denormals.h"

#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

namespace backflow {

void flushDenormals() {
#if defined(__SSE2__)
  constexpr unsigned kFlushToZero = 0x8000, kDenormalsAreZero = 0x0040;  // bits 15 and 6 of MXCSR (Intel SDM vol. 1, 10.2.3)
  _mm_setcsr(_mm_getcsr() | kFlushToZero | kDenormalsAreZero);
#endif
}

}  // namespace backflow
