#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using test::decoded;
using test::utc;
using Kind = DecodeError::Kind;

Facts obs(std::string_view payload) {
  return decoded(test::feed("traffic"), "city/traffic/obs/Z3AIL00", payload);
}

TEST(CanonicalObservation, KeepsAssetTimeValuesAndOrigin) {
  const Facts facts =
      obs(R"({"t":"2026-05-01T08:00:00+08:00","v":{"speed_kmh":33.7,"occupancy_pct":12},"q":"good"})");
  ASSERT_EQ(facts.readings.size(), 1u);
  const Reading& reading = facts.readings[0];
  EXPECT_EQ(reading.asset, "Z3AIL00");
  EXPECT_EQ(reading.event_time, utc(2026, 5, 1, 0));
  EXPECT_EQ(reading.received_at, test::kReceived);
  EXPECT_EQ(reading.position, 7u);
  EXPECT_EQ(reading.feed, 0);
  EXPECT_FALSE(reading.zone_assumed);
  ASSERT_EQ(reading.count, 2u);
  EXPECT_EQ(facts.measured[0].quantity, "speed_kmh");
  EXPECT_DOUBLE_EQ(facts.measured[0].value, 33.7);
  EXPECT_EQ(facts.measured[1].quality, Quality::Good);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalObservation, TakesMillisecondsSince1970) {
  const Facts facts = obs(R"({"t":1777593600123,"v":{"speed_kmh":1}})");
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 0, 0, 0, 123));
}

TEST(CanonicalObservation, TakesTheFeedsZoneForANaiveStampAndSaysSo) {
  const Facts facts = obs(R"({"t":"2026-05-01 08:00:00","v":{"speed_kmh":1}})");
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 0));
  EXPECT_TRUE(facts.readings[0].zone_assumed);
}

TEST(CanonicalObservation, RefusesANaiveStampWhenTheFeedHasNoZone) {
  FeedSpec spec = test::feed("traffic");
  spec.zone.clear();
  const Facts facts =
      decoded(spec, "city/traffic/obs/a", R"({"t":"2026-05-01 08:00:00","v":{"speed_kmh":1}})");
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadTime);
  EXPECT_EQ(facts.errors[0].field, "t");
}

TEST(CanonicalObservation, RefusesStampsBefore1990) {
  for (const char* t : {"0", "-5", "1714521600", "\"1970-01-01T00:00:00Z\"", "\"1989-12-31T23:59:59Z\""}) {
    const Facts facts = obs(std::string{R"({"t":)"} + t + R"(,"v":{"speed_kmh":1}})");
    EXPECT_TRUE(test::is_empty(facts)) << t;
    ASSERT_EQ(facts.errors.size(), 1u) << t;
    EXPECT_EQ(facts.errors[0].kind, Kind::BadTime) << t;
  }
}

TEST(CanonicalObservation, KeepsStampsInTheFuture) {
  EXPECT_EQ(obs(R"({"t":"2031-01-01T00:00:00Z","v":{"speed_kmh":1}})").readings.size(), 1u);
}

TEST(CanonicalObservation, TakesFieldsInAnyOrder) {
  const Facts facts = obs(R"({"q":"suspect","v":{"speed_kmh":1},"t":"2026-05-01T00:00:00Z"})");
  ASSERT_EQ(facts.measured.size(), 1u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Suspect);
}

TEST(CanonicalObservation, ReadsNullAsMissingAndKeepsTheRest) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"speed_kmh":null,"occupancy_pct":3}})");
  ASSERT_EQ(facts.measured.size(), 2u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Missing);
  EXPECT_EQ(facts.measured[1].quality, Quality::Good);
}

TEST(CanonicalObservation, ReadsTheFeedsSentinelsAsMissing) {
  FeedSpec spec = test::feed("traffic");
  spec.sentinels = {-99, -1};
  const Facts facts =
      decoded(spec, "city/traffic/obs/a",
              R"({"t":1777593600000,"v":{"speed_kmh":-99,"occupancy_pct":-1.0,"flow_veh_h":-2}})");
  ASSERT_EQ(facts.measured.size(), 3u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Missing);
  EXPECT_EQ(facts.measured[0].value, 0);
  EXPECT_EQ(facts.measured[1].quality, Quality::Missing);
  EXPECT_EQ(facts.measured[2].quality, Quality::Suspect) << "negative, but no sentinel of this feed";
}

TEST(CanonicalObservation, MarksValuesOutsideTheQuantitysRangeAsSuspect) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"speed_kmh":900,"occupancy_pct":100}})");
  ASSERT_EQ(facts.measured.size(), 2u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Suspect);
  EXPECT_DOUBLE_EQ(facts.measured[0].value, 900);
  EXPECT_EQ(facts.measured[1].quality, Quality::Good);
}

