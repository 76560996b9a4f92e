// The part of AssetTable that continues from a stored picture. Chunks are taken whole after a check.
#include <algorithm>
#include <array>
#include <utility>

#include "center/core/asset_table.hpp"
#include "center/core/limits.hpp"

namespace city {
namespace {

bool is_well_formed(const AssetChunk& chunk) {
  return chunk.size() <= kAssetsPerChunk && chunk.first.size() == chunk.size() + 1 &&
         chunk.first.front() == 0 && std::is_sorted(chunk.first.begin(), chunk.first.end()) &&
         chunk.first.back() == chunk.values.size();
}

template <class Visit>
void for_each_value(AssetChunk& chunk, const Visit& visit) {
  for (std::size_t slot = 0; slot < chunk.size(); ++slot) {
    for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) visit(slot, chunk.values[i]);
  }
}

bool has_sorted_slots(const AssetChunk& chunk) {
  for (std::size_t slot = 0; slot < chunk.size(); ++slot) {
    for (std::uint32_t i = chunk.first[slot] + 1; i < chunk.first[slot + 1]; ++i) {
      if (chunk.values[i - 1].quantity >= chunk.values[i].quantity) return false;
    }
  }
  return true;
}

}  // namespace

void AssetTable::restore(const CityView& view, std::span<const FeedIndex> feed_of,
                         std::span<const SeriesRow> series) {
  std::vector<QuantityIndex> quantity_of;
  for (const QuantityInfo& info : *view.quantities) {
    quantity_of.push_back(quantities_.index(info.name).value_or(static_cast<QuantityIndex>(kMaxQuantities)));
  }
  series_.begin_restore(series);
  std::vector<std::size_t> restored;
  for (std::size_t i = 0; i < view.assets.size(); ++i) {
    const AssetChunk& old = view.assets[i];
    if (old.feed >= feed_of.size() || feed_of[old.feed] == kNoFeed) continue;
    if (restore_chunk(old, feed_of[old.feed], quantity_of)) restored.push_back(chunks_.size() - 1);
  }
  series_.end_restore();
  for (const std::size_t chunk : restored) name_series(chunk);
}

bool AssetTable::restore_chunk(const AssetChunk& old, FeedIndex feed,
                               std::span<const QuantityIndex> quantity_of) {
  if (!is_well_formed(old) || assets_ + old.size() > kMaxAssets) return false;
  AssetChunk chunk = old;
  chunk.feed = feed;
  ++chunk.revision;
  for (ValueNow& value : chunk.values) {
    if (value.quantity >= quantity_of.size()) return false;
    value.quantity = quantity_of[value.quantity];
  }
  if (!has_sorted_slots(chunk)) return false;
  chunk.tallies.resize(chunk.size());  // a picture of an older program has none
  std::array<AssetIndex::Hash, kAssetsPerChunk> hashes{};
  for (std::size_t slot = 0; slot < old.size(); ++slot) {
    hashes.at(slot) = hash_of(feed, (*old.info)[slot].id);
    if (find(feed, (*old.info)[slot].id, hashes.at(slot))) return false;
  }

  // The infos stay shared with the stored view: info_shared keeps anybody from writing to them.
  ChunkState state{.info = std::const_pointer_cast<std::vector<AssetInfo>>(old.info), .info_shared = true};
  const std::size_t index = chunks_.append(std::move(chunk));
  fresh_.add_chunk(feed);
  for (const AssetInfo& info : *old.info) {
    state.id.push_back(info.id);
    state.kind.push_back(kind_index(info.kind));
    state.kinds |= kind_bit(state.kind.back());
    state.has_traits |= !info.traits.empty();
    count_in(feed, info, 1);
  }
  states_.push_back(std::move(state));
  assets_ += old.size();
  feeds_[feed].counts.known += old.size();
  feeds_[feed].open_chunk = index;
  for (std::size_t slot = 0; slot < old.size(); ++slot) {
    index_.add(hashes.at(slot), static_cast<AssetIndex::Serial>(index * kAssetsPerChunk + slot));
    if (chunks_[index].first[slot] != chunks_[index].first[slot + 1]) note_validity(ref_of(index, slot));
    feeds_[feed].counts.doubtful += has_doubtful(ref_of(index, slot)) ? 1U : 0U;
  }
  for (const ValueNow& value : chunks_[index].values) {
    ++feeds_[feed].counts.by_quality.at(static_cast<std::size_t>(value.quality));
  }
  // Who keeps the number that the picture gives; who does not gets one when all have asked.
  AssetChunk& shown = chunks_.edit(index);
  for_each_value(shown, [&](std::size_t slot, ValueNow& value) {
    value.series = series_.reclaim((*book_)[feed].id, (*old.info)[slot].id, quantities_.name(value.quantity),
                                   value.series);
  });
  return true;
}

// Series of values that the store's list does not hold under the picture's number: found by name, or new.
void AssetTable::name_series(std::size_t index) {
  const std::string& feed = (*book_)[chunks_[index].feed].id;
  const std::vector<AssetInfo>& info = *states_[index].info;
  for_each_value(chunks_.edit(index), [&](std::size_t slot, ValueNow& value) {
    if (value.series != 0) return;
    const std::string& quantity = quantities_.name(value.quantity);
    const SeriesIds::Claim claim = series_.claim(feed, info[slot].id, quantity);
    value.series = claim.series;
    if (claim.is_new) {
      news_.series.push_back(
          {.series = claim.series, .feed = feed, .asset = info[slot].id, .quantity = quantity});
    }
  });
}

}  // namespace city
