// Emergency hospitals of Taipei: real names, public positions (about 100 m), and the size of the emergency department as
// the model assumes it. Visits and beds are round figures for hospitals of that class; the usual number waiting for a
// ward follows what the hospitals themselves report to the National Health Insurance page.
#pragma once
#include <span>
#include <string_view>

#include "sim/city/geometry.hpp"

namespace city::sim {

struct Hospital {
  std::string_view id{};
  std::string_view zh{};
  std::string_view en{};
  LonLat at{};
  int visits_per_day = 60;
  int ed_beds = 15;
  double usual_ward_wait = 2;  // patients
};

std::span<const Hospital> hospitals();

// Beds of the whole house. Assumed: eighteen to each bed of the emergency department, as in large hospitals of the city.
constexpr int hospital_beds(const Hospital& hospital) { return hospital.ed_beds * 18; }

}  // namespace city::sim
