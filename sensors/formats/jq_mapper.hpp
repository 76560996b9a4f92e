// A feed's own documents to facts, by the feed's jq program (<id>.jq beside the feed file; jq 1.6).
//
// In: the document. JSON as it is; XML and CSV as JSON by the rules of document_json.hpp; text as one string
// (jq 1.6 loses some memory when fromjson meets what is no JSON: look before). `input` yields one
// object about the message, and then nothing more:
//   {"topic": "city/youbike/raw",
//    "received": 1777593600000,    when it came to us, ms since 1970: the only time of documents that carry none
//    "catalogue": …}               the feed's catalogue, read like a document; null when it has none: for joins by more than the id
// Control characters inside texts are no JSON, but are sent: they read as blanks, with the finding "control-characters".
// Out: a stream of objects, each with exactly one key; canonical field names as in canonical.hpp:
//   {"obs":      {"asset": "500101001", "t": "2024-12-14 19:11:15", "v": {"bikes_available": 12}, "q": "good"}}
//   {"asset":    {"id": "500101001", "kind": "bike_station", "name": {"zh": "…", "en": "…"} or "…", "lon": 121.5, "lat": 25.0,
//                 "agency": "…", "district": "…"}}              the asset exists and is now like this
//   {"describe": the same fields}      joined to the asset if that ever reports; does not make it known
//   {"case":     {"id": "…", "status": "received", "opened": "…", …}}
//   {"presence": {"asset": "…", "online": false}}   the device itself says that it comes or goes
//   {"document": {"published": "2024-12-14 19:12:00"}}   when the document was made; for the observations that follow it
//   {"finding":  {"name": "truncated-id", "subject": "…", "field": "…", "detail": "…"}}   odd but understood: counted by name
//   {"refuse":   {"why": "the date column holds an address", "field": "立案日期"}}   counted and shown, never silently dropped
// `t`, `opened` … are text or ms since 1970; text without a zone is taken in the feed's. Positions are lon and lat, or x and y,
// in the feed's crs unless the record brings its own "epsg". A number written as text is a WrongType error: use tonumber. Use
// null for "missing". NaN reads as null; an infinite number is a BadValue.
//
// A program that stops with an error is MappingFailed with jq's own words; what it had put out before is kept. So is
// anything put out that is none of the above. At most 200,000 outputs are taken from one document.
// jq has no step limit: a program that loops for ever without output stops its thread for ever. Feed files are
// configuration, as trusted as the command line; `stderr`, `debug` and `env` in them do what they do in jq.
//
// Cost (`./run bench decode`): about 36 us a record of eighteen fields, nearly all of it jq's own; a bike-share document of 1,505
// records and 965 kB takes some 55 ms, its facts alone 1.5 ms. The bound held to: 100 ms for that document, and never more than
// 50 ms of delay for the readings of other feeds, which go through another lane (`./run bench bulk_delay`).
//
// The program is compiled at the first document (tens of milliseconds), once. libjq also reads ~/.jq then, as jq does.
// Threads: one per object.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/formats/canonical.hpp"

namespace city {

class JqMapper {
 public:
  JqMapper();
  ~JqMapper();
  JqMapper(JqMapper&&) noexcept;
  JqMapper& operator=(JqMapper&&) noexcept;

  // The batch's message through the feed's program; always the same feed for one object.
  void decode(FeedContext& feed, CanonicalDecoder& canonical, Batch& batch);

  // What is wrong with a program, in jq's words; nothing when it compiles.
  static std::optional<std::string> fault_of(const std::string& program);

 private:
  struct Program;
  std::unique_ptr<Program> program_;
};

}  // namespace city
