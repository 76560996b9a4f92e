// What each vital sign usually is at this hour: bands from its own minute values in the weeks before.
//
//   cell    per vital sign and hour of the week (local): mean and spread of all minute values of the hours in it (Welford)
//   hour    goes into its cell when it is over, and when it has at least kFewestValues values: a minute's outage at the end of a long
//           one tells nothing about an hour. The hour that is going on is never part of its own band
//   band    mean -/+ two standard deviations of the cell when at least kFewestHours hours are in it; else of all cells of the same
//           hour of the day together, when at least kFewestHours hours are in those; else none. Held above `floor`
//   ages    a cell holds about half a year: from kMostHours hours on the old ones lose 1/kMostHours of their weight with each new one
// Time that jumps forward ends the hour where it was; time that jumps back drops the hour it came from, counts no minute twice, and
// leaves out cells that already know the present hour. A cell that is a week or more ahead of the clock begins anew.
// An hour that the clocks repeat counts as one, an hour that they skip is missing.
// Memory: 168 cells of 40 bytes a vital sign, and what a frozen memory shares. Work: a few additions a minute, one cell an hour.
// Threads: one.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "center/core/local_time.hpp"
#include "center/state/city_view.hpp"

namespace city {

class VitalNorms {
 public:
  using Memory = std::shared_ptr<const NormMemory>;
  static constexpr std::uint32_t kFewestHours = 2;
  static constexpr std::uint32_t kMostHours = 26;
  static constexpr std::uint32_t kFewestValues =
      6;  // also when a simulator runs the clock at 600 times its speed

  struct Sign {
    std::string id{};
    double floor = 0;  // no band reaches below; minus infinity: anything may be
  };
  VitalNorms(std::vector<Sign> signs, std::string zone);

  // The cells of `memory` by id; what is no sign of ours is left out.
  void restore(const NormMemory& memory);
  // Minute values from before a restart that lie in the hour of `now`: they belong to the hour that is going on.
  void resume(TimePoint now, std::size_t sign, std::span<const VitalPoint> points);

  // The values of this minute, one per sign; empty: unknown. More than once a minute, the first counts.
  void advance(TimePoint now, std::span<const std::optional<double>> values);

  const std::vector<std::optional<NormalBand>>& bands() const {
    return bands_;
  }                 // as the signs, for the hour of the last call
  Memory freeze();  // shared with the last one until an hour ends

 private:
  void begin_hour(std::int64_t hour);
  void end_hour();
  std::int64_t local_hour(TimePoint at);
  std::optional<NormalBand> band_of(std::size_t sign) const;

  std::vector<Sign> signs_;
  std::string zone_;
  UtcOffset offset_{.begin = TimePoint::max(), .end = TimePoint::min()};  // holds nowhere yet
  std::vector<std::shared_ptr<const std::vector<NormCell>>> cells_;       // as the signs, kWeekHours each
  std::vector<NormCell> open_;          // as the signs: the hour that is going on
  std::optional<std::int64_t> hour_{};  // local, since 1970
  std::int64_t newest_minute_ = 0;      // of the open hour, UTC
  std::vector<std::optional<NormalBand>> bands_;
  Memory memory_ = std::make_shared<const NormMemory>();
  bool changed_ = true;
};

}  // namespace city
