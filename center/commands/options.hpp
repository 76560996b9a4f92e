// The command line, parsed: which command, with which settings. Flags stand above the configuration file's
// keys.
//
// Exit codes of every command: 0 done, 1 it ran and found a fault, 2 bad arguments or configuration (one line
// says what). Reads the configuration file; prints nothing but help and errors.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "center/config/config.hpp"
#include "sensors/facts.hpp"
#include "sensors/time.hpp"
#include "widgets/scenes/scene.hpp"

namespace city {

struct RecordCommand {
  std::optional<std::chrono::seconds> duration{};  // --for; until a signal otherwise
};

struct WallCommand {
  std::optional<std::chrono::seconds>
      headless{};               // render without a display for so long, then write pictures
  std::filesystem::path out{};  // for the pictures
  bool every_scene = false;     // of headless: not the shown scene alone
};

struct SnapshotCommand {
  std::filesystem::path out{};
  std::optional<TimePoint> at{};
  std::vector<std::string> formats{};  // png, json
};

struct CheckCommand {
  enum class What : std::uint8_t { Feeds, Config, Store, Scenes } what = What::Feeds;
  std::filesystem::path dir{};                // of feed files
  std::vector<std::filesystem::path> dirs{};  // of scene files; none: the configuration's
  std::vector<std::filesystem::path> samples{};
  std::string feed{};                   // whose the samples are; empty: by their file names
  std::string topic{};                  // on which they came; empty: the feed's usual one
  std::optional<TimePoint> received{};  // when they came; empty: as the files say
  std::size_t rows = 10;                // of each kind of fact
  bool json = false;
};

struct QuarantineCommand {
  std::string feed{};  // empty: any
  std::optional<DecodeError::Kind> kind{};
  std::size_t limit = 20;          // messages
  std::optional<Position> show{};  // print this message
  bool raw = false;                // its bytes as they are
  bool replay = false;             // decode with today's feed files
  bool apply = false;              // and append what is better now to the journal
};

struct CommandLine {
  Config config{};
  std::filesystem::path assets{};
  std::filesystem::path locale{};  // compiled catalogues
  SceneBookPtr scenes{};           // of wall and snapshot; the configured scene is among them
  std::variant<RecordCommand, WallCommand, SnapshotCommand, CheckCommand, QuarantineCommand> command{};
};

struct Exit {
  int code = 0;
  std::string text{};  // for standard output when code is 0, else for standard error
};

std::variant<CommandLine, Exit> parse_command_line(int argc, const char* const* argv);

}  // namespace city
