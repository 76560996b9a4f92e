#include "center/history/asset_codec.hpp"

#include <bit>

#include "center/history/decimal.hpp"
#include "center/history/fact_codec.hpp"

namespace city::history {
namespace {

constexpr std::uint8_t kSuspectBit = 1 << 2;
constexpr std::uint8_t kNumberBit = 1 << 3;

std::int64_t difference(TimePoint a, TimePoint b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a.time_since_epoch().count()) -
                                   static_cast<std::uint64_t>(b.time_since_epoch().count()));
}
TimePoint after(TimePoint base, std::int64_t difference_ms) {
  return TimePoint{
      Milliseconds{static_cast<std::int64_t>(static_cast<std::uint64_t>(base.time_since_epoch().count()) +
                                             static_cast<std::uint64_t>(difference_ms))}};
}

void write_value(Writer& out, const ValueNow& value, const ValueNow& before) {
  const bool number = std::bit_cast<std::uint64_t>(value.value) != 0;
  std::uint8_t scale = 0;
  std::optional<std::int64_t> whole;
  while (number && !(whole = whole_of(value.value, scale)) && scale < kMaxScale) ++scale;
  if (number && !whole) scale = kRawScale;

  out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(value.quality) |
                                     (value.clock_suspect() ? kSuspectBit : 0U) | (number ? kNumberBit : 0U) |
                                     static_cast<unsigned>(scale) << 4));
  out.varint(value.quantity);
  out.signed_varint(std::int64_t{value.series} - std::int64_t{before.series});
  out.signed_varint(difference(value.event_time, before.event_time));
  out.signed_varint(difference(value.received_at, before.received_at));
  if (whole) out.signed_varint(*whole);
  if (scale == kRawScale) out.real(value.value);
}

ValueNow read_value(Reader& in, const ValueNow& before) {
  ValueNow value;
  const std::uint8_t shape = in.byte();
  const auto scale = static_cast<std::uint8_t>(shape >> 4);
  value.quality = static_cast<Quality>(shape & 3);
  if ((shape & kSuspectBit) != 0) value.doubts = doubt::kFuture;
  value.quantity = static_cast<QuantityIndex>(in.varint());
  value.series = static_cast<SeriesId>(std::int64_t{before.series} + in.signed_varint());
  value.event_time = after(before.event_time, in.signed_varint());
  value.received_at = after(before.received_at, in.signed_varint());
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
  info.described = in.byte() != 0;
  return info;
}

AssetChunk read_chunk(Reader& in, const TextTable& texts) {
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
      before = read_value(in, before);
      chunk.values.push_back(before);
    }
    chunk.first.push_back(static_cast<std::uint32_t>(chunk.values.size()));
  }
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
  body_.byte(info.described ? 1 : 0);
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
}

void AssetWriter::finish(Writer& out) {
  out.varint(texts_.size());
  for (const std::string_view text : texts_) out.text(text);
  out.varint(chunks_);
  out.append(body_.view());
}

Paged<AssetChunk>::Frozen read_assets(Reader& in) {
  const TextTable texts{in};
  Paged<AssetChunk> assets;
  for (std::size_t n = in.count(4); n > 0 && in.ok(); --n) assets.append(read_chunk(in, texts));
  return assets.freeze();
}

}  // namespace city::history
