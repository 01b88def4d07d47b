// While one of these lives, its thread treats numbers below the smallest normal one as 0: on x86 they cost a hundred times
// as much as others, and what vanishes passes through them. Norms are not affected: they come from a renormalised adjoint.
#pragma once

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace backflow {

class FlushDenormals {
 public:
#ifdef __SSE2__
  FlushDenormals() : before_(_mm_getcsr()) { _mm_setcsr(before_ | 0x8040); }  // FTZ and DAZ
  ~FlushDenormals() { _mm_setcsr(before_); }

 private:
  unsigned before_;
#else
  FlushDenormals() {}
  ~FlushDenormals() {}
#endif
 public:
  FlushDenormals(const FlushDenormals&) = delete;
  FlushDenormals& operator=(const FlushDenormals&) = delete;
};

}  // namespace backflow
