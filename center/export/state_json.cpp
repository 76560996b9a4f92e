#include "center/export/state_json.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "center/export/json_text.hpp"
#include "center/export/local_stamps.hpp"
#include "center/state/names.hpp"

namespace city {
namespace {

class Writer {
 public:
  Writer(const CityView& view, const StateJsonOptions& options)
      : view_{view}, options_{options}, stamps_{options.zone} {}

  std::string write();

 private:
  struct Row {               // an asset in the order of the file
    std::uint32_t rank = 0;  // of its feed, by id
    AssetRef ref{};
  };
  bool is_public() const { return options_.profile == ExportProfile::Public; }
  const FeedSpec& spec(FeedIndex feed) const { return (*view_.book)[feed]; }
  void stamp(std::string_view key, TimePoint at);
  void stamp(std::string_view key, const std::optional<TimePoint>& at);
  void heard(std::string_view key, TimePoint at);  // null when it never was
  void count(std::string_view key, std::uint64_t value) { json_.key(key).number(value); }
  void text(std::string_view key, std::string_view value) { json_.key(key).text(value); }
  void name(std::string_view key, const Text2& value);
  void place(const std::optional<LonLat>& place);
  void ring(const std::vector<LonLat>& points);
  void reasons(std::string_view key, const std::array<std::uint64_t, kErrorKinds>& by_kind);
  std::vector<FeedIndex> feeds_by_id() const;
  std::vector<Row> rows() const;
  void feed(FeedIndex index);
  void asset(AssetRef ref);
  void value(const ValueNow& value, FeedIndex feed);
  void one_case(const CaseNow& now);
  void alert(const AlertNow& now);
  void vitals();
  void health();
  void quarantine();

