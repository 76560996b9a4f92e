#include "center/core/local_time.hpp"

#include <date/tz.h>

#include <algorithm>
#include <exception>

namespace city {
namespace {

const date::time_zone* zone_named(const std::string& zone) {
  if (zone.empty() || zone == "UTC") return nullptr;  // needs no zone files
  try {
    return date::locate_zone(zone);
  } catch (const std::exception&) {
    return nullptr;
  }
}

TimePoint utc_of(const date::time_zone* zone, date::local_days day) {
  const date::local_time<Milliseconds> midnight{day};
  if (zone == nullptr) return TimePoint{midnight.time_since_epoch()};
  // Where midnight does not exist or exists twice, the day begins with the earlier instant.
  return zone->to_sys(midnight, date::choose::earliest);
}

}  // namespace

bool is_known_zone(const std::string& zone) {
  return zone.empty() || zone == "UTC" || zone_named(zone) != nullptr;
}

UtcOffset utc_offset_span(const std::string& zone, TimePoint at) {
  const date::time_zone* found = zone_named(zone);
  if (found == nullptr) return {};
  const date::sys_info info = found->get_info(at);
  // The first and last spans reach beyond what whole milliseconds can say.
  const auto clamped = [](date::sys_seconds t) {
    constexpr auto kFarthest = std::chrono::duration_cast<std::chrono::seconds>(Milliseconds::max());
    return TimePoint{std::clamp(t.time_since_epoch(), -kFarthest, kFarthest)};
  };
  return {.offset = info.offset, .begin = clamped(info.begin), .end = clamped(info.end)};
}

std::chrono::seconds utc_offset(const std::string& zone, TimePoint at) {
  return utc_offset_span(zone, at).offset;
}

LocalDay local_day(const std::string& zone, TimePoint at) {
  const date::time_zone* found = zone_named(zone);
  const date::local_time<Milliseconds> local{
      found == nullptr ? date::local_time<Milliseconds>{at.time_since_epoch()} : found->to_local(at)};
  const date::local_days day = date::floor<date::days>(local);
  return {.begin = utc_of(found, day), .end = utc_of(found, day + date::days{1})};
}

}  // namespace city
