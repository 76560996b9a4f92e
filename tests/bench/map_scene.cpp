#include "tests/bench/map_scene.hpp"

#include <epoxy/gl.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/bench/child.hpp"
#include "widgets/map/map_renderer.hpp"

namespace city::bench {
namespace {

constexpr SizePx kScreen{1920, 1080};
constexpr double kTickS = 0.25;
constexpr int kReachPx = 300;
constexpr std::size_t kSlowOneIn = 100;

double zigzag(int at, int reach) {
  const int phase = at % (4 * reach);
  return phase < reach ? phase : phase < 3 * reach ? 2 * reach - phase : phase - 4 * reach;
}

std::string hex(Colour c) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(c.r), static_cast<unsigned>(c.g),
                static_cast<unsigned>(c.b));
  return text;
}

Colour opaque(const Colour4& c) {
  const auto byte = [](float share) { return static_cast<std::uint8_t>(std::lround(share * 255)); };
  return {byte(c[0]), byte(c[1]), byte(c[2])};
}

nlohmann::json villages_of(const Geography& geography, const Basemap& basemap) {
  auto features = nlohmann::json::array();
  std::vector<std::uint16_t> tones(geography.villages.size());
  for (const FillVertex& vertex : basemap.fill) tones[vertex.area] = vertex.tone;
  for (std::size_t i = 0; i < geography.villages.size(); ++i) {
    // Each ring as a polygon of its own: Taipei's villages have no holes.
    auto polygons = nlohmann::json::array();
    for (const std::vector<LonLat>& ring : geography.villages[i].rings) {
      auto corners = nlohmann::json::array();
      for (const LonLat& corner : ring) corners.push_back({corner.lon_deg, corner.lat_deg});
      if (!ring.empty()) corners.push_back({ring.front().lon_deg, ring.front().lat_deg});
      polygons.push_back({corners});
    }
    features.push_back({{"type", "Feature"},
                        {"properties", {{"tone", tones[i]}}},
                        {"geometry", {{"type", "MultiPolygon"}, {"coordinates", polygons}}}});
  }
  return {{"type", "FeatureCollection"}, {"features", features}};
}

}  // namespace

double process_cpu_ms() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) * 1e-6;
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

std::unique_ptr<MapScene> MapScene::create(std::size_t points, std::string& why) {
  auto stage = test::MapStage::create(kScreen, why);
  if (!stage) return nullptr;
  if (!stage->geography()) {
    why = "the city's map cannot be read";
    return nullptr;
  }
  return std::unique_ptr<MapScene>{new MapScene{points, std::move(stage)}};
}

MapScene::MapScene(std::size_t points, std::unique_ptr<test::MapStage> stage)
    : points_{points}, stage_{std::move(stage)} {
  for (const MapLayer layer : {MapLayer::Names, MapLayer::Legend, MapLayer::Scale})
    stage_->panel.layers[layer].on = false;
  view_ = test::strewn_city(points, city_, kSlowOneIn);
  stage_->frame(view_);
  stage_->panel.is_placed = true;
  home_ = stage_->panel.camera;
}

void MapScene::change_some() {
  for (std::size_t i = 0; i < points_ / 40; ++i) {
    AssetChunk& chunk = city_.paged.edit(random_() % city_.paged.size());
    const std::size_t slot = random_() % chunk.size();
    chunk.values[chunk.first[slot]].value =
        random_() % kSlowOneIn == 0 ? 10 : 30 + static_cast<double>(random_() % 30);
    ++chunk.revision;
  }
  view_ = city_.view();
}

void MapScene::move_camera() {
  ++frame_;
  stage_->panel.camera = panned(home_, {-static_cast<float>(zigzag(3 * frame_, kReachPx)),
                                        -static_cast<float>(zigzag(frame_, kReachPx / 3))});
}

FrameTimes MapScene::frames(int warm, int count) {
  FrameTimes times;
  std::vector<double> walls, idle, busy;
  double last_s = static_cast<double>(steady_ns()) * 1e-9;
  for (int i = 0; i < warm + count; ++i) {
    const double wall_s = static_cast<double>(steady_ns()) * 1e-9;
    const double passed_s = std::max(wall_s - last_s, 1.0 / 60);
    last_s = wall_s;
    now_s_ += passed_s;
    const bool is_tick = now_s_ >= ticked_s_ + kTickS;
    if (is_tick) {
      ticked_s_ = now_s_;
      change_some();
    }
    const double cpu = process_cpu_ms();
    const std::int64_t begun = steady_ns();
    move_camera();
    stage_->build_only(view_, static_cast<float>(passed_s));
    const double built_cpu = process_cpu_ms() - cpu;
    stage_->render();
    std::uint32_t pixel = 0;
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, &pixel);
    if (i < warm) continue;
    times.cpu += (process_cpu_ms() - cpu) / count;
    walls.push_back(static_cast<double>(steady_ns() - begun) * 1e-6);
    (is_tick ? busy : idle).push_back(built_cpu);
  }
  times.wall_median = percentile(walls, 0.5);
  times.wall_95 = percentile(walls, 0.95);
  times.wall_most = percentile(walls, 1);
  times.build_idle = percentile(idle, 0.5);
  times.build_busy = percentile(busy, 0.5);
  return times;
}

bool MapScene::write(const std::filesystem::path& dir) {
  const MapRenderer::Impl& impl = stage_->renderer().impl();
  const PaintJob job = stage_->renderer().impl().job(stage_->panel, home_, stage_->style, stage_->viewport());
  const LonLat centre = geo_from_world(home_.centre);
  auto tones = nlohmann::json::array();
  for (const Colour4& tone : job.tones) tones.push_back(hex(opaque(tone)));
  const auto normal = static_cast<std::size_t>(MarkLook::Normal),
             slow = static_cast<std::size_t>(MarkLook::Attention);
  const float kind = kind_looks()[kind_index("vd")].size;
  const nlohmann::json scene{
      {"width", kScreen.width},
      {"height", kScreen.height},
      {"centre", {centre.lon_deg, centre.lat_deg}},
      {"zoom", std::log2(home_.pixels_per_world / 512)},
      {"reach_px", kReachPx},
      {"outside", hex(job.outside)},
      {"tones", tones},
      {"line", hex(opaque(job.villages.colour[0]))},
      {"line_px", job.villages.width_px[0]},
      {"normal", hex(opaque(job.ink.colour[normal]))},
      {"normal_opacity", job.ink.colour[normal][3]},
      {"normal_px", std::min(job.sizes.base, job.sizes.crowd) * kind},
      {"attention", hex(opaque(job.ink.colour[slow]))},
      {"abnormal_px", std::max(job.sizes.base * kind, job.sizes.least_abnormal) * job.ink.size[slow]}};
  std::ofstream{dir / "scene.json"} << scene.dump(1);
  std::ofstream{dir / "villages.json"} << villages_of(*impl.geography, impl.basemap).dump();
  std::vector<double> places;
  for (std::size_t i = 0; i < view_.assets.size(); ++i)
    for (const AssetInfo& info : *view_.assets[i].info) {
      places.push_back(info.place->lon_deg);
      places.push_back(info.place->lat_deg);
    }
  std::ofstream out{dir / "points.bin", std::ios::binary};
  out.write(reinterpret_cast<const char*>(places.data()),
            static_cast<std::streamsize>(places.size() * sizeof(double)));
  return out.good();
}

bool MapScene::save_picture(const std::string& path) { return !save_png(stage_->read_back(), path); }

}  // namespace city::bench
