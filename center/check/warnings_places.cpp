#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "center/check/warnings.hpp"
#include "center/check/words.hpp"

namespace city {
namespace {

// Within 1e-6 degrees, a tenth of a metre, two places are one.
std::pair<std::int64_t, std::int64_t> cell(const LonLat& place) {
  return {std::llround(place.lon_deg * 1e6), std::llround(place.lat_deg * 1e6)};
}

}  // namespace

std::vector<Warning> one_point(const Facts& facts) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::set<std::string>> ids_at;
  std::set<std::string> placed;
  const auto note = [&](const std::string& id, const std::optional<LonLat>& place, bool approximate) {
    if (!place || approximate) return;
    ids_at[cell(*place)].insert(id);
    placed.insert(id);
  };
  for (const AssetFact& asset : facts.assets) note("a/" + asset.asset, asset.place, asset.place_approximate);
  for (const CaseFact& one : facts.cases) note("c/" + one.id, one.place, one.place_approximate);
  if (placed.size() < kLeastPlaces) return {};
  const auto crowd = std::max_element(ids_at.begin(), ids_at.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  const std::size_t there = crowd->second.size();
  if (static_cast<double>(there) <= kOnePointShare * static_cast<double>(placed.size())) return {};
  const std::string point = check::number(static_cast<double>(crowd->first.first) / 1e6) + ", " +
                            check::number(static_cast<double>(crowd->first.second) / 1e6);
  return {{"one-point",
           std::to_string(there) + " of " + std::to_string(placed.size()) + " places are exactly " + point +
               "; if a geocoder says that when it finds nothing, add [" + point + "] to default_points"}};
}

std::vector<Warning> swapped(const Facts& facts) {
  std::size_t count = 0;
  const DecodeError* first = nullptr;
  for (const DecodeError& error : facts.errors) {
    if (error.kind != DecodeError::Kind::BadPosition || error.detail.find("swapped") == std::string::npos)
      continue;
    if (++count == 1) first = &error;
  }
  if (first == nullptr) return {};
  return {
      {"swapped", check::counted(count, "position") +
                      " would be fine with latitude and longitude exchanged; does the source name them the "
                      "other way round? first: " +
                      (first->subject.empty() ? first->detail : first->subject)}};
}

std::vector<Warning> undescribed(const Facts& catalogue, const Facts& facts) {
  std::set<std::string> described;
  for (const Facts* source : {&catalogue, &facts})
    for (const AssetFact& asset : source->assets)
      if (asset.place || !asset.line.empty() || !asset.name.zh.empty() || !asset.name.en.empty())
        described.insert(asset.asset);
  std::set<std::string> bare;
  for (const Reading& reading : facts.readings)
    if (!described.contains(reading.asset)) bare.insert(reading.asset);
  if (bare.empty()) return {};
  return {{"undescribed",
           check::counted(bare.size(), "reporting asset") +
               " with neither name nor place; publish a description, put one out from the jq program "
               "or name a catalogue. first: " +
               *bare.begin()}};
}

}  // namespace city
