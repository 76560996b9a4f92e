// Road sections as lines: geometry once, colours when speeds change.
//
// A section is an asset with a line. Its look follows the same table as every asset (asset_state.hpp), so a line is grey
// while traffic flows and warms with the level of service.
// Threads: one.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/map/asset_points.hpp"
#include "widgets/map/line_mesh.hpp"

namespace city {

class RoadLines {
 public:
  struct Section {
    AssetRef ref{};
    std::uint32_t first_vertex = 0, vertex_count = 0;
    std::vector<World> path{};
    Bounds bounds{};
  };

  explicit RoadLines(World origin) : origin_{origin} {}

  enum class Change : std::uint8_t { None, Looks, Geometry };
  Change update(const CityView&, const AssetPoints&);  // after AssetPoints::update

  const LineMesh& mesh() const { return mesh_; }
  const std::vector<Section>& sections() const { return sections_; }
  // The section nearest to a point within a reach, World units.
  const Section* near(World at, double reach) const;

 private:
  void rebuild(const CityView&);

  World origin_;
  LineMesh mesh_{};
  std::vector<Section> sections_{};                                    // ascending by ref
  std::vector<std::shared_ptr<const std::vector<AssetInfo>>> seen_{};  // of each chunk
};

}  // namespace city
