// What a panel asks of the wall: panels read a frozen view and never change anything themselves.
//
// A draw function returns the action of the row that was clicked, if any; the wall carries it out.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "center/state/city_view.hpp"

namespace city {

// A place that matters now: everything within `radius_m` and `window` of it belongs to the emergency view.
struct Focus {
  LonLat at{};
  double radius_m = 500;
  std::chrono::minutes window{60};
  std::string title{};  // what it is about, in the words of its source; may be empty
  friend bool operator==(const Focus&, const Focus&) = default;
};

struct SelectAsset {  // opens its card, rings it on the map
  AssetRef asset{};
};
struct SelectCase {
  CasePtr one{};
};
struct OpenDetail {  // the level-3 display of one asset, with its history
  AssetRef asset{};
};
struct ShowScene {
  std::string id{};
};
struct LookAt {  // maps of this wall fly there
  LonLat at{};
  double metres_across = 2000;
};
struct LookAtCity {};  // maps fly back to the whole city
struct BeginEmergency {
  Focus focus{};
};
struct EndEmergency {};
struct AcknowledgeAlert {  // full id, "feed/id": it stops blinking on this wall
  std::string id{};
};
struct SetLayer {  // of every map of this wall; id as in map_layers.hpp
  std::string layer{};
  std::optional<bool> on{};
  std::optional<float> opacity{};
};

struct MoveMap {  // every map of this wall, calmly
  double zoom = 1;
  float right = 0, down = 0;  // shares of its own width and height
};
struct StartTool {  // of the map under the hand
  enum class Tool : std::uint8_t { Measure, Radius } tool = Tool::Measure;
};

struct BeginSearch {};  // keys go to the search line from now on
struct GoTo {           // something that was looked for: chosen on every board, and maps fly there
  std::optional<AssetRef> asset{};
  CasePtr one{};
  std::optional<LookAt> look{};
};

using WallAction =
    std::variant<SelectAsset, SelectCase, OpenDetail, ShowScene, LookAt, LookAtCity, BeginEmergency,
                 EndEmergency, AcknowledgeAlert, SetLayer, MoveMap, StartTool, BeginSearch, GoTo>;
using MaybeAction = std::optional<WallAction>;

}  // namespace city
