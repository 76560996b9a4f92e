// Sizes and lengths of time of machines, as people who look after them read them: KiB and milliseconds. Pure.
#pragma once
#include <cstdint>
#include <string>

namespace city {

std::string bytes_text(std::uint64_t bytes);  // 3 B, 4.5 KiB, 120 MiB
std::string milliseconds_text(double ms);     // 4.1 ms, 120 ms, <0.1 ms; not measured (0 or less): kMissing

}  // namespace city
