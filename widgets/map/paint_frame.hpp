// What the painters need to know about one frame, as plain data: ImGui carries it to the draw callback.
#pragma once
#include <array>

#include "widgets/map/asset_state.hpp"
#include "widgets/map/map_style.hpp"
#include "widgets/map/mark_shapes.hpp"

namespace city {

using Colour4 = std::array<float, 4>;

constexpr Colour4 floats(Colour c) {
  return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
          static_cast<float>(c.a) / 255};
}

struct PaintFrame {
  float centre_x = 0, centre_y = 0;  // of the camera, World relative to the origin
  float scale = 1;                   // pixels per World unit
  float width_px = 1, height_px = 1;
  float unit = 1;  // pixels per 1080th of the wall's height
  friend bool operator==(const PaintFrame&, const PaintFrame&) = default;
};

inline constexpr float kDotsBelowPx =
    5;  // a crowd of smaller marks is drawn as dots: shapes could not be told

struct MarkSizes {           // pixels across, before the factor of the kind
  float base = 8;            // an uncrowded ordinary asset
  float crowd = 8;           // at most this for ordinary assets, so that a crowd stays a texture
  float least_abnormal = 9;  // at least this for what must be seen
  int detail = 255;          // points of a higher level are left out
  int top_detail = 255;      // the same for those on top
  std::array<float, kMostKinds> kind_opacity = every_kind();  // 0: hidden

  static constexpr std::array<float, kMostKinds> every_kind() {
    std::array<float, kMostKinds> all{};
    all.fill(1);
    return all;
  }
  friend bool operator==(const MarkSizes&, const MarkSizes&) = default;
};

// How the looks are drawn, one entry per MarkLook.
struct MarkInk {
  std::array<Colour4, kMarkLooks> colour{};
  std::array<float, kMarkLooks> size{};    // factor
  std::array<float, kMarkLooks> hollow{};  // share of the inside left out
  std::array<float, kMarkLooks> rim{};     // edge, pixels: dark where positive, light where negative
  std::array<Colour4, 2> rims{};           // dark, light
  friend bool operator==(const MarkInk&, const MarkInk&) = default;
};

}  // namespace city
