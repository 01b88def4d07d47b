// How an act says no.
#pragma once

#include <QString>

#include "engine/core/error.h"

namespace backflow::ui {

[[noreturn]] inline void refuse(const QString& why) { throw InputError(why.toStdString()); }

}  // namespace backflow::ui
