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

struct Measured {
  std::string quantity{};  // canonical name with its unit: speed_kmh, occupancy_pct, bikes_available
  double value = 0;
  Quality quality = Quality::Good;
};

// One asset's values at one event time. Its values are Facts::measured[first, first + count).
struct Reading {
  std::string asset{};  // native id; the full id is feed/native-id
  TimePoint event_time{};
  Position position = 0;
  TimePoint received_at{};
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  FeedIndex feed = kNoFeed;
  bool retained = false;
  bool zone_assumed = false;  // the stamp had no zone; the feed's own was taken
};

struct AssetFact {
  std::string asset{};
  std::string kind{};  // bike_station, car_park, rain_gauge, hospital, road_section …
  Text2 name{};
  std::optional<LonLat> place{};
  std::vector<LonLat> line{};  // for assets that stretch (road sections); may be empty
  std::string agency{};
  std::string district{};  // as the source spells it; may be empty
  FeedIndex feed = kNoFeed;
  Position position = 0;
  // Comes from a document that describes many assets whether they report or not: it is joined to the asset
  // when that reports, and does not by itself make the asset known.
  bool from_catalogue = false;
};

enum class CaseStatus : std::uint8_t { Received, Assigned, OnSite, Resolved, Closed, Reopened };

struct CaseFact {
  std::string id{};
  std::string category{};  // as dispatched, NFKC
  CaseStatus status = CaseStatus::Received;
  TimePoint opened{};
  std::optional<TimePoint> due{};
  std::optional<TimePoint> closed{};
  std::string agency{};
  std::string district{};
  std::string address{};
  std::string text{};
  std::optional<LonLat> place{};
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
  std::vector<std::string> geocodes{};  // values only; scheme in the feed's own use
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
  Position position = 0;  // the refused message stays readable in the journal: that is the quarantine
  std::string field{};    // the field at fault; empty when the whole payload is
  std::string detail{};   // at most 200 bytes, for people
};

// How many of what came in, per feed; added up by the center and shown.
struct FeedTally {
  FeedIndex feed = kNoFeed;
  std::uint64_t messages = 0;
  std::uint64_t bytes = 0;
  std::uint64_t merged = 0;  // readings given up for a newer one of the same asset, under declared overload
  std::uint64_t unknown_fields = 0;  // ignored
};

struct Facts {
  std::vector<Reading> readings{};
  std::vector<Measured> measured{};
  std::vector<AssetFact> assets{};
  std::vector<CaseFact> cases{};
  std::vector<AlertFact> alerts{};
  std::vector<PublisherFact> publishers{};
  std::vector<SimulatorFact> simulators{};
  std::vector<DecodeError> errors{};
  std::vector<FeedTally> tallies{};
};

}  // namespace city
