#include "ui/views/list.h"

namespace backflow::ui {

const std::vector<const ViewInfo*>& views() {
#define BACKFLOW_LIST_VIEW(name) &name::info,
  static const std::vector<const ViewInfo*> all{BACKFLOW_VIEWS(BACKFLOW_LIST_VIEW)};
#undef BACKFLOW_LIST_VIEW
  return all;
}

}  // namespace backflow::ui
