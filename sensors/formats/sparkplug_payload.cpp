#include "sensors/formats/sparkplug_payload.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

namespace city {
namespace {

using Kind = DecodeError::Kind;
using Reader = protozero::pbf_reader;
using Wire = protozero::pbf_wire_type;
constexpr std::size_t kMostMetrics = 100'000;
constexpr std::uint32_t kBoolean = 11;
constexpr std::uint32_t kDateTime = 13;

// A field and the wire type it must have: protozero asserts on any other, and a publisher must not stop us.
constexpr std::uint32_t varint(std::uint32_t tag) { return protozero::tag_and_type(tag, Wire::varint); }
constexpr std::uint32_t bytes(std::uint32_t tag) {
  return protozero::tag_and_type(tag, Wire::length_delimited);
}

std::string_view text_of(Reader& reader) {
  const protozero::data_view view = reader.get_view();
  return {view.data(), view.size()};
}

std::optional<std::uint32_t> whole_property(Reader property) {
  std::optional<std::uint32_t> value;
  while (property.next()) {
    if (property.tag_and_type() == varint(3) || property.tag_and_type() == varint(4)) {
      const std::uint64_t given = property.get_uint64();
      if (given <= std::numeric_limits<std::uint32_t>::max()) value = static_cast<std::uint32_t>(given);
    } else {
      property.skip();
    }
  }
  return value;
}

// Keys and values are two lists of the same order.
std::optional<std::uint32_t> quality_in(Reader properties) {
  std::optional<std::size_t> wanted;
  std::size_t keys = 0;
  std::vector<std::optional<std::uint32_t>> values;
  while (properties.next()) {
    if (properties.tag_and_type() == bytes(1)) {
      if (text_of(properties) == "Quality") wanted = keys;
      ++keys;
    } else if (properties.tag_and_type() == bytes(2)) {
      values.push_back(whole_property(properties.get_message()));
    } else {
      properties.skip();
    }
  }
  return wanted && *wanted < values.size() ? values[*wanted] : std::nullopt;
}

double decimal_of(float value) {
  if (!std::isfinite(value)) return static_cast<double>(value);
  std::array<char, 32> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
  double decimal = static_cast<double>(value);
  std::from_chars(text.data(), written.ptr, decimal);
  return decimal;
}

SparkplugMetric read_metric(Reader reader) {
  SparkplugMetric metric;
  while (reader.next()) {
    switch (reader.tag_and_type()) {
      case bytes(1):
        metric.name = text_of(reader);
        break;
      case varint(2):
        metric.alias = reader.get_uint64();
        break;
      case varint(3):
        metric.timestamp_ms = reader.get_uint64();
        break;
      case varint(4):
        metric.datatype = reader.get_uint32();
        break;
      case varint(7):
        metric.is_null = reader.get_bool();
        break;
      case bytes(9):
        metric.quality = quality_in(reader.get_message());
        break;
      case varint(10):  // also read as 64 bits: some draw the sign of an int out that far
      case varint(11):
        metric.value = reader.get_uint64();
        break;
      case protozero::tag_and_type(12, Wire::fixed32):
        metric.value = decimal_of(reader.get_float());
        break;
      case protozero::tag_and_type(13, Wire::fixed64):
        metric.value = reader.get_double();
        break;
      case varint(14):
        metric.value = reader.get_bool();
        break;
      case bytes(15):
      case bytes(16):
      case bytes(17):
      case bytes(18):
        metric.value = SparkplugMetric::NoNumber{};
        reader.skip();
        break;
      default:
        reader.skip();
    }
  }
  return metric;
}

SparkplugNumber no_number(Kind kind, const char* why) { return {.kind = kind, .why = why}; }

SparkplugNumber signed_number(std::uint64_t raw, int bits) {
  const std::uint64_t mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
  const std::uint64_t sign = std::uint64_t{1} << (bits - 1);
  const std::uint64_t low = raw & mask;
  const std::uint64_t drawn_out = (low & sign) != 0 ? low | ~mask : low;
  const bool fits = raw == low || raw == drawn_out || raw == (drawn_out & 0xffffffffu);
  if (!fits) return no_number(Kind::BadValue, "does not fit its datatype");
  return {.number = static_cast<double>(static_cast<std::int64_t>(drawn_out))};
}

SparkplugNumber unsigned_number(std::uint64_t raw, int bits) {
  if (bits < 64 && (raw >> bits) != 0) return no_number(Kind::BadValue, "does not fit its datatype");
  return {.number = static_cast<double>(raw)};
}

SparkplugNumber whole_number(std::uint64_t raw, std::uint32_t datatype) {
  if (datatype >= 1 && datatype <= 4) return signed_number(raw, 8 << (datatype - 1));
  if (datatype >= 5 && datatype <= 8) return unsigned_number(raw, 8 << (datatype - 5));
  if (datatype == 0 || datatype == kDateTime) return unsigned_number(raw, 64);
  return no_number(Kind::WrongType, "is a whole number, which its datatype is not");
}

}  // namespace

std::optional<SparkplugPayload> read_sparkplug(std::string_view payload) {
  try {
    SparkplugPayload read;
    Reader reader{payload.data(), payload.size()};
    while (reader.next()) {
      switch (reader.tag_and_type()) {
        case varint(1):
          read.timestamp_ms = reader.get_uint64();
          break;
        case bytes(2):
          if (read.metrics.size() >= kMostMetrics) return std::nullopt;
          read.metrics.push_back(read_metric(reader.get_message()));
          break;
        case varint(3):
          read.seq = reader.get_uint64();
          break;
        default:
          reader.skip();
      }
    }
    return read;
  } catch (const protozero::exception&) {
    return std::nullopt;
  }
}

SparkplugNumber sparkplug_number(const SparkplugMetric& metric, std::uint32_t datatype) {
  if (const auto* raw = std::get_if<std::uint64_t>(&metric.value)) return whole_number(*raw, datatype);
  if (const auto* real = std::get_if<double>(&metric.value)) {
    if (datatype != 0 && datatype != 9 && datatype != 10)
      return no_number(Kind::WrongType, "is a real number, which its datatype is not");
    if (!std::isfinite(*real)) return no_number(Kind::BadValue, "is not a finite number");
    return {.number = *real};
  }
  if (const auto* on = std::get_if<bool>(&metric.value)) {
    if (datatype != 0 && datatype != kBoolean)
      return no_number(Kind::WrongType, "is true or false, which its datatype is not");
    return {.number = *on ? 1.0 : 0.0};
  }
  if (std::holds_alternative<SparkplugMetric::NoNumber>(metric.value))
    return no_number(Kind::WrongType, "is a text, a data set or a template, should be a number");
  return no_number(Kind::MissingField, "has no value and is not null");
}

std::string sparkplug_rebirth_request(TimePoint now) {
  const auto now_ms = static_cast<std::uint64_t>(now.time_since_epoch().count());
  std::string payload;
  protozero::pbf_writer writer{payload};
  writer.add_uint64(1, now_ms);
  {
    protozero::pbf_writer metric{writer, 2};
    metric.add_string(1, "Node Control/Rebirth");
    metric.add_uint64(3, now_ms);
    metric.add_uint32(4, kBoolean);
    metric.add_bool(14, true);
  }
  return payload;
}

}  // namespace city
