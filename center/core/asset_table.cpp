#include "center/core/asset_table.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "center/core/limits.hpp"

namespace city {
namespace {

constexpr std::size_t kFetchAhead = 8;  // readings

}  // namespace

AssetTable::AssetTable(FeedBookPtr book, GeographyPtr geography)
    : book_{std::move(book)},
      districts_{std::move(geography)},
      feeds_(book_->size()),
      quantities_{book_->size()},
      watch_{*book_},
      fresh_{*book_} {
  for (std::size_t i = 0; i < book_->size(); ++i)
    feeds_[i].longest_gap = kStalePeriods * stamp_period_of((*book_)[i]);
}

std::vector<AssetTable::Taken> AssetTable::take(std::span<const Reading> readings,
                                                std::span<const Measured> measured) {
  news_.observations.reserve(news_.observations.size() + measured.size());
  std::vector<Taken> taken(readings.size());
  std::array<AssetIndex::Hash, 2 * kFetchAhead> hashes{};  // ring
  const auto hash_at = [&](std::size_t i) -> AssetIndex::Hash& { return hashes[i % hashes.size()]; };
  const auto look_up = [&](std::size_t i) {
    if (i >= readings.size()) return;
    hash_at(i) = hash_of(readings[i].feed, readings[i].asset);
    index_.prefetch(hash_at(i));
  };
  for (std::size_t i = 0; i < 2 * kFetchAhead; ++i) look_up(i);
  for (std::size_t i = 0; i < std::min(kFetchAhead, readings.size()); ++i) fetch_ahead(hash_at(i));
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (i + kFetchAhead < readings.size()) fetch_ahead(hash_at(i + kFetchAhead));
    const std::size_t first = std::min<std::size_t>(readings[i].first, measured.size());
    const std::size_t count = std::min<std::size_t>(readings[i].count, measured.size() - first);
    taken[i] = take_one(readings[i], measured.subspan(first, count), hash_at(i));
    look_up(i + 2 * kFetchAhead);
  }
  return taken;
}

AssetIndex::Hash AssetTable::hash_of(FeedIndex feed, std::string_view id) {
  const std::size_t hash = std::hash<std::string_view>{}(id) + 0x9e3779b97f4a7c15U * (feed + 1U);
  return static_cast<AssetIndex::Hash>(hash ^ (hash >> 32));
}

std::optional<AssetRef> AssetTable::find(FeedIndex feed, std::string_view id, AssetIndex::Hash hash) const {
  const AssetIndex::Serial serial = index_.find(hash, [&](AssetIndex::Serial s) {
    const std::size_t chunk = s / kAssetsPerChunk;
    return chunks_[chunk].feed == feed && states_[chunk].id[s % kAssetsPerChunk] == id;
  });
  if (serial == AssetIndex::kNone) return std::nullopt;
  return ref_of(serial);
}

void AssetTable::fetch_ahead(AssetIndex::Hash hash) const {
  const AssetIndex::Serial serial = index_.likely(hash);
  if (serial == AssetIndex::kNone) return;
  const AssetRef ref = ref_of(serial);
  const AssetChunk& chunk = chunks_[ref.chunk];
  __builtin_prefetch(&states_[ref.chunk].id[ref.slot]);
  __builtin_prefetch(&chunk.first[ref.slot]);
  // Assets of one feed mostly have the same quantities: the values lie about here.
  const std::size_t near = chunk.values.size() * ref.slot / chunk.size();
  if (near < chunk.values.size()) __builtin_prefetch(&chunk.values[near], 1);
  __builtin_prefetch(&chunk.tallies[ref.slot], 1);
  fresh_.prefetch(ref.chunk, ref.slot);
}

std::optional<AssetRef> AssetTable::add_reporting(const Reading& reading) {
  AssetInfo info{.id = reading.asset, .kind = (*book_)[reading.feed].kind};
  return add(reading.feed, with_pending(reading.feed, std::move(info)));
}

std::optional<AssetRef> AssetTable::add(FeedIndex feed, AssetInfo info) {
  if (assets_ >= kMaxAssets) return std::nullopt;
  ++assets_;
  const std::size_t index = chunk_with_room(feed);
  AssetChunk& chunk = touch(index);
  const AssetRef ref{.chunk = static_cast<std::uint32_t>(index),
                     .slot = static_cast<std::uint32_t>(chunk.size())};
  chunk.first.push_back(chunk.first.back());
  chunk.tallies.emplace_back();
  ChunkState& state = states_[index];
  state.id.push_back(info.id);
  state.kind.push_back(kind_index(info.kind));
  state.kinds |= kind_bit(state.kind.back());
  state.has_traits |= !info.traits.empty();
  count_in(feed, info, 1);
  ++feeds_[feed].counts.known;
  news_.assets.push_back({.feed = (*book_)[feed].id, .info = info});
  index_.add(hash_of(feed, info.id), static_cast<AssetIndex::Serial>(index * kAssetsPerChunk + ref.slot));
  edit_info(index).push_back(std::move(info));
  return ref;
}

std::size_t AssetTable::chunk_with_room(FeedIndex feed) {
  std::size_t& open = feeds_[feed].open_chunk;
  if (open < chunks_.size() && chunks_[open].size() < kAssetsPerChunk) return open;
  ChunkState state;
  open = chunks_.append({.feed = feed, .info = state.info});
  states_.push_back(std::move(state));
  unshared_info_.push_back(open);
  fresh_.add_chunk(feed);
  return open;
}

AssetChunk& AssetTable::touch(std::size_t chunk) {
  AssetChunk& edited = chunks_.edit(chunk);
  ++edited.revision;
  return edited;
}

std::vector<AssetInfo>& AssetTable::edit_info(std::size_t chunk) {
  ChunkState& state = states_[chunk];
  AssetChunk& edited = touch(chunk);
  ++edited.info_revision;
  if (state.info_shared) {
    state.info = std::make_shared<std::vector<AssetInfo>>(*state.info);
    state.info_shared = false;
    unshared_info_.push_back(chunk);
    edited.info = state.info;
  }
  return *state.info;
}

KindIndex AssetTable::kind_index(const std::string& kind) {
  const auto found = kinds_.find(kind);
  if (found != kinds_.end()) return found->second;
  if (kinds_.size() >= kMaxKinds) return kNoKind;
  const auto fresh = static_cast<KindIndex>(kinds_.size());
  kinds_.emplace(kind, fresh);
  return fresh;
}

KindIndex AssetTable::find_kind(const std::string& kind) const {
  const auto found = kinds_.find(kind);
  return found == kinds_.end() ? kNoKind : found->second;
}

AssetTable::News AssetTable::take_news() { return std::exchange(news_, {}); }

AssetTable::Counts AssetTable::counts(FeedIndex feed) const {
  Counts counts = feeds_[feed].counts;
  counts.reporting = fresh_.count(feed);
  return counts;
}

Paged<AssetChunk>::Frozen AssetTable::freeze() {
  for (const std::size_t chunk : unshared_info_) states_[chunk].info_shared = true;
  unshared_info_.clear();
  return chunks_.freeze();
}

}  // namespace city
