#include "widgets/panels/diagnostics_board.hpp"

#include "tests/widgets/panels/history_city.hpp"
#include "tests/widgets/support/demo_city.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

const ZoneClock kClock{"Asia/Taipei"};

WallHealth busy_wall() {
  return {.renderer = "llvmpipe (LLVM 15.0.6, 256 bits)",
          .screens = 4,
          .frames_per_s = 58.2,
          .build_p50_ms = 0.8,
          .build_p99_ms = 2.1,
          .frame_p50_ms = 12,
          .frame_p99_ms = 21,
          .worst_frame_ms = 180,
          .event_to_pixel_p50_ms = 31,
          .event_to_pixel_p99_ms = 64,
          .gpu_bytes = 120ULL << 20,
          .resident_bytes = 310ULL << 20};
}

const FactRow* row_of(const DiagnosticsContent& content, std::string_view label) {
  for (const DiagnosticsBlock& block : content.blocks)
    for (const FactRow& row : block.rows)
      if (row.label == label) return &row;
  return nullptr;
}

DiagnosticsContent told(const CityView& view, const WallHealth& health = busy_wall()) {
  return diagnostics(view, health, {}, {}, {});
}

TEST(HealthTrends, TakeOneSampleASecondAndForgetTheOldest) {
  HealthTrends trends;
  CityView view = history_city({});
  for (int i = 0; i < 2'000; ++i) {
    view.now = kHistoryNow + i * 500ms;
    view.feeds[0].messages_per_s = i;
    trends.take(view, busy_wall());
  }
  const auto points = trends.points(TrendOf::Messages);
  ASSERT_EQ(points->size(), kTrendSamples);
  EXPECT_EQ(points->back().value, 1'998);
  EXPECT_EQ(points->front().at, points->back().at - std::chrono::seconds{kTrendSamples - 1});
  EXPECT_EQ(trends.points(TrendOf::Resident)->back().value, 310);
}

TEST(HealthTrends, LeaveOutWhatNobodyMeasured) {
  HealthTrends trends;
  trends.take(history_city({}), {});
  EXPECT_TRUE(trends.points(TrendOf::Frame)->empty()) << "0 ms would look very good";
  EXPECT_EQ(trends.points(TrendOf::Backlog)->size(), 1U) << "nothing waiting is a measurement";
}

TEST(HealthTrends, BeginAnewWhenTimeRunsBackwards) {
  HealthTrends trends;
  CityView view = history_city({});
  trends.take(view, {});
  view.now -= 1h;
  trends.take(view, {});
  ASSERT_EQ(trends.points(TrendOf::Messages)->size(), 1U);
  EXPECT_EQ(trends.points(TrendOf::Messages)->front().at, view.now);
}

TEST(Diagnostics, TellFramesMemoryAndWhatIsUnknownAsADash) {
  const auto content = told(*calm_city());
  EXPECT_EQ(row_of(content, "Frames a second")->value, "58");
  EXPECT_EQ(row_of(content, "Frame")->value, "12 ms");
  EXPECT_EQ(row_of(content, "Event to pixel")->value, "31 ms");
  EXPECT_EQ(row_of(content, "Memory")->value, "310 MiB");
  EXPECT_EQ(row_of(content, "Graphics memory")->value, "120 MiB");
  const auto unknown = told(*calm_city(), {});
  for (const char* label : {"Frames a second", "Frame", "Event to pixel", "Memory", "Graphics memory"})
    EXPECT_EQ(row_of(unknown, label)->value, "–") << label;
}

TEST(Diagnostics, ListTheBusiestFeedsFirst) {
  CityViewPtr view = calm_city();
  const auto content = diagnostics(*view, {}, {}, {.most_feeds = 3}, {});
  const DiagnosticsBlock& feeds = content.blocks.back();
  ASSERT_EQ(feeds.rows.size(), 3U);
  EXPECT_EQ(feeds.rows[0].value, "120 a second");
}

TEST(Diagnostics, SayThatSomethingIsWrongOnlyWhenItIs) {
  EXPECT_FALSE(told(*calm_city()).in_trouble);
  const auto storm = told(*stormy_city());
  EXPECT_TRUE(storm.in_trouble);
  EXPECT_EQ(row_of(storm, "Broker")->symbol, Symbol::Serious);
  EXPECT_EQ(row_of(storm, "Broker")->value, "lost");
}

TEST(Diagnostics, FitAnyRectangleInBothLanguages) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  HealthTrends trends;
  CityView view = *stormy_city();
  for (int i = 0; i < 700; ++i) {
    view.now = demo_noon() + i * 1s;
    view.feeds[0].messages_per_s = 100 + 20 * std::sin(i * 0.1);
    trends.take(view, busy_wall());
  }
  for (const WallProfile& profile : {WallProfile{}, WallProfile{1.27, 12}}) {
    Headless ui{{1920, 1080}, profile};
    for (const Language language : {Language::Chinese, Language::English})
      for (const Rect r : {Rect{10, 10, 1900, 1000}, Rect{10, 10, 940, 900}, Rect{10, 10, 460, 500},
                           Rect{10, 10, 440, 160}, Rect{10, 10, 420, 68}}) {
        const Texts texts = texts_in(language);
        const auto content = diagnostics(view, busy_wall(), trends, {}, texts);
        PlotStack stack;
        const Audit audit = ui.frames(
            2, [&](Pen& pen) { draw_diagnostics(pen, r, content, stack, kClock, texts, {}, std::nullopt); });
        expect_neat(audit, r, std::to_string(r.w) + "x" + std::to_string(r.h));
        if (profile.pixel_pitch_mm > 0) continue;
        EXPECT_EQ(audit.shortages.empty(), r.h > 100) << r.w;
        if (r.w > 1800) {
          EXPECT_TRUE(says(audit, texts.tr("Graphics memory")));
        }
      }
  }
}

}  // namespace
}  // namespace city
