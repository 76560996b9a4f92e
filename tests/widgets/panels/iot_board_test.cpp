#include "widgets/panels/iot_board.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/widgets/panels/sense_city.hpp"
#include "tests/widgets/support/demo_city.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::kNoon;
using support::Says;
using support::SenseCity;

AssetInfo thing(const std::string& id, const std::string& kind) {
  return {.id = id, .kind = kind, .name = {id, id}};
}

IotContent content_of(const CityView& view, Daylight daylight = Daylight::Unknown) {
  return iot_content(FleetSurvey{}.survey(view), view, daylight, {});
}

bool says(const IotContent& content, const std::string& text, Symbol symbol) {
  return std::any_of(content.facts.begin(), content.facts.end(),
                     [&](const BoardFact& f) { return f.text == text && f.symbol == symbol; });
}

TEST(IotBoard, CountsEveryFleetByWhatItsDevicesDo) {
  SenseCity city{Domain::Facility};
  AssetInfo gone = thing("gone", "bike_station");
  gone.online = false;
  city.asset(thing("1", "bike_station"), {{"bikes_available", 3}});
  city.asset(thing("2", "bike_station"), {{"bikes_available", 3, 3h}});
  city.asset(gone, {{"bikes_available", 3, 3h}});
  city.asset(thing("3", "bike_station"), {});
  city.asset(thing("4", "bike_station"), {{"bikes_available", 999, 0ms, Quality::Suspect}});
  city.asset(thing("5", "car_park"), {{"spaces_available", 30}});
  const IotContent content = content_of(city.view());
  ASSERT_EQ(content.fleets.size(), 2U);
  const FleetRow& bikes = content.fleets[0];
  EXPECT_EQ(bikes.name, "bike station");
  EXPECT_EQ(bikes.fleet.known, 5U);
  EXPECT_EQ(bikes.fleet.reporting, 2U);
  EXPECT_EQ(bikes.fleet.silent, 2U);
  EXPECT_EQ(bikes.fleet.never, 1U);
  EXPECT_EQ(bikes.fleet.offline, 1U);
  EXPECT_EQ(bikes.fleet.doubtful, 1U);
  EXPECT_DOUBLE_EQ(bikes.wrong_share, 0.5);
  EXPECT_EQ(bikes.symbol, Symbol::Serious);
  EXPECT_EQ(content.fleets[1].symbol, Symbol::None);
  EXPECT_EQ(content.known, 6U);
  EXPECT_EQ(content.reporting, 3U);
  EXPECT_TRUE(says(content, "1 offline", Symbol::Attention));
}

TEST(IotBoard, LooksForDarkLightsOnlyAtNightAndForBurningOnesOnlyByDay) {
  SenseCity city{Domain::Facility};
  city.asset(thing("burns", "streetlight"), {{"on", 1}, {"fault", 0}});
  city.asset(thing("dark", "streetlight"), {{"on", 0}});
  city.asset(thing("broken", "streetlight"), {{"on", 1}, {"fault", 1}});
  city.asset(thing("silent", "streetlight"), {{"on", 0, 5h}});
  city.asset(thing("ambulance", "ambulance"), {{"on", 0}});
  const CityView view = city.view();
  EXPECT_TRUE(says(content_of(view, Daylight::Night), "2 of 3 street lights dark", Symbol::Attention));
  EXPECT_TRUE(says(content_of(view, Daylight::Day), "1 of 3 street lights burn by day", Symbol::Attention));
  for (const Daylight unsure : {Daylight::Dusk, Daylight::Unknown})
    EXPECT_TRUE(content_of(view, unsure).facts.empty());
}

