// Where the map looks: a centre, a scale, and calm motion.
//
// The camera knows no viewport and no clock; both are arguments. North is up. Scale is pixels per World unit, so the
// same camera shows half as much ground on a viewport half as large. Limits: from a country to a house.
// Motion: a released drag glides on and dies within half a second; a flight eases in and out along a straight line and
// takes at most 0.9 s. Any new input ends both.
// Threads: plain values.
#pragma once
#include <optional>

#include "widgets/map/mercator.hpp"

namespace city {

struct Viewport {  // a panel's rectangle in the window, pixels
  Screen position{};
  Screen size{};
  friend bool operator==(const Viewport&, const Viewport&) = default;
};

struct Bounds {  // min <= max in both axes; World space, so north is min.y
  World min{};
  World max{};
};

struct Camera {
  World centre{0.5, 0.5};
  double pixels_per_world = 256;
};

inline constexpr double kLeastPixelsPerWorld = 256.0 * 64;          // a country across a wall
inline constexpr double kMostPixelsPerWorld = 256.0 * 1024 * 2048;  // about 7 cm a pixel

Screen screen_from_world(const Camera&, const Viewport&, World);
World world_from_screen(const Camera&, const Viewport&, Screen);
Bounds visible_bounds(const Camera&, const Viewport&);

Camera panned(Camera, Screen delta);  // the ground follows the hand
Camera zoomed_about(Camera, const Viewport&, Screen fixed,
                    double factor);  // what is under `fixed` stays there
Camera fitted(const Bounds&, const Viewport&, float margin_px);
double metres_per_pixel(const Camera&);  // at the centre

// What moves the camera when no hand is on it.
struct CameraMotion {
  struct Flight {
    Camera from{};
    Camera to{};
    double elapsed_s = 0;
    double duration_s = 0;
  };
  std::optional<Flight> flight{};
  Screen glide_px_s{};  // velocity of the ground on screen
};

CameraMotion flight_to(const Camera& from, const Camera& to);
struct Moved {
  Camera camera{};
  CameraMotion motion{};
};
Moved moved(Camera, CameraMotion, double dt_s);  // one frame later
bool is_moving(const CameraMotion&);

}  // namespace city
