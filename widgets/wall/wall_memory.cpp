#include "widgets/wall/wall_memory.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>

namespace city {
namespace {

constexpr std::int64_t kVersion = 1;

template <class T>
std::optional<T> read(const toml::table& table, const char* key) {
  const toml::node* node = table.get(key);
  return node != nullptr ? node->value<T>() : std::nullopt;
}

std::string text_in(const toml::table& table, const char* key) {
  std::string text = read<std::string>(table, key).value_or("");
  return text.size() <= kMostMemoryText ? text : std::string{};
}

int whole_in(const toml::table& table, const char* key) {
  const std::int64_t number = read<std::int64_t>(table, key).value_or(0);
  constexpr std::int64_t kMost = 1'000'000;
  return static_cast<int>(std::clamp(number, -kMost, kMost));
}

std::optional<double> number_in(const toml::table& table, const char* key, double low, double high) {
  const auto number = read<double>(table, key);
  if (!number || !(*number >= low) || !(*number <= high)) return std::nullopt;
  return number;
}

// The tables of a list, as many as are allowed; each is made into a T, or left out.
template <class T, class Make>
std::vector<T> list_in(const toml::table& root, const char* key, std::size_t most, const Make& make) {
  std::vector<T> all;
  const toml::node* node = root.get(key);
  const toml::array* list = node != nullptr ? node->as_array() : nullptr;
  if (list == nullptr) return all;
  for (const toml::node& item : *list) {
    if (all.size() >= most) break;
    if (std::optional<T> one = make(item)) all.push_back(std::move(*one));
  }
  return all;
}

template <class Make>
auto of_table(const Make& make) {
  return [make](const toml::node& node) {
    using Result = decltype(make(std::declval<const toml::table&>()));
    const toml::table* table = node.as_table();
    return table != nullptr ? make(*table) : Result{};
  };
}

std::optional<LayerMemory> layer_of_table(const toml::table& table) {
  LayerMemory layer{.layer = text_in(table, "layer"),
                    .on = read<bool>(table, "on"),
                    .opacity = number_in(table, "opacity", 0, 1)};
  if (layer.layer.empty()) return std::nullopt;
  return layer;
}

std::optional<MapMemory> map_of_table(const toml::table& table) {
  const auto lon = number_in(table, "lon", -180, 180), lat = number_in(table, "lat", -90, 90);
  const auto scale = number_in(table, "pixels_per_world", 1, 1e12);
  MapMemory map{.place = text_in(table, "place")};
  if (map.place.empty() || !lon || !lat || !scale) return std::nullopt;
  map.centre = {*lon, *lat};
  map.pixels_per_world = *scale;
  return map;
}

std::optional<WindowMemory> window_of_table(const toml::table& table) {
  WindowMemory window{.monitor = text_in(table, "monitor"),
                      .screen = whole_in(table, "screen"),
                      .x = whole_in(table, "x"),
                      .y = whole_in(table, "y"),
                      .width = whole_in(table, "width"),
                      .height = whole_in(table, "height"),
                      .fullscreen = read<bool>(table, "fullscreen").value_or(false)};
  if (window.screen < 0 || window.width <= 0 || window.height <= 0) return std::nullopt;
  return window;
}

std::optional<std::string> alert_of(const toml::node& node) {
  auto id = node.value<std::string>();
  if (!id || id->empty() || id->size() > kMostMemoryText) return std::nullopt;
  return id;
}

template <class List>
auto first(const List& list, std::size_t most) {
  return std::pair{list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), most))};
}

}  // namespace

std::string memory_text(const WallMemory& memory) {
  toml::table root;
  root.insert("version", kVersion);
  if (!memory.scene.empty()) root.insert("scene", memory.scene);
  if (memory.language) root.insert("lang", *memory.language == Language::Chinese ? "zh-TW" : "en");
  if (memory.rotation) root.insert("rotation", *memory.rotation);
  if (!memory.mode.empty()) root.insert("mode", memory.mode);

  toml::array layers, maps, windows, alerts;
  for (auto [it, end] = first(memory.layers, kMostMemoryLayers); it != end; ++it) {
    toml::table table{{"layer", it->layer}};
    if (it->on) table.insert("on", *it->on);
    if (it->opacity) table.insert("opacity", *it->opacity);
    layers.push_back(std::move(table));
  }
  for (auto [it, end] = first(memory.maps, kMostMemoryMaps); it != end; ++it)
    maps.push_back(toml::table{{"place", it->place},
                               {"lon", it->centre.lon_deg},
                               {"lat", it->centre.lat_deg},
                               {"pixels_per_world", it->pixels_per_world}});
  for (auto [it, end] = first(memory.windows, kMostMemoryWindows); it != end; ++it)
    windows.push_back(toml::table{{"monitor", it->monitor},
                                  {"screen", it->screen},
                                  {"x", it->x},
                                  {"y", it->y},
                                  {"width", it->width},
                                  {"height", it->height},
                                  {"fullscreen", it->fullscreen}});
  for (auto [it, end] = first(memory.acknowledged, kMostMemoryAlerts); it != end; ++it) alerts.push_back(*it);
  root.insert("layers", std::move(layers));
  root.insert("maps", std::move(maps));
  root.insert("windows", std::move(windows));
  root.insert("acknowledged", std::move(alerts));

  std::ostringstream out;
  out.precision(std::numeric_limits<double>::max_digits10);
  out << "# What this wall showed last. Written by the wall; delete it to begin afresh.\n" << root << '\n';
  return out.str();
}

std::variant<WallMemory, WallMemoryError> parse_memory(std::string_view text) {
  if (text.size() > kMostMemoryBytes) return WallMemoryError{"is larger than any wall's memory"};
  toml::table root;
  try {
    root = toml::parse(text);
  } catch (const toml::parse_error& e) {
    return WallMemoryError{std::string{e.description()} + " (line " + std::to_string(e.source().begin.line) +
                           ")"};
  }
  const auto version = read<std::int64_t>(root, "version");
  if (!version) return WallMemoryError{"says no version"};
  if (*version < 1 || *version > kVersion)
    return WallMemoryError{"is of version " + std::to_string(*version) +
                           ", which this program does not know"};

  WallMemory memory;
  memory.scene = text_in(root, "scene");
  if (const std::string lang = text_in(root, "lang"); lang == "zh-TW" || lang == "en")
    memory.language = lang == "en" ? Language::English : Language::Chinese;
  memory.rotation = read<bool>(root, "rotation");
  if (const std::string mode = text_in(root, "mode");
      mode == "daily" || mode == "event" || mode == "emergency")
    memory.mode = mode;
  memory.layers = list_in<LayerMemory>(root, "layers", kMostMemoryLayers, of_table(layer_of_table));
  memory.maps = list_in<MapMemory>(root, "maps", kMostMemoryMaps, of_table(map_of_table));
  memory.windows = list_in<WindowMemory>(root, "windows", kMostMemoryWindows, of_table(window_of_table));
  memory.acknowledged = list_in<std::string>(root, "acknowledged", kMostMemoryAlerts, alert_of);
  return memory;
}

}  // namespace city
