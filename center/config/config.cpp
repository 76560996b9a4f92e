#include "center/config/config.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <optional>
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
  std::string where(const std::string& key) const { return name_ + "." + key; }

  std::string name_;
  std::filesystem::path base_;
  const toml::table* table_;
  Findings& findings_;
  std::vector<std::string> asked_{};
};

void check_sections(const toml::table& root, Findings& findings) {
  constexpr std::array kKnown{"broker", "store", "feeds", "map", "vitals", "wall", "fonts"};
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
  wall.scene = section.text("scene", std::move(otherwise.scene));
  wall.lang = section.text("lang", std::move(otherwise.lang));
  wall.windowed = section.flag("windowed", otherwise.windowed);
  wall.width_px = section.number("width", 640, 16384, otherwise.width_px);
  wall.height_px = section.number("height", 360, 16384, otherwise.height_px);
  section.finish();
  if (wall.lang != "zh-TW" && wall.lang != "en") findings.add("wall.lang must be \"zh-TW\" or \"en\"");
  return wall;
}

std::filesystem::path read_file_key(Section section, std::filesystem::path otherwise) {
  auto file = section.path("file", std::move(otherwise));
  section.finish();
  return file;
}

}  // namespace

Config default_config(const std::filesystem::path& assets) {
  Config config;
  config.broker.urls = {"mqtt://127.0.0.1:1883"};
  config.feed_dirs = {assets / "feeds"};
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
  config.map_file = read_file_key(section("map"), std::move(defaults.map_file));
  config.vitals_file = read_file_key(section("vitals"), std::move(defaults.vitals_file));
  config.font_file = read_file_key(section("fonts"), std::move(defaults.font_file));
  config.wall = read_wall(section("wall"), std::move(defaults.wall), findings);
  if (findings.first()) return ConfigError{*findings.first()};
  return config;
}

}  // namespace city