TEST(CanonicalObservation, TakesTheWorseOfTheGivenQualityAndItsOwnJudgement) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"speed_kmh":900,"occupancy_pct":null},"q":"bad"})");
  ASSERT_EQ(facts.measured.size(), 2u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Bad);
  EXPECT_EQ(facts.measured[1].quality, Quality::Missing);
}

TEST(CanonicalObservation, TakesAnUnknownQualityAsSuspectAndSaysSo) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"speed_kmh":9},"q":"splendid"})");
  ASSERT_EQ(facts.measured.size(), 1u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Suspect);
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadValue);
}

TEST(CanonicalObservation, LosesOnlyTheValueOfTheWrongType) {
  const Facts facts =
      obs(R"({"t":1777593600000,"v":{"speed_kmh":"33","occupancy_pct":[1,{"a":2}],"flow_veh_h":5}})");
  ASSERT_EQ(facts.measured.size(), 1u);
  EXPECT_EQ(facts.measured[0].quantity, "flow_veh_h");
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::WrongType);
  EXPECT_EQ(facts.errors[0].field, "speed_kmh");
}

TEST(CanonicalObservation, RefusesNumbersThatAreNotFinite) {
  const Facts facts =
      obs(R"({"t":1777593600000,"v":{"speed_kmh":1e999,"flow_veh_h":1.7976931348623157e308,"on":1}})");
  ASSERT_EQ(facts.measured.size(), 1u);
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadValue);
  EXPECT_EQ(facts.errors[1].kind, Kind::BadValue);
}

TEST(CanonicalObservation, ReadsTrueAndFalseAsOneAndZero) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"on":true,"full_bed":false}})");
  ASSERT_EQ(facts.measured.size(), 2u);
  EXPECT_DOUBLE_EQ(facts.measured[0].value, 1);
  EXPECT_DOUBLE_EQ(facts.measured[1].value, 0);
}

TEST(CanonicalObservation, KeepsTheFirstOfAQuantityGivenTwice) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"on":1,"on":0}})");
  ASSERT_EQ(facts.measured.size(), 1u);
  EXPECT_DOUBLE_EQ(facts.measured[0].value, 1);
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadValue);
}

TEST(CanonicalObservation, BoundsTheNumberOfValues) {
  std::string payload = R"({"t":1777593600000,"v":{"a0":0)";
  for (int i = 1; i < 300; ++i) payload += ",\"a" + std::to_string(i) + "\":1";
  const Facts facts = obs(payload + "}}");
  EXPECT_EQ(facts.measured.size(), 256u);
  EXPECT_EQ(facts.errors.size(), 300u - 256u);
}

TEST(CanonicalObservation, NeedsATimeAndValues) {
  const Facts facts = obs(R"({"q":"good"})");
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  EXPECT_EQ(facts.errors[0].field, "t");
  EXPECT_EQ(facts.errors[1].field, "v");
}

TEST(CanonicalObservation, CountsUnknownFieldsWithoutMindingThem) {
  const Facts facts =
      obs(R"({"t":1777593600000,"v":{"on":1},"firmware":"1.2","deep":{"a":[1,2,{"b":null}]}})");
  EXPECT_EQ(facts.readings.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
  ASSERT_EQ(facts.tallies.size(), 1u);
  EXPECT_EQ(facts.tallies[0].unknown_fields, 2u);
  EXPECT_EQ(facts.tallies[0].messages, 1u);
}

TEST(CanonicalObservation, RefusesWhatIsNoJsonObject) {
  for (const char* payload :
       {"", "{", "nonsense", R"({"t":1777593600000,"v":{"on":1}} {})", R"({"t":1777593600000 "v":{"on":1}})",
        R"({"t":1777593600000,"v":{"on":1},})"}) {
    const Facts facts = obs(payload);
    EXPECT_TRUE(test::is_empty(facts)) << payload;
    ASSERT_EQ(facts.errors.size(), 1u) << payload;
    EXPECT_EQ(facts.errors[0].kind, Kind::BadJson) << payload;
    EXPECT_EQ(facts.errors[0].position, 7u);
  }
  EXPECT_EQ(obs("[1]").errors.at(0).kind, Kind::WrongType);
  EXPECT_EQ(obs("12").errors.at(0).kind, Kind::WrongType);
  EXPECT_EQ(obs("[1").errors.at(0).kind, Kind::BadJson);
}

TEST(CanonicalObservation, NamesTextThatIsNotUtf8) {
  const Facts facts = obs("{\"t\":1777593600000,\"v\":{\"on\":1},\"q\":\"\xff\xfe\"}");
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadText);
}

