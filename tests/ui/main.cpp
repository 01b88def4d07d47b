#define CATCH_CONFIG_RUNNER
#include <QApplication>
#include <catch2/catch.hpp>

#include "ui/theme.h"

namespace {

QtMessageHandler before;

// The offscreen platform says of every window what it cannot do: hundreds of lines that would bury a failure.
void withoutThePlatform(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (!message.startsWith("This plugin does not support")) before(type, context, message);
}

}  // namespace

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  before = qInstallMessageHandler(withoutThePlatform);
  QApplication app(argc, argv);
  backflow::ui::Theme::use(true);
  return Catch::Session().run(argc, argv);
}
