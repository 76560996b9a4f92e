#include "center/config/config.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace city {
namespace {

// The first thing wrong with the configuration; later ones are not reported.
class Findings {
 public:
  void add(std::string what) {
    if (!first_) first_ = std::move(what);
  }
  const std::optional<std::string>& first() const { return first_; }

 private:
  std::optional<std::string> first_{};
};

// Reads one table key by key, each with its default; keys nobody asked for are found by finish().
class Section {
 public:
  Section(const toml::table& root, std::string name, std::filesystem::path base, Findings& findings)
      : name_{std::move(name)}, base_{std::move(base)}, table_{root[name_].as_table()}, findings_{findings} {
    if (root.contains(name_) && table_ == nullptr) findings_.add("[" + name_ + "] must be a table");
  }

  std::string text(const char* key, std::string otherwise) {
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    if (auto value = node->value_exact<std::string>()) return *value;
    findings_.add(where(key) + " must be text");
    return otherwise;
  }
  std::filesystem::path path(const char* key, std::filesystem::path otherwise) {
    const std::string value = text(key, "");
    return value.empty() ? std::move(otherwise) : base_ / value;
  }
  int number(const char* key, int low, int high, int otherwise) {
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= low && *value <= high) return static_cast<int>(*value);
    findings_.add(where(key) + " must be a whole number from " + std::to_string(low) + " to " +
                  std::to_string(high));
    return otherwise;
  }
  double measure(const char* key, double high, double otherwise) {  // from 0
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value<double>();
    if (value && *value >= 0 && *value <= high) return *value;
    findings_.add(where(key) + " must be a number from 0 to " + std::to_string(static_cast<int>(high)));
    return otherwise;
  }
  std::pair<int, int> pair(const char* key, int low, int high, std::pair<int, int> otherwise) {
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    const auto* list = node->as_array();
    const auto number = [&](std::size_t i) {
      const auto value = list != nullptr && list->size() == 2 ? (*list)[i].value_exact<std::int64_t>()
                                                              : std::optional<std::int64_t>{};
      return value && *value >= low && *value <= high ? static_cast<int>(*value) : low - 1;
    };
    if (const std::pair both{number(0), number(1)}; both.first >= low && both.second >= low) return both;
    findings_.add(where(key) + " must be two whole numbers from " + std::to_string(low) + " to " +
                  std::to_string(high));
    return otherwise;
  }
  bool flag(const char* key, bool otherwise) {
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    if (const auto value = node->value_exact<bool>()) return *value;
    findings_.add(where(key) + " must be true or false");
    return otherwise;
  }
  std::vector<std::string> texts(const char* key, std::vector<std::string> otherwise) {
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    if (auto one = node->value_exact<std::string>()) return {*one};
    std::vector<std::string> found;
    if (const auto* list = node->as_array())
      for (const auto& item : *list)
        if (auto value = item.value_exact<std::string>()) found.push_back(*value);
    if (!found.empty() && found.size() == node->as_array()->size()) return found;
    findings_.add(where(key) + " must be a text or a list of texts");
    return otherwise;
  }

  std::vector<MapLayerWish> layers(const char* key) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    std::vector<MapLayerWish> found;
    const auto* list = node->as_array();
    if (list == nullptr) findings_.add(where(key) + " must be a list of tables");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const std::string name = where(key) + "[" + std::to_string(i) + "]";
      const toml::table* entry = list->get(i)->as_table();
      if (entry == nullptr) findings_.add(name + " must be a table");
      if (entry != nullptr) found.push_back(layer(*entry, name));
    }
    return found;
  }

  void finish() {
    if (table_ == nullptr) return;
    for (const auto& [key, node] : *table_) {
      const std::string name{key.str()};
      if (std::find(asked_.begin(), asked_.end(), name) == asked_.end())
        findings_.add(where(name) + " is not a setting (line " + std::to_string(node.source().begin.line) +
                      ")");
    }
  }

 private:
  const toml::node* take(const char* key) {
    asked_.emplace_back(key);
    return table_ == nullptr ? nullptr : table_->get(key);
  }
  MapLayerWish layer(const toml::table& entry, const std::string& name) {
    for (const auto& [key, node] : entry) {
      constexpr std::array<std::string_view, 4> kKnown{"file", "table", "title", "attribution"};
      if (std::find(kKnown.begin(), kKnown.end(), key.str()) == kKnown.end())
        findings_.add(name + "." + std::string{key.str()} + " is not a setting (line " +
                      std::to_string(node.source().begin.line) + ")");
    }
    const auto text_of = [&](const toml::table& table, const char* key) {
      const auto* node = table.get(key);
      if (node == nullptr) return std::string{};
      if (auto value = node->value_exact<std::string>()) return *value;
      findings_.add(name + "." + key + " must be text");
      return std::string{};
    };
    MapLayerWish wish{.table = text_of(entry, "table"), .attribution = text_of(entry, "attribution")};
    if (wish.table.empty()) findings_.add(name + ".table must name a feature table of the GeoPackage");
    if (const std::string file = text_of(entry, "file"); !file.empty()) wish.file = base_ / file;
    if (const auto* title = entry["title"].as_table())
      wish.title = {.zh = text_of(*title, "zh"), .en = text_of(*title, "en")};
    else if (entry.contains("title"))
      findings_.add(name + ".title must be {zh = \"…\", en = \"…\"}");
    if (wish.title.zh.empty()) wish.title.zh = wish.title.en;
    if (wish.title.en.empty()) wish.title.en = wish.title.zh;
    return wish;
  }
  std::string where(const std::string& key) const { return name_ + "." + key; }

  std::string name_;
  std::filesystem::path base_;
  const toml::table* table_;
  Findings& findings_;
  std::vector<std::string> asked_{};
};

