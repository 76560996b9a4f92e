#include "tests/support/cities.hpp"

#include <array>
#include <string>

namespace city::support {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct Kind {
  FeedIndex feed = kNoFeed;
  const char* zh = "";
  const char* en = "";
  const char* first = "";  // quantity
  const char* second = "";
};
constexpr std::array<Kind, 5> kKinds{{{kTraffic, "路段", "Section", "speed_kmh", "occupancy_pct"},
                                      {kRain, "雨量站", "Gauge", "rain_10min_mm", "rain_1h_mm"},
                                      {kParking, "停車場", "Car park", "spaces_available", "spaces_total"},
                                      {kEr, "醫院", "Hospital", "waiting_see_count", "waiting_ward_count"},
                                      {kYoubike, "站", "Station", "bikes_available", "docks_available"}}};

// Spread over the squares without a random number: the golden ratio's steps never bunch.
LonLat place_of(std::size_t i) {
  const double u = static_cast<double>(i) * 0.6180339887498949;
  const double v = static_cast<double>(i) * 0.7548776662466927;
  return {.lon_deg = 121.4 + 0.2 * (u - static_cast<double>(static_cast<std::uint64_t>(u))),
          .lat_deg = 24.9 + 0.2 * (v - static_cast<double>(static_cast<std::uint64_t>(v)))};
}

Facts assets(const Kind& kind, std::size_t count, std::pair<double, double> values, TimePoint event_time) {
  Facts facts;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string id = "A" + number;
    AssetFact fact{.asset = id,
                   .name = {kind.zh + number, kind.en + (" " + number)},
                   .place = place_of(i + 7 * kind.feed),
                   .agency = "測試局",
                   .feed = kind.feed};
    if (kind.feed == kTraffic) {
      const LonLat p = *fact.place;
      fact.line = {p, {p.lon_deg + 0.005, p.lat_deg + 0.003}};
    }
    facts = all({std::move(facts), described(std::move(fact)),
                 reading({.feed = kind.feed,
                          .asset = id,
                          .values = {{kind.first, values.first + static_cast<double>(i)},
                                     {kind.second, values.second}},
                          .event_time = event_time})});
  }
  return facts;
}

CaseFact hotline_case(int number, TimePoint opened, CaseStatus status) {
  return {.id = "C" + std::to_string(1000 + number),
          .category = number % 3 == 0 ? "路面積淹水" : "路燈故障",
          .status = status,
          .opened = opened,
          .due = opened + hours{4},
          .agency = "工務局",
          .address = "大安區測試路" + std::to_string(number) + "號",
          .text = "民眾反映現場狀況，請派員處理。",
          .place = number % 4 == 0 ? std::nullopt : std::optional{place_of(static_cast<std::size_t>(number))},
          .received_at = opened + seconds{20},
          .position = static_cast<Position>(number),
          .feed = kHotline};
}

AlertFact rain_alert(const std::string& id, Severity severity) {
  AlertFact fact{.id = id,
                 .sender = "weather@example.test",
                 .sent = at(-hours{1}),
                 .event = "豪雨",
                 .headline = "豪雨特報",
                 .description = "對流雲系發展旺盛，易有短延時強降雨，請注意山區坍方、落石及低窪地區積水。",
                 .instruction = "請避免外出。",
                 .urgency = "Immediate",
                 .certainty = "Observed",
                 .severity = severity,
                 .effective = at(-hours{1}),
                 .expires = at(hours{5}),
                 .feed = kCap};
  fact.areas.push_back(
      {.description = "大安區", .polygons = {{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}, {121.5, 25.1}}}});
  return fact;
}

Facts tallies() {
  Facts facts;
  for (FeedIndex feed = 0; feed <= kYoubike; ++feed) {
    facts.tallies.push_back({.feed = feed, .messages = 60, .bytes = 6000});
    facts.publishers.push_back({.feed = feed, .online = true});
  }
  return facts;
}

std::vector<Event> link(LinkState state, std::string detail) {
  std::vector<Event> events;
  events.emplace_back(LinkChanged{.link = {.state = state,
                                           .broker = "mqtt://broker.example.test:1883",
                                           .detail = std::move(detail),
                                           .since = at(-hours{2}),
                                           .connects = 1}});
  return events;
}

}  // namespace

