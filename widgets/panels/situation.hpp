// The situation around a place: everything within R metres and T minutes that a person who decides there must know. Pure.
//
// Within the circle: open cases and those opened or ended in the window, sensors beyond a level (center/figures/asset_levels.hpp),
// water levels whatever they say, cameras, shelters, road sections that touch it; warnings in force over its centre. Hospitals
// and shelters are needed wherever they are: the nearest ones are listed beyond the circle too. One pass over the assets,
// with a box of degrees asked first. Distances in metres, bearings in degrees from true north.
// A value that is not good or not fresh raises nothing; such sensors are counted. Counts are of all, lists end at `most_each`.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/figures/asset_levels.hpp"
#include "center/state/city_view.hpp"
#include "widgets/panels/road_level.hpp"
#include "widgets/ui/geo_distance.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct SituationChoices {
  std::size_t most_each = 200;
  std::size_t hospitals = 5;
  std::size_t shelters = 5;  // at least so many, from beyond the circle if need be
};

class Circle {
 public:
  Circle(LonLat centre, double radius_m)
      : centre_{centre}, radius_m_{radius_m}, box_{box_around(centre, radius_m)} {}
  std::optional<double> distance_within(LonLat at) const;  // empty: outside
  std::optional<double> distance_within(const std::vector<LonLat>& line) const;
  std::optional<double> distance_within(const AssetInfo& info) const;  // by its line, else its place
  LonLat centre() const { return centre_; }

 private:
  LonLat centre_;
  double radius_m_;
  DegreeBox box_;
};

struct Away {
  double distance_m = 0;
  double bearing_deg = 0;
};

struct NearCase {
  CasePtr one{};
  Away away{};
  bool is_recent = false;  // opened in the window
};

struct NearValue {  // a sensor beyond a level, or a water level
  AssetRef asset{};
  Away away{};
  const ValueNow* value = nullptr;  // lives as long as the view; null: it tells none
  Level level = Level::Normal;
  bool is_sound = false;
};

struct NearCamera {
  AssetRef asset{};
  Away away{};
  bool has_stream = false;
  bool is_off = false;
};

struct NearShelter {
  AssetRef asset{};
  Away away{};
  std::optional<bool> is_open{};
  std::optional<double> places{};       // capacity
  std::optional<double> people{};       // inside
  std::optional<double> places_left{};  // as told, else capacity minus people; empty when it is not open
  bool is_within = false;
};

struct NearHospital {
  AssetRef asset{};
  Away away{};
  std::optional<bool> is_full{};
  std::optional<double> waiting_see{}, waiting_bed{}, waiting_ward{}, waiting_icu{};
  std::optional<double> nedocs{};
  std::optional<double> ed_beds{}, icu_beds{};  // free
  TimePoint told{};
  bool is_sound = false;  // something of it is fresh
  bool is_within = false;
};

struct NearRoad {
  AssetRef asset{};
  Away away{};
  RoadNow road{};
};

struct Situation {
  Focus focus{};
  TimePoint since{};                    // start of the window
  std::vector<NearCase> cases{};        // open first, then recent, then nearest
  std::vector<NearValue> abnormal{};    // worst first, then nearest
  std::vector<NearValue> water{};       // the same
  std::vector<NearCamera> cameras{};    // nearest first
  std::vector<NearShelter> shelters{};  // nearest first
  std::vector<NearHospital> hospitals{};
  std::vector<NearRoad> roads{};   // worst level first, then slowest
  std::vector<AlertPtr> alerts{};  // in force over the centre, as in the view
  std::uint64_t open_cases = 0, overdue_cases = 0, recent_cases = 0;
  std::uint64_t all_cases = 0;        // listed or not
  std::uint64_t unlocated_cases = 0;  // of the whole city, opened in the window: some may belong here
  std::uint64_t sensors = 0;          // that measure something, within
  std::uint64_t abnormal_sensors = 0, unsound_sensors = 0;
  std::uint64_t all_water = 0, all_cameras = 0, all_roads = 0, silent_roads = 0, jammed_roads = 0;
  std::uint64_t shelters_within = 0;
  double places_left = 0;  // in shelters within that say so
};

bool covers(const AlertNow& alert, LonLat at);

Situation situation(const CityView& view, const Focus& focus, const SituationChoices& choices);

}  // namespace city
