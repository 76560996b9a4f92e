// A fingerprint of facts: equal facts and refusals have equal prints, whatever was read to get them. Tallies do not count.
// Threads: pure.
#pragma once
#include <cstddef>

#include "sensors/facts.hpp"

namespace city::check {

std::size_t print_of(const Facts& facts);

}  // namespace city::check
