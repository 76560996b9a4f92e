#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "center/check/warnings.hpp"
#include "center/check/words.hpp"
#include "sensors/quantity.hpp"

namespace city {
namespace {

struct Values {
  std::vector<double> numbers{};
  std::size_t missing = 0;
};

std::map<std::string, Values> by_quantity(const Facts& facts) {
  std::map<std::string, Values> all;
  for (const Measured& measured : facts.measured) {
    Values& values = all[measured.quantity];
    if (measured.quality == Quality::Missing)
      ++values.missing;
    else
      values.numbers.push_back(measured.value);
  }
  return all;
}

// What a wrong unit does to a number, undone.
struct Conversion {
  std::string_view suffix;
  const char* told_in;
  double scale;
  double offset;
};
constexpr Conversion kConversions[] = {{"_c", "degrees Fahrenheit", 1 / 1.8, -32 / 1.8},
                                       {"_c", "kelvin", 1, -273.15},
                                       {"_c", "tenths of a degree", 0.1, 0},
                                       {"_m", "centimetres", 0.01, 0},
                                       {"_m", "millimetres", 0.001, 0},
                                       {"_cm", "millimetres", 0.1, 0},
                                       {"_kmh", "metres an hour", 0.001, 0},
                                       {"_mps", "kilometres an hour", 1 / 3.6, 0},
                                       {"_hpa", "pascal", 0.01, 0},
                                       {"_hpa", "millimetres of mercury", 1.33322, 0},
                                       {"_v", "millivolt", 0.001, 0},
                                       {"_w", "milliwatt", 0.001, 0},
                                       {"_pct", "parts per thousand", 0.1, 0},
                                       {"_mm", "tenths of a millimetre", 0.1, 0}};

std::string better_unit(const std::string& quantity, const std::vector<double>& outside) {
  for (const Conversion& one : kConversions) {
    if (!quantity.ends_with(one.suffix)) continue;
    const bool fits = std::all_of(outside.begin(), outside.end(), [&](double value) {
      return is_plausible(quantity, value * one.scale + one.offset);
    });
    if (fits) return std::string{"; they would fit if told in "} + one.told_in;
  }
  return {};
}

std::optional<Warning> out_of_range(const std::string& quantity, const std::vector<double>& numbers) {
  std::vector<double> outside;
  std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(outside),
               [&](double value) { return !is_plausible(quantity, value); });
  if (outside.size() < kLeastValues ||
      static_cast<double>(outside.size()) < kOutOfRangeShare * static_cast<double>(numbers.size()))
    return std::nullopt;
  const QuantityInfo info = quantity_info(quantity);
  const auto [low, high] = std::minmax_element(outside.begin(), outside.end());
  return Warning{"out-of-range", quantity + ": " + std::to_string(outside.size()) + " of " +
                                     std::to_string(numbers.size()) + " values are not believable (" +
                                     check::number(*low) + " to " + check::number(*high) + "; " +
                                     check::number(info.low) + " to " + check::number(info.high) + " is)" +
                                     better_unit(quantity, outside)};
}

std::optional<Warning> fractions(const std::string& quantity, const std::vector<double>& numbers) {
  if (!quantity.ends_with("_pct") || numbers.size() < kLeastFractions) return std::nullopt;
  const bool within = std::all_of(numbers.begin(), numbers.end(), [](double v) { return v >= 0 && v <= 1; });
  const auto between = std::count_if(numbers.begin(), numbers.end(), [](double v) { return v > 0 && v < 1; });
  if (!within || static_cast<std::size_t>(between) * 2 < numbers.size()) return std::nullopt;
  return Warning{"fractions",
                 quantity + ": every value lies between 0 and 1; if they are fractions, multiply by 100"};
}

// A length told in metres under a name in centimetres: all small and none whole.
std::optional<Warning> metres(const std::string& quantity, const std::vector<double>& numbers) {
  if (!quantity.ends_with("_cm") && !quantity.ends_with("_mm")) return std::nullopt;
  std::size_t small = 0;
  std::size_t present = 0;
  for (const double value : numbers) {
    if (value == 0) continue;
    ++present;
    if (std::abs(value) < 3 && value != std::round(value) && quantity.ends_with("_cm")) ++small;
  }
  if (present < kLeastFractions || small < present) return std::nullopt;
  return Warning{"metres",
                 quantity + ": every value is small and broken; if they are metres, multiply by 100"};
}

}  // namespace

std::vector<Warning> implausible(const Facts& facts) {
  std::vector<Warning> found;
  for (const auto& [quantity, values] : by_quantity(facts))
    for (auto& warning : {out_of_range(quantity, values.numbers), fractions(quantity, values.numbers),
                          metres(quantity, values.numbers)})
      if (warning) found.push_back(*warning);
  return found;
}

std::vector<Warning> always_missing(const Facts& facts) {
  std::vector<Warning> found;
  for (const auto& [quantity, values] : by_quantity(facts))
    if (values.numbers.empty() && values.missing >= kLeastValues)
      found.push_back({"always-missing", quantity + ": missing in all " + std::to_string(values.missing) +
                                             " records; is it the right field, are the sentinels right?"});
  return found;
}

std::vector<Warning> unknown_quantities(const Facts& facts) {
  std::vector<Warning> found;
  for (const auto& [quantity, values] : by_quantity(facts))
    if (!find_quantity(quantity)) {
      const std::string unit = quantity_info(quantity).unit;
      found.push_back({"unknown-quantity", quantity + " is not in the table of quantities: " +
                                               (unit.empty() ? "it has no unit and no range"
                                                             : "its unit is taken to be " + unit +
                                                                   " from its name, and it has no label")});
    }
  return found;
}

}  // namespace city
