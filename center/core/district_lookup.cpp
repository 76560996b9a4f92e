#include "center/core/district_lookup.hpp"

#include <algorithm>
#include <limits>

#include "sensors/hotline/address.hpp"
#include "sensors/hotline/letters.hpp"
#include "sensors/hotline/place_name.hpp"
#include "sensors/text_norm.hpp"

namespace city {
namespace {

std::string in_traditional(std::string_view text) {
  std::u32string letters = letters_of(nfkc(text));
  for (char32_t& letter : letters) letter = traditional(letter);
  return utf8_of(letters);
}

}  // namespace

bool contains(const Area& area, LonLat point) {
  bool inside = false;
  for (const std::vector<LonLat>& ring : area.rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const LonLat& a = ring[i];
      const LonLat& b = ring[j];
      if ((a.lat_deg > point.lat_deg) == (b.lat_deg > point.lat_deg)) continue;
      const double crossing_deg =
          a.lon_deg + (point.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg) * (b.lon_deg - a.lon_deg);
      if (point.lon_deg < crossing_deg) inside = !inside;
    }
  }
  return inside;
}

DistrictLookup::DistrictLookup(GeographyPtr geography) : geography_{std::move(geography)} {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  for (const Area& area : geography_->districts) {
    Box box{.west = kFar, .south = kFar, .east = -kFar, .north = -kFar};
    for (const std::vector<LonLat>& ring : area.rings) {
      for (const LonLat& p : ring) {
        box.west = std::min(box.west, p.lon_deg);
        box.east = std::max(box.east, p.lon_deg);
        box.south = std::min(box.south, p.lat_deg);
        box.north = std::max(box.north, p.lat_deg);
      }
    }
    boxes_.push_back(box);
    by_key_.emplace(place_key(area.name.zh), written_.size());
    by_key_.emplace(place_key(area.name.en), written_.size());
    written_.push_back(in_traditional(area.name.zh));
  }
  by_key_.erase("");
  city_ = in_traditional(geography_->city.zh);
}

const std::string& DistrictLookup::at(LonLat point) const {
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const Box& box = boxes_[i];
    if (point.lon_deg < box.west || point.lon_deg > box.east) continue;
    if (point.lat_deg < box.south || point.lat_deg > box.north) continue;
    if (contains(geography_->districts[i], point)) return geography_->districts[i].name.zh;
  }
  return none_;
}

std::optional<std::size_t> DistrictLookup::named(std::string_view word) const {
  const auto found = by_key_.find(place_key(word));
  return found == by_key_.end() ? std::nullopt : std::optional{found->second};
}

bool DistrictLookup::is_here(const std::string& city) const {
  return city.empty() || city_.empty() || city == city_;
}

std::string DistrictLookup::spelled(const std::string& word) const {
  if (word.empty()) return word;
  if (const auto found = named(word)) return geography_->districts[*found].name.zh;
  const std::string written = in_traditional(word);
  if (!city_.empty() && written.size() > city_.size() && written.starts_with(city_))
    return spelled(written.substr(city_.size()));
  const Address address = address_from(word);
  const auto found = is_here(address.city) ? named(address.district) : std::nullopt;
  return found ? geography_->districts[*found].name.zh : word;
}

const std::string& DistrictLookup::in_address(std::string_view text) const {
  const Address address = address_from(text);
  if (!is_here(address.city)) return none_;
  if (const auto found = named(address.district)) return geography_->districts[*found].name.zh;
  const std::string written = in_traditional(text);
  std::size_t first = std::string::npos;
  const std::string* name = &none_;
  for (std::size_t i = 0; i < written_.size(); ++i) {
    const std::size_t at = written_[i].empty() ? std::string::npos : written.find(written_[i]);
    if (at >= first) continue;
    first = at;
    name = &geography_->districts[i].name.zh;
  }
  return *name;
}

bool DistrictLookup::knows(std::string_view name) const {
  const std::vector<Area>& districts = geography_->districts;
  return districts.empty() || std::any_of(districts.begin(), districts.end(),
                                          [name](const Area& area) { return area.name.zh == name; });
}

}  // namespace city
