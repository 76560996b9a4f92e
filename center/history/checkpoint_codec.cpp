#include "center/history/checkpoint_codec.hpp"

#include <algorithm>
#include <utility>

#include "center/history/asset_codec.hpp"
#include "center/history/bytes.hpp"
#include "center/history/compress.hpp"
#include "center/history/fact_codec.hpp"
#include "center/history/figure_codec.hpp"
#include "center/history/small_codec.hpp"

namespace city::history {
namespace {

constexpr std::string_view kMagic = "CGCP";
constexpr std::size_t kLimitBytes = std::size_t{2} << 30;

void write_quantity(Writer& out, const QuantityInfo& quantity) {
  out.text(quantity.name);
  write_text2(out, quantity.label);
  out.text(quantity.unit);
  out.signed_varint(quantity.decimals);
  out.real(quantity.low);
  out.real(quantity.high);
}

QuantityInfo read_quantity(Reader& in) {
  QuantityInfo quantity;
  quantity.name = in.text();
  quantity.label = read_text2(in);
  quantity.unit = in.text();
  quantity.decimals = static_cast<int>(in.signed_varint());
  quantity.low = in.real();
  quantity.high = in.real();
  return quantity;
}

// The plain counters of a feed, in the order of the file.
constexpr std::uint64_t FeedNow::*kCounters[] = {
    &FeedNow::known,        &FeedNow::reporting,      &FeedNow::accepted,  &FeedNow::refused,
    &FeedNow::merged,       &FeedNow::late,           &FeedNow::duplicate, &FeedNow::messages,
    &FeedNow::bytes,        &FeedNow::unknown_fields, &FeedNow::unlocated, &FeedNow::undescribed,
    &FeedNow::clock_suspect};
constexpr std::uint64_t FeedNow::*kMoreCounters[] = {&FeedNow::throttled, &FeedNow::zone_assumed,
                                                     &FeedNow::approximate, &FeedNow::offline,
                                                     &FeedNow::undistricted};

void write_kinds(Writer& out, const std::array<std::uint64_t, kErrorKinds>& kinds) {
  out.varint(kinds.size());
  for (const std::uint64_t refused : kinds) out.varint(refused);
}

// A kind that this program does not know is left out.
std::array<std::uint64_t, kErrorKinds> read_kinds(Reader& in) {
  std::array<std::uint64_t, kErrorKinds> kinds{};
  const std::size_t count = in.count(1);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t refused = in.varint();
    if (i < kinds.size()) kinds[i] = refused;
  }
  return kinds;
}

template <class E>
E read_enum(Reader& in, E last) {
  const std::uint8_t value = in.byte();
  if (value > static_cast<std::uint8_t>(last)) in.fail();
  return static_cast<E>(value);
}

void write_feed_health(Writer& out, const FeedNow& feed) {
  for (const auto counter : kMoreCounters) out.varint(feed.*counter);
  out.varint(feed.by_quality.size());
  for (const std::uint64_t values : feed.by_quality) out.varint(values);
  write_maybe_real(out, feed.skew_s);
  write_maybe_real(out, feed.publish_skew_s);
  out.byte(static_cast<std::uint8_t>(feed.grade));
  out.varint(feed.reasons.size());
  for (const FeedReason& reason : feed.reasons) {
    out.byte(static_cast<std::uint8_t>(reason.kind));
    out.real(reason.number);
  }
  out.varint(feed.findings.size());
  for (const auto& [name, count] : feed.findings) {
    out.text(name);
    out.varint(count);
  }
}

void read_feed_health(Reader& in, FeedNow& feed) {
  for (const auto counter : kMoreCounters) feed.*counter = in.varint();
  const std::size_t qualities = in.count(1);
  for (std::size_t i = 0; i < qualities; ++i) {
    const std::uint64_t values = in.varint();
    if (i < feed.by_quality.size()) feed.by_quality[i] = values;
  }
  feed.skew_s = read_maybe_real(in);
  feed.publish_skew_s = read_maybe_real(in);
  feed.grade = read_enum(in, FeedGrade::Bad);
  feed.reasons.resize(in.count(9));
  for (FeedReason& reason : feed.reasons) {
    reason.kind = read_enum(in, FeedReason::Kind::NeverHeard);
    reason.number = in.real();
  }
  feed.findings.resize(in.count(2));
  for (auto& [name, count] : feed.findings) {
    name = in.text();
    count = in.varint();
  }
}

void write_volume(Writer& out, const ItemVolume& volume) {
  out.text(volume.item);
  out.varint(volume.last_hour);
  out.real(volume.mean);
  out.real(volume.deviation);
  out.varint(volume.weeks);
  out.byte(static_cast<std::uint8_t>(volume.band));
  out.text(volume.why.zh);
  out.text(volume.why.en);
}

ItemVolume read_volume(Reader& in) {
  ItemVolume volume;
  volume.item = in.text();
  volume.last_hour = static_cast<std::uint32_t>(in.varint());
  volume.mean = in.real();
  volume.deviation = in.real();
  volume.weeks = static_cast<std::uint32_t>(in.varint());
  volume.band = read_enum(in, ItemVolume::Band::ExpectedPeak);
  volume.why.zh = in.text();
  volume.why.en = in.text();
  return volume;
}

void write_memory(Writer& out, const VolumeMemory& memory) {
  out.signed_varint(memory.newest_hour);
  out.varint(memory.days.size());
  for (const std::uint8_t day : memory.days) out.byte(day);
  out.varint(memory.items.size());
  for (const auto& [item, hours] : memory.items) {
    out.text(item);
    out.varint(hours->size());
    for (const std::uint16_t cases : *hours) out.varint(cases);
  }
}

VolumeMemory read_memory(Reader& in) {
  VolumeMemory memory;
  memory.newest_hour = in.signed_varint();
  memory.days.resize(in.count(1));
  for (std::uint8_t& day : memory.days) day = in.byte();
  for (std::size_t left = in.count(2); left > 0 && in.ok(); --left) {
    std::string item{in.text()};
    std::vector<std::uint16_t> hours(in.count(1));
    for (std::uint16_t& cases : hours) cases = static_cast<std::uint16_t>(in.varint());
    memory.items.emplace_back(std::move(item),
                              std::make_shared<const std::vector<std::uint16_t>>(std::move(hours)));
  }
  return memory;
}

void write_feed(Writer& out, const FeedNow& feed) {
  out.byte(static_cast<std::uint8_t>(feed.state));
  out.byte(feed.publisher_online ? static_cast<std::uint8_t>(*feed.publisher_online) : 2);
  write_time(out, feed.newest_receipt);
  write_time(out, feed.newest_event);
  for (const auto counter : kCounters) out.varint(feed.*counter);
  out.real(feed.messages_per_s);
  write_kinds(out, feed.refused_by_kind);
  out.text(feed.last_error);
  write_feed_health(out, feed);
}

FeedNow read_feed(Reader& in, std::uint64_t version) {
  FeedNow feed;
  feed.state =
      static_cast<FeedState>(std::min<std::uint8_t>(in.byte(), static_cast<std::uint8_t>(FeedState::Dead)));
  if (const std::uint8_t online = in.byte(); online != 2) feed.publisher_online = online == 1;
  feed.newest_receipt = read_time(in);
  feed.newest_event = read_time(in);
  for (const auto counter : kCounters) feed.*counter = in.varint();
  feed.messages_per_s = in.real();
  feed.refused_by_kind = read_kinds(in);
  feed.last_error = in.text();
  if (version >= 2) read_feed_health(in, feed);
  return feed;
}

// Feeds are numbered by their place in the book, so the book must list what the bytes list.
FeedBookPtr book_for(const std::vector<std::string>& ids, const FeedBookPtr& book) {
  const auto has_id = [](const FeedSpec& spec, const std::string& id) { return spec.id == id; };
  if (book && std::equal(book->begin(), book->end(), ids.begin(), ids.end(), has_id)) return book;
  FeedBook made;
  for (const std::string& id : ids) {
    FeedSpec spec;
    spec.id = id;
    if (book)
      for (const FeedSpec& known : *book)
        if (known.id == id) spec = known;
    made.push_back(std::move(spec));
  }
  return std::make_shared<const FeedBook>(std::move(made));
}

// Panels index by these numbers without looking.
bool numbers_fit(const CityView& view) {
  for (std::size_t i = 0; i < view.assets.size(); ++i) {
    if (view.assets[i].feed >= view.feeds.size()) return false;
    for (const ValueNow& value : view.assets[i].values)
      if (value.quantity >= view.quantities->size()) return false;
  }
  for (const AssetTrend& trend : *view.trends) {
    if (trend.quantity >= view.quantities->size() || trend.asset.chunk >= view.assets.size()) return false;
    if (trend.asset.slot >= view.assets[trend.asset.chunk].size()) return false;
  }
  return true;
}

template <class T, class Read>
std::shared_ptr<const std::vector<T>> read_shared(Reader& in, std::size_t least_bytes, const Read& read) {
  std::vector<T> items;
  std::size_t left = in.count(least_bytes);
  items.reserve(left);
  for (; left > 0 && in.ok(); --left) items.push_back(read(in));
  return std::make_shared<const std::vector<T>>(std::move(items));
}

}  // namespace

