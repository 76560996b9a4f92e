// `cityglass check feeds`: feed files of a directory, tried on samples. Prints a table, or JSON.
// Returns the exit code: 0 clean, 1 something was refused, 2 a feed file, its program or the question is wrong.
// Threads: the first thread of the process.
#pragma once
#include "center/commands/options.hpp"

namespace city {

int check_feeds(const CheckCommand& command);

}  // namespace city
