// What screens wish to see of history, answered from a real store.
#include "center/commands/history_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNoon{Milliseconds{1'799'971'200'000}};

class HistoryDeskTest : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = std::filesystem::path{testing::TempDir()} /
           (std::string{"cityglass-desk-"} + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }

  void write(const std::vector<ObservationRow>& rows) {
    if (!writer_) {
      auto opened = Store::open(dir_ / "city.cgs", Store::Mode::ReadWrite);
      ASSERT_TRUE(std::holds_alternative<std::unique_ptr<Store>>(opened))
          << std::get<StoreError>(opened).what;
      writer_ = std::get<std::unique_ptr<Store>>(std::move(opened));
      FeedSpec feed;
      feed.id = "a";
      feed.toml_text = "id = \"a\"\nperiod_s = 60\n";
      ASSERT_FALSE(writer_->save_feed_book({feed}, 1));
    }
    Changes changes;
    changes.applied = {++position_, 0};
    changes.now = kNoon;
    changes.observations = rows;
    ASSERT_FALSE(writer_->commit({&changes, 1}));
  }

  HistoryDeskOptions options() {
    HistoryDeskOptions made{.store_file = dir_ / "city.cgs"};
    made.on_published = [this](const SeriesAnswersPtr& answers) {
      const std::lock_guard lock{mutex_};
      newest_ = answers;
      came_.notify_all();
    };
    return made;
  }

  template <class IsIt>
  SeriesAnswersPtr wait_for(const IsIt& is_it) {
    std::unique_lock lock{mutex_};
    const bool came = came_.wait_for(lock, 60s, [&] { return newest_ && is_it(*newest_); });
    EXPECT_TRUE(came) << "no such answer within a minute";
    return came ? newest_ : std::make_shared<const SeriesAnswers>();
  }
  SeriesAnswersPtr wait_for_points(SeriesId series, std::size_t count) {
    return wait_for([&](const SeriesAnswers& answers) {
      const SeriesAnswerPtr found = answers.find(series);
      return found && found->points.size() == count;
    });
  }

  std::filesystem::path dir_{};
  std::unique_ptr<Store> writer_{};
  Position position_ = 0;
  std::mutex mutex_{};
  std::condition_variable came_{};
  SeriesAnswersPtr newest_{};
};

ObservationRow row(SeriesId series, TimePoint at, double value) { return {series, Quality::Good, at, value}; }

TEST_F(HistoryDeskTest, AnswersAWishAndReplacesItByTheNext) {
  write({row(1, kNoon, 5), row(1, kNoon + 1min, 6), row(2, kNoon, 7)});
  HistoryDesk desk{options()};
  EXPECT_TRUE(desk.answers()->all.empty());
  desk.ask(std::vector<SeriesWish>{{1, kNoon - 1h, kNoon + 1h}});
  const auto first = wait_for_points(1, 2);
  EXPECT_EQ(first->find(1)->points[1].value, 6);
  EXPECT_EQ(desk.answers()->find(1)->points.size(), 2U);
  desk.ask(std::vector<SeriesWish>{{2, kNoon - 1h, kNoon + 1h}});
  const auto second = wait_for_points(2, 1);
  EXPECT_EQ(second->find(1), nullptr) << "nobody wishes it any more";
  EXPECT_GT(second->revision, first->revision);
}

TEST_F(HistoryDeskTest, GivesASceneThatComesBackItsAnswersAtOnceFromTheCache) {
  write({row(1, kNoon, 5), row(2, kNoon, 7)});
  HistoryDesk desk{options()};
  const std::vector<SeriesWish> one{{1, kNoon - 1h, kNoon + 1h}}, two{{2, kNoon - 1h, kNoon + 1h}};
  desk.ask(one);
  const SeriesAnswerPtr before = wait_for_points(1, 1)->find(1);
  desk.ask(two);
  wait_for_points(2, 1);
  desk.ask(one);
  EXPECT_EQ(wait_for_points(1, 1)->find(1), before) << "the very same answer";
}

