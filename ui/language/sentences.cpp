// What the engine says in whole sentences: verdicts, with the numbers they rest on, and messages.
#include <QtGlobal>

#include "ui/language/engine_text.h"

namespace backflow::ui {

const std::vector<const char*>& engineSentences() {
  static const std::vector<const char*> all = {
      QT_TRANSLATE_NOOP("engine", "There is nothing to judge by yet."),
  };
  return all;
}

}  // namespace backflow::ui
