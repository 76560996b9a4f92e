#include "sim/wire/bulk.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

namespace city::sim {
namespace {

using nlohmann::json;

constexpr TimePoint kMorning{
    std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};  // Friday 08:00 in Taipei

const CityPlan& plan() {
  static const CityPlan whole = plan_city(1, {});
  return whole;
}

json youbike() {
  TextWriter w;
  write_youbike(w, plan(), rhythm_at(kMorning, DayRhythm::Workday), kMorning);
  return json::parse(w.text());
}

json parking() {
  TextWriter w;
  write_parking(w, plan(), rhythm_at(kMorning, DayRhythm::Workday), kMorning);
  return json::parse(w.text());
}

json descriptions() {
  TextWriter w;
  write_parking_descriptions(w, plan(), kMorning);
  return json::parse(w.text());
}

TEST(YoubikeDocument, HasEveryStationOnceWithTheFieldsOfTheSource) {
  const json doc = youbike();
  ASSERT_EQ(doc.size(), 1505U);
  const std::set<std::string> fields{"sno",           "sna",       "sarea",
                                     "mday",          "ar",        "sareaen",
                                     "snaen",         "aren",      "act",
                                     "srcUpdateTime", "infoTime",  "updateTime",
                                     "infoDate",      "total",     "available_rent_bikes",
                                     "latitude",      "longitude", "available_return_bikes"};
  std::set<std::string> ids;
  for (const json& s : doc) {
    std::set<std::string> here;
    for (const auto& [key, value] : s.items()) here.insert(key);
    ASSERT_EQ(here, fields);
    EXPECT_TRUE(ids.insert(s["sno"].get<std::string>()).second) << s["sno"];
    EXPECT_EQ(s["sno"].get<std::string>().size(), 9U);
    EXPECT_EQ(s["sna"].get<std::string>().rfind("YouBike2.0_", 0), 0U);
  }
}

TEST(YoubikeDocument, CountsFitTheDocksAndTimesAreNaiveLocal) {
  for (const json& s : youbike()) {
    const int rent = s["available_rent_bikes"];
    const int back = s["available_return_bikes"];
    EXPECT_GE(rent, 0);
    EXPECT_GE(back, 0);
    EXPECT_LE(rent + back, s["total"].get<int>());
    EXPECT_EQ(s["updateTime"], "2026-05-01 08:00:00");
    EXPECT_LT(s["mday"].get<std::string>(), "2026-05-01 08:00:00");
  }
}

TEST(YoubikeDocument, AFewStationsAreClosedOrLongUnheard) {
  int closed = 0;
  int unheard = 0;
  for (const json& s : youbike()) {
    closed += s["act"] == "0" ? 1 : 0;
    unheard += s["mday"].get<std::string>() < "2026-05-01 07:00:00" ? 1 : 0;
  }
  EXPECT_GT(closed, 4);
  EXPECT_LT(closed, 40);
  EXPECT_GT(unheard, 0);
  EXPECT_LT(unheard, 30);
}

TEST(ParkingDocument, HasEveryLotAndMinusNineWhereThereAreNoSpacesOfAKind) {
  const json doc = parking();
  EXPECT_EQ(doc["data"]["UPDATETIME"], "Fri May 01 08:00:00 CST 2026");
  ASSERT_EQ(doc["data"]["park"].size(), 714U);
  int without_motorcycles = 0;
  for (const json& p : doc["data"]["park"]) {
    EXPECT_GE(p["availablecar"].get<int>(), 0);
    without_motorcycles += p["availablemotor"] == -9 ? 1 : 0;
  }
  EXPECT_GT(without_motorcycles, 300);
}

TEST(ParkingDescriptions, DescribeEveryLiveLotWithSwappedEntranceFieldsAsTheSourceHasThem) {
  const json live = parking();
  const json doc = descriptions();
  std::set<std::string> described;
  for (const json& p : doc["data"]["park"]) {
    described.insert(p["id"].get<std::string>());
    const json& entrance = p["EntranceCoord"]["EntrancecoordInfo"][0];
    EXPECT_NEAR(std::stod(entrance["Xcod"].get<std::string>()), 25.05, 0.1)
        << "the source's X is the latitude";
    EXPECT_NEAR(std::stod(entrance["Ycod"].get<std::string>()), 121.55, 0.1);
    EXPECT_NEAR(std::stod(p["tw97x"].get<std::string>()), 305'000, 10'000);
  }
  for (const json& p : live["data"]["park"]) EXPECT_TRUE(described.contains(p["id"].get<std::string>()));
}

TEST(Tm2, TheCityHallOfTaipeiIsWhereTheSurveyHasIt) {
  // PROJ 9.1, EPSG:4326 to EPSG:3826.
  const Tm2 p = twd97_tm2({.lon = 121.563784, .lat = 25.037523});
  EXPECT_NEAR(p.x_m, 306891.652, 0.01);
  EXPECT_NEAR(p.y_m, 2770052.151, 0.01);
}

}  // namespace
}  // namespace city::sim
