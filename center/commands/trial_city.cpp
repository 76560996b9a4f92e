#include "center/commands/trial_city.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "center/commands/trial_kinds.hpp"
#include "center/core/center.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint kNoon{std::chrono::milliseconds{1'778'040'000'000}};  // 2026-05-06T12:00:00+08:00
constexpr auto kPast = std::chrono::minutes{360};
constexpr auto kStep = std::chrono::minutes{10};

class Dice {  // the same on every machine
 public:
  double share() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11U) / 9007199254740992.0;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(share() * static_cast<double>(n)); }

 private:
  std::uint64_t state_ = 20'260'506;
};

constexpr std::array kItems{"路面積淹水",           "河濱公園自行車道及堤外便道破損、散落物、油漬及樹倒",
                            "大型廢棄物清運聯繫",   "場所與設施噪音舉發",
                            "路燈不亮或損壞",       "路樹處理",
                            "用戶無水、漏水報修",   "交通號誌異常",
                            "道路散落物或油漬處理", "污染舉發"};
constexpr std::array kAgencies{"臺北市政府工務局公園路燈工程管理處", "臺北市政府環境保護局",
                               "臺北市交通管制工程處", "臺北自來水事業處", "臺北市政府警察局大安分局"};

class Maker {
 public:
  Maker(const CenterConfig& config, TrialMood mood)
      : config_{config}, is_hard_{mood == TrialMood::Demanding}, center_{config} {}

  CityViewPtr make() {
    for (auto past = kPast; past >= 0min; past -= kStep) {
      const TimePoint now = kNoon - past;
      now_ = now;
      share_ = 1 - static_cast<double>(past.count()) / static_cast<double>(kPast.count());
      std::vector<Event> events;
      Facts facts;
      if (past == kPast) describe(facts);
      report(facts);
      if (past == kPast) tell_cases(facts);
      if (past == kStep) {
        warn(facts);
        if (is_hard_) go_wrong(facts);
      }
      facts.simulators.push_back({.online = true});
      events.emplace_back(FactsArrived{.facts = std::move(facts)});
      events.emplace_back(LinkChanged{link()});
      events.emplace_back(PipelineCounted{pipeline()});
      events.emplace_back(HistoryReported{history()});
      events.emplace_back(
          LatencyMeasured{{.p50_ms = is_hard_ ? 1'240.0 : 0.8, .p99_ms = is_hard_ ? 9'870.0 : 3.1}});
      center_.step(events, now);
    }
    return center_.view();
  }

 private:
  LonLat somewhere() {
    const auto& areas =
        config_.geography->villages.empty() ? config_.geography->districts : config_.geography->villages;
    LonLat place = areas.empty() ? LonLat{121.54, 25.04} : areas[dice_.below(areas.size())].label_at;
    place.lon_deg += (dice_.share() - 0.5) * 0.002;
    place.lat_deg += (dice_.share() - 0.5) * 0.002;
    return place;
  }

  std::size_t count_of(const TrialKind& kind) const {
    return is_hard_ && kind.count > 1 && std::string_view{kind.kind} != "hospital" ? kind.count * 10
                                                                                   : kind.count;
  }

  template <class Each>
  void for_each_asset(const Each& each) {
    for (std::size_t f = 0; f < config_.feeds->size(); ++f) {
      const FeedSpec& feed = (*config_.feeds)[f];
      for (const TrialKind& kind : trial_kinds())
        if (feed.kind == kind.kind)
          for (std::size_t i = 0; i < count_of(kind); ++i) each(static_cast<FeedIndex>(f), kind, i);
    }
  }

  void describe(Facts& facts) {
    for_each_asset([&](FeedIndex feed, const TrialKind& kind, std::size_t i) {
      const Text2& name = is_hard_ && i % 3 == 0 ? kind.long_name : kind.name;
      const std::string number = " " + std::to_string(i + 1);
      AssetFact asset{.asset = id_of(i),
                      .kind = kind.kind,
                      .name = {name.zh + number, name.en + number},
                      .place = somewhere(),
                      .agency = kAgencies[i % kAgencies.size()],
                      .traits = kind.traits,
                      .feed = feed};
      if (std::string_view{kind.kind} == "road_section") {
        const LonLat at = *asset.place;
        asset.line = {at, {at.lon_deg + 0.004, at.lat_deg + 0.001}, {at.lon_deg + 0.008, at.lat_deg}};
      }
      if (std::string_view{kind.kind} == "camera") asset.stream = "rtsp://camera.example/" + id_of(i);
      if (is_hard_ && i % 23 == 11) asset.place.reset();
      asset.place_approximate = is_hard_ && i % 29 == 5;
      std::sort(asset.traits.begin(), asset.traits.end(),
                [](const Trait& a, const Trait& b) { return a.quantity < b.quantity; });
      facts.assets.push_back(std::move(asset));
    });
  }

