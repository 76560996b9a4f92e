#include "tests/center/history/support.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

AssetChunk first_chunk() {
  AssetInfo station;
  station.id = "500101001";
  station.kind = "bike_station";
  station.name = {"捷運科技大樓站", "MRT Technology Bldg. Sta."};
  station.place = LonLat{121.5436, 25.02605};
  station.agency = "交通局";
  station.district = "大安區";
  station.described = true;
  station.traits = {{"capacity_count", 28}};
  station.online = true;
  AssetInfo road;
  road.id = "VD-1";
  road.kind = "road_section";
  road.stream = "rtsp://camera.example/1";
  road.online = false;
  road.place_approximate = true;
  road.line = {{121.5, 25.0}, {121.51, 25.01}, {121.52, 25.015}};
  AssetChunk chunk;
  chunk.feed = 0;
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::vector<AssetInfo>{station, road});
  chunk.values = {{12, kNoon - 30s, kNoon - 29s, 1, 0, Quality::Good},
                  {-0.125, kNoon + 5h, kNoon - 29s, 2, 1, Quality::Suspect},
                  {0, kNoon - 60s, kNoon - 31s, 7, 1, Quality::Missing}};
  chunk.values[0].same_for_s = 3600;
  chunk.values[0].published_s = 1;
  chunk.values[1].doubts = doubt::kFrozen | doubt::kFuture | doubt::kZoneAssumed;
  chunk.values[1].published_s = -18'000;
  chunk.first = {0, 2, 3};
  chunk.tallies = {{.accepted = 70'000, .late = 2}, {.duplicate = 3, .suspect = 4, .refused = 5}};
  chunk.revision = 9;
  chunk.info_revision = 4;
  return chunk;
}

AssetChunk second_chunk() {
  AssetInfo gauge;
  gauge.id = "C0A9C0";
  gauge.kind = "rain_gauge";
  AssetChunk chunk;
  chunk.feed = 1;
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::vector<AssetInfo>{gauge});
  chunk.values = {{1.0 / 3, kNoon, kNoon, 3, 1, Quality::Bad}};
  chunk.first = {0, 1};
  chunk.tallies.resize(1);
  return chunk;
}

AlertNow flood_alert() {
  AlertNow alert;
  alert.fact.id = "CAP-1";
  alert.fact.sender = "cwa@example.org";
  alert.fact.sent = kNoon - 10min;
  alert.fact.type = AlertType::Update;
  alert.fact.references = {"CAP-0"};
  alert.fact.event = "豪雨";
  alert.fact.headline = "豪雨特報";
  alert.fact.description = "…";
  alert.fact.instruction = "…";
  alert.fact.urgency = "Immediate";
  alert.fact.certainty = "Observed";
  alert.fact.severity = Severity::Severe;
  alert.fact.effective = kNoon - 10min;
  alert.fact.expires = kNoon + 2h;
  alert.fact.areas = {
      {"臺北市", {{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}}}, {{{121.5, 25.0}, 3.5}}, {"63"}}};
  alert.fact.position = 5;
  alert.fact.feed = 1;
  alert.in_force = true;
  return alert;
}

}  // namespace

