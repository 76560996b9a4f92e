// What we ship in assets/ has room on the wall: names of feeds and labels of vital signs, in both languages.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>

#include "center/core/vital_file.hpp"
#include "sensors/feed_spec.hpp"
#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/wall/overview.hpp"

namespace city {
namespace {

using namespace support;
constexpr SizePx kSize{1920, 1080};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

FeedBook shipped_feeds() {
  FeedBook book;
  for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{CITYGLASS_SOURCE_DIR} /
                                                               "assets" / "feeds"}) {
    if (entry.path().extension() != ".toml") continue;
    auto spec = parse_feed_spec(text_of(entry.path()));
    if (auto* good = std::get_if<FeedSpec>(&spec)) book.push_back(std::move(*good));
  }
  return book;
}

TEST(ShippedWords, FitTheirPlacesInBothLanguages) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const std::string vitals = text_of(std::filesystem::path{CITYGLASS_SOURCE_DIR} / "assets" / "vitals.toml");
  const auto parsed = parse_vitals(vitals);
  ASSERT_TRUE(std::holds_alternative<std::vector<VitalSpec>>(parsed));
  CityView view;
  view.now = demo_noon();
  view.book = std::make_shared<const FeedBook>(shipped_feeds());
  view.vital_specs = std::make_shared<const std::vector<VitalSpec>>(std::get<std::vector<VitalSpec>>(parsed));
  view.feeds.resize(view.book->size(), {.state = FeedState::Late,
                                        .newest_receipt = demo_noon() - std::chrono::minutes{99},
                                        .grade = FeedGrade::Attention,
                                        .reasons = {{FeedReason::Kind::StampsBehind, 86'000}}});
  view.vitals.resize(view.vital_specs->size(), {.value = 18'888, .abnormal = true});
  ASSERT_GT(view.book->size(), 5U);
  ASSERT_GT(view.vitals.size(), 5U);

  Headless ui{kSize};
  const GeographyPtr geography = demo_geography();
  const ZoneClock clock{geography->zone};
  const OverviewLayout layout = overview_layout(kSize, ui.look().type, feed_rows(view.feeds.size()));
  for (const Language language : {Language::Chinese, Language::English}) {
    const Texts texts = texts_in(language);
    const Audit audit = ui.frames(2, [&](Pen& pen) {
      draw_overview(pen, layout, overview_content(view, *geography, clock, texts, "Overview", pen, layout),
                    view, texts);
    });
    for (const Audit::Text& text : audit.texts)
      EXPECT_FALSE(text.shortened) << '"' << text.text << "\" in " << text.cell.w << " pixels";
  }
}

}  // namespace
}  // namespace city
