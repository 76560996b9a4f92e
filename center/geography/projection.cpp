#include "center/geography/projection.hpp"

#include <proj.h>

#include <cmath>

#include "sensors/position.hpp"

namespace city {
namespace {

bool is_on_planet(LonLat at) { return std::abs(at.lon_deg) <= 180 && std::abs(at.lat_deg) <= 90; }

}  // namespace

struct Projection::Impl {
  explicit Impl(int wanted) : epsg{wanted} {
    if (epsg == 4326 || epsg == 3826 || epsg == 3828) return;
    context = proj_context_create();
    proj_log_level(context, PJ_LOG_NONE);
    proj_context_set_enable_network(context, 0);
    const std::string name = "EPSG:" + std::to_string(epsg);
    PJ* raw = epsg > 0 ? proj_create_crs_to_crs(context, name.c_str(), "EPSG:4326", nullptr) : nullptr;
    if (raw != nullptr) {
      steps = proj_normalize_for_visualization(context, raw);
      proj_destroy(raw);
    }
    if (steps == nullptr) trouble = "this machine's PROJ cannot convert " + name;
  }
  ~Impl() {
    proj_destroy(steps);
    if (context != nullptr) proj_context_destroy(context);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::optional<LonLat> convert(LonLat xy) {
    if (epsg == 4326) return xy;
    if (steps == nullptr) return places.from(xy.lon_deg, xy.lat_deg, epsg, Extent{}).place;
    proj_errno_reset(steps);
    const PJ_COORD made = proj_trans(steps, PJ_FWD, proj_coord(xy.lon_deg, xy.lat_deg, 0, HUGE_VAL));
    if (proj_errno(steps) != 0) return std::nullopt;
    return LonLat{.lon_deg = made.xy.x, .lat_deg = made.xy.y};
  }

  int epsg = 4326;
  PJ_CONTEXT* context = nullptr;
  PJ* steps = nullptr;
  Places places{};
  std::string trouble{};
};

Projection::Projection(int epsg) : impl_{std::make_unique<Impl>(epsg)} {}
Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

const std::string& Projection::trouble() const { return impl_->trouble; }

std::optional<LonLat> Projection::to_degrees(LonLat xy) {
  if (!impl_->trouble.empty()) return std::nullopt;
  const std::optional<LonLat> at = impl_->convert(xy);
  return at && std::isfinite(at->lon_deg) && std::isfinite(at->lat_deg) && is_on_planet(*at) ? at
                                                                                             : std::nullopt;
}

}  // namespace city
