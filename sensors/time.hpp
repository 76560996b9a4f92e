// Instants as the whole project keeps them: UTC, whole milliseconds.
//
// Three times are kept apart everywhere: event time (the source measured), publish time (the feed's document
// was made), receive time (ours). None of them is ever guessed from another without a flag that says so.
#pragma once
#include <chrono>

namespace city {
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;
}  // namespace city
