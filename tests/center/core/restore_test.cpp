// A center that continues from a stored picture is the one that never stopped.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

void expect_same(const CityView& a, const CityView& b) {
  EXPECT_EQ(a.now, b.now);
  EXPECT_EQ(a.revision, b.revision);
  EXPECT_EQ(a.simulated, b.simulated);
  EXPECT_EQ(a.applied, b.applied);
  ASSERT_EQ(a.assets.size(), b.assets.size());
  for (std::size_t c = 0; c < a.assets.size(); ++c) {
    const AssetChunk& x = a.assets[c];
    const AssetChunk& y = b.assets[c];
    EXPECT_EQ(x.feed, y.feed);
    EXPECT_EQ(*x.info, *y.info);
    EXPECT_EQ(x.first, y.first);
    ASSERT_EQ(x.values.size(), y.values.size());
    for (std::size_t i = 0; i < x.values.size(); ++i) {
      EXPECT_EQ(x.values[i].value, y.values[i].value);
      EXPECT_EQ(x.values[i].event_time, y.values[i].event_time);
      EXPECT_EQ(x.values[i].received_at, y.values[i].received_at);
      EXPECT_EQ(x.values[i].series, y.values[i].series);
      EXPECT_EQ((*a.quantities)[x.values[i].quantity].name, (*b.quantities)[y.values[i].quantity].name);
      EXPECT_EQ(x.values[i].quality, y.values[i].quality);
      EXPECT_EQ(x.values[i].doubts, y.values[i].doubts);
      EXPECT_EQ(x.values[i].same_for_s, y.values[i].same_for_s);
      EXPECT_EQ(x.values[i].published_s, y.values[i].published_s);
    }
    ASSERT_EQ(x.tallies.size(), y.tallies.size());
    for (std::size_t i = 0; i < x.tallies.size(); ++i) {
      const AssetTally& p = x.tallies[i];
      const AssetTally& q = y.tallies[i];
      EXPECT_EQ(std::tie(p.accepted, p.duplicate, p.late, p.suspect, p.refused),
                std::tie(q.accepted, q.duplicate, q.late, q.suspect, q.refused));
    }
  }
  ASSERT_EQ(a.feeds.size(), b.feeds.size());
  for (std::size_t f = 0; f < a.feeds.size(); ++f) {
    const FeedNow& x = a.feeds[f];
    const FeedNow& y = b.feeds[f];
    EXPECT_EQ(x.state, y.state) << f;
    EXPECT_EQ(x.newest_receipt, y.newest_receipt);
    EXPECT_EQ(x.newest_event, y.newest_event);
    EXPECT_EQ(
        std::tie(x.known, x.reporting, x.accepted, x.refused, x.merged, x.late, x.duplicate, x.unlocated),
        std::tie(y.known, y.reporting, y.accepted, y.refused, y.merged, y.late, y.duplicate, y.unlocated));
    EXPECT_EQ(std::tie(x.undescribed, x.clock_suspect, x.messages, x.refused_by_kind, x.last_error),
              std::tie(y.undescribed, y.clock_suspect, y.messages, y.refused_by_kind, y.last_error));
  }
  for (std::size_t f = 0; f < a.feeds.size(); ++f) {
    const FeedNow& x = a.feeds[f];
    const FeedNow& y = b.feeds[f];
    EXPECT_EQ(std::tie(x.throttled, x.zone_assumed, x.approximate, x.offline, x.by_quality, x.findings),
              std::tie(y.throttled, y.zone_assumed, y.approximate, y.offline, y.by_quality, y.findings));
    EXPECT_EQ(x.grade, y.grade) << f;
  }
  EXPECT_EQ(a.quarantined, b.quarantined);
  ASSERT_EQ(a.cases->size(), b.cases->size());
  for (std::size_t i = 0; i < a.cases->size(); ++i) {
    EXPECT_EQ((*a.cases)[i]->fact.id, (*b.cases)[i]->fact.id);
    EXPECT_EQ((*a.cases)[i]->fact.status, (*b.cases)[i]->fact.status);
    EXPECT_EQ((*a.cases)[i]->updated, (*b.cases)[i]->updated);
    EXPECT_EQ((*a.cases)[i]->reopened, (*b.cases)[i]->reopened);
  }
  ASSERT_EQ(a.alerts->size(), b.alerts->size());
  for (std::size_t i = 0; i < a.alerts->size(); ++i) {
    EXPECT_EQ((*a.alerts)[i]->fact.id, (*b.alerts)[i]->fact.id);
    EXPECT_EQ((*a.alerts)[i]->in_force, (*b.alerts)[i]->in_force);
    EXPECT_EQ((*a.alerts)[i]->replaced_by, (*b.alerts)[i]->replaced_by);
  }
  ASSERT_EQ(a.vitals.size(), b.vitals.size());
  for (std::size_t i = 0; i < a.vitals.size(); ++i) {
    EXPECT_EQ(a.vitals[i].value, b.vitals[i].value);
    EXPECT_EQ(a.vitals[i].of, b.vitals[i].of);
    EXPECT_EQ(a.vitals[i].trend->size(), b.vitals[i].trend->size());
    EXPECT_EQ(a.vitals[i].normal.has_value(), b.vitals[i].normal.has_value());
  }
  ASSERT_EQ(a.norms->vitals.size(), b.norms->vitals.size());
  for (std::size_t i = 0; i < a.norms->vitals.size(); ++i) {
    const auto& x = *a.norms->vitals[i].second;
    const auto& y = *b.norms->vitals[i].second;
    for (std::size_t cell = 0; cell < kWeekHours; ++cell)
      EXPECT_EQ(std::tie(x[cell].hours, x[cell].count, x[cell].mean, x[cell].squared, x[cell].newest_hour),
                std::tie(y[cell].hours, y[cell].count, y[cell].mean, y[cell].squared, y[cell].newest_hour));
  }
  ASSERT_EQ(a.trends->size(), b.trends->size());
  for (std::size_t i = 0; i < a.trends->size(); ++i) {
    EXPECT_EQ((*a.trends)[i].series, (*b.trends)[i].series);
    EXPECT_EQ((*a.trends)[i].asset, (*b.trends)[i].asset);
    ASSERT_EQ((*a.trends)[i].points->size(), (*b.trends)[i].points->size());
    for (std::size_t k = 0; k < (*a.trends)[i].points->size(); ++k)
      EXPECT_EQ((*a.trends)[i].points->at(k).value, (*b.trends)[i].points->at(k).value);
  }
  EXPECT_EQ(a.unclaimed_by_kind, b.unclaimed_by_kind);
}

