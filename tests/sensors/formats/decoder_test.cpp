#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;

FeedBookPtr three_feeds() {
  FeedSpec jq = test::feed("bikes");
  jq.format = Format::Jq;
  jq.jq_program = ".[] | {describe: {id: .id}}";
  jq.catalogue_text = R"([{"id":"a"},{"id":"b"}])";
  FeedSpec cap = test::feed("warnings");
  cap.format = Format::Cap;
  return std::make_shared<const FeedBook>(FeedBook{test::feed("traffic"), jq, cap});
}

TEST(Decoder, SortsTopicsIntoLanes) {
  Decoder decoder{three_feeds()};
  EXPECT_EQ(decoder.lane_of("city/traffic/obs/a"), Lane::Quick);
  EXPECT_EQ(decoder.lane_of("city/traffic/alert/a"), Lane::Bulk);
  EXPECT_EQ(decoder.lane_of("city/bikes/raw"), Lane::Bulk);
  EXPECT_EQ(decoder.lane_of("city/bikes/obs/a"), Lane::Bulk) << "in order with the feed's documents";
  EXPECT_EQ(decoder.lane_of("city/warnings/status"), Lane::Bulk);
  EXPECT_EQ(decoder.lane_of("city/nobody/raw"), Lane::Quick);
  EXPECT_EQ(decoder.lane_of("city/_sim/status"), Lane::Quick);
}

TEST(Decoder, TakesCanonicalMessagesOnEveryFeed) {
  Decoder decoder{three_feeds()};
  for (const char* feed : {"traffic", "bikes", "warnings"}) {
    const std::string base = std::string{"city/"} + feed;
    decoder.add({.topic = base + "/obs/a", .payload = R"({"t":1777593600000,"v":{"on":1}})"});
    decoder.add({.topic = base + "/asset/a", .payload = "{}"});
    decoder.add({.topic = base + "/case/a", .payload = R"({"status":"closed","opened":1777593600000})"});
    decoder.add({.topic = base + "/status", .payload = "online"});
  }
  const Facts facts = decoder.take();
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(facts.readings.size(), 3u);
  EXPECT_EQ(facts.assets.size(), 3u);
  EXPECT_EQ(facts.cases.size(), 3u);
  ASSERT_EQ(facts.publishers.size(), 3u);
  EXPECT_EQ(facts.publishers[2].feed, 2);
  EXPECT_TRUE(facts.publishers[2].online);
}

TEST(Decoder, NamesTopicsThatNobodyClaims) {
  Decoder decoder{three_feeds()};
  decoder.add({.topic = "city/nobody/obs/a", .payload = "{}", .position = 9});
  decoder.add({.topic = "city/traffic/raw", .payload = "{}"});
  decoder.add({.topic = "city/traffic/what/a", .payload = "{}"});
  const Facts facts = decoder.take();
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 3u);
  for (const DecodeError& error : facts.errors) EXPECT_EQ(error.kind, Kind::UnknownTopic);
  EXPECT_EQ(facts.errors[0].feed, kNoFeed);
  EXPECT_EQ(facts.errors[0].position, 9u);
  EXPECT_NE(facts.errors[0].detail.find("city/nobody/obs/a"), std::string::npos);
  EXPECT_EQ(facts.errors[1].feed, 0);
}

TEST(Decoder, HearsTheSimulatorAndLeavesOtherUnderscoredTopicsAlone) {
  Decoder decoder{three_feeds()};
  decoder.add({.topic = "city/_sim/status", .payload = R"({"state":"online","seed":7})"});
  decoder.add({.topic = "city/_sim/status", .payload = "offline"});
  decoder.add({.topic = "city/_wall/main/scene", .payload = "flood"});
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.simulators.size(), 2u);
  EXPECT_TRUE(facts.simulators[0].online);
  EXPECT_FALSE(facts.simulators[1].online);
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_TRUE(facts.tallies.empty());
}

TEST(Decoder, NamesAStatusThatIsNeitherOnlineNorOffline) {
  const Facts facts = test::decoded(test::feed("traffic"), "city/traffic/status", "maybe");
  EXPECT_TRUE(facts.publishers.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadValue);
  EXPECT_EQ(test::decoded(test::feed("traffic"), "city/traffic/status", "{\"state\":").errors.at(0).kind,
            Kind::BadJson);
}

TEST(Decoder, LooksAtNothingOfATruncatedPayload) {
  Decoder decoder{three_feeds()};
  for (const char* topic : {"city/traffic/obs/a", "city/bikes/raw", "city/warnings/raw", "city/nobody/raw"})
    decoder.add({.topic = topic, .payload = R"({"t":1777593600000,"v":{"on":1}})", .truncated = true});
  const Facts facts = decoder.take();
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 4u);
  for (const DecodeError& error : facts.errors) EXPECT_EQ(error.kind, Kind::TooLarge);
}

