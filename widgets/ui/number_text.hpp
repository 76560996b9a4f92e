// Numbers, ages and units as people read them on a wall. Pure.
//
// A missing number is an en dash, never 0. Thousands are parted by a comma, the minus is a minus sign (U+2212).
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "widgets/ui/texts.hpp"

namespace city {

inline constexpr std::string_view kMissing = "\u2013";  // en dash

std::string number_text(double value, int decimals);  // 1,234.5; not a finite number: kMissing
std::string number_text(std::optional<double> value, int decimals);
std::string count_text(std::uint64_t count);                            // 1,234,567, all of it
std::string count_text(std::uint64_t count, const Texts& texts);        // from a million on 1.2M or 125 萬
std::string short_count_text(std::uint64_t count, const Texts& texts);  // from ten thousand on 12k or 1.2 萬
std::string unit_text(
    std::string_view ucum);  // what is painted for a unit of the data: Cel -> °C, 1 -> nothing

// The largest unit that says something: 12 s, 3 min, 5 h, 4 d. Times to come get a plus sign. Beyond 99 years: kMissing.
std::string age_text(std::chrono::milliseconds age, const Texts& texts);

// The two largest units of a length of time: 45 s, 3 min, 8 h 0 min, 2 d 3 h. Never negative.
std::string span_text(std::chrono::seconds span, const Texts& texts);

}  // namespace city
