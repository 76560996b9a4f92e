#include "center/run/engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <map>
#include <set>

#include "tests/center/ingest/temp_dir.hpp"
#include "tests/center/run/run_support.hpp"

namespace city {
namespace {

using namespace run_test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

class EngineTest : public testing::Test {
 protected:
  std::unique_ptr<Engine> start(EngineOptions options = {}) {
    options.feeds = feeds_;
    return std::make_unique<Engine>(std::move(options), open_journal(dir_.path()), Center{{.feeds = feeds_}},
                                    clock_);
  }
  static void append(Engine& engine, const Sent& sent) { engine.journal().append(sent.message()); }

  // The first view that satisfies `wanted`; the newest when time is up.
  template <class Wanted>
  static CityViewPtr view_where(const Engine& engine, Wanted wanted) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    CityViewPtr view = engine.view();
    while (!wanted(*view) && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::yield();
      view = engine.view();
    }
    return view;
  }

  const TempDir dir_;
  const FeedBookPtr feeds_ = feeds();
  const CityClock clock_{};
};

TEST_F(EngineTest, ShowsWhatIsAppendedWhileItRuns) {
  auto engine = start();
  append(*engine, speed("a", 50));
  append(*engine, bikes("s1", 7));
  append(*engine, opened_case("c1"));
  const auto view =
      view_where(*engine, [](const CityView& v) { return values(v).size() == 2 && v.cases->size() == 1; });
  EXPECT_THAT(values(*view), UnorderedElementsAre("vd/a speed_kmh=50", "bikes/s1 bikes_available=7"));
  ASSERT_EQ(view->cases->size(), 1U);
  append(*engine, speed("a", 60, kNoon + 1s));
  const auto later =
      view_where(*engine, [](const CityView& v) { return values(v)[0] == "vd/a speed_kmh=60"; });
  EXPECT_THAT(values(*later), UnorderedElementsAre("vd/a speed_kmh=60", "bikes/s1 bikes_available=7"));
  EXPECT_THAT(values(*view), UnorderedElementsAre("vd/a speed_kmh=50", "bikes/s1 bikes_available=7"))
      << "a view moved";
}

TEST_F(EngineTest, StoppingAppliesAndHandsOnEverythingJournaled) {
  std::map<std::string, int> seen;
  Applied last;
  CityViewPtr checkpoint;
  auto engine = start({.sinks = {.on_changes =
                                     [&](Changes&& changes) {
                                       seen["observations"] += static_cast<int>(changes.observations.size());
                                       seen["cases"] += static_cast<int>(changes.cases.size());
                                       last = changes.applied;
                                     },
                                 .on_checkpoint = [&](const CityViewPtr& view) { checkpoint = view; }}});
  for (int i = 0; i < 5000; ++i)
    append(*engine, speed("a" + std::to_string(i % 100), i, kNoon + Milliseconds{i}));
  for (int i = 0; i < 300; ++i) append(*engine, opened_case(std::to_string(i)));
  for (int i = 0; i < 20; ++i) append(*engine, bikes("s", i, kNoon + Milliseconds{i}));
  engine->stop();
  EXPECT_EQ(seen["observations"], 5020);
  EXPECT_EQ(seen["cases"], 300);
  EXPECT_EQ(last, (Applied{.quick = 5320, .bulk = 5320}));
  EXPECT_EQ(engine->view()->applied, last);
  EXPECT_EQ(values(*engine->view()).size(), 101U);
  EXPECT_EQ(engine->view()->health.pipeline.received, 5320U);
  EXPECT_EQ(engine->view()->health.pipeline.backlog_messages, 0U);
  ASSERT_NE(checkpoint, nullptr);
  EXPECT_EQ(checkpoint->applied, last);
  engine->stop();
}

TEST_F(EngineTest, GoesOnWhereTheGivenCenterStands) {
  {
    auto engine = start();
    for (int i = 0; i < 10; ++i) append(*engine, speed("old" + std::to_string(i), i));
    engine->stop();
  }
  auto engine = start({.from = {.quick = 8, .bulk = 10}});
  append(*engine, speed("new", 1));
  append(*engine, bikes("s", 1));
  engine->stop();
  EXPECT_THAT(values(*engine->view()),
              UnorderedElementsAre("vd/old8 speed_kmh=8", "vd/old9 speed_kmh=9", "vd/new speed_kmh=1",
                                   "bikes/s bikes_available=1"));
}

TEST_F(EngineTest, ShowsTheLinkTheHistoryAndItsOwnCounters) {
  auto engine = start();
  engine->tell(LinkNow{.state = LinkState::Down, .detail = "nobody answers there"});
  engine->tell(HistoryNow{.on = true, .observations_written = 12});
  append(*engine, speed("a", 1));
  const auto view = view_where(*engine, [](const CityView& v) {
    return v.health.link.state == LinkState::Down && v.health.history.on && v.health.pipeline.received == 1;
  });
  EXPECT_EQ(view->health.link.detail, "nobody answers there");
  EXPECT_EQ(view->health.history.observations_written, 12U);
  EXPECT_EQ(view->health.pipeline.journaled, 1U);
}

TEST_F(EngineTest, LosesNothingWhenTheInboxIsTinyAndTheHistorySlow) {
  std::size_t observations = 0;
  auto engine = start({.inbox_bytes = 1, .sinks = {.on_changes = [&](Changes&& changes) {
                                           observations += changes.observations.size();
                                           std::this_thread::yield();
                                         }}});
  for (int i = 0; i < 20'000; ++i) append(*engine, speed(std::to_string(i % 50), i, kNoon + Milliseconds{i}));
  engine->stop();
  EXPECT_EQ(observations, 20'000U);
}

TEST_F(EngineTest, MergesReadingsUnderDeclaredOverloadButNoCase) {
  std::promise<void> entered;
  std::promise<void> released;
  bool first = true;
  std::size_t cases = 0;
  std::size_t observations = 0;
  auto engine = start({.inbox_bytes = 1,
                       .overload_bytes = 100'000,
                       .sinks = {.on_changes = [&](Changes&& changes) {
                         cases += changes.cases.size();
                         observations += changes.observations.size();
                         if (!std::exchange(first, false)) return;
                         entered.set_value();
                         released.get_future().wait();  // the center stands still, the city goes on
                       }}});
  append(*engine, speed("a", 1));
  entered.get_future().wait();
  constexpr int kReadings = 60'000;
  for (int i = 0; i < kReadings; ++i) {
    append(*engine, speed(std::to_string(i % 10), i % 100, kNoon + Milliseconds{i}));
    if (i % 100 == 0) append(*engine, opened_case(std::to_string(i)));
  }
  released.set_value();
  engine->stop();
  const CityViewPtr view = engine->view();
  const std::uint64_t merged = view->health.pipeline.merged;
  EXPECT_GT(merged, 0U);
  EXPECT_EQ(view->feeds[0].merged, merged);
  EXPECT_EQ(view->feeds[0].messages, kReadings + 1U);
  EXPECT_EQ(observations + merged, kReadings + 1U);
  EXPECT_EQ(cases, kReadings / 100U);
  EXPECT_FALSE(view->health.pipeline.overloaded) << "it is over";
  EXPECT_EQ(values(*view).size(), 11U);
}

TEST_F(EngineTest, MakesCheckpointsThatContainNothingNotYetHandedOn) {
  Applied handed_on;
  int checkpoints = 0;
  auto engine = start({.sinks = {.on_changes = [&](Changes&& changes) { handed_on = changes.applied; },
                                 .on_checkpoint =
                                     [&](const CityViewPtr& view) {
                                       ++checkpoints;
                                       EXPECT_EQ(view->applied, handed_on);
                                     },
                                 .checkpoint_messages = 100,
                                 .checkpoint_gap = 0s}});
  for (int i = 0; i < 5000; ++i) {
    append(*engine, speed("a", i % 100, kNoon + Milliseconds{i}));
    if (i % 1000 == 0)
      view_where(*engine, [&](const CityView& v) { return v.applied.quick > static_cast<Position>(i); });
  }
  engine->stop();
  EXPECT_GE(checkpoints, 4);
}

TEST_F(EngineTest, CountsWhatItCannotUnderstandAndGoesOn) {
  auto engine = start();
  append(*engine, {.topic = "city/vd/obs/a", .payload = "{\"t\":"});
  append(*engine, {.topic = "elsewhere", .payload = "x"});
  append(*engine, {.topic = "city/bikes/raw", .payload = "]["});
  append(*engine, speed("a", 5));
  engine->stop();
  const CityViewPtr view = engine->view();
  EXPECT_THAT(values(*view), ElementsAre("vd/a speed_kmh=5"));
  EXPECT_EQ(view->feeds[0].refused, 1U);
  EXPECT_EQ(view->feeds[2].refused, 1U);
}

TEST_F(EngineTest, HoldsBackAPublisherThatRunsAwayAndNobodyElse) {
  auto book = std::make_shared<FeedBook>();
  book->push_back({.id = "vd", .domain = Domain::Traffic, .topics = {"city/vd/#"}, .kind = "vd"});
  book->push_back({.id = "calm", .domain = Domain::Traffic, .topics = {"city/calm/#"}, .kind = "vd"});
  auto engine = std::make_unique<Engine>(EngineOptions{.feeds = book}, open_journal(dir_.path()),
                                         Center{{.feeds = book}}, clock_);
  constexpr int kReadings = 5000;
  for (int i = 1; i <= kReadings; ++i) append(*engine, speed("a", i % 200, kNoon + Milliseconds{i}));
  Sent calm = speed("b", 42, kNoon + 6s);
  calm.topic = "city/calm/obs/b";
  append(*engine, calm);
  engine->stop();
  const CityViewPtr view = engine->view();
  EXPECT_THAT(values(*view), UnorderedElementsAre("vd/a speed_kmh=0", "calm/b speed_kmh=42"));
  EXPECT_GT(view->feeds[0].throttled, 4000U);
  EXPECT_EQ(view->feeds[0].throttled, view->feeds[0].merged);
  EXPECT_EQ(view->feeds[0].accepted + view->feeds[0].merged, kReadings + 0U);
  EXPECT_EQ(view->feeds[1].throttled, 0U);
}

}  // namespace
}  // namespace city
