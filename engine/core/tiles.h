// Products of float matrices on the tile multiplier of recent x86 processors (Intel AMX; the Intel Architecture Instruction Set
// Extensions Programming Reference describes it). It multiplies 16×32 by 32×16 numbers at once, but only bfloat16: the upper
// half of a float, 8 bits of precision. A float is the sum of three of them, x = x₀ + x₁ + x₂, exactly, and so
//   xy ≈ x₀y₀ + x₀y₁ + x₁y₀ + x₀y₂ + x₁y₁ + x₂y₀       (Henry, Tang and Heinecke 2019, arXiv:1904.06376)
// lacks at most about 2^−24 |xy| (x₁y₂ + x₂y₁), what one rounding of xy to a float may cost; products are exact and added up in
// float. Six
// products on tiles take less than half of the time of one in packets. Subnormal numbers count as 0, as everywhere in training;
// what is not finite gives what is not finite, though perhaps NaN where packets would give ∞.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>

namespace backflow {
class Ahead;
}

namespace backflow::tiles {

using Eigen::Index;
using BFloat = std::uint16_t;

inline constexpr Index kSide = 16, kDepth = 32;  // rows of a tile of numbers, and how many it sums up
inline constexpr Index kBlock = 3 * kSide * kDepth;  // numbers that stand for a tile of floats: x₀ of all, x₁ of all, x₂ of all

// Whether this processor has it, the system lets us use it, and BACKFLOW_TILES=off is not in the environment (to have the same
// bits as a processor without). Asked once.
bool available();

inline Index blocks(Index depth) { return (depth + kDepth - 1) / kDepth; }
// How many BFloat 16 rows (or fewer) by `depth` take: block after block.
inline Index room(Index depth) { return blocks(depth) * kBlock; }

// The multiplier wants its two sides in two orders. What is beyond the depth is 0, and what is beyond n anything; nothing
// beyond is read. Right side: 16 rows by `depth` columns of a column-major matrix, two columns interleaved.
void splitPairs(const float* a, Index lda, Index depth, BFloat* to);
// Left side, n ≤ 16: column i of b, of length `depth`, becomes row i.
void splitColumns(const float* b, Index ldb, Index depth, Index n, BFloat* to);
// Left side, n ≤ 16 rows by `depth` columns of a column-major matrix.
void splitRows(const float* b, Index ldb, Index depth, Index n, BFloat* to);

struct Strip {
  const BFloat* right;  // 16 rows
  float* c;             // where they begin in C
};
struct Left {
  const BFloat* values;  // of all columns of C: room(depth) for every 16
  Index depth;
};
struct Target {
  Index ldc;
  bool add;
  Ahead* ahead = nullptr;
};
// Column-major C = R·Lᵀ or C += R·Lᵀ for some strips of 16 rows.
void multiply(std::span<const Strip> strips, Left left, Index columns, const Target& to);

}  // namespace backflow::tiles
