#include "sensors/formats/sparkplug.hpp"

#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"
#include "tests/sensors/formats/sparkplug_builder.hpp"

namespace city {
namespace {

using namespace test;
using Kind = DecodeError::Kind;

const std::string kRoot = "spBv1.0/drainage/";

FeedSpec pumps() {
  FeedSpec spec = feed("pumps");
  spec.format = Format::Sparkplug;
  spec.topics = {"spBv1.0/drainage/#"};
  spec.sentinels = {-99};
  spec.fields = {{.source = "Pump/Flow", .quantity = "flow_m3_s"},
                 {.source = "Pump/On", .quantity = "on"},
                 {.source = "Inside/Level", .quantity = "water_level_m", .scale = 0.01, .offset = -1},
                 {.source = "Mode", .quantity = "mode_count"}};
  return spec;
}

std::string node_birth(int session = 3, std::uint64_t made_ms = kMadeMs) {
  return sparkplug(0,
                   {name("bdSeq") + datatype(4) + long_value(static_cast<std::uint64_t>(session)),
                    name("Node Control/Rebirth") + datatype(11) + bool_value(false),
                    name("Pump/On") + alias(1) + datatype(11) + bool_value(true)},
                   made_ms);
}

std::string device_birth(int seq = 1, std::uint64_t made_ms = kMadeMs) {
  return sparkplug(seq,
                   {name("Pump/Flow") + alias(10) + datatype(9) + float_value(1.5f),
                    name("Inside/Level") + alias(11) + datatype(2) + int_value(250),
                    name("Serial") + alias(12) + datatype(12) + string_value("A7"),
                    name("Mode") + alias(13) + datatype(12) + string_value("auto")},
                   made_ms);
}

std::string node_death(int session = 3) {
  return sparkplug(kNoSeq, {name("bdSeq") + datatype(4) + long_value(static_cast<std::uint64_t>(session))});
}

std::string flow(int seq, double value) {
  return sparkplug(seq, {alias(10) + at_ms(kMadeMs + 60000) + float_value(static_cast<float>(value))},
                   kMadeMs + 61000);
}

// A decoder that hears message after message.
class Listener {
 public:
  explicit Listener(const FeedSpec& spec = pumps()) : decoder_{book(spec)} {}

  Facts hear(const std::string& topic, const std::string& payload, bool retained = false) {
    decoder_.add({.topic = topic,
                  .payload = payload,
                  .received_at = kReceived,
                  .position = ++position_,
                  .retained = retained});
    return decoder_.take();
  }
  void remember(const std::vector<Remembered>& all) {
    for (const Remembered& one : all) decoder_.remember({.topic = one.topic, .payload = one.payload});
  }
  Facts take() { return decoder_.take(); }

 private:
  Decoder decoder_;
  Position position_ = 0;
};

void be_born(Listener& listener) {
  listener.hear(kRoot + "NBIRTH/yucheng", node_birth());
  listener.hear(kRoot + "DBIRTH/yucheng/p1", device_birth());
}

TEST(Sparkplug, TellsOfBirthsWithTheirValues) {
  Listener listener;
  const Facts node = listener.hear(kRoot + "NBIRTH/yucheng", node_birth());
  EXPECT_TRUE(node.errors.empty());
  ASSERT_EQ(node.presences.size(), 1u);
  EXPECT_EQ(node.presences[0].asset, "yucheng");
  EXPECT_TRUE(node.presences[0].online);
  ASSERT_EQ(node.readings.size(), 1u);
  EXPECT_EQ(node.readings[0].asset, "yucheng");
  EXPECT_EQ(node.measured.at(0).quantity, "on");
  EXPECT_EQ(node.measured[0].value, 1);
  EXPECT_EQ(node.tallies.at(0).unknown_fields, 0u) << "bdSeq and Node Control are the protocol's own";

  const Facts device = listener.hear(kRoot + "DBIRTH/yucheng/p1", device_birth());
  EXPECT_EQ(device.presences.at(0).asset, "yucheng/p1");
  ASSERT_EQ(device.readings.size(), 1u);
  EXPECT_EQ(device.readings[0].event_time, utc(2026, 5, 1)) << "of the payload, when the metric has none";
  EXPECT_EQ(device.readings[0].published_at, utc(2026, 5, 1));
  ASSERT_EQ(device.measured.size(), 2u);
  EXPECT_EQ(device.measured[0].quantity, "flow_m3_s");
  EXPECT_EQ(device.measured[1].quantity, "water_level_m");
  EXPECT_DOUBLE_EQ(device.measured[1].value, 1.5) << "scale and offset of the feed file";
  EXPECT_EQ(device.tallies.at(0).unknown_fields, 1u) << "Serial: nobody wants it";
  ASSERT_EQ(device.errors.size(), 1u);
  EXPECT_EQ(device.errors[0].kind, Kind::WrongType);
  EXPECT_EQ(device.errors[0].field, "Mode") << "wanted, and a text";
  EXPECT_EQ(device.errors[0].subject, "yucheng/p1");
}

TEST(Sparkplug, KnowsAliasesFromTheBirthAndTimesFromTheMetric) {
  Listener listener;
  be_born(listener);
  const Facts facts = listener.hear(kRoot + "DDATA/yucheng/p1", flow(2, 2.25));
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].asset, "yucheng/p1");
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 0, 1));
  EXPECT_EQ(facts.readings[0].published_at, utc(2026, 5, 1, 0, 1, 1));
  EXPECT_EQ(facts.readings[0].received_at, kReceived);
  EXPECT_EQ(facts.measured.at(0).quantity, "flow_m3_s");
  EXPECT_EQ(facts.measured[0].value, 2.25);
  EXPECT_TRUE(facts.findings.empty());
  EXPECT_TRUE(facts.requests.empty());
}

