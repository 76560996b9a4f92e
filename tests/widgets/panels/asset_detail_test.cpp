#include "widgets/panels/asset_detail.hpp"

#include "tests/widgets/panels/history_city.hpp"
#include "tests/widgets/support/demo_city.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

const ZoneClock kClock{"Asia/Taipei"};

AssetDetailContent detail(const CityView& view, std::optional<AssetRef> asset, const Texts& texts = {}) {
  return asset_detail(view, asset, {}, answers_of({day_of_minutes(101, 2)}), kClock, texts);
}

TEST(AssetDetail, SaysWhoItIsInBothLanguages) {
  const auto content = detail(history_city({}), AssetRef{0, 0});
  ASSERT_TRUE(content.has_asset);
  EXPECT_EQ(content.name, "Pumping station 1");
  EXPECT_EQ(content.other_name, "第1抽水站");
  EXPECT_NE(content.subtitle.find("大安"), std::string::npos);
}

TEST(AssetDetail, HasARowPerValueAndPerConstant) {
  const auto content = detail(
      history_city({.traits = {{"alert_level_1_m", 9.5}}, .quality = Quality::Suspect}), AssetRef{0, 0});
  ASSERT_EQ(content.values.size(), 2U);
  EXPECT_EQ(content.values[0].symbol, Symbol::Attention);
  EXPECT_EQ(content.values[0].cells[1].text, "1.00");
  EXPECT_NE(content.values[0].cells[4].text.find("suspect"), std::string::npos);
}

TEST(AssetDetail, PlotsItsQuantitiesWithHistoryAndLevels) {
  const auto content = detail(history_city({.traits = {{"alert_level_1_m", 9.5}}}), AssetRef{0, 0});
  ASSERT_EQ(content.plots.size(), 1U);
  EXPECT_EQ(content.plots[0].plot.lines[0].points->size(), 1440U);
  EXPECT_EQ(content.plots[0].plot.levels.size(), 1U);
  EXPECT_TRUE(content.plots[0].plot.band);
}

TEST(AssetDetail, WishesTheHistoryOfWhatItPlots) {
  const CityView view = history_city({});
  const auto wishes = asset_detail_wishes(view, AssetRef{0, 1}, {});
  ASSERT_EQ(wishes.size(), 1U);
  EXPECT_EQ(wishes[0].series, 102U);
  EXPECT_TRUE(asset_detail_wishes(view, std::nullopt, {}).empty());
  EXPECT_TRUE(asset_detail_wishes(view, AssetRef{0, 99}, {}).empty());
}

TEST(AssetDetail, NamesTheFeedItsTopicAndItsNewestMessageAndLeadsToTheFeeds) {
  CityView view = history_city({});
  auto content = detail(view, AssetRef{0, 0});
  EXPECT_EQ(content.feed.cells[0].text, "Water gauges");
  EXPECT_EQ(content.feed.cells[1].text, "fine");
  EXPECT_EQ(std::get<ShowScene>(*content.feed.action).id, "feeds");
  ASSERT_GE(content.sources.size(), 2U);
  EXPECT_NE(content.sources[0].find("city/water/#"), std::string::npos);
  EXPECT_NE(content.sources[1].find("20 s"), std::string::npos);
  view.feeds[0].grade = FeedGrade::Bad;
  view.feeds[0].reasons = {{FeedReason::Kind::ValuesFrozen, 5'400}};
  content = detail(view, AssetRef{0, 0});
  EXPECT_EQ(content.feed.symbol, Symbol::Serious);
  EXPECT_NE(content.feed.cells[1].text, "fine");
}

TEST(AssetDetail, ShowsNothingWithoutAnAssetOrWhenItIsGone) {
  const CityView view = history_city({});
  EXPECT_FALSE(detail(view, std::nullopt).has_asset);
  EXPECT_FALSE(detail(view, AssetRef{4, 0}).has_asset);
  EXPECT_FALSE(detail(view, AssetRef{0, 40}).has_asset);
}

TEST(AssetDetail, FitsAnyRectangleInBothLanguages) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityViewPtr storm = stormy_city();
  const CityView gauge = history_city({.traits = {{"alert_level_1_m", 9.5}, {"alert_level_2_m", 8}}});
  for (const WallProfile& profile : {WallProfile{}, WallProfile{1.27, 12}})
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{3840, 2160}}) {
      Headless ui{size, profile};
      const float k = static_cast<float>(size.height) / 1080;
      for (const CityView* view : {&gauge, storm.get()})
        for (const Language language : {Language::Chinese, Language::English})
          for (const Rect units : {Rect{10, 10, 1900, 1000}, Rect{10, 10, 900, 700}, Rect{10, 10, 460, 900},
                                   Rect{10, 10, 420, 240}, Rect{10, 10, 300, 80}}) {
            const Rect r{units.x * k, units.y * k, units.w * k, units.h * k};
            const Texts texts = texts_in(language);
            const auto content = detail(*view, AssetRef{0, 0}, texts);
            PlotStack stack;
            const Audit audit = ui.frames(2, [&](Pen& pen) {
              draw_asset_detail(pen, r, content, stack, kClock, texts, {}, kHistoryNow - 1h);
            });
            expect_neat(audit, r, std::to_string(units.w) + "x" + std::to_string(units.h));
            if (profile.pixel_pitch_mm > 0) continue;
            EXPECT_EQ(audit.shortages.empty(), units.h > 100) << units.w;
          }
    }
}

TEST(AssetDetail, LeadsToTheFeedsAndSaysWhatToDoWithoutAnAsset) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  const auto content = detail(history_city({}), AssetRef{0, 0});
  PlotStack stack;
  const Rect r{0, 0, 1900, 900};
  const Audit audit = ui.frames(
      1, [&](Pen& pen) { draw_asset_detail(pen, r, content, stack, kClock, {}, {}, std::nullopt); });
  const auto feed = std::find_if(audit.texts.begin(), audit.texts.end(),
                                 [](const Audit::Text& text) { return text.text == "Water gauges"; });
  ASSERT_NE(feed, audit.texts.end());
  PlotsDrawn drawn;
  ui.frames(1, [&](Pen& pen) {
    drawn = draw_asset_detail(pen, r, content, stack, kClock, {},
                              {.at = Hand::Point{feed->ink.x + 3, feed->ink.y + 3}, .clicked = true},
                              std::nullopt);
  });
  ASSERT_TRUE(drawn.action);
  EXPECT_EQ(std::get<ShowScene>(*drawn.action).id, "feeds");
  const Audit none =
      ui.frames(1, [&](Pen& pen) { draw_asset_detail(pen, r, {}, stack, kClock, {}, {}, std::nullopt); });
  EXPECT_TRUE(says(none, "No asset chosen"));
}

}  // namespace
}  // namespace city
