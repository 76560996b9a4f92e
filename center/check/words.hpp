// Small words for reports on a terminal, in English. Threads: pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "sensors/time.hpp"

namespace city::check {

std::string number(double value);                               // 33.7, 1e+09, "any" when infinite
std::string counted(std::size_t count, std::string_view noun);  // 1 record, 2 records
std::string length(Milliseconds time);                          // 8 h 0 min, 3 min, 12 s
std::string bytes(std::size_t count);                           // 955 kB

}  // namespace city::check
