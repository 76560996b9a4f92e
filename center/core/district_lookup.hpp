// Which district a point or a text belongs to. WGS84 degrees; names are the map's zh names.
//
// Points: even-odd rule over an area's outlines, behind a bounding box. A point on a border belongs to one of its
// neighbours or none.
// Texts: names are compared by place_key() (NFKC, 臺 and 台, simplified, romanised). In an address the district that address_from()
// reads counts, else the first one of the map that the text names. An address that names another city is in no district
// of this one, even where the two share a name (中正區 of 基隆市).
// Threads: immutable after construction.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "center/state/geography.hpp"

namespace city {

bool contains(const Area& area, LonLat point);

class DistrictLookup {
 public:
  explicit DistrictLookup(GeographyPtr geography);

  // Empty: outside every district.
  const std::string& at(LonLat point) const;
  // Of a source's own word: 大安, 臺北市大安區 and Da'an Dist. give 大安區. A word the map does not know comes back as it is.
  std::string spelled(const std::string& word) const;
  // The district whose name stands in an address; empty when none does.
  const std::string& in_address(std::string_view address) const;
  // Whether it is a name of the map. True for all names, also none, where the map has no districts.
  bool knows(std::string_view name) const;

 private:
  struct Box {
    double west = 0, south = 0, east = 0, north = 0;
  };
  std::optional<std::size_t> named(std::string_view word) const;  // place in geography_->districts
  bool is_here(const std::string& city) const;

  GeographyPtr geography_;
  std::vector<Box> boxes_;            // as geography_->districts
  std::vector<std::string> written_;  // as geography_->districts: zh names, traditional
  std::unordered_map<std::string, std::size_t> by_key_;
  std::string city_;  // zh, traditional
  std::string none_;
};

}  // namespace city
