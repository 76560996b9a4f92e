// A feed file, parsed: one agency's stream, and how its documents become facts.
//
// File format: TOML, one file per feed, named <id>.toml; a jq program beside it (<id>.jq) when format = "jq".
//
//   key            type      default            meaning
//   id             text      required           also the {feed} of city/{feed}/…; [a-z0-9-], at most 32 characters
//   name           {zh,en}   id                 shown on the wall
//   agency         text      ""                 who owns it
//   domain         text      "environment"      environment | dispatch | traffic | hospital | warning
//   topics         [text]    ["city/<id>/#"]    MQTT topic filters
//   qos            0 | 1     0                  1 for cases and alerts
//   format         text      "canonical"        canonical | cap | jq: what city/<id>/raw carries
//   document       text      "json"             json | xml | csv: what the raw document is, for jq
//   period_s       number    required           expected seconds between reports of one asset; > 0
//   zone           text      ""                 IANA zone of stamps without one; empty: such stamps are refused
//   crs            integer   4326               EPSG code of lon/lat or x/y: 4326, 3826, 3828
//   extent         [w,s,e,n] whole earth        degrees; positions outside are refused
//   kind           text      ""                 asset kind when the facts name none
//   sentinels      [number]  []                 values that mean "missing", in every quantity
//   catalogue      text      ""                 file (beside the feed file, or absolute) with the static document to
//                                               join by id; it goes through the same jq program as a raw document
//   described      bool      false              every asset should have a description; one that has none is marked
//
// Unknown keys are an error: a typo must not pass.
// Threads: plain values.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

enum class Domain : std::uint8_t { Environment, Dispatch, Traffic, Hospital, Warning };
enum class Format : std::uint8_t { Canonical, Cap, Jq };
enum class DocumentKind : std::uint8_t { Json, Xml, Csv };

struct Extent {
  double west_deg = -180, south_deg = -90, east_deg = 180, north_deg = 90;
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
  std::string zone{};
  int crs_epsg = 4326;
  Extent extent{};
  std::string kind{};
  std::vector<double> sentinels{};
  std::string catalogue_file{};
  bool described = false;
  std::string jq_program{};  // text of <id>.jq; empty unless format is Jq
  std::string toml_text{};   // the file as read: the store keeps it, so that the past is decoded as it was
  std::string catalogue_text{};  // text of catalogue_file, when there is one
};

struct SpecError {
  std::string what{};  // what is wrong and how to mend it, one line
  int line = 0;        // 1-based; 0 when unknown
};

// Pure: the caller reads the files. `jq_program` and `catalogue_text` are filled in by the caller afterwards.
std::variant<FeedSpec, SpecError> parse_feed_spec(std::string_view toml_text);

// All feeds of a run, in a fixed order; FeedIndex is the place in this list. Never changes while a center
// runs.
using FeedBook = std::vector<FeedSpec>;
using FeedBookPtr = std::shared_ptr<const FeedBook>;

}  // namespace city
