// Whole cities as views, made by stepping a real Center: what panels, exports and the store are tried on.
//
// All use feed_book(), small_geography() and vital_specs(); their `now` is kNoon unless said otherwise.
// Same call, same city.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "center/core/center.hpp"
#include "tests/support/facts.hpp"
#include "tests/support/geography.hpp"

namespace city::support {

std::vector<VitalSpec> vital_specs();  // one per domain
CenterConfig city_config();

CityViewPtr empty_city();  // feeds that never reported
// Every feed reports, nothing is wrong: 12 road sections, 6 gauges, 5 car parks, 4 hospitals, 8 bike
// stations, 6 cases, 1 alert.
CityViewPtr quiet_city();
// A bad day: heavy rain, full hospitals, 300 cases (most overdue) with long words, alerts in force, stale
// and dead assets, missing, suspect and clock-suspect values, refusals, a broker that is down, a full disk,
// simulated.
CityViewPtr flooded_city();
// n assets of two values, spread over the square districts and the five feeds that have assets; no cases.
CityViewPtr big_city(std::size_t n);
// The present value of one quantity; the id is the full one, feed/native-id. Empty: the asset or the value is not there.
std::optional<ValueNow> find_value(const CityView& view, const std::string& id, const std::string& quantity);

Facts big_city_facts(std::size_t n, TimePoint event_time);  // descriptions and one reading each
// One reading of two values for each of [first, first + count) of big_city's assets.
Facts big_city_readings(std::size_t first, std::size_t count, std::size_t n, TimePoint event_time);

}  // namespace city::support
