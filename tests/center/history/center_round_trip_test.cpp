// The center and its history together: what a center did is in the store, and a center made from the store goes on.
#include <gtest/gtest.h>

#include "center/core/center.hpp"
#include "center/history/checkpoint_codec.hpp"
#include "center/history/store.hpp"
#include "tests/center/history/support.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using history::decode_view;
using history::encode_view;

TEST(CenterRoundTrip, WholeCitiesComeBackFromTheirCheckpoints) {
  for (const CityViewPtr& view :
       {support::empty_city(), support::quiet_city(), support::flooded_city(), support::big_city(1000)}) {
    const std::string bytes = encode_view(*view);
    const auto back = decode_view(bytes, view->book);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->assets.size(), view->assets.size());
    EXPECT_EQ(back->cases->size(), view->cases->size());
    EXPECT_EQ(encode_view(*back), bytes);
  }
}

class CenterWithStore : public StoreTest {
 protected:
  static std::vector<Event> arrived(Facts facts, Position upto) {
    return {FactsArrived{Lane::Quick, upto, std::move(facts)}};
  }
};

TEST_F(CenterWithStore, EveryValueOfEveryStepIsInTheStore) {
  auto store = open();
  expect_done(store->save_feed_book(*support::city_config().feeds, 1));
  Center center{support::city_config()};
  std::size_t told = 0;
  for (int i = 0; i < 20; ++i) {
    const TimePoint now = support::kNoon + i * 1min;
    const Changes done =
        center.step(arrived(support::big_city_facts(300, now), static_cast<Position>(i) + 1), now);
    told += done.observations.size();
    expect_done(store->commit({&done, 1}));
  }
  ASSERT_GT(told, 600u);
  expect_done(store->seal(support::kNoon + 10min));
  std::size_t kept = 0;
  const CityViewPtr view = center.view();
  for (std::size_t c = 0; c < view->assets.size(); ++c)
    for (const ValueNow& value : view->assets[c].values) {
      const auto samples = store->samples(value.series, TimePoint::min(), TimePoint::max());
      ASSERT_FALSE(samples.empty());
      EXPECT_EQ(samples.back().at, value.event_time);
      EXPECT_EQ(samples.back().value, value.value);
      kept += samples.size();
    }
  EXPECT_EQ(kept, told);
}

TEST_F(CenterWithStore, ACenterMadeFromTheStoreShowsTheSameAndNumbersSeriesTheSame) {
  auto store = open();
  expect_done(store->save_feed_book(*support::city_config().feeds, 1));
  Center center{support::city_config()};
  const TimePoint later = support::kNoon + 1min;
  const Changes first = center.step(arrived(support::big_city_facts(300, support::kNoon), 1), support::kNoon);
  expect_done(store->commit({&first, 1}));
  expect_done(store->save_checkpoint(*center.view()));

  Center again{support::city_config()};
  again.restore(*store->checkpoint(std::nullopt), store->series());
  const auto events = arrived(support::big_city_facts(300, later), 2);
  const Changes one = center.step(events, later);
  const Changes other = again.step(events, later);
  ASSERT_EQ(one.observations.size(), other.observations.size());
  EXPECT_GT(one.observations.size(), 300u);
  EXPECT_TRUE(other.series.empty());
  for (std::size_t i = 0; i < one.observations.size(); ++i) {
    EXPECT_EQ(one.observations[i].series, other.observations[i].series);
    EXPECT_EQ(one.observations[i].value, other.observations[i].value);
  }
  const CityViewPtr a = center.view();
  const CityViewPtr b = again.view();
  ASSERT_EQ(a->assets.size(), b->assets.size());
  EXPECT_EQ(a->feeds.size(), b->feeds.size());
  for (std::size_t i = 0; i < a->feeds.size(); ++i) EXPECT_EQ(a->feeds[i].accepted, b->feeds[i].accepted);
}

}  // namespace
}  // namespace city
