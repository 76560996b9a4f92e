#include "center/history/asset_codec.hpp"

#include <bit>

#include "center/history/decimal.hpp"
#include "center/history/fact_codec.hpp"

namespace city::history {
namespace {

constexpr std::uint8_t kMoreBit = 1 << 2;  // in version 1: the stamp is not to be believed
constexpr std::uint8_t kNumberBit = 1 << 3;

constexpr std::uint8_t kDoubtsBit = 1 << 0;
constexpr std::uint8_t kSameForBit = 1 << 1;
constexpr std::uint8_t kPublishedBit = 1 << 2;

constexpr std::uint8_t kDescribedBit = 1 << 0;
constexpr std::uint8_t kApproximateBit = 1 << 1;
constexpr std::uint8_t kPresenceBit = 1 << 2;
constexpr std::uint8_t kOnlineBit = 1 << 3;
constexpr std::uint8_t kTraitsBit = 1 << 4;
constexpr std::uint8_t kStreamBit = 1 << 5;

constexpr std::uint32_t AssetTally::*kTallies[] = {&AssetTally::accepted, &AssetTally::duplicate,
                                                   &AssetTally::late, &AssetTally::suspect,
                                                   &AssetTally::refused};

std::int64_t difference(TimePoint a, TimePoint b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a.time_since_epoch().count()) -
                                   static_cast<std::uint64_t>(b.time_since_epoch().count()));
}
TimePoint after(TimePoint base, std::int64_t difference_ms) {
  return TimePoint{
      Milliseconds{static_cast<std::int64_t>(static_cast<std::uint64_t>(base.time_since_epoch().count()) +
                                             static_cast<std::uint64_t>(difference_ms))}};
}

std::uint8_t more_of(const ValueNow& value, const ValueNow& before) {
  unsigned more = value.doubts != 0 ? kDoubtsBit : 0U;
  if (value.same_for_s != before.same_for_s) more |= kSameForBit;
  if (value.published_s != before.published_s) more |= kPublishedBit;
  return static_cast<std::uint8_t>(more);
}

void write_more(Writer& out, std::uint8_t more, const ValueNow& value, const ValueNow& before) {
  out.byte(more);
  if ((more & kDoubtsBit) != 0) out.byte(value.doubts);
  if ((more & kSameForBit) != 0)
    out.signed_varint(std::int64_t{value.same_for_s} - std::int64_t{before.same_for_s});
  if ((more & kPublishedBit) != 0)
    out.signed_varint(std::int64_t{value.published_s} - std::int64_t{before.published_s});
}

void read_more(Reader& in, ValueNow& value) {
  const std::uint8_t more = in.byte();
  if ((more & kDoubtsBit) != 0) value.doubts = in.byte();
  if ((more & kSameForBit) != 0)
    value.same_for_s = static_cast<std::uint32_t>(std::int64_t{value.same_for_s} + in.signed_varint());
  if ((more & kPublishedBit) != 0)
    value.published_s = static_cast<std::int32_t>(std::int64_t{value.published_s} + in.signed_varint());
}

void write_value(Writer& out, const ValueNow& value, const ValueNow& before) {
  const std::uint8_t more = more_of(value, before);
  const bool number = std::bit_cast<std::uint64_t>(value.value) != 0;
  std::uint8_t scale = 0;
  std::optional<std::int64_t> whole;
  while (number && !(whole = whole_of(value.value, scale)) && scale < kMaxScale) ++scale;
  if (number && !whole) scale = kRawScale;

  out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(value.quality) | (more != 0 ? kMoreBit : 0U) |
                                     (number ? kNumberBit : 0U) | static_cast<unsigned>(scale) << 4));
  out.varint(value.quantity);
  out.signed_varint(std::int64_t{value.series} - std::int64_t{before.series});
  out.signed_varint(difference(value.event_time, before.event_time));
  out.signed_varint(difference(value.received_at, before.received_at));
  if (more != 0) write_more(out, more, value, before);
  if (whole) out.signed_varint(*whole);
  if (scale == kRawScale) out.real(value.value);
}

ValueNow read_value(Reader& in, const ValueNow& before, std::uint64_t version) {
  ValueNow value;
  value.same_for_s = before.same_for_s;
  value.published_s = before.published_s;
  const std::uint8_t shape = in.byte();
  const auto scale = static_cast<std::uint8_t>(shape >> 4);
  value.quality = static_cast<Quality>(shape & 3);
  if (version == 1 && (shape & kMoreBit) != 0) value.doubts = doubt::kFuture;
  value.quantity = static_cast<QuantityIndex>(in.varint());
  value.series = static_cast<SeriesId>(std::int64_t{before.series} + in.signed_varint());
  value.event_time = after(before.event_time, in.signed_varint());
  value.received_at = after(before.received_at, in.signed_varint());
  if (version >= 2 && (shape & kMoreBit) != 0) read_more(in, value);
  if ((shape & kNumberBit) == 0) return value;
  if (scale == kRawScale) {
    value.value = in.real();
  } else if (scale <= kMaxScale) {
    value.value = value_of(in.signed_varint(), scale);
  } else {
    in.fail();
  }
  return value;
}

class TextTable {
 public:
  explicit TextTable(Reader& in) {
    texts_.resize(in.count(1));
    for (std::string_view& text : texts_) text = in.text();
  }
  std::string_view at(Reader& in) const {
    const std::uint64_t ref = in.varint();
    if (ref < texts_.size()) return texts_[static_cast<std::size_t>(ref)];
    in.fail();
    return {};
  }

