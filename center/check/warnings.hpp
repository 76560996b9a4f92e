// What looks wrong about a sample's facts, although they were understood. Each a pure function of facts, with its threshold
// beside it: a warning is a hint to a person who knows the feed, so it is given only where an innocent cause is unlikely.
//
// A warning's name is a short word with hyphens, its text one line: what was seen, with numbers, and how to mend it.
// Threads: pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

struct Warning {
  std::string name{};
  std::string text{};
};

// When the sample was received, as far as anybody knows.
struct Receipt {
  enum class Known : std::uint8_t {
    No,        // nobody knows: stamps are compared with the document's own publish time only
    FileTime,  // from the file: good for stamps that lie after it, and for whole hours before it
    Given      // the caller says
  } known = Known::No;
  TimePoint at{};
};

std::vector<Warning> warnings(const FeedSpec& spec, const Facts& catalogue, const Facts& facts,
                              const Receipt& receipt);

// ---- places ---------------------------------------------------------------------------------------------------------
// one-point: so many of the places are one and the same that a geocoder's default is likelier than a crowd. Places that the feed
// file knows as default points do not count.
inline constexpr std::size_t kLeastPlaces = 5;
inline constexpr double kOnePointShare = 0.3;
std::vector<Warning> one_point(const Facts& facts);
// swapped: refused positions that would be fine with latitude and longitude exchanged.
std::vector<Warning> swapped(const Facts& facts);
// undescribed: assets that report, but have neither name nor place.
std::vector<Warning> undescribed(const Facts& catalogue, const Facts& facts);

// ---- stamps ---------------------------------------------------------------------------------------------------------
// hours-off: most event times are the same number of whole hours away from the publish time, or from the receipt.
inline constexpr double kHoursOffShare = 0.8;
inline constexpr Milliseconds kHoursOffTolerance = std::chrono::minutes{5};  // and the feed's period, behind
inline constexpr int kFarthestZoneH = 14;  // no zone is farther from another's clock than this
// ahead: event times lie after receipt, by something else than whole hours.
inline constexpr Milliseconds kAheadTolerance = std::chrono::minutes{2};
std::vector<Warning> stamps_off(const FeedSpec& spec, const Facts& facts, const Receipt& receipt);
// no-zone: stamps without a zone were refused, because the feed file names none.
std::vector<Warning> no_zone(const FeedSpec& spec, const Facts& facts);

// ---- units ----------------------------------------------------------------------------------------------------------
// out-of-range: more than a stray value lies outside the quantity's range; and what unit they would fit.
inline constexpr std::size_t kLeastValues = 3;
inline constexpr double kOutOfRangeShare = 0.2;
// fractions: every value of a percentage lies between 0 and 1.
inline constexpr std::size_t kLeastFractions = 5;
std::vector<Warning> implausible(const Facts& facts);
// always-missing: a quantity that never has a value.
std::vector<Warning> always_missing(const Facts& facts);
// unknown-quantity: not in the table, so unit and range are guessed from the name's end.
std::vector<Warning> unknown_quantities(const Facts& facts);

// ---- ids ------------------------------------------------------------------------------------------------------------
// shared-id: one id with different names, places or contents in one document.
inline constexpr double kSamePlaceDeg = 1e-4;  // about ten metres
std::vector<Warning> shared_ids(const Facts& facts);

// nothing: no fact came out at all.
std::vector<Warning> nothing_came_out(const Facts& facts);

}  // namespace city
