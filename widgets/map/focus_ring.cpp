#include "widgets/map/focus_ring.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "widgets/ui/geo_distance.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void draw_ring(ImDrawList& list, const std::vector<World>& ring, const Camera& camera,
               const Viewport& viewport, Colour colour, float width) {
  std::vector<ImVec2> points;
  for (const World& at : ring) {
    const Screen p = screen_from_world(camera, viewport, at);
    points.push_back({p.x, p.y});
  }
  list.AddPolyline(points.data(), static_cast<int>(points.size()), packed(colour), ImDrawFlags_Closed, width);
}

}  // namespace

std::vector<World> ring_of(LonLat centre, double radius_m) {
  std::vector<World> ring;
  for (std::size_t i = 0; i < kRingCorners; ++i) {
    const double turn = 2 * std::numbers::pi * static_cast<double>(i) / kRingCorners;
    ring.push_back(world_from_geo(moved_by(centre, radius_m * std::cos(turn), radius_m * std::sin(turn))));
  }
  return ring;
}

std::string focus_text(const Focus& focus, const Texts& texts) {
  const bool in_km = focus.radius_m >= 1000;
  const std::string radius =
      in_km ? number_text(focus.radius_m / 1000, std::fmod(focus.radius_m, 1000) == 0 ? 0 : 1) + " km"
            : number_text(focus.radius_m, 0) + " m";
  return joined({focus.title, radius, age_text(focus.window, texts)});
}

void draw_focus(Pen& pen, const Focus& focus, const Camera& camera, const Viewport& viewport,
                const MapStyle& style, float opacity) {
  ImDrawList& list = pen.list();
  const Colour white = faded(style.colours.selected, opacity),
               dark = faded(style.colours.outside, 0.7F * opacity);
  const std::vector<World> ring = ring_of(focus.at, focus.radius_m);
  draw_ring(list, ring, camera, viewport, dark, pen.px(6));
  draw_ring(list, ring, camera, viewport, white, pen.px(2.5F));
  draw_ring(list, ring_of(focus.at, focus.radius_m / 2), camera, viewport, faded(white, 0.45F), pen.px(1.5F));
  const Screen at = screen_from_world(camera, viewport, world_from_geo(focus.at));
  const float gap = pen.px(7), arm = pen.px(22);
  for (const auto& [dx, dy] : {std::pair{1.0F, 0.0F}, {-1.0F, 0.0F}, {0.0F, 1.0F}, {0.0F, -1.0F}}) {
    const ImVec2 from{at.x + dx * gap, at.y + dy * gap}, to{at.x + dx * arm, at.y + dy * arm};
    list.AddLine(from, to, packed(dark), pen.px(5));
    list.AddLine(from, to, packed(white), pen.px(2));
  }
  // Above the ring; in its uppermost part when that is not on the map.
  const std::string text = focus_text(focus, style.texts);
  const float h = pen.line_height(Role::Body);
  const float w =
      std::min(pen.width(text, Role::Body, Weight::Bold) + pen.px(17), viewport.size.x - pen.px(16));
  const Screen top = screen_from_world(camera, viewport, ring[kRingCorners / 4]);
  const float left = viewport.position.x + pen.px(8),
              right = viewport.position.x + viewport.size.x - pen.px(8);
  const float y =
      std::clamp(top.y - h - pen.px(6), viewport.position.y + pen.px(8),
                 std::max(viewport.position.y + pen.px(8), viewport.position.y + viewport.size.y - h));
  const Rect card{std::clamp(at.x - w / 2, left, std::max(left, right - w)), y, w, h};
  if (at.x < left - w || at.x > right + w) return;
  pen.fill(card, faded(style.look.theme.raised, 0.92F * opacity), pen.px(4));
  pen.text(inset(card, pen.px(8), 0), text,
           {.role = Role::Body,
            .colour = faded(style.look.theme.ink, opacity),
            .weight = Weight::Bold,
            .fit = Fit::MayShorten});
}

}  // namespace city
