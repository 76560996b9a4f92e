#include "widgets/map/mark_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace city {
namespace {

// In the catalogue under these English texts; marked for it by N_.
#define N_(text) text
constexpr std::array kKindLooks{
    KindLook{"bike_station", MarkShape::Circle, 0.9F, false, N_("Bike stations")},
    KindLook{"car_park", MarkShape::Square, 1, false, N_("Car parks")},
    KindLook{"rain_gauge", MarkShape::Drop, 1.15F, false, N_("Rain gauges")},
    KindLook{"water_level", MarkShape::Diamond, 1.15F, false, N_("Water levels")},
    KindLook{"air_station", MarkShape::Hexagon, 1.3F, false, N_("Air quality")},
    KindLook{"streetlight", MarkShape::Star, 0.75F, false, N_("Streetlights")},
    KindLook{"vd", MarkShape::Triangle, 1, false, N_("Traffic detectors")},
    KindLook{"hospital", MarkShape::Cross, 1.9F, true, N_("Hospitals")},
    KindLook{"camera", MarkShape::Camera, 1.2F, false, N_("Cameras")},
    KindLook{"pump_station", MarkShape::Trapezoid, 1.2F, false, N_("Pumps and gates")},
    KindLook{"shelter", MarkShape::House, 1.2F, false, N_("Shelters")},
    KindLook{"vehicle", MarkShape::Chevron, 1.1F, false, N_("Vehicles")},
    KindLook{"roadworks", MarkShape::Saltire, 1.1F, false, N_("Roadworks")},
    KindLook{"metro_platform", MarkShape::Arch, 1.2F, false, N_("Metro platforms")},
    KindLook{"pharmacy", MarkShape::Capsule, 1.15F, false, N_("Pharmacies and vaccine fridges")},
    KindLook{"building", MarkShape::Tower, 1.15F, false, N_("In buildings")},
    KindLook{"power_area", MarkShape::Bolt, 1.3F, false, N_("Power supply")},
    KindLook{"quake_area", MarkShape::Hourglass, 1.2F, false, N_("Earthquake intensity")},
    KindLook{"case", MarkShape::Bubble, 1.15F, true, N_("Open cases")},
    KindLook{"", MarkShape::Circle, 1, false, N_("Other sensors")},
};
#undef N_

struct Alias {
  std::string_view kind{};
  std::string_view same_as{};
};
constexpr std::array kAliases{
    Alias{"sewer_level", "water_level"},
    Alias{"sewer_gauge", "water_level"},
    Alias{"river_gauge", "water_level"},
    Alias{"sewer", "water_level"},
    Alias{"river_level", "water_level"},
    Alias{"water_gauge", "water_level"},
    Alias{"water_level_gauge", "water_level"},
    Alias{"flood_sensor", "water_level"},
    Alias{"level_gauge", "water_level"},
    Alias{"underpass_sensor", "water_level"},
    Alias{"reservoir", "water_level"},
    Alias{"weather_station", "rain_gauge"},
    Alias{"rain", "rain_gauge"},
    Alias{"air_quality", "air_station"},
    Alias{"air", "air_station"},
    Alias{"air_quality_station", "air_station"},
    Alias{"street_light", "streetlight"},
    Alias{"lamp", "streetlight"},
    Alias{"smart_pole", "streetlight"},
    Alias{"road_section", "vd"},
    Alias{"vehicle_detector", "vd"},
    Alias{"traffic_detector", "vd"},
    Alias{"parking", "car_park"},
    Alias{"parking_lot", "car_park"},
    Alias{"cctv", "camera"},
    Alias{"pump", "pump_station"},
    Alias{"gate", "pump_station"},
    Alias{"evacuation_gate", "pump_station"},
    Alias{"evac_gate", "pump_station"},
    Alias{"bus", "vehicle"},
    Alias{"ambulance", "vehicle"},
    Alias{"police_car", "vehicle"},
    Alias{"fire_engine", "vehicle"},
    Alias{"garbage_truck", "vehicle"},
    Alias{"metro_station", "metro_platform"},
    Alias{"vaccine_fridge", "pharmacy"},
    Alias{"building_meter", "building"},
    Alias{"lift", "building"},
    Alias{"server_rack", "building"},
    Alias{"service_counter", "building"},
};

std::vector<Screen> regular(int corners, float radius, double first_turn) {
  std::vector<Screen> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * (first_turn + static_cast<double>(i) / corners);
    points.push_back(
        {radius * static_cast<float>(std::cos(angle)), radius * static_cast<float>(std::sin(angle))});
  }
  return points;
}

