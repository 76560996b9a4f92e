// Settings of a run: the TOML configuration, with command-line flags on top. Every flag has a key here.
//
//   key                     type     default                    flag
//   broker.url              [text]   ["mqtt://127.0.0.1:1883"]  --broker (several: tried in turn)
//   broker.client_id        text     "cityglass-" + host name   --client-id; stable, or the broker forgets
//   what was missed broker.connections      1..8     1                          --connections: share the
//   topics when one core is not enough broker.user             text     ""                         or
//   CITYGLASS_MQTT_USER broker.password_file    text     ""                         or
//   CITYGLASS_MQTT_PASSWORD; never on the command line broker.ca_file, .cert_file, .key_file   text  "" for
//   mqtts:// store.file              text     "city.cgs"                 --store
//   store.sync_ms           10..10000 200                       group fsync of the journal: the most that a
//   power cut takes feeds.dirs              [text]   [assets/feeds]             --feeds (added to the list)
//   map.file                text     assets/map/taipei.gpkg     --map
//   vitals.file             text     assets/vitals.toml         --vitals
//   wall.scene              text     "overview"                 --scene
//   wall.lang               text     "zh-TW"                    --lang zh-TW | en
//   wall.windowed           bool     false                      --windowed
//   wall.width, wall.height integer  0 (the screen's)           --size WxH
//   fonts.file              text     "" (searched)              --font
//
// Relative paths are relative to the configuration file. Unknown keys are an error.
// Threads: plain values.
#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace city {

struct BrokerConfig {
  std::vector<std::string> urls{};
  std::string client_id{};
  int connections = 1;
  std::string user{};
  std::filesystem::path password_file{};
  std::filesystem::path ca_file{};
  std::filesystem::path cert_file{};
  std::filesystem::path key_file{};
};

struct WallConfig {
  std::string scene = "overview";
  std::string lang = "zh-TW";
  bool windowed = false;
  int width_px = 0;
  int height_px = 0;
};

struct Config {
  BrokerConfig broker{};
  std::filesystem::path store_file = "city.cgs";
  std::chrono::milliseconds journal_sync{200};
  std::vector<std::filesystem::path> feed_dirs{};
  std::filesystem::path map_file{};
  std::filesystem::path vitals_file{};
  std::filesystem::path font_file{};
  WallConfig wall{};
};

struct ConfigError {
  std::string what{};  // what is wrong, where, how to mend it: one line
};

// `assets` and `base` make the defaults and relative paths whole. Pure.
Config default_config(const std::filesystem::path& assets);
std::variant<Config, ConfigError> parse_config(std::string_view toml_text, Config defaults,
                                               const std::filesystem::path& base);

}  // namespace city
