#include "widgets/map/cluster_bubbles.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kOnePlaceM = 3;

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

Screen place_of(const CaseCluster& cluster, World origin, const Camera& camera, const Viewport& viewport) {
  return screen_from_world(camera, viewport, {origin.x + cluster.at.x, origin.y + cluster.at.y});
}

}  // namespace

float bubble_radius(const Pen& pen, const CaseCluster& cluster) {
  const float words = pen.width(count_text(cluster.count), Role::Small, Weight::Bold) / 2 + pen.px(6);
  const float size = pen.px(11) + pen.px(4) * std::log10(static_cast<float>(cluster.count));
  return std::max({words, size, pen.size_px(Role::Small) * 0.62F});
}

void draw_bubbles(Pen& pen, std::span<const CaseCluster> clusters, World origin, const Camera& camera,
                  const Viewport& viewport, const MapStyle& style, float opacity) {
  ImDrawList& list = pen.list();
  constexpr float kTop = -std::numbers::pi_v<float> / 2;
  for (const CaseCluster& cluster : clusters) {
    const Screen at = place_of(cluster, origin, camera, viewport);
    const float r = bubble_radius(pen, cluster), reach = r + pen.px(6);
    if (at.x < viewport.position.x - reach || at.x > viewport.position.x + viewport.size.x + reach ||
        at.y < viewport.position.y - reach || at.y > viewport.position.y + viewport.size.y + reach)
      continue;
    const ImVec2 centre{at.x, at.y};
    pen.fill({at.x - r, at.y - r, 2 * r, 2 * r}, faded(style.colours.bubble, opacity), r);
    list.AddCircle(centre, r, packed(faded(style.colours.case_open, 0.75F * opacity)), 0, pen.px(2));
    if (cluster.overdue > 0) {
      const float share = static_cast<float>(cluster.overdue) / static_cast<float>(cluster.count);
      list.PathArcTo(centre, r, kTop, kTop + 2 * std::numbers::pi_v<float> * std::max(share, 0.04F));
      list.PathStroke(packed(faded(style.look.theme.attention, opacity)), 0, pen.px(4));
      pen.symbol(at.x + 0.75F * r, at.y - 0.75F * r, pen.px(13), Symbol::Attention);
    }
    pen.text({at.x - r, at.y - r, 2 * r, 2 * r}, count_text(cluster.count),
             {.role = Role::Small,
              .colour = faded(style.look.theme.ink, opacity),
              .weight = Weight::Bold,
              .align = Align::Centre});
  }
}

const CaseCluster* cluster_at(const Pen& pen, std::span<const CaseCluster> clusters, World origin,
                              const Camera& camera, const Viewport& viewport, Screen at) {
  for (const CaseCluster& cluster : clusters) {
    const Screen centre = place_of(cluster, origin, camera, viewport);
    if (std::hypot(centre.x - at.x, centre.y - at.y) <= bubble_radius(pen, cluster)) return &cluster;
  }
  return nullptr;
}

Camera closer_look(const CaseCluster& cluster, World origin, const Camera& camera, const Viewport& viewport) {
  const Bounds bounds{{origin.x + cluster.bounds.min.x, origin.y + cluster.bounds.min.y},
                      {origin.x + cluster.bounds.max.x, origin.y + cluster.bounds.max.y}};
  const double across = std::max(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y) *
                        metres_per_pixel(camera) * camera.pixels_per_world;
  if (across < kOnePlaceM) return camera;
  Camera closer = fitted(bounds, viewport, std::min(viewport.size.x, viewport.size.y) * 0.25F);
  closer.pixels_per_world =
      std::clamp(closer.pixels_per_world, 2 * camera.pixels_per_world, kMostPixelsPerWorld);
  return closer;
}

}  // namespace city
