// The city's health in lines for a log or a file: what came in, what was kept, what was refused, how late it is.
// Pure. Threads: any.
#pragma once
#include <string>

#include "center/state/city_view.hpp"

namespace city {

std::string status_line(const CityView& view);  // one line, for the log
std::string summary(const CityView& view);      // several lines, feed by feed

}  // namespace city
