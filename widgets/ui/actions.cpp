#include "widgets/ui/actions.hpp"

#include <array>

namespace city {
namespace {

#define N_(text) text
constexpr ActKey of(Key key, char32_t character = 0) { return {key, character, 0}; }
constexpr ActKey of(char32_t character, char32_t other = 0) { return {std::nullopt, character, other}; }

using G = ActGroup;
constexpr std::array<ActRow, kActs> kRows{{
    {Act::SceneKey, G::Scenes, "1 – 9", N_("the scene of that number"), {}},
    {Act::NextScene, G::Scenes, "F2 / PgDn", N_("next scene"), of(Key::F2)},
    {Act::PreviousScene, G::Scenes, "PgUp", N_("previous scene"), of(Key::PageUp)},
    {Act::Rotation, G::Scenes, "F3", N_("rotation of scenes on or off"), of(Key::F3)},
    {Act::ModeDaily, G::Scenes, "F5", N_("mode: daily"), of(Key::F5)},
    {Act::ModeEvent, G::Scenes, "F6", N_("mode: special event"), of(Key::F6)},
    {Act::ModeEmergency, G::Scenes, "F7", N_("mode: emergency"), of(Key::F7)},
    {Act::EmergencyHere, G::Scenes, "E", N_("emergency view of what is selected"), of(U'e')},
    {Act::EndEmergency, G::Scenes, "X", N_("end the emergency view"), of(U'x')},
    {Act::Search, G::Finding, "/", N_("search"), of(U'/', U'／')},
    {Act::NextAbnormal, G::Finding, "Tab / N", N_("next thing that is not normal"), of(Key::Tab, U'n')},
    {Act::PreviousAbnormal, G::Finding, "P", N_("previous thing that is not normal"), of(U'p')},
    {Act::Detail, G::Finding, "Enter", N_("detail of what is selected"), of(Key::Enter)},
    {Act::Back, G::Finding, "Esc / Backspace", N_("close, or back to the scene before"), of(Key::Escape)},
    {Act::Acknowledge, G::Finding, "A", N_("acknowledge the newest alert"), of(U'a')},
    {Act::Home, G::Map, "Home", N_("whole city on the map"), of(Key::Home)},
    {Act::ZoomIn, G::Map, "+", N_("zoom in"), of(U'+', U'=')},
    {Act::ZoomOut, G::Map, "−", N_("zoom out"), of(U'-', U'_')},
    {Act::PanLeft, G::Map, "←", N_("map to the left"), of(Key::Left)},
    {Act::PanRight, G::Map, "→", N_("map to the right"), of(Key::Right)},
    {Act::PanUp, G::Map, "↑", N_("map up"), of(Key::Up)},
    {Act::PanDown, G::Map, "↓", N_("map down"), of(Key::Down)},
    {Act::Layers, G::Map, "Y", N_("layers on or off"), of(U'y')},
    {Act::Measure, G::Map, "M", N_("measure a distance"), of(U'm')},
    {Act::Radius, G::Map, "R", N_("what is within a radius"), of(U'r')},
    {Act::Feeds, G::Wall, "F4", N_("feeds"), of(Key::F4)},
    {Act::Diagnostics, G::Wall, "F12", N_("diagnostics"), of(Key::F12)},
    {Act::Language, G::Wall, "L", N_("switch between Chinese and English"), of(U'l')},
    {Act::Fullscreen, G::Wall, "F11", N_("full screen or window"), of(Key::F11)},
    {Act::Help, G::Wall, "? / F1", N_("this help"), of(Key::F1, U'?')},
    {Act::Quit, G::Wall, "Ctrl+Q", N_("quit"), of(Key::Quit)},
}};

// Full-width forms of ASCII stand at a fixed distance: ！ is !, ｌ is l.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

}  // namespace

std::span<const ActRow> act_rows() { return kRows; }

std::string_view name_of(ActGroup group) {
  switch (group) {
    case ActGroup::Scenes:
      return N_("Scenes");
    case ActGroup::Finding:
      return N_("Finding");
    case ActGroup::Map:
      return N_("Map");
    case ActGroup::Wall:
      return N_("Wall");
  }
  return "";
}
#undef N_

std::optional<int> digit_of(const InputEvent& event) {
  if (event.kind != InputEvent::Kind::Character) return std::nullopt;
  const char32_t c = plain(event.character);
  if (c < U'1' || c > U'9') return std::nullopt;
  return static_cast<int>(c - U'0');
}

std::optional<Act> act_of(const InputEvent& event) {
  if (digit_of(event)) return Act::SceneKey;
  if (event.kind == InputEvent::Kind::KeyDown) {
    if (event.key == Key::PageDown) return Act::NextScene;
    if (event.key == Key::Backspace) return Act::Back;
    for (const ActRow& row : kRows)
      if (row.key.key == event.key) return row.act;
    return std::nullopt;
  }
  if (event.kind != InputEvent::Kind::Character) return std::nullopt;
  const char32_t c = plain(event.character);
  if (c == 0) return std::nullopt;
  for (const ActRow& row : kRows)
    if (c == row.key.character || c == row.key.or_character) return row.act;
  return std::nullopt;
}

}  // namespace city
