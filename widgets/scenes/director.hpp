// Says which scene a wall shows now, and why. Pure: what it knows comes with views, orders and the time.
//
// From the strongest:
//   1. a choice made while 2 or 3 is on (key, broker): until what it stands over has ended or something of a higher mode comes
//   2. an emergency that somebody began at a place: until somebody ends it
//   3. the rules of scenes: of those that fire the highest mode wins, then the first in the book
//   4. an order of the broker, until it is taken back or a hand chooses
//   5. the rotation, when it is on and no hand has paused it
//   6. what a hand chose last, or the scene of the start
// What yields is found again as it was. The mode of the wall is that of the scene it shows. "First scene of a mode" is the one
// that is named like the mode, else the first of it in the book.
//
// `now` is the machine's time, not the city's. Waiting is counted in steps of 10 s at most: a clock that jumps, or a process that
// slept, neither fires a rule nor turns over scenes. Call step() for every frame; values are looked at once a second at most.
// Errors: an order that cannot be followed comes back as words, and nothing changes. Threads: one.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/wall_order.hpp"
#include "widgets/scenes/rotation.hpp"
#include "widgets/scenes/rule_watch.hpp"
#include "widgets/scenes/scene.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

enum class ShownWhy : std::uint8_t { Start, Key, Broker, Rotation, Rule, Emergency };

struct Shown {
  std::string scene{};
  std::optional<Focus> focus{};  // of the emergency, or of the rule that fired
  ShownWhy why = ShownWhy::Start;
  SceneMode mode = SceneMode::Daily;
  TimePoint since{};  // when it came up, on the clock of `now`
};

struct SceneOrder {  // of a hand at the wall
  enum class What : std::uint8_t { Scene, Mode, Next, Previous, Back, ToggleRotation } what = What::Scene;
  std::string scene{};                // What::Scene
  SceneMode mode = SceneMode::Daily;  // What::Mode
};

// One screen of a wall of several.
struct ScreenShown {
  const Scene* scene = nullptr;
  std::size_t screen = 0;  // of that scene
};

using Refusal = std::optional<std::string>;  // why an order was not followed

class Director {
 public:
  // The book has at least one scene. A start that is not in it: the book's first.
  Director(SceneBookPtr book, std::string_view start);

  const Shown& step(const CityView& view, TimePoint now);
  const Shown& shown() const { return shown_; }
  const Scene& scene() const { return *book_->find(shown_.scene); }
  const SceneBook& book() const { return *book_; }
  // The scene's own screens, then those beside it, then other scenes with a key: no screen stays dark.
  ScreenShown on_screen(std::size_t screen) const;

  Refusal order(const SceneOrder& order, TimePoint now);
  Refusal order(const WallOrder& order, TimePoint now);
  Refusal begin_emergency(const Focus& focus, TimePoint now);
  void end_emergency(TimePoint now);
  void touched() { rotation_.pause(); }  // a hand is at work: no turn for two minutes

  bool rotating() const { return rotation_.on(); }
  Refusal rotate(bool on, TimePoint now);

 private:
  struct Choice {
    std::string scene{};
    ShownWhy why = ShownWhy::Start;
  };
  struct Cause {
    std::string scene{};
    ShownWhy why = ShownWhy::Rule;
    SceneMode mode = SceneMode::Daily;
    std::optional<Focus> focus{};
  };
  struct Over {  // a choice that stands over a cause
    Choice choice{};
    std::string cause{};
    SceneMode mode = SceneMode::Daily;
    bool emergency = false;
  };
  struct Emergency {
    std::string scene{};
    Focus focus{};
    bool by_broker = false;
  };
  struct Watched {
    std::size_t scene = 0;  // in the book
    std::vector<RuleWatch> rules{};
  };

  void pass(TimePoint now);
  void settle(TimePoint now);
  std::optional<Cause> cause() const;
  std::optional<Cause> rule_cause() const;
  bool still_stands(const Over& over, const Cause& top) const;
  Choice base() const;
  const Scene* first_of(SceneMode mode) const;
  std::string neighbour(int step) const;
  void choose(const std::string& scene);
  Refusal follow(const WallOrder& order);
  void forget_broker();
  Refusal begin(const Focus& focus, const std::string& scene, bool by_broker);

  SceneBookPtr book_;
  Rotation rotation_;
  std::vector<Watched> watched_{};
  Choice choice_{};
  std::vector<std::string> trail_{};  // earlier choices, the newest last
  bool visiting_ = false;             // a hand chose while the rotation was on: until its pause ends
  std::optional<std::string> ordered_{};
  std::optional<Emergency> emergency_{};
  std::optional<Over> over_{};
  std::map<std::size_t, std::string>
      pinned_{};  // by screen, from the broker; rules and emergencies cover them
  std::optional<TimePoint> last_{};
  std::optional<std::uint64_t> looked_{};  // revision
  Milliseconds since_look_{0};
  Shown shown_{};
};

}  // namespace city
