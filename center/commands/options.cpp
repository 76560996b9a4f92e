#include "center/commands/options.hpp"

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "center/commands/profile_options.hpp"
#include "center/commands/scene_files.hpp"
#include "center/commands/tool_options.hpp"
#include "center/config/read_file.hpp"
#include "sensors/time_text.hpp"

namespace city {
namespace fs = std::filesystem;
namespace {

// What the flags said; empty means not given, so that the configuration file's key stands.
struct Flags {
  std::string assets{}, config{}, store{}, scene{}, lang{}, size{}, client_id{}, map{}, vitals{}, font{};
  std::string wall{};
  std::vector<std::string> brokers{}, feeds{}, scenes{};
  int connections = 0, screens = -1;
  bool windowed = false, every_scene = false;
  ProfileFlags profile_of_wall{};
  std::string duration{}, headless{}, out{}, at{}, formats = "json,png", profile = "internal";
};

std::optional<std::chrono::seconds> parse_duration(const std::string& text) {
  std::size_t used = 0;
  long long number = 0;
  try {
    number = std::stoll(text, &used);
  } catch (const std::exception&) {
    return std::nullopt;
  }
  const std::string unit = text.substr(used);
  const long long scale = unit.empty() || unit == "s" ? 1
                          : unit == "m"               ? 60
                          : unit == "h"               ? 3600
                          : unit == "d"               ? 86400
                                                      : 0;
  if (scale == 0 || number <= 0 || number > 10'000'000) return std::nullopt;
  return std::chrono::seconds{number * scale};
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream in{list};
  for (std::string part; std::getline(in, part, ',');)
    if (!part.empty()) parts.push_back(part);
  return parts;
}

// The installed place beside the program, else the source tree's: a build that was never installed still
// runs.
fs::path find_assets(const std::string& flag) {
  if (!flag.empty()) return flag;
  if (const char* set = std::getenv("CITYGLASS_ASSETS")) return set;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  fs::path installed = program.parent_path().parent_path() / "share" / "cityglass" / "assets";
  if (!failed && fs::is_directory(installed, failed)) return installed;
  return CITYGLASS_SOURCE_ASSETS;
}

// Catalogues are compiled: installed with the assets, or in the build tree.
fs::path find_locale(const fs::path& assets) {
  std::error_code failed;
  const fs::path installed = assets / "locale" / "zh_TW" / "LC_MESSAGES";
  return fs::is_directory(installed, failed) ? assets / "locale" : fs::path{CITYGLASS_BUILD_LOCALE};
}

std::string host_name() {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) == 0 ? name : "host";
}

void add_center_flags(CLI::App& app, Flags& flags) {
  app.add_option("--config", flags.config, "TOML configuration file");
  app.add_option("--store", flags.store, "the store, one file; its journal lies beside it");
  app.add_option("--assets", flags.assets, "directory of maps, feeds, fonts list, catalogues");
  app.add_option("--map", flags.map, "GeoPackage of the city");
  app.add_option("--vitals", flags.vitals, "vital signs, TOML");
  app.add_option("--font", flags.font, "font file for Chinese and Latin");
  app.add_option("--lang", flags.lang, "zh-TW or en")->check(CLI::IsMember({"zh-TW", "en"}));
}

void add_live_flags(CLI::App& app, Flags& flags) {
  app.add_option("--broker", flags.brokers,
                 "mqtt://host:port or mqtts://host:port; several are tried in turn");
  app.add_option("--feeds", flags.feeds, "directory of feed files, added to the shipped ones");
  app.add_option("--client-id", flags.client_id, "stable name for the broker's session");
  app.add_option("--connections", flags.connections, "connections that share the topics")
      ->check(CLI::Range(1, 8));
}

std::variant<Config, Exit> merge(const Flags& flags, const fs::path& assets) {
  Config config = default_config(assets);
  if (!flags.config.empty()) {
    const auto text = read_file(flags.config);
    if (!text) return Exit{2, "the configuration cannot be read: " + flags.config};
    auto parsed = parse_config(*text, std::move(config), fs::path{flags.config}.parent_path());
    if (const auto* error = std::get_if<ConfigError>(&parsed))
      return Exit{2, error->what + ": " + flags.config};
    config = std::get<Config>(std::move(parsed));
  }
  if (!flags.brokers.empty()) config.broker.urls = flags.brokers;
  if (!flags.client_id.empty()) config.broker.client_id = flags.client_id;
  if (config.broker.client_id.empty()) config.broker.client_id = "cityglass-" + host_name();
  if (flags.connections > 0) config.broker.connections = flags.connections;
  if (!flags.store.empty()) config.store_file = flags.store;
  for (const auto& dir : flags.feeds) config.feed_dirs.emplace_back(dir);
  if (!flags.map.empty()) config.map_file = flags.map;
  if (!flags.vitals.empty()) config.vitals_file = flags.vitals;
  if (!flags.font.empty()) config.font_file = flags.font;
  for (const auto& dir : flags.scenes) config.scene_dirs.emplace_back(dir);
  if (!flags.scene.empty()) config.wall.scene = flags.scene;
  if (!flags.wall.empty()) config.wall.name = flags.wall;
  if (config.wall.name.empty()) config.wall.name = host_name();
  if (!is_wall_name(config.wall.name))
    return Exit{
        2, "--wall must be one level of a topic, without /, + and #, at most 64 bytes: " + config.wall.name};
  if (flags.screens >= 0) config.wall.screens = flags.screens;
  if (!flags.lang.empty()) config.wall.lang = flags.lang;
  if (flags.windowed) config.wall.windowed = true;
  if (auto trouble = apply(flags.profile_of_wall, config.wall)) return Exit{2, std::move(*trouble)};
  if (!flags.size.empty()) {
    char by = 0;
    std::istringstream in{flags.size};
    if (!(in >> config.wall.width_px >> by >> config.wall.height_px) || by != 'x' ||
        config.wall.width_px < 640 || config.wall.height_px < 360 || config.wall.width_px > 16384 ||
        config.wall.height_px > 16384)
      return Exit{2,
                  "--size must be WIDTHxHEIGHT from 640x360 to 16384x16384, like 1920x1080: " + flags.size};
  }
  return config;
}

std::variant<SceneBookPtr, Exit> scenes_of(const Config& config) {
  auto loaded = load_scene_files(config.scene_dirs);
  if (auto* error = std::get_if<SceneError>(&loaded)) return Exit{2, std::move(error->what)};
  auto book = std::make_shared<const SceneBook>(std::get<SceneBook>(std::move(loaded)));
  if (book->find(config.wall.scene)) return book;
  std::string names;
  for (const Scene& scene : book->scenes) names += (names.empty() ? "" : ", ") + scene.id;
  return Exit{2, "there is no scene of that name; the scenes are " + names + ": " + config.wall.scene};
}

std::variant<SnapshotCommand, Exit> snapshot_command(const Flags& flags) {
  SnapshotCommand snapshot;
  snapshot.out = flags.out;
  snapshot.formats = split(flags.formats);
  if (flags.profile != "internal")
    return Exit{2,
                "--profile takes internal only: nothing is taken out of a snapshot yet, so do not hand it to "
                "the public"};
  for (const auto& format : snapshot.formats)
    if (format != "png" && format != "json") return Exit{2, "--formats takes png and json: " + format};
  if (snapshot.formats.empty()) return Exit{2, "--formats names no format"};
  if (!flags.at.empty()) {
    snapshot.at = parse_instant(flags.at);
    if (!snapshot.at)
      return Exit{2, "--at must be a time with a zone, like 2026-05-01T08:00:00+08:00: " + flags.at};
  }
  return snapshot;
}

}  // namespace

