// What happens on the street: traffic on a section, lights, bikes, parked cars, air. Pure functions of (seed, asset,
// time, weather here); every relation is one named function with its assumption.
#pragma once
#include "sim/city/plan.hpp"
#include "sim/model/rhythm.hpp"
#include "sim/time.hpp"

namespace city::sim {

// The weather at one place, as felt there.
struct Weather {
  double rain_mm_h = 0;
  double street_cm = 0;  // water standing in low spots
};

// Wet roads slow drivers: 6 % in light rain, up to 18 % in a downpour (Highway Capacity Manual 2010, exhibit 10-15,
// about doubled for scooters).
double rain_speed_factor(double rain_mm_h);

// Standing water: half speed at 12 cm, nearly closed at 30 cm (depth-disruption curve of Pregnolato et al. 2017).
double flood_speed_factor(double street_cm);

// Crashes, works, double parking: one section in a thousand starts one in any half hour, twice as many in rain.
bool disturbed(Seed seed, std::size_t section, TimePoint t, double rain_mm_h);

struct Flow {
  double speed_kmh = 0;
  double occupancy_pct = 0;
  double travel_time_s = 0;
};

// Bureau of Public Roads delay curve on demand over capacity, times weather and disturbance.
Flow traffic_flow(Seed seed, const Section& section, std::size_t index, const Rhythm& rhythm,
                  const Weather& weather, TimePoint t);

struct Lamp {
  bool on = false;
  double power_w = 0;
};

// On below 1.5 degrees of sun, or below 12 degrees under a downpour; some are broken, some burn by day.
Lamp street_lamp(Seed seed, std::size_t index, double sun_deg, const Weather& weather, TimePoint t);

// Bikes to rent, 0 .. docks - broken. Homes empty in the morning, offices fill; rain keeps bikes docked.
int bikes_available(Seed seed, const BikeStation& station, std::size_t index, const Rhythm& rhythm,
                    TimePoint t);

struct FreeSpaces {
  int cars = 0;
  int motorcycles = 0;
};

FreeSpaces free_spaces(Seed seed, const CarPark& park, std::size_t index, const Rhythm& rhythm, TimePoint t);

struct Air {
  double pm25_ug_m3 = 0;
  double aqi = 0;
  double o3_ppb = 0;
};

// Fine dust follows traffic and slow weather, rain washes half of it out; ozone follows the sun.
Air air_at(Seed seed, std::size_t station, const Rhythm& rhythm, double sun_deg, const Weather& weather,
           TimePoint t);

// Air quality index from the 24 h concentration of fine dust, Taiwan's table of 2024 (12.4, 30.4, 50.4, 125.4 µg/m3).
double aqi_of_pm25(double pm25_ug_m3);

}  // namespace city::sim
