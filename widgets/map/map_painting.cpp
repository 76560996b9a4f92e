// How a renderer's parts come to the target: directly, or as kept pixels. What the parts are made of: map_renderer.cpp.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "widgets/map/map_renderer.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kForgetAfter = 1'000;  // drawings of other panels
constexpr float kReach = 48;                   // units: how far a mark or a line may reach from its place
constexpr std::size_t kSmallCrowd = 200'000;   // sorted in about a millisecond

// What two jobs have in common when they differ only in the place they look at and in what is painted every frame.
PaintJob without_place(PaintJob job) {
  job.part = {};
  job.viewport.position = {};
  job.left_px = job.top_px = job.passed_s = 0;
  job.kept = 0;
  job.frame.centre_x = job.frame.centre_y = 0;
  job.sizes.least_abnormal = 0;
  return job;
}

Bounds seen_by(const PaintFrame& frame) {
  const double x = static_cast<double>(frame.centre_x), y = static_cast<double>(frame.centre_y);
  const double scale = 2 * static_cast<double>(frame.scale);
  const double half_width = static_cast<double>(frame.width_px) / scale,
               half_height = static_cast<double>(frame.height_px) / scale;
  return {{x - half_width, y - half_height}, {x + half_width, y + half_height}};
}

}  // namespace

std::uint64_t MapRenderer::Impl::keep(MapPanel& panel) {
  ++drawn_;
  std::erase_if(kept_, [&](const std::unique_ptr<Kept>& kept) {
    return kept->owner.expired() || drawn_ > kept->drawn + kForgetAfter;
  });
  if (!panel.owner) panel.owner = std::make_shared<const MapOwner>();
  auto found = std::find_if(kept_.begin(), kept_.end(),
                            [&](const auto& kept) { return kept->owner.lock() == panel.owner; });
  if (found == kept_.end()) {
    kept_.push_back(std::make_unique<Kept>());
    found = std::prev(kept_.end());
    (*found)->owner = panel.owner;
    (*found)->id = ++named_;
  }
  (*found)->drawn = drawn_;
  (*found)->has_same_scale =
      std::exchange((*found)->scale, panel.camera.pixels_per_world) == panel.camera.pixels_per_world;
  return (*found)->id;
}

MapRenderer::Impl::Kept* MapRenderer::Impl::kept(std::uint64_t id) {
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const auto& one) { return one->id == id; });
  return found == kept_.end() ? nullptr : found->get();
}

std::size_t MapRenderer::Impl::kept_bytes() const {
  std::size_t bytes = 0;
  for (const auto& one : kept_) bytes += one->map.bytes();
  for (const CrowdOrder& order : orders_) bytes += order.indices.bytes();
  return bytes;
}

Camera MapRenderer::Impl::in_whole_pixels(Camera camera, const Viewport& viewport, std::uint64_t id) {
  const Kept* one = kept(id);
  if (one == nullptr || !one->has_same_scale) return camera;
  const double scale = camera.pixels_per_world;
  const auto snapped = [&](double at, double origin, float size) {
    const double half = static_cast<double>(size) / 2;
    return (std::round((at - origin) * scale - half) + half) / scale + origin;
  };
  camera.centre = {snapped(camera.centre.x, basemap.origin.x, viewport.size.x),
                   snapped(camera.centre.y, basemap.origin.y, viewport.size.y)};
  return camera;
}

// The order for a detail level, made when first asked for; null while places change faster than a large crowd can be sorted.
MapRenderer::Impl::CrowdOrder* MapRenderer::Impl::order(int detail) {
  auto found = std::find_if(orders_.begin(), orders_.end(),
                            [&](const CrowdOrder& one) { return one.detail == detail; });
  if (found == orders_.end())
    found = std::min_element(orders_.begin(), orders_.end(),
                             [](const CrowdOrder& a, const CrowdOrder& b) { return a.used < b.used; });
  found->used = drawn_;
  const bool is_new = found->detail != detail;
  if (!is_new && found->revision == points.order_revision()) return &*found;
  const bool may_wait = !is_new && points.vertices().size() > kSmallCrowd;
  if (may_wait && seen_now_ < found->made + 1s && seen_now_ >= found->made) return nullptr;
  found->detail = detail;
  found->revision = points.order_revision();
  found->made = seen_now_;
  const Bounds area{{basemap.bounds.min.x - basemap.origin.x, basemap.bounds.min.y - basemap.origin.y},
                    {basemap.bounds.max.x - basemap.origin.x, basemap.bounds.max.y - basemap.origin.y}};
  found->cells = PointCells{points.vertices(), area, detail};
  glBindVertexArray(0);  // a bound one would take the buffer of indices for its own
  found->indices.set(std::span<const std::uint32_t>{found->cells.order()}, GL_DYNAMIC_DRAW);
  return &*found;
}

