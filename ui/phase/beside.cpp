#include "ui/phase/beside.h"

#include "ui/main_window.h"

namespace backflow::ui {
namespace {

template <class Part>
Part& part(Session& session, const QString& name) {
  if (QObject* there = session.findChild<QObject*>(name, Qt::FindDirectChildrenOnly)) return static_cast<Part&>(*there);
  auto* made = new Part;
  made->setObjectName(name);
  made->setParent(&session);
  return *made;
}

}  // namespace

PhaseMap& phaseOf(Session& session) { return part<PhaseMap>(session, QStringLiteral("phase")); }

SeedBand& seedsOf(Session& session) { return part<SeedBand>(session, QStringLiteral("seeds")); }

bool pollBeside(Session& session) {
  phaseOf(session).poll();
  return seedsOf(session).poll(session.lanes());
}

Session* sessionOf(const QWidget& widget) {
  auto* window = qobject_cast<MainWindow*>(widget.window());
  return window ? &window->session() : nullptr;
}

}  // namespace backflow::ui
