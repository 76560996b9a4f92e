// What is known about a quantity: label, unit, decimals and plausible range, in one table.
//
// Decoders check against the range, panels print with unit and decimals, exports head with them. A quantity
// that is not in the table is still accepted: its unit is read from the name's suffix (_mm, _kmh, _pct, _c,
// _m, _ug_m3, _count …).
#pragma once
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "sensors/facts.hpp"

namespace city {

struct QuantityInfo {
  std::string name{};  // canonical: bikes_available
  Text2 label{};
  std::string unit{};  // UCUM where there is one, "1" for counts: km/h, mm, %, Cel, ug/m3
  int decimals = 0;
  double low = -std::numeric_limits<double>::infinity();  // outside [low, high] a value is suspect
  double high = std::numeric_limits<double>::infinity();
};

std::span<const QuantityInfo> known_quantities();  // sorted by name
const QuantityInfo* find_quantity(
    std::string_view name);                         // from the table, or null; lives as long as the program
QuantityInfo quantity_info(std::string_view name);  // from the table, or made from the name's suffix
bool is_plausible(std::string_view name, double value);  // within the range that quantity_info() would give

}  // namespace city