  const CityView& view_;
  const StateJsonOptions& options_;
  LocalStamps stamps_;
  JsonText json_;
  std::vector<std::uint32_t> quantity_rank_;
};

void Writer::stamp(std::string_view key, TimePoint at) {
  json_.key(key);
  const auto written = stamps_.text(at);
  written ? json_.plain(*written) : json_.null();
}

void Writer::stamp(std::string_view key, const std::optional<TimePoint>& at) {
  if (at) return stamp(key, *at);
  json_.key(key).null();
}

void Writer::heard(std::string_view key, TimePoint at) {
  stamp(key, at == TimePoint{} ? std::nullopt : std::optional{at});
}

void Writer::name(std::string_view key, const Text2& value) {
  json_.key(key).begin_object();
  text("zh", value.zh);
  text("en", value.en);
  json_.end_object();
}

void Writer::place(const std::optional<LonLat>& place) {
  json_.key("lon");
  place ? json_.number(place->lon_deg) : json_.null();
  json_.key("lat");
  place ? json_.number(place->lat_deg) : json_.null();
}

void Writer::ring(const std::vector<LonLat>& points) {
  json_.begin_array();
  for (const LonLat& p : points) json_.begin_array().number(p.lon_deg).number(p.lat_deg).end_array();
  json_.end_array();
}

void Writer::reasons(std::string_view key, const std::array<std::uint64_t, kErrorKinds>& by_kind) {
  json_.key(key).begin_object();
  for (std::size_t kind = 0; kind < kErrorKinds; ++kind) {
    if (by_kind[kind] > 0) count(name_of(static_cast<DecodeError::Kind>(kind)), by_kind[kind]);
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
  text("id", its.id);
  name("name", its.name);
  text("agency", its.agency);
  text("domain", name_of(its.domain));
  text("state", name_of(now.state));
  json_.key("age_s");
  if (now.newest_receipt == TimePoint{}) {
    json_.null();
  } else {
    json_.seconds(std::max(Milliseconds{0}, Milliseconds{view_.now - now.newest_receipt}).count());
  }
  count("period_s", static_cast<std::uint64_t>(its.period.count()));
  json_.key("publisher_online");
  now.publisher_online ? json_.flag(*now.publisher_online) : json_.null();
  heard("newest_receipt", now.newest_receipt);
  heard("newest_event", now.newest_event);
  count("known", now.known);
  count("reporting", now.reporting);
  count("unlocated", now.unlocated);
  count("undescribed", now.undescribed);
  count("clock_suspect", now.clock_suspect);
  count("messages", now.messages);
  count("bytes", now.bytes);
  count("accepted", now.accepted);
  count("refused", now.refused);
  count("merged", now.merged);
  count("late", now.late);
  count("duplicate", now.duplicate);
  count("unknown_fields", now.unknown_fields);
  reasons("refused_by_reason", now.refused_by_kind);
  if (!is_public()) text("last_error", now.last_error);
  json_.end_object();
}

void Writer::asset(AssetRef ref) {
  const AssetChunk& chunk = view_.assets[ref.chunk];
  const AssetInfo& info = (*chunk.info)[ref.slot];
  json_.line().begin_object();
  text("id", spec(chunk.feed).id + "/" + info.id);
  text("kind", info.kind);
  name("name", info.name);
  place(info.place);
  if (!info.line.empty()) {
    json_.key("line");
    ring(info.line);
  }
  text("district", info.district);
  text("agency", info.agency);
  json_.key("described").flag(info.described);
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

void Writer::value(const ValueNow& value, FeedIndex feed) {
  const QuantityInfo& quantity = (*view_.quantities)[value.quantity];
  json_.key(quantity.name).begin_object().key("value");
  value.quality == Quality::Missing ? json_.null() : json_.number(value.value);
  text("unit", quantity.unit);
  stamp("t", value.event_time);
  json_.key("age_s").seconds(age(view_, value).count());
  json_.key("quality").plain(name_of(value.quality));
  json_.key("fresh").plain(name_of(freshness(view_, feed, value)));
  if (value.clock_suspect) json_.key("clock_suspect").flag(true);
  json_.end_object();
}

void Writer::one_case(const CaseNow& now) {
  const CaseFact& fact = now.fact;
  json_.line().begin_object();
  text("id", spec(fact.feed).id + "/" + fact.id);
  text("category", fact.category);
  text("status", name_of(fact.status));
  stamp("opened", fact.opened);
  stamp("due", fact.due);
  stamp("closed", fact.closed);
  json_.key("overdue").flag(now.is_open() && fact.due && *fact.due < view_.now);
  count("reopened", now.reopened);
  text("agency", fact.agency);
  text("district", fact.district);
  place(is_public() ? std::nullopt : fact.place);
  if (!is_public()) {
    text("address", fact.address);
    text("text", fact.text);
  }
  stamp("updated", now.updated);
  json_.end_object();
}

void Writer::alert(const AlertNow& now) {
  const AlertFact& fact = now.fact;
  json_.line().begin_object();
  text("id", spec(fact.feed).id + "/" + fact.id);
  text("sender", fact.sender);
  stamp("sent", fact.sent);
  text("status", name_of(fact.status));
  text("type", name_of(fact.type));
  json_.key("in_force").flag(now.in_force);
  json_.key("replaced_by");
  now.replaced_by.empty() ? json_.null() : json_.text(now.replaced_by);
  text("event", fact.event);
  text("headline", fact.headline);
  text("description", fact.description);
  text("instruction", fact.instruction);
  text("urgency", fact.urgency);
  text("certainty", fact.certainty);
  text("severity", name_of(fact.severity));
  stamp("effective", fact.effective);
  stamp("onset", fact.onset);
  stamp("expires", fact.expires);
  json_.key("references").begin_array();
  for (const std::string& id : fact.references) json_.text(id);
  json_.end_array().key("areas").begin_array();
  for (const AlertArea& area : fact.areas) {
    json_.begin_object();
    text("description", area.description);
    json_.key("polygons").begin_array();
    for (const auto& polygon : area.polygons) ring(polygon);
    json_.end_array().key("circles").begin_array();
    for (const AlertCircle& circle : area.circles) {
      json_.begin_object();
      place(circle.centre);
      json_.key("radius_km").number(circle.radius_km).end_object();
    }
    json_.end_array().key("geocodes").begin_array();
    for (const std::string& code : area.geocodes) json_.text(code);
    json_.end_array().end_object();
  }
  json_.end_array().end_object();
}

void Writer::vitals() {
  json_.line().key("vitals").begin_array();
  for (std::size_t i = 0; i < view_.vitals.size() && i < view_.vital_specs->size(); ++i) {
    const VitalSpec& its = (*view_.vital_specs)[i];
    const Vital& now = view_.vitals[i];
    json_.line().begin_object();
    text("id", its.id);
    name("label", its.label);
    text("domain", name_of(its.domain));
    json_.key("value");
    now.value ? json_.number(*now.value) : json_.null();
    text("unit", its.unit);
    count("of", now.of);
    json_.key("abnormal").flag(now.abnormal).end_object();
  }
  json_.line().end_array();
}

void Writer::health() {
  const HealthNow& now = view_.health;
  json_.line().key("health").begin_object().key("link").begin_object();
  text("state", name_of(now.link.state));
  if (!is_public()) text("broker", now.link.broker);
  json_.end_object().key("pipeline").begin_object();
  count("received", now.pipeline.received);
  count("journaled", now.pipeline.journaled);
  count("not_kept", now.pipeline.not_kept);
  count("too_large", now.pipeline.too_large);
  count("backlog_messages", now.pipeline.backlog_messages);
  count("merged", now.pipeline.merged);
  json_.end_object().key("history").begin_object();
  json_.key("on").flag(now.history.on);
  if (!is_public()) text("trouble", now.history.trouble);
  count("observations_written", now.history.observations_written);
  count("observations_lost", now.history.observations_lost);
  json_.end_object().end_object();
}

void Writer::quarantine() {
  std::array<std::uint64_t, kErrorKinds> sum = view_.unclaimed_by_kind;
  for (const FeedNow& feed : view_.feeds) {
    for (std::size_t kind = 0; kind < kErrorKinds; ++kind) sum[kind] += feed.refused_by_kind[kind];
  }
  json_.line().key("quarantine").begin_object();
  count("count", std::accumulate(sum.begin(), sum.end(), std::uint64_t{0}));
  reasons("by_reason", sum);
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
  text("cityglass", options_.version);
  stamp("at", view_.now);
  json_.key("simulated").flag(view_.simulated);
  text("profile", is_public() ? "public" : "internal");
  text("map", options_.map);
  json_.key("applied").begin_object();
  count("quick", view_.applied.quick);
  count("bulk", view_.applied.bulk);
  json_.end_object();

  json_.line().key("feeds").begin_array();
  for (const FeedIndex index : feeds_by_id()) feed(index);
  json_.line().end_array().line().key("assets").begin_array();
  for (const Row& row : assets) asset(row.ref);
  json_.line().end_array().line().key("cases").begin_array();
  for (const CasePtr& one : *view_.cases) {
    if (one->fact.feed < view_.book->size()) one_case(*one);
  }
  json_.line().end_array().line().key("alerts").begin_array();
  for (const AlertPtr& one : *view_.alerts) {
    if (one->fact.feed < view_.book->size()) alert(*one);
  }
  json_.line().end_array().line().key("alarms").begin_array().end_array();
  json_.line().key("incidents").begin_array().end_array();
  vitals();
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
