#include "center/ingest/city_clock.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint kReal{Milliseconds{1'700'000'000'000}};     // 2023-11-14T22:13:20Z
constexpr TimePoint kVirtual{Milliseconds{1'777'593'600'000}};  // 2026-05-01T00:00:00Z

constexpr auto kSixtyTimes =
    R"({"state":"online","speed":60,"clock":"2026-05-01T08:00:00+08:00","wall":"2023-11-14T22:13:20.000Z"})";

TEST(CityClock, ShowsRealTimeWhenNobodySimulates) {
  const CityClock clock{};
  EXPECT_EQ(clock.at(kReal), kReal);
  EXPECT_EQ(clock.speed(), 1.0);
  EXPECT_FALSE(clock.simulated());
}

TEST(CityClock, RunsAsFastAsTheSimulator) {
  CityClock clock;
  clock.hear(kSixtyTimes, kReal + 1h);
  EXPECT_TRUE(clock.simulated());
  EXPECT_EQ(clock.speed(), 60.0);
  EXPECT_EQ(clock.at(kReal), kVirtual);
  EXPECT_EQ(clock.at(kReal + 1s), kVirtual + 60s);
  EXPECT_EQ(clock.at(kReal + 1ms), kVirtual + 60ms);
  EXPECT_EQ(clock.at(kReal - 1s), kVirtual - 60s);
}

TEST(CityClock, TakesTheInstantOfHearingWhenTheStatusNamesNoWallTime) {
  CityClock clock;
  clock.hear(R"({"state":"online","speed":0.5,"clock":"2026-05-01T00:00:00Z"})", kReal);
  EXPECT_EQ(clock.at(kReal + 10s), kVirtual + 5s);
}

TEST(CityClock, IsRealAgainWhenTheSimulatorLeaves) {
  CityClock clock;
  clock.hear(kSixtyTimes, kReal);
  clock.hear(R"({"state":"offline"})", kReal);
  EXPECT_EQ(clock.at(kReal), kReal);
  EXPECT_EQ(clock.speed(), 1.0);
}

TEST(CityClock, FollowsANewerStatus) {
  CityClock clock;
  clock.hear(kSixtyTimes, kReal);
  clock.hear(R"({"state":"online","speed":1,"clock":"2026-05-01T00:00:00Z","wall":"2023-11-14T22:13:20Z"})",
             kReal);
  EXPECT_EQ(clock.at(kReal + 1s), kVirtual + 1s);
}

TEST(CityClock, StaysRealForAStatusThatMeansNothing) {
  for (const char* status :
       {"", "online", "[]", "{}", R"({"state":"online"})", R"({"state":"online","speed":60})",
        R"({"state":"online","speed":0,"clock":"2026-05-01T00:00:00Z"})",
        R"({"state":"online","speed":-1,"clock":"2026-05-01T00:00:00Z"})",
        R"({"state":"online","speed":1e300,"clock":"2026-05-01T00:00:00Z"})",
        R"({"state":"online","speed":60,"clock":"2026-05-01T00:00:00"})",  // no zone
        R"({"state":"online","speed":60,"clock":"yesterday"})",
        R"({"state":7,"speed":60,"clock":"2026-05-01T00:00:00Z"})"}) {
    CityClock clock;
    clock.hear(status, kReal);
    EXPECT_EQ(clock.at(kReal + 1s), kReal + 1s) << status;
  }
}

TEST(CityClock, EveryTruncatedStatusLeavesRealTime) {
  const std::string whole = kSixtyTimes;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CityClock clock;
    clock.hear(whole.substr(0, size), kReal);
    EXPECT_FALSE(clock.simulated()) << "first " << size << " bytes";
  }
}

}  // namespace
}  // namespace city
