#include "widgets/map/asset_points.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "widgets/map/mark_shapes.hpp"
#include "widgets/map/thinning.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

bool contains(const Bounds& bounds, World at) {
  return at.x >= bounds.min.x && at.x <= bounds.max.x && at.y >= bounds.min.y && at.y <= bounds.max.y;
}

bool same_names(const std::vector<QuantityInfo>& a, const std::vector<QuantityInfo>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const QuantityInfo& x, const QuantityInfo& y) { return x.name == y.name; });
}

}  // namespace

MarkLook AssetPoints::look(AssetRef ref) const {
  const std::size_t at = ref.chunk * kAssetsPerChunk + ref.slot;
  return at < vertices_.size() ? static_cast<MarkLook>(vertices_[at].look) : MarkLook::Silent;
}

// Places and kinds of a chunk's assets; looks are kept. Says whether anything stands elsewhere than before.
bool AssetPoints::place(const AssetChunk& chunk, std::size_t index) {
  ChunkState& state = chunks_[index];
  state.located = state.in_city = state.unlocated = state.approximate = 0;
  bool differs = false;
  const std::span<PointVertex> slots{vertices_.data() + index * kAssetsPerChunk, kAssetsPerChunk};
  for (std::size_t slot = 0; slot < kAssetsPerChunk; ++slot) {
    PointVertex vertex{.look = slots[slot].look};
    if (slot < chunk.size()) {
      const AssetInfo& info = (*chunk.info)[slot];
      vertex.kind = kind_index(info.kind);
      if (info.place) {
        const World at = world_from_geo(*info.place);
        vertex.x = static_cast<float>(at.x - origin_.x);
        vertex.y = static_cast<float>(at.y - origin_.y);
        ++state.located;
        if (info.line.size() < 2) {
          vertex.pass = static_cast<std::uint8_t>(PointPass::Crowd);
          if (contains(city_, at)) ++state.in_city;
          if (info.place_approximate) {
            vertex.approximate = 1;
            ++state.approximate;
          }
        }
      } else if (info.line.empty()) {
        ++state.unlocated;
      }
    }
    PointVertex& before = slots[slot];
    const bool was_hidden = before.pass == static_cast<std::uint8_t>(PointPass::Hidden);
    const bool is_hidden = vertex.pass == static_cast<std::uint8_t>(PointPass::Hidden);
    differs = differs || vertex.x != before.x || vertex.y != before.y || vertex.kind != before.kind ||
              vertex.approximate != before.approximate || was_hidden != is_hidden;
    vertex.detail = before.detail;
    before = vertex;
  }
  return differs;
}

bool AssetPoints::judge(const CityView& view, const AssetChunk& chunk, std::size_t index) {
  ChunkState& state = chunks_[index];
  state.until = TimePoint::max();
  state.abnormal = state.top = 0;
  bool differs = false;
  PointVertex* const slots = vertices_.data() + index * kAssetsPerChunk;
  for (std::size_t slot = 0; slot < chunk.size(); ++slot) {
    const AssetLook now = look_of(view, chunk, slot, rules_);
    state.until = std::min(state.until, now.until);
    PointVertex vertex = slots[slot];
    vertex.look = static_cast<std::uint8_t>(now.look);
    if (is_abnormal(now.look)) ++state.abnormal;
    if (vertex.pass != static_cast<std::uint8_t>(PointPass::Hidden)) {
      const bool on_top = is_abnormal(now.look) || kind_looks()[vertex.kind].is_landmark;
      vertex.pass = static_cast<std::uint8_t>(on_top ? PointPass::Top : PointPass::Crowd);
      if (on_top) ++state.top;
    }
    differs = differs || !(vertex == slots[slot]);
    slots[slot] = vertex;
  }
  return differs;
}

void AssetPoints::list_top() {
  std::array<std::vector<PointVertex>, kMarkLooks> by_look;
  for (std::size_t index = 0; index < chunks_.size(); ++index) {
    if (chunks_[index].top == 0) continue;
    for (std::size_t slot = index * kAssetsPerChunk; slot < (index + 1) * kAssetsPerChunk; ++slot)
      if (vertices_[slot].pass == static_cast<std::uint8_t>(PointPass::Top))
        by_look[vertices_[slot].look].push_back(vertices_[slot]);
  }
  top_.clear();
  for (std::vector<PointVertex>& alike : by_look) {
    thin_top(alike);
    top_.insert(top_.end(), alike.begin(), alike.end());
  }
  ++top_revision_;
}

// Each look by itself, so that nothing serious is hidden behind something less.
void AssetPoints::thin_top(std::vector<PointVertex>& alike) const {
  if (alike.size() < kThinTopFrom) {
    for (PointVertex& vertex : alike) vertex.detail = 0;
    return;
  }
  std::vector<World> places;
  places.reserve(alike.size());
  for (const PointVertex& vertex : alike)
    places.push_back({origin_.x + static_cast<double>(vertex.x), origin_.y + static_cast<double>(vertex.y)});
  const std::vector<std::uint8_t> levels = detail_levels(places);
  for (std::size_t i = 0; i < alike.size(); ++i) alike[i].detail = levels[i];
}

