// The city's assets as points for the GPU, kept in step with the view at a cost that follows change.
//
// One vertex per asset, chunk after chunk, kAssetsPerChunk each, so that a changed chunk is one range to upload. A chunk is
// looked at again when its revision moved, or when age alone changes a look, the latter once a second at most. What must
// stay visible in a crowd (abnormal assets, landmarks) is listed once more, lowest first, to be drawn on top. From
// kThinFrom points on the others carry detail levels, renewed once a second at most while places change; so do those on top
// from kThinTopFrom of one look on, where all of them at once would only cover each other.
// Assets that stretch along a line have no point here (road_lines.hpp).
// Threads: one.
#pragma once
#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/map/asset_state.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/mark_shapes.hpp"

namespace city {

struct PointVertex {
  float x = 0, y = 0;     // World relative to the origin
  std::uint8_t kind = 0;  // row of kind_looks()
  std::uint8_t look = 0;  // MarkLook
  std::uint8_t pass = 0;  // PointPass
  std::uint8_t detail =
      0;  // drawn from this detail level on: crowded points give way until the map is zoomed in
  std::uint32_t approximate = 0;  // 1: the place is only about right
  friend bool operator==(const PointVertex&, const PointVertex&) = default;
};
static_assert(sizeof(PointVertex) == 16);

enum class PointPass : std::uint8_t { Hidden, Crowd, Top };

inline constexpr std::size_t kThinFrom = 20'000;
inline constexpr std::size_t kThinTopFrom = 2'000;  // of one look

struct ChunkRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

class AssetPoints {
 public:
  AssetPoints(World origin, Bounds city) : origin_{origin}, city_{city} {}

  // Brings all in step with the view; the chunks whose vertices differ from before, ascending, neighbours merged.
  std::vector<ChunkRange> update(const CityView&);

  std::span<const PointVertex> vertices() const { return vertices_; }
  std::span<const PointVertex> top() const { return top_; }
  std::uint64_t top_revision() const { return top_revision_; }
  std::uint64_t places_revision() const { return places_revision_; }  // grows when any place changes
  // Grows when any place changes, and when the points are thinned anew.
  std::uint64_t order_revision() const { return places_revision_ + thinnings_; }
  std::size_t located() const { return located_; }
  std::size_t in_city() const { return in_city_; }
  std::size_t unlocated() const { return unlocated_; }
  std::size_t abnormal() const { return abnormal_; }
  std::size_t approximate() const { return approximate_; }
  // Points per World unit squared where points are, not on average: the mean over all points of the density around each.
  double crowding() const { return crowding_; }
  const std::bitset<kMostKinds>& kinds() const { return kinds_; }  // that have points
  MarkLook look(AssetRef) const;
  const std::vector<std::uint32_t>& changed_chunks() const {
    return changed_;
  }  // by the last update: looks or descriptions

 private:
  struct ChunkState {
    std::shared_ptr<const AssetChunk> seen{};
    TimePoint until = TimePoint::max();
    TimePoint checked{};
    std::uint32_t located = 0, in_city = 0, unlocated = 0, abnormal = 0, approximate = 0, top = 0;
  };

  bool place(const AssetChunk&, std::size_t index);
  bool judge(const CityView&, const AssetChunk&, std::size_t index);
  void list_top();
  void thin_top(std::vector<PointVertex>& alike) const;
  void survey();
  bool thin(TimePoint now);

  World origin_;
  Bounds city_;
  StateRules rules_{};
  std::shared_ptr<const std::vector<QuantityInfo>> quantities_{};
  std::vector<ChunkState> chunks_{};
  std::vector<PointVertex> vertices_{};
  std::vector<PointVertex> top_{};
  std::vector<std::uint32_t> changed_{};
  TimePoint seen_now_{};
  std::uint64_t top_revision_ = 0, places_revision_ = 0;
  double crowding_ = 0;
  std::uint64_t thinned_places_ = 0, thinnings_ = 0;
  std::size_t thinned_count_ = 0;
  TimePoint thinned_at_{};
  std::bitset<kMostKinds> kinds_{};
  std::size_t located_ = 0, in_city_ = 0, unlocated_ = 0, abnormal_ = 0, approximate_ = 0;
};

}  // namespace city
