// Topics of devices, taken apart level by level.
// Threads: any; pure. What is returned points into the arguments.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sensors/feed_spec.hpp"

namespace city {

std::vector<std::string_view> levels_of(std::string_view topic);
std::string joined(const std::vector<std::string_view>& levels, std::size_t first, std::size_t end);

// The levels that a feed's filter fixes before its first wildcard: "zigbee2mqtt" of "zigbee2mqtt/#". Of the feed's filters
// the first that takes the topic counts. A filter without wildcards fixes its first level only: which of its levels belong
// to a device's name nobody can tell.
std::size_t fixed_levels(const FeedSpec& spec, std::string_view topic);

}  // namespace city
