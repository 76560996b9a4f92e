// The faults of a run, read from the file that --faults names.
#pragma once
#include <string>
#include <variant>

#include "sim/fault/fault.hpp"

namespace city::sim {

// Reads the file; an empty name is no faults. What is wrong comes back in one line.
std::variant<FaultPlan, std::string> load_faults(const std::string& file, Seed seed, TimePoint start);

}  // namespace city::sim
