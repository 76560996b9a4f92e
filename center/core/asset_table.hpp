// Every asset of the city and its values, in chunks that views share.
//
// A reading of a known asset with known quantities costs one lookup and no allocation; in a batch, what the
// next ones will touch is fetched ahead, so that a large city is not slow for waiting on memory. Chunks
// hold up to kAssetsPerChunk assets of one feed, in the order in which they became known; an AssetRef stays
// good for ever.
// Threads: one.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "center/core/asset_index.hpp"
#include "center/core/district_lookup.hpp"
#include "center/core/event.hpp"
#include "center/core/fresh_slots.hpp"
#include "center/core/quantity_names.hpp"
#include "center/core/series_ids.hpp"
#include "center/core/value_rules.hpp"
#include "center/core/value_watch.hpp"

namespace city {

using KindIndex = std::uint16_t;
inline constexpr KindIndex kNoKind = 0xffff;

class AssetTable {
 public:
  AssetTable(FeedBookPtr book, GeographyPtr geography);

  // `feed_of[i]`: the place in our book of the view's feed i, kNoFeed when it is gone.
  void restore(const CityView& view, std::span<const FeedIndex> feed_of, std::span<const SeriesRow> series);

  void advance(TimePoint now) { fresh_.advance(now); }

  struct Taken {  // what became of a reading's values
    std::uint32_t accepted = 0;
    std::uint32_t late = 0;
    std::uint32_t duplicate = 0;
    std::uint32_t clock_suspect = 0;
    std::uint32_t suspect = 0;     // of accepted: suspect or bad
    std::uint32_t refused = 0;     // a bound of limits.hpp was reached
    std::uint32_t changed = 0;     // of accepted: tells something else than the value before it
    std::uint32_t still = 0;       // of accepted: tells the same, and is not at rest (zero or missing)
    bool moves_feed_time = false;  // some value was accepted with a stamp that can be believed
    bool moves_stamp = false;      // some value was accepted with another stamp than the one before it
  };
  std::vector<Taken> take(std::span<const Reading> readings, std::span<const Measured> measured);  // one each
  void describe(const AssetFact& fact);
  void take(const PresenceFact& fact);  // waits for its asset when that is not known yet
  void note_refusal(FeedIndex feed, std::string_view asset);  // what is no known asset is left out

  struct News {  // since the last take_news()
    std::vector<SeriesRow> series{};
    std::vector<ObservationRow> observations{};
    std::vector<AssetRow> assets{};
  };
  News take_news();

  struct Counts {
    std::uint64_t known = 0;
    std::uint64_t reporting = 0;
    std::uint64_t unlocated = 0;
    std::uint64_t undescribed = 0;
    std::uint64_t approximate = 0;
    std::uint64_t offline = 0;
    std::uint64_t doubtful = 0;                 // assets with a suspect or bad value
    std::array<std::uint64_t, 4> by_quality{};  // values, by Quality
  };
  Counts counts(FeedIndex feed) const;

  Paged<AssetChunk>::Frozen freeze();
  std::shared_ptr<const std::vector<QuantityInfo>> freeze_quantities() { return quantities_.freeze(); }

  // For the vital signs.
  std::size_t chunk_count() const { return chunks_.size(); }
  const AssetChunk& chunk(std::size_t i) const { return chunks_[i]; }
  std::span<const KindIndex> kinds(std::size_t chunk) const { return states_[chunk].kind; }
  bool may_hold(std::size_t chunk, KindIndex kind) const {
    return (states_[chunk].kinds & kind_bit(kind)) != 0;
  }
  KindIndex find_kind(const std::string& kind) const;
  const QuantityNames& quantities() const { return quantities_; }

