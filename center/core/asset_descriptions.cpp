// The part of AssetTable that joins descriptions, births and last wills to assets, whichever comes first.
#include <algorithm>
#include <utility>

#include "center/core/asset_table.hpp"
#include "center/core/limits.hpp"

namespace city {
namespace {

std::size_t bytes_of(const AssetFact& fact) {
  return sizeof(AssetFact) + 2 * fact.asset.size() + fact.kind.size() + fact.name.zh.size() +
         fact.name.en.size() + fact.agency.size() + fact.district.size() + fact.stream.size() +
         fact.traits.size() * sizeof(Trait) + fact.line.size() * sizeof(LonLat);
}

// What is told anew replaces, what is not told again stays; sorted by quantity.
std::vector<Trait> joined(std::vector<Trait> traits, const std::vector<Trait>& told) {
  for (const Trait& trait : told) {
    const auto place =
        std::lower_bound(traits.begin(), traits.end(), trait,
                         [](const Trait& a, const Trait& b) { return a.quantity < b.quantity; });
    if (place != traits.end() && place->quantity == trait.quantity) {
      place->value = trait.value;
    } else if (traits.size() < kMaxTraits) {
      traits.insert(place, trait);
    }
  }
  return traits;
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
  if (!fact.traits.empty()) info.traits = joined(std::move(info.traits), fact.traits);
  if (!fact.stream.empty()) info.stream = fact.stream;
  // A geocoder that does not know does not overrule somebody who did.
  const bool takes_place = fact.place && (!fact.place_approximate || !info.place || info.place_approximate);
  const bool moved = takes_place && fact.place != info.place;
  if (takes_place) {
    info.place = fact.place;
    info.place_approximate = fact.place_approximate;
  }
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

void AssetTable::take(const PresenceFact& fact) {
  if (const auto ref = find(fact.feed, fact.asset, hash_of(fact.feed, fact.asset))) {
    return set_online(*ref, fact.online);
  }
  auto& waiting = feeds_[fact.feed].presences;
  const auto known = waiting.find(fact.asset);
  if (known != waiting.end()) {
    known->second = fact.online;
  } else if (pending_presences_ < kMaxPendingPresences) {
    waiting.emplace(fact.asset, fact.online);
    ++pending_presences_;
  }
}

void AssetTable::set_online(AssetRef ref, bool online) {
  const AssetInfo& before = (*states_[ref.chunk].info)[ref.slot];
  if (before.online == online) return;
  AssetInfo after = before;
  after.online = online;
  change_info(ref, std::move(after));
}

AssetInfo AssetTable::with_pending(FeedIndex feed, AssetInfo info) {
  auto& presences = feeds_[feed].presences;
  if (const auto told = presences.find(info.id); told != presences.end()) {
    info.online = told->second;
    presences.erase(told);
    --pending_presences_;
  }
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
  state.has_traits |= !info.traits.empty();
  state.kinds |= kind_bit(state.kind[ref.slot]);
  news_.assets.push_back({.feed = (*book_)[feed].id, .info = info});
  place = std::move(info);
}

void AssetTable::count_in(FeedIndex feed, const AssetInfo& info, std::uint64_t by) {
  Counts& counts = feeds_[feed].counts;
  if (!info.place && info.line.empty()) counts.unlocated += by;
  if (!info.described && (*book_)[feed].described) counts.undescribed += by;
  if (info.place_approximate) counts.approximate += by;
  if (info.online == false) counts.offline += by;
}

}  // namespace city
