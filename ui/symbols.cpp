#include "ui/symbols.h"

#include <QObject>
#include <QRegularExpression>
#include <QStringList>
#include <vector>

namespace backflow::ui {

namespace {

struct Symbol {
  const char* found;  // a regular expression
  const char* symbol;
  const char* means;
};

constexpr Symbol kSymbols[] = {
    {"\\bt = |∂hₜ|_t\\b", "t, T", QT_TRANSLATE_NOOP("QObject", "time step of a sequence, counted from 1, and the last one")},
    {"∂L/∂h(?!_k)", "∂L/∂hₜ",
     QT_TRANSLATE_NOOP("QObject", "gradient of the loss with respect to the hidden state at time step t")},
    {"∂L_t/∂h_k", "∂L_t/∂h_k",
     QT_TRANSLATE_NOOP("QObject", "gradient of the loss of step t alone with respect to the hidden state at step k")},
    {"∂L/∂c", "∂L/∂c", QT_TRANSLATE_NOOP("QObject", "gradient of the loss with respect to the memory c")},
    {"∂L/∂θ", "∂L/∂θ", QT_TRANSLATE_NOOP("QObject", "gradient of the loss with respect to the parameters θ")},
    {"\\bdU", "dU", QT_TRANSLATE_NOOP("QObject", "gradient of the loss with respect to the recurrent weights U")},
    {"‖", "‖·‖", QT_TRANSLATE_NOOP("QObject", "length (Euclidean norm) of all its numbers together")},
    {"\\|h\\||\\bhₜ|\\bh_t|\\bof h\\b", "h", QT_TRANSLATE_NOOP("QObject", "hidden state")},
    {"\\bc_t|, c and", "c", QT_TRANSLATE_NOOP("QObject", "second state: the memory of an LSTM")},
    {"\\bU(?![a-z])|Uᵀ", "U",
     QT_TRANSLATE_NOOP("QObject", "recurrent weights, from one time step to the next; Uᵀ: transposed, the way back")},
    {"φ", "φ, φ′", QT_TRANSLATE_NOOP("QObject", "activation, and its slope where the network is")},
    {"σ₁|σ over", "σ₁", QT_TRANSLATE_NOOP("QObject", "greatest singular value: the most by which a matrix lengthens a vector")},
    {"γ", "γ", QT_TRANSLATE_NOOP("QObject", "greatest slope that φ can have")},
    {"\\bJ_", "J_t", QT_TRANSLATE_NOOP("QObject", "Jacobian: how the state at t changes with the state before")},
    {"λ", "λ", QT_TRANSLATE_NOOP("QObject", "Lyapunov exponents: mean growth of a small difference in a step, as a logarithm")},
    {"ρ", "ρ", QT_TRANSLATE_NOOP("QObject", "spectral radius: greatest absolute value of the eigenvalues")},
    {"τ", "τ", QT_TRANSLATE_NOOP("QObject", "time constant: steps in which what is kept falls to 1/e")},
    {"(?<!1 − )\\bf\\b", "f", QT_TRANSLATE_NOOP("QObject", "forget gate: the part of the memory that stays")},
    {"1 − f", "1 − f", QT_TRANSLATE_NOOP("QObject", "the part of the old state that stays")},
    {"δ", "δ_t", QT_TRANSLATE_NOOP("QObject", "what arrives of the gradient at time step t")},
    {"1 − z", "1 − z", QT_TRANSLATE_NOOP("QObject", "the part of the old state that stays; z: update gate")},
    {"½ |\\bhalf-life\\b", "½", QT_TRANSLATE_NOOP("QObject", "half-life: steps back in which the gradient halves")},
    {"\\bL\\b", "L", QT_TRANSLATE_NOOP("QObject", "loss, a mean over the batch")},
};

}  // namespace

QString symbolsIn(const QString& text) {
  static const std::vector<QRegularExpression> found = [] {  // compiled once: what is happening asks several times a second
    std::vector<QRegularExpression> all;
    for (const Symbol& symbol : kSymbols)
      all.emplace_back(QString::fromUtf8(symbol.found), QRegularExpression::UseUnicodePropertiesOption);
    return all;
  }();
  QStringList lines;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (text.contains(found[i]))
      lines += "<b>" + QString::fromUtf8(kSymbols[i].symbol) + "</b>&nbsp; " + QObject::tr(kSymbols[i].means).toHtmlEscaped();
  return lines.isEmpty() ? QString() : "<p>" + lines.join("<br>") + "</p>";
}

}  // namespace backflow::ui
