#include "widgets/map/map_names.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace city {
namespace {

constexpr double kVillageNamesFromMPerPx =
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

// Returns the obstacles with the names added.
NameObstacles draw_level(Pen& pen, std::span<const NameWish> wishes, const Lettering& lettering,
                         NameObstacles obstacles, const Viewport& viewport) {
  const Rect within{viewport.position.x, viewport.position.y, viewport.size.x, viewport.size.y};
  for (const PlacedName& name : place_names(wishes, obstacles, within)) {
    write(pen.list(), lettering, name.place, wishes[name.wish].text);
    obstacles.cards.push_back(name.place);
  }
  return obstacles;
}

}  // namespace

std::vector<PlacedName> place_names(std::span<const NameWish> wishes, const NameObstacles& obstacles,
                                    const Rect& within) {
  constexpr std::array<Screen, 9> kSteps{{{0, 0},
                                          {0, -0.9F},
                                          {0, 0.9F},
                                          {-0.35F, 0},
                                          {0.35F, 0},
                                          {-0.35F, -0.9F},
                                          {0.35F, -0.9F},
                                          {-0.35F, 0.9F},
                                          {0.35F, 0.9F}}};
  std::vector<Rect> occupied = obstacles.cards;
  std::vector<PlacedName> placed;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const NameWish& wish = wishes[i];
    std::optional<Rect> best;
    std::ptrdiff_t least_covered = std::numeric_limits<std::ptrdiff_t>::max();
    for (const Screen step : kSteps) {
      const Rect at{std::round(wish.centre.x + (step.x - 0.5F) * wish.size.x),
                    std::round(wish.centre.y + (step.y - 0.5F) * wish.size.y), wish.size.x, wish.size.y};
      const auto covers = [&](const Rect& r) { return overlap(r, at); };
      if (!is_inside(at, within) || std::any_of(occupied.begin(), occupied.end(), covers)) continue;
      const std::ptrdiff_t covered =
          std::count_if(obstacles.landmarks.begin(), obstacles.landmarks.end(), covers);
      if (covered >= least_covered) continue;
      least_covered = covered;
      best = at;
    }
    if (!best) continue;
    placed.push_back({i, *best});
    occupied.push_back(*best);
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
                const MapStyle& style, NameObstacles obstacles) {
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
  obstacles = draw_level(pen, wishes_for(geography.districts, large), large, std::move(obstacles), viewport);
  if (metres_per_pixel(camera) * static_cast<double>(unit) > kVillageNamesFromMPerPx) return;
  Lettering little = large;
  little.font = style.look.regular;
  little.size_px = style.look.type.small;
  little.ink = style.colours.quiet_name;
  draw_level(pen, wishes_for(geography.villages, little), little, std::move(obstacles), viewport);
}

}  // namespace city
