// Which district a point or a text belongs to. WGS84 degrees; names are the map's zh names.
//
// Even-odd rule over an area's outlines, behind a bounding box. A point on a border belongs to one of its
// neighbours or none.
// Threads: immutable after construction.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "center/state/geography.hpp"

namespace city {

bool contains(const Area& area, LonLat point);

class DistrictLookup {
 public:
  explicit DistrictLookup(GeographyPtr geography);

  // Empty: outside every district.
  const std::string& at(LonLat point) const;
  // Of a source's own word: 大安 and Da'an Dist. give 大安區. A word the map does not know comes back as it
  // is.
  std::string spelled(const std::string& word) const;
  // The district whose name stands in an address; empty when none does.
  const std::string& in_address(std::string_view address) const;

 private:
  struct Box {
    double west = 0, south = 0, east = 0, north = 0;
  };
  GeographyPtr geography_;
  std::vector<Box> boxes_;  // as geography_->districts
  std::string none_;
};

}  // namespace city
