// A board: one panel of a scene. Choices come from the scene file, content is made from a view, drawing is thin.
//
// A wall makes the boards of the scenes it shows by name from board_kinds(). make() is called when the view's revision, the
// language or the place changed, and works out the content; draw() is called every frame and costs the same whatever the size of
// the city. Both get the same BoardInput. What was clicked comes back as an action; what history a board wants to show it says in
// wishes(), and finds it in BoardInput::history some frames later.
// Threads: the UI thread.
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "center/state/series.hpp"
#include "widgets/scenes/scene.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/map_layers.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/search_state.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"
#include "widgets/ui/wall_health.hpp"
#include "widgets/ui/zone_clock.hpp"
#include "widgets/wall/wall_memory.hpp"

namespace city {

class MapRenderer;

// What all boards of a wall share and any of them may ask to change by an action.
struct WallState {
  std::optional<AssetRef> selected{};
  CasePtr selected_case{};
  std::optional<AssetRef> detail{};      // whose level-3 display is shown
  std::optional<Focus> focus{};          // of the emergency view
  std::set<std::string> acknowledged{};  // alerts, full ids
  LayerChanges layers{};                 // what hands changed about the layers of maps
  SearchState search{};
  std::optional<TimePoint> crosshair{};  // what instant the hand points at, on any plot of the wall
};

struct BoardInput {
  const CityView& view;
  const Geography& geography;
  const ZoneClock& clock;
  const Texts& texts;
  const WallState& state;
  const SeriesAnswers& history;
  const WallHealth& health;
  Hand hand{};
  MapRenderer* map = nullptr;  // shared by every map of the wall
  Audit* audit = nullptr;
  double since_last_frame_s = 0;
};

class Board {
 public:
  virtual ~Board() = default;
  virtual void make(const BoardInput& in, const Pen& pen, Rect r) = 0;  // the pen only measures
  virtual MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) = 0;
  virtual std::vector<SeriesWish> wishes() const { return {}; }
  virtual std::optional<TimePoint> crosshair() const {
    return std::nullopt;
  }  // where the hand is on a time axis of this board
  virtual void obey(const WallAction&, const BoardInput&) {}  // an action that concerns this board too
  virtual bool shows_selection() const { return false; }      // it draws the card of what is chosen
  virtual bool close_something() { return false; }            // Escape: true when it had something open
  // Where a hand has left its map, for when the scene or the program comes back; `place` is the caller's.
  virtual std::optional<MapMemory> memory() const { return std::nullopt; }
  virtual void recall(const MapMemory&) {}
  virtual bool is_moving() const { return false; }  // draws other pictures of the same view
};
using BoardPtr = std::unique_ptr<Board>;

struct ChoiceError {
  std::string what{};  // which choice, what it may be
};

struct BoardKind {
  std::string_view id{};  // in scene files
  std::variant<BoardPtr, ChoiceError> (*make)(const Choices& choices) = nullptr;
};

std::span<const BoardKind> board_kinds();  // sorted by id
const BoardKind* board_kind(std::string_view id);

}  // namespace city
