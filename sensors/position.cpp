#include "sensors/position.hpp"

#include <proj.h>

#include <cmath>
#include <utility>

namespace city {
namespace {

constexpr const char* kDegreesFromTwd97 =
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=GRS80 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg";
constexpr const char* kDegreesFromTwd67 =
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=aust_SA "
    "+step +proj=push +v_3 +step +proj=cart +ellps=aust_SA +step +proj=helmert +x=-752 +y=-358 +z=-179 "
    "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg";
// Beyond this a grid coordinate of a 2-degree zone is garbage, and the series behind the projection does not
// converge.
constexpr double kGridLimitM = 1e7;

bool within(LonLat place, const Extent& extent) {
  return place.lon_deg >= extent.west_deg && place.lon_deg <= extent.east_deg &&
         place.lat_deg >= extent.south_deg && place.lat_deg <= extent.north_deg;
}

}  // namespace

CheckedPlace checked_place(LonLat place, const Extent& extent) {
  if (!std::isfinite(place.lon_deg) || !std::isfinite(place.lat_deg)) return {.why = "not a number"};
  if (place.lon_deg == 0 && place.lat_deg == 0) return {.why = "0, 0: nobody's position"};
  const bool on_planet = within(place, Extent{});
  if (on_planet && within(place, extent)) return {.place = place};
  const LonLat swapped{.lon_deg = place.lat_deg, .lat_deg = place.lon_deg};
  if (within(swapped, Extent{}) && within(swapped, extent))
    return {.why = "latitude and longitude are swapped"};
  return {.why = on_planet ? "outside the feed's extent" : "not on this planet"};
}

struct Places::Projections {
  PJ_CONTEXT* context = nullptr;
  PJ* twd97 = nullptr;
  PJ* twd67 = nullptr;

  Projections() {
    context = proj_context_create();
    proj_log_level(context, PJ_LOG_NONE);
    proj_context_set_enable_network(context, 0);
    twd97 = proj_create(context, kDegreesFromTwd97);
    twd67 = proj_create(context, kDegreesFromTwd67);
  }
  ~Projections() {
    proj_destroy(twd97);
    proj_destroy(twd67);
    proj_context_destroy(context);
  }
  Projections(const Projections&) = delete;
  Projections& operator=(const Projections&) = delete;
};

Places::Places() = default;
Places::~Places() = default;
Places::Places(Places&&) noexcept = default;
Places& Places::operator=(Places&&) noexcept = default;

CheckedPlace Places::from(double x, double y, int crs_epsg, const Extent& extent) {
  if (crs_epsg == 4326) return checked_place({.lon_deg = x, .lat_deg = y}, extent);
  if (crs_epsg != 3826 && crs_epsg != 3828)
    return {.why = "in a coordinate system other than 4326, 3826 and 3828"};
  if (x == 0 && y == 0) return {.why = "0, 0: nobody's position"};
  if (!(std::abs(x) < kGridLimitM && std::abs(y) < kGridLimitM)) return {.why = "outside the grid"};
  if (!projections_) projections_ = std::make_unique<Projections>();
  PJ* projection = crs_epsg == 3826 ? projections_->twd97 : projections_->twd67;
  if (!projection) return {.why = "this machine's PROJ cannot convert it"};
  proj_errno_reset(projection);
  const PJ_COORD degrees = proj_trans(projection, PJ_FWD, proj_coord(x, y, 0, 0));
  if (proj_errno(projection) != 0) return {.why = "outside the grid"};
  return checked_place({.lon_deg = degrees.xy.x, .lat_deg = degrees.xy.y}, extent);
}

}  // namespace city