std::string encode_view(const CityView& view) {
  Writer out;
  out.append(kMagic);
  out.varint(kCheckpointVersion);
  out.varint(view.revision);
  write_time(out, view.now);
  out.byte(view.simulated ? 1 : 0);
  out.varint(view.applied.quick);
  out.varint(view.applied.bulk);
  out.varint(view.quantities->size());
  for (const QuantityInfo& quantity : *view.quantities) write_quantity(out, quantity);

  AssetWriter assets;
  for (std::size_t i = 0; i < view.assets.size(); ++i) assets.add(view.assets[i]);
  assets.finish(out);

  out.varint(view.feeds.size());
  for (std::size_t i = 0; i < view.feeds.size(); ++i) {
    out.text(i < view.book->size() ? (*view.book)[i].id : std::string{});
    write_feed(out, view.feeds[i]);
  }
  write_kinds(out, view.unclaimed_by_kind);
  out.varint(view.cases->size());
  for (const CasePtr& one : *view.cases) write_case(out, *one);
  out.varint(view.alerts->size());
  for (const AlertPtr& one : *view.alerts) write_alert(out, *one);
  const std::size_t vitals = std::min(view.vitals.size(), view.vital_specs->size());
  out.varint(vitals);
  for (std::size_t i = 0; i < vitals; ++i) {
    write_spec(out, (*view.vital_specs)[i]);
    write_vital(out, view.vitals[i]);
  }
  out.varint(view.volumes->size());
  for (const ItemVolume& volume : *view.volumes) write_volume(out, volume);
  write_memory(out, *view.volume_memory);
  out.varint(view.quarantined);
  write_norms(out, *view.norms);
  out.varint(view.trends->size());
  for (const AssetTrend& trend : *view.trends) write_trend(out, trend);
  return compress(out.view());
}

