#include "sensors/formats/source_units.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "sensors/quantity.hpp"

namespace city {
namespace {

enum class Measures : std::uint8_t { Temperature, Pressure, Length, Speed };

struct Unit {
  std::string_view name;
  Measures what;
  double factor;  // value * factor + offset is in kelvin, pascal, metre, metre per second
  double offset = 0;
};

constexpr double kFahrenheit = 5.0 / 9.0;
constexpr double kZeroCelsius = 273.15;
constexpr std::array<Unit, 33> kUnits{{
    {"C", Measures::Temperature, 1, kZeroCelsius},
    {"CEL", Measures::Temperature, 1, kZeroCelsius},
    {"Cel", Measures::Temperature, 1, kZeroCelsius},
    {"degC", Measures::Temperature, 1, kZeroCelsius},
    {"°C", Measures::Temperature, 1, kZeroCelsius},
    {"F", Measures::Temperature, kFahrenheit, kZeroCelsius - 32 * kFahrenheit},
    {"FAH", Measures::Temperature, kFahrenheit, kZeroCelsius - 32 * kFahrenheit},
    {"degF", Measures::Temperature, kFahrenheit, kZeroCelsius - 32 * kFahrenheit},
    {"°F", Measures::Temperature, kFahrenheit, kZeroCelsius - 32 * kFahrenheit},
    {"K", Measures::Temperature, 1},
    {"KEL", Measures::Temperature, 1},
    {"hPa", Measures::Pressure, 100},
    {"mbar", Measures::Pressure, 100},
    {"A97", Measures::Pressure, 100},
    {"MBR", Measures::Pressure, 100},
    {"Pa", Measures::Pressure, 1},
    {"PAL", Measures::Pressure, 1},
    {"kPa", Measures::Pressure, 1000},
    {"KPA", Measures::Pressure, 1000},
    {"mmHg", Measures::Pressure, 133.322},
    {"HN", Measures::Pressure, 133.322},
    {"inHg", Measures::Pressure, 3386.39},
    {"F79", Measures::Pressure, 3386.39},
    {"m", Measures::Length, 1},
    {"MTR", Measures::Length, 1},
    {"cm", Measures::Length, 0.01},
    {"CMT", Measures::Length, 0.01},
    {"mm", Measures::Length, 0.001},
    {"MMT", Measures::Length, 0.001},
    {"km/h", Measures::Speed, 1 / 3.6},
    {"KMH", Measures::Speed, 1 / 3.6},
    {"m/s", Measures::Speed, 1},
    {"MTS", Measures::Speed, 1},
}};

const Unit* find_unit(std::string_view name) {
  const auto found =
      std::find_if(kUnits.begin(), kUnits.end(), [name](const Unit& unit) { return unit.name == name; });
  return found == kUnits.end() ? nullptr : &*found;
}

}  // namespace

double in_unit_of(std::string_view quantity, double value, std::string_view source_unit) {
  const Unit* from = find_unit(source_unit);
  if (!from) return value;
  const QuantityInfo info = quantity_info(quantity);
  const Unit* to = find_unit(info.unit);
  if (!to || to->what != from->what) return value;
  if (to->factor == from->factor && to->offset == from->offset) return value;
  return (value * from->factor + from->offset - to->offset) / to->factor;
}

}  // namespace city
