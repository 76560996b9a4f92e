#include "tests/widgets/support/demo_city.hpp"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace city::support {
namespace {

using namespace std::chrono_literals;

// A small generator of its own: the same pictures on every machine.
class Dice {
 public:
  double share() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11U) / 9007199254740992.0;
  }
  int below(int n) { return static_cast<int>(share() * n); }

 private:
  std::uint64_t state_ = 20260506;
};

struct FeedPlan {
  const char* id;
  const char* zh;
  const char* en;
  Domain domain;
  const char* kind;
  int period_s;
  std::array<const char*, 4> quantities;
};

constexpr std::array kFeeds{
    FeedPlan{"youbike",
             "公共自行車 YouBike",
             "YouBike",
             Domain::Traffic,
             "bike_station",
             180,
             {"bikes_available", "docks_available", nullptr, nullptr}},
    FeedPlan{"parking",
             "路外停車場",
             "Car parks",
             Domain::Traffic,
             "car_park",
             300,
             {"spaces_available", "spaces_total", nullptr, nullptr}},
    FeedPlan{"traffic",
             "路段車速",
             "Road sections",
             Domain::Traffic,
             "road_section",
             60,
             {"occupancy_pct", "speed_kmh", "travel_time_s", nullptr}},
    FeedPlan{"cwa-rain",
             "雨量站",
             "Rain gauges",
             Domain::Environment,
             "rain_gauge",
             600,
             {"rain_10min_mm", "rain_1h_mm", "rain_24h_mm", nullptr}},
    FeedPlan{"water",
             "下水道水位",
             "Sewer levels",
             Domain::Environment,
             "water_gauge",
             300,
             {"ground_distance_m", "water_level_m", nullptr, nullptr}},
    FeedPlan{"air",
             "空氣品質",
             "Air quality",
             Domain::Environment,
             "air_station",
             3600,
             {"aqi", "pm25_ug_m3", nullptr, nullptr}},
    FeedPlan{"streetlight",
             "路燈",
             "Street lights",
             Domain::Environment,
             "streetlight",
             900,
             {"on", "power_w", nullptr, nullptr}},
    FeedPlan{"er-status",
             "急診即時訊息",
             "Emergency departments",
             Domain::Hospital,
             "hospital",
             600,
             {"full_bed", "waiting_bed_count", "waiting_icu_count", "waiting_see_count"}},
    FeedPlan{"hotline-1999", "1999 派工", "1999 dispatch", Domain::Dispatch, "", 600, {}},
    FeedPlan{"ncdr-cap", "災害示警", "Public warnings", Domain::Warning, "", 3600, {}},
};

// Who owns the feeds above.
constexpr std::array kAgencies{"臺北市政府交通局",
                               "臺北市停車管理工程處",
                               "臺北市交通管制工程處",
                               "交通部中央氣象署",
                               "臺北市政府工務局水利工程處",
                               "臺北市政府環境保護局",
                               "臺北市政府工務局公園路燈工程管理處",
                               "衛生福利部中央健康保險署",
                               "臺北市政府研究發展考核委員會",
                               "國家災害防救科技中心"};
static_assert(kAgencies.size() == kFeeds.size());

constexpr std::array kHospitals{
    std::pair{"國立臺灣大學醫學院附設醫院", "National Taiwan University Hospital"},
    std::pair{"臺北榮民總醫院", "Taipei Veterans General Hospital"},
    std::pair{"三軍總醫院內湖院區", "Tri-Service General Hospital"},
    std::pair{"國泰綜合醫院", "Cathay General Hospital"},
    std::pair{"馬偕紀念醫院", "MacKay Memorial Hospital"},
    std::pair{"新光吳火獅紀念醫院", "Shin Kong Memorial Hospital"},
    std::pair{"萬芳醫院", "Wan Fang Hospital"},
    std::pair{"振興醫院", "Cheng Hsin General Hospital"},
    std::pair{"臺安醫院", "Taiwan Adventist Hospital"},
    std::pair{"中興院區", "Zhongxing Branch"},
    std::pair{"仁愛院區", "Renai Branch"},
    std::pair{"和平婦幼院區", "Heping Fuyou Branch"},
    std::pair{"馬偕兒童醫院", "MacKay Children's Hospital"},
    std::pair{"西園醫院", "West Garden Hospital"},
};

