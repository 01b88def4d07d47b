// The window: the bar, the two columns, the panels, and the timer that pulls what the trainer has. It holds no state of the
// run (session.h) and decides nothing (acts/).
#pragma once

#include <QMainWindow>
#include <QTimer>
#include <memory>
#include <optional>

#include "ui/acts/act.h"
#include "ui/frame_meter.h"

class QMenu;

namespace backflow::ui {

class Autosave;
class Banner;
class ControlColumn;
class Curtain;
class ExplainPanel;
class Headline;
class LaneBar;
class LessonPanel;
class LoadingDialog;
class PanelGrid;
class PointerRing;
class PreviewDialog;
class StatusLine;
class Timeline;
class TrustDialog;
class Transport;

class MainWindow : public QMainWindow, public Stage {
  Q_OBJECT
 public:
  // keepsSettings: views, theme and size are read from, and written to, the user's settings.
  MainWindow(Session& session, bool keepsSettings, QWidget* parent = nullptr);

  ~MainWindow() override;

  Session& session() { return session_; }
  FrameMeter& meter() { return meter_; }
  PanelGrid& grid() { return *grid_; }
  QString message() const;  // what the banner says, while it is shown

  // Performs an act; its error is shown in the banner and returned.
  QString act(const QString& line);
  void refreshAll();  // everything, now
  // From now on the session is saved in this folder as it goes, and what programs that ended without closing have left there is
  // offered.
  void keepSafe(const QString& folder);
  void leaveAlone() { alone_ = true; }              // nobody is there to choose a file: acts that would ask for one fail
  Autosave* autosave() { return autosave_.get(); }  // null before keepSafe()

  // Stage
  void showView(int slot, const QString& view) override;
  void restoreViews(const QStringList& views) override;
  void enlarge(int slot) override;
  int slotCount() const override;
  void swapPanels(int one, int other) override;
  void present(bool on) override;
  bool presenting() const override { return desk_.has_value(); }
  void showTrust() override;
  void useTheme(bool dark) override;
  void speak(const QString& language) override;
  void shoot(const QString& file) override;
  Exhibit exhibit(int slot) override;
  bool measured() override;
  QWidget& surface() override;
  QString askFile(const QString& title, const QString& name, const QString& filters) override;
  void tell(const QString& text) override { tell(text, false); }
  void showLoading(const QString& file, const QString& program) override;
  void showKeys() override;
  void openMenu(const QString& name) override;
  void choose(int slot, const QString& what) override;
  void chooseFile() override;
  std::function<bool()> preview(const QString& file) override;
  void opened(const QString& file) override;
  Layout layout() const override;
  QString leftBehind() const override;
  void forgetLeftBehind() override;
  void passOverLeftBehind() override;
  void takeOverLeftBehind() override;
  void quit() override;

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  bool perform(const QKeyEvent& event);  // the act of a key, if it has one
  QString setKnob(const char* act, const QString& path, const QString& value);
  void build();
  void rebuild();
  void fillMenu();
  void fillExports();
  void fillLessons();
  void fillLanguages(QMenu& menu);
  void showControls();
  void showLesson();
  void connectSession();
  void connectParts();
  void tick();
  void awaitNext();
  void restyle();
  void rememberViews();
  void placeBanner();
  void offerLeft(const QString& before);
  void arrange();
  void exportTorch();
  void openOrPreview(const QString& file);
  void tell(const QString& text, bool bad);

  static constexpr const char* kKeys = "keys";  // the dialog that lists them

  // How it was before the presentation.
  struct Desk {
    bool dark;
    QStringList views;
    int enlarged;
  };

  Session& session_;
  bool keepsSettings_, alone_ = false;
  FrameMeter meter_;
  QTimer timer_;
  QElapsedTimer sinceWords_, sinceFirst_;
  double due_ = 0.0;        // when the next frame is, ms since the first
  bool fresh_ = true;       // there is something that the views have not drawn
  bool freshWords_ = true;  // … that the right column has not said

  Transport* transport_;
  LaneBar* lanes_;
  ControlColumn* controls_;
  PanelGrid* grid_;
  ExplainPanel* explain_;
  Curtain* curtain_;     // over the panels, until a lesson's question is answered
  LessonPanel* lesson_;  // in its place while a lesson is taken
  StatusLine* status_;
  Timeline* timeline_;
  Banner* banner_;
  Headline* headline_;
  PointerRing* ring_;
  TrustDialog* trust_ = nullptr;
  LoadingDialog* loading_ = nullptr;
  PreviewDialog* preview_ = nullptr;
  std::optional<Desk> desk_;  // while presenting
  // keepSafe(). Last, and nobody's child: while it waits for a save to end, the window is still there for what that says.
  std::unique_ptr<Autosave> autosave_;
};

}  // namespace backflow::ui
