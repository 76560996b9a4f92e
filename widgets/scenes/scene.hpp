// A scene: what the screens of a wall show, read from a small file that a city may write itself. Pure values.
//
// File <id>.toml in assets/scenes or a directory given with --scenes; a later directory replaces a scene of the same id.
//
//   title     {zh, en}        shown in the header
//   level     1..4            ISA-101: 1 overview, 2 area, 3 detail, 4 diagnostic; default 2
//   mode      text            "daily" (default), "event" (special event) or "emergency"
//   key       1..9            the number key that shows it; 0 or absent: none
//   dwell_s   0..86400        how long it stays in rotation; 0 (default): not in rotation
//   beside    [text]          scenes for screens beyond this scene's own, in order
//   [[screen]]                at least one
//     columns, rows           the grid, 1..48 each
//     [[screen.panel]]
//       panel   text          which board (widgets/wall/board.hpp lists them)
//       at      [c, r, w, h]  cells from the top left, inside the grid, apart from each other
//       ...                   any other key is a choice of that board: true or false, a number, a text, a list of texts; of an
//                             inline table each key is a choice: place = { lon = 121.5 } is the choice "place.lon"
//   [[rule]]                  shows the scene by itself while its condition holds
//     alert_event, alert_severity   an alert in force: event text contains / at least this severity (moderate, severe, extreme)
//     vital, above | below          a vital sign beyond a number
//     asset_kind, quantity, above | below   any fresh good value beyond a number
//     for_s                         how long it must hold before (default 60) and be gone after (twice that)
//     focus   bool                  emergency view on the place of what triggered it
//
// Header and status line belong to every screen and are not in the grid.
// Errors: SceneError, with file line and how to mend it. Unknown keys of scene, screen and rule are errors; a board's own choices
// are judged by the board. Threads: plain values.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

using Choice = std::variant<bool, double, std::string, std::vector<std::string>>;
using Choices = std::vector<std::pair<std::string, Choice>>;  // sorted by key

struct Cells {
  int column = 0, row = 0, width = 1, height = 1;
  friend bool operator==(const Cells&, const Cells&) = default;
};

struct PanelPlace {
  std::string panel{};
  Cells at{};
  Choices choices{};
  std::uint32_t line = 0;  // in the file, for messages
};

struct SceneScreen {
  int columns = 12;
  int rows = 8;
  std::vector<PanelPlace> panels{};
};

enum class SceneMode : std::uint8_t { Daily, Special, Emergency };

struct SceneRule {
  std::string alert_event{};
  Severity alert_severity = Severity::Unknown;  // least; Unknown: not asked
  std::string vital{};
  std::string asset_kind{};
  std::string quantity{};
  std::optional<double> above{};
  std::optional<double> below{};
  std::chrono::seconds hold{60};
  bool focus = false;
};

struct Scene {
  std::string id{};
  Text2 title{};
  int level = 2;
  SceneMode mode = SceneMode::Daily;
  int key = 0;
  std::chrono::seconds dwell{0};
  std::vector<std::string> beside{};
  std::vector<SceneScreen> screens{};
  std::vector<SceneRule> rules{};
};

struct SceneError {
  std::string what{};  // one line: file, line, what is wrong, how to mend it
};

// All scenes of a wall, sorted by key (those without a key last), then id.
struct SceneBook {
  std::vector<Scene> scenes{};
  const Scene* find(std::string_view id) const {
    for (const Scene& scene : scenes)
      if (scene.id == id) return &scene;
    return nullptr;
  }
};
using SceneBookPtr = std::shared_ptr<const SceneBook>;

// `name` is for messages: the file. The id is the file's name without its ending.
std::variant<Scene, SceneError> parse_scene(std::string_view toml_text, std::string_view id,
                                            std::string_view name);

std::optional<SceneMode> scene_mode_of(std::string_view word);  // "daily", "event", "emergency"

// Sorts, and refuses a book in which two scenes have one id or one key, or `beside` names no scene of it.
std::variant<SceneBook, SceneError> scene_book(std::vector<Scene> scenes);

}  // namespace city
