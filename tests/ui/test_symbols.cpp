// Every symbol on the screen has a name on hover: in what a panel shows, and in what is happening.
#include <QLabel>
#include <QRegularExpression>
#include <catch2/catch.hpp>

#include "tests/ui/opened.h"
#include "ui/explain_panel.h"
#include "ui/symbols.h"
#include "ui/views/list.h"

using namespace backflow;
using namespace backflow::ui;

TEST_CASE("each view says which quantity it shows, and what the letters in that mean") {
  REQUIRE(views().size() > 10);
  static const QRegularExpression greek("[∂‖φστλργδθ]");
  int withSymbols = 0;
  for (const ViewInfo* info : views()) {
    INFO(info->id);
    const QString about = QString::fromUtf8(info->about);
    CHECK(about.size() > 40);
    CHECK(about.endsWith('.'));
    if (!about.contains(greek)) continue;
    CHECK_FALSE(symbolsIn(about).isEmpty());
    ++withSymbols;
  }
  CHECK(withSymbols > 8);
}

TEST_CASE("symbols are told by what they are, and letters of words are none") {
  const QString all = symbolsIn(QString::fromUtf8("‖∂L/∂h‖ at t = 1; by φ′, then by Uᵀ; σ₁(U)·γ = 0.9; By f alone"));
  for (const char* named : {"∂L/∂hₜ", "‖·‖", "t, T", "φ, φ′", "<b>U</b>", "σ₁", "γ", "<b>f</b>"}) {
    INFO(named);
    CHECK(all.contains(QString::fromUtf8(named)));
  }
  for (const char* other : {"∂L/∂c", "∂L/∂θ", "<b>τ</b>", "<b>λ</b>", "∂L_t"}) {
    INFO(other);
    CHECK_FALSE(all.contains(QString::fromUtf8(other)));
  }
  CHECK(symbolsIn("Until the Units of Lane after Undo").isEmpty());
}

TEST_CASE("what is happening names its symbols") {
  Opened lab;
  lab.window->refreshAll();
  bool named = false;
  for (const QLabel* label : lab.window->findChild<ExplainPanel*>()->findChildren<QLabel*>())
    named = named || label->toolTip().contains(QString::fromUtf8("∂L/∂hₜ"));
  CHECK(named);
}
