// Everything that can be done in the window has a name. Buttons, keys, menus, scripts and tests all go through this list.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <limits>
#include <vector>

#include "ui/figures/figure.h"
#include "ui/session.h"

namespace backflow::ui {

// What an act may ask of the window. A null stage: there is no screen, and acts that need one say so.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual void showView(int slot, const QString& view) = 0;  // slot from 1, checked; throws InputError for the view
  virtual void choose(int slot, const QString& what) = 0;    // slot from 1, checked; throws InputError for what
  virtual void restoreViews(const QStringList& views) = 0;   // one a slot, of the desk: to stay, while presenting, too
  virtual void enlarge(int slot) = 0;                        // 0: back to all of them
  virtual int slotCount() const = 0;
  virtual void swapPanels(int one, int other) = 0;  // slots from 1, checked
  virtual void present(bool on) = 0;                // the projector's layout
  virtual bool presenting() const = 0;
  virtual void showTrust() = 0;
  virtual void useTheme(bool dark) = 0;
  virtual void speak(const QString& language) = 0;  // throws InputError where there is no such language
  virtual void shoot(const QString& file) = 0;      // throws IoError
  virtual Exhibit exhibit(int slot) = 0;            // slot from 1, checked; 0: the river. Refreshed
  // What the panels draw is of the state that they show: measured, where that takes a while, and not of one before.
  virtual bool measured() = 0;
  virtual QWidget& surface() = 0;  // the window, showing what there is now
  // The file that the user chooses; empty: none. With `name` it is to be written, and that is its name unless another is typed.
  virtual QString askFile(const QString& title, const QString& name, const QString& filters) = 0;
  virtual void tell(const QString& text) = 0;
  virtual void showLoading(const QString& file, const QString& program) = 0;  // weights, and what loads them
  virtual void showKeys() = 0;
  virtual void openMenu(const QString& name) = 0;  // of the bar; throws InputError
  virtual void chooseFile() = 0;
  virtual std::function<bool()> preview(const QString& file) = 0;  // data; true once they have been read
  virtual void opened(const QString& file) = 0;                    // for the list of recent files
  struct Layout {
    QStringList views;  // one a slot
    int enlarged = 0;
  };
  virtual Layout layout() const = 0;
  // The session that a program which ended without closing has left, the newest if there are several; empty: none.
  virtual QString leftBehind() const = 0;
  virtual void forgetLeftBehind() = 0;
  virtual void passOverLeftBehind() = 0;  // it could not be opened: another is offered, if there is one
  virtual void takeOverLeftBehind() = 0;  // it is this window's now, and stays until this window has saved its own
  virtual void quit() = 0;
};

struct Outcome {
  QString error;               // one line; empty: well
  std::function<bool()> done;  // asked until true before a script goes on; none: done already
};

// While a lesson's question has no answer: what moves the runs would answer it, or have another step measured than the
// lesson's; what only shows them does so where the panels are hidden.
enum class Asked { Allowed, WherePanelsShow, Refused };

inline constexpr int kAnyNumber = std::numeric_limits<int>::max();

struct Act {
  const char* name;
  const char* usage;  // "set PATH VALUE …"
  const char* help;
  bool onStage;          // needs the window
  int minimum, maximum;  // arguments
  // Throws InputError or IoError.
  Outcome (*run)(Session& session, Stage* stage, const QStringList& arguments);
  Asked asked = Asked::Allowed;
};

const std::vector<Act>& acts();  // in the order of the help

// One line of a script: an act's name and its arguments, "quoted" where they hold spaces; "" is an empty one.
Outcome runAct(Session& session, Stage* stage, const QString& line);

// For the acts themselves: throws InputError unless the text is a whole number of that range.
qint64 wholeNumber(const QString& text, qint64 least, qint64 most);

QString excerpt(const QString& text);  // as a message can quote it: not longer than a line

QString givesAway();  // why an act is refused while a lesson asks

QString quoted(QString argument);  // as one word of such a line

QString actsHelp();  // one line an act

struct Key {
  const char* keys;  // as in QKeySequence
  const char* act;   // a line for runAct; "play-pause" style acts included
  const char* does;
};
const std::vector<Key>& keys();

// What has the focus takes these itself.
struct OwnKey {
  const char* where;  // null: as in the line before
  const char* keys;   // as the list of keys says them
  const char* does;
};
const std::vector<OwnKey>& ownKeys();

}  // namespace backflow::ui
