// What every feed tells of each hospital, put together: emergency departments, beds, ambulances at the door. Counts, never persons.
//
// Hospitals of different feeds are one when they have the same Chinese name. Of a hospital's values only fresh ones count; when none
// is fresh, the last ones do, and it is stale. Missing and bad values are not known. An ambulance stands at the hospital that it is
// within kAtTheDoorM of, when it says that it is at one. Pure; costs one pass over the assets of hospital feeds.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

inline constexpr double kAtTheDoorM = 300;

struct HospitalNow {
  AssetRef asset{};  // the first that tells of it
  std::string id{};
  Text2 name{};
  std::optional<LonLat> place{};
  std::optional<double> nedocs{};                  // 0 .. 200
  std::optional<double> patients{}, ed_beds{};     // in the emergency department
  std::array<std::optional<double>, 4> waiting{};  // to be seen, for a bed, for a ward, for intensive care
  std::optional<double> longest_boarding_h{}, last_wait_h{};
  std::optional<double> icu_free{}, icu_beds{}, ward_free{}, ward_beds{}, theatres_free{};
  std::optional<double> handover_min{};  // its own figure, else the longest of the ambulances at its door
  bool full = false;                     // has told the city that it has no bed
  std::optional<TimePoint> full_since{};
  bool diverted = false, advisory = false, closed = false, evacuating = false, clinically_full = false;
  bool handover_delayed = false;
  std::uint32_t ambulances = 0;
  bool tells_ambulances = false;  // some ambulance feed reports at all
  bool stale = true;
  TimePoint newest{};
  std::shared_ptr<const std::vector<VitalPoint>>
      trend{};  // of nedocs; of those who wait for a ward where there is none
};

std::vector<HospitalNow> hospital_survey(const CityView& view);  // in the order of the view

}  // namespace city
