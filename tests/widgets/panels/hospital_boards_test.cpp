// Emergency departments: who is how crowded, and who can take the next patient.
#include <gtest/gtest.h>

#include "tests/widgets/panels/sense_city.hpp"
#include "widgets/panels/nedocs_board.hpp"
#include "widgets/panels/next_hospital.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::kNoon;
using support::Says;
using support::SenseCity;
using Need = NextHospitalChoices::Need;

AssetInfo hospital(const std::string& name, std::optional<LonLat> place = LonLat{121.5, 25.0},
                   std::vector<Trait> traits = {}) {
  return {.id = "H-" + name,
          .kind = "hospital",
          .name = {name, name},
          .place = place,
          .traits = std::move(traits)};
}

std::vector<std::string> names(const NedocsContent& content) {
  std::vector<std::string> all;
  for (const NedocsRow& row : content.rows) all.push_back(row.name);
  return all;
}
std::vector<std::string> names(const NextHospitalContent& content) {
  std::vector<std::string> all;
  for (const NextHospital& row : content.rows) all.push_back(row.name);
  return all;
}

TEST(NedocsBoard, PutsTheFullFirstThenTheMostCrowdedAndTheSilentLast) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("calm"), {{"nedocs", 15}, {"full_bed", 0}});
  city.asset(hospital("silent"), {{"nedocs", 199, 2h}, {"full_bed", 1, 2h}});
  city.asset(hospital("crowded"), {{"nedocs", 149.6}, {"full_bed", 0}});
  city.asset(hospital("full"), {{"nedocs", 70}, {"full_bed", 1}});
  city.asset(hospital("queue"), {{"waiting_see_count", 80}});
  city.asset(hospital("small queue"), {{"waiting_see_count", 8}});
  const NedocsContent content = nedocs_board(city.view(), {}, {});
  EXPECT_EQ(names(content),
            (std::vector<std::string>{"full", "crowded", "calm", "queue", "small queue", "silent"}));
  EXPECT_EQ(content.full, 1U) << "a silent one is not counted";
  EXPECT_EQ(content.crowded, 1U);
  EXPECT_EQ(content.stale, 1U);
}

TEST(NedocsBoard, SaysTheBandInNumberAndWordsAndMarksOnlyWhatIsBad) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("a"), {{"nedocs", 190}});
  city.asset(hospital("b"), {{"nedocs", 150}});
  city.asset(hospital("c"), {{"nedocs", 120}});
  city.asset(hospital("d"), {{"nedocs", 90}});
  city.asset(hospital("e"), {{"waiting_see_count", 3}});
  const auto rows = nedocs_board(city.view(), {}, {}).rows;
  EXPECT_EQ(rows[0].band, 6);
  EXPECT_EQ(rows[0].band_words, "dangerously overcrowded");
  EXPECT_EQ(rows[0].symbol, Symbol::Serious);
  EXPECT_EQ(rows[1].band, 5);
  EXPECT_EQ(rows[1].symbol, Symbol::Serious);
  EXPECT_EQ(rows[2].band, 4);
  EXPECT_EQ(rows[2].symbol, Symbol::Attention);
  EXPECT_EQ(rows[3].band, 3);
  EXPECT_EQ(rows[3].symbol, Symbol::None);
  EXPECT_EQ(rows[4].band, 0);
  EXPECT_EQ(rows[4].band_words, "");
}

TEST(NedocsBoard, SaysSinceWhenAHospitalIsFullAndWhyItTakesNobody) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("a"), {{"full_bed", 1, 5min}});
  city.asset(hospital("b"), {{"full_bed", 0}, {"diversion", 1}, {"offload_delayed", 1}});
  CityView view = city.view();
  AssetChunk chunk = view.assets[0];
  chunk.values[0].same_for_s = 3 * 3600;
  Paged<AssetChunk> paged;
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  const auto rows = nedocs_board(view, {}, {}).rows;
  EXPECT_EQ(rows[0].state, "full 3 h");
  EXPECT_EQ(rows[0].symbol, Symbol::Serious);
  EXPECT_EQ(rows[1].state, "no ambulances\u00b7handover delayed");
}