TEST(Sparkplug, KnowsMetricsByNameToo) {
  Listener listener;
  be_born(listener);
  const Facts facts =
      listener.hear(kRoot + "DDATA/yucheng/p1", sparkplug(2, {name("Pump/Flow") + float_value(4)}));
  EXPECT_EQ(facts.measured.at(0).value, 4);
}

TEST(Sparkplug, KeepsTheAliasesOfDevicesApart) {
  Listener listener;
  be_born(listener);
  listener.hear(kRoot + "DBIRTH/yucheng/p2",
                sparkplug(2, {name("Inside/Level") + alias(10) + datatype(2) + int_value(100)}));
  const Facts facts = listener.hear(kRoot + "DDATA/yucheng/p2", sparkplug(3, {alias(10) + int_value(300)}));
  EXPECT_EQ(facts.measured.at(0).quantity, "water_level_m");
  EXPECT_EQ(facts.readings.at(0).asset, "yucheng/p2");
}

TEST(Sparkplug, ReadsNullAndSentinelsAsMissingAndQualityAsTold) {
  Listener listener;
  be_born(listener);
  const Facts facts = listener.hear(
      kRoot + "DDATA/yucheng/p1",
      sparkplug(2, {alias(10) + null(), alias(11) + int_value(static_cast<std::uint32_t>(-99))}));
  EXPECT_EQ(facts.measured.at(0).quality, Quality::Missing);
  EXPECT_EQ(facts.measured.at(1).quality, Quality::Missing);
  const auto told = [&](int seq, std::uint64_t code) {
    return listener
        .hear(kRoot + "DDATA/yucheng/p1", sparkplug(seq, {alias(10) + quality(code) + float_value(1)}))
        .measured.at(0);
  };
  EXPECT_EQ(told(3, 192).quality, Quality::Good);
  EXPECT_EQ(told(4, 0).quality, Quality::Bad);
  EXPECT_EQ(told(5, 500).quality, Quality::Suspect);
  EXPECT_EQ(told(6, 500).doubts, doubt::kTold);
}

TEST(Sparkplug, MakesOneReadingOfEachTimeOldestFirst) {
  Listener listener;
  be_born(listener);
  const Facts facts =
      listener.hear(kRoot + "DDATA/yucheng/p1",
                    sparkplug(2, {alias(10) + float_value(3),
                                  alias(10) + at_ms(kMadeMs - 60000) + historical() + float_value(2),
                                  alias(11) + int_value(200), alias(10) + float_value(9)}));
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 4, 30, 23, 59)) << "history comes late";
  EXPECT_EQ(facts.readings[0].count, 1u);
  EXPECT_EQ(facts.readings[1].count, 2u);
  EXPECT_EQ(facts.measured.at(1).value, 3) << "given twice; the first is kept";
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadValue);
}

