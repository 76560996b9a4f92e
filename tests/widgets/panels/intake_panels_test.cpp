// What the panels below the health board say, and what is in the unlocated tray.
#include "widgets/panels/intake_panels.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/unlocated_tray.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

const TimePoint kNow{500'000h};

CityView two_feeds() {
  CityView view;
  view.now = kNow;
  view.book = std::make_shared<const FeedBook>(
      FeedBook{{.id = "rain", .name = {"雨量", "Rain"}}, {.id = "bikes", .name = {"單車", "Bikes"}}});
  view.feeds.resize(2);
  return view;
}

std::uint64_t& of_kind(FeedNow& feed, DecodeError::Kind kind) {
  return feed.refused_by_kind[static_cast<std::size_t>(kind)];
}

TEST(Refusals, AreAddedUpByReasonOverAllFeeds) {
  CityView view = two_feeds();
  of_kind(view.feeds[0], DecodeError::Kind::BadTime) = 3;
  of_kind(view.feeds[1], DecodeError::Kind::BadTime) = 40;
  of_kind(view.feeds[0], DecodeError::Kind::BadJson) = 5;
  view.unclaimed_by_kind[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)] = 2;
  view.feeds[0].refused = 8;
  view.feeds[0].last_error = "t: not a time";
  view.quarantined = 48;
  const RefusalContent content = refusals(view, {});
  EXPECT_EQ(content.refused, 50U);
  EXPECT_EQ(content.quarantined, 48U);
  ASSERT_EQ(content.reasons.size(), 3U);
  EXPECT_EQ(content.reasons[0].label, "time unreadable");
  EXPECT_EQ(content.reasons[0].note, "Bikes·Rain");
  EXPECT_EQ(content.reasons[0].value, "43");
  EXPECT_EQ(content.reasons[1].label, "not JSON, or cut off");
  EXPECT_EQ(content.reasons[2].label, "topic unknown");
  ASSERT_EQ(content.newest.size(), 1U);
  EXPECT_EQ(content.newest[0].note, "t: not a time");
}

TEST(Findings, AreCountedByNameTheMostFrequentFirst) {
  CityView view = two_feeds();
  view.feeds[0].findings = {{"default-point", 3}, {"zone-assumed", 7}};
  view.feeds[1].findings = {{"default-point", 30}};
  const auto rows = findings(view, {});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].label, "default point") << "a name nobody has translated reads as words";
  EXPECT_EQ(rows[0].value, "33");
  EXPECT_EQ(rows[0].note, "Bikes·Rain");
  EXPECT_EQ(rows[1].value, "7");
}

TEST(Pipeline, IsCalmUntilSomethingIsLost) {
  CityView view = two_feeds();
  view.health.history = {.on = true, .observations_written = 5, .committed_at = kNow - 1s};
  EXPECT_FALSE(pipeline(view, {}).in_trouble);
  view.health.pipeline.not_kept = 2;
  const PipelineContent content = pipeline(view, {});
  EXPECT_TRUE(content.in_trouble);
  const auto row = std::find_if(content.rows.begin(), content.rows.end(),
                                [](const FactRow& r) { return r.symbol == Symbol::Serious; });
  ASSERT_NE(row, content.rows.end());
  EXPECT_EQ(row->note, "2 not kept");
}

TEST(Pipeline, NamesWhatRunawayPublishersHadMerged) {
  CityView view = two_feeds();
  view.feeds[1].merged = 900;
  view.feeds[1].throttled = 880;
  bool is_named = false;
  for (const FactRow& row : pipeline(view, {}).rows)
    is_named = is_named || row.note == "880 of runaway publishers";
  EXPECT_TRUE(is_named);
}

CityView lost_things() {
  CityView view = two_feeds();
  view.feeds[0].unlocated = 3;
  Paged<AssetChunk> paged;
  for (const FeedIndex feed : {FeedIndex{0}, FeedIndex{1}}) {
    AssetChunk chunk{.feed = feed};
    std::vector<AssetInfo> infos{{.id = "1", .kind = "rain_gauge"},
                                 {.id = "2", .kind = "rain_gauge"},
                                 {.id = "3", .kind = "camera"},
                                 {.id = "4", .kind = "vd", .place = LonLat{121.5, 25}},
                                 {.id = "5", .kind = "road_section", .line = {{121.5, 25}, {121.6, 25}}}};
    if (feed == 1) infos.erase(infos.begin(), infos.begin() + 3);
    chunk.first.assign(infos.size() + 1, 0);
    chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::move(infos));
    paged.append(std::move(chunk));
  }
  view.assets = paged.freeze();
  auto cases = std::make_shared<std::vector<CasePtr>>();
  for (int i = 0; i < 12; ++i) {
    CaseNow c;
    c.fact = {.id = std::to_string(i),
              .category = "item " + std::to_string(i),
              .opened = kNow - std::chrono::minutes{i}};
    if (i == 1) c.fact.place = LonLat{121.5, 25};
    if (i == 2) c.fact.status = CaseStatus::Closed;
    cases->push_back(std::make_shared<const CaseNow>(c));
  }
  view.cases = std::move(cases);
  return view;
}

TEST(UnlocatedTray, CountsAssetsByFeedAndKindAndListsTheNewestCases) {
  const UnlocatedContent tray = unlocated(lost_things(), {});
  EXPECT_EQ(tray.assets, 3U) << "a line is a place";
  ASSERT_EQ(tray.kinds.size(), 2U);
  EXPECT_EQ(tray.kinds[0].label, "Rain");
  EXPECT_EQ(tray.kinds[0].note, "rain gauge");
  EXPECT_EQ(tray.kinds[0].value, "2");
  EXPECT_EQ(tray.cases, 10U);
  ASSERT_EQ(tray.newest.size(), kMostUnlocatedCases);
  EXPECT_EQ(tray.newest[0].label, "item 0");
  EXPECT_EQ(tray.newest[1].label, "item 3");
}

TEST(UnlocatedTray, StaysOnTheMapHoweverSmallThatIs) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  const UnlocatedContent content = unlocated(lost_things(), {});
  for (const Rect map : {Rect{10, 92, 1000, 800}, Rect{10, 92, 600, 160}}) {
    for (const Language language : {Language::Chinese, Language::English}) {
      const Texts texts = texts_in(language);
      const Audit audit = ui.frames(2, [&](Pen& pen) {
        const Rect chip = unlocated_chip(pen, map, 13, texts);
        draw_unlocated_chip(pen, chip, 13, true, texts);
        draw_unlocated_tray(pen, unlocated_tray(pen, map, chip, content), content, texts);
      });
      for (const Audit::Text& text : audit.texts) {
        EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text;
        EXPECT_LE(text.ink.bottom(), map.bottom()) << text.text;
        EXPECT_LE(text.ink.right(), map.right()) << text.text;
      }
    }
  }
}

}  // namespace
}  // namespace city
