// What `citysim run` does, one function per way of running. They read the clock; everything below them is told the
// time. Each returns the exit code: 0 done, 1 it ran and met a fault, 2 what was asked for cannot be.
#pragma once
#include <atomic>

#include "sim/command/options.hpp"

namespace city::sim {

int list_scenarios();
int run_dry(const RunOptions& options);
int run_city(const RunOptions& options, const std::atomic<bool>& stop);
int run_load(const RunOptions& options, const std::atomic<bool>& stop);

}  // namespace city::sim
