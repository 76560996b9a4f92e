// The pieces that every part of state.json is made of: a key with its stamp, text, count or place.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "center/export/json_text.hpp"
#include "center/export/local_stamps.hpp"
#include "sensors/facts.hpp"

namespace city {

class StateFields {
 public:
  explicit StateFields(std::string zone) : stamps_{std::move(zone)} {}

  JsonText& json() { return json_; }
  void text(std::string_view key, std::string_view value) { json_.key(key).text(value); }
  void count(std::string_view key, std::uint64_t value) { json_.key(key).number(value); }
  void stamp(std::string_view key, TimePoint at);
  void stamp(std::string_view key, const std::optional<TimePoint>& at);
  void heard(std::string_view key, TimePoint at);  // null when it never was
  void name(std::string_view key, const Text2& value);
  void place(const std::optional<LonLat>& place);  // "lon" and "lat"
  void ring(const std::vector<LonLat>& points);    // a value: [[lon,lat],…]

 private:
  JsonText json_;
  LocalStamps stamps_;
};

}  // namespace city
