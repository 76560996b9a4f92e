// The map as a board: the city drawn by the wall's one renderer, with the card of what is pointed at or chosen, and the tray of
// what has no place.
#pragma once
#include "widgets/map/map_panel.hpp"
#include "widgets/map/map_tools.hpp"
#include "widgets/panels/nearby.hpp"
#include "widgets/wall/board.hpp"
#include "widgets/wall/map_choices.hpp"
#include "widgets/wall/unlocated_corner.hpp"

namespace city {

class MapBoard final : public Board {
 public:
  explicit MapBoard(MapChoices choices) : choices_{std::move(choices)} {}

  void make(const BoardInput& in, const Pen& pen, Rect r) override;
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override;
  void obey(const WallAction& action, const BoardInput& in) override;
  bool is_moving() const override { return city::is_moving(panel_.motion) || is_loading_; }
  std::optional<MapMemory> memory() const override;
  void recall(const MapMemory& memory) override;
  bool shows_selection() const override { return true; }
  bool close_something() override;

 private:
  void follow_focus(const std::optional<Focus>& focus, const Geography& geography);
  void fly_home(const Geography& geography);
  void use_tools(Pen& pen, Rect r, const BoardInput& in, const MapInput& hand, const MapStyle& style);

  MapChoices choices_;
  MapPanel panel_{};
  UnlocatedCorner corner_{};
  std::optional<Camera> remembered_{};  // to begin with
  Rect place_{};
  std::optional<Language> language_{};
  std::optional<Focus> focus_{};  // that the map has flown to
  MapTools tools_{};
  struct Around {  // what was counted, and for which circle and view
    MeasuredCircle circle{};
    TimePoint at{};
    Language language{};
    NearbyContent content{};
  };
  std::optional<Around> around_{};
  bool is_loading_ = false;  // parts of the picture under the map
};

}  // namespace city
