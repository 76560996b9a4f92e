#include "widgets/panels/situation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>

#include "widgets/panels/asset_look_up.hpp"

namespace city {
namespace {

constexpr std::array<std::string_view, 8> kWaterKinds{"river_gauge",  "sewer_gauge",  "water_gauge",
                                                      "water_level",  "flood_sensor", "underpass_sensor",
                                                      "pump_station", "evac_gate"};

bool is_water(std::string_view kind) {
  return std::find(kWaterKinds.begin(), kWaterKinds.end(), kind) != kWaterKinds.end();
}

bool is_inside(const std::vector<LonLat>& ring, LonLat p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat &a = ring[i], &b = ring[j];
    if ((a.lat_deg > p.lat_deg) == (b.lat_deg > p.lat_deg)) continue;
    const double share = (p.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
    if (p.lon_deg < a.lon_deg + share * (b.lon_deg - a.lon_deg)) inside = !inside;
  }
  return inside;
}

// The table of levels joined to the view's quantities, and the alert levels of gauges.
class Judge {
 public:
  explicit Judge(const CityView& view) : alert_{quantity_index(view, "water_alert_level")} {
    for (const QuantityInfo& info : *view.quantities) rows_.push_back(level_row(info.name));
  }
  Level level(const ValueNow& value) const {
    if (value.quantity == alert_) {  // 1 is the worst, 0 none
      if (value.value < 1) return Level::Normal;
      return value.value < 2 ? Level::Serious : value.value < 3 ? Level::Attention : Level::Notice;
    }
    const auto row = value.quantity < rows_.size() ? rows_[value.quantity] : std::nullopt;
    return row ? level_in(*row, value.value) : Level::Normal;
  }

 private:
  std::vector<std::optional<LevelRow>> rows_{};
  std::optional<QuantityIndex> alert_;
};

struct Worst {
  const ValueNow* value = nullptr;
  Level level = Level::Normal;
  bool any = false;    // measures something
  bool sound = false;  // some value is good and fresh
};

Worst worst_of(const CityView& view, const AssetChunk& chunk, std::size_t slot, const Judge& judge) {
  Worst worst;
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    if (value.quality == Quality::Missing) continue;
    worst.any = true;
    if (!is_sound(view, chunk.feed, value)) continue;
    worst.sound = true;
    const Level level = judge.level(value);
    if (level > worst.level || worst.value == nullptr) {
      worst.value = &value;
      worst.level = level;
    }
  }
  return worst;
}

template <class List, class Less>
void keep_first(List& list, std::size_t most, Less less) {
  const std::size_t kept = std::min(most, list.size());
  std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(kept), list.end(), less);
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(kept), list.end());
}

bool is_nearer(const Away& a, const Away& b) { return a.distance_m < b.distance_m; }

class Survey {
 public:
  Survey(const CityView& view, const Focus& focus, const SituationChoices& choices)
      : view_{view}, choices_{choices}, circle_{focus.at, focus.radius_m}, judge_{view}, roads_{view} {
    made_.focus = focus;
    made_.since = view.now - focus.window;
  }

