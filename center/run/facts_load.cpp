#include "center/run/facts_load.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace city {
namespace {

std::size_t points_in(const std::vector<std::vector<LonLat>>& polygons) {
  std::size_t points = 0;
  for (const auto& polygon : polygons) points += polygon.size();
  return points;
}

std::size_t bytes_of(const AssetFact& fact) {
  return sizeof fact + fact.name.zh.size() + fact.name.en.size() + fact.line.size() * sizeof(LonLat);
}

std::size_t bytes_of(const CaseFact& fact) {
  return sizeof fact + fact.category.size() + fact.address.size() + fact.text.size() + fact.agency.size();
}

std::size_t bytes_of(const AlertFact& fact) {
  std::size_t bytes = sizeof fact + fact.headline.size() + fact.description.size() + fact.instruction.size();
  for (const AlertArea& area : fact.areas) {
    bytes += sizeof area + area.description.size() + points_in(area.polygons) * sizeof(LonLat);
  }
  return bytes;
}

template <class T>
std::size_t bytes_of_each(const std::vector<T>& list) {
  return std::accumulate(list.begin(), list.end(), std::size_t{0},
                         [](std::size_t sum, const T& one) { return sum + bytes_of(one); });
}

void count_merged(Facts& facts, FeedIndex feed) {
  const auto same = [feed](const FeedTally& tally) { return tally.feed == feed; };
  auto tally = std::find_if(facts.tallies.begin(), facts.tallies.end(), same);
  if (tally == facts.tallies.end()) tally = facts.tallies.insert(tally, FeedTally{.feed = feed});
  ++tally->merged;
}

}  // namespace

std::size_t bytes_of(const Facts& facts) {
  return sizeof facts + facts.readings.size() * sizeof(Reading) + facts.measured.size() * sizeof(Measured) +
         bytes_of_each(facts.assets) + bytes_of_each(facts.cases) + bytes_of_each(facts.alerts) +
         facts.errors.size() * (sizeof(DecodeError) + 64) + facts.tallies.size() * sizeof(FeedTally);
}

std::uint64_t merge_readings(Facts& facts) {
  const std::vector<Reading>& all = facts.readings;
  const auto owner = [&](std::size_t i) {
    return std::pair<FeedIndex, std::string_view>{all[i].feed, all[i].asset};
  };
  std::vector<std::size_t> newest_first(all.size());
  std::iota(newest_first.begin(), newest_first.end(), std::size_t{0});
  std::sort(newest_first.begin(), newest_first.end(), [&](std::size_t a, std::size_t b) {
    if (owner(a) != owner(b)) return owner(a) < owner(b);
    if (all[a].event_time != all[b].event_time) return all[a].event_time > all[b].event_time;
    return a > b;
  });

  std::vector<bool> keep(facts.measured.size(), false);
  std::vector<std::string_view> known;  // quantities of the asset at hand
  for (std::size_t n = 0; n < newest_first.size(); ++n) {
    const Reading& reading = all[newest_first[n]];
    if (n == 0 || owner(newest_first[n]) != owner(newest_first[n - 1])) known.clear();
    const std::size_t already = known.size();
    for (std::uint32_t m = reading.first; m < reading.first + reading.count; ++m) {
      const std::string_view quantity = facts.measured[m].quantity;
      const auto end = known.begin() + static_cast<std::ptrdiff_t>(already);
      if (std::find(known.begin(), end, quantity) != end) continue;
      keep[m] = true;
      known.push_back(quantity);
    }
  }

  std::uint64_t merged = 0;
  std::vector<Measured> kept_values;
  std::vector<Reading> kept;
  for (Reading& reading : facts.readings) {
    const auto first = static_cast<std::uint32_t>(kept_values.size());
    for (std::uint32_t m = reading.first; m < reading.first + reading.count; ++m) {
      if (keep[m]) kept_values.push_back(std::move(facts.measured[m]));
    }
    const auto count = static_cast<std::uint32_t>(kept_values.size()) - first;
    if (count == 0 && reading.count > 0) {
      ++merged;
      count_merged(facts, reading.feed);
      continue;
    }
    reading.first = first;
    reading.count = count;
    kept.push_back(std::move(reading));
  }
  facts.readings = std::move(kept);
  facts.measured = std::move(kept_values);
  return merged;
}

}  // namespace city
