// Views written out by hand for drawing: a city that reports nothing, an ordinary afternoon, a night when everything happens.
//
// Names are as long and as odd as real ones. The ground is kDemoGeography's: Taipei's extent, four rectangles as districts.
#pragma once
#include <cstddef>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city::support {

TimePoint demo_noon();  // Wednesday 6 May 2026, 12:00 in Taipei
GeographyPtr demo_geography();
CityViewPtr blank_city();                         // no feed, no vital sign, nothing
CityViewPtr calm_city(std::size_t assets = 600);  // all is well; simulated
CityViewPtr stormy_city(
    std::size_t assets = 600);  // overdue cases, full hospitals, dead feeds, lost broker, full disk

}  // namespace city::support
