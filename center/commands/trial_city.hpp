// Cities made up to try scenes on: one of which nothing is known, one as it should be, one on its worst night.
//
// Made of the configuration's own feeds, vital signs and map by the real Center, so that every name, unit and derived figure is one
// that this wall would show: only the readings, cases and alerts are invented, with values at the ends of what is
// believable, the longest words of the hotline, and hundreds of everything. The same inputs make the same city. Pure.
#pragma once
#include <cstdint>
#include <string_view>

#include "center/state/city_view.hpp"

namespace city {

struct CenterConfig;

enum class TrialMood : std::uint8_t { Empty, Calm, Demanding };
std::string_view name_of(TrialMood mood);  // for messages: "empty city"

CityViewPtr trial_city(const CenterConfig& config, TrialMood mood);

}  // namespace city
