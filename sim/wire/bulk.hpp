// Bulk documents in the sources' own shapes.
//   youbike  YouBike2.0 Taipei, youbike_immediate.json of late 2024: one array, local times without zone, act "1"/"0".
//   tcmsv    Taipei parking, TCMSV_allavailable.json (live) and TCMSV_alldesc.json (descriptions): -9 where a lot has no
//            spaces of a kind, entrance Xcod holds the latitude and Ycod the longitude, tw97x/y are TWD97 TM2 metres as
//            text, stamps say "CST" and mean Taipei.
#pragma once
#include "sim/city/plan.hpp"
#include "sim/model/rhythm.hpp"
#include "sim/wire/text.hpp"

namespace city::sim {

void write_youbike(TextWriter& to, const CityPlan& plan, const Rhythm& rhythm, TimePoint t);
void write_parking(TextWriter& to, const CityPlan& plan, const Rhythm& rhythm, TimePoint t);
void write_parking_descriptions(TextWriter& to, const CityPlan& plan, TimePoint t);

struct Tm2 {
  double x_m = 0;
  double y_m = 0;
};

// WGS84 to TWD97 TM2 zone 121 (EPSG:3826), Snyder 1987 series; better than 1 cm in Taiwan.
Tm2 twd97_tm2(LonLat p);

}  // namespace city::sim