std::vector<Screen> star() {
  std::vector<Screen> points;
  for (int i = 0; i < 8; ++i) {
    const double angle = std::numbers::pi / 4 * i;
    const float radius = i % 2 == 0 ? 1.0F : 0.45F;
    points.push_back(
        {radius * static_cast<float>(std::cos(angle)), radius * static_cast<float>(std::sin(angle))});
  }
  return points;
}

std::vector<Screen> bubble() {
  std::vector<Screen> points{{-0.25F, 0.95F}};  // the tail's tip, then round the balloon
  for (int i = 0; i <= 20; ++i) {
    const double angle = std::numbers::pi * (0.72 + 1.72 * i / 20);
    points.push_back(
        {0.85F * static_cast<float>(std::cos(angle)), -0.15F + 0.72F * static_cast<float>(std::sin(angle))});
  }
  return points;
}

std::vector<Screen> saltire() {
  constexpr float kArm = 0.3F, kReach = 0.95F, kTurn = std::numbers::sqrt2_v<float> / 2;
  std::vector<Screen> points;
  for (const auto& [x, y] : {std::pair{-kArm, -kReach},
                             {kArm, -kReach},
                             {kArm, -kArm},
                             {kReach, -kArm},
                             {kReach, kArm},
                             {kArm, kArm},
                             {kArm, kReach},
                             {-kArm, kReach},
                             {-kArm, kArm},
                             {-kReach, kArm},
                             {-kReach, -kArm},
                             {-kArm, -kArm}})
    points.push_back({(x - y) * kTurn, (x + y) * kTurn});
  return points;
}

std::vector<Screen> capsule() {
  std::vector<Screen> points;
  for (int i = 0; i <= 16; ++i) {
    const double angle = std::numbers::pi * (-0.5 + i / 16.0);
    points.push_back(
        {0.5F + 0.48F * static_cast<float>(std::cos(angle)), 0.48F * static_cast<float>(std::sin(angle))});
  }
  for (int i = 0; i <= 16; ++i) {
    const double angle = std::numbers::pi * (0.5 + i / 16.0);
    points.push_back(
        {-0.5F + 0.48F * static_cast<float>(std::cos(angle)), 0.48F * static_cast<float>(std::sin(angle))});
  }
  return points;
}

// Round above, two legs below.
std::vector<Screen> arch() {
  std::vector<Screen> points{{-0.9F, 0.9F}};
  for (int i = 0; i <= 16; ++i) {
    const double angle = std::numbers::pi * (1 + i / 16.0);
    points.push_back(
        {0.9F * static_cast<float>(std::cos(angle)), 0.9F * static_cast<float>(std::sin(angle))});
  }
  for (const Screen& p : {Screen{0.9F, 0.9F}, {0.4F, 0.9F}, {0.4F, 0.42F}, {-0.4F, 0.42F}, {-0.4F, 0.9F}})
    points.push_back(p);
  return points;
}