void AssetPoints::survey() {
  constexpr std::size_t kSide = 48;
  kinds_.reset();
  std::vector<double> cells(kSide * kSide, 0);
  const double width = std::max(city_.max.x - city_.min.x, 1e-12),
               height = std::max(city_.max.y - city_.min.y, 1e-12);
  for (const PointVertex& vertex : vertices_) {
    if (vertex.pass == static_cast<std::uint8_t>(PointPass::Hidden)) continue;
    kinds_.set(vertex.kind);
    const double x = (static_cast<double>(vertex.x) + origin_.x - city_.min.x) / width;
    const double y = (static_cast<double>(vertex.y) + origin_.y - city_.min.y) / height;
    if (x < 0 || x >= 1 || y < 0 || y >= 1) continue;
    ++cells[static_cast<std::size_t>(y * kSide) * kSide + static_cast<std::size_t>(x * kSide)];
  }
  double points = 0, squares = 0;
  for (const double count : cells) {
    points += count;
    squares += count * count;
  }
  crowding_ = points > 0 ? squares / points / (width * height / (kSide * kSide)) : 0;
}

// Levels for a crowd; says whether they are new. New assets are shown at once, without one, until then.
bool AssetPoints::thin(TimePoint now) {
  if (located_ < kThinFrom || thinned_places_ == places_revision_) return false;
  const bool is_other_crowd =
      located_ > thinned_count_ + thinned_count_ / 20 || located_ + located_ / 20 < thinned_count_;
  if (!is_other_crowd && now < thinned_at_ + 1s && now >= thinned_at_) return false;
  thinned_places_ = places_revision_;
  ++thinnings_;
  thinned_count_ = located_;
  thinned_at_ = now;
  std::vector<World> places;
  std::vector<std::size_t> slots;
  for (std::size_t i = 0; i < vertices_.size(); ++i) {
    if (vertices_[i].pass == static_cast<std::uint8_t>(PointPass::Hidden)) continue;
    places.push_back(
        {origin_.x + static_cast<double>(vertices_[i].x), origin_.y + static_cast<double>(vertices_[i].y)});
    slots.push_back(i);
  }
  const std::vector<std::uint8_t> levels = detail_levels(places);
  for (std::size_t i = 0; i < slots.size(); ++i) vertices_[slots[i]].detail = levels[i];
  return true;
}

std::vector<ChunkRange> AssetPoints::update(const CityView& view) {
  changed_.clear();
  const bool is_next_second = view.now >= seen_now_ + 1s || view.now < seen_now_;
  if (is_next_second) seen_now_ = view.now;
  const bool has_new_rules =
      !quantities_ || (quantities_ != view.quantities && !same_names(*quantities_, *view.quantities));
  if (has_new_rules) rules_ = StateRules{*view.quantities};
  quantities_ = view.quantities;
  const bool has_other_size = chunks_.size() != view.assets.size();
  chunks_.resize(view.assets.size());
  vertices_.resize(view.assets.size() * kAssetsPerChunk);

  bool has_moved = has_other_size, has_new_top = has_other_size;
  for (std::size_t index = 0; index < chunks_.size(); ++index) {
    const std::shared_ptr<const AssetChunk>& chunk = view.assets.pointer(index);
    ChunkState& state = chunks_[index];
    const bool is_other = chunk != state.seen;
    const bool has_aged = is_next_second && (view.now > state.until || view.now < state.checked);
    if (!is_other && !has_aged && !has_new_rules) continue;
    bool differs = false;
    if (!state.seen ||
        state.seen->info != chunk->info) {  // by identity: a replayed city counts its own revisions
      has_moved = place(*chunk, index) || has_moved;
      differs = true;
    }
    const std::uint32_t had_top = state.top;
    const bool has_new_looks = judge(view, *chunk, index);
    differs = has_new_looks || differs;
    has_new_top = has_new_top || (differs && (had_top > 0 || state.top > 0));
    state.checked = view.now;
    state.seen = chunk;
    if (differs) changed_.push_back(static_cast<std::uint32_t>(index));
  }
  if (has_moved) {
    ++places_revision_;
    survey();
  }
  if (has_new_top) list_top();

  if (changed_.empty() && !has_other_size && thinned_places_ == places_revision_) return {};
  located_ = in_city_ = unlocated_ = abnormal_ = approximate_ = 0;
  for (const ChunkState& state : chunks_) {
    located_ += state.located;
    in_city_ += state.in_city;
    unlocated_ += state.unlocated;
    abnormal_ += state.abnormal;
    approximate_ += state.approximate;
  }
  if (thin(view.now)) return {{0, chunks_.size()}};
  std::vector<ChunkRange> ranges;
  for (const std::uint32_t index : changed_) {
    if (!ranges.empty() && ranges.back().first + ranges.back().count == index)
      ++ranges.back().count;
    else
      ranges.push_back({index, 1});
  }
  return ranges;
}

}  // namespace city
