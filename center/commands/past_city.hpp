// The city at a kept instant, from a store and its journal: checkpoint before it, then the messages up to it.
//
// Needs no broker and no display, and works while a center writes the same store. The feeds are the ones in force then, which
// the store keeps. Errors: one line. Threads: one.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "center/commands/options.hpp"
#include "center/config/config.hpp"
#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

struct PastCity {
  CityViewPtr view{};
  GeographyPtr geography{};
};

// Without `at`: the newest moment that the store or its journal knows.
std::variant<PastCity, Exit> past_city(const Config& config, std::optional<TimePoint> at);

}  // namespace city
