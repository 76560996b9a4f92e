// What was refused, looked at and replayed with the real program: beside a running center, and after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "center/history/store.hpp"
#include "tests/bench/load_publisher.hpp"
#include "tests/center/commands/program.hpp"
#include "tests/support/mosquitto.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kFeed = R"(id = "well-test"
name = { zh = "水井", en = "Wells" }
format = "jq"
period_s = 60
zone = "Asia/Taipei"
kind = "well"
)";
constexpr const char* kWrong = ".[] | {obs: {asset: .id, t: .at, v: {water_level_m: .level}}}";
constexpr const char* kRight = ".[] | {obs: {asset: .id, t: .at, v: {water_level_m: (.level | tonumber)}}}";
constexpr const char* kDocument = R"([{"id":"W1","at":"2026-05-01 12:00:00","level":"3.42"},
 {"id":"W2","at":"2026-05-01 12:00:00","level":"1.05"}])";

class QuarantineCommandTest : public testing::Test {
 protected:
  QuarantineCommandTest() {
    fs::create_directories(dir_ / "broker");
    fs::create_directories(dir_ / "feeds");
    std::ofstream{dir_ / "feeds" / "well-test.toml"} << kFeed;
    program(kWrong);
  }
  ~QuarantineCommandTest() override { fs::remove_all(dir_); }

