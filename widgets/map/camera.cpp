#include "widgets/map/camera.hpp"

#include <algorithm>
#include <cmath>

namespace city {
namespace {

constexpr double kGlideHalfLifeS = 0.07;
constexpr double kGlideEndsPxPerS = 12;
constexpr double kLongestFlightS = 0.9;
constexpr double kShortestFlightS = 0.25;

double clamped_scale(double pixels_per_world) {
  return std::clamp(pixels_per_world, kLeastPixelsPerWorld, kMostPixelsPerWorld);
}

World clamped(World at) { return {std::clamp(at.x, 0.0, 1.0), std::clamp(at.y, 0.0, 1.0)}; }

double ease(double t) { return t * t * (3 - 2 * t); }

}  // namespace

Screen screen_from_world(const Camera& camera, const Viewport& viewport, World at) {
  const double middle_x = static_cast<double>(viewport.position.x) + static_cast<double>(viewport.size.x) / 2;
  const double middle_y = static_cast<double>(viewport.position.y) + static_cast<double>(viewport.size.y) / 2;
  return {static_cast<float>(middle_x + (at.x - camera.centre.x) * camera.pixels_per_world),
          static_cast<float>(middle_y + (at.y - camera.centre.y) * camera.pixels_per_world)};
}

World world_from_screen(const Camera& camera, const Viewport& viewport, Screen at) {
  const double dx =
      static_cast<double>(at.x - viewport.position.x) - static_cast<double>(viewport.size.x) / 2;
  const double dy =
      static_cast<double>(at.y - viewport.position.y) - static_cast<double>(viewport.size.y) / 2;
  return {camera.centre.x + dx / camera.pixels_per_world, camera.centre.y + dy / camera.pixels_per_world};
}

Bounds visible_bounds(const Camera& camera, const Viewport& viewport) {
  const double half_x = static_cast<double>(viewport.size.x) / 2 / camera.pixels_per_world;
  const double half_y = static_cast<double>(viewport.size.y) / 2 / camera.pixels_per_world;
  return {{camera.centre.x - half_x, camera.centre.y - half_y},
          {camera.centre.x + half_x, camera.centre.y + half_y}};
}

Camera panned(Camera camera, Screen delta) {
  camera.centre = clamped({camera.centre.x - static_cast<double>(delta.x) / camera.pixels_per_world,
                           camera.centre.y - static_cast<double>(delta.y) / camera.pixels_per_world});
  return camera;
}

Camera zoomed_about(Camera camera, const Viewport& viewport, Screen fixed, double factor) {
  const World under = world_from_screen(camera, viewport, fixed);
  const double before = camera.pixels_per_world;
  camera.pixels_per_world = clamped_scale(before * factor);
  const double ratio = before / camera.pixels_per_world;
  camera.centre =
      clamped({under.x + (camera.centre.x - under.x) * ratio, under.y + (camera.centre.y - under.y) * ratio});
  return camera;
}

Camera fitted(const Bounds& bounds, const Viewport& viewport, float margin_px) {
  const double width_px = std::max(1.0F, viewport.size.x - 2 * margin_px);
  const double height_px = std::max(1.0F, viewport.size.y - 2 * margin_px);
  const double width = std::max(bounds.max.x - bounds.min.x, 1e-12);
  const double height = std::max(bounds.max.y - bounds.min.y, 1e-12);
  return {.centre = {(bounds.min.x + bounds.max.x) / 2, (bounds.min.y + bounds.max.y) / 2},
          .pixels_per_world = clamped_scale(std::min(width_px / width, height_px / height))};
}

double metres_per_pixel(const Camera& camera) {
  return metres_per_world(geo_from_world(camera.centre).lat_deg) / camera.pixels_per_world;
}

CameraMotion flight_to(const Camera& from, const Camera& to) {
  const double distance_px = std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y) *
                             std::min(from.pixels_per_world, to.pixels_per_world);
  const double zooms = std::abs(std::log2(to.pixels_per_world / from.pixels_per_world));
  const double duration_s =
      std::clamp(0.25 + distance_px / 3000 + zooms / 10, kShortestFlightS, kLongestFlightS);
  return {.flight = CameraMotion::Flight{.from = from, .to = to, .elapsed_s = 0, .duration_s = duration_s}};
}

Moved moved(Camera camera, CameraMotion motion, double dt_s) {
  if (motion.flight) {
    CameraMotion::Flight& flight = *motion.flight;
    flight.elapsed_s += dt_s;
    if (flight.elapsed_s >= flight.duration_s) return {flight.to, {}};
    const double t = ease(flight.elapsed_s / flight.duration_s);
    const double scale =
        flight.from.pixels_per_world * std::pow(flight.to.pixels_per_world / flight.from.pixels_per_world, t);
    // Ground covered in step with the scale keeps the speed on screen steady while it changes.
    const double from_metre = 1 / flight.from.pixels_per_world, to_metre = 1 / flight.to.pixels_per_world;
    const double spread = to_metre - from_metre;
    const double path = std::abs(spread) < 1e-3 * from_metre ? t : (1 / scale - from_metre) / spread;
    return {{.centre = {std::lerp(flight.from.centre.x, flight.to.centre.x, path),
                        std::lerp(flight.from.centre.y, flight.to.centre.y, path)},
             .pixels_per_world = scale},
            motion};
  }
  if (!is_moving(motion)) return {camera, {}};
  const auto dt = static_cast<float>(dt_s);
  camera = panned(camera, {motion.glide_px_s.x * dt, motion.glide_px_s.y * dt});
  const auto keep = static_cast<float>(std::exp2(-dt_s / kGlideHalfLifeS));
  motion.glide_px_s = {motion.glide_px_s.x * keep, motion.glide_px_s.y * keep};
  if (!is_moving(motion)) motion.glide_px_s = {};
  return {camera, motion};
}

bool is_moving(const CameraMotion& motion) {
  return motion.flight || std::hypot(static_cast<double>(motion.glide_px_s.x),
                                     static_cast<double>(motion.glide_px_s.y)) > kGlideEndsPxPerS;
}

}  // namespace city
