#include "widgets/map/heat_map.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "widgets/ui/number_text.hpp"

namespace city {

bool HeatMap::update(const CityView& view) {
  const bool is_soon = seen_now_ && view.now >= *seen_now_ && view.now < *seen_now_ + kHeatPeriod;
  const bool can_age = choice_.source == DensityChoice::Source::NewCases;
  if (is_soon || (seen_ == view.cases && !can_age)) return false;
  seen_now_ = view.now;
  seen_ = view.cases;
  const Events events = events_of(view, choice_);
  DensityGrid grid = density_of(events.at, box_, choice_.radius_m);
  const bool differs = grid.per_km2 != grid_.per_km2 || events.left_out != left_out_;
  grid_ = std::move(grid);
  left_out_ = events.left_out;
  return differs;
}

double HeatMap::full_per_km2() const {
  const double one = 3e6 / (std::numbers::pi * grid_.radius_m * grid_.radius_m);
  return std::max(static_cast<double>(grid_.most), kLeastPeak * one);
}

std::vector<std::uint8_t> HeatMap::texels() const {
  std::vector<std::uint8_t> texels;
  texels.reserve(grid_.per_km2.size());
  const double scale = 255 / full_per_km2();
  for (const float density : grid_.per_km2)
    texels.push_back(static_cast<std::uint8_t>(std::min(255.0, static_cast<double>(density) * scale + 0.5)));
  return texels;
}

std::vector<LegendRow> HeatMap::legend(const Texts& texts) const {
  using Sign = LegendRow::Sign;
  const bool is_open = choice_.source == DensityChoice::Source::OpenCases;
  const std::string radius = number_text(grid_.radius_m, 0);
  const double full = full_per_km2();
  std::vector<LegendRow> rows;
  rows.push_back(
      {.sign = Sign::Heading,
       .text = std::string{is_open ? texts.tr("Density of open cases") : texts.tr("Density of new cases")}});
  rows.push_back({.sign = Sign::Ramp,
                  .text = filled(texts.tr("0 to {0} per km²"), {number_text(full, full < 10 ? 1 : 0)})});
  if (!choice_.group.empty())
    rows.push_back({.sign = Sign::None, .text = std::string{texts.word(choice_.group)}});
  rows.push_back({.sign = Sign::None,
                  .text = is_open ? filled(texts.tr("radius {0} m"), {radius})
                                  : filled(texts.tr("radius {0} m, of the last {1}"),
                                           {radius, age_text(choice_.window, texts)})});
  const std::string n = "n = " + count_text(grid_.events);
  rows.push_back({.sign = Sign::None,
                  .text = left_out_ == 0 ? n
                                         : filled(texts.tr("{0}, and {1} without an exact place"),
                                                  {n, count_text(left_out_)})});
  return rows;
}

}  // namespace city
