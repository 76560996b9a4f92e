// Areas of the map by the administrative codes that public warnings carry.
//
//   as written      what it is                                         Taipei
//   63              special municipality, two digits                   the whole city
//   63000           county or city, five                               the whole city
//   6301100         township, seven (Taiwan_Geocode_100 to _106: the statistics office's codes)     士林區
//   63000110        township, eight (Taiwan_Geocode_107 and later: the interior ministry's codes)   士林區
//   6301100-043     village, seven and three, with or without the hyphen      永福里
//   63000110043     village, eleven                                    永福里
// The map has the ministry's codes. The two differ in how the township is written: in a special municipality (63 to 68) the
// office writes MM TTT 00 where the ministry writes MM000 TT0, elsewhere CCCCC TT for CCCCC TT0.
// Source: NCDR's table of administrative codes, alerts.ncdr.nat.gov.tw. A code of no area of the map yields nothing: most
// warnings are for other cities. A code that an area of the map has as it stands is that area, whatever the map's scheme.
// Threads: immutable after construction.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "center/state/geography.hpp"

namespace city {

class GeocodeLookup {
 public:
  explicit GeocodeLookup(GeographyPtr geography) : geography_{std::move(geography)} {}

  // Districts for codes of cities and townships, villages for codes of villages; each area once, in the map's order. The areas
  // share ownership of the map.
  std::vector<AreaPtr> areas_of(const std::vector<std::string>& geocodes) const;

 private:
  GeographyPtr geography_;
};

// The interior ministry's way to write a code; empty when it is none. An 11-digit village, an 8-digit township or a 5-digit city.
std::string ministry_code(std::string_view geocode);

}  // namespace city