CityView small_view() {
  CityView view;
  view.revision = 77;
  view.now = kNoon;
  view.simulated = true;
  view.applied = {40, 30};
  view.book = std::make_shared<const FeedBook>(book_of({"youbike", "cwa-rain"}));
  Paged<AssetChunk> assets;
  assets.append(first_chunk());
  assets.append(second_chunk());
  view.assets = assets.freeze();
  view.quantities = std::make_shared<const std::vector<QuantityInfo>>(
      std::vector<QuantityInfo>{{"bikes_available", {"可借", "Bikes"}, "1", 0, 0, 200},
                                {"rain_mm", {"雨量", "Rain"}, "mm", 1, 0, 500}});

  FeedNow feed;
  feed.state = FeedState::Late;
  feed.publisher_online = false;
  feed.newest_receipt = kNoon - 29s;
  feed.newest_event = kNoon - 30s;
  feed.known = 2;
  feed.reporting = 1;
  feed.accepted = 3;
  feed.refused = 4;
  feed.merged = 5;
  feed.late = 6;
  feed.duplicate = 7;
  feed.messages = 8;
  feed.bytes = 9;
  feed.unknown_fields = 10;
  feed.unlocated = 11;
  feed.undescribed = 12;
  feed.clock_suspect = 13;
  feed.messages_per_s = 1.5;
  feed.refused_by_kind[3] = 4;
  feed.last_error = "sno: missing";
  feed.throttled = 14;
  feed.zone_assumed = 15;
  feed.approximate = 16;
  feed.offline = 17;
  feed.undistricted = 22;
  feed.by_quality = {18, 19, 20, 21};
  feed.skew_s = 28'800.5;
  feed.grade = FeedGrade::Bad;
  feed.reasons = {{FeedReason::Kind::StampsBehind, 28'800.5}, {FeedReason::Kind::AssetsSilent, 1}};
  feed.findings = {{"default-point", 3}, {"truncated-id", 22}};
  view.feeds = {feed, FeedNow{}};

  CaseNow double_told = *case_at(12, "1999-7", CaseStatus::Reopened);
  double_told.fact.group = "drainage";
  double_told.fact.place_approximate = true;
  double_told.fact.told = kNoon;
  double_told.duplicates = 2;
  double_told.duplicate_of = "1999-5";
  view.cases = std::make_shared<const std::vector<CasePtr>>(std::vector<CasePtr>{
      std::make_shared<const CaseNow>(double_told), case_at(11, "1999-6", CaseStatus::Closed)});
  AlertNow old_alert;
  old_alert.fact.id = "CAP-0";
  old_alert.replaced_by = "CAP-1";
  view.alerts = std::make_shared<const std::vector<AlertPtr>>(std::vector<AlertPtr>{
      std::make_shared<const AlertNow>(flood_alert()), std::make_shared<const AlertNow>(old_alert)});

  VitalSpec spec;
  spec.id = "bikes";
  spec.label = {"可借車輛", "Bikes"};
  spec.domain = Domain::Traffic;
  spec.source = VitalSpec::Source::Assets;
  spec.aggregate = VitalSpec::Aggregate::Sum;
  spec.kind = "bike_station";
  spec.quantity = "bikes_available";
  spec.threshold = 2;
  spec.unit = "1";
  spec.decimals = 1;
  spec.attention_below = 100;
  view.vital_specs = std::make_shared<const std::vector<VitalSpec>>(std::vector<VitalSpec>{spec});
  Vital vital;
  vital.value = 12;
  vital.of = 1;
  vital.abnormal = true;
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(
      std::vector<VitalPoint>{{kNoon - 2min, 11}, {kNoon - 1min, 12}});
  vital.normal = NormalBand{.low = 2.5, .high = 30.25, .basis = NormalBand::Basis::HourOfDay, .samples = 5};
  view.vitals = {vital};
  std::vector<NormCell> cells(kWeekHours);
  cells[36] = {.hours = 3, .count = 180, .mean = 12.5, .squared = 47.75, .newest_hour = 493'908};
  NormMemory norms;
  norms.vitals = {{"bikes", std::make_shared<const std::vector<NormCell>>(cells)}};
  view.norms = std::make_shared<const NormMemory>(norms);
  AssetTrend trend{.series = 2, .quantity = 1, .asset = {1, 0}};
  trend.points = std::make_shared<const std::vector<VitalPoint>>(
      std::vector<VitalPoint>{{kNoon - 9min, 0.5}, {kNoon - 1min, -0.125}});
  view.trends = std::make_shared<const std::vector<AssetTrend>>(std::vector<AssetTrend>{trend});
  view.volumes = std::make_shared<const std::vector<ItemVolume>>(
      std::vector<ItemVolume>{{"路面積淹水", 84, 0.2, 0.5, 12, ItemVolume::Band::High, {}},
                              {"大型廢棄物清運聯繫",
                               90,
                               10.5,
                               3.5,
                               26,
                               ItemVolume::Band::ExpectedPeak,
                               {"農曆年前", "before Lunar New Year"}}});
  VolumeMemory memory;
  memory.newest_hour = 500'000;
  memory.days = {1, 0, 1};
  memory.items = {{"路樹處理", std::make_shared<const std::vector<std::uint16_t>>(
                                   std::vector<std::uint16_t>{0, 65'535, 3})}};
  view.volume_memory = std::make_shared<const VolumeMemory>(memory);
  view.quarantined = 41;
  return view;
}

}  // namespace city