TEST(IotBoard, KnowsNightAndDayOfItsCity) {
  const auto geography = support::demo_geography();
  const TimePoint noon = support::demo_noon();
  EXPECT_EQ(daylight_of(*geography, noon), Daylight::Day);
  EXPECT_EQ(daylight_of(*geography, noon + 12h), Daylight::Night);
  EXPECT_EQ(daylight_of(*geography, noon + 6h + 35min), Daylight::Dusk) << "sunset is at 18:28";
  EXPECT_EQ(daylight_of({}, noon), Daylight::Unknown);
}

TEST(IotBoard, CountsBatteriesThatRunLow) {
  SenseCity city{Domain::Facility};
  city.asset(thing("1", "vaccine_fridge"), {{"battery_pct", 12}});
  city.asset(thing("2", "vaccine_fridge"), {{"battery_pct", 90}});
  city.asset(thing("3", "underpass_sensor"), {{"battery_v", 2.5}});
  city.asset(thing("4", "underpass_sensor"), {{"battery_v", 3.6}});
  city.asset(thing("5", "sewer_gauge"), {{"battery_v", 12.1}});
  const IotContent content = content_of(city.view());
  EXPECT_TRUE(says(content, "2 low batteries", Symbol::Attention));
}

TEST(IotBoard, NamesTheAssetsThatToldMostThatCouldNotBeBelieved) {
  SenseCity city{Domain::Facility};
  for (int i = 0; i < 40; ++i) city.asset(thing(std::to_string(i), "bike_station"), {{"bikes_available", 1}});
  city.tally("7", {.accepted = 90, .suspect = 40, .refused = 10});
  city.tally("8", {.accepted = 1000, .suspect = 5});
  const IotContent content = content_of(city.view());
  ASSERT_EQ(content.offenders.size(), 2U);
  EXPECT_EQ(content.offenders[0].name, "7");
  EXPECT_EQ(content.offenders[0].doubtful, 40U);
  EXPECT_EQ(content.offenders[0].refused, 10U);
  EXPECT_DOUBLE_EQ(content.offenders[0].share, 0.5);
  EXPECT_EQ(content.offenders[1].name, "8");
}

TEST(IotBoard, AddsUpCustomersWithoutPower) {
  SenseCity city{Domain::Facility};
  city.asset(thing("a", "power_area"), {{"customers_out_count", 1200}});
  city.asset(thing("b", "power_area"), {{"customers_out_count", 34}});
  EXPECT_TRUE(says(content_of(city.view()), "1,234 customers without power", Symbol::Attention));
}

void expect_same(const FleetContent& a, const FleetContent& b) {
  ASSERT_EQ(a.fleets.size(), b.fleets.size());
  for (std::size_t i = 0; i < a.fleets.size(); ++i) {
    EXPECT_EQ(a.fleets[i].kind, b.fleets[i].kind);
    EXPECT_EQ(a.fleets[i].reporting, b.fleets[i].reporting);
    EXPECT_EQ(a.fleets[i].silent, b.fleets[i].silent);
    EXPECT_EQ(a.fleets[i].doubtful, b.fleets[i].doubtful);
    EXPECT_EQ(a.fleets[i].on, b.fleets[i].on);
    EXPECT_EQ(a.fleets[i].off, b.fleets[i].off);
  }
}

// Sums are kept while a chunk stays the same; they must be what a fresh look gives, forward and backward in time.
TEST(FleetSurvey, KeptSumsAgreeWithAFreshLookOnRandomDays) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::mt19937 random{seed};
    SenseCity city{Domain::Facility, 60s};
    for (int i = 0; i < 600; ++i)
      city.asset(thing(std::to_string(i), i % 3 == 0 ? "streetlight" : "bike_station"),
                 {{"on", static_cast<double>(random() % 2), std::chrono::milliseconds{random() % 400'000}}});
    CityView view = city.view();
    FleetSurvey kept;
    for (int step = 0; step < 30; ++step) {
      view.now += std::chrono::seconds{static_cast<int>(random() % 40) - 10};
      expect_same(kept.survey(view), FleetSurvey{}.survey(view));
    }
  }
}

}  // namespace
}  // namespace city
