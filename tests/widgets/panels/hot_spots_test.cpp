#include "widgets/panels/hot_spots.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::Headless;

CityView with_cases(const std::vector<std::pair<LonLat, int>>& heaps) {
  CityView view = *support::blank_city();
  std::vector<CasePtr> cases;
  for (const auto& [at, count] : heaps)
    for (int i = 0; i < count; ++i)
      cases.push_back(std::make_shared<const CaseNow>(
          CaseNow{.fact = {.id = std::to_string(cases.size()),
                           .opened = view.now - 1h,
                           .place = LonLat{at.lon_deg + 0.0001 * i, at.lat_deg}}}));
  cases.push_back(
      std::make_shared<const CaseNow>(CaseNow{.fact = {.id = "no place", .opened = view.now - 1h}}));
  view.cases = std::make_shared<const std::vector<CasePtr>>(std::move(cases));
  return view;
}

LonLat inside(const Geography& map, std::size_t district) { return map.districts[district].label_at; }

TEST(HotSpotBoard, NamesTheDistrictAndCountsWhatIsWithinTheRadius) {
  const GeographyPtr map = support::demo_geography();
  const SpotNames names{*map};
  const CityView view = with_cases({{inside(*map, 0), 4}, {inside(*map, 1), 9}});
  const HotSpotContent content = hot_spot_board(view, names, {}, {});
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.rows[0].events, "9");
  EXPECT_EQ(content.rows[0].place, map->districts[1].name.en);
  EXPECT_EQ(content.rows[1].place, map->districts[0].name.en);
  EXPECT_EQ(content.rows[0].share, 1.0F);
  EXPECT_NE(content.about.find("600 m"), std::string::npos);
  EXPECT_EQ(content.note, "1 without an exact place are not in it");
}

TEST(HotSpotBoard, KnowsThatAPlaceIsNotInTheCity) {
  const GeographyPtr map = support::demo_geography();
  LonLat out = inside(*map, 0);
  const DegreeBox box = box_of(*map);
  out.lon_deg = box.west_deg - 0.002;
  const HotSpotContent content = hot_spot_board(with_cases({{out, 5}}), SpotNames{*map}, {}, {});
  ASSERT_EQ(content.rows.size(), 1U);
  EXPECT_EQ(content.rows[0].place, "Outside the city");
}

TEST(HotSpotBoard, FliesToTheSpotThatIsTouched) {
  if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  const GeographyPtr map = support::demo_geography();
  const HotSpotContent content =
      hot_spot_board(with_cases({{inside(*map, 0), 4}, {inside(*map, 1), 9}}), SpotNames{*map}, {}, {});
  Headless stage{{1920, 1080}};
  MaybeAction action;
  const auto click_at = [&](float y) {
    return stage.frames(1, [&](Pen& pen) {
      const Hand hand{.at = Hand::Point{200, y}, .clicked = true};
      action = draw_hot_spots(pen, {0, 0, 480, 400}, content, {}, hand);
    });
  };
  const Audit audit = click_at(5);
  EXPECT_FALSE(action);
  for (const Audit::Text& text : audit.texts) {
    if (text.text != content.rows[1].place) continue;
    click_at(text.ink.centre_y());
    ASSERT_TRUE(action);
    EXPECT_EQ(std::get<LookAt>(*action).at, content.rows[1].at);
  }
  EXPECT_TRUE(action);
}

TEST(HotSpotBoard, FitsAnyRectangleAndSaysWhenItCannot) {
  if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  const GeographyPtr map = support::demo_geography();
  for (const Language language : {Language::Chinese, Language::English}) {
    const Texts texts = support::texts_in(language);
    const HotSpotContent content =
        hot_spot_board(with_cases({{inside(*map, 0), 4}, {inside(*map, 1), 9}}), SpotNames{*map}, {}, texts);
    const HotSpotContent none = hot_spot_board(with_cases({}), SpotNames{*map}, {}, texts);
    Headless stage{{1920, 1080}};
    for (const Rect r : {Rect{0, 0, 480, 400}, Rect{0, 0, 320, 160}, Rect{0, 0, 900, 130}}) {
      for (const HotSpotContent* each : {&content, &none}) {
        const Audit audit = stage.frames(1, [&](Pen& pen) { draw_hot_spots(pen, r, *each, texts, {}); });
        for (const Audit::Text& text : audit.texts) {
          EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text;
          EXPECT_LE(text.ink.bottom(), r.bottom() + 1) << text.text;
        }
        EXPECT_TRUE(audit.shortages.empty());
      }
    }
    const Audit tiny = stage.frames(1, [&](Pen& pen) {
      draw_hot_spots(pen, {0, 0, 300, 50}, content, texts, {});
    });
    EXPECT_FALSE(tiny.shortages.empty());
  }
}

}  // namespace
}  // namespace city