  Situation made() {
    take_cases();
    for (const AlertPtr& alert : *view_.alerts)
      if (alert->in_force && covers(*alert, made_.focus.at)) made_.alerts.push_back(alert);
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      if (chunk.feed >= view_.book->size()) continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) take(chunk, {c, slot});
    }
    finish();
    return std::move(made_);
  }

 private:
  Away away_to(double distance, LonLat at) const { return {distance, bearing_deg(circle_.centre(), at)}; }

  void take_cases() {
    for (const CasePtr& one : *view_.cases) {
      const bool is_recent = one->fact.opened >= made_.since && one->fact.opened <= view_.now;
      if (!one->fact.place) {
        if (is_recent) ++made_.unlocated_cases;
        continue;
      }
      const bool ended_lately =
          !one->is_open() && one->fact.closed.value_or(one->fact.told.value_or(one->updated)) >= made_.since;
      if (!one->is_open() && !is_recent && !ended_lately) continue;
      const auto distance = circle_.distance_within(*one->fact.place);
      if (!distance) continue;
      ++made_.all_cases;
      if (is_recent) ++made_.recent_cases;
      if (one->is_open()) {
        ++made_.open_cases;
        if (one->fact.due && view_.now > *one->fact.due) ++made_.overdue_cases;
      }
      made_.cases.push_back({one, away_to(*distance, *one->fact.place), is_recent});
    }
  }

  void take(const AssetChunk& chunk, AssetRef ref) {
    const AssetInfo& info = (*chunk.info)[ref.slot];
    if (info.kind == "hospital") return take_hospital(chunk, ref, info);
    if (info.kind == "shelter") return take_shelter(chunk, ref, info);
    const auto distance = circle_.distance_within(info);
    if (!distance) return;
    const Away away = away_to(*distance, place_of(info).value_or(circle_.centre()));
    if (info.kind == "camera") {
      ++made_.all_cameras;
      made_.cameras.push_back({ref, away, !info.stream.empty(), info.online == false});
      return;
    }
    if (info.kind == "road_section") return take_road(chunk, ref, away);
    take_sensor(chunk, ref, info, away);
  }

  void take_road(const AssetChunk& chunk, AssetRef ref, const Away& away) {
    ++made_.all_roads;
    const auto road = road_now(view_, chunk, ref.slot, roads_);
    if (!road) {
      ++made_.silent_roads;
      return;
    }
    if (road->level == LevelOfService::F) ++made_.jammed_roads;
    made_.roads.push_back({ref, away, *road});
  }

  void take_sensor(const AssetChunk& chunk, AssetRef ref, const AssetInfo& info, const Away& away) {
    const Worst worst = worst_of(view_, chunk, ref.slot, judge_);
    if (worst.any) {
      ++made_.sensors;
      if (!worst.sound) ++made_.unsound_sensors;
      if (worst.level > Level::Normal) ++made_.abnormal_sensors;
    }
    if (is_water(info.kind)) {
      ++made_.all_water;
      NearValue water{ref, away, worst.value, worst.level, worst.sound};
      if (worst.level == Level::Normal)
        for (const auto& quantity : water_)
          if (const ValueNow* value = find_value(chunk, ref.slot, quantity)) {
            water.value = value;
            water.is_sound = is_sound(view_, chunk.feed, *value);
            break;
          }
      made_.water.push_back(water);
    }
    if (worst.level > Level::Normal) made_.abnormal.push_back({ref, away, worst.value, worst.level, true});
  }

  void take_shelter(const AssetChunk& chunk, AssetRef ref, const AssetInfo& info) {
    const auto at = place_of(info);
    if (!at) return;
    const double distance = distance_m(circle_.centre(), *at);
    NearShelter shelter{.asset = ref, .away = away_to(distance, *at)};
    shelter.is_within = circle_.distance_within(*at).has_value();
    const auto told = [&](std::optional<QuantityIndex> quantity) {
      return sound_value(view_, chunk, ref.slot, quantity);
    };
    shelter.places = trait_of(info, "capacity_count");
    shelter.people = told(sheltered_);
    if (const auto open = told(open_)) shelter.is_open = *open > 0;
    shelter.places_left = told(left_);
    if (!shelter.places_left && shelter.is_open == true && shelter.places && shelter.people)
      shelter.places_left = std::max(0.0, *shelter.places - *shelter.people);
    made_.shelters.push_back(shelter);
  }

  // The same hospital may be told by several feeds: what each knows goes into one row, by its name.
  void take_hospital(const AssetChunk& chunk, AssetRef ref, const AssetInfo& info) {
    const auto at = place_of(info);
    const std::string& name = !info.name.zh.empty() ? info.name.zh : info.name.en;
    const std::string key = name.empty() ? asset_id(view_, chunk, ref.slot) : name;
    const auto [found, is_new] = hospital_of_.try_emplace(key, made_.hospitals.size());
    if (is_new) made_.hospitals.push_back({.asset = ref, .away = {.distance_m = -1}});
    NearHospital& hospital = made_.hospitals[found->second];
    if (at && hospital.away.distance_m < 0) {
      hospital.away = away_to(distance_m(circle_.centre(), *at), *at);
      hospital.is_within = circle_.distance_within(*at).has_value();
    }
    for (std::uint32_t i = chunk.first[ref.slot]; i < chunk.first[ref.slot + 1]; ++i) {
      const ValueNow& value = chunk.values[i];
      hospital.told = std::max(hospital.told, valid_at(value));
      if (!is_sound(view_, chunk.feed, value)) continue;
      hospital.is_sound = true;
      const std::string& quantity = (*view_.quantities)[value.quantity].name;
      if (quantity == "full_bed") hospital.is_full = value.value > 0;
      if (quantity == "waiting_see_count") hospital.waiting_see = value.value;
      if (quantity == "waiting_bed_count") hospital.waiting_bed = value.value;
      if (quantity == "waiting_ward_count") hospital.waiting_ward = value.value;
      if (quantity == "waiting_icu_count") hospital.waiting_icu = value.value;
      if (quantity == "nedocs") hospital.nedocs = value.value;
      if (quantity == "ed_beds_available") hospital.ed_beds = value.value;
      if (quantity == "adult_icu_beds_available") hospital.icu_beds = value.value;
    }
  }

  void finish() {
    const std::size_t most = choices_.most_each;
    keep_first(made_.cases, most, [](const NearCase& a, const NearCase& b) {
      if (a.one->is_open() != b.one->is_open()) return a.one->is_open();
      if (a.is_recent != b.is_recent) return a.is_recent;
      return std::tie(a.away.distance_m, a.one->fact.id) < std::tie(b.away.distance_m, b.one->fact.id);
    });
    const auto worse = [](const NearValue& a, const NearValue& b) {
      if (a.level != b.level) return a.level > b.level;
      return std::tie(a.away.distance_m, a.asset) < std::tie(b.away.distance_m, b.asset);
    };
    keep_first(made_.abnormal, most, worse);
    keep_first(made_.water, most, worse);
    keep_first(made_.cameras, most,
               [](const NearCamera& a, const NearCamera& b) { return is_nearer(a.away, b.away); });
    keep_first(made_.roads, most, [](const NearRoad& a, const NearRoad& b) {
      if (a.road.level != b.road.level) return a.road.level > b.road.level;
      return std::tie(a.road.speed->value, a.asset) < std::tie(b.road.speed->value, b.asset);
    });
    for (const NearShelter& shelter : made_.shelters) {
      if (!shelter.is_within) continue;
      ++made_.shelters_within;
      made_.places_left += shelter.places_left.value_or(0);
    }
    keep_first(made_.shelters,
               std::min(most, std::max<std::size_t>(choices_.shelters, made_.shelters_within)),
               [](const NearShelter& a, const NearShelter& b) { return is_nearer(a.away, b.away); });
    std::erase_if(made_.hospitals, [](const NearHospital& h) { return h.away.distance_m < 0; });
    keep_first(made_.hospitals, choices_.hospitals,
               [](const NearHospital& a, const NearHospital& b) { return is_nearer(a.away, b.away); });
  }

  const CityView& view_;
  const SituationChoices& choices_;
  Circle circle_;
  Judge judge_;
  RoadQuantities roads_;
  // What to show of a water asset: the first that it tells.
  std::array<std::optional<QuantityIndex>, 3> water_{quantity_index(view_, "depth_cm"),
                                                     quantity_index(view_, "ground_distance_m"),
                                                     quantity_index(view_, "water_level_m")};
  std::optional<QuantityIndex> sheltered_ = quantity_index(view_, "sheltered_count");
  std::optional<QuantityIndex> open_ = quantity_index(view_, "open");
  std::optional<QuantityIndex> left_ = quantity_index(view_, "places_available");
  std::map<std::string, std::size_t> hospital_of_{};
  Situation made_{};
};

}  // namespace

