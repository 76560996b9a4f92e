// What all canonical records share: fields read with their errors named. Inside sensors/ only: it carries
// simdjson.
//
// Each reading function takes null as absent, reports a wrong type under the field's name, and then returns
// nothing. Threads: one.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/formats/json_reader.hpp"

namespace city {

class Record {
 public:
  Record(JsonReader& reader, FeedContext& feed, Batch& batch) : reader_{reader}, feed_{feed}, batch_{batch} {}

  JsonReader& reader() { return reader_; }
  FeedContext& feed() { return feed_; }
  Batch& batch() { return batch_; }

  // Errors in a document of many records say which record: details then begin with the id.
  void name_in_errors(std::string_view id) { id_ = id; }
  void fail(DecodeError::Kind kind, std::string_view field, std::string_view detail);

  std::optional<std::string> text(std::string_view field, JsonValue value, std::size_t most_bytes);
  std::optional<double> number(std::string_view field, JsonValue value);
  std::optional<bool> flag(std::string_view field, JsonValue value);
  std::optional<Stamp> stamp(std::string_view field, JsonValue value);  // with a time, always

  // An asset's or case's native id, from the topic or from a field: 1 to 128 bytes, no control characters.
  // Empty: reported.
  std::string checked_id(std::string_view field, std::string_view id);

  // Whether a place is only where the feed's geocoder puts what it does not find; then it is named.
  bool is_approximate(const std::optional<LonLat>& place, std::string_view subject);

 private:
  JsonReader& reader_;
  FeedContext& feed_;
  Batch& batch_;
  std::string id_{};
};

// The position fields lon, lat, x, y and epsg, gathered in any order.
class PlaceFields {
 public:
  bool take(Record& record, std::string_view field, JsonValue value);  // false: not a position field

  enum class WhenNull : std::uint8_t { IsUnknown, IsError };
  std::optional<LonLat> place(Record& record, WhenNull when_null) const;
  int epsg(Record& record) const;

 private:
  struct Coordinate {
    enum class Given : std::uint8_t { Absent, Null, Number, Wrong } given = Given::Absent;
    double value = 0;
  };
  Coordinate read(Record& record, std::string_view field, JsonValue value);

  Coordinate lon_{}, lat_{}, x_{}, y_{}, epsg_{};
};

}  // namespace city
