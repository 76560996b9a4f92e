// The center's own bounds and tolerances, in one place. Changing one changes what operators see: say so in
// the CHANGELOG.
#pragma once
#include <chrono>
#include <cstddef>

#include "sensors/time.hpp"

namespace city {

// Stamps. Receipt is our clock; agencies' clocks may run ahead a little.
inline constexpr Milliseconds kFutureTolerance = std::chrono::minutes{2};
// Devices that lose their clock wake in 1970, 1980 or 2000; a station broken for two years is merely stale.
inline constexpr Milliseconds kAncient = std::chrono::hours{24 * 365 * 10};
// Stamps are held within this of 1970, so that ages cannot overflow (about 285,000 years).
inline constexpr Milliseconds kFarthestStamp{std::int64_t{1} << 53};

// Assets. Beyond a bound the new value is refused and counted; what is known goes on.
inline constexpr std::size_t kMaxAssets = std::size_t{4} << 20;
inline constexpr std::size_t kMaxQuantities = 4096;  // different names in a city
inline constexpr std::size_t kMaxValuesPerAsset = 256;
inline constexpr std::size_t kMaxKinds = 4096;  // beyond it a kind counts in no vital sign
// Descriptions waiting for their asset. Beyond it further ones are dropped; their assets show as undescribed.
inline constexpr std::size_t kMaxPendingCatalogueBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxTraits = 64;  // of one asset; beyond it a new one is dropped
// Births and last wills of assets that are not known yet; beyond it further ones are dropped.
inline constexpr std::size_t kMaxPendingPresences = 100'000;
// Values whose jump is being watched; beyond it a jump is doubted for one report only.
inline constexpr std::size_t kMaxJumpsInDoubt = 100'000;

// Feeds. Findings of further names count as kOtherFindings.
inline constexpr std::size_t kMaxFindingNames = 64;
inline constexpr const char* kOtherFindings = "other";

// Cases. Open cases beyond the bound are refused and counted; closed ones leave, longest closed first.
inline constexpr Milliseconds kClosedCasesShown = std::chrono::hours{24};
inline constexpr std::size_t kMaxClosedCases = 5000;
inline constexpr std::size_t kMaxCases = 200'000;
// Closed cases that have left the view and are known when told of again; the one that left first is forgotten first.
inline constexpr std::size_t kMaxGoneCases = 100'000;
// Two open cases of one item seem to tell of the same within these.
inline constexpr double kTwinDistanceM = 200;
inline constexpr Milliseconds kTwinTime = std::chrono::hours{24};
// Of one item at one address or in one square of 200 m. Further ones are not compared.
inline constexpr std::size_t kMaxTwinsTogether = 1000;
// Items whose volume is kept, 11 kB each. Further ones are cases like any other, without a volume.
inline constexpr std::size_t kMaxVolumeItems = 512;

// Alerts.
inline constexpr Milliseconds kAlertWithoutExpiry =
    std::chrono::hours{24};  // in force this long when it names no end
inline constexpr Milliseconds kEndedAlertsShown = std::chrono::hours{48};
inline constexpr std::size_t kMaxAlerts = 2000;  // beyond it the one that ended first leaves

// Refusals handed to the quarantine per step; the store keeps the newest kMaxQuarantined.
inline constexpr std::size_t kMaxRefusedPerStep = 1000;
inline constexpr std::size_t kMaxQuarantined = 100'000;

// Vital signs.
inline constexpr Milliseconds kTrendLength = std::chrono::hours{6};

}  // namespace city
