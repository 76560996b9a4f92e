// `cityglass snapshot` on stores as they are found: living, past, absent and broken.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "center/commands/live_city.hpp"
#include "tests/bench/load_publisher.hpp"
#include "tests/center/commands/program.hpp"
#include "tests/support/mosquitto.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

class Snapshot : public testing::Test {
 protected:
  Snapshot() { fs::create_directories(dir_ / "broker"); }
  ~Snapshot() override { fs::remove_all(dir_); }

  fs::path store() const { return dir_ / "city.cgs"; }

  Config config(const std::string& broker) const {
    Config config = default_config(CITYGLASS_SOURCE_DIR "/assets");
    config.broker.urls = {broker};
    config.broker.client_id = "center";
    config.store_file = store();
    return config;
  }

  // A city that heard these messages, still running.
  std::unique_ptr<LiveCity> city_that_heard(const std::vector<bench::LoadMessage>& messages) {
    EXPECT_TRUE(broker_.start()) << broker_.log();
    auto opened = LiveCity::open(config(broker_.url()));
    if (const auto* exit = std::get_if<Exit>(&opened)) ADD_FAILURE() << exit->text;
    auto city = std::get<std::unique_ptr<LiveCity>>(std::move(opened));
    wait_until([&] { return city->view()->health.link.state == LinkState::Up; });
    bench::run_load({.port = broker_.port(), .qos = 1, .messages = messages, .count = messages.size()});
    wait_until([&] { return heard(*city) >= messages.size(); });
    return city;
  }

  static std::uint64_t heard(const LiveCity& city) {
    std::uint64_t sum = 0;
    const auto view = city.view();
    for (const FeedNow& feed : view->feeds) sum += feed.messages;
    return sum;
  }

  template <class Condition>
  static void wait_until(const Condition& condition) {
    for (const auto end = std::chrono::steady_clock::now() + 30s; !condition();) {
      ASSERT_LT(std::chrono::steady_clock::now(), end);
      std::this_thread::sleep_for(5ms);  // polls threads that own the state; ends as soon as it is true
    }
  }

  test::Finished snapshot(const std::string& out, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "snapshot", "--store", store().string(), "--out", (dir_ / out).string(), "--formats", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::run_program(arguments, dir_);
  }
  json state(const std::string& out) const { return json::parse(test::text_of(dir_ / out / "state.json")); }

  fs::path dir_ = fs::path{testing::TempDir()} /
                  ("snapshot_" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
  test::Mosquitto broker_{{.dir = dir_ / "broker"}};
};

const std::vector<bench::LoadMessage>& morning() {
  static const std::vector<bench::LoadMessage> messages{
      {"city/traffic/asset/S1",
       R"({"kind":"road_section","name":{"zh":"忠孝東路","en":"Zhongxiao E Rd"},"lon":121.5654,"lat":25.0330})"},
      {"city/traffic/obs/S1",
       R"({"t":"2026-05-01T08:00:00+08:00","v":{"speed_kmh":33.5,"occupancy_pct":null}})"},
      {"city/traffic/obs/S2", R"({"t":"2026-05-01T08:00:00+08:00","v":{"speed_kmh":12}})"},
      {"city/hotline-1999/case/2026050100001",
       R"({"category":"路面積淹水","status":"assigned","opened":"2026-05-01T07:00:00+08:00"})"},
      {"city/traffic/obs/S3", R"({"t":"2026-05-01T08:00:00+08:00","v":)"}};
  return messages;
}

TEST_F(Snapshot, OfARunningCenterHasEverythingIncludingWhatWasRefused) {
  const auto city = city_that_heard(morning());
  const auto done = snapshot("live");
  ASSERT_EQ(done.code, 0) << done.output;
  const json state = this->state("live");
  ASSERT_EQ(state["assets"].size(), 2u);
  const json& asset = state["assets"][0];
  EXPECT_EQ(asset["id"], "traffic/S1");
  EXPECT_EQ(asset["name"]["zh"], "忠孝東路");
  EXPECT_EQ(asset["district"], "信義區");
  EXPECT_EQ(asset["values"]["speed_kmh"]["value"], 33.5);
  EXPECT_EQ(asset["values"]["speed_kmh"]["unit"], "km/h");
  EXPECT_TRUE(asset["values"]["occupancy_pct"]["value"].is_null());
  EXPECT_EQ(asset["values"]["occupancy_pct"]["quality"], "missing");
  EXPECT_EQ(state["cases"].at(0)["id"], "hotline-1999/2026050100001");
  EXPECT_EQ(state["cases"].at(0)["status"], "assigned");
  EXPECT_EQ(state["quarantine"]["count"], 1);
  EXPECT_EQ(state["quarantine"]["by_reason"]["bad_json"], 1);
  EXPECT_FALSE(state["simulated"]);
}

TEST_F(Snapshot, OfOneInstantIsTheSameByteForByteBeforeAndAfterTheCenterStops) {
  auto city = city_that_heard(morning());
  ASSERT_EQ(snapshot("first").code, 0);
  const std::string at = state("first")["at"];
  city->stop();
  city.reset();
  ASSERT_EQ(snapshot("second", {"--at", at}).code, 0);
  ASSERT_EQ(snapshot("third", {"--at", at}).code, 0);
  EXPECT_EQ(test::text_of(dir_ / "second" / "state.json"), test::text_of(dir_ / "third" / "state.json"));
  json first = state("first");
  json second = state("second");
  for (const char* part : {"at", "assets", "cases", "alerts", "quarantine", "simulated"})
    EXPECT_EQ(first[part], second[part]) << part;
}

TEST_F(Snapshot, AfterARestartTheCityGoesOnWhereItWas) {
  city_that_heard(morning())->stop();
  auto opened = LiveCity::open(config(broker_.url()));
  ASSERT_TRUE(std::holds_alternative<std::unique_ptr<LiveCity>>(opened));
  const auto view = std::get<std::unique_ptr<LiveCity>>(opened)->view();
  EXPECT_EQ(view->cases->size(), 1u);
  ASSERT_EQ(view->assets.size(), 1u);
  EXPECT_EQ(view->assets[0].size(), 2u);
}

TEST_F(Snapshot, OfAFileThatIsNoStoreSaysSo) {
  std::ofstream{store()}
      << "a letter to the mayor, much longer than a header of an SQLite file needs to be ...............";
  const auto done = snapshot("out");
  EXPECT_EQ(done.code, 1);
  EXPECT_NE(done.output.find("city.cgs"), std::string::npos) << done.output;
}

TEST_F(Snapshot, OfAnAbsentStoreSaysSoAndMakesNone) {
  const auto done = snapshot("out");
  EXPECT_EQ(done.code, 1);
  EXPECT_FALSE(fs::exists(store()));
}

}  // namespace
}  // namespace city
