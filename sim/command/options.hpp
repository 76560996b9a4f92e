// What the user asked for. Parsing knows no clock: a start left out stays empty.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "sim/time.hpp"

namespace city::sim {

struct RunOptions {
  std::string broker = "mqtt://127.0.0.1:1883";
  std::string scenario = "weekday";
  std::uint64_t seed = 1;
  double speed = 1;
  std::optional<Milliseconds> lasts{};  // of the city's time; of wall time for a load
  std::size_t assets = 0;               // 0: the usual number
  std::optional<double> rate{};         // messages a second; present: pure load; 0: as fast as possible
  int qos = 0;                          // of the load
  int connections = 1;                  // of the load
  std::optional<TimePoint> start{};
  bool dry_run = false;
  bool hash = false;
  std::size_t print = 0;  // messages to print in a dry run
  std::string faults{};   // file of what goes wrong; empty: nothing
};

struct ListCommand {};
struct RunCommand {
  RunOptions options{};
};
// Nothing to run: `text` was asked for (help, version; exit 0) or says what is wrong (exit 2).
struct Words {
  int exit_code = 0;
  std::string text{};
};

using Command = std::variant<ListCommand, RunCommand, Words>;

Command parse_command_line(int argc, const char* const* argv);

// "90s", "5m", "6h", "2d", "1h30m"; nothing when it is not a positive duration.
std::optional<Milliseconds> parse_duration(const std::string& text);

// "2026-05-01", "2026-05-01T08:00", "2026-05-01T08:00:00", each in Taipei unless "Z" or "+08:00" follows.
std::optional<TimePoint> parse_start(const std::string& text);

}  // namespace city::sim
