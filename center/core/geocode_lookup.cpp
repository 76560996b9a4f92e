#include "center/core/geocode_lookup.hpp"

#include <algorithm>

namespace city {
namespace {

constexpr std::size_t kCity = 5, kTownship = 8, kVillage = 11;

bool is_special_municipality(std::string_view code) {
  return code.size() >= 2 && code[0] == '6' && code[1] >= '3' && code[1] <= '8';
}

// "6301100" and "1000201", to 63000110 and 10002010.
std::string township_of(std::string_view office) {
  if (!is_special_municipality(office)) return std::string{office}.append("0");
  if (office[2] != '0' || office.substr(5) != "00") return {};
  return std::string{office.substr(0, 2)}.append("000").append(office.substr(3, 2)).append("0");
}

void mark(const std::vector<Area>& areas, const std::string& code, std::vector<bool>& marked) {
  const auto first =
      std::lower_bound(areas.begin(), areas.end(), code,
                       [](const Area& area, const std::string& text) { return area.code < text; });
  for (auto area = first; area != areas.end() && area->code.starts_with(code); ++area)
    marked[static_cast<std::size_t>(area - areas.begin())] = true;
}

bool mark_exact(const std::vector<Area>& areas, const std::string& code, std::vector<bool>& marked) {
  const auto found =
      std::find_if(areas.begin(), areas.end(), [&code](const Area& area) { return area.code == code; });
  if (found == areas.end()) return false;
  marked[static_cast<std::size_t>(found - areas.begin())] = true;
  return true;
}

}  // namespace

std::string ministry_code(std::string_view geocode) {
  std::string digits;
  for (const char c : geocode)
    if (c != '-' && c != ' ') digits += c;
  const bool numeric = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!numeric) return {};
  switch (digits.size()) {
    case 2:
      return is_special_municipality(digits) ? digits + "000" : std::string{};
    case kCity:
    case kTownship:
    case kVillage:
      return digits;
    case 7:
      return township_of(digits);
    case 10: {
      const std::string township = township_of(std::string_view{digits}.substr(0, 7));
      return township.empty() ? township : township + digits.substr(7);
    }
    default:
      return {};
  }
}

std::vector<AreaPtr> GeocodeLookup::areas_of(const std::vector<std::string>& geocodes) const {
  const std::vector<Area>& districts = geography_->districts;
  const std::vector<Area>& villages = geography_->villages;
  std::vector<bool> in_districts(districts.size());
  std::vector<bool> in_villages(villages.size());
  for (const std::string& geocode : geocodes) {
    if (mark_exact(districts, geocode, in_districts) || mark_exact(villages, geocode, in_villages)) continue;
    const std::string code = ministry_code(geocode);
    if (code.empty()) continue;
    code.size() == kVillage ? mark(villages, code, in_villages) : mark(districts, code, in_districts);
  }
  std::vector<AreaPtr> areas;
  const auto take = [&](const std::vector<Area>& from, const std::vector<bool>& marked) {
    for (std::size_t i = 0; i < from.size(); ++i)
      if (marked[i]) areas.emplace_back(geography_, &from[i]);
  };
  take(districts, in_districts);
  take(villages, in_villages);
  return areas;
}

}  // namespace city
