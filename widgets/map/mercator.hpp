// Three spaces, three types: Geo (degrees on the globe), World (Web Mercator unit square), Screen (pixels of a window).
//
//   space   unit                               axes
//   Geo     WGS84 degrees                      lon east, lat north
//   World   1 = once around the equator        x 0 at 180 W, 1 at 180 E; y 0 at +85.0511, 1 at -85.0511, down
//   Screen  pixels of the window, as ImGui has x right, y down
//
// All functions are total: latitudes beyond +-85.0511 are clamped, longitudes are taken as they are.
// Formulas: EPSG:3857 (spherical Mercator), normalised. Metres of the scale are on the sphere of
// the WGS84 mean radius, within 0.3 %; what is measured is widgets/ui/geo_distance.hpp's.
// Threads: pure.
#pragma once
#include "sensors/facts.hpp"

namespace city {

using Geo = LonLat;

struct World {
  double x = 0;
  double y = 0;
  friend bool operator==(const World&, const World&) = default;
};

struct Screen {
  float x = 0;
  float y = 0;
  friend bool operator==(const Screen&, const Screen&) = default;
};

inline constexpr double kMaxLatitudeDeg = 85.05112877980659;

World world_from_geo(Geo);
Geo geo_from_world(World);
double metres_per_world(double lat_deg);  // length of one World unit at a latitude, metres

}  // namespace city