TEST(NedocsBoard, PutsFeedsOfOneHospitalTogetherAndCountsAmbulancesAtItsDoor) {
  SenseCity city{Domain::Hospital};
  AssetInfo of_beds = hospital("同一家", LonLat{121.5, 25.0}, {{"adult_icu_beds_count", 40}});
  of_beds.id = "EDXL-1";
  city.asset(hospital("同一家", std::nullopt), {{"waiting_ward_count", 12}, {"full_bed", 0}});
  city.asset(of_beds, {{"adult_icu_beds_available", 3}});
  city.asset({.id = "A1", .kind = "ambulance", .place = LonLat{121.5001, 25.0001}},
             {{"at_hospital", 1}, {"handover_min", 25}});
  city.asset({.id = "A2", .kind = "ambulance", .place = LonLat{121.5001, 25.0}},
             {{"at_hospital", 1}, {"handover_min", 8}});
  city.asset({.id = "A3", .kind = "ambulance", .place = LonLat{121.5001, 25.0}}, {{"at_hospital", 0}});
  city.asset({.id = "A4", .kind = "ambulance", .place = LonLat{121.6, 25.0}}, {{"at_hospital", 1}});
  const auto rows = nedocs_board(city.view(), {}, {}).rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].now.waiting[2], 12);
  EXPECT_EQ(rows[0].now.icu_free, 3);
  EXPECT_EQ(rows[0].now.icu_beds, 40);
  EXPECT_EQ(rows[0].now.ambulances, 2U);
  EXPECT_EQ(rows[0].now.handover_min, 25);
}

TEST(NedocsBoard, KeepsTheTrendOfNedocsOrOfThoseWhoWaitForAWard) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("a"), {{"waiting_ward_count", 12}, {"nedocs", 100}});
  city.asset(hospital("b"), {{"waiting_ward_count", 7}});
  city.asset(hospital("c"), {{"waiting_see_count", 1}});
  city.trend("H-a", "waiting_ward_count", {10, 11, 12});
  city.trend("H-a", "nedocs", {90, 100});
  city.trend("H-b", "waiting_ward_count", {5, 6, 7});
  const auto rows = nedocs_board(city.view(), {}, {}).rows;
  ASSERT_TRUE(rows[0].now.trend);
  EXPECT_EQ(rows[0].now.trend->back().value, 100);
  ASSERT_TRUE(rows[1].now.trend);
  EXPECT_EQ(rows[1].now.trend->size(), 3U);
  EXPECT_FALSE(rows[2].now.trend);
}

TEST(NedocsBoard, ShowsNothingMissingOrBadAsANumber) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("a"), {{"waiting_see_count", 4, 0ms, Quality::Missing},
                             {"waiting_bed_count", 5, 0ms, Quality::Bad},
                             {"full_bed", 0}});
  const auto rows = nedocs_board(city.view(), {}, {}).rows;
  EXPECT_FALSE(rows[0].now.waiting[0]);
  EXPECT_FALSE(rows[0].now.waiting[1]);
}

TEST(NedocsBoard, ForgetsAnOldFigureWhileTheHospitalTellsOthers) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("a"), {{"nedocs", 150, 3h}, {"waiting_see_count", 4}});
  const auto rows = nedocs_board(city.view(), {}, {}).rows;
  EXPECT_FALSE(rows[0].now.nedocs) << "three hours old beside a fresh count";
  EXPECT_FALSE(rows[0].now.stale);
}

TEST(NextHospital, LeavesOutWhatIsFullShutDivertedOrSilent) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("open"), {{"nedocs", 30}});
  city.asset(hospital("full"), {{"nedocs", 10}, {"full_bed", 1}});
  city.asset(hospital("diverted"), {{"nedocs", 10}, {"diversion", 1}});
  city.asset(hospital("closed"), {{"nedocs", 10}, {"facility_closed", 1}});
  city.asset(hospital("evacuating"), {{"nedocs", 10}, {"evacuating", 1}});
  city.asset(hospital("clinically full"), {{"nedocs", 10}, {"clinical_full", 1}});
  city.asset(hospital("silent"), {{"nedocs", 10, 2h}});
  const NextHospitalContent content = next_hospitals(city.view(), {}, std::nullopt, {});
  EXPECT_EQ(names(content), std::vector<std::string>{"open"});
  EXPECT_EQ(content.able, 1U);
  EXPECT_EQ(content.shut, 5U);
  EXPECT_EQ(content.stale, 1U);
}