void MapRenderer::Impl::draw_crowd(const PaintJob& job) {
  if (const CrowdOrder* sorted = order(job.sizes.detail))
    crowd.draw(point_program, job.frame, job.sizes, job.ink, PointPass::Crowd, sorted->indices,
               sorted->cells.within(seen_by(job.frame)));
  else
    crowd.draw(point_program, job.frame, job.sizes, job.ink, PointPass::Crowd);
}

// Paints a piece of the map with its left lower corner at `place`; (x, y) is its left upper corner in pixels from the origin.
// The viewport is wider than the piece, because OpenGL leaves out points whose centre is outside.
void MapRenderer::Impl::paint_piece(PaintJob job, PaintJob::Part part, double x, double y,
                                    const PixelRect& place, const PixelRect& clip) {
  const int margin = static_cast<int>(std::ceil(kReach * job.frame.unit));
  const double scale = static_cast<double>(job.frame.scale);
  job.part = part;
  job.frame.centre_x = static_cast<float>((x + place.width / 2.0) / scale);
  job.frame.centre_y = static_cast<float>((y + place.height / 2.0) / scale);
  job.frame.width_px = static_cast<float>(place.width + 2 * margin);
  job.frame.height_px = static_cast<float>(place.height + 2 * margin);
  glViewport(place.x - margin, place.y - margin, place.width + 2 * margin, place.height + 2 * margin);
  paint(job, clip.x, clip.y, clip.width, clip.height);
}

void MapRenderer::Impl::show(const PaintJob& job, const PixelRect& place, const PixelRect& clip) {
  if (job.part == PaintJob::Part::Top) {
    paint_piece(job, PaintJob::Part::Top, job.left_px, job.top_px, place, clip);
    return;
  }
  Kept* const one = kept(job.kept);
  PaintJob like = without_place(job);
  const bool is_like_before = one != nullptr && one->shown == like;
  if (one != nullptr && !is_like_before) {
    one->shown = std::move(like);
    one->is_filled = false;
  }
  GLint samples = 0, target = 0;
  glGetIntegerv(GL_SAMPLE_BUFFERS, &samples);
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
  if (is_like_before && samples == 0) {
    const auto painter = [&](PaintJob::Part part) {
      return [this, &job, part](const Lattice& piece, int at_x, int at_y) {
        const PixelRect at{at_x, at_y, piece.width, piece.height};
        paint_piece(job, part, static_cast<double>(piece.x), static_cast<double>(piece.y), at, at);
      };
    };
    const Lattice view{std::llround(job.left_px), std::llround(job.top_px), place.width, place.height};
    const bool is_shown = one->map.show(
        view, {ground_revision, crowd_revision}, job.passed_s, !std::exchange(one->is_filled, true),
        {static_cast<GLuint>(target), place.x, place.y, clip.x, clip.y, clip.width, clip.height},
        {.ground = painter(PaintJob::Part::Ground), .crowd = painter(PaintJob::Part::Crowd)});
    stats.pixels_painted = one->map.painted();
    if (is_shown) return;
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
  }
  paint_piece(job, PaintJob::Part::Ground, job.left_px, job.top_px, place, clip);
  paint_piece(job, PaintJob::Part::Crowd, job.left_px, job.top_px, place, clip);
  stats.pixels_painted = static_cast<std::uint64_t>(place.width) * static_cast<std::uint64_t>(place.height);
}

}  // namespace city