TEST(Sparkplug, NeedsATime) {
  Listener listener;
  be_born(listener);
  const Facts none = listener.hear(kRoot + "DDATA/yucheng/p1", sparkplug(2, {alias(10) + float_value(1)}, 0));
  EXPECT_TRUE(none.readings.empty());
  EXPECT_EQ(none.errors.at(0).kind, Kind::MissingField);
  const Facts old =
      listener.hear(kRoot + "DDATA/yucheng/p1", sparkplug(3, {alias(10) + at_ms(5) + float_value(1)}));
  EXPECT_TRUE(old.readings.empty());
  EXPECT_EQ(old.errors.at(0).kind, Kind::BadTime);
}

TEST(Sparkplug, RefusesAnotherDatatypeThanTheBirthTold) {
  Listener listener;
  be_born(listener);
  const Facts facts =
      listener.hear(kRoot + "DDATA/yucheng/p1", sparkplug(2, {alias(10) + datatype(3) + int_value(7)}));
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::WrongType);
}

TEST(Sparkplug, PutsTheGroupInFrontWhenTheFeedTakesSeveral) {
  const auto asset_of = [](const std::vector<std::string>& filters) {
    FeedSpec spec = pumps();
    spec.topics = filters;
    return Listener{spec}.hear(kRoot + "NBIRTH/yucheng", node_birth()).presences.at(0).asset;
  };
  EXPECT_EQ(asset_of({"spBv1.0/drainage/#"}), "yucheng");
  EXPECT_EQ(asset_of({"spBv1.0/drainage/+/yucheng", "spBv1.0/drainage/+/yucheng/+"}), "yucheng");
  EXPECT_EQ(asset_of({"spBv1.0/drainage/#", "spBv1.0/roads/#"}), "drainage/yucheng");
  EXPECT_EQ(asset_of({"spBv1.0/#"}), "drainage/yucheng");
  EXPECT_EQ(asset_of({"spBv1.0/+/+/yucheng"}), "drainage/yucheng");
  EXPECT_EQ(asset_of({"#"}), "drainage/yucheng");
}

TEST(Sparkplug, NoticesAGapAndAsksOnceForABirth) {
  Listener listener;
  be_born(listener);
  EXPECT_TRUE(listener.hear(kRoot + "DDATA/yucheng/p1", flow(2, 1)).findings.empty());
  const Facts gap = listener.hear(kRoot + "DDATA/yucheng/p1", flow(4, 2));
  ASSERT_EQ(gap.findings.size(), 1u);
  EXPECT_EQ(gap.findings[0].name, "sequence-gap");
  EXPECT_EQ(gap.findings[0].subject, "yucheng");
  EXPECT_EQ(gap.findings[0].detail, "expected 3, came 4");
  EXPECT_EQ(gap.measured.at(0).value, 2) << "the message counts all the same";
  ASSERT_EQ(gap.requests.size(), 1u);
  EXPECT_EQ(gap.requests[0].topic, "spBv1.0/drainage/NCMD/yucheng");
  EXPECT_EQ(gap.requests[0].feed, 0);
  EXPECT_NE(gap.requests[0].payload.find("Node Control/Rebirth"), std::string::npos);

  EXPECT_TRUE(listener.hear(kRoot + "DDATA/yucheng/p1", flow(5, 2)).findings.empty()) << "goes on from there";
  const Facts again = listener.hear(kRoot + "DDATA/yucheng/p1", flow(9, 2));
  EXPECT_EQ(again.findings.at(0).name, "sequence-gap");
  EXPECT_TRUE(again.requests.empty()) << "asked already";
  be_born(listener);
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(7, 2)).requests.size(), 1u) << "born since";
}

TEST(Sparkplug, CountsTheSequenceRoundTheClockAndAcrossDevices) {
  Listener listener;
  be_born(listener);
  for (int seq = 2; seq <= 600; ++seq) {
    const bool is_node = seq % 2 == 0;
    const Facts facts =
        listener.hear(kRoot + (is_node ? "NDATA/yucheng" : "DDATA/yucheng/p1"),
                      is_node ? sparkplug(seq % 256, {alias(1) + bool_value(true)}) : flow(seq % 256, 1));
    ASSERT_TRUE(facts.findings.empty()) << seq;
  }
}

TEST(Sparkplug, MakesNothingUpBeforeTheBirth) {
  Listener listener;
  const Facts device = listener.hear(kRoot + "DDATA/yucheng/p1", flow(77, 2));
  EXPECT_TRUE(is_empty(device));
  EXPECT_EQ(device.findings.at(0).name, "no-birth");
  EXPECT_EQ(device.requests.size(), 1u);
  const Facts named = listener.hear(kRoot + "NDATA/yucheng",
                                    sparkplug(78, {name("Pump/On") + datatype(11) + bool_value(true)}));
  EXPECT_TRUE(is_empty(named));
  EXPECT_TRUE(named.requests.empty()) << "asked already";
  EXPECT_EQ(listener.hear(kRoot + "NDATA/other", flow(1, 2)).requests.size(), 1u) << "another node";
}

