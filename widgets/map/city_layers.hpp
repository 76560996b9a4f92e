// The layers that a map works out for itself from a view: fills, heat, clusters. For this folder only.
//
// Maps of one renderer may ask for different ones: each choice is worked out once and shared. Kept are the kKept used last of
// every sort; at most so many different ones can be on the screens at once. What a frame did not ask for costs it nothing.
// GPU memory: a byte per area, a byte per cell of the heat (64 KiB at most), 16 per case not in a cluster.
// Threads: the context's.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "widgets/map/area_fill.hpp"
#include "widgets/map/case_clusters.hpp"
#include "widgets/map/case_points.hpp"
#include "widgets/map/heat_map.hpp"
#include "widgets/map/overlay_painters.hpp"
#include "widgets/map/painters.hpp"

namespace city {

inline constexpr std::size_t kKeptLayers = 16;

struct FillLayer {
  AreaFill fill;
  GlTexture8 classes{GL_NEAREST};
  std::uint64_t used = 0;
};

struct HeatLayer {
  HeatMap heat;
  GlTexture8 density{GL_LINEAR};
  std::uint64_t used = 0;
};

struct ClusterLayer {
  int level = 0;
  std::uint64_t revision = 0;  // of the cases
  ClusteredCases cases{};
  PointPainter singles{};
  std::uint64_t used = 0;
};

class CityLayers {
 public:
  CityLayers(GeographyPtr geography, const Basemap& basemap);

  // Stays valid until kKeptLayers others were asked for. `has_changed` says that pixels differ from those of the last call.
  template <class Layer>
  struct Asked {
    const Layer* layer = nullptr;
    bool has_changed = false;
  };
  Asked<FillLayer> fill(const CityView&, const AreaFigureChoice&);
  Asked<HeatLayer> heat(const CityView&, const DensityChoice&);
  Asked<ClusterLayer> clusters(const CasePoints&, int level);

  void draw_fill(const PaintFrame&, const FillLayer&, const FillInk&) const;
  void draw_heat(const PaintFrame&, const HeatLayer&, const HeatInk&) const;
  std::string trouble() const { return areas_.trouble() + heat_.trouble(); }
  std::size_t bytes() const;

 private:
  GeographyPtr geography_;
  World origin_;
  AreaPainter areas_;
  HeatPainter heat_{};
  std::vector<std::unique_ptr<FillLayer>> fills_{};
  std::vector<std::unique_ptr<HeatLayer>> heats_{};
  std::vector<std::unique_ptr<ClusterLayer>> clusters_{};
  std::uint64_t asked_ = 0;
};

}  // namespace city
