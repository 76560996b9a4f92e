// The canonical wire form: observation, asset description and case payloads as JSON. One payload per call; the returned
// view lives until the next call on the same writer.
#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/city/geometry.hpp"
#include "sim/time.hpp"
#include "sim/wire/names.hpp"
#include "sim/wire/text.hpp"

namespace city::sim {

enum class Quality : std::uint8_t { Unsaid, Good, Suspect, Bad };

struct Quantity {
  std::string_view name{};
  double value = 0;
  int decimals = 0;
};

// {"t":"…","v":{"speed_kmh":33.7,"occupancy_pct":12.0}}
void write_observation(TextWriter& to, TimePoint t, std::span<const Quantity> values, Quality quality);

struct TraitText {  // a constant that figures need
  std::string_view name{};
  double value = 0;
  int decimals = 0;
};

struct AssetText {
  std::string_view kind{};
  Name name{};
  LonLat at{};
  std::string_view agency{};
  std::string_view district{};  // empty: not said
  std::vector<LonLat> line{};   // empty: a point
  std::vector<TraitText> traits{};
};

void write_asset(TextWriter& to, const AssetText& asset);

// Description of asset `index` of a canonical feed.
AssetText describe(const CityPlan& plan, Feed feed, std::size_t index);

struct CaseText {
  std::string_view category{};
  std::string_view status{};
  TimePoint opened{};
  TimePoint due{};
  std::optional<TimePoint> closed{};
  std::string_view agency{};
  std::string_view district{};
  std::string address{};
  LonLat at{};
  std::string_view text{};
};

void write_case(TextWriter& to, const CaseText& c);

}  // namespace city::sim
