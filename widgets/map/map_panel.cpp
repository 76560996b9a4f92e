#include "widgets/map/map_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "widgets/map/alert_labels.hpp"
#include "widgets/map/cluster_bubbles.hpp"
#include "widgets/map/focus_ring.hpp"
#include "widgets/map/map_names.hpp"
#include "widgets/map/map_renderer.hpp"

namespace city {
namespace {

constexpr float kReach = 12;      // units: how near the cursor must come to a mark
constexpr float kDragStarts = 4;  // units: below it a press is a click
constexpr double kWheelStep = 1.25;
constexpr double kKeepsVelocityS = 0.05;

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void run_job(const ImDrawList*, const ImDrawCmd* command) {
  const auto& job = *static_cast<const PaintJob*>(command->UserCallbackData);
  std::array<GLint, 4> target{};
  glGetIntegerv(GL_VIEWPORT, target.data());  // the backend's: the whole framebuffer
  const auto height = static_cast<float>(target[3]);
  const Viewport& v = job.viewport;
  const float left = std::max(v.position.x, command->ClipRect.x),
              right = std::min(v.position.x + v.size.x, command->ClipRect.z);
  const float top = std::max(v.position.y, command->ClipRect.y),
              bottom = std::min(v.position.y + v.size.y, command->ClipRect.w);
  if (right <= left || bottom <= top) return;
  const auto in_target = [&](float x, float y, float width, float tall) {
    return PixelRect{static_cast<int>(x), static_cast<int>(height - y - tall), static_cast<int>(width),
                     static_cast<int>(tall)};
  };
  job.renderer->show(job, in_target(v.position.x, v.position.y, v.size.x, v.size.y),
                     in_target(left, top, right - left, bottom - top));
  glViewport(target[0], target[1], target[2], target[3]);
}

// Reads mouse and wheel over the panel and moves the camera.
struct Hands {
  bool is_over = false;
  bool has_clicked = false;
};
Hands read_hands(MapPanel& panel, const Viewport& viewport, float unit) {
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetCursorScreenPos({viewport.position.x, viewport.position.y});
  ImGui::InvisibleButton("map", {viewport.size.x, viewport.size.y});
  const auto is_covered = [&](ImVec2 at) {
    return std::any_of(panel.covered.begin(), panel.covered.end(),
                       [&](const Rect& r) { return r.contains(at.x, at.y); });
  };
  Hands hands{.is_over = ImGui::IsItemHovered() && !is_covered(io.MousePos)};
  const Screen cursor{io.MousePos.x, io.MousePos.y};
  const auto dt_s = static_cast<double>(io.DeltaTime);

  if (hands.is_over && io.MouseWheel != 0) {
    panel.is_placed = true;
    panel.motion = {};
    panel.camera = zoomed_about(panel.camera, viewport, cursor,
                                std::pow(kWheelStep, static_cast<double>(io.MouseWheel)));
  }
  const bool is_dragged = ImGui::IsItemActive() && !is_covered(io.MouseClickedPos[0]) &&
                          ImGui::IsMouseDragging(ImGuiMouseButton_Left, kDragStarts * unit);
  if (is_dragged) {
    panel.is_placed = true;
    panel.camera = panned(panel.camera, {io.MouseDelta.x, io.MouseDelta.y});
    const auto keep = static_cast<float>(std::exp(-dt_s / kKeepsVelocityS));
    const float rate = io.DeltaTime > 0 ? (1 - keep) / io.DeltaTime : 0;
    panel.motion = {.glide_px_s = {panel.motion.glide_px_s.x * keep + io.MouseDelta.x * rate,
                                   panel.motion.glide_px_s.y * keep + io.MouseDelta.y * rate}};
  } else {
    const Moved next = moved(panel.camera, panel.motion, dt_s);
    panel.camera = next.camera;
    panel.motion = next.motion;
  }
  const Screen pressed{io.MouseClickedPos[0].x, io.MouseClickedPos[0].y};
  hands.has_clicked = ImGui::IsItemDeactivated() && hands.is_over && !is_covered(io.MouseClickedPos[0]) &&
                      std::hypot(cursor.x - pressed.x, cursor.y - pressed.y) < kDragStarts * unit;
  if (hands.is_over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    panel.is_placed = true;
    panel.motion = flight_to(panel.camera, zoomed_about(panel.camera, viewport, cursor, 2));
  }
  return hands;
}

void add_job(ImDrawList& list, PaintJob job, PaintJob::Part part) {
  job.part = part;
  list.AddCallback(run_job, &job, sizeof job);
  list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

std::optional<Screen> screen_of(const CityView& view, AssetRef ref, const Camera& camera,
                                const Viewport& viewport) {
  if (ref.chunk >= view.assets.size() || ref.slot >= view.assets[ref.chunk].size()) return std::nullopt;
  const AssetInfo& info = (*view.assets[ref.chunk].info)[ref.slot];
  if (info.line.size() > 1)
    return screen_from_world(camera, viewport, world_from_geo(info.line[info.line.size() / 2]));
  if (!info.place) return std::nullopt;
  return screen_from_world(camera, viewport, world_from_geo(*info.place));
}

Bounds bounds_of(const Geography& geography) {
  std::optional<Bounds> all;
  for (const Area& area : geography.districts) {
    for (const LonLat& point : area.points) {
      const World at = world_from_geo(point);
      if (!all) all = Bounds{at, at};
      all->min = {std::min(all->min.x, at.x), std::min(all->min.y, at.y)};
      all->max = {std::max(all->max.x, at.x), std::max(all->max.y, at.y)};
    }
  }
  return all.value_or(Bounds{{0, 0}, {1, 1}});
}

// The whole city, clear of the line at the bottom that says whose map it is.
Camera whole_city(const Bounds& bounds, Screen position, Screen size) {
  const float line = size.y * 0.045F, margin = std::min(size.x, size.y) * 0.03F;
  const Camera camera = fitted(bounds, {position, {size.x, size.y - line}}, margin);
  return panned(camera, {0, -std::round(line / 2)});  // whole pixels, as everything that is kept
}

std::vector<Rect> landmark_places(const MapRenderer::Impl& impl, const Camera& camera,
                                  const Viewport& viewport, float size_px) {
  std::vector<Rect> places;
  for (const PointVertex& vertex : impl.points.top()) {
    const KindLook& kind = kind_looks()[vertex.kind];
    if (!kind.is_landmark) continue;
    const World at{impl.basemap.origin.x + static_cast<double>(vertex.x),
                   impl.basemap.origin.y + static_cast<double>(vertex.y)};
    const Screen centre = screen_from_world(camera, viewport, at);
    const float reach = size_px * kind.size / 2;
    places.push_back({centre.x - reach, centre.y - reach, 2 * reach, 2 * reach});
  }
  return places;
}

bool is_drawn(const MapPanel& panel, const MapStyle& style, MapLayer layer) {
  const double metres_unit = metres_per_pixel(panel.camera) * static_cast<double>(style.look.type.unit);
  return panel.layers.opacity_at(layer, metres_unit) > 0;
}

// A bubble is opened by flying to its cases; one whose cases all stand at one place stands for the most urgent of them.
std::optional<CasePtr> open_bubble(MapPanel& panel, const MapRenderer::Impl& impl, const CaseCluster& cluster,
                                   const Viewport& viewport) {
  const Camera closer = closer_look(cluster, impl.basemap.origin, panel.camera, viewport);
  if (closer.pixels_per_world == panel.camera.pixels_per_world) return impl.cases.cases()[cluster.first];
  panel.is_placed = true;
  panel.motion = flight_to(panel.camera, closer);
  return std::nullopt;
}

MapInput pointed_at(const CityView& view, MapPanel& panel, MapRenderer& renderer, const MapStyle& style,
                    const Viewport& viewport, bool has_clicked) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  MapInput input{.is_over = true, .has_clicked = has_clicked, .at = {mouse.x, mouse.y}};
  MapRenderer::Impl& impl = renderer.impl();
  const bool has_clusters =
      is_drawn(panel, style, MapLayer::Cases) && is_drawn(panel, style, MapLayer::Clusters);
  const ClusterLayer* clusters = nullptr;
  if (has_clusters) {
    const int level = cluster_level(panel.camera.pixels_per_world, static_cast<double>(style.look.type.unit));
    clusters = impl.layers.clusters(impl.cases, level).layer;
    const Pen pen{*ImGui::GetWindowDrawList(), style.look};
    const CaseCluster* over =
        cluster_at(pen, clusters->cases.clusters, impl.basemap.origin, panel.camera, viewport, input.at);
    if (over != nullptr) {
      input.hovered_cluster = over->count;
      if (has_clicked) {
        input.clicked_case = open_bubble(panel, impl, *over, viewport).value_or(nullptr);
        panel.selected.reset();
      }
      return input;
    }
  }
  input.hovered = asset_at(view, panel, renderer, style, viewport.position, viewport.size, input.at);
  const bool yields = input.hovered && is_abnormal(renderer.impl().points.look(*input.hovered));
  if (is_drawn(panel, style, MapLayer::Cases) && !yields) {
    const double reach = static_cast<double>(kReach * style.look.type.unit) / panel.camera.pixels_per_world;
    const World at = world_from_screen(panel.camera, viewport, input.at);
    input.hovered_case = clusters != nullptr ? impl.cases.near(at, reach, clusters->cases.singles)
                                             : impl.cases.near(at, reach);
    if (input.hovered_case) input.hovered.reset();
  }
  if (has_clicked) {
    input.clicked = input.hovered;
    input.clicked_case = input.hovered_case;
    panel.selected = input.clicked;
  }
  return input;
}

// Only of layers that are drawn here: what a scene leaves out needs no explanation.
std::vector<LegendRow> rows_of(const MapRenderer::Impl& impl, const PaintJob& job, const Texts& texts) {
  LegendInput input = impl.legend;
  for (std::size_t i = 0; i < kMostKinds; ++i)
    if (job.sizes.kind_opacity[i] <= 0) input.kinds.reset(i);
  input.has_roads = input.has_roads && job.shows(MapLayer::Roads);
  input.has_cases = input.has_cases && job.shows(MapLayer::Cases);
  input.has_alerts = input.has_alerts && job.shows(MapLayer::Alerts);
  input.has_clusters = job.clusters != nullptr && !job.clusters->cases.clusters.empty();
  input.has_states = input.kinds.any() || input.has_roads;
  std::vector<LegendRow> rows;
  if (job.fill != nullptr) rows = job.fill->fill.legend(texts);
  const auto add = [&rows](std::vector<LegendRow> more) {
    rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  if (job.heat != nullptr) add(job.heat->heat.legend(texts));
  add(legend_rows(input, texts));
  return rows;
}

}  // namespace

MapInput draw_map(const CityView& view, MapPanel& panel, MapRenderer& renderer, const MapStyle& style,
                  Screen position, Screen size) {
  if (size.x < 1 || size.y < 1) return {};
  const Viewport viewport{{std::floor(position.x), std::floor(position.y)},
                          {std::floor(size.x), std::floor(size.y)}};
  MapRenderer::Impl& impl = renderer.impl();
  const float unit = style.look.type.unit;
  impl.update(view);
  const Hands hands = read_hands(panel, viewport, unit);
  if (!panel.is_placed) panel.camera = whole_city(impl.basemap.bounds, position, size);
  MapInput input;
  if (hands.is_over) input = pointed_at(view, panel, renderer, style, viewport, hands.has_clicked);

  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({position.x, position.y}, {position.x + size.x, position.y + size.y}, true);
  Pen pen{list, style.look, style.audit};
  const std::uint64_t kept = impl.keep(panel);
  const Camera camera = impl.in_whole_pixels(panel.camera, viewport, kept);
  PaintJob job = impl.job(panel, camera, style, viewport);
  job.kept = kept;
  job.passed_s = static_cast<double>(ImGui::GetIO().DeltaTime);
  impl.add_city_layers(job, view, panel, style);
  const std::vector<LegendRow> rows = rows_of(impl, job, style.texts);
  const Rect legend = legend_place(pen, rows, viewport);
  NameObstacles obstacles{.landmarks = landmark_places(impl, camera, viewport, job.sizes.base)};
  const bool has_legend = job.shows(MapLayer::Legend), has_scale = job.shows(MapLayer::Scale);
  if (has_legend) obstacles.cards.push_back(legend);
  if (has_scale) obstacles.cards.push_back(scale_place(pen, viewport));
  obstacles.cards.insert(obstacles.cards.end(), panel.covered.begin(), panel.covered.end());
  add_job(list, job, PaintJob::Part::Ground);
  if (job.shows(MapLayer::Names)) draw_names(pen, *impl.geography, camera, viewport, style, obstacles);
  add_job(list, job, PaintJob::Part::Top);
  if (job.clusters != nullptr)
    draw_bubbles(pen, job.clusters->cases.clusters, impl.basemap.origin, camera, viewport, style,
                 job.of(MapLayer::Cases) * job.of(MapLayer::Clusters));
  if (job.shows(MapLayer::Hospitals))
    draw_hospital_tags(pen, impl.hospitals.tags(), camera, viewport, style, job.sizes.base * 1.9F,
                       job.of(MapLayer::Hospitals));
  if (job.shows(MapLayer::Alerts))
    draw_alert_labels(pen, impl.alert_labels, camera, viewport, style, obstacles, job.of(MapLayer::Alerts));
  if (panel.focus && job.shows(MapLayer::Focus))
    draw_focus(pen, *panel.focus, camera, viewport, style, job.of(MapLayer::Focus));
  for (const auto& [ref, colour] : {std::pair{input.hovered, faded(style.colours.selected, 0.5F)},
                                    {panel.selected, style.colours.selected}}) {
    const auto at = ref ? screen_of(view, *ref, camera, viewport) : std::nullopt;
    if (at) list.AddCircle({at->x, at->y}, job.sizes.base + 5 * unit, packed(colour), 32, 2 * unit);
  }
  if (has_legend) {
    const bool gives_way = std::any_of(panel.covered.begin(), panel.covered.end(), [&](const Rect& r) {
      return r.x < legend.right() && legend.x < r.right() && r.y < legend.bottom() && legend.y < r.bottom();
    });
    if (!gives_way) draw_legend(pen, rows, style, legend, viewport);
  }
  if (has_scale) draw_scale(pen, camera, viewport, style, impl.attribution);
  list.PopClipRect();
  return input;
}

std::optional<AssetRef> asset_at(const CityView& view, const MapPanel& panel, MapRenderer& renderer,
                                 const MapStyle& style, Screen position, Screen size, Screen cursor) {
  const Viewport viewport{position, size};
  MapRenderer::Impl& impl = renderer.impl();
  const HitIndex& index = impl.index(view);
  const World at = world_from_screen(panel.camera, viewport, cursor);
  const double reach = static_cast<double>(kReach * style.look.type.unit) / panel.camera.pixels_per_world;
  const auto ref_of = [](std::uint32_t id) {
    return AssetRef{static_cast<std::uint32_t>(id / kAssetsPerChunk),
                    static_cast<std::uint32_t>(id % kAssetsPerChunk)};
  };
  const auto shows = [&](std::uint32_t id) {
    const std::uint8_t kind = impl.points.vertices()[id].kind;
    const MapLayer layer = kind == kind_index("camera")     ? MapLayer::Cameras
                           : kind == kind_index("hospital") ? MapLayer::Hospitals
                                                            : MapLayer::Assets;
    return is_drawn(panel, style, layer);
  };
  {
    const World relative{at.x - impl.basemap.origin.x, at.y - impl.basemap.origin.y};
    std::vector<std::uint32_t> ids = index.near(relative, reach);
    std::erase_if(ids, [&](std::uint32_t id) { return !shows(id); });
    const auto abnormal = std::find_if(
        ids.begin(), ids.end(), [&](std::uint32_t id) { return is_abnormal(impl.points.look(ref_of(id))); });
    if (abnormal != ids.end()) return ref_of(*abnormal);
    if (!ids.empty()) return ref_of(ids.front());
  }
  if (!is_drawn(panel, style, MapLayer::Roads)) return std::nullopt;
  const RoadLines::Section* section = impl.roads.near(at, reach / 2);
  return section != nullptr ? std::optional{section->ref} : std::nullopt;
}

void fly_to(MapPanel& panel, Geo centre, double metres_across, Screen size) {
  const double pixels_per_metre =
      static_cast<double>(std::min(size.x, size.y)) / std::max(metres_across, 1.0);
  const double scale = std::clamp(pixels_per_metre * metres_per_world(centre.lat_deg), kLeastPixelsPerWorld,
                                  kMostPixelsPerWorld);
  panel.motion = flight_to(panel.camera, {.centre = world_from_geo(centre), .pixels_per_world = scale});
  panel.is_placed = true;
}

void fly_to_city(MapPanel& panel, const Geography& geography, Screen position, Screen size) {
  panel.motion = flight_to(panel.camera, whole_city(bounds_of(geography), position, size));
  panel.is_placed = true;
}

}  // namespace city