std::vector<VitalSpec> vital_specs() {
  using Aggregate = VitalSpec::Aggregate;
  std::vector<VitalSpec> specs;
  specs.push_back({.id = "rain-max",
                   .label = {"最大 10 分鐘雨量", "Max rain in 10 min"},
                   .domain = Domain::Environment,
                   .aggregate = Aggregate::Max,
                   .kind = "rain_gauge",
                   .quantity = "rain_10min_mm",
                   .unit = "mm",
                   .decimals = 1,
                   .attention_above = 10});
  specs.push_back({.id = "cases-open",
                   .label = {"未結案", "Open cases"},
                   .domain = Domain::Dispatch,
                   .source = VitalSpec::Source::OpenCases,
                   .unit = "1",
                   .attention_above = 200});
  specs.push_back({.id = "speed-mean",
                   .label = {"平均車速", "Mean speed"},
                   .domain = Domain::Traffic,
                   .aggregate = Aggregate::Mean,
                   .kind = "road_section",
                   .quantity = "speed_kmh",
                   .unit = "km/h",
                   .attention_below = 20});
  specs.push_back({.id = "er-waiting",
                   .label = {"急診候診", "Waiting in ER"},
                   .domain = Domain::Hospital,
                   .aggregate = Aggregate::Sum,
                   .kind = "hospital",
                   .quantity = "waiting_see_count",
                   .unit = "1",
                   .attention_above = 100});
  return specs;
}

CenterConfig city_config() {
  return {.feeds = feed_book(), .vitals = vital_specs(), .geography = small_geography()};
}

CityViewPtr empty_city() {
  Center center{city_config()};
  center.step({}, kNoon);
  return center.view();
}

CityViewPtr quiet_city() {
  Center center{city_config()};
  center.step(link(LinkState::Up, ""), at(-minutes{10}));
  for (int minute = -10; minute <= 0; ++minute) {
    const TimePoint t = at(minutes{minute});
    Facts facts = all({assets(kKinds[0], 12, {38.0 + minute, 12}, t), assets(kKinds[1], 6, {0, 0.5}, t),
                       assets(kKinds[2], 5, {40, 120}, t), assets(kKinds[3], 4, {3, 6}, t),
                       assets(kKinds[4], 8, {9, 14}, t), tallies()});
    center.step(arrived(std::move(facts)), t);
  }
  for (int i = 1; i <= 6; ++i) {
    center.step(arrived(told(hotline_case(i, at(-minutes{20 * i}), CaseStatus::Assigned))), kNoon);
  }
  center.step(arrived(warned(rain_alert("alert-1", Severity::Moderate))), kNoon);
  return center.view();
}

