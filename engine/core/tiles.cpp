#include "engine/core/tiles.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <string_view>

#include "engine/core/product.h"

#if defined(__linux__) && defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__)
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace backflow::tiles {
namespace {

bool processorHasTiles() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  constexpr unsigned kBFloat16 = 1u << 22, kTile = 1u << 24;  // leaf 7, edx
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (d & kBFloat16) && (d & kTile);
}

// Linux saves 8 kB of tiles for those processes only that ask for it.
bool systemAllowsTiles() {
  constexpr int kRequestPermission = 0x1023, kTileData = 18;  // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
  return syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

bool wanted() {
  const char* said = std::getenv("BACKFLOW_TILES");
  return !said || std::string_view(said) != "off";
}

// Registers 0–3 collect tiles of C; 4–7 hold the two sides. All are 16 rows of 64 bytes, for as long as the thread lives:
// setting them takes as long as a dozen products. What lies over the edge of C is computed in vain and not stored.
struct alignas(64) Shapes {
  std::uint8_t palette = 1, start = 0, reserved[14] = {};
  std::uint16_t bytesOfRow[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};

  Shapes() { asm volatile("ldtilecfg %0" ::"m"(*this)); }
  ~Shapes() { asm volatile("tilerelease"); }
};

constexpr Index kPart = kSide * kDepth;

// Compilers' own functions for these want literal register numbers.
template <int Register>
[[gnu::always_inline]] inline void load(const BFloat* from) {
  asm volatile("tileloadd (%0,%1,1), %%tmm%c2" ::"r"(from), "r"(kDepth * sizeof(BFloat)), "i"(Register) : "memory");
}
template <int Register>
[[gnu::always_inline]] inline void store(float* to, Index next) {
  asm volatile("tilestored %%tmm%c2, (%0,%1,1)" ::"r"(to), "r"(next * static_cast<Index>(sizeof(float))), "i"(Register)
               : "memory");
}
template <int Register>
[[gnu::always_inline]] inline void clear() {
  asm volatile("tilezero %%tmm%c0" ::"i"(Register));
}
template <int Sum, int Left, int Right>
[[gnu::always_inline]] inline void addProduct() {
  asm volatile("tdpbf16ps %%tmm%c2, %%tmm%c1, %%tmm%c0" ::"i"(Sum), "i"(Left), "i"(Right));
}

// f(std::integral_constant<int, 0>()), …, f(… N−1)
template <int N, class F>
[[gnu::always_inline]] inline void unrolled(F f) {
  [&]<int... I>(std::integer_sequence<int, I...>) __attribute__((always_inline)) { (f(std::integral_constant<int, I>()), ...); }
  (std::make_integer_sequence<int, N>());
}

// The six products x_j y_i, from the small to the large, and so that only one side changes from one to the next.
struct Term {
  int right, left;
};
constexpr Term kTerms[] = {{0, 2}, {0, 1}, {1, 1}, {1, 0}, {2, 0}, {0, 0}};

// R strips by L times 16 columns of C from `first` on, of which the last few may be missing: R·L tiles, so that what is loaded
// serves for more than one product. What C had is asked for at once and added at the end, so that no product waits for it.
template <int R, int L>
[[gnu::noinline]] void tilesOf(const Strip* strips, const Left& left, Index first, Index columns, const Target& to) {
  const Index count = blocks(left.depth);
  float* c[R];
  for (int r = 0; r < R; ++r) c[r] = strips[r].c + first * to.ldc;
  const Ahead::Walk walk = to.ahead ? to.ahead->take(count * 6 * R * L) : Ahead::Walk();
  const char* soon = walk.begin ? walk.begin : reinterpret_cast<const char*>(left.values);
  for (int r = 0; to.add && r < R; ++r)
    for (Index j = 0; j < columns; ++j) __builtin_prefetch(c[r] + j * to.ldc, 1);
  unrolled<R * L>([&](auto i) { clear<i>(); });
  for (Index k = 0; k < count; ++k) {
    unrolled<6>([&](auto term) {
      static constexpr Term now = kTerms[term], before = kTerms[term > 0 ? term - 1 : 0];
      if constexpr (term == 0 || now.left != before.left)
        unrolled<L>([&](auto l) { load<7 - l>(left.values + (l * count + k) * kBlock + now.left * kPart); });
      unrolled<R>([&](auto r) {
        if constexpr (term == 0 || now.right != before.right) load<4 + r>(strips[r].right + k * kBlock + now.right * kPart);
        unrolled<L>([&](auto l) {
          addProduct<r * L + l, 7 - l, 4 + r>();
          __builtin_prefetch(soon, 0, 2);
          soon += walk.step;
        });
      });
    });
  }
  if (!to.add && columns == L * kSide) {
    unrolled<R>([&](auto r) { unrolled<L>([&](auto l) { store<r * L + l>(c[r] + l * kSide * to.ldc, to.ldc); }); });
    return;
  }
  alignas(64) float sums[R][L * kSide * kSide];
  unrolled<R>([&](auto r) { unrolled<L>([&](auto l) { store<r * L + l>(sums[r] + l * kSide * kSide, kSide); }); });
  for (int r = 0; r < R; ++r)
    for (Index j = 0; j < columns; ++j) {
      float* at = c[r] + j * to.ldc;
      const __m512 before = to.add ? _mm512_loadu_ps(at) : _mm512_setzero_ps();
      _mm512_storeu_ps(at, _mm512_add_ps(before, _mm512_load_ps(sums[r] + j * kSide)));
    }
}

// All strips, for L times 16 columns of C.
template <int L>
void inStrips(std::span<const Strip> strips, const Left& left, Index first, Index columns, const Target& to) {
  for (; strips.size() > 1; strips = strips.subspan(2)) tilesOf<2, L>(strips.data(), left, first, columns, to);
  if (!strips.empty()) tilesOf<1, L>(strips.data(), left, first, columns, to);
}

// Sixteen floats in three parts, each in the upper halves of its 32 bits; rounded to the nearest, so that what is left has
// either sign.
struct Parts {
  __m512i part[3];
};
[[gnu::always_inline]] inline Parts split(__m512 x) {
  const __m512i half = _mm512_set1_epi32(0x8000), upper = _mm512_set1_epi32(static_cast<int>(0xffff0000u));
  const auto rounded = [&](__m512 v) { return _mm512_and_si512(_mm512_add_epi32(_mm512_castps_si512(v), half), upper); };
  const __m512i first = rounded(x);
  const __m512 rest = _mm512_sub_ps(x, _mm512_castsi512_ps(first));
  const __m512i second = rounded(rest);
  return {{first, second, _mm512_castps_si512(_mm512_sub_ps(rest, _mm512_castsi512_ps(second)))}};
}

// Two numbers at a time are multiplied with two; which ones is free. Number k goes with number k + 16, since they come in
// different packets: the first in the lower half of 32 bits, the second in the upper one.
[[gnu::always_inline]] inline Parts pairs(__m512 one, __m512 other) {
  const Parts low = split(one), high = split(other);
  Parts both;
  for (int i = 0; i < 3; ++i)
    both.part[i] = _mm512_mask_blend_epi16(0xaaaaaaaa, _mm512_srli_epi32(low.part[i], 16), high.part[i]);
  return both;
}
[[gnu::always_inline]] inline void put(const Parts& parts, BFloat* to) {
  for (int i = 0; i < 3; ++i) _mm512_storeu_si512(to + i * kPart, parts.part[i]);
}

__mmask16 firstOf(Index n) { return static_cast<__mmask16>(n >= kSide ? 0xffff : n > 0 ? (1 << n) - 1 : 0); }

// Column k of a block of which there are `depth`.
[[gnu::always_inline]] inline __m512 column(const float* a, Index lda, Index k, Index depth, __mmask16 rows) {
  return k < depth ? _mm512_maskz_loadu_ps(rows, a + k * lda) : _mm512_setzero_ps();
}

}  // namespace

bool available() {
  static const bool is = wanted() && processorHasTiles() && systemAllowsTiles();
  return is;
}

void splitPairs(const float* a, Index lda, Index depth, BFloat* to) {
  for (; depth > 0; depth -= kDepth, a += kDepth * lda, to += kBlock)
    for (Index k = 0; k < kSide; ++k)
      put(pairs(column(a, lda, k, depth, 0xffff), column(a, lda, k + kSide, depth, 0xffff)), to + k * kDepth);
}

void splitColumns(const float* b, Index ldb, Index depth, Index n, BFloat* to) {
  for (; depth > 0; depth -= kDepth, b += kDepth, to += kBlock) {
    const __mmask16 low = firstOf(depth), high = firstOf(depth - kSide);
    for (Index i = 0; i < n; ++i)
      put(pairs(_mm512_maskz_loadu_ps(low, b + i * ldb), _mm512_maskz_loadu_ps(high, b + i * ldb + kSide)), to + i * kDepth);
  }
}

void splitRows(const float* b, Index ldb, Index depth, Index n, BFloat* to) {
  const __mmask16 rows = firstOf(n);
  for (; depth > 0; depth -= kDepth, b += kDepth * ldb, to += kBlock) {
    Eigen::internal::PacketBlock<Eigen::internal::Packet16f, kSide> half[2];  // columns become rows, and then as splitColumns
    for (Index i = 0; i < 2; ++i) {
      for (Index k = 0; k < kSide; ++k) half[i].packet[k] = column(b, ldb, i * kSide + k, depth, rows);
      Eigen::internal::ptranspose(half[i]);
    }
    for (Index row = 0; row < kSide; ++row) put(pairs(half[0].packet[row], half[1].packet[row]), to + row * kDepth);
  }
}

void multiply(std::span<const Strip> strips, Left left, Index columns, const Target& to) {
  assert(available());
  thread_local const Shapes shapes;
  constexpr Index kPair = 2 * kSide;
  for (Index first = 0; first < columns; first += kPair, left.values += 2 * room(left.depth)) {
    const Index these = std::min(columns - first, kPair);
    if (these > kSide)
      inStrips<2>(strips, left, first, these, to);
    else
      inStrips<1>(strips, left, first, these, to);
  }
}

}  // namespace backflow::tiles

#else

namespace backflow::tiles {

bool available() { return false; }
void splitPairs(const float*, Index, Index, BFloat*) {}
void splitColumns(const float*, Index, Index, Index, BFloat*) {}
void splitRows(const float*, Index, Index, Index, BFloat*) {}
void multiply(std::span<const Strip>, Left, Index, const Target&) {}

}  // namespace backflow::tiles

#endif
