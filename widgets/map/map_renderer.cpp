#include "widgets/map/map_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/map/thinning.hpp"

namespace city {
namespace {

constexpr double kReferenceMetresPerPixel = 31;  // a city of 28 km on 900 lines
constexpr double kCellOfCrowd = 0.7;             // of a dot's width
constexpr double kCellOfTop = 0.9;               // of a mark's width
constexpr float kFillOfCrowd = 0.72F;            // of the mean distance between neighbours

// How marks grow: gently with the zoom; in a crowd no larger than the room between neighbours.
MarkSizes mark_sizes(const PaintFrame& frame, double metres_per_px, double px_per_world, double crowding,
                     const AssetPoints& points, double city_area) {
  const double unit = static_cast<double>(frame.unit);
  const double closer = std::log2(kReferenceMetresPerPixel / std::max(metres_per_px * unit, 1e-6));
  const float base = static_cast<float>(std::clamp(9.0 + 1.5 * closer, 5.0, 20.0)) * frame.unit;
  const auto room_px = [&](double per_area) {
    return static_cast<float>(px_per_world / std::sqrt(std::max(per_area, 1.0)));
  };
  const double top_per_area = static_cast<double>(points.top().size()) / std::max(city_area, 1e-12);
  return {.base = base,
          .crowd = std::clamp(kFillOfCrowd * room_px(crowding), 2.2F * frame.unit, base),
          .least_abnormal = std::clamp(1.2F * room_px(top_per_area), 3.5F * frame.unit, 9.5F * frame.unit)};
}

MarkInk mark_ink(const MapStyle& style, float crowd_px, float unit) {
  MarkInk ink;
  for (std::size_t i = 0; i < kMarkLooks; ++i) {
    const auto look = static_cast<MarkLook>(i);
    ink.colour[i] = floats(look_colour(look, style));
    ink.hollow[i] = hollowness(look);
    ink.size[i] = 1;
    if (look >= MarkLook::CaseOpen) ink.rim[i] = 1.25F * unit;
  }
  // Large marks are thinned out by paleness, small ones would vanish.
  ink.colour[static_cast<std::size_t>(MarkLook::Normal)][3] =
      std::clamp(1.05F - 0.03F * crowd_px / unit, 0.7F, 0.95F);
  ink.size[static_cast<std::size_t>(MarkLook::Notice)] = 1.05F;
  ink.size[static_cast<std::size_t>(MarkLook::Attention)] = 1.35F;
  ink.size[static_cast<std::size_t>(MarkLook::Serious)] = 1.7F;
  ink.size[static_cast<std::size_t>(MarkLook::CaseOverdue)] = 1.1F;
  ink.rim[static_cast<std::size_t>(MarkLook::Serious)] =
      -1.5F * unit;  // told from attention by form, not by hue alone
  ink.rims = {floats(faded(style.colours.outside, 0.9F)), floats(style.colours.selected)};
  return ink;
}

// By the layer that each kind belongs to.
std::array<float, kMostKinds> kind_opacities(const PaintJob& job) {
  std::array<float, kMostKinds> opacity = MarkSizes::every_kind();
  opacity.fill(job.of(MapLayer::Assets));
  opacity[kind_index("camera")] = job.of(MapLayer::Cameras);
  opacity[kind_index("hospital")] = job.of(MapLayer::Hospitals);
  opacity[kind_index("case")] = job.of(MapLayer::Cases);
  return opacity;
}

LineInk plain(Colour colour, float width_px) {
  LineInk ink;
  ink.colour.fill(floats(colour));
  ink.width_px.fill(width_px);
  return ink;
}

}  // namespace

MapRenderer::Impl::Impl(GeographyPtr city_shape)
    : geography{std::move(city_shape)},
      basemap{basemap_of(*geography)},
      points{basemap.origin, basemap.bounds},
      roads{basemap.origin},
      cases{basemap.origin},
      layers{geography, basemap},
      attribution{geography->attribution},
      land{basemap.fill, basemap.fill_triangles},
      files{geography->layers, basemap.origin},
      raster{basemap.origin} {
  village_lines.set(basemap.village_lines);
  district_lines.set(basemap.district_lines);
  city_line.set(basemap.city_line);
  glBindVertexArray(0);
  trouble = land.trouble() + line_program.trouble() + point_program.trouble() + layers.trouble() +
            alert_areas.trouble() + files.trouble();
}

void MapRenderer::Impl::update(const CityView& view) {
  seen_now_ = view.now;
  stats.chunks_uploaded = stats.bytes_uploaded = 0;
  const std::vector<ChunkRange> ranges = points.update(view);
  if (!ranges.empty()) {
    ++crowd_revision;
    for (const ChunkRange& range : ranges) stats.chunks_uploaded += range.count;
    stats.bytes_uploaded += crowd.set_chunks(points.vertices(), ranges);
  }
  if (std::abs(points.crowding() - crowding) > 0.1 * crowding) crowding = points.crowding();
  if (points.top_revision() != shown_top_) {
    top.set(points.top());
    stats.bytes_uploaded += points.top().size_bytes();
    shown_top_ = points.top_revision();
  }
  switch (roads.update(view, points)) {
    case RoadLines::Change::None:
      break;
    case RoadLines::Change::Looks:
      ++crowd_revision;
      road_painter.set_tags(roads.mesh());
      break;
    case RoadLines::Change::Geometry:
      ++crowd_revision;
      road_painter.set(roads.mesh());
      break;
  }
  if (cases.update(view)) {
    ++crowd_revision;
    case_painter.set(cases.vertices());
  }
  update_alerts(view);
  hospitals.update(view);
  glBindVertexArray(0);

  legend.kinds = points.kinds();
  legend.has_roads = !roads.sections().empty();
  legend.has_cases = !cases.vertices().empty();
  legend.has_approximate = points.approximate() + cases.approximate() > 0;
  stats.points = points.located();
  stats.abnormal = points.abnormal();
  stats.unlocated = points.unlocated() + cases.unlocated();
  stats.gpu_bytes = kept_bytes() + land.bytes() + village_lines.bytes() + district_lines.bytes() +
                    city_line.bytes() + road_painter.bytes() + alert_painter.bytes() + crowd.bytes() +
                    top.bytes() + case_painter.bytes() + layers.bytes() + alert_areas.bytes() +
                    files.bytes() + raster.bytes();
}

void MapRenderer::Impl::update_alerts(const CityView& view) {
  if (view.alerts == shown_alerts_ && view.now < alerts_until_) return;
  AlertShapes shapes = alert_shapes(*view.alerts, basemap.origin, view.now);
  alert_painter.set(shapes.lines);
  alert_areas.set(shapes.corners, shapes.triangles);
  alert_labels = std::move(shapes.labels);
  legend.has_alerts = !shapes.lines.indices().empty();
  shown_alerts_ = view.alerts;
  alerts_until_ = shapes.until;
  ++ground_revision;
}

// What this panel alone asks for. Other pixels of what is kept: painted anew.
void MapRenderer::Impl::add_city_layers(PaintJob& job, const CityView& view, const MapPanel& panel,
                                        const MapStyle& style) {
  const auto inked = [](Colour c, float opacity) { return floats(faded(c, opacity)); };
  if (job.shows(MapLayer::Fill)) {
    const auto asked = layers.fill(view, panel.fill);
    job.fill = asked.layer;
    if (asked.has_changed) ++ground_revision;
    for (std::size_t i = 0; i < job.fill_ink.ramp.size(); ++i)
      job.fill_ink.ramp[i] = inked(style.colours.fill[i], job.of(MapLayer::Fill));
    if (panel.fill.level == AreaLevel::District)  // borders within what has one colour say nothing
      for (Colour4& line : job.villages.colour) line[3] *= 0.3F;
    job.fill_ink.none = inked(style.colours.no_figure, 0.6F * job.of(MapLayer::Fill));
  }
  if (job.shows(MapLayer::Heat)) {
    const auto asked = layers.heat(view, panel.heat);
    job.heat = asked.layer;
    if (asked.has_changed) ++ground_revision;
    for (std::size_t i = 0; i < job.heat_ink.ramp.size(); ++i)
      job.heat_ink.ramp[i] = inked(style.colours.heat[i], 0.65F * job.of(MapLayer::Heat));
  }
  if (job.shows(MapLayer::Cases) && job.shows(MapLayer::Clusters)) {
    const int level =
        cluster_level(static_cast<double>(job.frame.scale), static_cast<double>(job.frame.unit));
    job.clusters = layers.clusters(cases, level).layer;  // their pixels change with the cases: counted there
  }
  if (job.shows(MapLayer::Raster) && raster.update(job.frame, job.raster_level)) ++ground_revision;
  job.alert_fill = inked(style.colours.alert, 0.13F * job.of(MapLayer::Alerts));
  glBindVertexArray(0);
}

const HitIndex& MapRenderer::Impl::index(const CityView& view) {
  points.update(view);
  if (indexed_places_ == points.places_revision()) return index_;
  indexed_places_ = points.places_revision();
  ++stats.index_builds;
  std::vector<HitIndex::Entry> entries;
  const auto vertices = points.vertices();
  for (std::size_t i = 0; i < vertices.size(); ++i)
    if (vertices[i].pass != static_cast<std::uint8_t>(PointPass::Hidden))
      entries.push_back({{static_cast<double>(vertices[i].x), static_cast<double>(vertices[i].y)},
                         static_cast<std::uint32_t>(i)});
  index_ = HitIndex{entries};
  return index_;
}

PaintJob MapRenderer::Impl::job(const MapPanel& panel, const Camera& camera, const MapStyle& style,
                                const Viewport& viewport) {
  const float unit = style.look.type.unit;
  PaintJob job{.renderer = this, .viewport = viewport, .outside = style.colours.outside};
  job.left_px = (camera.centre.x - basemap.origin.x) * camera.pixels_per_world -
                static_cast<double>(viewport.size.x) / 2;
  job.top_px = (camera.centre.y - basemap.origin.y) * camera.pixels_per_world -
               static_cast<double>(viewport.size.y) / 2;
  job.frame = {.centre_x = static_cast<float>(camera.centre.x - basemap.origin.x),
               .centre_y = static_cast<float>(camera.centre.y - basemap.origin.y),
               .scale = static_cast<float>(camera.pixels_per_world),
               .width_px = viewport.size.x,
               .height_px = viewport.size.y,
               .unit = unit};
  // In the middle of the city, wherever the camera is: sizes must not change while the map is moved.
  const double metres_px = metres_per_world(geo_from_world(basemap.origin).lat_deg) / camera.pixels_per_world;
  for (std::size_t i = 0; i < kMapLayers; ++i)
    job.opacity[i] = panel.layers.opacity_at(static_cast<MapLayer>(i), metres_px * static_cast<double>(unit));
  job.file_ink = file_ink(metres_px * static_cast<double>(unit), unit, job.of(MapLayer::Files));
  job.raster_level = raster.level_for(camera.pixels_per_world, viewport.size);
  job.sizes = mark_sizes(job.frame, metres_px, camera.pixels_per_world, crowding, points, basemap.area);
  // Dots that would lie on one another are left out; shapes, which one looks at singly, never are.
  if (job.sizes.crowd < kDotsBelowPx)
    job.sizes.detail =
        level_of_cell(kCellOfCrowd * static_cast<double>(job.sizes.crowd) / camera.pixels_per_world);
  job.sizes.top_detail =
      level_of_cell(kCellOfTop * static_cast<double>(job.sizes.base) / camera.pixels_per_world);
  job.sizes.kind_opacity = kind_opacities(job);
  job.ink = job.top_ink = mark_ink(style, job.sizes.crowd, unit);
  for (const MarkLook look :
       {MarkLook::Normal, MarkLook::Notice}) {  // landmarks stand out of the crowd, without hue
    job.top_ink.colour[static_cast<std::size_t>(look)] = floats(style.colours.landmark);
    job.top_ink.rim[static_cast<std::size_t>(look)] = 1.25F * unit;
  }
  for (int tone = 0; tone < kTones; ++tone) {
    const Colour4 a = floats(style.colours.land), b = floats(style.colours.land_other);
    const float share = static_cast<float>(tone) / (kTones - 1);
    for (std::size_t i = 0; i < 4; ++i)
      job.tones[static_cast<std::size_t>(tone)][i] = std::lerp(a[i], b[i], share);
  }
  const double near =
      std::clamp(std::log2(kReferenceMetresPerPixel / (metres_px * static_cast<double>(unit))), 0.0, 5.0);
  const auto thicker = static_cast<float>(near) * unit;
  const float ground = job.of(MapLayer::Ground), of_roads = job.of(MapLayer::Roads);
  job.villages =
      plain(faded(style.colours.village_line, ground), (1 + 0.1F * static_cast<float>(near)) * unit);
  job.districts = plain(faded(style.colours.district_line, ground), 1.4F * unit + 0.15F * thicker);
  job.city = plain(faded(style.colours.city_line, ground), 1.8F * unit + 0.2F * thicker);
  job.alerts = plain(faded(style.colours.alert, job.of(MapLayer::Alerts)), 2.5F * unit);
  const float road = 1.2F * unit + 0.5F * thicker;
  for (std::size_t i = 0; i < kMarkLooks; ++i) {
    const auto look = static_cast<MarkLook>(i);
    const bool is_slow = look == MarkLook::Notice || is_abnormal(look);
    LineInk& ink = is_slow ? job.slow_roads : job.quiet_roads;
    const bool is_old = look == MarkLook::Stale || look == MarkLook::Silent;
    const Colour grey = is_old ? faded(style.look.theme.stale, 0.45F) : faded(style.colours.normal, 0.7F);
    const Colour line = !is_slow                   ? grey
                        : look == MarkLook::Notice ? style.colours.slow
                                                   : look_colour(look, style);
    ink.colour[i] = floats(faded(line, of_roads));
    ink.width_px[i] = is_abnormal(look) ? road + 1.2F * unit : is_old ? road * 0.7F : road;
  }
  job.quiet_roads.shift_px = job.slow_roads.shift_px = road * 0.75F;
  return job;
}

void MapRenderer::Impl::paint(const PaintJob& job, int clip_x, int clip_y, int clip_width, int clip_height) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(clip_x, clip_y, clip_width, clip_height);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const bool has_assets =
      job.shows(MapLayer::Assets) || job.shows(MapLayer::Cameras) || job.shows(MapLayer::Hospitals);
  const PointPainter& marks = job.clusters != nullptr ? job.clusters->singles : case_painter;
  switch (job.part) {
    case PaintJob::Part::Ground: {
      const Colour4 outside = floats(job.outside);
      glClearColor(outside[0], outside[1], outside[2], 1);
      glClear(GL_COLOR_BUFFER_BIT);
      land.draw(job.frame, job.tones);
      if (job.shows(MapLayer::Raster)) raster.draw(job.frame, job.raster_level, job.of(MapLayer::Raster));
      if (job.shows(MapLayer::Files)) files.draw_fills(job.frame, job.file_ink);
      if (job.fill != nullptr) layers.draw_fill(job.frame, *job.fill, job.fill_ink);
      if (job.shows(MapLayer::Files)) files.draw_lines(line_program, job.frame, job.file_ink);
      if (job.shows(MapLayer::Alerts)) alert_areas.draw(job.frame, job.alert_fill);
      if (job.shows(MapLayer::Ground)) {
        village_lines.draw(line_program, job.frame, job.villages);
        district_lines.draw(line_program, job.frame, job.districts);
        city_line.draw(line_program, job.frame, job.city);
      }
      if (job.heat != nullptr) layers.draw_heat(job.frame, *job.heat, job.heat_ink);
      break;
    }
    case PaintJob::Part::Crowd: {
      if (job.shows(MapLayer::Roads)) road_painter.draw(line_program, job.frame, job.quiet_roads);
      if (has_assets) draw_crowd(job);
      MarkSizes uncrowded = job.sizes;
      uncrowded.crowd = uncrowded.base;
      if (job.shows(MapLayer::Cases))
        marks.draw(point_program, job.frame, uncrowded, job.top_ink, PointPass::Crowd);
      break;
    }
    case PaintJob::Part::Top:
      if (job.shows(MapLayer::Alerts)) alert_painter.draw(line_program, job.frame, job.alerts);
      if (job.shows(MapLayer::Roads)) road_painter.draw(line_program, job.frame, job.slow_roads);
      if (job.shows(MapLayer::Cases))
        marks.draw(point_program, job.frame, job.sizes, job.top_ink, PointPass::Top);
      if (has_assets) top.draw(point_program, job.frame, job.sizes, job.top_ink, PointPass::Top);
      break;
  }
}

MapRenderer::MapRenderer(GeographyPtr geography) : impl_{std::make_unique<Impl>(std::move(geography))} {}
MapRenderer::~MapRenderer() = default;
MapRenderer::MapRenderer(MapRenderer&&) noexcept = default;
MapRenderer& MapRenderer::operator=(MapRenderer&&) noexcept = default;
void MapRenderer::show_raster(TileSourcePtr source) {
  impl_->attribution = impl_->geography->attribution;
  if (source && !source->range().attribution.empty())
    impl_->attribution += (impl_->attribution.empty() ? "" : " · ") + source->range().attribution;
  impl_->raster.show(std::move(source));
  impl_->trouble += impl_->raster.trouble();
  ++impl_->ground_revision;
}
bool MapRenderer::is_loading() const { return impl_->raster.is_waiting(); }
const MapStats& MapRenderer::stats() const { return impl_->stats; }
const std::string& MapRenderer::trouble() const { return impl_->trouble; }

}  // namespace city
