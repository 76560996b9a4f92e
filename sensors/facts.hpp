// Facts: what decoders make of messages. One Facts value carries the yield of a batch of messages.
//
// Units: positions are WGS84 degrees; values carry their unit in the quantity's name (speed_kmh); times are
// UTC. A missing value has quality Missing and its number means nothing. Values are finite. Errors are facts
// too: a decoder never fails as a whole, what was good is kept and what was not is named. Threads: plain
// values; move them between threads.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sensors/message.hpp"
#include "sensors/time.hpp"

namespace city {

// Index of a feed in the FeedBook (feed_spec.hpp) that decoded the message.
using FeedIndex = std::uint16_t;
inline constexpr FeedIndex kNoFeed = 0xffff;

enum class Quality : std::uint8_t { Good, Suspect, Bad, Missing };

struct LonLat {
  double lon_deg = 0;
  double lat_deg = 0;
  friend bool operator==(const LonLat&, const LonLat&) = default;
};

struct Text2 {  // one text in the two languages on screen; either may be empty
  std::string zh{};
  std::string en{};
  friend bool operator==(const Text2&, const Text2&) = default;
};

// Why a value is doubtful, or what was assumed about it: a set of bits. The first four make a value Suspect.
using Doubts = std::uint8_t;
namespace doubt {
inline constexpr Doubts kOutOfRange = 1;    // outside the range of its quantity or of the feed's own rule
inline constexpr Doubts kFrozen = 2;        // unchanged for longer than the feed's rule allows
inline constexpr Doubts kJump = 4;          // changed faster than the feed's rule allows
inline constexpr Doubts kTold = 8;          // the source itself calls it suspect or bad
inline constexpr Doubts kFuture = 16;       // stamped after we received it
inline constexpr Doubts kAncient = 32;      // stamped years before we received it
inline constexpr Doubts kZoneAssumed = 64;  // the stamp named no zone; the feed's was taken
}  // namespace doubt

struct Measured {
  std::string quantity{};  // canonical name with its unit: speed_kmh, occupancy_pct, bikes_available
  double value = 0;
  Quality quality = Quality::Good;
  Doubts doubts = 0;  // what the message alone shows: kOutOfRange, kTold
};

// One asset's values at one event time. Its values are Facts::measured[first, first + count).
struct Reading {
  std::string asset{};     // native id; the full id is feed/native-id
  TimePoint event_time{};  // when it was measured, by the source
  Position position = 0;
  TimePoint received_at{};   // our clock
  TimePoint published_at{};  // when the document that carries it was made; 1970 when it does not say
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  FeedIndex feed = kNoFeed;
  bool retained = false;
  bool zone_assumed = false;  // the stamp had no zone; the feed's own was taken
};

// A constant of an asset that figures need: alert_level_1_m, free_flow_kmh, hospital_beds_count, capacity_count.
struct Trait {
  std::string quantity{};  // named like any quantity, with its unit
  double value = 0;
  friend bool operator==(const Trait&, const Trait&) = default;
};

struct AssetFact {
  std::string asset{};
  std::string kind{};  // bike_station, car_park, rain_gauge, hospital, road_section …
  Text2 name{};
  std::optional<LonLat> place{};
  std::vector<LonLat> line{};  // for assets that stretch (road sections); may be empty
  std::string agency{};
  std::string district{};  // as the source spells it; may be empty
  std::vector<Trait> traits{};
  std::string stream{};            // address of a camera's stream or picture; may be empty
  bool place_approximate = false;  // the place is one that a geocoder gives when it does not know
  FeedIndex feed = kNoFeed;
  Position position = 0;
  // Comes from a document that describes many assets whether they report or not: it is joined to the asset
  // when that reports, and does not by itself make the asset known.
  bool from_catalogue = false;
};

struct PresenceFact {  // a device's own birth or last will: Sparkplug birth and death, availability, LWT
  std::string asset{};
  bool online = false;
  TimePoint received_at{};
  Position position = 0;
  FeedIndex feed = kNoFeed;
};

enum class CaseStatus : std::uint8_t { Received, Assigned, OnSite, Resolved, Closed, Reopened };

struct CaseFact {
  std::string id{};
  std::string category{};  // the item as it is called today, NFKC; as dispatched when nobody knows it
  std::string group{};     // waste, noise, road …, from the feed's list of items; may be empty
  CaseStatus status = CaseStatus::Received;
  TimePoint opened{};
  std::optional<TimePoint> due{};
  std::optional<TimePoint> closed{};
  std::optional<TimePoint> told{};  // since when it is so, by the source
  std::string agency{};
  std::string district{};  // as the source names it, with its city where it names one
  std::string address{};   // put in order: hotline/address.hpp
  std::string text{};
  std::optional<LonLat> place{};
  bool place_approximate = false;  // see AssetFact
  TimePoint received_at{};
  Position position = 0;
  FeedIndex feed = kNoFeed;
};

// CAP 1.2 vocabulary.
enum class AlertStatus : std::uint8_t { Actual, Exercise, System, Test, Draft };
enum class AlertType : std::uint8_t { Alert, Update, Cancel, Ack, Error };
enum class Severity : std::uint8_t { Unknown, Minor, Moderate, Severe, Extreme };

struct AlertCircle {
  LonLat centre{};
  double radius_km = 0;
};

struct AlertArea {
  std::string description{};
  std::vector<std::vector<LonLat>> polygons{};
  std::vector<AlertCircle> circles{};
  std::vector<std::string> geocodes{};  // values of Taiwan_Geocode_…; of another scheme as scheme=value
};

struct AlertFact {
  std::string id{};
  std::string sender{};
  TimePoint sent{};
  AlertStatus status = AlertStatus::Actual;
  AlertType type = AlertType::Alert;
  std::vector<std::string> references{};  // ids of the alerts that an Update or Cancel replaces
  std::string event{};
  std::string headline{};
  std::string description{};
  std::string instruction{};
  std::string urgency{};
  std::string certainty{};
  Severity severity = Severity::Unknown;
  std::optional<TimePoint> effective{};
  std::optional<TimePoint> onset{};
  std::optional<TimePoint> expires{};
  std::vector<AlertArea> areas{};
  TimePoint received_at{};
  Position position = 0;
  FeedIndex feed = kNoFeed;
};

struct PublisherFact {  // birth or last will of a feed's publisher
  FeedIndex feed = kNoFeed;
  bool online = false;
};

struct SimulatorFact {  // city/_sim/status
  bool online = false;
};

struct DecodeError {
  enum class Kind : std::uint8_t {
    BadJson,       // not JSON, or cut off
    BadXml,        // not XML, or not CAP
    BadText,       // not UTF-8
    WrongType,     // a field holds another type than promised
    MissingField,  // a field without which the record means nothing
    BadTime,       // a stamp that cannot be read
    BadPosition,   // null island, swapped, off the planet or out of the feed's extent; the rest of the record
                   // is kept
    BadValue,      // not a finite number, unknown status word
    TooLarge,      // over the payload limit
    MappingFailed,  // the feed's jq program stopped with an error
    Refused,        // the feed's jq program refused the record and said why
    UnknownTopic,   // no feed file claims the topic, or the topic has no meaning in its feed
  };
  Kind kind{};
  FeedIndex feed = kNoFeed;
  Position position = 0;  // the refused message stays readable in the journal and the store: the quarantine
  std::string subject{};  // id of the asset, case or alert at fault, when that is known
  std::string field{};    // the field at fault; empty when the whole payload is
  std::string detail{};   // at most 200 bytes, for people
};

// Something odd that was understood all the same: accepted, counted by name and shown, never silent.
struct Finding {
  std::string name{};  // a short word with hyphens: truncated-id, renamed-item, sequence-gap, default-point
  std::string subject{};  // id of the asset or case; may be empty
  std::string field{};
  std::string detail{};  // at most 200 bytes, for people
  FeedIndex feed = kNoFeed;
  Position position = 0;
};

// A message that a decoder wants to see again after a restart, to understand what follows: a Sparkplug birth, SensorThings
// metadata. The newest per feed and topic counts. See Decoder::remember().
struct Remembered {
  std::string topic{};
  std::string payload{};
  TimePoint received_at{};
  Position position = 0;
  FeedIndex feed = kNoFeed;
};

// A message that a decoder would like to have sent: a Sparkplug rebirth request.
struct PublishRequest {
  std::string topic{};
  std::string payload{};
  std::string why{};  // for the log
  FeedIndex feed = kNoFeed;
};

// How many of what came in, per feed; added up by the center and shown.
struct FeedTally {
  FeedIndex feed = kNoFeed;
  std::uint64_t messages = 0;
  std::uint64_t bytes = 0;
  std::uint64_t merged = 0;  // readings given up for a newer one of the same asset, under declared overload
  std::uint64_t throttled = 0;       // the same, because this feed's publisher runs away; not in merged
  std::uint64_t unknown_fields = 0;  // ignored
};

struct Facts {
  std::vector<Reading> readings{};
  std::vector<Measured> measured{};
  std::vector<AssetFact> assets{};
  std::vector<PresenceFact> presences{};
  std::vector<CaseFact> cases{};
  std::vector<AlertFact> alerts{};
  std::vector<PublisherFact> publishers{};
  std::vector<SimulatorFact> simulators{};
  std::vector<DecodeError> errors{};
  std::vector<Finding> findings{};
  std::vector<Remembered> remembered{};
  std::vector<PublishRequest> requests{};
  std::vector<FeedTally> tallies{};
};

}  // namespace city