TEST(Sparkplug, MakesNothingUpOfAnAliasThatNoBirthTold) {
  Listener listener;
  be_born(listener);
  const Facts facts = listener.hear(kRoot + "DDATA/yucheng/p1",
                                    sparkplug(2, {alias(99) + int_value(1), alias(10) + float_value(5)}));
  EXPECT_EQ(facts.findings.at(0).name, "no-birth");
  EXPECT_EQ(facts.requests.size(), 1u);
  ASSERT_EQ(facts.measured.size(), 1u) << "what is known counts";
  EXPECT_EQ(facts.measured[0].quantity, "flow_m3_s");
}

TEST(Sparkplug, TakesADevicesBirthWithoutItsNodes) {
  Listener listener;
  const Facts birth = listener.hear(kRoot + "DBIRTH/yucheng/p1", device_birth(40));
  EXPECT_EQ(birth.readings.size(), 1u);
  EXPECT_EQ(birth.findings.at(0).name, "no-birth");
  EXPECT_EQ(birth.requests.size(), 1u);
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(41, 2)).readings.size(), 1u);
}

TEST(Sparkplug, AsksNothingWhenTheFeedFileForbidsIt) {
  FeedSpec spec = pumps();
  spec.may_ask_rebirth = false;
  Listener listener{spec};
  const Facts facts = listener.hear(kRoot + "DDATA/yucheng/p1", flow(77, 2));
  EXPECT_EQ(facts.findings.size(), 1u);
  EXPECT_TRUE(facts.requests.empty());
}

TEST(Sparkplug, TakesANodesDeathForAllItsDevices) {
  Listener listener;
  be_born(listener);
  const Facts death = listener.hear(kRoot + "NDEATH/yucheng", node_death());
  ASSERT_EQ(death.presences.size(), 2u);
  EXPECT_EQ(death.presences[0].asset, "yucheng");
  EXPECT_EQ(death.presences[1].asset, "yucheng/p1");
  EXPECT_FALSE(death.presences[0].online || death.presences[1].online);
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(2, 2)).findings.at(0).name, "no-birth");
  EXPECT_TRUE(listener.hear(kRoot + "NDEATH/yucheng", node_death()).presences.empty()) << "died before";
}

TEST(Sparkplug, IgnoresTheDeathOfAnEarlierSession) {
  Listener listener;
  be_born(listener);
  for (const std::string& payload : {node_death(2), sparkplug(kNoSeq, {})}) {
    const Facts death = listener.hear(kRoot + "NDEATH/yucheng", payload.empty() ? "\x08\x01" : payload);
    EXPECT_TRUE(is_empty(death));
    EXPECT_TRUE(death.presences.empty());
    EXPECT_EQ(death.findings.at(0).name, "stale-death");
  }
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(2, 2)).readings.size(), 1u);
}

TEST(Sparkplug, BelievesNoDeathOfANodeThatItDoesNotKnow) {
  const Facts death = Listener{}.hear(kRoot + "NDEATH/yucheng", node_death());
  EXPECT_TRUE(death.presences.empty());
  EXPECT_EQ(death.findings.at(0).name, "no-birth");
}

TEST(Sparkplug, TakesADevicesDeath) {
  Listener listener;
  be_born(listener);
  const Facts death = listener.hear(kRoot + "DDEATH/yucheng/p1", sparkplug(2, {}));
  ASSERT_EQ(death.presences.size(), 1u);
  EXPECT_EQ(death.presences[0].asset, "yucheng/p1");
  EXPECT_FALSE(death.presences[0].online);
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(3, 1)).findings.at(0).name, "no-birth");
  EXPECT_TRUE(
      listener.hear(kRoot + "NDATA/yucheng", sparkplug(4, {alias(1) + bool_value(true)})).findings.empty());
}

TEST(Sparkplug, ForgetsDevicesWhenTheirNodeIsBornAgain) {
  Listener listener;
  be_born(listener);
  listener.hear(kRoot + "NBIRTH/yucheng", node_birth(4));
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(1, 1)).findings.at(0).name, "no-birth");
}

