// The shipped feeds of the city's facilities, against documents written by hand in the shapes of the real ones.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::fixture;
using test::trait;
using test::utc;

bool is_online(const Facts& facts, std::string_view id) {
  bool online = false;
  for (const PresenceFact& one : facts.presences)
    if (one.asset == id) online = one.online;
  return online;
}

TEST(PowerFeed, TellsNoneFromNotTold) {
  auto values = by_asset(fixture("power-outages", "power-outages.xml"));
  EXPECT_DOUBLE_EQ(values["63000020"]["customers_out_count"].value, 1250) << "a thousands comma";
  EXPECT_DOUBLE_EQ(values["63000030"]["customers_out_count"].value, 0);
  EXPECT_EQ(values["63000030"]["customers_out_count"].quality, Quality::Good);
  EXPECT_EQ(values["63000110"]["customers_out_count"].quality, Quality::Missing);
}

TEST(PowerFeed, CountsOutagesWhetherOneOrMany) {
  auto values = by_asset(fixture("power-outages", "power-outages.xml"));
  EXPECT_DOUBLE_EQ(values["63000020"]["outages_count"].value, 2);
  EXPECT_DOUBLE_EQ(values["63000080"]["outages_count"].value, 1);
  EXPECT_DOUBLE_EQ(values["63000030"]["outages_count"].value, 0);
}

TEST(PowerFeed, SaysHowLongTheLastCustomerWaits) {
  auto values = by_asset(fixture("power-outages", "power-outages.xml"));
  EXPECT_DOUBLE_EQ(values["63000020"]["restore_expected_min"].value, 115) << "16:00 less 14:05";
  EXPECT_EQ(values["63000080"]["restore_expected_min"].quality, Quality::Missing) << "nobody knows yet";
  EXPECT_DOUBLE_EQ(values["63000030"]["restore_expected_min"].value, 0);
}

TEST(PowerFeed, ReadsYearsOfTheRepublic) {
  const Facts facts = fixture("power-outages", "power-outages.xml");
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 6, 5));
  EXPECT_EQ(facts.readings[0].published_at, utc(2026, 5, 1, 6, 5));
}

TEST(PowerFeed, PlacesTheTwelveDistricts) {
  const Facts facts = test::catalogue("power-outages");
  EXPECT_EQ(facts.assets.size(), 12u);
  for (const AssetFact& area : facts.assets) EXPECT_TRUE(area.place && area.from_catalogue) << area.asset;
}

TEST(CounterFeed, ReadsCountsAndMinutesOutOfWords) {
  auto values = by_asset(fixture("service-counters", "service-counters.json"));
  EXPECT_DOUBLE_EQ(values["63000020"]["waiting_count"].value, 15);
  EXPECT_DOUBLE_EQ(values["63000020"]["waiting_min"].value, 25) << "the longest of its queues";
  EXPECT_DOUBLE_EQ(values["63000030"]["waiting_min"].value, 70) << "1 小時 10 分";
  EXPECT_DOUBLE_EQ(values["63000030"]["counters_open_count"].value, 4) << "a number as text";
}