CityViewPtr flooded_city() {
  Center center{city_config()};
  Facts simulator;
  simulator.simulators.push_back({.online = true});
  center.step(arrived(std::move(simulator)), at(-hours{6}));
  center.step(arrived(all({assets(kKinds[0], 30, {25, 40}, at(-minutes{15})),  // half of it will be stale
                           assets(kKinds[4], 20, {0, 30}, at(-hours{5})), tallies()})),
              at(-minutes{15}));
  center.step(arrived(all({assets(kKinds[0], 15, {4, 85}, kNoon), assets(kKinds[1], 12, {18.5, 92}, kNoon),
                           assets(kKinds[3], 8, {42, 31}, kNoon), tallies()})),
              kNoon);
  center.step(
      arrived(
          all({reading({.feed = kParking, .asset = "no-description", .values = {{"spaces_available", 3}}}),
               reading({.feed = kEr,
                        .asset = "A1",
                        .values = {{"waiting_ward_count", 0}},
                        .event_time = at(seconds{1}),
                        .received_at = kNoon,
                        .quality = Quality::Missing}),
               reading({.feed = kRain,
                        .asset = "A2",
                        .values = {{"rain_10min_mm", 999}},
                        .event_time = at(seconds{1}),
                        .received_at = kNoon,
                        .quality = Quality::Suspect}),
               reading({.feed = kRain,
                        .asset = "A3",
                        .values = {{"rain_10min_mm", 7}},
                        .event_time = at(hours{24 * 7}),
                        .received_at = kNoon})})),
      kNoon);
  for (int i = 1; i <= 300; ++i) {
    const bool is_closed = i % 10 == 0;
    CaseFact fact =
        hotline_case(i, at(-minutes{2 * i}), is_closed ? CaseStatus::Closed : CaseStatus::Received);
    if (is_closed) fact.closed = fact.opened + minutes{1};
    if (i % 7 == 0) fact.text += std::string(300, 'x');  // a caller who would not stop
    fact.due = fact.opened + minutes{30};
    center.step(arrived(told(std::move(fact))), kNoon);
  }
  AlertFact drill = rain_alert("alert-drill", Severity::Extreme);
  drill.status = AlertStatus::Exercise;
  AlertFact update = rain_alert("alert-2", Severity::Extreme);
  update.type = AlertType::Update;
  update.references = {"alert-1"};
  center.step(arrived(all({warned(rain_alert("alert-1", Severity::Severe)), warned(std::move(update)),
                           warned(std::move(drill)), warned(rain_alert("alert-3", Severity::Severe))})),
              kNoon);
  for (int i = 0; i < 40; ++i) {
    center.step(
        arrived(refused({.kind = i % 2 == 0 ? DecodeError::Kind::BadJson : DecodeError::Kind::BadPosition,
                         .feed = i % 3 == 0 ? kNoFeed : kYoubike,
                         .field = "lon",
                         .detail = "a payload that breaks off in the middle of a number, as it was sent"})),
        kNoon);
  }
  std::vector<Event> trouble = link(LinkState::Down, "connection refused by the broker");
  trouble.emplace_back(PipelineCounted{
      .pipeline = {
          .received = 120'000, .journaled = 119'000, .not_kept = 1000, .merged = 350, .overloaded = true}});
  trouble.emplace_back(
      HistoryReported{.history = {.on = true, .trouble = "disk full", .observations_lost = 1234}});
  trouble.emplace_back(LatencyMeasured{.latency = {.p50_ms = 4, .p99_ms = 180}});
  center.step(trouble, kNoon);
  return center.view();
}

Facts big_city_readings(std::size_t first, std::size_t count, std::size_t n, TimePoint event_time) {
  Facts facts;
  facts.readings.reserve(count);
  facts.measured.reserve(2 * count);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t i = (first + k) % n;
    const Kind& kind = kKinds[i % kKinds.size()];
    facts.readings.push_back({.asset = "A" + std::to_string(i),
                              .event_time = event_time,
                              .received_at = event_time,
                              .first = static_cast<std::uint32_t>(facts.measured.size()),
                              .count = 2,
                              .feed = kind.feed});
    facts.measured.push_back({.quantity = kind.first, .value = static_cast<double>(i % 60)});
    facts.measured.push_back({.quantity = kind.second, .value = static_cast<double>(i % 90)});
  }
  return facts;
}

Facts big_city_facts(std::size_t n, TimePoint event_time) {
  Facts facts = big_city_readings(0, n, n, event_time);
  facts.assets.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Kind& kind = kKinds[i % kKinds.size()];
    const std::string number = std::to_string(i);
    facts.assets.push_back({.asset = "A" + number,
                            .name = {kind.zh + number, kind.en + (" " + number)},
                            .place = place_of(i),
                            .feed = kind.feed});
  }
  return facts;
}

CityViewPtr big_city(std::size_t n) {
  Center center{city_config()};
  center.step(arrived(big_city_facts(n, kNoon)), kNoon);
  return center.view();
}

std::optional<ValueNow> find_value(const CityView& view, const std::string& id, const std::string& quantity) {
  for (std::size_t c = 0; c < view.assets.size(); ++c) {
    const AssetChunk& chunk = view.assets[c];
    for (std::size_t s = 0; s < chunk.size(); ++s) {
      if (asset_id(view, chunk, s) != id) continue;
      for (std::size_t i = chunk.first[s]; i < chunk.first[s + 1]; ++i) {
        if ((*view.quantities)[chunk.values[i].quantity].name == quantity) return chunk.values[i];
      }
    }
  }
  return std::nullopt;
}

}  // namespace city::support
