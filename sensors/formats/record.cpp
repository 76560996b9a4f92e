#include "sensors/formats/record.hpp"

#include <utf8proc.h>

#include <cmath>

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kLongestId = 128;

std::string_view name_of(JsonType type) {
  switch (type) {
    case JsonType::array:
      return "a list";
    case JsonType::object:
      return "an object";
    case JsonType::number:
      return "a number";
    case JsonType::string:
      return "a text";
    case JsonType::boolean:
      return "true or false";
    case JsonType::null:
      return "null";
  }
  return "something else";
}

std::string is_but(std::string_view wanted, JsonType given) {
  return std::string{"is "}.append(name_of(given)).append(", should be ").append(wanted);
}

}  // namespace

void Record::fail(Kind kind, std::string_view field, std::string_view detail) {
  if (id_.empty()) return batch_.fail(kind, field, detail);
  batch_.fail(kind, field, std::string{id_}.append(": ").append(detail), id_);
}

std::optional<std::string> Record::text(std::string_view field, JsonValue value, std::size_t most_bytes) {
  const auto type = reader_.type(value);
  if (!type || *type == JsonType::null) return std::nullopt;
  if (*type != JsonType::string) {
    fail(Kind::WrongType, field, is_but("a text", *type));
    return std::nullopt;
  }
  const auto text = JsonReader::text(value);
  if (text) return presentable(*text, most_bytes);
  fail(Kind::BadText, field, "holds an escape that is no character");
  return std::nullopt;
}

std::optional<double> Record::number(std::string_view field, JsonValue value) {
  const auto type = reader_.type(value);
  if (!type || *type == JsonType::null) return std::nullopt;
  if (*type != JsonType::number) {
    fail(Kind::WrongType, field, is_but("a number", *type));
    return std::nullopt;
  }
  const auto number = JsonReader::number(value);
  if (!number) fail(Kind::BadValue, field, "is not a finite number");
  return number;
}

std::optional<bool> Record::flag(std::string_view field, JsonValue value) {
  const auto type = reader_.type(value);
  if (!type || *type == JsonType::null) return std::nullopt;
  bool on = false;
  if (*type == JsonType::boolean && !value.get_bool().get(on)) return on;
  if (*type == JsonType::boolean)
    fail(Kind::BadValue, field, "neither true nor false");
  else
    fail(Kind::WrongType, field, is_but("true or false", *type));
  return std::nullopt;
}

std::optional<Stamp> Record::stamp(std::string_view field, JsonValue value) {
  const auto type = reader_.type(value);
  if (!type || *type == JsonType::null) return std::nullopt;
  Stamp stamp{.why = "not a time"};
  std::string given;
  if (*type == JsonType::string) {
    const auto text = JsonReader::text(value);
    if (text) stamp = stamp_from_text(*text, feed_.zone);
    if (text && !stamp.time) given = *text;
  } else if (*type == JsonType::number) {
    const auto ms = JsonReader::number(value);
    if (ms) stamp = stamp_from_ms(*ms);
    if (ms && !stamp.time) given = std::to_string(*ms);
  } else {
    fail(Kind::WrongType, field, is_but("a time as text, or ms since 1970", *type));
    return std::nullopt;
  }
  if (stamp.time) return stamp;
  fail(Kind::BadTime, field, "\"" + presentable(given, 60) + "\" is " + stamp.why);
  return std::nullopt;
}

std::string Record::checked_id(std::string_view field, std::string_view id) {
  if (id.empty()) {
    fail(Kind::MissingField, field, "is empty");
    return {};
  }
  std::string clean = presentable(id, kLongestId);
  if (clean == id) return clean;
  const bool utf8 = id.size() > kLongestId || simdjson::validate_utf8(id.data(), id.size());
  fail(utf8 ? Kind::BadValue : Kind::BadText, field,
       "is longer than 128 bytes, or has control characters or blanks at its ends");
  return {};
}

bool Record::is_approximate(const std::optional<LonLat>& place, std::string_view subject) {
  if (!place || !feed_.is_default_point(*place)) return false;
  batch_.find("default-point", subject, "lon, lat", "where the geocoder puts what it does not find");
  return true;
}

bool PlaceFields::take(Record& record, std::string_view field, JsonValue value) {
  if (field == "lon")
    lon_ = read(record, field, value);
  else if (field == "lat")
    lat_ = read(record, field, value);
  else if (field == "x")
    x_ = read(record, field, value);
  else if (field == "y")
    y_ = read(record, field, value);
  else if (field == "epsg")
    epsg_ = read(record, field, value);
  else
    return false;
  return true;
}

PlaceFields::Coordinate PlaceFields::read(Record& record, std::string_view field, JsonValue value) {
  const auto type = record.reader().type(value);
  if (!type) return {.given = Coordinate::Given::Wrong};
  if (*type == JsonType::null) return {.given = Coordinate::Given::Null};
  const auto number = record.number(field, value);
  if (!number) return {.given = Coordinate::Given::Wrong};
  return {.given = Coordinate::Given::Number, .value = *number};
}

int PlaceFields::epsg(Record& record) const {
  if (epsg_.given != Coordinate::Given::Number) return record.feed().spec->crs_epsg;
  return std::abs(epsg_.value) < 1e6 ? static_cast<int>(epsg_.value) : 0;
}

std::optional<LonLat> PlaceFields::place(Record& record, WhenNull when_null) const {
  using Given = Coordinate::Given;
  const bool geographic = lon_.given != Given::Absent || lat_.given != Given::Absent;
  const Coordinate& x = geographic ? lon_ : x_;
  const Coordinate& y = geographic ? lat_ : y_;
  const std::string_view field = geographic ? "lon, lat" : "x, y";
  if (x.given == Given::Wrong || y.given == Given::Wrong) return std::nullopt;  // reported when read
  if (x.given == Given::Absent && y.given == Given::Absent) return std::nullopt;
  if (x.given != Given::Number || y.given != Given::Number) {
    const bool both_unknown = x.given != Given::Number && y.given != Given::Number;
    if (when_null == WhenNull::IsError || !both_unknown)
      record.fail(Kind::BadPosition, field, both_unknown ? "null" : "one of the two is missing");
    return std::nullopt;
  }
  const CheckedPlace checked =
      record.feed().places.from(x.value, y.value, epsg(record), record.feed().spec->extent);
  if (!checked.place)
    record.fail(Kind::BadPosition, field,
                "(" + std::to_string(x.value) + ", " + std::to_string(y.value) + ") is " + checked.why);
  return checked.place;
}

}  // namespace city
