// Inside of a MapRenderer: what is on the GPU, and from which view it came. For this folder only.
//
// How a layer joins. Painting has three parts, in this order; paint() is their one list:
//   Ground  what moves with the map and changes seldom: raster, fills, borders, file layers, heat. Kept as pixels and painted
//           again only where the map was not seen before, or everywhere after ++ground_revision.
//   Crowd   what may be up to 250 ms late: ordinary assets, quiet roads, clusters. Kept as pixels with the ground under it;
//           after ++crowd_revision it is painted again piece by piece within that time.
//   Top     what is never late: abnormal assets, cases past due, areas of warnings, rings. Painted every frame.
// A layer is updated in update(); it bumps the revision of its part there when its pixels would differ. Anything that job()
// derives from camera, layers, style or sizes needs no bump: a job that differs in more than the place it looks at is painted
// anew. Ground and Crowd are painted in pieces: a layer must draw by the job's frame alone, never by the window's viewport,
// and must not depend on what was painted before except through blending. Cost falls per piece: keep draw calls few.
#pragma once
#include <bitset>
#include <memory>
#include <string>
#include <vector>

#include "widgets/map/alert_shapes.hpp"
#include "widgets/map/asset_points.hpp"
#include "widgets/map/case_points.hpp"
#include "widgets/map/city_layers.hpp"
#include "widgets/map/file_layer.hpp"
#include "widgets/map/hit_index.hpp"
#include "widgets/map/hospital_tags.hpp"
#include "widgets/map/kept_map.hpp"
#include "widgets/map/map_legend.hpp"
#include "widgets/map/map_panel.hpp"
#include "widgets/map/paint_frame.hpp"
#include "widgets/map/painters.hpp"
#include "widgets/map/raster_tiles.hpp"
#include "widgets/map/road_lines.hpp"

namespace city {

struct PixelRect {  // of a framebuffer, y up
  int x = 0, y = 0, width = 0, height = 0;
};

// One step of painting, copied into ImGui's draw list and run when the list is rendered.
struct PaintJob {
  enum class Part : std::uint8_t { Ground, Crowd, Top };
  MapRenderer::Impl* renderer = nullptr;
  Part part = Part::Ground;
  Viewport viewport{};
  Colour outside{};
  PaintFrame frame{};
  std::array<float, kMapLayers> opacity{};  // of each MapLayer; 0: not drawn
  MarkSizes sizes{};
  MarkInk ink{}, top_ink{};
  std::array<Colour4, kTones> tones{};
  double left_px = 0, top_px = 0;  // of the viewport, from the origin; whole while pixels can be kept
  double passed_s = 0;             // since the last frame
  std::uint64_t kept = 0;          // the panel's pixels, by keep()
  LineInk villages{}, districts{}, city{}, quiet_roads{}, slow_roads{}, alerts{};
  const FillLayer* fill = nullptr;  // these three: null where the layer is not shown
  const HeatLayer* heat = nullptr;
  const ClusterLayer* clusters = nullptr;
  FillInk fill_ink{};
  HeatInk heat_ink{};
  Colour4 alert_fill{};
  FileInk file_ink{};
  int raster_level = 0;

  float of(MapLayer layer) const { return opacity[static_cast<std::size_t>(layer)]; }
  bool shows(MapLayer layer) const { return of(layer) > 0; }
  friend bool operator==(const PaintJob&, const PaintJob&) = default;
};

struct MapRenderer::Impl {
  explicit Impl(GeographyPtr city_shape);

  void update(const CityView&);            // uploads what changed
  const HitIndex& index(const CityView&);  // built when first asked for after places changed
  std::uint64_t keep(MapPanel&);  // names the panel's pixels, and frees those of panels that are gone
  Camera in_whole_pixels(Camera, const Viewport&, std::uint64_t kept);  // unless the scale is changing
  PaintJob job(const MapPanel&, const Camera&, const MapStyle&, const Viewport&);
  void add_city_layers(PaintJob&, const CityView&, const MapPanel&, const MapStyle&);
  // Ground with crowd, or top, of the whole panel; `place` is the panel in the bound framebuffer.
  void show(const PaintJob&, const PixelRect& place, const PixelRect& clip);

  GeographyPtr geography;
  Basemap basemap;
  AssetPoints points;
  RoadLines roads;
  CasePoints cases;
  CityLayers layers;
  HospitalTags hospitals{};
  std::vector<AlertLabel> alert_labels{};
  LegendInput legend{};
  MapStats stats{};
  std::string trouble{};
  std::string attribution{};  // of the map and the picture under it

  FillPainter land;
  LineProgram line_program{};
  LinePainter village_lines{}, district_lines{}, city_line{}, road_painter{}, alert_painter{};
  AlertPainter alert_areas{};
  FileLayerPainter files;
  RasterTiles raster;
  PointProgram point_program{};
  PointPainter crowd{}, top{}, case_painter{};

  double crowding = 0;  // AssetPoints::crowding, followed in steps: the size of all marks hangs on it
  std::uint64_t ground_revision = 1, crowd_revision = 1;  // of the pixels of a part; see above

 private:
  struct Kept {
    std::weak_ptr<const MapOwner> owner{};
    std::uint64_t id = 0, drawn = 0;
    double scale = 0;
    bool has_same_scale = false;  // as in the frame before
    bool is_filled = false;
    PaintJob shown{};
    KeptMap map{};
  };
  struct CrowdOrder {
    int detail = -1;
    std::uint64_t revision = 0, used = 0;
    TimePoint made{};
    PointCells cells{};
    GlBuffer indices{GL_ELEMENT_ARRAY_BUFFER};
  };
  Kept* kept(std::uint64_t id);
  std::size_t kept_bytes() const;
  CrowdOrder* order(int detail);
  void draw_crowd(const PaintJob&);
  void paint_piece(PaintJob, PaintJob::Part, double x, double y, const PixelRect& place,
                   const PixelRect& clip);
  void update_alerts(const CityView&);
  void paint(const PaintJob&, int clip_x, int clip_y, int clip_width, int clip_height);

  std::vector<std::unique_ptr<Kept>> kept_{};
  std::array<CrowdOrder, 4> orders_{};  // screens show the city at different scales
  std::uint64_t drawn_ = 0, named_ = 0;
  TimePoint seen_now_{};
  HitIndex index_{};
  std::uint64_t indexed_places_ = 0, shown_top_ = 0;
  std::shared_ptr<const std::vector<AlertPtr>> shown_alerts_{};
  TimePoint alerts_until_{};
};

}  // namespace city
