// What the fuzz targets of devices' formats share: the input's first line is the topic, the rest the payload. Nothing that
// comes out may be nameless, timeless or not a number.
// Threads: none.
#pragma once
#include <chrono>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sensors/formats/decoder.hpp"

namespace city::fuzz {

inline FeedBookPtr device_book(Format format, std::vector<FieldRule> fields) {
  FeedSpec spec;
  spec.id = "any";
  spec.topics = {"base/#", "#"};
  spec.format = format;
  spec.zone = "Asia/Taipei";
  spec.extent = {.west_deg = 118, .south_deg = 21, .east_deg = 123, .north_deg = 27};
  spec.sentinels = {-99};
  spec.fields = std::move(fields);
  return std::make_shared<const FeedBook>(FeedBook{spec});
}

inline void must(bool holds) {
  if (!holds) __builtin_trap();
}

inline void decode_one(const FeedBookPtr& book, const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return;
  const TimePoint now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
  for (const bool retained : {false, true}) {
    Decoder decoder{book};
    decoder.add({.topic = input.substr(0, line),
                 .payload = input.substr(line + 1),
                 .received_at = now,
                 .position = 1,
                 .retained = retained});
    const Facts facts = decoder.take();
    for (const Reading& reading : facts.readings) {
      must(!reading.asset.empty() && reading.asset.size() <= 128);
      must(reading.event_time >= std::chrono::sys_days{std::chrono::year{1990} / 1 / 1});
      must(reading.count > 0 && reading.first + reading.count <= facts.measured.size());
    }
    for (const Measured& value : facts.measured) must(std::isfinite(value.value) && !value.quantity.empty());
    for (const PresenceFact& presence : facts.presences) must(!presence.asset.empty());
    for (const AssetFact& asset : facts.assets) {
      must(!asset.asset.empty());
      must(!asset.place || (asset.place->lon_deg >= 118 && asset.place->lon_deg <= 123));
    }
  }
}

}  // namespace city::fuzz