TEST(Sparkplug, TakesTheBrokersCopiesForNamesAndNotForPresence) {
  FeedSpec spec = pumps();
  spec.topics = {"$sparkplug/certificates/spBv1.0/drainage/#", "spBv1.0/drainage/#"};
  Listener listener{spec};
  const std::string root = "$sparkplug/certificates/" + kRoot;
  const Facts device = listener.hear(root + "DBIRTH/yucheng/p1", device_birth(1, kMadeMs + 10), true);
  const Facts node = listener.hear(root + "NBIRTH/yucheng", node_birth(), true);
  EXPECT_TRUE(device.presences.empty());
  EXPECT_TRUE(node.presences.empty());
  EXPECT_EQ(device.readings.at(0).asset, "yucheng/p1");
  EXPECT_TRUE(device.readings[0].retained);
  EXPECT_TRUE(device.findings.empty());
  const Facts data = listener.hear(kRoot + "DDATA/yucheng/p1", flow(90, 1));
  EXPECT_EQ(data.readings.size(), 1u) << "known, whichever copy came first";
  EXPECT_TRUE(data.findings.empty()) << "the sequence begins anywhere";
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(92, 1)).findings.at(0).name, "sequence-gap");
}

TEST(Sparkplug, BelievesNoCopyThatIsOlderThanWhatTheNodeSaid) {
  Listener listener;
  listener.hear(kRoot + "NBIRTH/yucheng", node_birth(4, kMadeMs + 1000));
  listener.hear(kRoot + "DBIRTH/yucheng/p1", device_birth(1, kMadeMs), true);
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(1, 1)).findings.at(0).name, "no-birth");
}

TEST(Sparkplug, RemembersBirthsAcrossARestart) {
  Listener before;
  std::vector<Remembered> all;
  for (const Facts& facts : {before.hear(kRoot + "NBIRTH/yucheng", node_birth()),
                             before.hear(kRoot + "DBIRTH/yucheng/p1", device_birth()),
                             before.hear(kRoot + "DDATA/yucheng/p1", flow(2, 1))})
    all.insert(all.end(), facts.remembered.begin(), facts.remembered.end());
  ASSERT_EQ(all.size(), 2u) << "births only";
  EXPECT_EQ(all[0].topic, kRoot + "NBIRTH/yucheng");
  EXPECT_EQ(all[0].payload, node_birth());
  EXPECT_EQ(all[1].position, 2u);
  EXPECT_EQ(all[1].received_at, kReceived);

  Listener after;
  after.remember(all);
  const Facts silent = after.take();
  EXPECT_TRUE(is_empty(silent));
  EXPECT_TRUE(silent.presences.empty() && silent.findings.empty() && silent.remembered.empty() &&
              silent.requests.empty());
  EXPECT_TRUE(silent.tallies.empty());
  const Facts data = after.hear(kRoot + "DDATA/yucheng/p1", flow(200, 6));
  EXPECT_EQ(data.measured.at(0).value, 6);
  EXPECT_TRUE(data.findings.empty());
  EXPECT_EQ(after.hear(kRoot + "NDEATH/yucheng", node_death()).presences.size(), 2u);
}

TEST(Sparkplug, RemembersDeathsToo) {
  Listener before;
  std::vector<Remembered> all;
  for (const Facts& facts : {before.hear(kRoot + "NBIRTH/yucheng", node_birth()),
                             before.hear(kRoot + "DBIRTH/yucheng/p1", device_birth()),
                             before.hear(kRoot + "NDEATH/yucheng", node_death())})
    all.insert(all.end(), facts.remembered.begin(), facts.remembered.end());
  ASSERT_EQ(all.size(), 3u);
  Listener after;
  after.remember(all);
  EXPECT_EQ(after.hear(kRoot + "DDATA/yucheng/p1", flow(2, 6)).findings.at(0).name, "no-birth");
}

TEST(Sparkplug, LeavesCommandsAndHostsAlone) {
  Listener listener;
  for (const char* topic : {"NCMD/yucheng", "DCMD/yucheng/p1"}) {
    const Facts facts = listener.hear(kRoot + topic, "{\"online\":true}");
    EXPECT_TRUE(is_empty(facts) && facts.errors.empty()) << topic;
  }
  FeedSpec spec = pumps();
  spec.topics = {"spBv1.0/#", "STATE/#"};
  Listener wide{spec};
  EXPECT_TRUE(wide.hear("spBv1.0/STATE/host", "{}").errors.empty());
  EXPECT_TRUE(wide.hear("STATE/host", "OFFLINE").errors.empty());
}

