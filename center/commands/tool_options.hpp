// The command lines of the tools beside the wall: check and quarantine.
// Threads: the first thread of the process.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "center/commands/options.hpp"

namespace CLI {
class App;
}

namespace city {

// What the flags said; empty means not given.
struct ToolFlags {
  std::string what{}, feed{}, topic{}, received{}, kind{};
  std::vector<std::string> dirs{}, samples{};
  std::size_t rows = 10;
  std::size_t limit = 20;
  std::int64_t show = -1;
  bool json = false, raw = false, replay = false, apply = false;
};

CLI::App* add_check(CLI::App& app, ToolFlags& flags);
CLI::App* add_quarantine(CLI::App& app, ToolFlags& flags);
std::variant<CheckCommand, Exit> check_command(const ToolFlags& flags);
std::variant<QuarantineCommand, Exit> quarantine_command(const ToolFlags& flags);

std::optional<TimePoint> parse_instant(const std::string& text);  // with a zone

}  // namespace city
