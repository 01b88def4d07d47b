#include "engine/cells/list.h"

namespace backflow {
namespace {

constexpr const CellInfo* kAll[] = {
#define X(name) &cell::name,
    BACKFLOW_CELLS(X)
#undef X
};

constexpr Description kNoPeephole{"none", "none", "gates see x_t and h_{t−1} only", ""};

bool hasRecurrentRow(const CellInfo& cell, int p) {
  return cell.blocks[static_cast<std::size_t>(p)].recurrent || (cell.innerProduct && p == 0);
}

bool hasMemoryRow(const CellInfo& cell, int p) { return cell.blocks[static_cast<std::size_t>(p)].memory; }

bool hasInputRow(const CellInfo& cell, int p) { return cell.blocks[static_cast<std::size_t>(p)].input; }

template <class Has>
int rowsBefore(const CellInfo& cell, int p, Has has) {
  int row = 0;
  for (int i = 0; i < p; ++i) row += has(cell, i) ? 1 : 0;
  return row;
}

}  // namespace

int inputBlocks(const CellInfo& cell) { return rowsBefore(cell, static_cast<int>(cell.blocks.size()), hasInputRow); }
int recurrentBlocks(const CellInfo& cell) { return rowsBefore(cell, static_cast<int>(cell.blocks.size()), hasRecurrentRow); }
int inputRow(const CellInfo& cell, int p) { return hasInputRow(cell, p) ? rowsBefore(cell, p, hasInputRow) : -1; }
int recurrentRow(const CellInfo& cell, int p) { return hasRecurrentRow(cell, p) ? rowsBefore(cell, p, hasRecurrentRow) : -1; }
int memoryBlocks(const CellInfo& cell) { return rowsBefore(cell, static_cast<int>(cell.blocks.size()), hasMemoryRow); }
int memoryRow(const CellInfo& cell, int p) { return hasMemoryRow(cell, p) ? rowsBefore(cell, p, hasMemoryRow) : -1; }

const CellInfo& findCell(std::string_view id, std::string_view peephole) {
  const CellInfo& cell = find(cells(), id, "model.cell");
  if (peephole == kNoPeephole.id || cell.peepholes.empty()) return cell;
  return find(Registry<CellInfo>(cell.peepholes), peephole, "model.peephole");
}

std::vector<Description> peepholes() {
  std::vector<Description> all{kNoPeephole};
  for (const CellInfo* cell : cells())
    for (const CellInfo* form : cell->peepholes) all.push_back(form->about);
  return all;
}

Registry<CellInfo> cells() { return kAll; }

}  // namespace backflow
