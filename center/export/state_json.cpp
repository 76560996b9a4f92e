#include "center/export/state_json.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "center/export/state_events.hpp"
#include "center/export/state_fields.hpp"
#include "center/state/names.hpp"

namespace city {
namespace {

class Writer {
 public:
  Writer(const CityView& view, const StateJsonOptions& options)
      : view_{view}, options_{options}, to_{options.zone} {}

  std::string write();

 private:
  struct Row {               // an asset in the order of the file
    std::uint32_t rank = 0;  // of its feed, by id
    AssetRef ref{};
  };
  bool is_public() const { return options_.profile == ExportProfile::Public; }
  const FeedSpec& spec(FeedIndex feed) const { return (*view_.book)[feed]; }
  void reasons(std::string_view key, const std::array<std::uint64_t, kErrorKinds>& by_kind);
  std::vector<FeedIndex> feeds_by_id() const;
  std::vector<Row> rows() const;
  void feed(FeedIndex index);
  void asset(AssetRef ref);
  void tally(const AssetTally& tally);
  void health_of(const FeedNow& now);
  void value(const ValueNow& value, FeedIndex feed);
  void volumes();
  void vitals();
  void health();
  void quarantine();

  const CityView& view_;
  const StateJsonOptions& options_;
  StateFields to_;
  JsonText& json_ = to_.json();
  std::vector<std::uint32_t> quantity_rank_;
};

void Writer::reasons(std::string_view key, const std::array<std::uint64_t, kErrorKinds>& by_kind) {
  json_.key(key).begin_object();
  for (std::size_t kind = 0; kind < kErrorKinds; ++kind) {
    if (by_kind[kind] > 0) to_.count(name_of(static_cast<DecodeError::Kind>(kind)), by_kind[kind]);
  }
  json_.end_object();
}

std::vector<FeedIndex> Writer::feeds_by_id() const {
  std::vector<FeedIndex> order(std::min(view_.book->size(), view_.feeds.size()));
  std::iota(order.begin(), order.end(), FeedIndex{0});
  std::sort(order.begin(), order.end(), [&](FeedIndex a, FeedIndex b) { return spec(a).id < spec(b).id; });
  return order;
}

std::vector<Writer::Row> Writer::rows() const {
  std::vector<std::uint32_t> rank(view_.book->size());
  const std::vector<FeedIndex> order = feeds_by_id();
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<std::uint32_t>(i);
  std::vector<Row> rows;
  for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
    const AssetChunk& chunk = view_.assets[c];
    if (chunk.feed >= rank.size()) continue;
    for (std::uint32_t s = 0; s < chunk.size(); ++s) rows.push_back({rank[chunk.feed], {c, s}});
  }
  const auto id = [&](AssetRef ref) -> const std::string& {
    return (*view_.assets[ref.chunk].info)[ref.slot].id;
  };
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return a.rank != b.rank ? a.rank < b.rank : id(a.ref) < id(b.ref);
  });
  return rows;
}

void Writer::feed(FeedIndex index) {
  const FeedNow& now = view_.feeds[index];
  const FeedSpec& its = spec(index);
  json_.line().begin_object();
  to_.text("id", its.id);
  to_.name("name", its.name);
  to_.text("agency", its.agency);
  to_.text("domain", name_of(its.domain));
  to_.text("state", name_of(now.state));
  json_.key("age_s");
  if (now.newest_receipt == TimePoint{}) {
    json_.null();
  } else {
    json_.seconds(std::max(Milliseconds{0}, Milliseconds{view_.now - now.newest_receipt}).count());
  }
  to_.count("period_s", static_cast<std::uint64_t>(its.period.count()));
  json_.key("publisher_online");
  now.publisher_online ? json_.flag(*now.publisher_online) : json_.null();
  to_.heard("newest_receipt", now.newest_receipt);
  to_.heard("newest_event", now.newest_event);
  to_.count("known", now.known);
  to_.count("reporting", now.reporting);
  to_.count("unlocated", now.unlocated);
  to_.count("undescribed", now.undescribed);
  to_.count("clock_suspect", now.clock_suspect);
  to_.count("messages", now.messages);
  to_.count("bytes", now.bytes);
  to_.count("accepted", now.accepted);
  to_.count("refused", now.refused);
  to_.count("merged", now.merged);
  to_.count("late", now.late);
  to_.count("duplicate", now.duplicate);
  to_.count("unknown_fields", now.unknown_fields);
  health_of(now);
  reasons("refused_by_reason", now.refused_by_kind);
  if (!is_public()) to_.text("last_error", now.last_error);
  json_.end_object();
}