 private:
  std::vector<std::string_view> texts_{};
};

AssetInfo read_info(Reader& in, const TextTable& texts) {
  AssetInfo info;
  info.id = in.text();
  info.kind = texts.at(in);
  info.name.zh = in.text();
  info.name.en = in.text();
  info.place = read_place(in);
  info.line = read_line(in);
  info.agency = texts.at(in);
  info.district = texts.at(in);
  const std::uint8_t traits = in.byte();
  info.described = (traits & kDescribedBit) != 0;
  info.place_approximate = (traits & kApproximateBit) != 0;
  if ((traits & kPresenceBit) != 0) info.online = (traits & kOnlineBit) != 0;
  if ((traits & kTraitsBit) != 0) {
    info.traits.resize(in.count(9));
    for (Trait& trait : info.traits) {
      trait.quantity = texts.at(in);
      trait.value = in.real();
    }
  }
  if ((traits & kStreamBit) != 0) info.stream = in.text();
  return info;
}

AssetTally read_tally(Reader& in) {
  AssetTally tally;
  const std::uint8_t which = in.byte();
  for (std::size_t i = 0; i < std::size(kTallies); ++i)
    if ((which >> i & 1) != 0) tally.*kTallies[i] = static_cast<std::uint32_t>(in.varint());
  return tally;
}

AssetChunk read_chunk(Reader& in, const TextTable& texts, std::uint64_t version) {
  AssetChunk chunk;
  chunk.feed = static_cast<FeedIndex>(in.varint());
  chunk.revision = in.varint();
  chunk.info_revision = in.varint();
  auto infos = std::make_shared<std::vector<AssetInfo>>(in.count(9));
  for (AssetInfo& info : *infos) info = read_info(in, texts);
  chunk.first.reserve(infos->size() + 1);
  ValueNow before;
  for (std::size_t i = 0; i < infos->size() && in.ok(); ++i) {
    for (std::size_t n = in.count(5); n > 0; --n) {
      before = read_value(in, before, version);
      chunk.values.push_back(before);
    }
    chunk.first.push_back(static_cast<std::uint32_t>(chunk.values.size()));
  }
  chunk.tallies.resize(infos->size());
  if (version >= 2)
    for (AssetTally& tally : chunk.tallies) tally = read_tally(in);
  chunk.info = std::move(infos);
  return chunk;
}

}  // namespace

std::uint64_t AssetWriter::ref(std::string_view text) {
  const auto [at, fresh] = refs_.try_emplace(text, texts_.size());
  if (fresh) texts_.push_back(text);
  return at->second;
}

void AssetWriter::add_info(const AssetInfo& info) {
  body_.text(info.id);
  body_.varint(ref(info.kind));
  body_.text(info.name.zh);
  body_.text(info.name.en);
  write_place(body_, info.place);
  write_line(body_, info.line);
  body_.varint(ref(info.agency));
  body_.varint(ref(info.district));
  body_.byte(static_cast<std::uint8_t>(
      (info.described ? kDescribedBit : 0U) | (info.place_approximate ? kApproximateBit : 0U) |
      (info.online ? kPresenceBit : 0U) | (info.online.value_or(false) ? kOnlineBit : 0U) |
      (info.traits.empty() ? 0U : kTraitsBit) | (info.stream.empty() ? 0U : kStreamBit)));
  if (!info.traits.empty()) {
    body_.varint(info.traits.size());
    for (const Trait& trait : info.traits) {
      body_.varint(ref(trait.quantity));
      body_.real(trait.value);
    }
  }
  if (!info.stream.empty()) body_.text(info.stream);
}

void AssetWriter::add_tallies(const AssetChunk& chunk) {
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    const AssetTally tally = i < chunk.tallies.size() ? chunk.tallies[i] : AssetTally{};
    unsigned which = 0;
    for (std::size_t k = 0; k < std::size(kTallies); ++k)
      if (tally.*kTallies[k] != 0) which |= 1U << k;
    body_.byte(static_cast<std::uint8_t>(which));
    for (const auto counter : kTallies)
      if (tally.*counter != 0) body_.varint(tally.*counter);
  }
}

void AssetWriter::add_values(const AssetChunk& chunk) {
  ValueNow before;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    body_.varint(chunk.first[i + 1] - chunk.first[i]);
    for (std::uint32_t v = chunk.first[i]; v < chunk.first[i + 1]; ++v) {
      write_value(body_, chunk.values[v], before);
      before = chunk.values[v];
    }
  }
}

void AssetWriter::add(const AssetChunk& chunk) {
  ++chunks_;
  body_.varint(chunk.feed);
  body_.varint(chunk.revision);
  body_.varint(chunk.info_revision);
  body_.varint(chunk.size());
  for (const AssetInfo& info : *chunk.info) add_info(info);
  add_values(chunk);
  add_tallies(chunk);
}

void AssetWriter::finish(Writer& out) {
  out.varint(texts_.size());
  for (const std::string_view text : texts_) out.text(text);
  out.varint(chunks_);
  out.append(body_.view());
}

Paged<AssetChunk>::Frozen read_assets(Reader& in, std::uint64_t checkpoint_version) {
  const TextTable texts{in};
  Paged<AssetChunk> assets;
  for (std::size_t n = in.count(4); n > 0 && in.ok(); --n)
    assets.append(read_chunk(in, texts, checkpoint_version));
  return assets.freeze();
}

}  // namespace city::history
