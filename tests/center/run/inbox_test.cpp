#include "center/run/inbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace city {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Inbox, GivesEverythingInOrderAtOnce) {
  Inbox<int> inbox{100};
  EXPECT_TRUE(inbox.post(1, 40));
  EXPECT_TRUE(inbox.post_now(2));
  EXPECT_TRUE(inbox.post(3, 40));
  EXPECT_EQ(inbox.bytes(), 80U);
  std::vector<int> batch{99};
  inbox.drain(batch, 0ms);
  EXPECT_THAT(batch, ElementsAre(1, 2, 3));
  EXPECT_EQ(inbox.bytes(), 0U);
  inbox.drain(batch, 0ms);
  EXPECT_THAT(batch, IsEmpty());
}

TEST(Inbox, MakesAPosterWaitWhenFullAndLosesNothing) {
  Inbox<int> inbox{100};
  constexpr int kCount = 10'000;
  std::thread poster([&] {
    for (int i = 0; i < kCount; ++i) inbox.post(i, 30);
    inbox.close();
  });
  std::vector<int> all;
  std::vector<int> batch;
  while (!inbox.finished()) {
    inbox.drain(batch, 1s);
    EXPECT_LE(batch.size(), 3U) << "more than fits its bytes";
    all.insert(all.end(), batch.begin(), batch.end());
  }
  poster.join();
  ASSERT_EQ(all.size(), static_cast<std::size_t>(kCount));
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
}

TEST(Inbox, LetsInAloneWhatIsLargerThanAllOfIt) {
  Inbox<int> inbox{100};
  EXPECT_TRUE(inbox.post(1, 5000));
  std::thread poster([&] { EXPECT_TRUE(inbox.post(2, 1)); });
  std::vector<int> batch;
  inbox.drain(batch, 1s);
  EXPECT_THAT(batch, ElementsAre(1));
  while (batch != std::vector<int>{2}) inbox.drain(batch, 1s);
  poster.join();
}

TEST(Inbox, DoesNotMakeSmallThingsWait) {
  Inbox<int> inbox{10};
  inbox.post(1, 10);
  EXPECT_TRUE(inbox.post_now(2));
}

TEST(Inbox, RefusesWhenClosedAndWakesWhoeverWaits) {
  Inbox<int> inbox{10};
  inbox.post(1, 10);
  std::thread poster([&] { EXPECT_FALSE(inbox.post(2, 10)); });
  inbox.close();
  poster.join();
  EXPECT_FALSE(inbox.post_now(3));
  EXPECT_FALSE(inbox.finished());
  std::vector<int> batch;
  inbox.drain(batch, 1h);
  EXPECT_THAT(batch, ElementsAre(1));
  inbox.drain(batch, 1h);
  EXPECT_TRUE(inbox.finished());
}

}  // namespace
}  // namespace city