  static std::string id_of(std::size_t i) { return "T" + std::to_string(100'001 + i); }

  void report(Facts& facts) {
    for_each_asset([&](FeedIndex feed, const TrialKind& kind, std::size_t i) {
      const bool is_silent = is_hard_ && i % 7 == 6 && share_ > 0.2;
      if (is_silent || kind.figures.empty()) return;
      Reading reading{.asset = id_of(i),
                      .event_time = now_ - 20s,
                      .received_at = now_ - 10s,
                      .published_at = now_ - 15s,
                      .first = static_cast<std::uint32_t>(facts.measured.size()),
                      .count = static_cast<std::uint32_t>(kind.figures.size()),
                      .feed = feed};
      for (const TrialFigure& figure : kind.figures) facts.measured.push_back(value_of(figure, i));
      facts.readings.push_back(std::move(reading));
    });
    for (std::size_t f = 0; f < config_.feeds->size(); ++f)
      facts.tallies.push_back({.feed = static_cast<FeedIndex>(f),
                               .messages = is_hard_ ? 1'234'567U : 12U,
                               .bytes = is_hard_ ? 987'654'321U : 4'000U,
                               .merged = is_hard_ && f % 5 == 0 ? 88'310U : 0U,
                               .throttled = is_hard_ && f % 11 == 0 ? 88'310U : 0U});
  }

  Measured value_of(const TrialFigure& figure, std::size_t i) {
    const bool is_flag = figure.calm <= 1 && figure.hard <= 1;
    const double towards = is_hard_ && i % 4 != 3 ? share_ : 0;
    double value = figure.calm + (figure.hard - figure.calm) * towards;
    if (is_flag)
      value = towards > 0.5 ? figure.hard : figure.calm;
    else
      value += (figure.calm + 1) * 0.04 * (dice_.share() - 0.5);
    Measured measured{.quantity = figure.quantity, .value = std::max(0.0, value)};
    if (is_hard_ && i % 17 == 4)
      measured = {.quantity = figure.quantity, .value = 0, .quality = Quality::Missing};
    if (is_hard_ && i % 19 == 7) {
      measured.quality = Quality::Suspect;
      measured.doubts = doubt::kOutOfRange | doubt::kTold;
    }
    return measured;
  }

  std::optional<FeedIndex> feed_of(Domain domain) const {
    for (std::size_t f = 0; f < config_.feeds->size(); ++f)
      if ((*config_.feeds)[f].domain == domain) return static_cast<FeedIndex>(f);
    return std::nullopt;
  }

  void tell_cases(Facts& facts) {
    const auto feed = feed_of(Domain::Dispatch);
    if (!feed) return;
    const std::size_t count = is_hard_ ? 2'400 : 60;
    for (std::size_t i = 0; i < count; ++i) {
      const auto age = std::chrono::minutes{is_hard_ ? i * 3 : i * 11};
      CaseFact one{.id = "MA" + std::to_string(202'605'060'000 + i),
                   .category = kItems[is_hard_ ? dice_.below(kItems.size()) : i % kItems.size()],
                   .status = static_cast<CaseStatus>(dice_.below(6)),
                   .opened = kNoon - 5min - age,
                   .agency = kAgencies[dice_.below(kAgencies.size())],
                   .address = "臺北市大安區和平東路二段一百零六巷三弄",
                   .place = somewhere(),
                   .received_at = now_,
                   .feed = *feed};
      one.due = one.opened + (is_hard_ ? std::chrono::hours{3 + dice_.below(60)} : std::chrono::hours{72});
      if (one.status == CaseStatus::Closed || one.status == CaseStatus::Resolved)
        one.closed = one.opened + 2h;
      if (is_hard_ && i % 31 == 0) one.due.reset();
      if (is_hard_ && i % 9 == 4) one.place.reset();
      if (is_hard_ && i % 40 < 3) one.place = {{121.5435, 25.0262}};
      facts.cases.push_back(std::move(one));
    }
  }

  void warn(Facts& facts) {
    const auto feed = feed_of(Domain::Warning);
    if (!feed) return;
    struct Warning {
      const char* event;
      const char* headline;
      Severity severity;
    };
    constexpr std::array kWarnings{
        Warning{"颱風", "海上陸上颱風警報：暴風圈已進入臺北市，請嚴加戒備", Severity::Extreme},
        Warning{"地震", "臺北市信義區震度五強，請就地掩護", Severity::Extreme},
        Warning{"豪雨特報", "大臺北山區有局部大豪雨發生的機率", Severity::Severe},
        Warning{"淹水", "基隆河沿岸一級淹水警戒", Severity::Severe},
        Warning{"土石流及大規模崩塌", "北投區、士林區土石流紅色警戒", Severity::Severe},
        Warning{"道路封閉", "陽金公路封閉", Severity::Moderate},
        Warning{"停班停課", "明日停止上班、停止上課", Severity::Moderate},
        Warning{"空氣品質", "細懸浮微粒紅色警戒", Severity::Minor}};
    const std::size_t count = is_hard_ ? 40 : 1;
    for (std::size_t i = 0; i < count; ++i) {
      const Warning& warning = kWarnings[is_hard_ ? i % kWarnings.size() : kWarnings.size() - 1];
      const LonLat at = somewhere();
      AlertArea area{.description = "臺北市", .circles = {{at, 1.5}}};
      area.polygons = {{{at.lon_deg - 0.02, at.lat_deg - 0.01},
                        {at.lon_deg + 0.02, at.lat_deg - 0.01},
                        {at.lon_deg + 0.01, at.lat_deg + 0.02}}};
      facts.alerts.push_back({.id = "TRIAL-" + std::to_string(i),
                              .sender = "alert.example",
                              .sent = now_ - 5min,
                              .event = warning.event,
                              .headline = warning.headline,
                              .urgency = "Immediate",
                              .certainty = "Observed",
                              .severity = warning.severity,
                              .effective = now_ - 5min,
                              .onset = now_ - 5min,
                              .expires = now_ + 8h,
                              .areas = {std::move(area)},
                              .received_at = now_,
                              .feed = *feed});
    }
  }

  void go_wrong(Facts& facts) {
    for (std::size_t f = 0; f < config_.feeds->size(); ++f) {
      const auto feed = static_cast<FeedIndex>(f);
      if (f % 6 == 1) facts.publishers.push_back({.feed = feed, .online = false});
      for (std::size_t i = 0; i < (f % 3 == 0 ? 40U : 0U); ++i) {
        facts.errors.push_back({.kind = static_cast<DecodeError::Kind>(i % kErrorKinds),
                                .feed = i % 8 == 7 ? kNoFeed : feed,
                                .subject = id_of(i),
                                .field = "DataCollectTime",
                                .detail = "not a time: 2026/13/01 25:61"});
        facts.findings.push_back(
            {.name = i % 2 == 0 ? "renamed-item" : "default-point", .subject = id_of(i), .feed = feed});
      }
    }
  }

  LinkNow link() const {
    if (!is_hard_)
      return {.state = LinkState::Up, .broker = "mqtt://broker:1883", .since = kNoon - 72h, .connects = 1};
    return {.state = LinkState::Down,
            .broker = "mqtts://broker.operations.example:8883",
            .detail = "connection refused by broker.operations.example:8883",
            .since = kNoon - 37min,
            .connects = 1'288};
  }
  PipelineNow pipeline() const {
    if (!is_hard_) return {.received = 120'000, .journaled = 120'000};
    return {.received = 8'123'456'789,
            .journaled = 8'123'456'700,
            .not_kept = 1'234'567,
            .too_large = 12'345,
            .backlog_messages = 9'482'100,
            .backlog_bytes = 88'482'100'000,
            .inbox_bytes = 67'108'864,
            .merged = 123'456'789,
            .overloaded = true};
  }
  HistoryNow history() const {
    HistoryNow now{.on = true, .observations_written = 300'000, .committed_at = now_ - 1s};
    if (is_hard_)
      now = {.on = true,
             .trouble = "disk full: no space left on device",
             .observations_written = 12'345'678'901,
             .observations_lost = 88'123'456,
             .queue_bytes = 268'435'456,
             .committed_at = now_ - 25min};
    return now;
  }

  const CenterConfig& config_;
  bool is_hard_;
  Center center_;
  Dice dice_{};
  TimePoint now_{};
  double share_ = 0;  // of the way from six hours ago to now
};

}  // namespace

std::string_view name_of(TrialMood mood) {
  switch (mood) {
    case TrialMood::Empty:
      return "empty city";
    case TrialMood::Calm:
      return "calm city";
    case TrialMood::Demanding:
      return "demanding city";
  }
  return "";
}

CityViewPtr trial_city(const CenterConfig& config, TrialMood mood) {
  if (mood != TrialMood::Empty) return Maker{config, mood}.make();
  Center center{config};
  center.step({}, kNoon);
  return center.view();
}

}  // namespace city