TEST(CanonicalObservation, RefusesMoreThanAMebibyte) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"on":1},"x":")" + std::string(1 << 20, 'x') + "\"}");
  EXPECT_TRUE(test::is_empty(facts));
  EXPECT_EQ(facts.errors.at(0).kind, Kind::TooLarge);
}

TEST(CanonicalObservation, RefusesEveryTruncation) {
  const std::string good =
      R"({"t":"2026-05-01T08:00:00+08:00","v":{"speed_kmh":33.7,"occupancy_pct":12},"q":"good","note":"車多"})";
  EXPECT_EQ(obs(good).readings.size(), 1u);
  for (std::size_t n = 0; n < good.size(); ++n) {
    const Facts facts = obs(std::string_view{good}.substr(0, n));
    EXPECT_TRUE(test::is_empty(facts)) << "first " << n << " bytes";
    EXPECT_FALSE(facts.errors.empty()) << "first " << n << " bytes";
  }
}

TEST(CanonicalObservation, ReadsEachMessageAloneAfterALongOne) {
  Decoder decoder{test::book(test::feed("traffic"))};
  const std::string long_one = R"({"t":1777593600000,"v":{"speed_kmh":123456789}})";
  decoder.add({.topic = "city/traffic/obs/a", .payload = long_one});
  decoder.add({.topic = "city/traffic/obs/b", .payload = R"({"t":1777593600000,"v":{"on":1)"});
  const Facts facts = decoder.take();
  EXPECT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.errors.size(), 1u);
}

TEST(CanonicalObservation, PointsEachReadingAtItsOwnValues) {
  Decoder decoder{test::book(test::feed("traffic"))};
  decoder.add({.topic = "city/traffic/obs/a", .payload = R"({"t":1777593600000,"v":{"on":1}})"});
  decoder.add({.topic = "city/traffic/obs/b", .payload = R"({"t":1,"v":{"on":2}})"});
  decoder.add({.topic = "city/traffic/obs/c", .payload = R"({"t":1777593600000,"v":{"on":0,"power_w":3}})"});
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[1].first, 1u);
  EXPECT_EQ(facts.readings[1].count, 2u);
  EXPECT_EQ(facts.measured.size(), 3u);
}

TEST(CanonicalObservation, KeepsWhenTheSourcePublishedIt) {
  const Facts facts = obs(R"({"t":1777593600000,"p":"2026-05-01T00:02:00Z","v":{"speed_kmh":1}})");
  EXPECT_EQ(facts.readings.at(0).published_at, utc(2026, 5, 1, 0, 2));
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1));
  EXPECT_EQ(obs(R"({"t":1777593600000,"v":{"speed_kmh":1}})").readings.at(0).published_at, TimePoint{});
}

TEST(CanonicalObservation, KeepsTheValuesOfABadPublishingTime) {
  const Facts facts = obs(R"({"t":1777593600000,"p":"yesterday","v":{"speed_kmh":1}})");
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].published_at, TimePoint{});
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadTime);
  EXPECT_EQ(facts.errors[0].field, "p");
}

TEST(CanonicalObservation, DoubtsWhatTheFeedsOwnRuleDoubts) {
  FeedSpec spec = test::feed("traffic");
  spec.quality = {{.quantity = "depth_cm", .low = 1, .high = 300}, {.quantity = "level_x", .high = -2}};
  const auto one = [&](const std::string& values) {
    return decoded(spec, "city/traffic/obs/a", R"({"t":1777593600000,"v":{)" + values + "}}").measured.at(0);
  };
  EXPECT_EQ(one(R"("depth_cm":300)").quality, Quality::Good);
  EXPECT_EQ(one(R"("depth_cm":300)").doubts, 0);
  EXPECT_EQ(one(R"("depth_cm":301)").quality, Quality::Suspect);
  EXPECT_EQ(one(R"("depth_cm":301)").doubts, doubt::kOutOfRange);
  EXPECT_EQ(one(R"("depth_cm":301)").value, 301) << "doubted, not thrown away";
  EXPECT_EQ(one(R"("depth_cm":0)").doubts, doubt::kOutOfRange);
  EXPECT_EQ(one(R"("level_x":-1)").doubts, doubt::kOutOfRange);
  EXPECT_EQ(one(R"("level_x":-1000)").doubts, 0);
  EXPECT_EQ(one(R"("depth_cm":5000)").doubts, doubt::kOutOfRange) << "the quantity's own range holds as well";
}

TEST(CanonicalObservation, NamesWhoDoubts) {
  const Facts facts = obs(R"({"t":1777593600000,"v":{"speed_kmh":1,"humidity_pct":500},"q":"suspect"})");
  EXPECT_EQ(facts.measured.at(0).doubts, doubt::kTold);
  EXPECT_EQ(facts.measured.at(1).doubts, doubt::kOutOfRange);
}

}  // namespace
}  // namespace city
