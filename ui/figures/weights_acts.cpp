#include "ui/figures/weights_acts.h"

#include <QObject>

#include "engine/core/error.h"
#include "engine/experiment/experiment_json.h"
#include "engine/formats/weights.h"
#include "engine/train/run.h"
#include "engine/train/run_state.h"
#include "ui/acts/background.h"
#include "ui/language/engine_text.h"

namespace backflow::ui {
namespace {

// "NumPy archive (*.npz)", one a format; of those that can be read back, where that is wanted.
QString filters(bool back) {
  QStringList all;
  for (const WeightFormat& format : weightFormats())
    if (!back || format.read) all << QString("%1 (*%2)").arg(engineText(format.label), format.ending);
  return all.join(QStringLiteral(";;"));
}

// Empty: nothing was chosen.
QString fileOf(Stage* stage, const QStringList& given, bool back) {
  const QString name = given.join(' ');
  if (!name.isEmpty()) return name;
  if (!given.isEmpty()) throw InputError(QObject::tr("weights: a file is wanted").toStdString());
  if (!stage) throw InputError(QObject::tr("weights: a file is wanted").toStdString());
  return back ? stage->askFile(QObject::tr("Import weights"), {}, filters(true))
              : stage->askFile(QObject::tr("Export weights"), "weights.npz", filters(false));
}

}  // namespace

Outcome exportWeights(Session& session, Stage* stage, const QStringList& given) {
  const Snapshot* snapshot = session.lane().snapshot();
  if (!snapshot || !snapshot->state) throw InputError(QObject::tr("export weights: there is no run yet").toStdString());
  const QString name = fileOf(stage, given, false);
  if (name.isEmpty()) return {};
  const std::filesystem::path file = name.toStdString();
  requireWeightFormat(file, snapshot->state->experiment);
  const auto program = std::make_shared<QString>();
  return inBackground(
      session,
      [state = snapshot->state, file, program] {
        const std::unique_ptr<Run> run = Run::make(state->experiment);
        run->restore(*state);
        const Weights weights{run->parameters(), experimentText(state->experiment)};
        writeWeights(file, weights);
        *program = QString::fromStdString(loadingLines(file, weights));
      },
      [stage, name, program] {
        if (stage) stage->showLoading(name, *program);
      });
}

Outcome importWeights(Session& session, Stage* stage, const QStringList& given) {
  const QString name = fileOf(stage, given, true);
  if (name.isEmpty()) return {};
  weightFormatOf(name.toStdString(), true);  // refuses at once
  const auto read = std::make_shared<Weights>();
  const auto taken = std::make_shared<bool>(false);
  const Outcome reading = inBackground(
      session, [read, file = name.toStdString()] { *read = readWeights(file); },
      [&session, stage, read, taken, name] {  // into the lane that is the active one by now
        requireSameEquations(name.toStdString(), *read, session.experiment().model);
        session.setParameters({read, &read->arrays});
        *taken = true;
        if (stage) stage->tell(QObject::tr("The weights of lane %1 are those of %2").arg(session.lane().name()).arg(name));
      });
  return {{}, [&session, reading, taken] {
            if (!reading.done()) return false;
            const bool done = !*taken || session.lane().status().edits == 0;
            session.poll();
            return done;
          }};
}

}  // namespace backflow::ui
