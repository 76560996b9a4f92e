// Air and noise: the air quality index by station with its word, particles and ozone; the loudest places and their climate.
//
// The index is the station's own (aqi), else the worst of those the center worked out by pollutant (center/figures/aqi.hpp); stations
// without any index stand below, by PM2.5. Only fresh good values of places in and around the city (city_reach.hpp). Levels are the
// city's table (center/figures/asset_levels.hpp); noise has none: what is loud depends on the zone and the hour. ug/m3, ppb, dB(A). Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/figures/asset_levels.hpp"
#include "center/state/geography.hpp"
#include "widgets/panels/board_summary.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct EnvironmentChoices {
  double reach_km = 5;
};

struct AirRow {
  AssetRef asset{};
  std::string name{};
  std::optional<double> aqi{}, pm25{}, pm10{}, o3{};
  std::string words{};  // "moderate air"; empty without an index
  Level level = Level::Normal;
  std::string age{};
};

struct NoiseRow {
  AssetRef asset{};
  std::string name{};
  double noise_dba = 0;
  std::optional<double> temperature_c{}, humidity_pct{};
  std::string age{};
};

struct EnvironmentContent {
  std::vector<BoardFact> facts{};
  std::vector<AirRow> air{};      // worst first
  std::vector<NoiseRow> noise{};  // loudest first
  std::uint64_t silent = 0;       // stations that measure air or noise and tell nothing fresh and good
};

EnvironmentContent environment_board(const CityView& view, const Geography& geography,
                                     const EnvironmentChoices& choices, const Texts& texts);
MaybeAction draw_environment_board(Pen& pen, Rect r, const EnvironmentContent& content, const Texts& texts,
                                   const Hand& hand);

}  // namespace city
