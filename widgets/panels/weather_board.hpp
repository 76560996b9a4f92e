// Weather: rain by window with its class, wind and gusts, temperature, and how many warnings are in force.
//
// Only fresh good values of stations in and around the city (city_reach.hpp). Gauges with rain, worst level first (the city's table,
// center/figures/asset_levels.hpp, over the 10-minute, 1-, 3- and 24-hour amounts), then by one hour, ten minutes and a day; the class
// word is the weather service's (center/figures/rain_class.hpp). Wind stations by gust, else by wind. Amounts mm, wind m/s. Pure.
#pragma once
#include <array>
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

inline constexpr std::size_t kRainWindows = 4;  // 10 min, 1 h, 3 h, 24 h

struct WeatherChoices {
  double reach_km = 5;
};

struct RainRow {
  AssetRef asset{};
  std::string name{};
  std::array<std::optional<double>, kRainWindows> mm{};
  std::string class_words{};  // empty below "heavy rain"
  Level level = Level::Normal;
  std::string age{};
};

struct WindRow {
  AssetRef asset{};
  std::string name{};
  std::optional<double> gust_mps{}, wind_mps{}, temperature_c{}, humidity_pct{};
  Level level = Level::Normal;  // of the gust and the temperature
  std::string age{};
};

struct WeatherContent {
  std::vector<BoardFact> facts{};
  std::array<std::optional<double>, kRainWindows> most_mm{};  // of any gauge
  std::vector<RainRow> rain{};                                // with rain in any window; worst first
  std::vector<WindRow> wind{};
  std::uint64_t gauges = 0, raining = 0, silent = 0, warnings = 0;
};

WeatherContent weather_board(const CityView& view, const Geography& geography, const WeatherChoices& choices,
                             const Texts& texts);
MaybeAction draw_weather_board(Pen& pen, Rect r, const WeatherContent& content, const Texts& texts,
                               const Hand& hand);

}  // namespace city