TEST(Sparkplug, NamesTopicsThatMeanNothing) {
  Listener listener;
  for (const char* topic : {"NBIRTH", "NBIRTH/a/b", "DDATA/a", "WHAT/a", "DDATA/a/b/c"}) {
    const Facts facts = listener.hear(kRoot + topic, node_birth());
    ASSERT_EQ(facts.errors.size(), 1u) << topic;
    EXPECT_EQ(facts.errors[0].kind, Kind::UnknownTopic) << topic;
  }
  EXPECT_EQ(listener.hear(kRoot + "NBIRTH/" + std::string(200, 'n'), node_birth()).errors.at(0).kind,
            Kind::BadValue);
}

TEST(Sparkplug, NeedsASequenceNumberWithinAByte) {
  Listener listener;
  be_born(listener);
  const Facts none =
      listener.hear(kRoot + "DDATA/yucheng/p1", sparkplug(kNoSeq, {alias(10) + float_value(1)}));
  EXPECT_EQ(none.errors.at(0).kind, Kind::MissingField);
  EXPECT_TRUE(is_empty(none));
  EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(256, 1)).errors.at(0).kind, Kind::BadValue);
}

TEST(Sparkplug, SaysNothingOfAClearedRetainedMessage) {
  const Facts facts = Listener{}.hear(kRoot + "NBIRTH/yucheng", "", true);
  EXPECT_TRUE(is_empty(facts) && facts.errors.empty());
}

TEST(Sparkplug, MakesNothingUpOfAPayloadThatIsCut) {
  const std::pair<std::string, std::string> messages[]{{"NBIRTH/yucheng", node_birth(4)},
                                                       {"DBIRTH/yucheng/p1", device_birth(2)},
                                                       {"DDATA/yucheng/p1", flow(2, 1)},
                                                       {"DDEATH/yucheng/p1", sparkplug(2, {})},
                                                       {"NDEATH/yucheng", node_death()}};
  for (const auto& [topic, payload] : messages) {
    for (std::size_t n = 0; n < payload.size(); ++n) {
      Listener listener;
      be_born(listener);
      const Facts facts = listener.hear(kRoot + topic, payload.substr(0, n));
      EXPECT_TRUE(is_empty(facts)) << topic << n;
      EXPECT_TRUE(facts.presences.empty()) << topic << n;
      EXPECT_TRUE(facts.remembered.empty()) << topic << n;
      EXPECT_EQ(listener.hear(kRoot + "DDATA/yucheng/p1", flow(2, 1)).readings.size(), 1u) << topic << n;
    }
  }
}

TEST(Sparkplug, BoundsWhatItRemembers) {
  Listener listener;
  std::vector<std::string> metrics;
  for (int i = 0; i < 90000; ++i)
    metrics.push_back(name(std::string(60, 'x') + std::to_string(i)) + alias(static_cast<std::uint64_t>(i)));
  metrics.push_back(name("Pump/On") + alias(1'000'000) + datatype(11) + bool_value(true));
  const std::string large = sparkplug(0, metrics);
  bool was_refused = false;
  for (int i = 0; i < 4 && !was_refused; ++i) {
    const std::string node = "n" + std::to_string(i);
    const Facts birth = listener.hear(kRoot + "NBIRTH/" + node, large);
    EXPECT_EQ(birth.measured.size(), 1u) << "its own values are kept";
    if (birth.errors.empty()) continue;
    was_refused = true;
    EXPECT_EQ(birth.errors[0].kind, Kind::TooLarge);
    EXPECT_TRUE(birth.remembered.empty());
    const Facts data =
        listener.hear(kRoot + "NDATA/" + node, sparkplug(1, {alias(1'000'000) + bool_value(false)}));
    EXPECT_TRUE(is_empty(data));
    EXPECT_EQ(data.findings.at(0).name, "no-birth");
    EXPECT_TRUE(data.requests.empty()) << "the same birth would come";
  }
  EXPECT_TRUE(was_refused);
  listener.hear(kRoot + "NDEATH/n0", sparkplug(kNoSeq, {name("bdSeq")}));
  EXPECT_TRUE(listener.hear(kRoot + "NBIRTH/late", node_birth()).errors.empty()) << "room again";
}

}  // namespace
}  // namespace city
