#include "center/history/checkpoint_codec.hpp"

#include <algorithm>
#include <utility>

#include "center/history/asset_codec.hpp"
#include "center/history/bytes.hpp"
#include "center/history/compress.hpp"
#include "center/history/fact_codec.hpp"

namespace city::history {
namespace {

constexpr std::string_view kMagic = "CGCP";
constexpr std::size_t kLimitBytes = std::size_t{2} << 30;

void write_text2(Writer& out, const Text2& text) {
  out.text(text.zh);
  out.text(text.en);
}

Text2 read_text2(Reader& in) {
  Text2 text;
  text.zh = in.text();
  text.en = in.text();
  return text;
}

void write_maybe_real(Writer& out, const std::optional<double>& value) {
  out.byte(value ? 1 : 0);
  if (value) out.real(*value);
}

std::optional<double> read_maybe_real(Reader& in) {
  if (in.byte() == 0) return std::nullopt;
  return in.real();
}

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

// The plain counters of a feed, in the order of the file: a new one goes last, under a new version.
constexpr std::uint64_t FeedNow::*kCounters[] = {
    &FeedNow::known,        &FeedNow::reporting,      &FeedNow::accepted,  &FeedNow::refused,
    &FeedNow::merged,       &FeedNow::late,           &FeedNow::duplicate, &FeedNow::messages,
    &FeedNow::bytes,        &FeedNow::unknown_fields, &FeedNow::unlocated, &FeedNow::undescribed,
    &FeedNow::clock_suspect};

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

void write_feed(Writer& out, const FeedNow& feed) {
  out.byte(static_cast<std::uint8_t>(feed.state));
  out.byte(feed.publisher_online ? static_cast<std::uint8_t>(*feed.publisher_online) : 2);
  write_time(out, feed.newest_receipt);
  write_time(out, feed.newest_event);
  for (const auto counter : kCounters) out.varint(feed.*counter);
  out.real(feed.messages_per_s);
  write_kinds(out, feed.refused_by_kind);
  out.text(feed.last_error);
}

FeedNow read_feed(Reader& in) {
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
  return feed;
}

void write_spec(Writer& out, const VitalSpec& spec) {
  out.text(spec.id);
  write_text2(out, spec.label);
  out.byte(static_cast<std::uint8_t>(spec.domain));
  out.byte(static_cast<std::uint8_t>(spec.source));
  out.byte(static_cast<std::uint8_t>(spec.aggregate));
  out.text(spec.kind);
  out.text(spec.quantity);
  out.real(spec.threshold);
  out.text(spec.unit);
  out.signed_varint(spec.decimals);
  write_maybe_real(out, spec.attention_above);
  write_maybe_real(out, spec.attention_below);
}

VitalSpec read_spec(Reader& in) {
  VitalSpec spec;
  spec.id = in.text();
  spec.label = read_text2(in);
  spec.domain = static_cast<Domain>(in.byte());
  spec.source = static_cast<VitalSpec::Source>(in.byte());
  spec.aggregate = static_cast<VitalSpec::Aggregate>(in.byte());
  if (spec.domain > Domain::Warning || spec.source > VitalSpec::Source::CasesOpenedToday ||
      spec.aggregate > VitalSpec::Aggregate::ShareBelowPct)
    in.fail();
  spec.kind = in.text();
  spec.quantity = in.text();
  spec.threshold = in.real();
  spec.unit = in.text();
  spec.decimals = static_cast<int>(in.signed_varint());
  spec.attention_above = read_maybe_real(in);
  spec.attention_below = read_maybe_real(in);
  return spec;
}

void write_vital(Writer& out, const Vital& vital) {
  write_maybe_real(out, vital.value);
  out.varint(vital.of);
  out.byte(vital.abnormal ? 1 : 0);
  out.varint(vital.trend->size());
  for (const VitalPoint& point : *vital.trend) {
    write_time(out, point.at);
    out.real(point.value);
  }
}

Vital read_vital(Reader& in) {
  Vital vital;
  vital.value = read_maybe_real(in);
  vital.of = in.varint();
  vital.abnormal = in.byte() != 0;
  std::vector<VitalPoint> trend(in.count(9));
  for (VitalPoint& point : trend) {
    point.at = read_time(in);
    point.value = in.real();
  }
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(std::move(trend));
  return vital;
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
  return compress(out.view());
}

std::optional<CityView> decode_view(std::string_view bytes, const FeedBookPtr& book) {
  const auto plain = decompress(bytes, kLimitBytes);
  if (!plain) return std::nullopt;
  Reader in{*plain};
  if (in.bytes(kMagic.size()) != kMagic || in.varint() != kCheckpointVersion) return std::nullopt;
  CityView view;
  view.revision = in.varint();
  view.now = read_time(in);
  view.simulated = in.byte() != 0;
  view.applied.quick = in.varint();
  view.applied.bulk = in.varint();
  view.quantities = read_shared<QuantityInfo>(in, 21, read_quantity);
  view.assets = read_assets(in);

  std::vector<std::string> ids(in.count(20));
  for (std::string& id : ids) {
    id = in.text();
    view.feeds.push_back(read_feed(in));
  }
  view.book = book_for(ids, book);
  view.unclaimed_by_kind = read_kinds(in);
  view.cases =
      read_shared<CasePtr>(in, 16, [](Reader& r) { return std::make_shared<const CaseNow>(read_case(r)); });
  view.alerts = read_shared<AlertPtr>(
      in, 20, [](Reader& r) { return std::make_shared<const AlertNow>(read_alert(r)); });
  std::vector<VitalSpec> specs(in.count(20));
  for (VitalSpec& spec : specs) {
    spec = read_spec(in);
    view.vitals.push_back(read_vital(in));
  }
  view.vital_specs = std::make_shared<const std::vector<VitalSpec>>(std::move(specs));
  if (!in.ok() || !in.at_end() || !numbers_fit(view)) return std::nullopt;
  return view;
}

}  // namespace city::history
