// The layers of the map, as everybody names them: scenes, the list of layers, the map itself.
//
//   id          what it draws
//   raster      a picture of the ground that the city brought (MBTiles)
//   ground      villages and districts; "villages" and "districts" are the same layer
//   fill        areas filled by a figure (choropleth)
//   files       layers of the city's own map file: rivers, roads, parks
//   heat        density of cases
//   alerts      areas of public warnings in force
//   roads       road sections by speed
//   assets      everything that measures, but for the next two
//   cameras
//   hospitals
//   cases       open cases
//   clusters    crowded cases as one bubble; off: every case a mark
//   focus       the ring of the emergency view
//   names       of districts and villages
//   legend
//   scale       the bar of length, and whose map it is
//
// Opacity is 0 to 1. A layer is drawn from `from_m_px` up to but not including `to_m_px`, in metres of ground per 1080th of
// the wall's height, so that a scene looks the same on 4K. Scene files write "id", "id:opacity" or "id:opacity:from-to".
// Threads: plain values.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace city {

enum class MapLayer : std::uint8_t {
  Raster,
  Ground,
  Fill,
  Files,
  Heat,
  Alerts,
  Roads,
  Assets,
  Cameras,
  Hospitals,
  Cases,
  Clusters,
  Focus,
  Names,
  Legend,
  Scale
};
inline constexpr std::size_t kMapLayers = 16;

struct LayerSetting {
  bool on = true;
  float opacity = 1;
  double from_m_px = 0, to_m_px = 1e9;
  friend bool operator==(const LayerSetting&, const LayerSetting&) = default;
};

struct MapLayers {
  MapLayers();  // all on, but for fill and heat
  std::array<LayerSetting, kMapLayers> all{};

  LayerSetting& operator[](MapLayer layer) { return all[static_cast<std::size_t>(layer)]; }
  const LayerSetting& operator[](MapLayer layer) const { return all[static_cast<std::size_t>(layer)]; }
  bool is_on(MapLayer layer) const { return (*this)[layer].on; }
  // 0 when it is off or out of its range.
  float opacity_at(MapLayer layer, double metres_per_unit) const;
  void all_off();
  friend bool operator==(const MapLayers&, const MapLayers&) = default;
};

struct LayerName {
  std::string_view id{};
  const char* title = "";  // English, in the catalogue
};
const LayerName& layer_name(MapLayer);
std::optional<MapLayer> layer_of(std::string_view id);

// Exactly the layers that are named; the other alternative is the word that is none.
std::variant<MapLayers, std::string> layers_named(const std::vector<std::string>& words);

// What hands changed on a wall, on top of what a scene says.
struct LayerChange {
  std::optional<bool> on{};
  std::optional<float> opacity{};
};
using LayerChanges = std::array<LayerChange, kMapLayers>;
MapLayers with_changes(MapLayers, const LayerChanges&);

}  // namespace city