 private:
  static std::uint64_t kind_bit(KindIndex kind) {
    return kind == kNoKind ? 0 : std::uint64_t{1} << std::min<KindIndex>(kind, 63);
  }
  struct ChunkState {  // what views do not need
    std::shared_ptr<std::vector<AssetInfo>> info = std::make_shared<std::vector<AssetInfo>>();
    bool info_shared = false;       // a view holds it: clone before the next edit
    std::vector<std::string> id{};  // per slot, again: close together, where every reading looks
    std::vector<KindIndex> kind{};  // per slot
    std::uint64_t kinds = 0;        // kind_bit() of every kind that is or was in it
    bool has_traits = false;        // some asset in it has, or had
  };
  struct FeedAssets {
    std::unordered_map<std::string, AssetFact>
        pending{};                                      // catalogue entries whose asset has not reported yet
    std::unordered_map<std::string, bool> presences{};  // the same of births and last wills: online?
    Milliseconds longest_gap{};                         // see same_for_s()
    std::size_t open_chunk = static_cast<std::size_t>(-1);  // where the next asset goes; none: -1
    Counts counts{};                                        // all but reporting
  };

  static AssetRef ref_of(std::size_t chunk, std::size_t slot) {
    return {.chunk = static_cast<std::uint32_t>(chunk), .slot = static_cast<std::uint32_t>(slot)};
  }
  static AssetRef ref_of(AssetIndex::Serial serial) {
    return ref_of(serial / kAssetsPerChunk, serial % kAssetsPerChunk);
  }
  static AssetIndex::Hash hash_of(FeedIndex feed, std::string_view id);
  std::optional<AssetRef> find(FeedIndex feed, std::string_view id, AssetIndex::Hash hash) const;
  void fetch_ahead(AssetIndex::Hash hash) const;
  Taken take_one(const Reading& reading, std::span<const Measured> measured, AssetIndex::Hash hash);
  std::optional<AssetRef> add_reporting(const Reading& reading);
  enum class FigureNeed : std::uint8_t { None, WithTraits, Always };
  FigureNeed figure_need(QuantityIndex quantity) {
    return quantity < figure_needs_.size() ? figure_needs_[quantity] : learn_figure_need(quantity);
  }
  FigureNeed learn_figure_need(QuantityIndex quantity);
  void tell_figures(AssetRef ref, const Reading& reading, std::span<const Measured> measured);
  void tell_figure(AssetRef ref, const Reading& reading, std::string_view name, ValueNow told);
  // Where `quantity` is, or would be, among a slot's values.
  static std::size_t place_of(const AssetChunk& chunk, std::size_t slot, QuantityIndex quantity);
  Doubts doubts(FeedIndex feed, const ValueNow& known, const ValueNow& told);  // by the feed's own rules
  void show(AssetRef ref, std::size_t at, const ValueNow& told);
  void note_tally(AssetRef ref, const Taken& taken);
  bool has_doubtful(AssetRef ref) const;
  AssetInfo with_pending(FeedIndex feed, AssetInfo info);  // with what waits for it
  std::optional<AssetRef> add(FeedIndex feed, AssetInfo info);
  std::size_t chunk_with_room(FeedIndex feed);
  void change_info(AssetRef ref, AssetInfo info);
  void count_in(FeedIndex feed, const AssetInfo& info, std::uint64_t by);
  AssetInfo described(AssetInfo info, const AssetFact& fact) const;
  AssetChunk& touch(std::size_t chunk);
  std::vector<AssetInfo>& edit_info(std::size_t chunk);
  KindIndex kind_index(const std::string& kind);
  bool insert_value(AssetRef ref, std::size_t at, const Reading& reading, const ValueNow& told);
  void set_online(AssetRef ref, bool online);
  void note_validity(AssetRef ref);
  bool restore_chunk(const AssetChunk& old, FeedIndex feed, std::span<const QuantityIndex> quantity_of);
  void name_series(std::size_t chunk);

  FeedBookPtr book_;
  DistrictLookup districts_;
  Paged<AssetChunk> chunks_;
  std::vector<ChunkState> states_;          // as chunks_
  std::vector<std::size_t> unshared_info_;  // chunks whose info no view holds yet
  AssetIndex index_;
  std::vector<FeedAssets> feeds_;  // as in the book
  QuantityNames quantities_;
  std::vector<FigureNeed> figure_needs_;  // as quantities_, as far as anyone asked
  ValueWatch watch_;
  SeriesIds series_;
  FreshSlots fresh_;
  std::unordered_map<std::string, KindIndex> kinds_;
  std::size_t assets_ = 0;
  std::size_t pending_bytes_ = 0;
  std::size_t pending_presences_ = 0;
  News news_;
};

}  // namespace city
