#include "sensors/zone.hpp"

#include <date/tz.h>

#include <cmath>
#include <exception>

#include "sensors/time_text.hpp"

namespace city {
namespace {

constexpr TimePoint kEarliest = std::chrono::sys_days{std::chrono::year{1990} / 1 / 1};
constexpr TimePoint kLatest = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31};

date::local_time<Milliseconds> as_date(LocalTime local) {
  return date::local_time<Milliseconds>{local.time_since_epoch()};
}

Stamp checked(TimePoint time, bool zone_assumed) {
  if (time < kEarliest) return {.why = "before 1990"};
  if (time > kLatest) return {.why = "after the year 9999"};
  return {.time = time, .zone_assumed = zone_assumed};
}

}  // namespace

Zone::Zone(const std::string& iana_name) {
  if (iana_name.empty()) return;
  try {
    zone_ = date::locate_zone(iana_name);
  } catch (const std::exception&) {
    zone_ = nullptr;  // known() says so, and every stamp that needs the zone is an error of its own
  }
}

std::optional<TimePoint> Zone::utc_from_local(LocalTime local) {
  if (!zone_) return std::nullopt;
  if (local >= from_ && local < to_) return TimePoint{local.time_since_epoch() - offset_};
  if (local.time_since_epoch() < kEarliest.time_since_epoch() - std::chrono::days{2}) return std::nullopt;
  if (local.time_since_epoch() > kLatest.time_since_epoch() + std::chrono::days{2}) return std::nullopt;
  try {
    const auto* zone = static_cast<const date::time_zone*>(zone_);
    const date::local_info info = zone->get_info(as_date(local));
    if (info.result == date::local_info::nonexistent)
      return std::chrono::time_point_cast<Milliseconds>(info.first.end);
    if (info.result == date::local_info::unique) {
      // A day clear of both changes no other offset can claim the local time.
      offset_ = info.first.offset;
      const auto begin = std::max(
          info.first.begin,
          date::sys_seconds{kEarliest.time_since_epoch() / Milliseconds{1000} * std::chrono::seconds{1}});
      const auto end = std::min(
          info.first.end,
          date::sys_seconds{kLatest.time_since_epoch() / Milliseconds{1000} * std::chrono::seconds{1}});
      from_ = LocalTime{begin.time_since_epoch() + offset_ + std::chrono::days{1}};
      to_ = LocalTime{end.time_since_epoch() + offset_ - std::chrono::days{1}};
    }
    return TimePoint{local.time_since_epoch() - info.first.offset};
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Stamp stamp_from_text(std::string_view text, Zone& zone) {
  const std::optional<StampText> parsed = parse_stamp(text);
  if (!parsed) return {.why = "not a time"};
  if (parsed->offset) return checked(TimePoint{parsed->local.time_since_epoch() - *parsed->offset}, false);
  if (parsed->local.time_since_epoch() < kEarliest.time_since_epoch() - std::chrono::days{1})
    return {.why = "before 1990"};
  const std::optional<TimePoint> time = zone.utc_from_local(parsed->local);
  if (!time) return {.why = "has no zone, and the feed file names none that this machine knows"};
  return checked(*time, true);
}

Stamp stamp_from_ms(double ms_since_1970) {
  if (!std::isfinite(ms_since_1970) || std::abs(ms_since_1970) > 1e15) return {.why = "not a time"};
  return checked(TimePoint{Milliseconds{static_cast<std::int64_t>(ms_since_1970)}}, false);
}

}  // namespace city
