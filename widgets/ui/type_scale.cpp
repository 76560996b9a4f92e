#include "widgets/ui/type_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "widgets/ui/theme.hpp"

namespace city {
namespace {

constexpr double kCapPerFontPx = 0.733 / 1.448;
constexpr double kArcminPerRadian = 3438;

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

}  // namespace

TypeScale type_scale(SizePx size, const WallProfile& profile) {
  const TypeScale design;
  TypeScale scale;
  scale.unit = std::min(static_cast<float>(size.height) / 1080.0F, static_cast<float>(size.width) / 1920.0F);
  // How much larger than at a desk text of `px` must be to be seen under `wanted` minutes of arc.
  const auto growth_to = [&](float px, double wanted) {
    const double seen = arcmin(px * scale.unit, profile);
    return seen <= 0 ? 1.0F : std::clamp(static_cast<float>(wanted / seen), 1.0F, kMostEnlargement);
  };
  const auto sized = [&](float px, float larger) {
    return std::max(8.0F, std::round(px * larger * scale.unit));
  };
  const float least = growth_to(design.small, kLeastArcmin);
  const float wanted = design.small * least * scale.unit;
  // The least is a least: rounding must not take from it.
  scale.small = least > 1 ? std::max(8.0F, std::ceil(wanted - 0.01F)) : sized(design.small, 1);
  scale.body = sized(design.body, growth_to(design.body, kNameArcmin));
  scale.title = sized(design.title, growth_to(design.title, kTitleArcmin));
  scale.figure = sized(design.figure, least);
  scale.clock = sized(design.clock, least);
  scale.growth = std::max({scale.small / sized(design.small, 1), scale.body / sized(design.body, 1),
                           scale.title / sized(design.title, 1)});
  return scale;
}

double arcmin(float font_px, const WallProfile& profile) {
  if (profile.pixel_pitch_mm <= 0 || profile.farthest_seat_m <= 0) return 0;
  return font_px * kCapPerFontPx * profile.pixel_pitch_mm * kArcminPerRadian /
         (profile.farthest_seat_m * 1000);
}

double legible_to_m(float font_px, double pixel_pitch_mm) {
  if (pixel_pitch_mm <= 0) return 0;
  return font_px * kCapPerFontPx * pixel_pitch_mm * kArcminPerRadian / kLeastArcmin / 1000;
}

double edge_angle_deg(SizePx size, const WallProfile& profile) {
  if (profile.pixel_pitch_mm <= 0 || profile.farthest_seat_m <= 0) return 0;
  const double half_m = size.width * profile.pixel_pitch_mm / 2000;
  return std::atan(half_m / profile.farthest_seat_m) * 180 / std::numbers::pi;
}

std::optional<std::string> legibility_trouble(SizePx size, const WallProfile& profile) {
  const float smallest = type_scale(size, profile).small;
  const double seen = arcmin(smallest, profile);
  if (seen <= 0 || seen >= kLeastArcmin - 0.05) return std::nullopt;
  std::array<char, 200> line{};
  std::snprintf(line.data(), line.size(),
                "the smallest text is %.1f minutes of arc at %.1f m, and 16 are legible: it can be read up "
                "to %.1f m away",
                seen, profile.farthest_seat_m, legible_to_m(smallest, profile.pixel_pitch_mm));
  return std::string{line.data()};
}

double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

double contrast(Colour a, Colour b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Colour blended(Colour under, Colour top) {
  const auto mixed = [&](std::uint8_t below, std::uint8_t above) {
    return static_cast<std::uint8_t>((above * top.a + below * (255 - top.a) + 127) / 255);
  };
  return {mixed(under.r, top.r), mixed(under.g, top.g), mixed(under.b, top.b), 255};
}

int saturation(Colour c) { return std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}); }

}  // namespace city
