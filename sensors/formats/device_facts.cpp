#include "sensors/formats/device_facts.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kLongestId = 128;

}  // namespace

std::optional<std::string> device_id(std::string_view id, std::string_view field, Batch& batch) {
  std::string clean = presentable(id, kLongestId);
  if (!id.empty() && clean == id) return clean;
  if (id.empty())
    batch.fail(Kind::MissingField, field, "the device has no name");
  else
    batch.fail(Kind::BadValue, field,
               "is longer than 128 bytes, or has control characters or blanks at its ends");
  return std::nullopt;
}

void add_presence(std::string_view asset, bool online, Batch& batch) {
  batch.facts.presences.push_back({.asset = std::string{asset},
                                   .online = online,
                                   .received_at = batch.message().received_at,
                                   .position = batch.message().position,
                                   .feed = batch.feed()});
}

std::optional<DevicePlace> device_place(double lon_deg, double lat_deg, std::string_view asset,
                                        const FeedContext& feed, Batch& batch) {
  const CheckedPlace checked = checked_place({.lon_deg = lon_deg, .lat_deg = lat_deg}, feed.spec->extent);
  if (!checked.place) {
    batch.fail(Kind::BadPosition, "lon, lat",
               "(" + std::to_string(lon_deg) + ", " + std::to_string(lat_deg) + ") is " + checked.why, asset);
    return std::nullopt;
  }
  const bool approximate = feed.is_default_point(*checked.place);
  if (approximate)
    batch.find("default-point", asset, "lon, lat", "where the geocoder puts what it does not find");
  return DevicePlace{.at = *checked.place, .approximate = approximate};
}

AssetFact device_asset(std::string_view asset, const Batch& batch) {
  AssetFact fact;
  fact.asset = asset;
  fact.feed = batch.feed();
  fact.position = batch.message().position;
  return fact;
}

}  // namespace city
