// How heavy a batch of facts is, and how it is made lighter under declared overload.
//
// Threads: pure functions.
#pragma once
#include <cstddef>
#include <cstdint>

#include "sensors/facts.hpp"

namespace city {

std::size_t bytes_of(const Facts& facts);  // in memory, roughly; for queue bounds

// Keeps the newest value per feed, asset and quantity: newest by event time, of equals the later message. Readings of
// which nothing is left go, and are counted as merged in their feed's tally. Cases, alerts, assets, states and errors are
// never touched. Returns how many readings went.
std::uint64_t merge_readings(Facts& facts);

}  // namespace city