TEST(CounterFeed, DoesNotAddUpWhatIsNotTold) {
  auto values = by_asset(fixture("service-counters", "service-counters.json"));
  EXPECT_EQ(values["63000080"]["waiting_count"].quality, Quality::Missing);
  EXPECT_EQ(values["63000080"]["waiting_min"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["63000080"]["open"].value, 1);
}

TEST(CounterFeed, HasNoQueueOfZeroWhereTheOfficeIsClosed) {
  auto values = by_asset(fixture("service-counters", "service-counters.json"));
  EXPECT_DOUBLE_EQ(values["63000120"]["open"].value, 0);
  EXPECT_EQ(values["63000120"]["waiting_count"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["63000120"]["counters_open_count"].value, 0);
}

TEST(CounterFeed, TakesAnOfficesOwnTimeBeforeTheDocuments) {
  const Facts facts = fixture("service-counters", "service-counters.json");
  EXPECT_EQ(test::reading(facts, "63000020")->event_time, utc(2026, 5, 1, 2, 32));
  EXPECT_EQ(test::reading(facts, "63000030")->event_time, utc(2026, 5, 1, 2, 31, 10));
  EXPECT_EQ(test::reading(facts, "63000030")->published_at, utc(2026, 5, 1, 2, 32));
}

TEST(PharmacyFeed, TellsSoldOutFromNotTold) {
  auto values = by_asset(fixture("pharmacy-stock", "pharmacy-stock.csv"));
  EXPECT_DOUBLE_EQ(values["5901990001"]["stock_child_count"].value, 0);
  EXPECT_EQ(values["5901990001"]["stock_child_count"].quality, Quality::Good);
  EXPECT_EQ(values["0145990002"]["stock_adult_count"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["0145990002"]["stock_child_count"].value, 1050) << "a quoted thousands comma";
}

TEST(PharmacyFeed, GivesBackLeadingZerosByName) {
  const Facts facts = fixture("pharmacy-stock", "pharmacy-stock.csv");
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "leading-zeros");
  EXPECT_EQ(facts.findings[0].subject, "0145990002");
}

TEST(PharmacyFeed, ReadsTimesOfBothErasAndDistrictsOutOfAddresses) {
  const Facts facts = fixture("pharmacy-stock", "pharmacy-stock.csv");
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 0, 0, 5)) << "115 is 2026";
  EXPECT_EQ(facts.readings[2].event_time, utc(2026, 5, 1, 0, 0, 5));
  EXPECT_EQ(asset(facts, "0145990002")->district, "信義區");
  EXPECT_EQ(asset(facts, "5901990003")->district, "板橋區");
  EXPECT_FALSE(asset(facts, "5901990003")->place);
}

TEST(PharmacyFeed, RefusesRowsThatACommaHasShifted) {
  const Facts facts = fixture("pharmacy-stock", "pharmacy-stock.refused.csv");
  ASSERT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
  EXPECT_NE(facts.errors[0].detail.find("not a time"), std::string::npos);
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(StreetlightFeed, TellsDarkFromBroken) {
  const Facts facts = fixture("streetlight", "streetlight.messages");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["L01"]["on"].value, 0);
  EXPECT_DOUBLE_EQ(values["L01"]["fault"].value, 0);
  EXPECT_DOUBLE_EQ(values["L02"]["fault"].value, 1);
  EXPECT_EQ(values["L02"]["power_w"].quality, Quality::Missing);
  EXPECT_EQ(test::shipped("streetlight").domain, Domain::Facility);
}

TEST(RackFeed, ReadsCelsiusAndFahrenheitAlike) {
  const Facts facts = fixture("rack-climate", "rack-climate.messages");
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1)) << "local time without a zone";
  std::map<std::string, double> inlet;
  for (const Reading& one : facts.readings)
    for (std::uint32_t i = one.first; i < one.first + one.count; ++i)
      if (facts.measured[i].quantity == "inlet_temperature_c" &&
          facts.measured[i].quality != Quality::Missing)
        inlet[one.asset] = facts.measured[i].value;
  EXPECT_NEAR(inlet["datacenter/rack-a01"], 24.6, 1e-9);
  EXPECT_NEAR(inlet["datacenter/rack-a02"], 24.0, 1e-9);
}

TEST(RackFeed, DoubtsTheHumidityOfAWetSensor) {
  auto values = by_asset(fixture("rack-climate", "rack-climate.messages"));
  EXPECT_EQ(values["datacenter/rack-a02"]["humidity_pct"].quality, Quality::Suspect);
  EXPECT_EQ(values["datacenter/rack-a02"]["inlet_temperature_c"].quality, Quality::Missing);
  EXPECT_EQ(values["datacenter/rack-a01"]["humidity_pct"].quality, Quality::Good);
}

TEST(RackFeed, KnowsWhichRacksAreThere) {
  const Facts facts = fixture("rack-climate", "rack-climate.messages");
  EXPECT_TRUE(is_online(facts, "datacenter/rack-a01"));
  EXPECT_FALSE(is_online(facts, "datacenter/rack-a02"));
  EXPECT_EQ(facts.presences.size(), 2u);
  EXPECT_TRUE(asset(test::catalogue("rack-climate"), "datacenter/rack-a01")->place);
}