  void program(const char* jq) const { std::ofstream{dir_ / "feeds" / "well-test.jq"} << jq; }
  std::string store() const { return (dir_ / "city.cgs").string(); }
  std::string feeds() const { return (dir_ / "feeds").string(); }
  std::vector<std::string> record(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"record",  "--store", store(),       "--broker", broker_.url(),
                                       "--feeds", feeds(),   "--client-id", "center"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  test::Finished quarantine(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"quarantine", "--store", store()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::run_program(arguments, dir_);
  }
  json state() const {
    const auto done = test::run_program(
        {"snapshot", "--store", store(), "--out", (dir_ / "out").string(), "--formats", "json"}, dir_);
    EXPECT_EQ(done.code, 0) << done.output;
    return json::parse(test::text_of(dir_ / "out" / "state.json"));
  }
  json feed_state() const {
    const json city = state();
    for (const json& feed : city.at("feeds"))
      if (feed.at("id") == "well-test") return feed;
    return {};
  }
  std::vector<QuarantinedRow> rows() const {
    auto opened = Store::open(store(), Store::Mode::ReadOnly);
    auto* found = std::get_if<std::unique_ptr<Store>>(&opened);
    return found != nullptr ? (*found)->quarantine({}) : std::vector<QuarantinedRow>{};
  }

  template <class Condition>
  static void wait_until(const Condition& condition) {
    for (const auto end = std::chrono::steady_clock::now() + 60s; !condition();) {
      ASSERT_LT(std::chrono::steady_clock::now(), end);
      std::this_thread::sleep_for(20ms);  // polls another process; ends as soon as it is true
    }
  }

  fs::path dir_ =
      fs::path{testing::TempDir()} /
      ("quarantine_" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
  test::Mosquitto broker_{{.dir = dir_ / "broker"}};
};

TEST_F(QuarantineCommandTest, ARefusedMessageIsTakenInOnceAfterItsFeedFileIsMended) {
  ASSERT_TRUE(broker_.start()) << broker_.log();
  {
    test::Program center{record(), dir_ / "record.txt"};
    const auto publish = [&] {
      bench::run_load(
          {.port = broker_.port(), .qos = 1, .messages = {{"city/well-test/raw", kDocument}}, .count = 1});
    };
    wait_until([&] { return test::text_of(dir_ / "record.txt").find("broker up") != std::string::npos; });
    publish();
    wait_until([&] { return rows().size() == 2; });

    const auto list = quarantine();
    EXPECT_EQ(list.code, 0) << list.output;
    EXPECT_THAT(list.output, HasSubstr("well-test"));
    EXPECT_THAT(list.output, HasSubstr("wrong_type"));
    EXPECT_THAT(list.output, HasSubstr("city/well-test/raw  [{\"id\":\"W1\""));
    EXPECT_THAT(quarantine({"--feed", "youbike"}).output, Not(HasSubstr("wrong_type")));
    const std::string position = std::to_string(rows().front().refused.position);
    EXPECT_THAT(quarantine({"--show", position}).output, HasSubstr("\"level\":\"3.42\""));
    EXPECT_EQ(quarantine({"--show", position, "--raw"}).output, kDocument);

    program(kRight);
    const auto refused = quarantine({"--replay", "--apply", "--feeds", feeds()});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.output, HasSubstr("another center is writing here"));
    EXPECT_EQ(center.stop(), 0);
  }

  const auto tried = quarantine({"--replay", "--feeds", feeds()});
  EXPECT_EQ(tried.code, 0) << tried.output;
  EXPECT_THAT(tried.output, HasSubstr("refused 2 then, 0 now; 2 readings, 2 values  *"));
  EXPECT_EQ(feed_state().at("known"), 0) << "trying changes nothing";

  const auto applied = quarantine({"--replay", "--apply", "--feeds", feeds()});
  EXPECT_EQ(applied.code, 0) << applied.output;
  EXPECT_THAT(applied.output, HasSubstr("1 of 1 handed over"));
  EXPECT_THAT(quarantine({"--replay", "--apply", "--feeds", feeds()}).output,
              HasSubstr("0 of 0 handed over"));
  EXPECT_THAT(quarantine().output, HasSubstr("replayed 20"));

  for (int restart = 0; restart < 2; ++restart) {
    const auto again = test::run_program(record({"--for", "1s"}), dir_);
    ASSERT_EQ(again.code, 0) << again.output;
    const json city = state();
    ASSERT_EQ(city.at("assets").size(), 2u);
    EXPECT_EQ(city["assets"][0]["id"], "well-test/W1");
    EXPECT_EQ(city["assets"][0]["values"]["water_level_m"]["value"], 3.42);
    EXPECT_EQ(feed_state().at("messages"), 2) << "the original and its replay, also after a restart";
    EXPECT_EQ(feed_state().at("refused"), 2);
  }
}

TEST_F(QuarantineCommandTest, AnAbsentStoreSaysSo) {
  const auto done = quarantine();
  EXPECT_EQ(done.code, 1);
  EXPECT_EQ(std::count(done.output.begin(), done.output.end(), '\n'), 1) << done.output;
}

TEST_F(QuarantineCommandTest, CheckFeedsTellsTheSameBeforeAnythingIsPublished) {
  std::ofstream{dir_ / "well-test.json"} << kDocument;
  const std::vector<std::string> check{"check", "feeds", feeds(), "--sample",
                                       (dir_ / "well-test.json").string()};
  const auto wrong = test::run_program(check, dir_);
  EXPECT_EQ(wrong.code, 1) << wrong.output;
  EXPECT_THAT(wrong.output, HasSubstr("wrong_type"));
  program(kRight);
  const auto right = test::run_program(check, dir_);
  EXPECT_EQ(right.code, 0) << right.output;
  EXPECT_THAT(right.output, HasSubstr("water_level_m 3.42"));
  program(".[] | {");
  const auto broken = test::run_program(check, dir_);
  EXPECT_EQ(broken.code, 2) << broken.output;
  EXPECT_THAT(broken.output, HasSubstr("well-test.jq"));
  std::ofstream{dir_ / "feeds" / "other.toml"} << "id = \"other\"\nperiod = 5\n";
  EXPECT_THAT(test::run_program(check, dir_).output, HasSubstr("other.toml"));
}

TEST_F(QuarantineCommandTest, TheShippedFeedFilesAreClean) {
  const auto done = test::run_program({"check", "feeds", CITYGLASS_SOURCE_DIR "/assets/feeds"}, dir_);
  EXPECT_EQ(done.code, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("feeds: clean"));
}

}  // namespace
}  // namespace city
