#include "widgets/density/density.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "tests/widgets/map/city_builder.hpp"

namespace city::test {
namespace {

const DegreeBox kBox{121.45, 24.95, 121.65, 25.20};
const LonLat kMiddle{121.55, 25.05};

double events_in(const DensityGrid& grid) {
  const double x_m = (kBox.east_deg - kBox.west_deg) * 111'195 *
                     std::cos((kBox.south_deg + kBox.north_deg) / 2 * std::numbers::pi / 180),
               y_m = (kBox.north_deg - kBox.south_deg) * 111'195;
  const double cell_km2 = x_m * y_m / static_cast<double>(grid.columns * grid.rows) / 1e6;
  return std::accumulate(grid.per_km2.begin(), grid.per_km2.end(), 0.0) * cell_km2;
}

TEST(Density, IntegratesToTheNumberOfEvents) {
  const std::vector<LonLat> events{kMiddle, {121.5601, 25.0702}, {121.5, 25.1}};
  const DensityGrid grid = density_of(events, kBox, 600);
  EXPECT_EQ(grid.events, 3U);
  EXPECT_NEAR(events_in(grid), 3, 0.03);
}

TEST(Density, PeaksWhereTheFormulaSays) {
  const std::vector<LonLat> events(10, kMiddle);
  const DensityGrid grid = density_of(events, kBox, 1000);
  EXPECT_NEAR(static_cast<double>(grid.most), 10 * 3 / std::numbers::pi, 0.5) << "3 / (pi r^2), r = 1 km";
  std::size_t lit = 0;
  for (const float d : grid.per_km2) lit += d > 0 ? 1U : 0U;
  EXPECT_NEAR(static_cast<double>(lit) * grid.cell_m * grid.cell_m, std::numbers::pi * 1e6, 0.2e6)
      << "nothing beyond the radius";
}

TEST(Density, LeavesOutWhatIsFarAndCutsAtTheBorder) {
  const std::vector<LonLat> events{{120, 20}, {121.45, 25.05}};
  const DensityGrid grid = density_of(events, kBox, 600);
  EXPECT_EQ(grid.events, 1U);
  EXPECT_NEAR(events_in(grid), 0.5, 0.05) << "half of it lies outside";
}

TEST(Density, IsBoundedHoweverFineTheRadius) {
  const DensityGrid grid = density_of(std::vector<LonLat>{kMiddle}, kBox, 1);
  EXPECT_LE(grid.columns, kMostCells);
  EXPECT_LE(grid.rows, kMostCells);
  EXPECT_EQ(grid.radius_m, kLeastRadiusM);
  EXPECT_EQ(density_of({}, kBox, 600).most, 0.0F);
}

TEST(Events, AreOpenCasesOrThoseOfAWindow) {
  CityBuilder city;
  city.open_case(kMiddle, std::nullopt);  // opened an hour ago
  city.open_case(std::nullopt, std::nullopt);
  CityView view = city.view();
  auto cases = *view.cases;
  CaseNow closed{
      .fact = {.id = "c", .status = CaseStatus::Closed, .opened = kNoon - 10min, .place = kMiddle}};
  CaseNow guess{.fact = {.id = "g", .opened = kNoon - 10min, .place = kMiddle, .place_approximate = true}};
  CaseNow noise{.fact = {.id = "n", .group = "noise", .opened = kNoon - 3h, .place = kMiddle}};
  for (const CaseNow& one : {closed, guess, noise}) cases.push_back(std::make_shared<const CaseNow>(one));
  view.cases = std::make_shared<const std::vector<CasePtr>>(cases);

  const Events open = events_of(view, {.source = DensityChoice::Source::OpenCases});
  EXPECT_EQ(open.at.size(), 2U);
  EXPECT_EQ(open.left_out, 2U);
  const Events lately = events_of(view, {.source = DensityChoice::Source::NewCases, .window = 2h});
  EXPECT_EQ(lately.at.size(), 2U) << "the closed one counts, the old one does not";
  EXPECT_EQ(events_of(view, {.source = DensityChoice::Source::OpenCases, .group = "noise"}).at.size(), 1U);
}

}  // namespace
}  // namespace city::test
