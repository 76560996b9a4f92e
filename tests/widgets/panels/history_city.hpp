// A small city whose values have a history: one feed of gauges, and answers made up for them.
#pragma once
#include <gtest/gtest.h>

#include <cmath>

#include "center/state/city_view.hpp"
#include "center/state/series.hpp"
#include "tests/widgets/support/headless.hpp"

namespace city::support {

inline const TimePoint kHistoryNow{std::chrono::seconds{1'778'040'000}};  // 12:00 in Taipei

struct GaugeOf {
  std::string quantity = "water_level_m";
  std::vector<double> values{1, 2, 3};  // one gauge each; its series is 101, 102 …
  std::vector<Trait> traits{};
  Quality quality = Quality::Good;
  Milliseconds age{std::chrono::seconds{30}};
};

inline CityView history_city(const GaugeOf& of) {
  CityView view;
  view.revision = 1;
  view.now = kHistoryNow;
  auto book = std::make_shared<FeedBook>();
  book->push_back({.id = "water",
                   .name = {"水位站", "Water gauges"},
                   .agency = "水利處",
                   .topics = {"city/water/#"},
                   .period = std::chrono::seconds{60},
                   .kind = "water_gauge"});
  view.book = std::move(book);
  view.feeds.push_back({.newest_receipt = kHistoryNow - std::chrono::seconds{20},
                        .messages_per_s = 2.5,
                        .grade = FeedGrade::Ok});
  view.health.history.on = true;
  view.quantities = std::make_shared<const std::vector<QuantityInfo>>(
      std::vector<QuantityInfo>{quantity_info("depth_cm"), quantity_info(of.quantity)});
  AssetChunk chunk{.feed = 0, .revision = 1, .info_revision = 1};
  auto infos = std::make_shared<std::vector<AssetInfo>>();
  for (std::size_t i = 0; i < of.values.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    infos->push_back({.id = "G" + number,
                      .kind = "water_gauge",
                      .name = {"第" + number + "抽水站", "Pumping station " + number},
                      .agency = "水利處",
                      .district = "大安區",
                      .traits = of.traits,
                      .described = true});
    chunk.values.push_back({.value = of.values[i],
                            .event_time = kHistoryNow - of.age,
                            .received_at = kHistoryNow - of.age,
                            .series = static_cast<SeriesId>(101 + i),
                            .quantity = 1,
                            .quality = of.quality});
    chunk.first.push_back(static_cast<std::uint32_t>(chunk.values.size()));
    chunk.tallies.push_back({.accepted = 10});
  }
  chunk.info = std::move(infos);
  Paged<AssetChunk> paged;
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  return view;
}

// A day of minutes, up and down by one around `middle`.
inline SeriesAnswerPtr day_of_minutes(SeriesId series, double middle) {
  SeriesAnswer answer{
      .wish = {series, kHistoryNow - std::chrono::hours{24}, kHistoryNow + std::chrono::minutes{1}}};
  for (int i = 1440; i > 0; --i)
    answer.points.push_back(
        {kHistoryNow - std::chrono::minutes{i}, middle + std::sin(i * 0.02), Quality::Good});
  return std::make_shared<const SeriesAnswer>(std::move(answer));
}

inline SeriesAnswers answers_of(std::vector<SeriesAnswerPtr> all) {
  return {.revision = 1, .all = std::move(all)};
}

// Nothing of ours is cut short, and everything stays within `r`.
inline void expect_neat(const Audit& audit, Rect r, const std::string& where) {
  for (const Audit::Text& text : audit.texts) {
    EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text << " " << where;
    EXPECT_FALSE(text.has_missing_glyph) << text.text;
    EXPECT_GE(text.ink.x, r.x - 1) << text.text << " " << where;
    EXPECT_LE(text.ink.right(), r.right() + 1) << text.text << " " << where;
    EXPECT_LE(text.ink.bottom(), r.bottom() + 1) << text.text << " " << where;
  }
}

inline bool says(const Audit& audit, std::string_view words) {
  for (const Audit::Text& text : audit.texts)
    if (text.text.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace city::support