Facts hour(int h) {
  Facts facts = big_city_facts(700, at(h * 1h));
  CaseFact fact{.id = std::to_string(h / 2),
                .status = h % 2 == 0 ? CaseStatus::Received : CaseStatus::Closed,
                .opened = at(h / 2 * 2h),
                .received_at = at(h * 1h),
                .position = static_cast<Position>(h),
                .feed = kHotline};
  AlertFact alert{.id = std::to_string(h), .sent = at(h * 1h), .expires = at((h + 3) * 1h), .feed = kCap};
  if (h % 3 == 0 && h > 0) {
    alert.type = AlertType::Update;
    alert.references = {std::to_string(h - 1)};
  }
  return all({facts, told(fact), warned(alert), refused({.kind = DecodeError::Kind::BadValue, .feed = kRain}),
              reading({.feed = kEr,
                       .asset = "new" + std::to_string(h),
                       .values = {{"waiting_see_count", 1.0 * h}, {"q" + std::to_string(h), 1}},
                       .event_time = at(h * 1h)})});
}

TEST(Restore, ContinuesAsIfNothingHadHappened) {
  for (int stop = 1; stop < 8; ++stop) {
    Center steady{city_config()};
    std::vector<SeriesRow> series;
    const auto run = [&](Center& center, int h) {
      const Changes changes =
          center.step(arrived(hour(h), Lane::Quick, static_cast<Position>(h)), at(h * 1h));
      return changes.series;
    };
    for (int h = 0; h < stop; ++h) {
      for (const SeriesRow& row : run(steady, h)) series.push_back(row);
    }
    Center continued{city_config()};
    continued.restore(*steady.view(), series);
    for (int h = stop; h < 9; ++h) {
      const auto a = run(steady, h);
      const auto b = run(continued, h);
      ASSERT_EQ(a.size(), b.size());
      for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].series, b[i].series);
      expect_same(*steady.view(), *continued.view());
    }
  }
}

