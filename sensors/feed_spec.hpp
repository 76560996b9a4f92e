// A feed file, parsed: one agency's stream, and how its documents become facts.
//
// File format: TOML, one file per feed, named <id>.toml; a jq program beside it (<id>.jq) when format = "jq".
//
//   key            type      default            meaning
//   id             text      required           also the {feed} of city/{feed}/…; [a-z0-9-], at most 32 characters
//   name           {zh,en}   id                 shown on the wall
//   agency         text      ""                 who owns it
//   domain         text      "environment"      environment | dispatch | traffic | hospital | warning | facility
//   topics         [text]    ["city/<id>/#"]    MQTT topic filters
//   qos            0 | 1     0                  1 for cases and alerts
//   format         text      "canonical"        canonical | cap | jq | sensorthings | sparkplug | ttn | zigbee2mqtt | tasmota
//                                               | ngsi-ld: what the feed's documents are (sensors/formats/<format>.hpp)
//   document       text      "json"             json | xml | csv | text: what the raw document is, for jq; text comes as one string
//   compression    text      "none"             none | gzip | zstd: of documents (compression.hpp)
//   period_s       number    required           expected seconds between reports of one asset; > 0
//   stamp_period_s number    period_s           seconds within which an asset's own stamp should move, where that is longer: sources that
//                                               repeat the time of the last change with every document
//   zone           text      ""                 IANA zone of stamps without one; empty: such stamps are refused
//   crs            integer   4326               EPSG code of lon/lat or x/y: 4326, 3826, 3828
//   extent         [w,s,e,n] whole earth        degrees; positions outside are refused
//   kind           text      ""                 asset kind when the facts name none
//   sentinels      [number]  []                 values that mean "missing", in every quantity
//   catalogue      text      ""                 file (beside the feed file, or absolute) with the static document to join by
//                                               id. jq: it goes through the same program as a raw document. sensorthings: a
//                                               document of Datastreams. Other formats: a JSON list of canonical assets
//   described      bool      false              every asset should have a description; one that has none is marked
//   default_points [[x,y]]   []                 degrees; where a geocoder puts what it does not find: places there are shown as
//                                               approximate
//   items          text      ""                 file (as catalogue) with the hotline's items (sensors/hotline/items.hpp)
//   runaway_times  number    30                 how many times the rate that period_s promises a publisher may reach before its
//                                               readings are merged (center/run/throttle.hpp); 0: no limit
//   rebirth        bool      true               sparkplug: may a node be asked for its birth when it is not understood
//   [fields]                 {}                 for formats whose devices name their values themselves: the source's name, with
//                                               dots into nested objects, to a quantity or to
//                                               { quantity, scale = 1, offset = 0, zero_when_absent = false }. Value * scale +
//                                               offset. What is not listed is ignored and counted
//   [quality.<quantity>]     {}                 the feed's own rules for a quantity; beyond them a value is suspect:
//                                               low, high (narrower than the quantity's own range), frozen_after_s (the same
//                                               value for longer), max_step_per_min (changed faster)
//
// Unknown keys are an error: a typo must not pass.
// Threads: plain values.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

enum class Domain : std::uint8_t { Environment, Dispatch, Traffic, Hospital, Warning, Facility };
enum class Format : std::uint8_t {
  Canonical,
  Cap,
  Jq,
  SensorThings,
  Sparkplug,
  Ttn,
  Zigbee2Mqtt,
  Tasmota,
  NgsiLd
};
enum class DocumentKind : std::uint8_t { Json, Xml, Csv, Text };
enum class Compression : std::uint8_t { None, Gzip, Zstd };

struct Extent {
  double west_deg = -180, south_deg = -90, east_deg = 180, north_deg = 90;
};

struct FieldRule {
  std::string source{};  // dots go into nested objects
  std::string quantity{};
  double scale = 1;
  double offset = 0;
  bool zero_when_absent = false;
};

struct QualityRule {
  std::string quantity{};
  std::optional<double> low{};
  std::optional<double> high{};
  std::optional<std::chrono::seconds> frozen_after{};
  std::optional<double> max_step_per_min{};
};

struct FeedSpec {
  std::string id{};
  Text2 name{};
  std::string agency{};
  Domain domain = Domain::Environment;
  std::vector<std::string> topics{};
  std::uint8_t qos = 0;
  Format format = Format::Canonical;
  DocumentKind document = DocumentKind::Json;
  std::chrono::seconds period{60};
  std::chrono::seconds stamp_period{0};  // 0: as period
  std::string zone{};
  int crs_epsg = 4326;
  Extent extent{};
  std::string kind{};
  std::vector<double> sentinels{};
  std::string catalogue_file{};
  bool described = false;
  Compression compression = Compression::None;
  std::vector<LonLat> default_points{};
  std::string items_file{};
  bool may_ask_rebirth = true;
  double runaway_times = 30;
  std::vector<FieldRule> fields{};
  std::vector<QualityRule> quality{};
  std::string jq_program{};  // text of <id>.jq; empty unless format is Jq
  std::string toml_text{};   // the file as read: the store keeps it, so that the past is decoded as it was
  std::string catalogue_text{};  // text of catalogue_file, when there is one
  std::string items_text{};      // text of items_file, when there is one
};

// What an asset's age is held against.
inline std::chrono::seconds stamp_period_of(const FeedSpec& spec) {
  return spec.stamp_period.count() > 0 ? spec.stamp_period : spec.period;
}

struct SpecError {
  std::string what{};  // what is wrong and how to mend it, one line
  int line = 0;        // 1-based; 0 when unknown
};

// Pure: the caller reads the files. `jq_program`, `catalogue_text` and `items_text` are filled in by the caller afterwards.
std::variant<FeedSpec, SpecError> parse_feed_spec(std::string_view toml_text);

// All feeds of a run, in a fixed order; FeedIndex is the place in this list. Never changes while a center
// runs.
using FeedBook = std::vector<FeedSpec>;
using FeedBookPtr = std::shared_ptr<const FeedBook>;

}  // namespace city
