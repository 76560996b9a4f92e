// The map of the city: villages and districts, every asset by kind (shape) and state (colour and form), road sections by
// speed, open cases, areas of public warnings; pan, zoom, pick. A place that is only approximate wears a broken ring.
//
// A MapPanel is what one panel keeps between frames. A MapRenderer owns the GPU buffers: make it with the GL context
// current that it will draw in, one per context, and drop it with that context current. draw_map belongs between
// ImGui::NewFrame and ImGui::Render, inside a window, with that context current: it uploads what changed since the last
// call, and adds draw callbacks that set their own viewport and scissor and ask the backend to restore its state.
// Pixels of the ground and the crowd are kept between frames (map_renderer.hpp says what that means): panning copies them.
// A target with several samples per pixel is painted anew every frame: kept pixels cannot be copied to it.
// Cost: values are re-uploaded per changed chunk of the view; freshness is looked at once a second at most; the hit-test
// index is rebuilt only when places change. A frame in which nothing changed uploads nothing.
// Errors: a GL that cannot compile the shaders leaves trouble() non-empty, and the map draws names only.
// Threads: the UI thread.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "center/state/tiles.hpp"
#include "widgets/density/area_figures.hpp"
#include "widgets/density/density.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/map_style.hpp"
#include "widgets/ui/map_layers.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct MapOwner {};  // whose pixels a renderer keeps

struct MapPanel {
  Camera camera{};
  CameraMotion motion{};
  bool is_placed = false;  // false: every draw fits the city, until a hand or a flight moves it
  MapLayers layers{};
  std::optional<AssetRef> selected{};  // ringed; set by the map on a click, or from outside
  AreaFigureChoice fill{};             // what MapLayer::Fill shows
  DensityChoice heat{};                // what MapLayer::Heat shows
  std::optional<Focus> focus{};        // what MapLayer::Focus rings
  std::vector<Rect> covered{};         // by what others draw over the map: no hand, no names, no legend there
  std::shared_ptr<const MapOwner> owner{};  // set by the map; kept pixels are freed after it
};

struct MapInput {  // what the hand did on the map in this frame
  std::optional<AssetRef> hovered{};
  std::optional<AssetRef> clicked{};
  CasePtr hovered_case{};
  CasePtr clicked_case{};
  std::uint32_t hovered_cluster = 0;  // how many cases are in the bubble under the hand; 0: none is there
  bool is_over = false;               // the hand is over the map, and nothing covers it there
  bool has_clicked = false;           // anywhere on the map, on something or not
  Screen at{};                        // the cursor
};

struct MapStats {  // of the last draw_map
  std::uint64_t points = 0;
  std::uint64_t abnormal = 0;
  std::uint64_t unlocated = 0;  // known assets and open cases without a place
  std::uint64_t chunks_uploaded = 0;
  std::uint64_t bytes_uploaded = 0;
  std::uint64_t index_builds = 0;  // since the renderer was made
  std::uint64_t gpu_bytes = 0;
  std::uint64_t pixels_painted = 0;  // by the last draw callback; the others of the map were copied
};

class MapRenderer {
 public:
  explicit MapRenderer(GeographyPtr);
  ~MapRenderer();
  MapRenderer(MapRenderer&&) noexcept;
  MapRenderer& operator=(MapRenderer&&) noexcept;

  void show_raster(TileSourcePtr source);  // under everything; null: none
  bool is_loading() const;                 // parts of that picture are still on their way
  const MapStats& stats() const;
  const std::string& trouble() const;  // empty: all is well

  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// Draws into the rectangle, and reads the mouse there when the window is hovered.
MapInput draw_map(const CityView&, MapPanel&, MapRenderer&, const MapStyle&, Screen position, Screen size);

// The topmost asset under a point: abnormal ones first, then the nearest within the reach of a finger or cursor.
std::optional<AssetRef> asset_at(const CityView&, const MapPanel&, MapRenderer&, const MapStyle&,
                                 Screen position, Screen size, Screen cursor);

void fly_to(MapPanel&, Geo centre, double metres_across, Screen size);  // calm flight
void fly_to_city(MapPanel&, const Geography&, Screen position, Screen size);

}  // namespace city
