// What all formats of devices say in the same way: who the device is, where it is, whether it is there.
// Threads: as the batch.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

// A device's native id: 1 to 128 bytes, no control characters, no blanks at its ends. Anything else is reported as MissingField
// or BadValue, and nothing comes back.
std::optional<std::string> device_id(std::string_view id, std::string_view field, Batch& batch);

void add_presence(std::string_view asset, bool online, Batch& batch);

// A place in degrees; one that is refused is reported as BadPosition. One of the feed's default points is marked and named.
struct DevicePlace {
  LonLat at{};
  bool approximate = false;
};
std::optional<DevicePlace> device_place(double lon_deg, double lat_deg, std::string_view asset,
                                        const FeedContext& feed, Batch& batch);

// An asset fact of the batch's message that says nothing yet. The kind stays empty: what a catalogue says of it stands.
AssetFact device_asset(std::string_view asset, const Batch& batch);

}  // namespace city
