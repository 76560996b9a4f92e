#include "widgets/ui/type_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "widgets/ui/theme.hpp"

namespace city {
namespace {

constexpr double kCapPerFontPx = 0.733 / 1.448;
constexpr double kArcminPerRadian = 3438;
constexpr double kLegibleArcmin = 16;

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

}  // namespace

TypeScale type_scale(SizePx size, const WallProfile& profile) {
  const TypeScale design;
  TypeScale scale;
  scale.unit = std::min(static_cast<float>(size.height) / 1080.0F, static_cast<float>(size.width) / 1920.0F);
  float larger = 1;
  const double seen = arcmin(design.small * scale.unit, profile);
  if (seen > 0) larger = std::clamp(static_cast<float>(kLegibleArcmin / seen), 1.0F, kMostEnlargement);
  const auto sized = [&](float px) { return std::max(8.0F, std::round(px * larger * scale.unit)); };
  scale.small = sized(design.small);
  scale.body = sized(design.body);
  scale.title = sized(design.title);
  scale.figure = sized(design.figure);
  scale.clock = sized(design.clock);
  return scale;
}

double arcmin(float font_px, const WallProfile& profile) {
  if (profile.pixel_pitch_mm <= 0 || profile.farthest_seat_m <= 0) return 0;
  return font_px * kCapPerFontPx * profile.pixel_pitch_mm * kArcminPerRadian /
         (profile.farthest_seat_m * 1000);
}

double legible_to_m(float font_px, double pixel_pitch_mm) {
  if (pixel_pitch_mm <= 0) return 0;
  return font_px * kCapPerFontPx * pixel_pitch_mm * kArcminPerRadian / kLegibleArcmin / 1000;
}

std::optional<std::string> legibility_trouble(SizePx size, const WallProfile& profile) {
  const float smallest = type_scale(size, profile).small;
  const double seen = arcmin(smallest, profile);
  if (seen <= 0 || seen >= kLegibleArcmin - 0.05) return std::nullopt;
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

}  // namespace city