TEST(Restore, AViewAlreadyShowsWhatWasStored) {
  const CityViewPtr stored = flooded_city();
  Center center{city_config()};
  std::vector<SeriesRow> series;
  for (std::size_t c = 0; c < stored->assets.size(); ++c) {
    const AssetChunk& chunk = stored->assets[c];
    for (std::size_t s = 0; s < chunk.size(); ++s) {
      for (std::size_t i = chunk.first[s]; i < chunk.first[s + 1]; ++i) {
        series.push_back({.series = chunk.values[i].series,
                          .feed = (*stored->book)[chunk.feed].id,
                          .asset = (*chunk.info)[s].id,
                          .quantity = (*stored->quantities)[chunk.values[i].quantity].name});
      }
    }
  }
  center.restore(*stored, series);
  CityView shown = *center.view();
  EXPECT_EQ(shown.revision, stored->revision + 1);
  shown.revision = stored->revision;
  expect_same(*stored, shown);
}

TEST(Restore, ASeriesTheStoreKnowsKeepsItsNumberEvenWhenTheViewIsOlder) {
  Center center{city_config()};
  const std::vector<SeriesRow> series{{.series = 7, .feed = "traffic", .asset = "A", .quantity = "speed_kmh"},
                                      {.series = 9, .feed = "gone", .asset = "A", .quantity = "speed_kmh"}};
  center.restore(CityView{}, series);
  const Changes changes =
      center.step(arrived(reading({.values = {{"speed_kmh", 1}, {"occupancy_pct", 2}}})), at(0s));
  ASSERT_EQ(changes.observations.size(), 2U);
  EXPECT_EQ(changes.observations[0].series, 7U);
  EXPECT_EQ(changes.observations[1].series, 10U);
  ASSERT_EQ(changes.series.size(), 1U);
  EXPECT_EQ(changes.series[0].quantity, "occupancy_pct");
}

TEST(Restore, FeedsAreMatchedByIdAndThoseThatAreGoneAreLeftOut) {
  const CityViewPtr stored = quiet_city();
  CenterConfig config = city_config();
  auto book = std::make_shared<FeedBook>();
  book->push_back((*config.feeds)[kHotline]);
  book->push_back((*config.feeds)[kRain]);
  config.feeds = book;
  Center center{std::move(config)};
  center.restore(*stored, {});
  const CityViewPtr view = center.view();
  ASSERT_EQ(view->feeds.size(), 2U);
  EXPECT_EQ(view->feeds[0].accepted, stored->feeds[kHotline].accepted);
  EXPECT_EQ(view->feeds[1].known, stored->feeds[kRain].known);
  EXPECT_EQ(view->cases->size(), stored->cases->size());
  EXPECT_EQ(view->cases->at(0)->fact.feed, 0);
  EXPECT_TRUE(view->alerts->empty());
  for (std::size_t c = 0; c < view->assets.size(); ++c) EXPECT_EQ(view->assets[c].feed, 1);
}

