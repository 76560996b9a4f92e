#include "widgets/map/map_names.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace city {
namespace {

constexpr double kVillageNamesFrom_m_px =
    7;  // ground metres per unit pixel: nearer than this, villages are named

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool is_inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

struct Lettering {
  ImFont* font = nullptr;
  float size_px = 20;
  Colour ink{};
  Colour halo{};
  float halo_px = 1.5F;
};

Screen measured(const Lettering& lettering, const std::string& text) {
  const ImVec2 size = lettering.font->CalcTextSizeA(lettering.size_px, 1e6F, 0, text.c_str());
  return {size.x, size.y};
}

void write(ImDrawList& list, const Lettering& l, const Rect& at, const std::string& text) {
  for (const auto& [dx, dy] : {std::pair{-1.0F, 0.0F},
                               {1.0F, 0.0F},
                               {0.0F, -1.0F},
                               {0.0F, 1.0F},
                               {-0.7F, -0.7F},
                               {0.7F, 0.7F},
                               {-0.7F, 0.7F},
                               {0.7F, -0.7F}})
    list.AddText(l.font, l.size_px, {at.x + dx * l.halo_px, at.y + dy * l.halo_px}, packed(l.halo),
                 text.c_str());
  list.AddText(l.font, l.size_px, {at.x, at.y}, packed(l.ink), text.c_str());
}

std::vector<Rect> draw_level(Pen& pen, std::span<const NameWish> wishes, const Lettering& lettering,
                             std::span<const Rect> taken, const Viewport& viewport) {
  const Rect within{viewport.position.x, viewport.position.y, viewport.size.x, viewport.size.y};
  std::vector<Rect> all{taken.begin(), taken.end()};
  for (const PlacedName& name : place_names(wishes, taken, within)) {
    write(pen.list(), lettering, name.place, wishes[name.wish].text);
    all.push_back(name.place);
  }
  return all;
}

}  // namespace

std::vector<PlacedName> place_names(std::span<const NameWish> wishes, std::span<const Rect> taken,
                                    const Rect& within) {
  std::vector<Rect> occupied{taken.begin(), taken.end()};
  std::vector<PlacedName> placed;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const NameWish& wish = wishes[i];
    for (const float step : {0.0F, -0.8F, 0.8F}) {
      const Rect at{std::round(wish.centre.x - wish.size.x / 2),
                    std::round(wish.centre.y - wish.size.y / 2 + step * wish.size.y), wish.size.x,
                    wish.size.y};
      const bool is_free =
          std::none_of(occupied.begin(), occupied.end(), [&](const Rect& r) { return overlap(r, at); });
      if (!is_free || !is_inside(at, within)) continue;
      placed.push_back({i, at});
      occupied.push_back(at);
      break;
    }
  }
  return placed;
}

std::string_view short_name(const Area& area, const Texts& texts) {
  std::string_view name = texts.pick(area.name);
  for (const std::string_view ending : {" Dist.", " Vil."})
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  return name;
}

void draw_names(Pen& pen, const Geography& geography, const Camera& camera, const Viewport& viewport,
                const MapStyle& style, std::span<const Rect> taken) {
  const float unit = style.look.type.unit;
  const Bounds visible = visible_bounds(camera, viewport);
  const auto wishes_for = [&](const std::vector<Area>& areas, const Lettering& lettering) {
    std::vector<NameWish> wishes;
    for (const Area& area : areas) {
      const World at = world_from_geo(area.label_at);
      if (at.x < visible.min.x || at.x > visible.max.x || at.y < visible.min.y || at.y > visible.max.y)
        continue;
      std::string text{short_name(area, style.texts)};
      const Screen size = measured(lettering, text);
      wishes.push_back({std::move(text), screen_from_world(camera, viewport, at), size});
    }
    return wishes;
  };
  const Lettering large{.font = style.look.bold,
                        .size_px = style.look.type.body,
                        .ink = style.colours.name,
                        .halo = faded(style.colours.land, 0.85F),
                        .halo_px = 2 * unit};
  const std::vector<Rect> after =
      draw_level(pen, wishes_for(geography.districts, large), large, taken, viewport);
  if (metres_per_pixel(camera) * static_cast<double>(unit) > kVillageNamesFrom_m_px) return;
  Lettering little = large;
  little.font = style.look.regular;
  little.size_px = style.look.type.small;
  little.ink = style.colours.quiet_name;
  draw_level(pen, wishes_for(geography.villages, little), little, after, viewport);
}

}  // namespace city
