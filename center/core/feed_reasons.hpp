// What is wrong with a feed, in the order in which a person should care. Pure: a pulse in, reasons out.
//
// Nothing here remembers: a reason goes when its cause does. What only a feed that talks can show (all but Silent,
// PublisherOffline, Overdue and NeverHeard) is named only while it talks. Reasons that follow from another are left out:
// where stamps are old, no asset counts as reporting, so AssetsSilent is named only beside sound stamps. One asset that
// misbehaves is not its feed's fault.
//
// Each reason has a grade; the worst grade comes first, equals in the order of FeedReason::Kind.
//   Bad        PublisherOffline, Runaway, StampsBehind, StampsStill, ValuesFrozen; Silent from kSilentBadPeriods,
//              StampsAhead from kFarAhead, Refusing, AssetsSilent and ValuesDoubtful from kHalf
//   Attention  the same below that; Delayed, Overdue
//   Never      NeverHeard
// Threads: any.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "center/core/limits.hpp"
#include "center/state/city_view.hpp"

namespace city {

// A report that is half a period late may be jitter; one that is a whole period late was lost, or its publisher is.
inline constexpr double kOverduePeriods = 1.5;
inline constexpr double kSilentPeriods = 2;
// A single lost message must not turn a wall red.
inline constexpr double kSilentBadPeriods = 3;

// Publishers send a few times more than promised for good reasons (corrections, restarts). Named from a third of the rate
// at which the feed is throttled (FeedSpec::runaway_times), so from ten times the promise where the feed file says nothing:
// a person should hear of it first. Never below kLeastRunawayTimes.
inline constexpr double kRunawayShare = 1.0 / 3;
inline constexpr double kLeastRunawayTimes = 3;
// A throttled feed may be quiet for so long and still be running away.
inline constexpr double kThrottledPeriods = 2;

// Ahead of receipt by more than kFutureTolerance is a wrong clock; by half an hour, a wrong zone.
inline constexpr std::chrono::minutes kFarAhead{30};
// Behind by whole hours, plus the usual way: a zone that was added, or not. Up to kZoneEarly before the whole hour, for
// clocks that run ahead; up to kZoneLate and a period beyond it. No zone is further than 14 h from UTC.
inline constexpr std::chrono::minutes kZoneEarly{2};
inline constexpr std::chrono::minutes kZoneLate{5};
inline constexpr int kMostZoneHours = 14;
// Older than this on receipt cannot be the feed's own rhythm; in periods of an asset's stamp.
inline constexpr double kDelayedPeriods = 3;

// One message with old stamps may be a repeat; two in a row are a source that stands still.
inline constexpr double kStillPeriods = 1.5;

inline constexpr double kRefusingShare = 0.2;      // of the records of the last kRefusedPeriods
inline constexpr std::uint64_t kLeastRefused = 3;  // of those: below, it is this record or that
inline constexpr double kRefusedPeriods = 1.5;     // one report at least lies within, whatever the jitter
inline constexpr double kSilentAssetsShare = 0.1;  // of known assets
inline constexpr double kDoubtfulShare = 0.1;      // of values that are not missing: sentinels are normal
// Assets with such values: a single one is that asset's own trouble.
inline constexpr std::uint64_t kLeastDoubtful = 2;
inline constexpr double kHalf = 0.5;

struct FeedPulse {
  std::optional<Milliseconds> silent_for{};  // since the newest live data; empty: nothing ever came
  bool publisher_gone = false;               // said so itself, or by its last will, and nothing came since
  bool settled = false;                      // heard without a break, with sound stamps, for kFreshPeriods
  bool throttled = false;                    // readings were given up within kThrottledPeriods
  double runaway_times = 30;                 // FeedSpec's; 0: no rate is too high
  // Values of the last minute, against what the period promises, and against one full report at least.
  double rate_times = 0;
  double burst_times = 0;
  std::optional<double> skew_s{};                  // median of receipt minus event time
  Milliseconds stamp_period{};                     // of one asset, when longer than the feed's; 0: the same
  Milliseconds stamps_still_for{};                 // until now, since the stamps moved
  Milliseconds repeated_for{};                     // the part of it within which readings came
  std::optional<Milliseconds> values_still_for{};  // in a feed whose values should have moved
  std::uint64_t records = 0;                       // understood within kRefusedPeriods
  std::uint64_t refused = 0;                       // not understood
  std::uint64_t known = 0;                         // assets
  std::uint64_t reporting = 0;
  std::uint64_t doubtful_assets = 0;  // with a suspect or bad value
  std::array<std::uint64_t, 4> by_quality{};
};

struct FeedJudgement {
  FeedGrade grade = FeedGrade::Ok;
  std::vector<FeedReason> reasons{};  // worst first
};
FeedJudgement judge(const FeedPulse& pulse, Milliseconds period);

bool runs_away(const FeedPulse& pulse);  // by its rate

// Its stamps stand still or lie far back: what it tells is not new, however often it tells it.
bool has_old_stamps(const FeedPulse& pulse, Milliseconds period);

}  // namespace city
