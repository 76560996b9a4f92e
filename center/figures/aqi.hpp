// Air quality index by pollutant, as Taiwan's ministry of environment counts it since 2025-01-01.
//
// Between two breakpoints of concentration the index runs linearly between those of the index; a station's index is its worst
// pollutant's. Concentrations are cut (not rounded) to the table's own decimals first, as the table asks.
// The averages matter: PM2.5 and PM10 are 24-hour ones (the ministry's live figure is half the mean of 12 hours and
// half that of 4), ozone and carbon monoxide 8-hour ones, sulphur dioxide and nitrogen dioxide hourly. Feeding hourly
// values to the others gives another index, so the center derives one only from quantities named for their average.
// Source: 空氣品質指標 (AQI) 各污染物濃度與指標值對照, 環境部, in force from 2025-01-01. Above the table's end: 500.
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>

namespace city {

enum class Pollutant : std::uint8_t {
  Pm25,  // ug/m3, 24 h
  Pm10,  // ug/m3, 24 h
  O3,    // ppb, 8 h; above 200 ppb the ministry goes by the hourly value: no index here
  Co,    // ppm, 8 h
  So2,   // ppb, 1 h; above 304 by 24 h in the ministry's table, taken as hourly here
  No2    // ppb, 1 h
};

std::optional<double> aqi_of(Pollutant pollutant, double concentration);  // 0 to 500; nothing when negative

enum class AqiBand : std::uint8_t { Good, Moderate, Sensitive, Unhealthy, VeryUnhealthy, Hazardous };
AqiBand aqi_band(double index);  // to 50, 100, 150, 200, 300, above

}  // namespace city
