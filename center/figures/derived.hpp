// Figures that the center works out from an asset's own values and traits, as if the asset had told them.
//
//   figure             from                                                                     formula
//   nedocs             ed_patients_count, ed_beds_count, waiting_ward_count, ventilated_count,  nedocs.hpp, held in 0 to 200
//                      longest_boarding_h, last_wait_h; trait hospital_beds_count (beds of the department may be a trait too)
//   los_grade          speed_kmh; trait free_flow_kmh                                           level_of_service.hpp, A = 1 … F = 6
//   aqi_pm25 …         pm25_24h_ug_m3, pm10_24h_ug_m3, o3_8h_ppb, co_8h_ppm, so2_ppb, no2_ppb   aqi.hpp
//   rain_class         rain_1h_mm, rain_3h_mm, rain_24h_mm                                      rain_class.hpp, 0 to 4
//   water_alert_level  water_level_m; traits alert_level_1_m, _2_m, _3_m                        water_alert.hpp, 0 or 3, 2, 1
//   water_margin_m     the same                                                                 up to the next alert level
//   epidemic_band      epidemic_probability                                                     epidemic.hpp, 0 to 2
//
// A figure that the source sends itself is left to it. A missing or bad input gives no figure; a suspect one gives a suspect
// figure. The figure's time is its oldest input's: it is no fresher than what it was made of.
// Threads: pure.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

struct FigureInput {
  std::string_view quantity{};
  double value = 0;
  Quality quality = Quality::Missing;
  TimePoint event_time{};
};

struct Figure {
  std::string_view quantity{};  // lives as long as the program
  double value = 0;
  Quality quality = Quality::Good;
  TimePoint event_time{};
};

// Quantities and traits that some figure is made of: an asset with none of them has no figures. Sorted.
std::span<const std::string_view> figure_inputs();
bool needs_trait(std::string_view input);  // alone it makes a figure only of an asset that has traits

std::vector<Figure> figures_of(std::span<const FigureInput> values, std::span<const Trait> traits);

}  // namespace city
