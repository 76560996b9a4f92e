// How high the sun stands above the horizon: whether it is dark enough for street lights.
//
// Low-precision position of the sun after the Astronomical Almanac (section C, "low precision formulas"): 0.01 degrees between 1950
// and 2050; refraction, up to 0.6 degrees at the horizon, is left out. Degrees; negative below the horizon. Threads: pure.
#pragma once
#include "sensors/facts.hpp"

namespace city {

double sun_elevation_deg(TimePoint at, LonLat place);

}  // namespace city