TEST(Decoder, CountsMessagesAndBytesPerFeed) {
  Decoder decoder{three_feeds()};
  decoder.add({.topic = "city/traffic/obs/a", .payload = "12345"});
  decoder.add({.topic = "city/traffic/obs/a", .payload = "123"});
  decoder.add({.topic = "nobody", .payload = "1"});
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.tallies.size(), 2u);
  EXPECT_EQ(facts.tallies[0].feed, 0);
  EXPECT_EQ(facts.tallies[0].messages, 2u);
  EXPECT_EQ(facts.tallies[0].bytes, 8u);
  EXPECT_EQ(facts.tallies[1].feed, kNoFeed);
  EXPECT_EQ(facts.tallies[1].messages, 1u);
  EXPECT_TRUE(decoder.take().tallies.empty());
}

TEST(Decoder, DescribesFromTheCataloguesWithoutCountingThem) {
  Decoder decoder{three_feeds()};
  decoder.add_catalogues();
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.assets.size(), 2u);
  EXPECT_TRUE(facts.assets[0].from_catalogue);
  EXPECT_EQ(facts.assets[0].feed, 1);
  EXPECT_EQ(facts.assets[0].position, 0u);
  EXPECT_TRUE(facts.tallies.empty());
}

TEST(Decoder, RefusesIdsThatNoScreenCanShow) {
  for (const std::string& id :
       {std::string(200, 'x'), std::string{"a\x01"}, std::string{"a\xff"}, std::string{" "}}) {
    const Facts facts =
        test::decoded(test::feed("traffic"), "city/traffic/obs/" + id, R"({"t":1777593600000,"v":{"on":1}})");
    EXPECT_TRUE(test::is_empty(facts)) << id;
    EXPECT_EQ(facts.errors.size(), 1u) << id;
  }
}

TEST(Decoder, KeepsErrorDetailsShortAndReadable) {
  const Facts facts =
      test::decoded(test::feed("traffic"), "city/traffic/status", std::string(5000, '\xe5') + "\n");
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_LE(facts.errors[0].detail.size(), 200u);
  EXPECT_EQ(facts.errors[0].detail.find('\xe5'), std::string::npos);
}

TEST(Decoder, YieldsTheSameForTheSameMessages) {
  const auto run = [] {
    Decoder decoder{three_feeds()};
    decoder.add({.topic = "city/bikes/raw", .payload = R"([{"id":"x"},{"id":7}])"});
    decoder.add({.topic = "city/traffic/obs/a", .payload = R"({"t":1777593600000,"v":{"on":1,"x":"y"}})"});
    return decoder.take();
  };
  const Facts first = run();
  const Facts second = run();
  ASSERT_EQ(first.errors.size(), second.errors.size());
  for (std::size_t i = 0; i < first.errors.size(); ++i)
    EXPECT_EQ(first.errors[i].detail, second.errors[i].detail);
  EXPECT_EQ(first.assets.size(), second.assets.size());
}

TEST(Decoder, ReadsTheCatalogueOfAFormatWithoutDocumentsAsAListOfAssets) {
  FeedSpec spec = test::feed("pumps");
  spec.format = Format::Sparkplug;
  spec.kind = "pump_station";
  spec.catalogue_text = R"([{"id":"PS01","name":"Yucheng","lon":121.6,"lat":25.04}, {"name":"nobody"}, 7,
                            {"id":"PS02","traits":{"capacity_count":4}}])";
  Decoder decoder{test::book(spec)};
  decoder.add_catalogues();
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.assets.size(), 2u);
  EXPECT_EQ(facts.assets[0].asset, "PS01");
  EXPECT_EQ(facts.assets[0].kind, "pump_station");
  EXPECT_TRUE(facts.assets[0].place);
  EXPECT_TRUE(facts.assets[0].from_catalogue);
  EXPECT_EQ(facts.assets[1].traits.size(), 1u);
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  EXPECT_EQ(facts.errors[1].kind, Kind::WrongType);
}

TEST(Decoder, NamesACatalogueThatIsNoListOfAssets) {
  for (const char* text : {"{}", "[{]", "[\"\xff\"]", ""}) {
    FeedSpec spec = test::feed("pumps");
    spec.format = Format::Sparkplug;
    spec.catalogue_text = text;
    Decoder decoder{test::book(spec)};
    decoder.add_catalogues();
    const Facts facts = decoder.take();
    EXPECT_TRUE(test::is_empty(facts));
    EXPECT_EQ(facts.errors.size(), *text ? 1u : 0u) << text;
  }
}

}  // namespace
}  // namespace city