std::vector<Screen> outline_of(MarkShape shape) {
  constexpr float kArm = 0.34F, kReach = 0.95F;
  switch (shape) {
    case MarkShape::Circle:
      return regular(24, 0.82F, 0);
    case MarkShape::Square:
      return {{-0.74F, -0.74F}, {0.74F, -0.74F}, {0.74F, 0.74F}, {-0.74F, 0.74F}};
    case MarkShape::Diamond:
      return regular(4, 1.0F, 0);
    case MarkShape::Drop:
      return {{-0.98F, -0.72F}, {0.98F, -0.72F}, {0, 0.98F}};
    case MarkShape::Triangle:
      return {{0, -0.98F}, {0.98F, 0.72F}, {-0.98F, 0.72F}};
    case MarkShape::Hexagon:
      return {{-1.0F, 0}, {-0.5F, -0.7F}, {0.5F, -0.7F}, {1.0F, 0}, {0.5F, 0.7F}, {-0.5F, 0.7F}};
    case MarkShape::Cross:
      return {{-kArm, -kReach}, {kArm, -kReach}, {kArm, -kArm},    {kReach, -kArm},
              {kReach, kArm},   {kArm, kArm},    {kArm, kReach},   {-kArm, kReach},
              {-kArm, kArm},    {-kReach, kArm}, {-kReach, -kArm}, {-kArm, -kArm}};
    case MarkShape::Star:
      return star();
    case MarkShape::Trapezoid:
      return {{-0.95F, -0.72F}, {0.95F, -0.72F}, {0.45F, 0.78F}, {-0.45F, 0.78F}};
    case MarkShape::Camera:
      return {{-0.95F, -0.62F}, {0.38F, -0.62F}, {0.38F, -0.2F}, {0.95F, -0.58F},
              {0.95F, 0.58F},   {0.38F, 0.2F},   {0.38F, 0.62F}, {-0.95F, 0.62F}};
    case MarkShape::Bubble:
      return bubble();
    case MarkShape::House:
      return {{0, -0.95F},     {1.0F, -0.05F},   {0.62F, -0.05F}, {0.62F, 0.85F},
              {-0.62F, 0.85F}, {-0.62F, -0.05F}, {-1.0F, -0.05F}};
    case MarkShape::Chevron:
      return {{0, -0.95F}, {0.85F, 0.9F}, {0, 0.42F}, {-0.85F, 0.9F}};
    case MarkShape::Saltire:
      return saltire();
    case MarkShape::Capsule:
      return capsule();
    case MarkShape::Tower:
      return {{-0.46F, -0.98F}, {0.46F, -0.98F}, {0.46F, 0.98F}, {-0.46F, 0.98F}};
    case MarkShape::Arch:
      return arch();
    case MarkShape::Bolt:
      return {{0.3F, -0.98F}, {-0.75F, 0.2F}, {-0.12F, 0.28F},
              {-0.3F, 0.98F}, {0.75F, -0.2F}, {0.12F, -0.28F}};
    case MarkShape::Hourglass:
      return {{-0.85F, -0.88F}, {0.85F, -0.88F}, {0.3F, 0}, {0.85F, 0.88F}, {-0.85F, 0.88F}, {-0.3F, 0}};
  }
  return {};
}

const std::array<std::vector<Screen>, kMarkShapes>& outlines() {
  static const auto all = [] {
    std::array<std::vector<Screen>, kMarkShapes> made;
    for (std::size_t i = 0; i < kMarkShapes; ++i) made[i] = outline_of(static_cast<MarkShape>(i));
    return made;
  }();
  return all;
}

}  // namespace

std::span<const KindLook> kind_looks() { return kKindLooks; }

std::uint8_t kind_index(std::string_view kind) {
  for (const Alias& alias : kAliases)
    if (alias.kind == kind) kind = alias.same_as;
  for (std::size_t i = 0; i + 1 < kKindLooks.size(); ++i)
    if (kKindLooks[i].kind == kind) return static_cast<std::uint8_t>(i);
  return static_cast<std::uint8_t>(kKindLooks.size() - 1);
}

std::span<const Screen> outline(MarkShape shape) { return outlines()[static_cast<std::size_t>(shape)]; }

float signed_distance(MarkShape shape, float x, float y) {
  const std::span<const Screen> points = outline(shape);
  float nearest = std::numeric_limits<float>::max();
  bool is_inside = false;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
    const Screen a = points[j], b = points[i];
    const float ex = b.x - a.x, ey = b.y - a.y, px = x - a.x, py = y - a.y;
    const float t = std::clamp((px * ex + py * ey) / (ex * ex + ey * ey), 0.0F, 1.0F);
    nearest = std::min(nearest, std::hypot(px - ex * t, py - ey * t));
    if ((a.y > y) != (b.y > y) && x < a.x + ex * (y - a.y) / ey) is_inside = !is_inside;
  }
  return is_inside ? -nearest : nearest;
}

std::vector<std::uint8_t> mark_atlas() {
  const int width = static_cast<int>(kMarkShapes) * kMarkTile;
  std::vector<std::uint8_t> texels(static_cast<std::size_t>(width) * kMarkTile);
  for (int row = 0; row < kMarkTile; ++row) {
    for (int column = 0; column < width; ++column) {
      const auto at = [](int texel) {
        return ((static_cast<float>(texel) + 0.5F) / kMarkTile * 2 - 1) * kMarkSpan;
      };
      const float distance =
          signed_distance(static_cast<MarkShape>(column / kMarkTile), at(column % kMarkTile), at(row));
      texels[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
             static_cast<std::size_t>(column)] =
          static_cast<std::uint8_t>(std::clamp(128 + distance * kMarkUnit, 0.0F, 255.0F));
    }
  }
  return texels;
}

}  // namespace city
