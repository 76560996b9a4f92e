// The inspector's cards and the help card.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/help_card.hpp"
#include "widgets/panels/inspector.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

CityView one_gauge(std::vector<ValueNow> values) {
  for (ValueNow& value : values)
    if (value.received_at == TimePoint{}) value.received_at = value.event_time;
  CityView view;
  view.now = demo_noon();
  view.book =
      std::make_shared<const FeedBook>(FeedBook{{.id = "cwa-rain", .period = 600s, .described = true}});
  view.feeds.resize(1);
  view.quantities = std::make_shared<const std::vector<QuantityInfo>>(
      std::vector<QuantityInfo>{quantity_info("rain_1h_mm"), quantity_info("temperature_c")});
  AssetChunk chunk{.feed = 0, .values = std::move(values)};
  chunk.first.push_back(static_cast<std::uint32_t>(chunk.values.size()));
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::vector<AssetInfo>{
      {.id = "A1", .kind = "rain_gauge", .name = {"公館", "Gongguan"}, .place = LonLat{121.5, 25.01}}});
  Paged<AssetChunk> paged;
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  return view;
}

const ZoneClock kClock{"Asia/Taipei"};

TEST(AssetCard, SaysEverythingAboutAValue) {
  const CityView view = one_gauge({{.value = 12.5,
                                    .event_time = demo_noon() - 2min,
                                    .received_at = demo_noon() - 1min,
                                    .quality = Quality::Good}});
  const CardContent card = *asset_card(view, {0, 0}, kClock, {});
  EXPECT_EQ(card.title, "Gongguan");
  EXPECT_EQ(card.other_title, "公館");
  EXPECT_EQ(card.subtitle, "rain gauge");
  ASSERT_EQ(card.lines.size(), 1U);
  EXPECT_EQ(card.lines[0].label, "Rain in 1 h");
  EXPECT_EQ(card.lines[0].value, "12.5");
  EXPECT_EQ(card.lines[0].unit, "mm");
  EXPECT_EQ(card.lines[0].aside, "2 min");
  EXPECT_FALSE(card.lines[0].stale);
  EXPECT_EQ(card.footer[0], "measured 6 May 11:58:00, received 11:59:00");
  EXPECT_EQ(card.footer[1], "cwa-rain/A1·25.01000°, 121.50000°");
  EXPECT_EQ(card.footer[2], "no description joined");
}

TEST(AssetCard, MarksWhatIsOldMissingOrDoubtful) {
  const TimePoint fresh = demo_noon() - 1min;
  const CityView view =
      one_gauge({{.value = 1, .event_time = demo_noon() - 40min, .quality = Quality::Good},
                 {.event_time = fresh, .quality = Quality::Missing},
                 {.value = 99, .event_time = fresh, .quantity = 1, .quality = Quality::Suspect},
                 {.value = 21,
                  .event_time = fresh,
                  .quantity = 1,
                  .quality = Quality::Good,
                  .doubts = doubt::kFuture}});
  const auto lines = asset_card(view, {0, 0}, kClock, {})->lines;
  EXPECT_TRUE(lines[0].stale);
  EXPECT_EQ(lines[0].symbol, Symbol::Stale);
  EXPECT_EQ(lines[1].value, "–");
  EXPECT_EQ(lines[1].unit, "");
  EXPECT_EQ(lines[1].aside, "not reported·60 s");
  EXPECT_EQ(lines[2].symbol, Symbol::Attention);
  EXPECT_EQ(lines[2].aside, "suspect·60 s");
  EXPECT_EQ(lines[3].aside, "clock·60 s");
}

TEST(AssetCard, AnswersYesOrNoWhereTheQuantityIsAFlag) {
  CityView view = one_gauge({{.value = 1, .event_time = demo_noon(), .quality = Quality::Good}});
  view.quantities =
      std::make_shared<const std::vector<QuantityInfo>>(std::vector<QuantityInfo>{quantity_info("full_bed")});
  EXPECT_EQ(asset_card(view, {0, 0}, kClock, {})->lines[0].value, "yes");
}