std::optional<double> Circle::distance_within(LonLat at) const {
  if (!box_.contains(at)) return std::nullopt;
  const double distance = distance_m(centre_, at);
  return distance <= radius_m_ ? std::optional{distance} : std::nullopt;
}

std::optional<double> Circle::distance_within(const std::vector<LonLat>& line) const {
  DegreeBox around{180, 90, -180, -90};
  for (const LonLat& p : line) {
    around.west_deg = std::min(around.west_deg, p.lon_deg);
    around.east_deg = std::max(around.east_deg, p.lon_deg);
    around.south_deg = std::min(around.south_deg, p.lat_deg);
    around.north_deg = std::max(around.north_deg, p.lat_deg);
  }
  if (around.west_deg > box_.east_deg || around.east_deg < box_.west_deg ||
      around.south_deg > box_.north_deg || around.north_deg < box_.south_deg)
    return std::nullopt;
  const double distance = distance_to_path_m(centre_, line);
  return distance <= radius_m_ ? std::optional{distance} : std::nullopt;
}

std::optional<double> Circle::distance_within(const AssetInfo& info) const {
  if (!info.line.empty()) return distance_within(info.line);
  return info.place ? distance_within(*info.place) : std::nullopt;
}

bool covers(const AlertNow& alert, LonLat at) {
  for (const AlertArea& area : alert.fact.areas) {
    for (const auto& ring : area.polygons)
      if (!ring.empty() && is_inside(ring, at)) return true;
    for (const AlertCircle& circle : area.circles)
      if (distance_m(circle.centre, at) <= 1000 * circle.radius_km) return true;
  }
  for (const AreaPtr& outline : alert.outlines) {
    bool inside = false;  // even-odd over all rings: holes and islands
    for (const auto& ring : outline->rings) inside ^= !ring.empty() && is_inside(ring, at);
    if (inside) return true;
  }
  return false;
}

Situation situation(const CityView& view, const Focus& focus, const SituationChoices& choices) {
  return Survey{view, focus, choices}.made();
}

}  // namespace city