TEST_F(HistoryDeskTest, ReadsAgainWhatIsOldSoThatNewValuesAppear) {
  write({row(1, kNoon, 5)});
  HistoryDeskOptions quick = options();
  quick.refresh_after = 1ms;
  HistoryDesk desk{quick};
  desk.ask(std::vector<SeriesWish>{{1, kNoon - 1h, kNoon + 1h}});
  wait_for_points(1, 1);
  write({row(1, kNoon + 1min, 6), row(1, kNoon - 1min, 4)});
  const auto answers = wait_for_points(1, 3);
  EXPECT_EQ(answers->find(1)->points.front().value, 4) << "late ones too";
}

TEST_F(HistoryDeskTest, SaysThatTheStoreIsAbsentAndReadsItWhenItComes) {
  HistoryDeskOptions quick = options();
  quick.retry_after = 1ms;
  HistoryDesk desk{quick};
  desk.ask(std::vector<SeriesWish>{{1, kNoon - 1h, kNoon + 1h}});
  const auto without = wait_for([](const SeriesAnswers& answers) { return !answers.all.empty(); });
  EXPECT_FALSE(without->find(1)->trouble.empty());
  write({row(1, kNoon, 5)});
  EXPECT_TRUE(wait_for_points(1, 1)->find(1)->trouble.empty());
}

TEST_F(HistoryDeskTest, ReadsAFinerPictureWhenTheWindowGetsMuchShorter) {
  std::vector<ObservationRow> rows;
  for (int i = 0; i < 20'000; ++i) rows.push_back(row(1, kNoon - i * 30s, i));
  write(rows);
  HistoryDesk desk{options()};
  desk.ask(std::vector<SeriesWish>{{1, kNoon - 24h * 7, kNoon + 1min}});
  wait_for([](const SeriesAnswers& answers) { return answers.find(1) != nullptr; });
  desk.ask(std::vector<SeriesWish>{{1, kNoon - 6h, kNoon + 1min}});
  EXPECT_EQ(wait_for_points(1, 721)->find(1)->wish.from, kNoon - 6h);
}

TEST_F(HistoryDeskTest, TakesNoMoreWishesThanItCanAnswer) {
  write({row(1, kNoon, 5)});
  HistoryDesk desk{options()};
  std::vector<SeriesWish> many;
  for (SeriesId series = 1; series <= 2 * kMostWishes; ++series)
    many.push_back({series, kNoon - 1h, kNoon + 1h});
  desk.ask(many);
  const auto answers = wait_for([](const SeriesAnswers& all) { return all.all.size() == kMostWishes; });
  EXPECT_EQ(answers->find(kMostWishes + 1), nullptr);
}

TEST(AnswerCache, ForgetsTheLongestUnaskedBeyondItsBytes) {
  const auto answer = [](SeriesId series, std::size_t points) {
    return std::make_shared<const SeriesAnswer>(
        SeriesAnswer{{series, kNoon, kNoon + 1h}, std::vector<SeriesPoint>(points), {}});
  };
  AnswerCache cache{3 * (100 * sizeof(SeriesPoint) + sizeof(SeriesAnswer) + 64)};
  for (SeriesId series = 1; series <= 3; ++series) cache.put(answer(series, 100), {});
  EXPECT_NE(cache.find(1), nullptr);
  cache.put(answer(4, 100), {});
  EXPECT_EQ(cache.find(2), nullptr);
  EXPECT_NE(cache.find(1), nullptr) << "it was asked for after the second";
  EXPECT_NE(cache.find(3), nullptr);
  const std::size_t before = cache.bytes();
  cache.put(answer(4, 50), {});
  EXPECT_LT(cache.bytes(), before);
  cache.put(answer(5, 10'000), {});
  EXPECT_NE(cache.find(5), nullptr) << "the newest stays, however large";
  EXPECT_EQ(cache.find(1), nullptr);
}

}  // namespace
}  // namespace city
