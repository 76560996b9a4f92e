#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "center/check/warnings.hpp"
#include "center/check/words.hpp"

namespace city {
namespace {

using std::chrono::duration_cast;
using std::chrono::hours;

// The event times of a sample against one clock: positive when they lie before it.
struct Offsets {
  std::vector<Milliseconds> behind{};
  std::string than{};  // "the publish time"
};

std::vector<Offsets> offsets(const Facts& facts, const Receipt& receipt) {
  Offsets published{.than = "the document's publish time"};
  Offsets received{.than = receipt.known == Receipt::Known::Given ? "the time of receipt"
                                                                  : "the file's own time"};
  const auto note = [&](TimePoint event, TimePoint publish) {
    if (publish != TimePoint{})
      published.behind.push_back(publish - event);
    else if (receipt.known != Receipt::Known::No)
      received.behind.push_back(receipt.at - event);
  };
  for (const Reading& reading : facts.readings) note(reading.event_time, reading.published_at);
  for (const CaseFact& one : facts.cases) note(one.opened, {});
  std::vector<Offsets> all;
  for (Offsets& some : {std::ref(published), std::ref(received)})
    if (!some.behind.empty()) all.push_back(std::move(some));
  return all;
}

std::optional<Warning> whole_hours_off(const FeedSpec& spec, const Offsets& offsets) {
  std::map<int, std::size_t> by_hour;
  for (const Milliseconds behind : offsets.behind) {
    const auto hour = static_cast<int>(std::lround(static_cast<double>(behind.count()) / 3.6e6));
    // A stamp that a zone has shifted is late by the way it took as well, up to a period.
    const Milliseconds rest = behind - hours{hour};
    const auto late = std::min<Milliseconds>(spec.period, std::chrono::minutes{20});
    const bool fits = rest >= -kHoursOffTolerance && rest <= kHoursOffTolerance + late;
    if (hour != 0 && std::abs(hour) <= kFarthestZoneH && fits) ++by_hour[hour];
  }
  const auto most = std::max_element(by_hour.begin(), by_hour.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == by_hour.end()) return std::nullopt;
  const auto [hour, count] = *most;
  if (static_cast<double>(count) < kHoursOffShare * static_cast<double>(offsets.behind.size()))
    return std::nullopt;
  return Warning{"hours-off",
                 std::to_string(count) + " of " + std::to_string(offsets.behind.size()) +
                     " event times are " + check::counted(static_cast<std::size_t>(std::abs(hour)), "hour") +
                     (hour > 0 ? " behind " : " ahead of ") + offsets.than + "; is the zone right (now: " +
                     (spec.zone.empty() ? "none" : spec.zone) + "), or does the source add its own?"};
}

std::optional<Warning> ahead(const Offsets& offsets) {
  const auto count = std::count_if(offsets.behind.begin(), offsets.behind.end(),
                                   [](Milliseconds behind) { return behind < -kAheadTolerance; });
  if (count == 0) return std::nullopt;
  const Milliseconds farthest = -*std::min_element(offsets.behind.begin(), offsets.behind.end());
  return Warning{"ahead", std::to_string(count) + " of " + std::to_string(offsets.behind.size()) +
                              " event times lie after " + offsets.than + ", by up to " +
                              check::length(farthest) + "; is a clock or a zone wrong?"};
}

}  // namespace

std::vector<Warning> stamps_off(const FeedSpec& spec, const Facts& facts, const Receipt& receipt) {
  std::vector<Warning> found;
  for (const Offsets& some : offsets(facts, receipt)) {
    if (auto warning = whole_hours_off(spec, some))
      found.push_back(std::move(*warning));
    else if (auto other = ahead(some))
      found.push_back(std::move(*other));
  }
  return found;
}

std::vector<Warning> no_zone(const FeedSpec& spec, const Facts& facts) {
  if (!spec.zone.empty()) return {};
  const auto count = std::count_if(facts.errors.begin(), facts.errors.end(), [](const DecodeError& error) {
    return error.kind == DecodeError::Kind::BadTime && error.detail.find("zone") != std::string::npos;
  });
  if (count == 0) return {};
  return {{"no-zone", check::counted(static_cast<std::size_t>(count), "stamp") +
                          " without a zone refused; if they are local time, say so in the feed file: zone = "
                          "\"Asia/Taipei\""}};
}

}  // namespace city