TEST(EnergyFeed, FollowsAliasesFromBirthToDeath) {
  const Facts facts = fixture("building-energy", "building-energy.messages");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["bms/meter-1"]["power_kw"].value, 415.25) << "by alias";
  EXPECT_DOUBLE_EQ(values["bms/meter-1"]["energy_kwh"].value, 1523044.2) << "from the birth";
  EXPECT_EQ(values["bms/chiller-1"]["supply_temperature_c"].quality, Quality::Missing) << "null";
  EXPECT_FALSE(is_online(facts, "bms/chiller-1"));
  EXPECT_FALSE(is_online(facts, "bms/meter-1")) << "its node is dead";
  EXPECT_TRUE(facts.requests.empty()) << "nothing was missed";
  EXPECT_TRUE(asset(test::catalogue("building-energy"), "bms/meter-1")->place);
}

TEST(EnergyFeed, AsksForTheBirthThatItMissed) {
  const FeedSpec spec = test::shipped("building-energy");
  const auto messages = test::messages_in("building-energy", "building-energy.messages");
  Decoder late = test::decoder_of(spec);
  late.add(test::as_received(messages.at(3), messages.at(3).payload));
  const Facts facts = late.take();
  EXPECT_TRUE(facts.readings.empty());
  ASSERT_EQ(facts.requests.size(), 1u);
  EXPECT_EQ(facts.requests[0].topic, "spBv1.0/cityhall/NCMD/bms");
}

TEST(LoraFeed, ReadsWhatIsAbsentAsZero) {
  auto values = by_asset(fixture("lora-sensors", "lora-sensors.messages"));
  EXPECT_DOUBLE_EQ(values["ug-fuxing-n-1"]["depth_cm"].value, 12.4);
  EXPECT_DOUBLE_EQ(values["ug-fuxing-n-1"]["water_leak"].value, 1);
  EXPECT_DOUBLE_EQ(values["ug-fuxing-n-2"]["depth_cm"].value, 0);
  EXPECT_EQ(values["ug-fuxing-n-2"]["water_leak"].quality, Quality::Good);
  EXPECT_EQ(values["ug-fuxing-n-2"]["battery_v"].quality, Quality::Suspect) << "the radio would be dead";
  EXPECT_FALSE(values.contains("ug-fuxing-n-3")) << "a join measures nothing";
}

TEST(LoraFeed, RefusesBytesThatNobodyDecodes) {
  const Facts facts = fixture("lora-sensors", "lora-sensors.refused.messages");
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(PoleFeed, ReadsHumidityAsAShareAndTheEndOfTheInterval) {
  const Facts facts = fixture("smart-poles", "smart-poles.messages");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["urn:ngsi-ld:Device:pole-test-1"]["humidity_pct"].value, 54);
  EXPECT_NEAR(values["urn:ngsi-ld:Device:pole-test-2"]["temperature_c"].value, 27, 1e-9) << "FAH";
  EXPECT_EQ(test::reading(facts, "urn:ngsi-ld:Device:pole-test-1")->event_time, utc(2026, 5, 1, 0, 5));
  EXPECT_TRUE(asset(facts, "urn:ngsi-ld:Device:pole-test-2")->place);
}

TEST(FridgeFeed, SaysOpenWhenTheContactIsBroken) {
  const Facts facts = fixture("vaccine-fridges", "vaccine-fridges.messages");
  auto values = by_asset(facts);
  EXPECT_EQ(facts.readings.size(), 2u);
  EXPECT_DOUBLE_EQ(values["xinyi/fridge-1"]["door_open"].value, 1);
  EXPECT_DOUBLE_EQ(values["xinyi/fridge-1"]["fridge_temperature_c"].value, 6.9);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1));
  EXPECT_FALSE(is_online(facts, "daan/fridge-1"));
}

}  // namespace
}  // namespace city
