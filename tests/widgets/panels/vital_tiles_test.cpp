#include "widgets/panels/vital_tiles.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"

namespace city {
namespace {

CityView with_vitals(const std::vector<std::pair<VitalSpec, Vital>>& all) {
  CityView view;
  auto specs = std::make_shared<std::vector<VitalSpec>>();
  for (const auto& [spec, vital] : all) {
    specs->push_back(spec);
    view.vitals.push_back(vital);
  }
  view.vital_specs = std::move(specs);
  return view;
}

VitalSpec spec(const std::string& id, Domain domain = Domain::Traffic) {
  return {.id = id, .label = {"標" + id, "label " + id}, .domain = domain, .unit = "km/h", .decimals = 1};
}

TEST(VitalTiles, ShowAMissingFigureAsADashWithoutUnit) {
  const VitalGroup group = vital_group(with_vitals({{spec("a"), {}}}), Domain::Traffic, {});
  ASSERT_EQ(group.tiles.size(), 1U);
  EXPECT_TRUE(group.tiles[0].missing);
  EXPECT_EQ(group.tiles[0].value, "–");
  EXPECT_EQ(group.tiles[0].unit, "");
}

TEST(VitalTiles, NeverCallAMissingFigureAbnormal) {
  const VitalGroup group = vital_group(with_vitals({{spec("a"), {.abnormal = true}}}), Domain::Traffic, {});
  EXPECT_FALSE(group.tiles[0].abnormal);
  EXPECT_EQ(group.abnormal, 0U);
}

TEST(VitalTiles, WriteTheFigureWithItsDecimalsAndLabelInTheLanguage) {
  const CityView view = with_vitals({{spec("a"), {.value = 1234.56}}});
  EXPECT_EQ(vital_group(view, Domain::Traffic, {}).tiles[0].value, "1,234.6");
  EXPECT_EQ(vital_group(view, Domain::Traffic, {}).tiles[0].label, "label a");
  EXPECT_EQ(vital_group(view, Domain::Traffic, {Language::Chinese, nullptr}).tiles[0].label, "標a");
}

TEST(VitalTiles, StandWithTheirDomainAndWarningsWithTheEnvironment) {
  const CityView view = with_vitals({{spec("a", Domain::Warning), {}}, {spec("b", Domain::Hospital), {}}});
  EXPECT_EQ(vital_group(view, Domain::Environment, {}).tiles.size(), 1U);
  EXPECT_EQ(vital_group(view, Domain::Hospital, {}).tiles.size(), 1U);
  EXPECT_TRUE(vital_group(view, Domain::Traffic, {}).tiles.empty());
}

TEST(VitalTiles, ShowCityFacilitiesWithTheEnvironmentAndSaySo) {
  const CityView view =
      with_vitals({{spec("a", Domain::Environment), {}}, {spec("b", Domain::Facility), {}}});
  const VitalGroup group = vital_group(view, Domain::Environment, {});
  EXPECT_EQ(group.tiles.size(), 2U);
  EXPECT_EQ(group.title, "Environment and facilities");
  EXPECT_TRUE(vital_group(view, Domain::Traffic, {}).tiles.empty());
}

TEST(VitalTiles, LetAbnormalOnesPushOutNormalOnes) {
  std::vector<std::pair<VitalSpec, Vital>> all;
  all.reserve(7);
  for (int i = 0; i < 7; ++i)
    all.push_back({spec(std::to_string(i)), {.value = 1, .abnormal = i == 5 || i == 6}});
  const VitalGroup group = vital_group(with_vitals(all), Domain::Traffic, {});
  ASSERT_EQ(group.tiles.size(), kVitalsPerGroup);
  EXPECT_EQ(group.tiles[0].label, "label 0");
  EXPECT_EQ(group.tiles[1].label, "label 1");
  EXPECT_EQ(group.tiles[2].label, "label 5");
  EXPECT_EQ(group.tiles[3].label, "label 6");
  EXPECT_EQ(group.abnormal, 2U);
}

TEST(VitalTiles, SayWhatIsUsualAndPointUpOrDownWithoutCallingItAbnormal) {
  const auto tile = [](std::optional<double> value) {
    const CityView view = with_vitals(
        {{spec("a"), {.value = value, .normal = NormalBand{.low = 12, .high = 30, .samples = 3}}}});
    return vital_group(view, Domain::Traffic, {}).tiles[0];
  };
  EXPECT_EQ(tile(20).usual, "usual 12.0\u201330.0");
  EXPECT_EQ(tile(40).usual, "\u2191 usual 12.0\u201330.0");
  EXPECT_EQ(tile(40).range, "\u2191 12.0\u201330.0");
  EXPECT_EQ(tile(2).usual, "\u2193 usual 12.0\u201330.0");
  EXPECT_EQ(tile(30.04).usual, "usual 12.0\u201330.0") << "the number that is shown is inside";
  EXPECT_EQ(tile(std::nullopt).usual, "usual 12.0\u201330.0");
  EXPECT_FALSE(tile(40).abnormal);
  const CityView unknown = with_vitals({{spec("a"), {.value = 40}}});
  EXPECT_EQ(vital_group(unknown, Domain::Traffic, {}).tiles[0].usual, "");
}

TEST(VitalTiles, SurviveAViewWithFewerFiguresThanDefinitions) {
  CityView view = with_vitals({{spec("a"), {}}, {spec("b"), {}}});
  view.vitals.pop_back();
  EXPECT_EQ(vital_group(view, Domain::Traffic, {}).tiles.size(), 1U);
}

}  // namespace
}  // namespace city
