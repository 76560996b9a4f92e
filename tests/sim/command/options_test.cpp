#include "sim/command/options.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace city::sim {
namespace {

Command parse(std::vector<const char*> words) {
  words.insert(words.begin(), "citysim");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

RunOptions options_of(std::vector<const char*> words) {
  const Command c = parse(std::move(words));
  const auto* run = std::get_if<RunCommand>(&c);
  EXPECT_NE(run, nullptr);
  return run != nullptr ? run->options : RunOptions{};
}

void expect_refused(std::vector<const char*> words) {
  const Command c = parse(std::move(words));
  const auto* said = std::get_if<Words>(&c);
  ASSERT_NE(said, nullptr);
  EXPECT_EQ(said->exit_code, 2);
  EXPECT_EQ(said->text.find('\n'), said->text.size() - 1) << "one line: " << said->text;
  EXPECT_EQ(said->text.rfind("citysim: ", 0), 0U) << said->text;
}

TEST(Options, ARunNeedsNothingSaid) {
  const RunOptions o = options_of({"run"});
  EXPECT_EQ(o.broker, "mqtt://127.0.0.1:1883");
  EXPECT_EQ(o.scenario, "weekday");
  EXPECT_EQ(o.speed, 1);
  EXPECT_FALSE(o.start);
  EXPECT_FALSE(o.lasts);
  EXPECT_FALSE(o.rate);
}

TEST(Options, EverythingCanBeSaid) {
  const RunOptions o = options_of({"run", "--seed", "42", "--speed", "600", "--for", "1h30m", "--assets",
                                   "5000", "--start", "2026-05-01T08:00:00+08:00", "--scenario", "cloudburst",
                                   "--dry-run", "--hash", "--print", "3"});
  EXPECT_EQ(o.seed, 42U);
  EXPECT_EQ(o.speed, 600);
  EXPECT_EQ(o.lasts, std::chrono::minutes{90});
  EXPECT_EQ(o.assets, 5000U);
  EXPECT_EQ(o.start, TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}});
  EXPECT_TRUE(o.dry_run && o.hash);
  EXPECT_EQ(o.print, 3U);
}

TEST(Options, ARateOfZeroIsALoadAsFastAsPossible) {
  EXPECT_EQ(options_of({"run", "--rate", "0", "--qos", "1"}).rate, 0);
}

TEST(Options, NonsenseIsRefusedInOneLine) {
  expect_refused({});
  expect_refused({"fly"});
  expect_refused({"run", "--for", "soon"});
  expect_refused({"run", "--speed", "0"});
  expect_refused({"run", "--assets", "2000000"});
  expect_refused({"run", "--start", "yesterday"});
  expect_refused({"run", "--hash"});
  expect_refused({"run", "--qos", "1"});
  expect_refused({"run", "--rate", "1", "--qos", "2"});
}

TEST(Options, HelpIsNotAnError) {
  const Command c = parse({"run", "--help"});
  ASSERT_TRUE(std::holds_alternative<Words>(c));
  EXPECT_EQ(std::get<Words>(c).exit_code, 0);
}

TEST(Durations, AreNumbersWithUnits) {
  EXPECT_EQ(parse_duration("90s"), std::chrono::seconds{90});
  EXPECT_EQ(parse_duration("2d"), std::chrono::hours{48});
  EXPECT_EQ(parse_duration("1h30m"), std::chrono::minutes{90});
  for (const char* bad : {"", "5", "h", "1x", "-5s", "0s", "99999999999s"})
    EXPECT_FALSE(parse_duration(bad)) << bad;
}

TEST(Starts, AreTaipeiTimeUnlessTheySayOtherwise) {
  const TimePoint eight{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
  EXPECT_EQ(parse_start("2026-05-01T08:00:00+08:00"), eight);
  EXPECT_EQ(parse_start("2026-05-01T08:00"), eight);
  EXPECT_EQ(parse_start("2026-05-01 08:00:00"), eight);
  EXPECT_EQ(parse_start("2026-05-01T00:00:00Z"), eight);
  EXPECT_EQ(parse_start("2026-05-01"), eight - std::chrono::hours{8});
  for (const char* bad :
       {"", "2026-13-01", "2026-02-30", "2026-05-01T25:00", "2026-05-01T08:00:00-05:00", "now"}) {
    EXPECT_FALSE(parse_start(bad)) << bad;
  }
}

}  // namespace
}  // namespace city::sim
