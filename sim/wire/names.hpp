// Ids, topics and names of assets, made from the plan on demand.
#pragma once
#include <string>
#include <utility>

#include "sim/city/plan.hpp"
#include "sim/wire/text.hpp"

namespace city::sim {

struct Name {
  std::string zh{};
  std::string en{};
};

// Native id of asset `index` of a feed, appended to the writer. Gauges, lights and sections are numbered from 1.
void write_asset_id(TextWriter& to, const CityPlan& plan, Feed feed, std::size_t index);

Name asset_name(const CityPlan& plan, Feed feed, std::size_t index);

// Name of one end of a road section: the road that crosses there, or the end of the road.
Name section_end(RoadId cross);

// "大安區復興南路二段118號"; without number when the place has no road.
std::string address_zh(const CityPlan& plan, const Place& place, bool odd_side);

}  // namespace city::sim