std::optional<TimePoint> parse_instant(const std::string& text) {
  const auto stamp = parse_stamp(text);
  if (!stamp || !stamp->offset) return std::nullopt;
  return TimePoint{stamp->local.time_since_epoch() - *stamp->offset};
}

std::variant<CommandLine, Exit> parse_command_line(int argc, const char* const* argv) {
  Flags flags;
  CLI::App app{"Cityglass: a city's telemetry, live on a wall, kept, and shown again."};
  app.set_version_flag("--version", "cityglass " CITYGLASS_VERSION);
  app.require_subcommand(1);

  CLI::App* wall = app.add_subcommand("wall", "show the city; keeps everything as record does");
  CLI::App* record = app.add_subcommand("record", "the center without a window: ingest and history");
  CLI::App* snapshot = app.add_subcommand("snapshot", "pictures and figures of one instant, from a store");
  for (CLI::App* command : {wall, record, snapshot}) add_center_flags(*command, flags);
  for (CLI::App* command : {wall, record}) add_live_flags(*command, flags);
  for (CLI::App* command : {wall, snapshot}) {
    command->add_option("--scene", flags.scene,
                        "which scene (daily, typhoon, feeds, …); it is a file's name");
    command->add_option("--scenes", flags.scenes, "directory of scene files, added to the shipped ones");
    command->add_option("--size", flags.size, "WIDTHxHEIGHT in pixels");
  }
  wall->add_option("--wall", flags.wall, "this wall's name: orders on city/_wall/NAME/scene are for it");
  wall->add_option("--screens", flags.screens, "how many monitors to fill; 0: all of them")
      ->check(CLI::Range(0, 16));
  wall->add_flag("--windowed", flags.windowed, "a window instead of the full screen");
  wall->add_option("--headless", flags.headless, "no display: run so long (30s, 5m), write pictures, stop");
  wall->add_option("--out", flags.out, "directory for the pictures of --headless");
  wall->add_flag("--every-scene", flags.every_scene, "pictures of every scene, not of the shown one alone");
  record->add_option("--for", flags.duration, "stop after so long (90s, 6h)");
  snapshot->add_option("--out", flags.out, "directory for what is written")->required();
  snapshot->add_option("--at", flags.at, "the instant, with a zone; the store's newest moment otherwise");
  snapshot->add_option("--formats", flags.formats, "json,png");
  snapshot->add_option("--profile", flags.profile, "internal: everything the store knows");
  snapshot->get_option("--store")->required();
  ToolFlags tools;
  CLI::App* check = add_check(app, tools);
  CLI::App* quarantine = add_quarantine(app, tools);
  for (CLI::App* command : {check, quarantine}) add_center_flags(*command, flags);
  for (CLI::App* command : {check, quarantine})
    command->add_option("--feeds", flags.feeds, "directory of feed files, added to the shipped ones");
  check->add_option("--scenes", flags.scenes, "directory of scene files, added to the shipped ones");
  check->add_option("--size", flags.size, "scenes: WIDTHxHEIGHT in pixels; else 3840x2160 and 1920x1080");
  for (CLI::App* command : {wall, snapshot, check}) add_profile_flags(*command, flags.profile_of_wall);
  quarantine->get_option("--store")->required();

  const std::string first = argc > 1 ? argv[1] : "";
  const auto commands = {"wall", "record", "snapshot", "check", "quarantine"};
  if (!first.empty() && first.front() != '-' &&
      std::none_of(commands.begin(), commands.end(), [&](const char* name) { return first == name; }))
    return Exit{2, "there is no command \"" + first +
                       "\"; the commands are wall, record, snapshot, check and quarantine"};
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return Exit{0, chosen.empty() ? app.help() : chosen.front()->help()};
  } catch (const CLI::CallForVersion&) {
    return Exit{0, "cityglass " CITYGLASS_VERSION "\n"};
  } catch (const CLI::ParseError& e) {
    return Exit{2, std::string{e.what()} + " (cityglass --help lists the commands)"};
  }

  CommandLine line;
  line.assets = find_assets(flags.assets);
  line.locale = find_locale(line.assets);
  auto merged = merge(flags, line.assets);
  if (auto* exit = std::get_if<Exit>(&merged)) return *exit;
  line.config = std::get<Config>(std::move(merged));
  if (wall->parsed() || snapshot->parsed()) {
    auto scenes = scenes_of(line.config);
    if (auto* exit = std::get_if<Exit>(&scenes)) return *exit;
    line.scenes = std::get<SceneBookPtr>(std::move(scenes));
  }

  if (record->parsed()) {
    RecordCommand command;
    if (!flags.duration.empty()) {
      command.duration = parse_duration(flags.duration);
      if (!command.duration)
        return Exit{2, "--for must be a length of time, like 90s, 15m or 6h: " + flags.duration};
    }
    line.command = command;
  } else if (wall->parsed()) {
    WallCommand command;
    command.out = flags.out;
    if (!flags.headless.empty()) {
      command.headless = parse_duration(flags.headless);
      if (!command.headless)
        return Exit{2, "--headless must be a length of time, like 30s or 5m: " + flags.headless};
      if (command.out.empty()) return Exit{2, "--headless needs --out DIR for its pictures"};
      command.every_scene = flags.every_scene;
    }
    line.command = command;
  } else if (check->parsed()) {
    auto command = check_command(tools);
    if (auto* exit = std::get_if<Exit>(&command)) return *exit;
    line.command = std::get<CheckCommand>(std::move(command));
  } else if (quarantine->parsed()) {
    auto command = quarantine_command(tools);
    if (auto* exit = std::get_if<Exit>(&command)) return *exit;
    line.command = std::get<QuarantineCommand>(std::move(command));
  } else {
    auto command = snapshot_command(flags);
    if (auto* exit = std::get_if<Exit>(&command)) return *exit;
    line.command = std::get<SnapshotCommand>(std::move(command));
  }
  return line;
}

}  // namespace city
