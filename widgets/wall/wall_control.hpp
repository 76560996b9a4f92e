// What a wall is told and what it makes of it: keys, clicks, orders and rules become scenes, choices and news for the boards.
//
// Knows no window, pixel or clock. What changes here raises revision(), so that boards make their content anew; what boards must
// do themselves (a flight of the map) comes out of take_news(), once.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/gfx/input.hpp"
#include "widgets/scenes/director.hpp"
#include "widgets/ui/actions.hpp"
#include "widgets/wall/board.hpp"
#include "widgets/wall/wall_memory.hpp"

namespace city {

struct WallWishes {  // what a hand asked for that only the owner of the windows can do
  bool quit = false;
  bool toggle_fullscreen = false;
};

class WallControl {
 public:
  WallControl(SceneBookPtr scenes, std::string_view start, Language language);

  // One step of time: rules, rotation, what has ended. Once per loop, not per screen.
  void step(const CityView& view, double passed_s);
  // Esc closes an open tray first: `closes` says whether there was one.
  template <class Closes>
  WallWishes press(const InputEvent& event, const CityView& view, Closes&& closes) {
    if (auto search = after_key(state_.search, event)) {
      state_.search = std::move(*search);
      changed();
      return {};
    }
    const auto act = act_of(event);
    if (!act) return {};
    if (*act == Act::Back && !state_.selected && !state_.selected_case && !help_ && closes()) return {};
    return perform(*act, event, view);
  }
  void act(const WallAction& action);
  std::optional<std::string> order(const WallOrder& order);  // why it cannot be followed
  bool show(std::string_view scene);
  void set_language(Language language);
  void touched() { director_.touched(); }
  void point_at(std::optional<TimePoint> instant) { state_.crosshair = instant; }

  const WallState& state() const { return state_; }
  std::uint64_t revision() const { return revision_; }
  Language language() const { return language_; }
  bool help() const { return help_; }
  const Director& director() const { return director_; }
  std::vector<WallAction> take_news();

  WallMemory memory() const;  // scene, language, rotation, mode, layers, acknowledged
  void recall(const WallMemory& memory);

 private:
  WallWishes perform(Act act, const InputEvent& event, const CityView& view);
  void back();
  void begin_emergency(const CityView& view);
  void select_abnormal(const CityView& view, int direction);
  void acknowledge_newest(const CityView& view);
  void toggle_layers();
  void changed() { ++revision_; }
  void follow_director();
  TimePoint now() const { return TimePoint{Milliseconds{static_cast<std::int64_t>(clock_s_ * 1000)}}; }

  Director director_;
  Language language_;
  WallState state_{};
  bool help_ = false;
  bool layers_shown_ = true;
  std::uint64_t revision_ = 1;
  double clock_s_ = 0;  // since the wall began
  std::string shown_{};
  std::vector<WallAction> news_{};
};

}  // namespace city
