// The commands, one function each: wiring and words, no logic of the city. Each returns the exit code.
// Threads: the first thread of the process.
#pragma once
#include "center/commands/options.hpp"

namespace city {

int run_record(const CommandLine& line, const RecordCommand& command);
int run_wall(const CommandLine& line, const WallCommand& command);
int run_snapshot(const CommandLine& line, const SnapshotCommand& command);
int run_check(const CommandLine& line, const CheckCommand& command);
int run_quarantine(const CommandLine& line, const QuarantineCommand& command);

}  // namespace city