TEST(AssetCard, SaysWhatADerivedFigureMeans) {
  const auto note = [](const char* quantity, double value) {
    CityView view = one_gauge({{.value = value, .event_time = demo_noon(), .quality = Quality::Good}});
    view.quantities =
        std::make_shared<const std::vector<QuantityInfo>>(std::vector<QuantityInfo>{quantity_info(quantity)});
    return asset_card(view, {0, 0}, kClock, {})->lines[0].note;
  };
  EXPECT_EQ(note("nedocs", 149.6), "severely overcrowded");
  EXPECT_EQ(note("los_grade", 5), "level E");
  EXPECT_EQ(note("aqi_pm25", 113), "unhealthy for sensitive groups");
  EXPECT_EQ(note("rain_class", 1), "heavy rain");
  EXPECT_EQ(note("rain_class", 0), "");
  EXPECT_EQ(note("epidemic_band", 2), "high risk");
  EXPECT_EQ(note("speed_kmh", 5), "");
}

TEST(AssetCard, SaysWhyAValueIsDoubted) {
  const TimePoint fresh = demo_noon() - 1min;
  const CityView view = one_gauge({{.value = 99,
                                    .event_time = fresh,
                                    .quality = Quality::Suspect,
                                    .doubts = doubt::kOutOfRange | doubt::kFrozen | doubt::kZoneAssumed,
                                    .same_for_s = 7'500},
                                   {.value = 3, .event_time = fresh, .quantity = 1, .same_for_s = 30}});
  const CardContent card = *asset_card(view, {0, 0}, kClock, {});
  EXPECT_EQ(card.lines[0].note, "out of range·frozen·the same for 2 h 5 min");
  EXPECT_EQ(card.lines[1].note, "") << "the same for half a minute is nothing to tell";
  EXPECT_EQ(card.footer[1], "its stamps name no zone: UTC assumed");
}

TEST(AssetCard, TellsWhenItsDocumentWasPublished) {
  const CityView view = one_gauge({{.value = 1,
                                    .event_time = demo_noon() - 3min,
                                    .received_at = demo_noon() - 1min,
                                    .quality = Quality::Good,
                                    .published_s = 100}});
  EXPECT_EQ(asset_card(view, {0, 0}, kClock, {})->footer[1], "published 11:58:40, 80 s ago");
}

TEST(AssetCard, KnowsTheDeviceItsConstantsItsStreamAndItsRecord) {
  CityView view = one_gauge({{.value = 1, .event_time = demo_noon(), .quality = Quality::Good}});
  AssetChunk chunk = view.assets[0];
  AssetInfo info = (*chunk.info)[0];
  info.online = false;
  info.traits = {{"alert_level_1_m", 7.25}};
  info.stream = "rtsp://cameras.example/7";
  info.place_approximate = true;
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::vector<AssetInfo>{info});
  chunk.tallies = {{.accepted = 1'200, .duplicate = 3, .refused = 2}};
  Paged<AssetChunk> paged;
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  const CardContent card = *asset_card(view, {0, 0}, kClock, {});
  EXPECT_EQ(card.lines[0].value, "offline");
  EXPECT_EQ(card.lines[0].symbol, Symbol::Serious);
  EXPECT_EQ(card.lines.back().unit, "m");
  EXPECT_EQ(card.lines.back().aside, "constant");
  EXPECT_EQ(card.footer[1], "cwa-rain/A1·25.01000°, 121.50000°·approximate");
  EXPECT_EQ(card.footer[2], "1,200 values·3 repeated·2 refused");
  EXPECT_EQ(card.footer[3], "stream rtsp://cameras.example/7");
}

TEST(AssetCard, IsNotThereForAnAssetThatIsNot) {
  const CityView view = one_gauge({});
  EXPECT_FALSE(asset_card(view, {0, 7}, kClock, {}));
  EXPECT_FALSE(asset_card(view, {9, 0}, kClock, {}));
  EXPECT_TRUE(asset_card(view, {0, 0}, kClock, {}));
}

TEST(CaseCard, TellsTheLifeOfACase) {
  CaseNow c;
  c.fact = {.id = "2026050612345",
            .category = "路面積淹水",
            .status = CaseStatus::OnSite,
            .opened = demo_noon() - 5h,
            .due = demo_noon() - 2h,
            .district = "大安區",
            .address = "和平東路二段 106 號",
            .text = "水深及膝"};
  c.updated = demo_noon() - 10min;
  CityView view;
  view.now = demo_noon();
  const CardContent card = case_card(view, c, kClock, texts_in(Language::English));
  EXPECT_EQ(card.title, "Road flooded");
  EXPECT_EQ(card.lines[0].value, "On site");
  EXPECT_EQ(card.lines[2].aside, "2 h overdue");
  EXPECT_EQ(card.lines[2].symbol, Symbol::Attention);
  EXPECT_EQ(card.footer[0], "水深及膝");
}

TEST(CaseCard, ShowsTheTimeUsedAndWhoToldTheSame) {
  CaseNow c;
  c.fact = {.id = "7", .group = "road", .opened = demo_noon() - 3h, .due = demo_noon() + 1h};
  c.duplicates = 2;
  CityView view;
  view.now = demo_noon();
  const CardContent card = case_card(view, c, kClock, {});
  EXPECT_EQ(card.subtitle, "road");
  const auto used = std::find_if(card.lines.begin(), card.lines.end(),
                                 [](const CardLine& line) { return line.share.has_value(); });
  ASSERT_NE(used, card.lines.end());
  EXPECT_EQ(used->value, "75 %");
  EXPECT_DOUBLE_EQ(*used->share, 0.75);
  EXPECT_EQ(card.lines.back().value, "+2 same");
  EXPECT_EQ(card.footer.back(), "no position");
}

TEST(Cards, FitIntoTheirBoundsHoweverManyValuesThereAre) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  std::vector<ValueNow> many(60, {.value = 123456.7,
                                  .event_time = demo_noon() - 3h,
                                  .quality = Quality::Suspect,
                                  .doubts = doubt::kFrozen,
                                  .same_for_s = 90'000});
  const CityView view = one_gauge(many);
  for (const Language language : {Language::Chinese, Language::English}) {
    const Texts texts = texts_in(language);
    for (const Rect bounds : {Rect{100, 100, 900, 800}, Rect{100, 100, 380, 300}}) {
      const Audit audit = ui.frames(3, [&](Pen& pen) {
        draw_card(pen, bounds, *asset_card(view, {0, 0}, kClock, texts), texts);
      });
      EXPECT_GT(audit.texts.size(), 4U);
      for (const Audit::Text& text : audit.texts) {
        EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text;
        EXPECT_GE(text.ink.x, bounds.x - 1) << text.text;
        EXPECT_LE(text.ink.right(), bounds.right() + 1) << text.text;
        EXPECT_LE(text.ink.bottom(), bounds.bottom() + 1) << text.text;
      }
    }
  }
}

TEST(HelpCard, FitsItsTextsInBothLanguagesAndSizes) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  for (const SizePx size : {SizePx{1920, 1080}, SizePx{3840, 2160}, SizePx{1280, 720}}) {
    Headless ui{size};
    for (const Language language : {Language::Chinese, Language::English}) {
      const Texts texts = texts_in(language);
      const Audit audit = ui.frames(2, [&](Pen& pen) {
        draw_help(pen, {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)}, texts);
      });
      EXPECT_GT(audit.texts.size(), 15U);
      for (const Audit::Text& text : audit.texts)
        EXPECT_FALSE(text.shortened) << text.text << " in " << text.cell.w;
    }
  }
}

}  // namespace
}  // namespace city
