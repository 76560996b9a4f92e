// Distance and bearing on the Earth, for measuring on the map and for "what is within R metres".
//
// WGS84 ellipsoid (a = 6378137 m, f = 1/298.257223563), formula of Lambert 1942 for long lines: the great circle between the
// reduced latitudes, with the first-order correction for the flattening. Better than 1 part in 100,000 wherever two points are
// not opposite each other on the globe; heights are not counted. Bearings are degrees clockwise from true north, 0 to 360, from
// the first point, on the sphere: within 0.2 degrees of the ellipsoid's.
// Threads: any; pure.
#pragma once
#include <span>

#include "sensors/facts.hpp"

namespace city {

double distance_m(LonLat a, LonLat b);
double bearing_deg(LonLat from, LonLat to);                   // 0 when the points are the same
double length_m(std::span<const LonLat> path);                // of all its legs; 0 for fewer than two points
LonLat moved_by(LonLat from, double east_m, double north_m);  // on the tangent plane: for tens of kilometres

// Degrees that surely hold everything within a radius: a cheap first question before distance_m.
struct DegreeBox {
  double west_deg = 0, south_deg = 0, east_deg = 0, north_deg = 0;
  bool contains(LonLat p) const {
    return p.lon_deg >= west_deg && p.lon_deg <= east_deg && p.lat_deg >= south_deg && p.lat_deg <= north_deg;
  }
};
DegreeBox box_around(LonLat centre, double radius_m);

// From a point to the nearest point of a path, on the tangent plane at the point; a path of one point is that point. Infinite
// for an empty path.
double distance_to_path_m(LonLat from, std::span<const LonLat> path);

}  // namespace city
