// What the views of Lane::analysis() share: they keep the lanes' latest, say of which training step it is, and why there is
// nothing to draw. All of them are of the top layer.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>

#include "ui/views/plot.h"

namespace backflow::ui {

class AnalysisPlot : public Plot {
  Q_OBJECT
 public:
  AnalysisPlot(QWidget* parent, const AnalysisParts& parts) : Plot(parent), parts_(parts) {}
  std::optional<AnalysisParts> needs() const override { return parts_; }
  void refresh(const Lanes& lanes) override;
  void refit() override;
  QString summary() const override;

 protected:
  struct Shown {
    char name;
    std::shared_ptr<const Analysis> analysis;
    const Analysis::Layer& top() const { return analysis->layers.back(); }
  };

  virtual bool has(const Analysis& analysis) const = 0;  // with a layer at least
  virtual QString what() const = 0;                      // begins the summary of nothing
  virtual const char* part() const { return ""; }        // as it is called under Analysis::skipped
  virtual QString sentence(const Analysis& analysis) const = 0;
  virtual QString hint() const;                 // the training step it is of, or figures; with something shown
  virtual Extent extent() const { return {}; }  // log₁₀, of the vertical scale
  virtual void taken() {}                       // shown_ and the scale are new

  bool isEmpty() const override { return shown_.empty(); }
  QString emptyText() const override;
  static int lengthOf(const std::vector<Shown>& shown);
  // What a hint with figures is of, where there are several: the active lane, or the first that is shown; and its name, "B: ".
  const Shown& told() const;
  QString toldName() const { return shown_.size() > 1 ? QLatin1Char(told().name) + QStringLiteral(": ") : QString(); }

  std::vector<Shown> shown_;
  QString without_;  // lanes that have been analyzed but hold nothing to show: "B, C"
  QString awaited_;  // lanes whose first analysis is not there yet
  FrozenSpan scale_;

 private:
  struct Source {
    char name;
    quint64 generation;
    std::shared_ptr<const Analysis> analysis;
    bool operator==(const Source&) const = default;
  };
  void fit();
  std::vector<Source> sources_;  // what shown_ was made of
  char active_ = 0;              // the lane; 0: in no window
  AnalysisParts parts_;
  QString reason_;
  quint64 generation_ = 0;
};

}  // namespace backflow::ui