std::optional<CityView> decode_view(std::string_view bytes, const FeedBookPtr& book) {
  const auto plain = decompress(bytes, kLimitBytes);
  if (!plain) return std::nullopt;
  Reader in{*plain};
  if (in.bytes(kMagic.size()) != kMagic) return std::nullopt;
  const std::uint64_t version = in.varint();
  if (version < 1 || version > kCheckpointVersion) return std::nullopt;
  CityView view;
  view.revision = in.varint();
  view.now = read_time(in);
  view.simulated = in.byte() != 0;
  view.applied.quick = in.varint();
  view.applied.bulk = in.varint();
  view.quantities = read_shared<QuantityInfo>(in, 21, read_quantity);
  view.assets = read_assets(in, version);

  std::vector<std::string> ids(in.count(20));
  for (std::string& id : ids) {
    id = in.text();
    view.feeds.push_back(read_feed(in, version));
  }
  view.book = book_for(ids, book);
  view.unclaimed_by_kind = read_kinds(in);
  view.cases = read_shared<CasePtr>(
      in, 16, [&](Reader& r) { return std::make_shared<const CaseNow>(read_case(r, version)); });
  view.alerts = read_shared<AlertPtr>(
      in, 20, [](Reader& r) { return std::make_shared<const AlertNow>(read_alert(r)); });
  std::vector<VitalSpec> specs(in.count(20));
  for (VitalSpec& spec : specs) {
    spec = read_spec(in);
    view.vitals.push_back(read_vital(in, version));
  }
  view.vital_specs = std::make_shared<const std::vector<VitalSpec>>(std::move(specs));
  if (version >= 2) {
    view.volumes = read_shared<ItemVolume>(in, 21, read_volume);
    view.volume_memory = std::make_shared<const VolumeMemory>(read_memory(in));
    view.quarantined = in.varint();
  }
  if (version >= 3) {
    view.norms = std::make_shared<const NormMemory>(read_norms(in));
    view.trends = read_shared<AssetTrend>(in, 5, read_trend);
  }
  if (!in.ok() || !in.at_end() || !numbers_fit(view)) return std::nullopt;
  return view;
}

}  // namespace city::history
