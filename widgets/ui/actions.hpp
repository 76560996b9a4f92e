// Everything a hand can ask of the wall, with its key: the one table that the keyboard, the help card and the tests read.
//
// A key is a named key (KeyPress::key), or the character that the keyboard's own layout gives (KeyPress::character): letters work
// in either case and in their full-width form, because an input method may be on. Keys with Ctrl are left to the window.
// Pure. Threads: constant data.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "widgets/gfx/input.hpp"

namespace city {

enum class Act : std::uint8_t {
  // Scenes: SceneKey is any of the digits 1 to 9; which one, digit_of() says.
  SceneKey,
  NextScene,
  PreviousScene,
  Rotation,
  ModeDaily,
  ModeEvent,
  ModeEmergency,
  EmergencyHere,
  EndEmergency,
  // Finding things.
  Search,
  NextAbnormal,
  PreviousAbnormal,
  Detail,
  Back,
  Acknowledge,
  // The map.
  Home,
  ZoomIn,
  ZoomOut,
  PanLeft,
  PanRight,
  PanUp,
  PanDown,
  Layers,
  Measure,
  Radius,
  // The wall itself.
  Feeds,
  Diagnostics,
  Language,
  Fullscreen,
  Help,
  Quit
};
inline constexpr std::size_t kActs = static_cast<std::size_t>(Act::Quit) + 1;

enum class ActGroup : std::uint8_t { Scenes, Finding, Map, Wall };
inline constexpr std::size_t kActGroups = 4;

struct ActKey {
  std::optional<Key> key{};
  char32_t character = 0;     // lower case; 0: none
  char32_t or_character = 0;  // another that does the same
};

struct ActRow {
  Act act{};
  ActGroup group{};
  std::string_view keys{};  // as the help card writes them; the same in every language
  std::string_view name{};  // English, in the catalogue
  ActKey key{};
};

std::span<const ActRow> act_rows();        // in the order of Act
std::string_view name_of(ActGroup group);  // English, in the catalogue

// What the event asks for; nothing for events that are no keys or keys without a meaning.
std::optional<Act> act_of(const InputEvent& event);
// 1..9 when the event is that digit.
std::optional<int> digit_of(const InputEvent& event);

}  // namespace city