TEST(NextHospital, PrefersTheLessCrowdedCityWideAndTheNearerFromAPlace) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("near", LonLat{121.50, 25.00}), {{"nedocs", 90}});  // 15 minutes' worth of crowding
  city.asset(hospital("far", LonLat{121.60, 25.00}), {{"nedocs", 10}});   // ten kilometres, 40 minutes
  const CityView view = city.view();
  EXPECT_EQ(names(next_hospitals(view, {}, std::nullopt, {})), (std::vector<std::string>{"far", "near"}));
  const Focus here{.at = {121.50, 25.00}, .title = "A fire"};
  const NextHospitalContent content = next_hospitals(view, {}, here, {});
  EXPECT_EQ(names(content), (std::vector<std::string>{"near", "far"}));
  EXPECT_EQ(content.rows[1].distance, "10.1 km");
  EXPECT_EQ(content.from, "A fire");
}

TEST(NextHospital, CostsWhatItsHeaderSays) {
  HospitalNow one{
      .nedocs = 50, .waiting = {10, 4, 6, 1}, .handover_min = 20, .advisory = true, .stale = false};
  EXPECT_EQ(next_hospital_cost(one, Need::Any, {}), 5 + 5 + 4 + 3 + 2 + 5 + 20);
  EXPECT_EQ(next_hospital_cost(one, Need::IntensiveCare, {}), 5 + 5 + 4 + 3 + 4 + 5 + 20 + 15) << "not told";
  one.icu_free = 2;
  EXPECT_EQ(next_hospital_cost(one, Need::IntensiveCare, {}), 5 + 5 + 4 + 3 + 4 + 5 + 20);
  one.nedocs.reset();
  EXPECT_EQ(next_hospital_cost(one, Need::Any, {}), 20 + 5 + 4 + 3 + 2 + 5 + 20);
  EXPECT_FALSE(next_hospital_cost(one, Need::Any, LonLat{121, 25})) << "nobody knows how far it is";
}

TEST(NextHospital, AsksForWhatIsNeededWhereItIsTold) {
  SenseCity city{Domain::Hospital};
  city.asset(hospital("no icu"), {{"nedocs", 10}, {"adult_icu_beds_available", 0}});
  city.asset(hospital("icu"),
             {{"nedocs", 80}, {"adult_icu_beds_available", 4}, {"operating_room_beds_available", 0}});
  city.asset(hospital("unknown"), {{"nedocs", 80}});
  const CityView view = city.view();
  const NextHospitalContent icu = next_hospitals(view, {.need = Need::IntensiveCare}, std::nullopt, {});
  EXPECT_EQ(names(icu), (std::vector<std::string>{"icu", "unknown"}));
  EXPECT_EQ(icu.without, 1U);
  EXPECT_EQ(icu.rows[0].why, "extremely busy\u00b74 ICU beds free");
  EXPECT_EQ(icu.rows[1].why, "extremely busy\u00b7ICU beds not told");
  EXPECT_EQ(names(next_hospitals(view, {.need = Need::Trauma}, std::nullopt, {})),
            std::vector<std::string>{"unknown"});
}

TEST(NextHospital, NamesNoMoreThanAsked) {
  SenseCity city{Domain::Hospital};
  for (int i = 0; i < 9; ++i) city.asset(hospital(std::to_string(i)), {{"nedocs", 10.0 * i}});
  const NextHospitalContent content = next_hospitals(city.view(), {}, std::nullopt, {});
  EXPECT_EQ(content.rows.size(), 5U);
  EXPECT_EQ(content.able, 9U);
  EXPECT_EQ(content.rows[0].name, "0");
}

}  // namespace
}  // namespace city
