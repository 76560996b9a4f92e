// The shipped feeds of hospitals, ambulances and shelters against documents written by hand in the real shapes.
#include <gtest/gtest.h>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::fixture;
using test::reading;
using test::trait;
using test::utc;

std::size_t findings(const Facts& facts, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(facts.findings.begin(), facts.findings.end(),
                                                [name](const Finding& one) { return one.name == name; }));
}

TEST(Emergency, PlacesHospitalsByAnyOfTheirNames) {
  const Facts facts = test::raw(
      "er-status",
      R"([{"HOSP_ID":"0000000002","HOSP_NAME":"台大","WAIT_SEE_CNT":"2","REP_TIME":"2026/03/10 08:30"},
          {"HOSP_ID":"0000000003","HOSP_NAME":"北市聯醫仁愛","WAIT_SEE_CNT":"1","REP_TIME":"2026/03/10 08:30"},
          {"HOSP_ID":"0000000004","HOSP_NAME":"不在名單醫院","WAIT_SEE_CNT":"1","REP_TIME":"2026/03/10 08:30"}])");
  ASSERT_TRUE(asset(facts, "0000000002") && asset(facts, "0000000003") && asset(facts, "0000000004"));
  EXPECT_EQ(asset(facts, "0000000002")->name.zh, "臺大醫院");
  EXPECT_TRUE(asset(facts, "0000000002")->place);
  EXPECT_TRUE(asset(facts, "0000000003")->place);
  EXPECT_FALSE(asset(facts, "0000000004")->place) << "nobody guesses where it is";
  EXPECT_EQ(asset(facts, "0000000004")->name.zh, "不在名單醫院");
}

TEST(Emergency, KnowsTheEmergencyHospitalsOfTheCity) {
  const Facts facts = test::catalogue("er-status");
  std::map<std::pair<double, double>, int> places;
  for (const AssetFact& one : facts.assets) {
    ASSERT_TRUE(one.place) << one.asset;
    EXPECT_TRUE(one.from_catalogue);
    EXPECT_FALSE(one.name.en.empty()) << one.asset;
    ++places[{one.place->lon_deg, one.place->lat_deg}];
  }
  EXPECT_GE(places.size(), 30u);
  EXPECT_TRUE(asset(facts, "三總")) << "under its short name";
}

TEST(Beds, AreToldByTypeWithTheirBaselineAsTrait) {
  const Facts facts = fixture("hospital-beds", "hospital-beds.xml");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["adult_icu_beds_available"].value, 3);
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["med_surg_beds_available"].value, 0) << "NotAvailable";
  EXPECT_EQ(values["H-EX-1"]["med_surg_beds_available"].quality, Quality::Good);
  EXPECT_EQ(values["H-EX-1"]["ed_beds_available"].quality, Quality::Missing) << "an empty count is not 0";
  const AssetFact* hospital = asset(facts, "H-EX-1");
  ASSERT_TRUE(hospital);
  EXPECT_EQ(trait(*hospital, "ed_beds_count"), 60.0);
  EXPECT_EQ(trait(*hospital, "hospital_beds_count"), 540.0) << "without the emergency department's";
  EXPECT_EQ(hospital->name.zh, "測試醫院");
  EXPECT_EQ(findings(facts, "unknown-bed-type"), 1u) << "hammocks";
}

TEST(Beds, TellWhetherAmbulancesAreTaken) {
  auto values = by_asset(fixture("hospital-beds", "hospital-beds.xml"));
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["diversion"].value, 1);
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["offload_delayed"].value, 1);
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["handover_min"].value, 35);
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["ed_patients_count"].value, 43) << "by triage colour";
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["clinical_full"].value, 1);
  EXPECT_DOUBLE_EQ(values["H-EX-1"]["facility_closed"].value, 0);
  EXPECT_DOUBLE_EQ(values["測試二院"]["diversion"].value, 0);
  EXPECT_DOUBLE_EQ(values["測試二院"]["ems_advisory"].value, 1);
  EXPECT_FALSE(values["測試二院"].contains("clinical_full")) << "not told is not false";
}

TEST(Beds, FindTheHospitalWhicheverCoordinateComesFirst) {
  const Facts facts = fixture("hospital-beds", "hospital-beds.xml");
  EXPECT_EQ(asset(facts, "H-EX-1")->place, (LonLat{.lon_deg = 121.519, .lat_deg = 25.0407}));
  EXPECT_EQ(asset(facts, "測試二院")->place, (LonLat{.lon_deg = 121.55, .lat_deg = 25.05}));
  EXPECT_EQ(reading(facts, "H-EX-1")->event_time, utc(2026, 5, 1));
}

TEST(Ambulances, WaitAtHospitalsInMinutes) {
  const Facts facts = fixture("ambulances", "ambulances.refused.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["測試91"]["handover_min"].value, 31.5)
      << "since 07:40:30, and still waiting at 08:12";
  EXPECT_DOUBLE_EQ(values["測試91"]["at_hospital"].value, 1);
  EXPECT_DOUBLE_EQ(values["測試91"]["unit_available"].value, 0);
  EXPECT_EQ(reading(facts, "測試91")->event_time, utc(2026, 5, 1, 0, 12)) << "year 115 of the Republic";
  EXPECT_DOUBLE_EQ(values["測試92"]["unit_available"].value, 1);
  EXPECT_FALSE(values["測試92"].contains("handover_min")) << "left two hours ago";
  EXPECT_DOUBLE_EQ(values["測試94"]["on"].value, 0);
}

TEST(Ambulances, InAnUnknownStateAreNamedAndNotCountedAsFree) {
  const Facts facts = fixture("ambulances", "ambulances.refused.json");
  EXPECT_EQ(by_asset(facts)["測試93"]["unit_available"].quality, Quality::Missing);
  EXPECT_EQ(findings(facts, "unknown-state"), 1u);
  ASSERT_EQ(facts.errors.size(), 2u) << "a place of (0, 0), and a unit without a number"
                                     << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].kind, DecodeError::Kind::BadPosition);
}

TEST(Shelters, ComeWithTheirCapacityFromTheList) {
  const Facts facts = fixture("shelters", "shelters.json");
  ASSERT_EQ(facts.assets.size(), 2u);
  EXPECT_EQ(trait(*asset(facts, "測試國中"), "capacity_count"), 120.0);
  EXPECT_EQ(trait(*asset(facts, "測試活動中心"), "capacity_count"), 40.0) << "as text";
  EXPECT_EQ(asset(facts, "測試國中")->district, "中正區");
  EXPECT_TRUE(facts.readings.empty());
}

TEST(Shelters, TellThePlacesLeftWhileOpen) {
  const Facts facts = fixture("shelters", "shelters.open.refused.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["測試國中"]["places_available"].value, 37);
  EXPECT_EQ(reading(facts, "測試國中")->event_time, utc(2026, 8, 18, 5, 5)) << "its own report";
  EXPECT_DOUBLE_EQ(values["測試活動中心"]["places_available"].value, 0) << "never negative";
  EXPECT_EQ(reading(facts, "測試活動中心")->event_time, utc(2026, 8, 18, 5, 12)) << "the document's";
  EXPECT_EQ(findings(facts, "over-capacity"), 1u);
  EXPECT_FALSE(values["測試公園"].contains("places_available")) << "closed";
  EXPECT_DOUBLE_EQ(values["測試公園"]["open"].value, 0);
  EXPECT_EQ(values["測試校園"]["open"].quality, Quality::Missing);
  EXPECT_EQ(findings(facts, "unknown-state"), 1u);
}

}  // namespace
}  // namespace city
