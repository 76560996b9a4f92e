// cityglass: the command line picks the command; everything else is in its place.
#include <fmt/core.h>

#include <cstdio>

#include "center/commands/commands.hpp"

namespace {

struct Run {
  const city::CommandLine& line;
  int operator()(const city::RecordCommand& command) const { return run_record(line, command); }
  int operator()(const city::WallCommand& command) const { return run_wall(line, command); }
  int operator()(const city::SnapshotCommand& command) const { return run_snapshot(line, command); }
  int operator()(const city::CheckCommand& command) const { return run_check(line, command); }
  int operator()(const city::QuarantineCommand& command) const { return run_quarantine(line, command); }
};

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = city::parse_command_line(argc, argv);
  if (const auto* exit = std::get_if<city::Exit>(&parsed)) {
    if (exit->code == 0)
      fmt::print("{}", exit->text);
    else
      fmt::print(stderr, "cityglass: {}\n", exit->text);
    return exit->code;
  }
  const auto& line = std::get<city::CommandLine>(parsed);
  return std::visit(Run{line}, line.command);
}