void check_sections(const toml::table& root, Findings& findings) {
  constexpr std::array kKnown{"broker", "store", "feeds", "scenes", "map", "vitals", "wall", "fonts"};
  for (const auto& [key, node] : root) {
    const std::string name{key.str()};
    if (std::none_of(kKnown.begin(), kKnown.end(), [&](const char* known) { return name == known; }))
      findings.add("[" + name + "] is not a section of the configuration (line " +
                   std::to_string(node.source().begin.line) + ")");
  }
}

BrokerConfig read_broker(Section section, BrokerConfig otherwise) {
  BrokerConfig broker;
  broker.urls = section.texts("url", std::move(otherwise.urls));
  broker.client_id = section.text("client_id", std::move(otherwise.client_id));
  broker.connections = section.number("connections", 1, 8, otherwise.connections);
  broker.user = section.text("user", std::move(otherwise.user));
  broker.password_file = section.path("password_file", std::move(otherwise.password_file));
  broker.ca_file = section.path("ca_file", std::move(otherwise.ca_file));
  broker.cert_file = section.path("cert_file", std::move(otherwise.cert_file));
  broker.key_file = section.path("key_file", std::move(otherwise.key_file));
  section.finish();
  return broker;
}

WallConfig read_wall(Section section, WallConfig otherwise, Findings& findings) {
  WallConfig wall;
  wall.name = section.text("name", std::move(otherwise.name));
  wall.scene = section.text("scene", std::move(otherwise.scene));
  wall.screens = section.number("screens", 0, 16, otherwise.screens);
  wall.lang = section.text("lang", std::move(otherwise.lang));
  wall.windowed = section.flag("windowed", otherwise.windowed);
  wall.width_px = section.number("width", 640, 16384, otherwise.width_px);
  wall.height_px = section.number("height", 360, 16384, otherwise.height_px);
  wall.pixel_pitch_mm = section.measure("pixel_pitch_mm", 20, otherwise.pixel_pitch_mm);
  wall.farthest_seat_m = section.measure("farthest_seat_m", 100, otherwise.farthest_seat_m);
  std::tie(wall.tiles_across, wall.tiles_down) =
      section.pair("tiles", 1, 16, {otherwise.tiles_across, otherwise.tiles_down});
  wall.bezel_mm = section.measure("bezel_mm", 100, otherwise.bezel_mm);
  section.finish();
  if (!wall.name.empty() && !is_wall_name(wall.name))
    findings.add("wall.name must be one level of a topic, without /, + and #, at most 64 bytes");
  if (wall.lang != "zh-TW" && wall.lang != "en") findings.add("wall.lang must be \"zh-TW\" or \"en\"");
  return wall;
}

std::filesystem::path read_file_key(Section section, std::filesystem::path otherwise) {
  auto file = section.path("file", std::move(otherwise));
  section.finish();
  return file;
}

}  // namespace

bool is_wall_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) >= ' ' && c != '/' && c != '+' && c != '#' && c != '\x7f';
  });
}

Config default_config(const std::filesystem::path& assets) {
  Config config;
  config.broker.urls = {"mqtt://127.0.0.1:1883"};
  config.feed_dirs = {assets / "feeds"};
  config.scene_dirs = {assets / "scenes"};
  config.map_file = assets / "map" / "taipei.gpkg";
  config.vitals_file = assets / "vitals.toml";
  return config;
}

std::variant<Config, ConfigError> parse_config(std::string_view toml_text, Config defaults,
                                               const std::filesystem::path& base) {
  toml::table root;
  try {
    root = toml::parse(toml_text);
  } catch (const toml::parse_error& e) {
    return ConfigError{std::string{e.description()} + " (line " + std::to_string(e.source().begin.line) +
                       ")"};
  }
  Findings findings;
  check_sections(root, findings);
  const auto section = [&](const char* name) { return Section{root, name, base, findings}; };

  Config config;
  config.broker = read_broker(section("broker"), std::move(defaults.broker));
  Section store = section("store");
  config.store_file = store.path("file", std::move(defaults.store_file));
  config.journal_sync = std::chrono::milliseconds{
      store.number("sync_ms", 10, 10000, static_cast<int>(defaults.journal_sync.count()))};
  store.finish();
  Section feeds = section("feeds");
  for (const auto& dir : feeds.texts("dirs", {})) config.feed_dirs.push_back(base / dir);
  if (config.feed_dirs.empty()) config.feed_dirs = std::move(defaults.feed_dirs);
  feeds.finish();
  Section scenes = section("scenes");
  for (const auto& dir : scenes.texts("dirs", {})) config.scene_dirs.push_back(base / dir);
  if (config.scene_dirs.empty()) config.scene_dirs = std::move(defaults.scene_dirs);
  scenes.finish();
  Section map = section("map");
  config.map_file = map.path("file", std::move(defaults.map_file));
  config.map_layers = map.layers("layers");
  config.map_raster = map.path("raster", std::move(defaults.map_raster));
  map.finish();
  config.vitals_file = read_file_key(section("vitals"), std::move(defaults.vitals_file));
  config.font_file = read_file_key(section("fonts"), std::move(defaults.font_file));
  config.wall = read_wall(section("wall"), std::move(defaults.wall), findings);
  if (findings.first()) return ConfigError{*findings.first()};
  return config;
}

}  // namespace city
