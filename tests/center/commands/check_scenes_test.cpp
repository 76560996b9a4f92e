// check scenes, as a user runs it, on scenes planted to fail; and its parts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "center/commands/scene_trial.hpp"
#include "center/core/center.hpp"
#include "tests/center/commands/program.hpp"
#include "tests/support/facts.hpp"
#include "widgets/gfx/headless_gl.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;

class CheckScenes : public testing::Test {
 protected:
  void SetUp() override {
    scratch_ = fs::path{testing::TempDir()} /
               ("check_scenes_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(scratch_);
    fs::create_directories(scratch_ / "scenes");
  }
  void TearDown() override { fs::remove_all(scratch_); }

  void plant(const std::string& id, const std::string& panels) const {
    std::ofstream{scratch_ / "scenes" / (id + ".toml")}
        << "title = { zh = \"試\", en = \"Trial\" }\n[[screen]]\ncolumns = 12\nrows = 8\n"
        << panels;
  }
  static std::string panel(const std::string& board, const std::string& at, const std::string& more = "") {
    return "[[screen.panel]]\npanel = \"" + board + "\"\nat = " + at + "\n" + more;
  }
  test::Finished run(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"check", "scenes", (scratch_ / "scenes").string(), "--size",
                                       "1920x1080"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::run_program(arguments, scratch_);
  }
  // Rules broken, by scene.
  std::map<std::string, std::set<std::string>> broken(const std::string& json) const {
    std::map<std::string, std::set<std::string>> rules;
    const auto parsed = nlohmann::json::parse(json);
    for (const auto& fault : parsed["faults"]) rules[fault["scene"]].insert(fault["rule"].get<std::string>());
    return rules;
  }
  fs::path scratch_{};
};

bool can_draw() { return std::holds_alternative<HeadlessGl>(HeadlessGl::create()); }

TEST_F(CheckScenes, FindsEachPlantedFaultForItsOwnReason) {
  if (!can_draw()) GTEST_SKIP() << "no OpenGL here";
  plant("no-such-board", panel("weather_forecast", "[0, 0, 12, 8]"));
  plant("bad-choice", panel("vitals", "[0, 0, 12, 8]", "domain = \"gossip\"\n"));
  plant("crumb", panel("hospitals", "[0, 0, 1, 1]") + panel("feed_health", "[1, 1, 11, 7]"));
  const test::Finished finished = run({"--json"});
  EXPECT_EQ(finished.code, 1) << finished.output;
  const auto rules = broken(finished.output);
  EXPECT_THAT(rules.at("no-such-board"), Contains("unknown-board"));
  EXPECT_THAT(rules.at("bad-choice"), Contains("bad-choice"));
  EXPECT_THAT(rules.at("crumb"),
              testing::AnyOf(Contains("too-small"), Contains("clipped"), Contains("empty")));
}

TEST_F(CheckScenes, FindsNothingWrongWithTheShippedScenes) {
  if (!can_draw()) GTEST_SKIP() << "no OpenGL here";
  const test::Finished finished = test::run_program({"check", "scenes"}, scratch_);
  EXPECT_EQ(finished.code, 0) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr("legible"));
}

TEST_F(CheckScenes, FindsTextThatAFarSeatCannotRead) {
  if (!can_draw()) GTEST_SKIP() << "no OpenGL here";
  plant("far", panel("feed_health", "[0, 0, 12, 8]"));
  const test::Finished finished = run({"--json", "--pitch", "0.3", "--seat", "30"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(broken(finished.output).at("far"), Contains("small-text"));
}

TEST_F(CheckScenes, StopsAtAFileThatIsNoScene) {
  plant("outside", panel("map", "[4, 0, 12, 8]"));
  const test::Finished finished = run();
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.output, HasSubstr("outside.toml"));
}

TEST_F(CheckScenes, SaysThatADirectoryHasNoScenes) {
  const test::Finished finished = run();
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.output, HasSubstr("no <id>.toml"));
}

TEST(SceneFaults, AreCountedOncePerPlaceAndText) {
  SceneFaults faults;
  for (int i = 0; i < 3; ++i) faults.add({.scene = "daily", .panel = "map", .rule = "clipped", .what = "A"});
  faults.add({.scene = "daily", .panel = "map", .rule = "clipped", .what = "B"});
  ASSERT_EQ(faults.all().size(), 2U);
  EXPECT_EQ(faults.all()[0].times, 3U);
}

TEST(TrialCity, IsTheSameEveryTimeAndFullOnTheWorstNight) {
  const CenterConfig config{.feeds = support::feed_book()};
  const CityViewPtr hard = trial_city(config, TrialMood::Demanding);
  const CityViewPtr again = trial_city(config, TrialMood::Demanding);
  EXPECT_EQ(hard->cases->size(), again->cases->size());
  EXPECT_GT(hard->cases->size(), 300U);
  EXPECT_GT(hard->alerts->size(), 20U);
  EXPECT_GT(hard->feeds[support::kTraffic].known, 200U);
  EXPECT_EQ(hard->health.link.state, LinkState::Down);
  EXPECT_TRUE(hard->simulated) << "nobody must take it for a city";
  EXPECT_EQ(trial_city(config, TrialMood::Empty)->cases->size(), 0U);
  const CityViewPtr calm = trial_city(config, TrialMood::Calm);
  EXPECT_LT(calm->feeds[support::kTraffic].known, hard->feeds[support::kTraffic].known);
  EXPECT_EQ(calm->feeds[support::kTraffic].grade, FeedGrade::Ok);
}

}  // namespace
}  // namespace city
