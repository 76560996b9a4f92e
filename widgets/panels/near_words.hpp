// How far and in which direction, in words. Pure.
#pragma once
#include <string>

#include "widgets/ui/texts.hpp"

namespace city {

std::string distance_words(double metres);  // 40 m, 350 m, 1.2 km, 23 km: two digits that say something
std::string_view bearing_words(double degrees,
                               const Texts& texts);  // N, NE, E … ; degrees from north, clockwise

}  // namespace city