void Writer::asset(AssetRef ref) {
  const AssetChunk& chunk = view_.assets[ref.chunk];
  const AssetInfo& info = (*chunk.info)[ref.slot];
  json_.line().begin_object();
  to_.text("id", spec(chunk.feed).id + "/" + info.id);
  to_.text("kind", info.kind);
  to_.name("name", info.name);
  to_.place(info.place);
  if (!info.line.empty()) {
    json_.key("line");
    to_.ring(info.line);
  }
  to_.text("district", info.district);
  to_.text("agency", info.agency.empty() ? spec(chunk.feed).agency : info.agency);
  json_.key("described").flag(info.described);
  if (info.place_approximate) json_.key("approximate").flag(true);
  if (info.online) json_.key("online").flag(*info.online);
  if (!info.stream.empty() && !is_public()) to_.text("stream", info.stream);
  if (!info.traits.empty()) {
    json_.key("traits").begin_object();
    for (const Trait& trait : info.traits) json_.key(trait.quantity).number(trait.value);
    json_.end_object();
  }
  if (ref.slot < chunk.tallies.size()) tally(chunk.tallies[ref.slot]);
  json_.key("fresh").plain(name_of(freshness(view_, chunk, ref.slot)));
  json_.key("values").begin_object();
  std::vector<const ValueNow*> values;
  for (std::uint32_t i = chunk.first[ref.slot]; i < chunk.first[ref.slot + 1]; ++i)
    values.push_back(&chunk.values[i]);
  std::sort(values.begin(), values.end(), [&](const ValueNow* a, const ValueNow* b) {
    return quantity_rank_[a->quantity] < quantity_rank_[b->quantity];
  });
  for (const ValueNow* one : values) value(*one, chunk.feed);
  json_.end_object().end_object();
}

void Writer::tally(const AssetTally& tally) {
  json_.key("counts").begin_object();
  to_.count("accepted", tally.accepted);
  to_.count("duplicate", tally.duplicate);
  to_.count("late", tally.late);
  to_.count("suspect", tally.suspect);
  to_.count("refused", tally.refused);
  json_.end_object();
}

void Writer::health_of(const FeedNow& now) {
  json_.key("grade").plain(name_of(now.grade));
  json_.key("reasons").begin_array();
  for (const FeedReason& reason : now.reasons) {
    json_.begin_object().key("reason").plain(name_of(reason.kind));
    json_.key("number").number(reason.number).end_object();
  }
  json_.end_array();
  json_.key("skew_s");
  now.skew_s ? json_.number(*now.skew_s) : json_.null();
  json_.key("publish_skew_s");
  now.publish_skew_s ? json_.number(*now.publish_skew_s) : json_.null();
  json_.key("by_quality").begin_object();
  for (std::size_t i = 0; i < now.by_quality.size(); ++i)
    to_.count(name_of(static_cast<Quality>(i)), now.by_quality[i]);
  json_.end_object();
  to_.count("throttled", now.throttled);
  to_.count("zone_assumed", now.zone_assumed);
  to_.count("approximate", now.approximate);
  to_.count("offline", now.offline);
  to_.count("undistricted", now.undistricted);
  json_.key("messages_per_s").number(now.messages_per_s);
  json_.key("findings").begin_object();
  for (const auto& [name, count] : now.findings) to_.count(name, count);
  json_.end_object();
}

void Writer::value(const ValueNow& value, FeedIndex feed) {
  const QuantityInfo& quantity = (*view_.quantities)[value.quantity];
  json_.key(quantity.name).begin_object().key("value");
  value.quality == Quality::Missing ? json_.null() : json_.number(value.value);
  to_.text("unit", quantity.unit);
  to_.stamp("t", value.event_time);
  json_.key("age_s").seconds(age(view_, value).count());
  json_.key("quality").plain(name_of(value.quality));
  if (value.doubts != 0) {
    json_.key("doubts").begin_array();
    for (const std::string_view doubt : names_of(value.doubts)) json_.plain(doubt);
    json_.end_array();
  }
  if (value.published_s != kNotPublished)
    to_.stamp("published", value.event_time + std::chrono::seconds{value.published_s});
  to_.count("same_for_s", value.same_for_s);
  json_.key("fresh").plain(name_of(freshness(view_, feed, value)));
  if (value.clock_suspect()) json_.key("clock_suspect").flag(true);
  json_.end_object();
}

void Writer::volumes() {
  json_.line().key("volumes").begin_array();
  for (const ItemVolume& volume : *view_.volumes) {
    json_.line().begin_object();
    to_.text("item", volume.item);
    to_.count("last_hour", volume.last_hour);
    json_.key("mean").number(volume.mean).key("deviation").number(volume.deviation);
    to_.count("weeks", volume.weeks);
    json_.key("band").plain(name_of(volume.band));
    to_.name("why", volume.why);
    json_.end_object();
  }
  json_.line().end_array();
}