constexpr std::array kDistricts{"大安區", "信義區", "中山區", "士林區"};
constexpr std::array kCategories{
    "大型廢棄物清運聯繫", "場所與設施噪音舉發",   "路燈不亮或損壞",
    "路面積淹水",         "道路散落物或油漬處理", "交通號誌異常",
    "路樹處理",           "用戶無水、漏水報修",   "河濱公園自行車道及堤外便道破損、散落物、油漬及樹倒"};

struct VitalPlan {
  const char* id;
  const char* zh;
  const char* en;
  Domain domain;
  const char* unit;
  int decimals;
  double calm;
  double storm;  // beyond attention
  double attention;
};

constexpr std::array kVitals{
    VitalPlan{"rain", "最大時雨量", "Most rain in 1 h", Domain::Environment, "mm", 1, 0.5, 87.5, 40},
    VitalPlan{"water", "水位逼近地面", "Sewers near brim", Domain::Environment, "1", 0, 0, 17, 3},
    VitalPlan{"pm25", "PM2.5 平均", "Mean PM2.5", Domain::Environment, "ug/m3", 1, 17.4, 9.1, 54},
    VitalPlan{"lights", "路燈故障", "Lights out", Domain::Environment, "1", 0, 12, 1432, 200},
    VitalPlan{"speed", "平均車速", "Mean speed", Domain::Traffic, "km/h", 0, 34, 17, 999},
    VitalPlan{"jams", "壅塞路段", "Jammed sections", Domain::Traffic, "1", 0, 14, 131, 60},
    VitalPlan{"empty", "無車站", "Stations empty", Domain::Traffic, "%", 0, 6, 22, 40},
    VitalPlan{"spaces", "停車空位", "Parking spaces", Domain::Traffic, "1", 0, 18234, 4210, 99999},
    VitalPlan{"open", "未結案", "Open cases", Domain::Dispatch, "1", 0, 143, 2310, 1000},
    VitalPlan{"overdue", "逾期", "Overdue", Domain::Dispatch, "1", 0, 4, 412, 20},
    VitalPlan{"today", "今日受理", "Received today", Domain::Dispatch, "1", 0, 287, 3120, 900},
    VitalPlan{"trees", "路樹案件", "Fallen trees", Domain::Dispatch, "1", 0, 2, 358, 50},
    VitalPlan{"see", "候診人數", "Waiting to be seen", Domain::Hospital, "1", 0, 61, 340, 150},
    VitalPlan{"ward", "候病房", "Waiting for a ward", Domain::Hospital, "1", 0, 118, 402, 250},
    VitalPlan{"icu", "候加護病床", "Waiting for ICU", Domain::Hospital, "1", 0, 3, 22, 10},
    VitalPlan{"full", "滿床通報", "Reported full", Domain::Hospital, "1", 0, 0, 6, 2},
};

class Builder {
 public:
  Builder(bool storm, std::size_t assets) : storm_{storm}, assets_{assets} {}

  CityViewPtr build() {
    auto view = std::make_shared<CityView>();
    view->revision = storm_ ? 2 : 1;
    view->now = demo_noon();
    view->simulated = true;
    add_feeds(*view);
    add_assets(*view);
    add_cases(*view);
    add_vitals(*view);
    add_health(*view);
    return view;
  }

 private:
  void add_feeds(CityView& view) {
    auto book = std::make_shared<FeedBook>();
    for (std::size_t f = 0; f < kFeeds.size(); ++f) {
      const FeedPlan& plan = kFeeds[f];
      book->push_back({.id = plan.id,
                       .name = {plan.zh, plan.en},
                       .agency = kAgencies[f],
                       .domain = plan.domain,
                       .period = std::chrono::seconds{plan.period_s},
                       .kind = plan.kind});
      view.feeds.push_back({.state = FeedState::Ok,
                            .newest_receipt = view.now - std::chrono::seconds{plan.period_s / 3},
                            .accepted = 120000,
                            .messages = 90000,
                            .messages_per_s = plan.period_s < 400 ? 120.4 : 1.2,
                            .by_quality = {1400, 12, 0, 44},
                            .skew_s = 2.4,
                            .grade = FeedGrade::Ok});
    }
    if (storm_) {
      view.feeds[1].state = FeedState::Late;
      view.feeds[1].newest_receipt = view.now - 21min;
      view.feeds[5].state = FeedState::Dead;
      view.feeds[5].newest_receipt = view.now - 43h;
      view.feeds[9] = {};
      view.feeds[4].publisher_online = false;
      view.feeds[2].refused = 1204;
      view.feeds[2].merged = 88310;
      view.feeds[0].late = 71;
      view.feeds[0].duplicate = 4410;
      view.feeds[3].refused = 3;
      fall_ill(view);
    }
    view.book = std::move(book);
  }

