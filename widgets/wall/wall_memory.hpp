// What a wall remembers over a restart, as a value and as a text file. Pure: who reads and writes the file is elsewhere.
//
// The file is TOML with `version = 1`. Keys that nobody knows and keys of the wrong form are passed over, so that an older or newer
// program still finds its way; a newer version number, or what is no TOML at all, is an error and the wall begins afresh.
// Bounds: kMostMemoryBytes of text; of each list the first so many that kMost… say; texts up to kMostMemoryText bytes.
// Threads: plain values.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sensors/facts.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

inline constexpr std::size_t kMostMemoryBytes = std::size_t{512} * 1024;
inline constexpr std::size_t kMostMemoryText = 300;
inline constexpr std::size_t kMostMemoryMaps = 64;
inline constexpr std::size_t kMostMemoryLayers = 64;
inline constexpr std::size_t kMostMemoryWindows = 32;
inline constexpr std::size_t kMostMemoryAlerts = 1'000;

struct LayerMemory {  // what hands changed of a layer
  std::string layer{};
  std::optional<bool> on{};
  std::optional<double> opacity{};  // 0..1
  friend bool operator==(const LayerMemory&, const LayerMemory&) = default;
};

struct MapMemory {
  std::string place{};  // whose camera: "<scene>/<screen>/<panel>", as the wall names it
  LonLat centre{};
  double pixels_per_world = 0;  // above 0
  friend bool operator==(const MapMemory&, const MapMemory&) = default;
};

struct WindowMemory {
  std::string monitor{};                    // by its name, as the window system gives it
  int screen = 0;                           // which screen of the wall it showed
  int x = 0, y = 0, width = 0, height = 0;  // of the window when it is not full screen; screen units
  bool fullscreen = false;
  friend bool operator==(const WindowMemory&, const WindowMemory&) = default;
};

struct WallMemory {
  std::string scene{};  // empty: none
  std::optional<Language> language{};
  std::optional<bool> rotation{};
  std::string mode{};  // "daily", "event", "emergency"; empty: none
  std::vector<LayerMemory> layers{};
  std::vector<MapMemory> maps{};
  std::vector<WindowMemory> windows{};
  std::vector<std::string> acknowledged{};  // alerts, full ids
  friend bool operator==(const WallMemory&, const WallMemory&) = default;
};

struct WallMemoryError {
  std::string what{};  // one line
};

std::string memory_text(const WallMemory& memory);
std::variant<WallMemory, WallMemoryError> parse_memory(std::string_view text);

}  // namespace city