TEST(Restore, ADamagedChunkIsLeftOut) {
  CityView view;
  view.book = feed_book();
  view.now = at(0s);
  view.quantities = std::make_shared<const std::vector<QuantityInfo>>(2, QuantityInfo{.name = "speed_kmh"});
  const auto infos = [](std::string first) {
    auto info = std::make_shared<std::vector<AssetInfo>>(2);
    (*info)[0].id = first;
    (*info)[1].id = first + "2";
    return info;
  };
  const ValueNow value{.value = 1, .event_time = at(0s), .received_at = at(0s)};
  const ValueNow unknown{.value = 1, .event_time = at(0s), .received_at = at(0s), .quantity = 9};
  const ValueNow twice{.value = 1, .event_time = at(0s), .received_at = at(0s), .quantity = 1};
  Paged<AssetChunk> chunks;
  chunks.append({.feed = kTraffic, .info = infos("good"), .first = {0, 1, 2}, .values = {value, value}});
  chunks.append({.feed = kTraffic, .info = infos("one border too few"), .first = {0, 1}, .values = {value}});
  chunks.append({.feed = kTraffic, .info = infos("beyond the end"), .first = {0, 90, 95}, .values = {}});
  chunks.append({.feed = kTraffic, .info = infos("backward"), .first = {0, 2, 1}, .values = {value}});
  chunks.append(
      {.feed = kTraffic, .info = infos("no quantity"), .first = {0, 1, 2}, .values = {value, unknown}});
  chunks.append({.feed = kTraffic, .info = infos("one twice"), .first = {0, 2, 2}, .values = {value, twice}});
  chunks.append(
      {.feed = kTraffic, .info = infos("good"), .first = {0, 1, 2}, .values = {value, value}});  // again
  chunks.append({.feed = 999, .info = infos("no feed"), .first = {0, 0, 0}, .values = {}});
  view.assets = chunks.freeze();
  Center center{city_config()};
  center.restore(view, {});
  EXPECT_EQ(center.view()->feeds[kTraffic].known, 2U);
  EXPECT_EQ(center.view()->assets.size(), 1U);
}

TEST(Restore, WhatTheCenterDoesLaterDoesNotReachTheStoredPicture) {
  const CityViewPtr stored = quiet_city();
  const std::string before = (*stored->assets[0].info)[0].name.en;
  const double speed = stored->assets[0].values[0].value;
  Center center{city_config()};
  center.restore(*stored, {});
  center.step(arrived(all({described({.asset = "A1", .name = {"", "Renamed"}, .feed = kTraffic}),
                           described({.asset = "brand new", .name = {"", "New"}, .feed = kTraffic}),
                           reading({.asset = "A1", .values = {{"speed_kmh", 99}}, .event_time = at(1s)})})),
              at(1s));
  EXPECT_EQ((*stored->assets[0].info)[0].name.en, before);
  EXPECT_EQ(stored->assets[0].size(), 12U);
  EXPECT_EQ(stored->assets[0].values[0].value, speed);
  EXPECT_EQ((*center.view()->assets[0].info)[0].name.en, "Renamed");
}

TEST(Restore, ANumberThatTheStoreGaveToAnotherSeriesIsNotUsedTwice) {
  Center before{city_config()};
  before.step(arrived(reading({.values = {{"speed_kmh", 1}, {"occupancy_pct", 2}}})), at(0s));
  // The store took other numbers: 1 went to another asset, our speed got 2, our occupancy none.
  const std::vector<SeriesRow> series{
      {.series = 1, .feed = "traffic", .asset = "B", .quantity = "speed_kmh"},
      {.series = 2, .feed = "traffic", .asset = "A", .quantity = "speed_kmh"}};
  Center center{city_config()};
  center.restore(*before.view(), series);
  const AssetChunk& chunk = center.view()->assets[0];
  EXPECT_EQ(chunk.values[0].series, 2U);
  EXPECT_EQ(chunk.values[1].series, 3U);
  const Changes changes = center.step(arrived(reading({.asset = "B", .values = {{"speed_kmh", 1}}})), at(0s));
  ASSERT_EQ(changes.series.size(), 1U);
  EXPECT_EQ(changes.series[0].series, 3U);
  EXPECT_EQ(changes.observations.at(0).series, 1U);
}

TEST(Restore, AnnouncesNothingTheStoreAlreadyHas) {
  const CityViewPtr stored = quiet_city();
  Center center{city_config()};
  center.restore(*stored, {});
  const Changes changes = center.step({}, stored->now);
  EXPECT_TRUE(changes.observations.empty());
  EXPECT_TRUE(changes.assets.empty());
  EXPECT_TRUE(changes.cases.empty());
  EXPECT_TRUE(changes.alerts.empty());
  EXPECT_FALSE(changes.series.empty());  // a store that knows no series is told of each
}

}  // namespace
}  // namespace city
