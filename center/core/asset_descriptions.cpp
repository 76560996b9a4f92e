// The part of AssetTable that joins descriptions to assets, whichever comes first.
#include <utility>

#include "center/core/asset_table.hpp"
#include "center/core/limits.hpp"

namespace city {
namespace {

std::size_t bytes_of(const AssetFact& fact) {
  return sizeof(AssetFact) + 2 * fact.asset.size() + fact.kind.size() + fact.name.zh.size() +
         fact.name.en.size() + fact.agency.size() + fact.district.size() + fact.line.size() * sizeof(LonLat);
}

}  // namespace

void AssetTable::describe(const AssetFact& fact) {
  FeedAssets& feed = feeds_[fact.feed];
  if (const auto ref = find(fact.feed, fact.asset, hash_of(fact.feed, fact.asset))) {
    const AssetInfo& before = (*states_[ref->chunk].info)[ref->slot];
    AssetInfo after = described(before, fact);
    if (after != before) change_info(*ref, std::move(after));
    return;
  }
  if (!fact.from_catalogue) {
    AssetInfo info{.id = fact.asset, .kind = (*book_)[fact.feed].kind};
    info = with_pending(fact.feed, std::move(info));
    add(fact.feed, described(std::move(info), fact));
    return;
  }
  const auto waiting = feed.pending.find(fact.asset);
  const std::size_t freed = waiting == feed.pending.end() ? 0 : bytes_of(waiting->second);
  if (pending_bytes_ - freed + bytes_of(fact) > kMaxPendingCatalogueBytes) return;
  pending_bytes_ += bytes_of(fact) - freed;
  feed.pending.insert_or_assign(fact.asset, fact);
}

// A field that the fact leaves empty keeps what was told before: catalogue and live documents complete each
// other.
AssetInfo AssetTable::described(AssetInfo info, const AssetFact& fact) const {
  if (!fact.kind.empty()) info.kind = fact.kind;
  if (!fact.name.zh.empty()) info.name.zh = fact.name.zh;
  if (!fact.name.en.empty()) info.name.en = fact.name.en;
  if (!fact.agency.empty()) info.agency = fact.agency;
  if (!fact.line.empty()) info.line = fact.line;
  const bool moved = fact.place && fact.place != info.place;
  if (fact.place) info.place = fact.place;
  const bool says_something =
      !fact.name.zh.empty() || !fact.name.en.empty() || fact.place || !fact.line.empty();
  info.described |= says_something;
  if (moved || info.district.empty() || (!info.place && !fact.district.empty())) {
    const std::string word = districts_.spelled(fact.district);
    if (info.place) {
      const std::string& from_map = districts_.at(*info.place);
      info.district = from_map.empty() ? word : from_map;
    } else if (!word.empty()) {
      info.district = word;
    } else if (!info.line.empty()) {
      info.district = districts_.at(info.line[info.line.size() / 2]);
    }
  }
  return info;
}

AssetInfo AssetTable::with_pending(FeedIndex feed, AssetInfo info) {
  auto& pending = feeds_[feed].pending;
  const auto found = pending.find(info.id);
  if (found == pending.end()) return info;
  info = described(std::move(info), found->second);
  pending_bytes_ -= bytes_of(found->second);
  pending.erase(found);
  return info;
}

void AssetTable::change_info(AssetRef ref, AssetInfo info) {
  const FeedIndex feed = chunks_[ref.chunk].feed;
  AssetInfo& place = edit_info(ref.chunk)[ref.slot];
  count_in(feed, place, static_cast<std::uint64_t>(-1));
  count_in(feed, info, 1);
  ChunkState& state = states_[ref.chunk];
  state.kind[ref.slot] = kind_index(info.kind);
  state.kinds |= kind_bit(state.kind[ref.slot]);
  news_.assets.push_back({.feed = (*book_)[feed].id, .info = info});
  place = std::move(info);
}

void AssetTable::count_in(FeedIndex feed, const AssetInfo& info, std::uint64_t by) {
  Counts& counts = feeds_[feed].counts;
  if (!info.place && info.line.empty()) counts.unlocated += by;
  if (!info.described && (*book_)[feed].described) counts.undescribed += by;
}

}  // namespace city
