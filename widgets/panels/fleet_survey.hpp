// The state of every fleet of devices: how many of each kind are known, report, are silent, offline, in doubt, dark or low on battery.
//
//   reporting  the newest value is fresh (center/state/city_view.hpp)
//   silent     it is not;  never: known from a catalogue only, no value has ever come
//   offline    said so itself, by last will or birth; may be reporting or silent besides
//   doubtful   some present value is suspect or bad
//   dark       tells afresh that it is not on, or that it is faulty, while it should burn; lit: tells that it is on by day
//   low        battery_pct under 20, or battery_v under 2.7 where it is under 5 (single lithium cells, 3.6 V when full)
// The sum of a chunk is kept while the chunk is the same and none of its values has gone stale, so that a city of a million devices costs
// what changes. Threads: one.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

struct Fleet {
  std::string kind{};
  std::uint64_t known = 0, reporting = 0, silent = 0, never = 0, offline = 0, doubtful = 0;
  std::uint64_t off = 0, on = 0;  // of the fresh ones that tell `on`; a faulty one is off
  std::uint64_t batteries = 0, low = 0;
};

struct Offender {  // tells much that cannot be believed
  AssetRef asset{};
  std::uint64_t doubtful = 0, refused = 0;  // values, since it is known
  std::uint64_t accepted = 0;
};

struct FleetContent {
  std::vector<Fleet> fleets{};        // by kind
  std::vector<Offender> offenders{};  // most first, at most kOffenders
  std::uint64_t customers_out = 0;    // without power, of those who tell
};

inline constexpr std::size_t kOffenders = 12;

class FleetSurvey {
 public:
  FleetContent survey(const CityView& view);

 private:
  struct Part {
    Paged<AssetChunk>::ChunkPtr chunk{};
    TimePoint good_from{}, good_until = TimePoint::max();
    std::vector<Fleet> fleets{};
    std::vector<Offender> offenders{};
    std::uint64_t customers_out = 0;
  };
  struct Quantities;
  static Part part_of(const CityView& view, std::uint32_t chunk, const Quantities& quantities);
  std::vector<Part> parts_{};  // as the chunks of the view
};

}  // namespace city
