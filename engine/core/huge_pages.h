// Where a sequence takes many megabytes, each of its columns lies in a page of its own, and the processor looks up more pages
// than it can remember: at H = 512 that is a third of a training step. Pages of 2 MB end it, where the system gives them.
#pragma once

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace backflow {

// To be called before anything is written to m. A wish: where it is not granted, nothing changes.
template <class M>
void preferHugePages(const M& m) {
#ifdef MADV_HUGEPAGE
  constexpr std::uintptr_t kPage = std::uintptr_t(1) << 21;
  const auto begin = reinterpret_cast<std::uintptr_t>(m.data()) / kPage * kPage;
  const std::uintptr_t bytes = static_cast<std::uintptr_t>(m.size()) * sizeof(*m.data());
  if (bytes >= kPage / 2) madvise(reinterpret_cast<void*>(begin), bytes + kPage, MADV_HUGEPAGE);
#else
  (void)m;
#endif
}

}  // namespace backflow
