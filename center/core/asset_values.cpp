// The part of AssetTable that puts values in their places and keeps every count of them right.
#include <algorithm>
#include <cmath>
#include <limits>

#include "center/core/asset_table.hpp"
#include "center/core/limits.hpp"

namespace city {
namespace {

ValueNow value_of(const Reading& reading, const Measured& measured, QuantityIndex quantity) {
  const TimePoint event_time = held(reading.event_time);
  const bool is_number = measured.quality != Quality::Missing && std::isfinite(measured.value);
  return {.value = is_number ? measured.value : 0,
          .event_time = event_time,
          .received_at = reading.received_at,
          .quantity = quantity,
          .quality = is_number ? measured.quality : Quality::Missing,
          .doubts = static_cast<Doubts>(measured.doubts | doubts_of_stamp(event_time, reading.received_at) |
                                        (reading.zone_assumed ? doubt::kZoneAssumed : 0)),
          .published_s = published_s(event_time, reading.published_at)};
}

ObservationRow observation_of(const ValueNow& told) {
  return {.series = told.series, .quality = told.quality, .event_time = told.event_time, .value = told.value};
}

std::uint32_t added(std::uint32_t tally, std::uint32_t more) {
  return more > std::numeric_limits<std::uint32_t>::max() - tally ? std::numeric_limits<std::uint32_t>::max()
                                                                  : tally + more;
}

// Nothing happens there, so nothing is expected to change.
bool is_at_rest(const ValueNow& value) { return value.quality == Quality::Missing || value.value == 0; }

}  // namespace

std::size_t AssetTable::place_of(const AssetChunk& chunk, std::size_t slot, QuantityIndex quantity) {
  std::size_t at = chunk.first[slot];
  const std::size_t end = chunk.first[slot + 1];
  while (at < end && chunk.values[at].quantity < quantity) ++at;
  return at;
}

Doubts AssetTable::doubts(FeedIndex feed, const ValueNow& known, const ValueNow& told) {
  const ValueLimits* limits = watch_.limits(feed, told.quantity, quantities_);
  return limits == nullptr ? Doubts{0} : watch_.doubts(*limits, known, told);
}

AssetTable::Taken AssetTable::take_one(const Reading& reading, std::span<const Measured> measured,
                                       AssetIndex::Hash hash) {
  Taken taken;
  if (reading.feed >= feeds_.size()) return taken;
  std::optional<AssetRef> found = find(reading.feed, reading.asset, hash);
  if (!found) found = add_reporting(reading);
  if (!found) {
    taken.refused = static_cast<std::uint32_t>(measured.size());
    return taken;
  }
  const AssetRef ref = *found;
  FigureNeed need = FigureNeed::None;
  for (std::size_t k = 0; k < measured.size(); ++k) {
    const auto quantity = quantities_.index(reading.feed, k, measured[k].quantity);
    if (!quantity) {
      ++taken.refused;
      continue;
    }
    ValueNow told = value_of(reading, measured[k], *quantity);
    const AssetChunk& chunk = chunks_[ref.chunk];
    const std::size_t at = place_of(chunk, ref.slot, *quantity);
    if (at == chunk.first[ref.slot + 1] || chunk.values[at].quantity != *quantity) {
      if (!insert_value(ref, at, reading, told)) {
        ++taken.refused;
        continue;
      }
      taken.moves_stamp = true;
    } else {
      const ValueNow& known = chunk.values[at];
      const Verdict verdict = judge(known, told);
      if (verdict == Verdict::Duplicate) {
        ++taken.duplicate;
        continue;
      }
      told.series = known.series;
      if (verdict == Verdict::Late) {
        news_.observations.push_back(observation_of(told));
        ++taken.late;
        continue;
      }
      told.same_for_s = same_for_s(known, told, feeds_[reading.feed].longest_gap);
      if (const Doubts doubtful = doubts(reading.feed, known, told); doubtful != 0) {
        told.quality = Quality::Suspect;
        told.doubts = static_cast<Doubts>(told.doubts | doubtful);
      }
      news_.observations.push_back(observation_of(told));
      taken.moves_stamp |= told.event_time != known.event_time;
      if (!tells_the_same(known, told)) {
        ++taken.changed;
      } else if (!is_at_rest(told)) {
        ++taken.still;
      }
      show(ref, at, told);
    }
    need = std::max(need, figure_need(*quantity));
    ++taken.accepted;
    taken.suspect += is_doubtful(told.quality) ? 1U : 0U;
    taken.clock_suspect += told.clock_suspect() ? 1U : 0U;
    taken.moves_feed_time |= !told.clock_suspect();
  }
  note_tally(ref, taken);
  if (need == FigureNeed::Always || (need == FigureNeed::WithTraits && states_[ref.chunk].has_traits))
    tell_figures(ref, reading, measured);
  if (taken.accepted > 0) note_validity(ref);
  return taken;
}

void AssetTable::show(AssetRef ref, std::size_t at, const ValueNow& told) {
  AssetChunk& chunk = touch(ref.chunk);
  Counts& counts = feeds_[chunk.feed].counts;
  ValueNow& shown = chunk.values[at];
  --counts.by_quality.at(static_cast<std::size_t>(shown.quality));
  ++counts.by_quality.at(static_cast<std::size_t>(told.quality));
  if (is_doubtful(shown.quality) == is_doubtful(told.quality)) {
    shown = told;
    return;
  }
  counts.doubtful -= has_doubtful(ref) ? 1U : 0U;
  shown = told;
  counts.doubtful += has_doubtful(ref) ? 1U : 0U;
}

bool AssetTable::has_doubtful(AssetRef ref) const {
  const AssetChunk& chunk = chunks_[ref.chunk];
  for (std::uint32_t i = chunk.first[ref.slot]; i < chunk.first[ref.slot + 1]; ++i) {
    if (is_doubtful(chunk.values[i].quality)) return true;
  }
  return false;
}

// Not touch(): what is drawn or computed from a chunk does not depend on its tallies.
void AssetTable::note_tally(AssetRef ref, const Taken& taken) {
  AssetTally& tally = chunks_.edit(ref.chunk).tallies[ref.slot];
  tally.accepted = added(tally.accepted, taken.accepted);
  if ((taken.duplicate | taken.late | taken.suspect | taken.refused) == 0) return;
  tally.duplicate = added(tally.duplicate, taken.duplicate);
  tally.late = added(tally.late, taken.late);
  tally.suspect = added(tally.suspect, taken.suspect);
  tally.refused = added(tally.refused, taken.refused);
}

void AssetTable::note_refusal(FeedIndex feed, std::string_view asset) {
  if (const auto ref = find(feed, asset, hash_of(feed, asset))) note_tally(*ref, {.refused = 1});
}

bool AssetTable::insert_value(AssetRef ref, std::size_t at, const Reading& reading, const ValueNow& told) {
  if (chunks_[ref.chunk].first[ref.slot + 1] - chunks_[ref.chunk].first[ref.slot] >= kMaxValuesPerAsset)
    return false;
  const std::string& feed = (*book_)[reading.feed].id;
  const std::string& quantity = quantities_.name(told.quantity);
  const SeriesIds::Claim claim = series_.claim(feed, reading.asset, quantity);
  if (claim.is_new) {
    news_.series.push_back(
        {.series = claim.series, .feed = feed, .asset = reading.asset, .quantity = quantity});
  }
  Counts& counts = feeds_[reading.feed].counts;
  ++counts.by_quality.at(static_cast<std::size_t>(told.quality));
  counts.doubtful += is_doubtful(told.quality) && !has_doubtful(ref) ? 1U : 0U;
  AssetChunk& chunk = touch(ref.chunk);
  const auto place = chunk.values.begin() + static_cast<std::ptrdiff_t>(at);
  chunk.values.insert(place, told)->series = claim.series;
  for (std::size_t slot = ref.slot + 1; slot < chunk.first.size(); ++slot) ++chunk.first[slot];
  news_.observations.push_back(observation_of(chunk.values[at]));
  return true;
}

void AssetTable::note_validity(AssetRef ref) {
  const AssetChunk& chunk = chunks_[ref.chunk];
  TimePoint newest = TimePoint::min();
  for (std::uint32_t i = chunk.first[ref.slot]; i < chunk.first[ref.slot + 1]; ++i) {
    newest = std::max(newest, valid_at(chunk.values[i]));
  }
  fresh_.set(ref.chunk, ref.slot, newest);
}

}  // namespace city
