// A city of four square districts, two by two, around 121.50 E 25.00 N: sides of 0.1 degree, one village each.
//
//   信義區 | 大安區      north row, 25.0 .. 25.1
//   中正區 | 文山區      south row, 24.9 .. 25.0
#pragma once
#include "center/state/geography.hpp"

namespace city::support {

GeographyPtr small_geography();

}  // namespace city::support
