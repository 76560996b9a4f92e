// Settings of a run: the TOML configuration, with command-line flags on top. Every flag has a key here.
//
//   key                        type      default                    flag
//   broker.url                 [text]    ["mqtt://127.0.0.1:1883"]  --broker (several: tried in turn)
//   broker.client_id           text      "cityglass-" + host name   --client-id; stable, or the broker forgets what was missed
//   broker.connections         1..8      1                          --connections: share the topics when one core is not enough
//   broker.user                text      ""                         or CITYGLASS_MQTT_USER
//   broker.password_file       text      ""                         or CITYGLASS_MQTT_PASSWORD; never on the command line
//   broker.ca_file, .cert_file, .key_file  text  ""                 for mqtts://
//   store.file                 text      "city.cgs"                 --store
//   store.sync_ms              10..10000 200                        group fsync of the journal: the most that a power cut takes
//   feeds.dirs                 [text]    [assets/feeds]             --feeds (added to the list)
//   scenes.dirs                [text]    [assets/scenes]            --scenes (added to the list)
//   map.file                   text      assets/map/taipei.gpkg     --map
//   map.layers                 [table]   []                         {file, table, title = {zh, en}, attribution}: more to draw
//                                                                   from OGC GeoPackages; without file: of map.file
//   map.raster                 text      ""                         MBTiles file with PNG or JPEG tiles, under everything
//   vitals.file                text      assets/vitals.toml         --vitals
//   wall.name                  text      "" (the host's)            --wall; orders on city/_wall/{name}/scene are for it
//   wall.scene                 text      "daily"                    --scene
//   wall.screens               0..16     0 (every monitor)          --screens
//   wall.lang                  text      "zh-TW"                    --lang zh-TW | en
//   wall.windowed              bool      false                      --windowed
//   wall.width, wall.height    integer   0 (the screen's)           --size WxH
//   wall.pixel_pitch_mm        0..20     0 (unknown)                --pitch; with the seat it makes text as large as it must be
//   wall.farthest_seat_m       0..100    0 (unknown)                --seat
//   wall.tiles                 [2]       [1, 1]                     --tiles 2x2: displays across and down that one screen is made of
//   wall.bezel_mm              0..100    0                          --bezel; between two of their pictures, both frames together
//   fonts.file                 text      "" (searched)              --font
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

#include "center/state/geography.hpp"

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
  std::string name{};  // empty: the host's
  std::string scene = "daily";
  int screens = 0;
  std::string lang = "zh-TW";
  bool windowed = false;
  int width_px = 0;
  int height_px = 0;
  double pixel_pitch_mm = 0;  // 0: unknown
  double farthest_seat_m = 0;
  int tiles_across = 1;
  int tiles_down = 1;
  double bezel_mm = 0;
};

struct Config {
  BrokerConfig broker{};
  std::filesystem::path store_file = "city.cgs";
  std::chrono::milliseconds journal_sync{200};
  std::vector<std::filesystem::path> feed_dirs{};
  std::vector<std::filesystem::path> scene_dirs{};
  std::filesystem::path map_file{};
  std::vector<MapLayerWish> map_layers{};
  std::filesystem::path map_raster{};  // empty: none
  std::filesystem::path vitals_file{};
  std::filesystem::path font_file{};
  WallConfig wall{};
};

struct ConfigError {
  std::string what{};  // what is wrong, where, how to mend it: one line
};

// May a wall be called so: one level of an MQTT topic, without wildcards, at most 64 bytes.
bool is_wall_name(std::string_view name);

// `assets` and `base` make the defaults and relative paths whole. Pure.
Config default_config(const std::filesystem::path& assets);
std::variant<Config, ConfigError> parse_config(std::string_view toml_text, Config defaults,
                                               const std::filesystem::path& base);

}  // namespace city