  // Every way in which a feed can be wrong, on one evening.
  static void fall_ill(CityView& view) {
    using Kind = FeedReason::Kind;
    const auto ill = [&](std::size_t feed, FeedGrade grade, std::vector<FeedReason> reasons) {
      view.feeds[feed].grade = grade;
      view.feeds[feed].reasons = std::move(reasons);
    };
    ill(0, FeedGrade::Bad, {{Kind::StampsAhead, 28'800}, {Kind::AssetsSilent, 17}});
    view.feeds[0].skew_s = -28'798;
    ill(1, FeedGrade::Attention, {{Kind::Overdue, 1'260}});
    ill(2, FeedGrade::Bad, {{Kind::Runaway, 120}, {Kind::Refusing, 34}, {Kind::ValuesDoubtful, 14.2}});
    view.feeds[2].throttled = 88'310;
    view.feeds[2].by_quality = {900, 160, 3, 12};
    view.feeds[2].refused_by_kind[static_cast<std::size_t>(DecodeError::Kind::BadTime)] = 1'130;
    view.feeds[2].refused_by_kind[static_cast<std::size_t>(DecodeError::Kind::BadPosition)] = 74;
    view.feeds[2].last_error = "DataCollectTime: not a time: 2026/13/01 25:61";
    view.feeds[2].findings = {{"default-point", 31}, {"zone-assumed", 90'000}};
    ill(3, FeedGrade::Bad, {{Kind::ValuesFrozen, 5'400}});
    view.feeds[3].refused_by_kind[static_cast<std::size_t>(DecodeError::Kind::Refused)] = 3;
    view.feeds[3].last_error = "C0A770: -998 twice in one record";
    ill(4, FeedGrade::Bad, {{Kind::PublisherOffline, 0}, {Kind::StampsStill, 900}});
    ill(5, FeedGrade::Bad, {{Kind::Silent, 154'800}});
    ill(6, FeedGrade::Attention, {{Kind::AssetsSilent, 17}});
    ill(9, FeedGrade::Never, {{Kind::NeverHeard, 0}});
    view.feeds[8].findings = {{"truncated-id", 412}, {"renamed-item", 95}, {"repeated-prefix", 38}};
    view.quarantined = 1'207;
  }

  QuantityIndex quantity(std::vector<QuantityInfo>& quantities, std::string_view name) {
    for (std::size_t i = 0; i < quantities.size(); ++i)
      if (quantities[i].name == name) return static_cast<QuantityIndex>(i);
    quantities.push_back(quantity_info(name));
    return static_cast<QuantityIndex>(quantities.size() - 1);
  }

  ValueNow value(const FeedPlan& plan, const CityView& view, QuantityIndex index, std::string_view name) {
    const int late = dice_.below(100);
    Milliseconds age = std::chrono::seconds{dice_.below(plan.period_s)};
    if (late > 95 || (storm_ && late > 80)) age = std::chrono::seconds{plan.period_s * 5};
    if (storm_ && late == 99) age = 43 * 24h;
    ValueNow now{.value = std::floor(dice_.share() * 40),
                 .event_time = view.now - age,
                 .received_at = view.now - age + 2s,
                 .quantity = index,
                 .quality = Quality::Good,
                 .doubts = name == "rain_1h_mm" ? doubt::kZoneAssumed : Doubts{0},
                 .same_for_s = 30,
                 .published_s = 40};
    if (name == "full_bed") now.value = storm_ ? static_cast<double>(dice_.below(2)) : 0;
    if (storm_ && name.ends_with("count")) now.value *= 3;
    if (late == 3) now.quality = Quality::Missing;
    if (late == 4) {
      now.quality = Quality::Suspect;
      now.doubts |= doubt::kOutOfRange | doubt::kFrozen;
      now.same_for_s = 9'000;
    }
    if (late == 5) now.doubts |= doubt::kFuture;
    return now;
  }

  void add_assets(CityView& view) {
    auto quantities = std::make_shared<std::vector<QuantityInfo>>();
    Paged<AssetChunk> paged;
    for (std::size_t f = 0; f < kFeeds.size(); ++f) {
      const FeedPlan& plan = kFeeds[f];
      if (plan.quantities[0] == nullptr) continue;
      const bool is_hospital = plan.domain == Domain::Hospital;
      const std::size_t count = is_hospital ? kHospitals.size() : assets_ / 7;
      for (std::size_t first = 0; first < count; first += kAssetsPerChunk) {
        const std::size_t last = std::min(count, first + kAssetsPerChunk);
        paged.append(chunk(view, *quantities, f, first, last));
      }
      view.feeds[f].known = count;
      view.feeds[f].unlocated = is_hospital ? 0 : (count + 32) / 40;
      view.feeds[f].reporting = storm_ ? count * 8 / 10 : count - count / 25;
    }
    view.quantities = std::move(quantities);
    view.assets = paged.freeze();
  }

  AssetChunk chunk(const CityView& view, std::vector<QuantityInfo>& quantities, std::size_t f,
                   std::size_t first, std::size_t last) {
    const FeedPlan& plan = kFeeds[f];
    auto infos = std::make_shared<std::vector<AssetInfo>>();
    AssetChunk made{.feed = static_cast<FeedIndex>(f), .revision = 1, .info_revision = 1};
    for (std::size_t i = first; i < last; ++i) {
      AssetInfo info{.id = std::to_string(500101001 + i),
                     .kind = plan.kind,
                     .name = {std::string{plan.zh} + " " + std::to_string(i + 1),
                              std::string{plan.en} + " " + std::to_string(i + 1)},
                     .place = LonLat{121.46 + 0.2 * dice_.share(), 24.97 + 0.22 * dice_.share()},
                     .agency = "交通局",
                     .district = kDistricts[i % kDistricts.size()],
                     .described = true};
      if (plan.domain == Domain::Hospital) info.name = {kHospitals[i].first, kHospitals[i].second};
      info.place_approximate = i % 60 == 11;
      if (plan.domain != Domain::Hospital && i % 40 == 7) info.place.reset();
      if (plan.kind == std::string_view{"water_gauge"}) {
        info.traits = {{"alert_level_1_m", 7.2}, {"alert_level_2_m", 6.4}};
        info.online = i % 9 != 0;
      }
      infos->push_back(std::move(info));
      made.tallies.push_back({.accepted = 4'321, .duplicate = 12, .late = 3, .suspect = 7});
      for (const char* name : plan.quantities)
        if (name != nullptr) made.values.push_back(value(plan, view, quantity(quantities, name), name));
      if (plan.domain == Domain::Hospital)
        made.values.push_back(
            value(plan, view, quantity(quantities, "waiting_ward_count"), "waiting_ward_count"));
      made.first.push_back(static_cast<std::uint32_t>(made.values.size()));
    }
    made.info = std::move(infos);
    return made;
  }

  void add_cases(CityView& view) {
    auto cases = std::make_shared<std::vector<CasePtr>>();
    const int count = storm_ ? 2400 : 160;
    for (int i = 0; i < count; ++i) {
      CaseNow c;
      c.fact = {.id = "20260506" + std::to_string(10000 + count - i),
                .category =
                    kCategories[static_cast<std::size_t>(dice_.below(static_cast<int>(kCategories.size())))],
                .status = static_cast<CaseStatus>(dice_.below(6)),
                .opened = view.now - std::chrono::seconds{i * 47 + 30},
                .agency = "環保局",
                .district = kDistricts[static_cast<std::size_t>(dice_.below(4))],
                .address = "臺北市大安區和平東路二段 106 號",
                .feed = 8};
      c.fact.due = c.fact.opened + std::chrono::hours{storm_ ? 3 + dice_.below(40) : 4 + dice_.below(40)};
      if (i % 17 == 0) c.fact.due.reset();
      if (i % 5 != 0) c.fact.place = LonLat{121.48 + 0.15 * dice_.share(), 25.0 + 0.12 * dice_.share()};
      c.fact.place_approximate = i % 25 == 3;
      c.fact.group = "road";
      if (i == 2) {  // stands in the list whatever the dice say
        c.fact.status = CaseStatus::Received;
        c.fact.due = view.now + 2h;
        c.duplicates = 2;
      }
      c.updated = c.fact.opened + 20s;
      cases->push_back(std::make_shared<const CaseNow>(c));
    }
    view.cases = std::move(cases);
    if (!storm_) return;
    using Band = ItemVolume::Band;
    view.volumes = std::make_shared<const std::vector<ItemVolume>>(std::vector<ItemVolume>{
        {.item = "路面積淹水",
         .last_hour = 84,
         .mean = 0.2,
         .deviation = 0.5,
         .weeks = 26,
         .band = Band::High},
        {.item = "路樹處理", .last_hour = 31, .mean = 3.4, .deviation = 2, .weeks = 26, .band = Band::High},
        {.item = "用戶無水、漏水報修",
         .last_hour = 7,
         .mean = 4,
         .deviation = 2,
         .weeks = 26,
         .band = Band::Raised},
        {.item = "路燈不亮或損壞",
         .last_hour = 9,
         .mean = 8,
         .deviation = 3,
         .weeks = 26,
         .band = Band::Normal}});
  }

  void add_vitals(CityView& view) {
    auto specs = std::make_shared<std::vector<VitalSpec>>();
    for (const VitalPlan& plan : kVitals) {
      specs->push_back({.id = plan.id,
                        .label = {plan.zh, plan.en},
                        .domain = plan.domain,
                        .unit = plan.unit,
                        .decimals = plan.decimals});
      Vital vital;
      const double now = storm_ ? plan.storm : plan.calm;
      auto trend = std::make_shared<std::vector<VitalPoint>>();
      for (int minute = 359; minute >= 0; --minute) {
        if (minute > 100 && minute < 118) continue;  // the center was down for a while
        const double share = 1 - minute / 360.0;
        const double base = storm_ ? plan.calm + (now - plan.calm) * share * share : now;
        trend->push_back({view.now - std::chrono::minutes{minute},
                          base * (1 + 0.12 * std::sin(minute / 23.0) + 0.06 * (dice_.share() - 0.5))});
      }
      vital.value = now;
      vital.of = 600;
      vital.abnormal = now > plan.attention;
      vital.trend = std::move(trend);
      view.vitals.push_back(std::move(vital));
    }
    if (storm_) view.vitals[2].value.reset();
    view.vital_specs = std::move(specs);
  }

  void add_health(CityView& view) const {
    view.health.link = {
        .state = LinkState::Up, .broker = "mqtt://127.0.0.1:1883", .since = view.now - 3h, .connects = 1};
    view.health.latency = {.p50_ms = 0.84, .p99_ms = 4.12};
    if (!storm_) return;
    view.health.link = {.state = LinkState::Down,
                        .broker = "mqtts://broker.example:8883",
                        .detail = "connection refused by broker.example:8883",
                        .since = view.now - 3min};
    view.health.pipeline.not_kept = 12;
    view.health.pipeline.backlog_messages = 48210;
    view.health.pipeline.overloaded = true;
    view.health.history.trouble = "disk full: no space left on device";
  }

  bool storm_;
  std::size_t assets_;
  Dice dice_{};
};

Area rectangle(std::string code, Text2 name, double west, double south) {
  const double east = west + 0.11, north = south + 0.13;
  Area area{.code = std::move(code), .name = std::move(name)};
  area.district = area.name.zh;
  area.points = {{west, south}, {east, south}, {east, north}, {west, north}};
  area.rings = {area.points};
  area.triangles = {0, 1, 2, 0, 2, 3};
  area.label_at = {west + 0.055, south + 0.065};
  return area;
}

}  // namespace

TimePoint demo_noon() { return TimePoint{1778040000s}; }

GeographyPtr demo_geography() {
  auto geography = std::make_shared<Geography>();
  geography->city = {"臺北市", "Taipei"};
  geography->zone = "Asia/Taipei";
  geography->attribution = "© Demo";
  geography->districts = {rectangle("1", {"士林區", "Shilin Dist."}, 121.45, 25.09),
                          rectangle("2", {"中山區", "Zhongshan Dist."}, 121.56, 25.09),
                          rectangle("3", {"大安區", "Da'an Dist."}, 121.45, 24.96),
                          rectangle("4", {"信義區", "Xinyi Dist."}, 121.56, 24.96)};
  geography->villages = geography->districts;
  for (Area& village : geography->villages) village.level = AreaLevel::Village;
  return geography;
}

CityViewPtr blank_city() {
  auto view = std::make_shared<CityView>();
  view->now = demo_noon();
  return view;
}
CityViewPtr calm_city(std::size_t assets) { return Builder{false, assets}.build(); }
CityViewPtr stormy_city(std::size_t assets) { return Builder{true, assets}.build(); }

}  // namespace city::support
