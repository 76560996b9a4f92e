#include "center/figures/derived.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "center/figures/aqi.hpp"
#include "center/figures/epidemic.hpp"
#include "center/figures/level_of_service.hpp"
#include "center/figures/nedocs.hpp"
#include "center/figures/rain_class.hpp"
#include "center/figures/water_alert.hpp"

namespace city {
namespace {

constexpr std::array<std::string_view, 18> kInputs{"co_8h_ppm",
                                                   "ed_beds_count",
                                                   "ed_patients_count",
                                                   "epidemic_probability",
                                                   "last_wait_h",
                                                   "longest_boarding_h",
                                                   "no2_ppb",
                                                   "o3_8h_ppb",
                                                   "pm10_24h_ug_m3",
                                                   "pm25_24h_ug_m3",
                                                   "rain_1h_mm",
                                                   "rain_24h_mm",
                                                   "rain_3h_mm",
                                                   "so2_ppb",
                                                   "speed_kmh",
                                                   "ventilated_count",
                                                   "waiting_ward_count",
                                                   "water_level_m"};

// The inputs of one figure: what is there, how good, how old.
class Inputs {
 public:
  Inputs(std::span<const FigureInput> values, std::span<const Trait> traits)
      : values_{values}, traits_{traits} {}

  std::optional<double> value(std::string_view quantity) {
    for (const FigureInput& input : values_) {
      if (input.quantity != quantity) continue;
      if (input.quality == Quality::Missing || input.quality == Quality::Bad) return std::nullopt;
      quality_ = std::max(quality_, input.quality);
      oldest_ = used_ ? std::min(oldest_, input.event_time) : input.event_time;
      used_ = true;
      return input.value;
    }
    return std::nullopt;
  }
  std::optional<double> trait(std::string_view quantity) const {
    for (const Trait& trait : traits_)
      if (trait.quantity == quantity) return trait.value;
    return std::nullopt;
  }
  std::optional<double> value_or_trait(std::string_view quantity) {
    const auto told = value(quantity);
    return told ? told : trait(quantity);
  }

  Figure figure(std::string_view quantity, double value) const {
    return {.quantity = quantity, .value = value, .quality = quality_, .event_time = oldest_};
  }

 private:
  std::span<const FigureInput> values_;
  std::span<const Trait> traits_;
  Quality quality_ = Quality::Good;
  TimePoint oldest_{};
  bool used_ = false;
};

std::optional<Figure> nedocs_figure(Inputs in) {
  const auto patients = in.value("ed_patients_count");
  const auto beds = in.value_or_trait("ed_beds_count");
  const auto boarders = in.value("waiting_ward_count");
  const auto hospital_beds = in.trait("hospital_beds_count");
  const auto ventilated = in.value("ventilated_count");
  const auto longest_h = in.value("longest_boarding_h");
  const auto wait_h = in.value("last_wait_h");
  if (!patients || !beds || !boarders || !hospital_beds || !ventilated || !longest_h || !wait_h)
    return std::nullopt;
  const auto score = nedocs({.patients = *patients,
                             .beds = *beds,
                             .boarders = *boarders,
                             .hospital_beds = *hospital_beds,
                             .ventilated = *ventilated,
                             .longest_boarding_h = *longest_h,
                             .last_wait_h = *wait_h});
  if (!score) return std::nullopt;
  return in.figure("nedocs", std::clamp(*score, 0.0, kNedocsScaleEnd));
}

std::optional<Figure> los_figure(Inputs in) {
  const auto speed_kmh = in.value("speed_kmh");
  const auto free_kmh = in.trait("free_flow_kmh");
  const auto level = speed_kmh && free_kmh ? level_of_service(*speed_kmh, *free_kmh) : std::nullopt;
  if (!level) return std::nullopt;
  return in.figure("los_grade", static_cast<double>(*level));
}

std::optional<Figure> rain_figure(Inputs in) {
  const auto found = rain_class({.in_1h_mm = in.value("rain_1h_mm"),
                                 .in_3h_mm = in.value("rain_3h_mm"),
                                 .in_24h_mm = in.value("rain_24h_mm")});
  if (!found) return std::nullopt;
  return in.figure("rain_class", static_cast<double>(*found));
}

std::optional<Figure> epidemic_figure(Inputs in) {
  const auto probability = in.value("epidemic_probability");
  if (!probability) return std::nullopt;
  return in.figure("epidemic_band", static_cast<double>(epidemic_risk(*probability)));
}

void add_water(Inputs in, std::vector<Figure>& figures) {
  const auto level_m = in.value("water_level_m");
  if (!level_m) return;
  const auto alert = water_alert(*level_m, {.first_m = in.trait("alert_level_1_m"),
                                            .second_m = in.trait("alert_level_2_m"),
                                            .third_m = in.trait("alert_level_3_m")});
  if (!alert) return;
  figures.push_back(in.figure("water_alert_level", alert->reached));
  // At the highest level there is nothing left to reach: no margin.
  figures.push_back(in.figure("water_margin_m", alert->margin_m.value_or(0)));
}

struct AqiRow {
  std::string_view from;
  std::string_view to;
  Pollutant pollutant;
};
constexpr std::array<AqiRow, 6> kAqi{{{"pm25_24h_ug_m3", "aqi_pm25", Pollutant::Pm25},
                                      {"pm10_24h_ug_m3", "aqi_pm10", Pollutant::Pm10},
                                      {"o3_8h_ppb", "aqi_o3", Pollutant::O3},
                                      {"co_8h_ppm", "aqi_co", Pollutant::Co},
                                      {"so2_ppb", "aqi_so2", Pollutant::So2},
                                      {"no2_ppb", "aqi_no2", Pollutant::No2}}};

std::optional<Figure> aqi_figure(Inputs in, const AqiRow& row) {
  const auto concentration = in.value(row.from);
  const auto index = concentration ? aqi_of(row.pollutant, *concentration) : std::nullopt;
  if (!index) return std::nullopt;
  return in.figure(row.to, *index);
}

}  // namespace

std::span<const std::string_view> figure_inputs() { return kInputs; }

bool needs_trait(std::string_view input) {
  constexpr std::array<std::string_view, 8> kWithTrait{
      "ed_beds_count", "ed_patients_count", "last_wait_h",        "longest_boarding_h",
      "speed_kmh",     "ventilated_count",  "waiting_ward_count", "water_level_m"};
  return std::binary_search(kWithTrait.begin(), kWithTrait.end(), input);
}

std::vector<Figure> figures_of(std::span<const FigureInput> values, std::span<const Trait> traits) {
  const Inputs in{values, traits};
  std::vector<Figure> figures;
  const auto add = [&](std::optional<Figure> figure) {
    if (figure) figures.push_back(*figure);
  };
  add(nedocs_figure(in));
  add(los_figure(in));
  add(rain_figure(in));
  add(epidemic_figure(in));
  add_water(in, figures);
  for (const AqiRow& row : kAqi) add(aqi_figure(in, row));
  return figures;
}

}  // namespace city
