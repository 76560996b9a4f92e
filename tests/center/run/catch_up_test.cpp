#include "center/run/catch_up.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/center/run/run_support.hpp"

namespace city {
namespace {

using namespace run_test;
using namespace std::chrono_literals;
using testing::UnorderedElementsAre;

class CatchUpTest : public testing::Test {
 protected:
  // Messages get positions 1, 2, … in the order given.
  Applied run(const std::vector<Sent>& sent, const CatchUp& range = {}) {
    Decoder decoder{feeds_};
    std::size_t next = 0;
    return catch_up(
        center_, decoder,
        [&]() -> std::optional<Message> {
          if (next == sent.size()) return {};
          Message message = sent[next++].message();
          message.position = next;
          return message;
        },
        range);
  }

  FeedBookPtr feeds_ = feeds();
  Center center_{{.feeds = feeds_}};
};

TEST_F(CatchUpTest, AppliesEveryMessageInOrder) {
  const Applied applied = run({speed("a", 1), bikes("s", 2), speed("a", 3, kNoon + 5s)});
  EXPECT_EQ(applied, (Applied{.quick = 3, .bulk = 3}));
  EXPECT_EQ(center_.view()->applied, applied);
  EXPECT_EQ(center_.view()->now, kNoon + 5s);
  EXPECT_THAT(values(*center_.view()), UnorderedElementsAre("vd/a speed_kmh=3", "bikes/s bikes_available=2"));
}

TEST_F(CatchUpTest, SkipsPerLaneWhatTheCenterHasAlready) {
  const std::vector<Sent> sent{speed("a", 1), bikes("s", 1), speed("b", 2), bikes("t", 2)};
  const Applied applied = run(sent, {.from = {.quick = 1, .bulk = 2}});
  EXPECT_EQ(applied, (Applied{.quick = 4, .bulk = 4}));
  EXPECT_THAT(values(*center_.view()), UnorderedElementsAre("vd/b speed_kmh=2", "bikes/t bikes_available=2"));
}

TEST_F(CatchUpTest, StopsPerLaneWhereItIsTold) {
  const std::vector<Sent> sent{speed("a", 1), bikes("s", 1), speed("b", 2), bikes("t", 2), speed("c", 3)};
  const Applied applied = run(sent, {.to = {.quick = 3, .bulk = 2}});
  EXPECT_EQ(applied, (Applied{.quick = 3, .bulk = 2}));
  EXPECT_THAT(values(*center_.view()),
              UnorderedElementsAre("vd/a speed_kmh=1", "bikes/s bikes_available=1", "vd/b speed_kmh=2"));
}

TEST_F(CatchUpTest, StopsAtAnInstantAndShowsTheCityAtThatInstant) {
  const std::vector<Sent> sent{speed("a", 1), speed("a", 2, kNoon + 10s), speed("a", 3, kNoon + 20s)};
  const Applied applied = run(sent, {.until = kNoon + 15s});
  EXPECT_EQ(applied, (Applied{.quick = 2, .bulk = 2}));
  EXPECT_EQ(center_.view()->now, kNoon + 15s);
  EXPECT_THAT(values(*center_.view()), UnorderedElementsAre("vd/a speed_kmh=2"));
}

TEST_F(CatchUpTest, StepsToTheInstantEvenWhenNothingWasReceived) {
  EXPECT_EQ(run({}, {.from = {.quick = 7, .bulk = 5}, .until = kNoon + 1h}),
            (Applied{.quick = 7, .bulk = 5}));
  EXPECT_EQ(center_.view()->now, kNoon + 1h);
}

TEST_F(CatchUpTest, LetsTimePassBetweenMessages) {
  run({speed("a", 1), speed("b", 2, kNoon + 10min)});
  const CityViewPtr view = center_.view();
  const AssetChunk& chunk = view->assets[0];
  EXPECT_EQ(freshness(*view, chunk.feed, chunk.values.at(0)), Freshness::Stale);
  EXPECT_EQ(freshness(*view, chunk.feed, chunk.values.at(1)), Freshness::Fresh);
}

TEST_F(CatchUpTest, GoesOnWhenTheClockWentBack) {
  run({speed("a", 1, kNoon + 1h), speed("b", 2, kNoon)});
  EXPECT_EQ(center_.view()->now, kNoon);
  EXPECT_EQ(values(*center_.view()).size(), 2U);
}

}  // namespace
}  // namespace city
