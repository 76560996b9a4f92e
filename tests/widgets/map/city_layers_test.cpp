// The figures behind the map's own layers: fills, heat, hospital tags, rings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/widgets/map/city_builder.hpp"
#include "widgets/map/area_fill.hpp"
#include "widgets/map/focus_ring.hpp"
#include "widgets/map/heat_map.hpp"
#include "widgets/map/hospital_tags.hpp"
#include "widgets/ui/geo_distance.hpp"

namespace city::test {
namespace {

using ::testing::ElementsAre;
using Sign = LegendRow::Sign;

GeographyPtr two_villages() {
  Geography made;
  const auto square = [](const char* zh, double west) {
    Area area{.name = {.zh = zh, .en = zh}, .district = "東"};
    area.rings = {{{west, 25.0}, {west + 0.1, 25.0}, {west + 0.1, 25.1}, {west, 25.1}}};
    return area;
  };
  made.villages = {square("甲里", 121.0), square("乙里", 121.1)};
  made.districts = {square("東", 121.0)};
  made.districts[0].rings[0][1].lon_deg = made.districts[0].rings[0][2].lon_deg = 121.2;
  return std::make_shared<const Geography>(std::move(made));
}

std::vector<std::string> texts_of(const std::vector<LegendRow>& rows) {
  std::vector<std::string> texts;
  for (const LegendRow& row : rows) texts.push_back(row.text);
  return texts;
}

TEST(AreaFill, PutsAreasIntoClassesAndSaysSo) {
  CityBuilder city;
  for (int i = 0; i < 7; ++i) city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  city.open_case(std::nullopt, std::nullopt);
  AreaFill fill{two_villages(), {}};
  EXPECT_TRUE(fill.update(city.view()));
  EXPECT_THAT(fill.classes(), ElementsAre(1, 0));
  EXPECT_THAT(texts_of(fill.legend({})),
              ElementsAre("Open cases by village", "7", "0", "n = 7, and 1 that no area can be told of"));
}

TEST(AreaFill, ShowsADistrictsClassOnAllItsVillages) {
  CityBuilder city;
  city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  AreaFill fill{two_villages(), {.level = AreaLevel::District}};
  fill.update(city.view());
  EXPECT_THAT(fill.classes(), ElementsAre(1, 1));
}

TEST(AreaFill, TellsNoFigureFromZero) {
  CityBuilder city;
  city.asset(city.feed("rain", 600s), {.id = "1", .kind = "rain_gauge", .place = LonLat{121.05, 25.05}},
             {{"rain_1h_mm", 0}});
  AreaFill fill{two_villages(),
                {.source = AreaFigureChoice::Source::Assets,
                 .aggregate = AreaFigureChoice::Aggregate::Max,
                 .kind = "rain_gauge",
                 .quantity = "rain_1h_mm"}};
  fill.update(city.view());
  EXPECT_THAT(fill.classes(), ElementsAre(0, kNoFigure));
  const std::vector<LegendRow> rows = fill.legend({});
  EXPECT_EQ(rows[1].sign, Sign::Swatch);
  EXPECT_EQ(rows[2].sign, Sign::Hatch);
}

TEST(ClassText, ReadsAsPeopleSayIt) {
  const ClassBreaks counts{.from = {1, 5, 12}, .most = 40};
  EXPECT_EQ(class_text(counts, 0, 0), "1–4");
  EXPECT_EQ(class_text(counts, 1, 0), "5–11");
  EXPECT_EQ(class_text(counts, 2, 0), "12–40");
  const ClassBreaks one{.from = {3, 4}, .most = 4};
  EXPECT_EQ(class_text(one, 0, 0), "3");
  EXPECT_EQ(class_text(one, 1, 0), "4");
  const ClassBreaks amounts{.from = {0.5, 2.5}, .most = 7.25};
  EXPECT_EQ(class_text(amounts, 0, 1), "0.5–2.5");
}

TEST(HeatMap, SaysItsRadiusItsWindowAndWhatItLeftOut) {
  CityBuilder city;
  for (int i = 0; i < 10; ++i) city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  city.open_case(std::nullopt, std::nullopt);
  HeatMap heat{*two_villages(), {.source = DensityChoice::Source::NewCases, .radius_m = 500, .window = 24h}};
  EXPECT_TRUE(heat.update(city.view()));
  const std::vector<std::string> texts = texts_of(heat.legend({}));
  EXPECT_EQ(texts[0], "Density of new cases");
  EXPECT_THAT(texts[2], ::testing::HasSubstr("500 m"));
  EXPECT_EQ(texts[3], "n = 10, and 1 without an exact place");
  const std::vector<std::uint8_t> texels = heat.texels();
  EXPECT_EQ(*std::max_element(texels.begin(), texels.end()), 255);
}

TEST(HeatMap, KeepsAQuietCityDark) {
  CityBuilder city;
  city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  HeatMap heat{*two_villages(), {}};
  heat.update(city.view());
  const std::vector<std::uint8_t> texels = heat.texels();
  EXPECT_LT(*std::max_element(texels.begin(), texels.end()), 70) << "one case is a quarter of the least peak";
}

TEST(HeatMap, IsWorkedOutOnlyWhenCasesChangeAndNotTooOften) {
  CityBuilder city;
  city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  CityView view = city.view();
  HeatMap heat{*two_villages(), {}};
  EXPECT_TRUE(heat.update(view));
  view.now += kHeatPeriod;
  EXPECT_FALSE(heat.update(view)) << "the same cases";
  city.open_case(LonLat{121.15, 25.05}, std::nullopt);
  view.cases = city.view().cases;
  EXPECT_TRUE(heat.update(view));
}

CityView hospital(CityBuilder& city, const std::vector<Says>& values) {
  city.asset(city.feed("er", 600s), {.id = "1", .kind = "hospital", .place = LonLat{121.5, 25.05}}, values);
  return city.view();
}

TEST(HospitalTags, SayWhatIsFreshAndGood) {
  CityBuilder city;
  HospitalTags tags;
  EXPECT_TRUE(tags.update(hospital(city, {{"full_bed", 1}, {"nedocs", 149.6}})));
  ASSERT_EQ(tags.tags().size(), 1U);
  EXPECT_EQ(tag_text(tags.tags()[0], {}), joined({"Full", "150"}));
  EXPECT_EQ(tags.tags()[0].symbol(), Symbol::Serious);

  CityBuilder old;
  HospitalTags stale;
  stale.update(hospital(old, {{"full_bed", 1, 5h}, {"nedocs", 150, 0s, Quality::Suspect}}));
  EXPECT_TRUE(stale.tags().empty());
}

TEST(HospitalTags, AreGreyWhileAllIsWell) {
  EXPECT_EQ((HospitalTag{.nedocs = 60}).symbol(), Symbol::None);
  EXPECT_EQ((HospitalTag{.nedocs = 120}).symbol(), Symbol::Attention);
  EXPECT_EQ((HospitalTag{.full = true}).symbol(), Symbol::Attention);
  EXPECT_EQ((HospitalTag{.full = true, .nedocs = 190}).symbol(), Symbol::Serious);
}

TEST(FocusRing, IsRoundOnTheGround) {
  const LonLat at{121.5, 25.05};
  for (const World& corner : ring_of(at, 500)) EXPECT_NEAR(distance_m(at, geo_from_world(corner)), 500, 2);
}

TEST(FocusText, TellsPlaceRadiusAndWindow) {
  const Focus focus{.radius_m = 1500, .title = "Flood"};
  EXPECT_THAT(focus_text(focus, {}), ::testing::StartsWith(joined({"Flood", "1.5 km"})));
  EXPECT_THAT(focus_text({.radius_m = 500}, {}), ::testing::StartsWith("500 m"));
}

}  // namespace
}  // namespace city::test