void Writer::vitals() {
  json_.line().key("vitals").begin_array();
  for (std::size_t i = 0; i < view_.vitals.size() && i < view_.vital_specs->size(); ++i) {
    const VitalSpec& its = (*view_.vital_specs)[i];
    const Vital& now = view_.vitals[i];
    json_.line().begin_object();
    to_.text("id", its.id);
    to_.name("label", its.label);
    to_.text("domain", name_of(its.domain));
    json_.key("value");
    now.value ? json_.number(*now.value) : json_.null();
    to_.text("unit", its.unit);
    to_.count("of", now.of);
    json_.key("abnormal").flag(now.abnormal).end_object();
  }
  json_.line().end_array();
}

void Writer::health() {
  const HealthNow& now = view_.health;
  json_.line().key("health").begin_object().key("link").begin_object();
  to_.text("state", name_of(now.link.state));
  if (!is_public()) to_.text("broker", now.link.broker);
  json_.end_object().key("pipeline").begin_object();
  to_.count("received", now.pipeline.received);
  to_.count("journaled", now.pipeline.journaled);
  to_.count("not_kept", now.pipeline.not_kept);
  to_.count("too_large", now.pipeline.too_large);
  to_.count("backlog_messages", now.pipeline.backlog_messages);
  to_.count("merged", now.pipeline.merged);
  json_.end_object().key("history").begin_object();
  json_.key("on").flag(now.history.on);
  if (!is_public()) to_.text("trouble", now.history.trouble);
  to_.count("observations_written", now.history.observations_written);
  to_.count("observations_lost", now.history.observations_lost);
  json_.end_object().end_object();
}

void Writer::quarantine() {
  std::array<std::uint64_t, kErrorKinds> sum = view_.unclaimed_by_kind;
  for (const FeedNow& feed : view_.feeds) {
    for (std::size_t kind = 0; kind < kErrorKinds; ++kind) sum[kind] += feed.refused_by_kind[kind];
  }
  json_.line().key("quarantine").begin_object();
  to_.count("count", std::accumulate(sum.begin(), sum.end(), std::uint64_t{0}));
  reasons("by_reason", sum);
  to_.count("kept", view_.quarantined);
  json_.end_object();
}

std::string Writer::write() {
  const std::vector<Row> assets = rows();
  constexpr std::size_t kBytesPerAsset = 600;
  json_.reserve(assets.size() * kBytesPerAsset + (std::size_t{64} << 10));

  std::vector<QuantityIndex> by_name(view_.quantities->size());
  std::iota(by_name.begin(), by_name.end(), QuantityIndex{0});
  std::sort(by_name.begin(), by_name.end(), [&](QuantityIndex a, QuantityIndex b) {
    return (*view_.quantities)[a].name < (*view_.quantities)[b].name;
  });
  quantity_rank_.resize(by_name.size());
  for (std::size_t i = 0; i < by_name.size(); ++i) quantity_rank_[by_name[i]] = static_cast<std::uint32_t>(i);

  json_.begin_object();
  to_.text("cityglass", options_.version);
  to_.stamp("at", view_.now);
  json_.key("simulated").flag(view_.simulated);
  to_.text("profile", is_public() ? "public" : "internal");
  to_.text("map", options_.map);
  json_.key("applied").begin_object();
  to_.count("quick", view_.applied.quick);
  to_.count("bulk", view_.applied.bulk);
  json_.end_object();

  json_.line().key("feeds").begin_array();
  for (const FeedIndex index : feeds_by_id()) feed(index);
  json_.line().end_array().line().key("assets").begin_array();
  for (const Row& row : assets) asset(row.ref);
  json_.line().end_array().line().key("cases").begin_array();
  for (const CasePtr& one : *view_.cases) {
    if (one->fact.feed < view_.book->size()) write_case(to_, view_, *one, options_.profile);
  }
  json_.line().end_array().line().key("alerts").begin_array();
  for (const AlertPtr& one : *view_.alerts) {
    if (one->fact.feed < view_.book->size()) write_alert(to_, view_, *one);
  }
  json_.line().end_array().line().key("alarms").begin_array().end_array();
  json_.line().key("incidents").begin_array().end_array();
  vitals();
  volumes();
  health();
  quarantine();
  json_.end_object();
  std::string out = std::move(json_).take();
  out += '\n';
  return out;
}

}  // namespace

std::string state_json(const CityView& view, const StateJsonOptions& options) {
  return Writer{view, options}.write();
}

}  // namespace city
