#include "sim/city/plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/city/sections.hpp"

namespace city::sim {
namespace {

constexpr double kCampusShare = 58.0 / 1505.0;  // of the bike stations, on the university campus

DistrictId share_district(Seed seed, Salt salt, std::uint64_t key) {
  return district_by_share(unit(seed, salt, key));
}

Place place_at(LonLat at, RoadPoint road, DistrictId district) {
  return {.at = at, .road = road, .cell = cell_of(at), .district = district};
}

// By a main road: a few metres off it, or up to 40 m into the side lanes.
Place by_road(const RoadNetwork& roads, DistrictId district, Seed seed, std::uint64_t key) {
  const RoadPoint p = roads.point_in_district(district, seed, key);
  const double side = chance(0.5, seed, "place.side", key) ? 1 : -1;
  return place_at(roads.at(p, side * between(9, 40, seed, "place.off", key)), p, district);
}

// Anywhere in the core; the address is the main road drawn for it.
Place anywhere(const RoadNetwork& roads, DistrictId district, Seed seed, std::uint64_t key) {
  return place_at(point_in(district, seed, key), roads.point_in_district(district, seed, key), district);
}

std::vector<Place> place_rain(const RoadNetwork& roads, std::size_t count, Seed seed) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < count; ++i) {
    const auto district =
        static_cast<DistrictId>(i % kDistrictCount);  // gauges cover the city evenly, not its people
    places.push_back(anywhere(roads, district, mix(seed ^ 11), i));
  }
  return places;
}

std::vector<Place> place_by_road(const RoadNetwork& roads, std::size_t count, Seed seed) {
  std::vector<Place> places;
  places.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back(by_road(roads, share_district(seed, "place.district", i), seed, i));
  }
  return places;
}

std::vector<Place> place_lights(const RoadNetwork& roads, std::size_t count, Seed seed) {
  std::vector<Place> places;
  places.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const DistrictId district = share_district(seed, "light.district", i);
    places.push_back(i % 3 == 0 ? anywhere(roads, district, seed, i) : by_road(roads, district, seed, i));
  }
  return places;
}

// The seven public stations of Taipei stand where they really are; the rest are air boxes in the districts.
std::vector<Place> place_air(const RoadNetwork& roads, std::size_t count, Seed seed) {
  static constexpr std::array<LonLat, 7> kStations{{{121.5154, 25.1060},
                                                    {121.5265, 25.0624},
                                                    {121.5080, 25.0465},
                                                    {121.5295, 25.0206},
                                                    {121.5787, 25.0500},
                                                    {121.5133, 25.0632},
                                                    {121.5296, 25.1827}}};
  std::vector<Place> places;
  for (std::size_t i = 0; i < count; ++i) {
    if (i < kStations.size()) {
      places.push_back(place_at(kStations[i], {}, district_at(kStations[i]).value_or(kNoDistrict)));
    } else {
      places.push_back(anywhere(roads, share_district(seed, "air.district", i), seed, i));
    }
  }
  return places;
}

std::vector<Place> place_rivers(std::size_t count) {
  std::vector<Place> places;
  for (const RiverGauge& gauge : river_gauges().first(std::min(count, river_gauges().size()))) {
    places.push_back(place_at(gauge.at, {}, kNoDistrict));
  }
  return places;
}

std::vector<BikeStation> place_bikes(const RoadNetwork& roads, Seed seed) {
  std::vector<BikeStation> stations;
  std::array<int, kDistrictCount + 1> numbers{};
  for (std::size_t i = 0; i < kBikeStations; ++i) {
    BikeStation s;
    s.campus = unit(seed, "bike.campus", i) < kCampusShare;
    if (s.campus) {
      const LonLat at{.lon = between(121.5350, 121.5430, seed, "campus.lon", i),
                      .lat = between(25.0150, 25.0200, seed, "campus.lat", i)};
      s.place = place_at(at, {}, kNoDistrict);
    } else {
      s.place = by_road(roads, share_district(seed, "bike.district", i), seed, i);
    }
    s.number = ++numbers[s.campus ? kDistrictCount : s.place.district];
    s.docks = std::clamp(static_cast<int>(std::lround(26 + 11 * normal(seed, "bike.docks", i))), 8, 99);
    s.broken =
        chance(0.23, seed, "bike.broken", i) ? 1 + static_cast<int>(pick(2, seed, "bike.broken2", i)) : 0;
    s.draws = static_cast<Draws>(pick(3, seed, "bike.draws", i));
    s.odd_side = chance(0.5, seed, "bike.side", i);
    stations.push_back(s);
  }
  return stations;
}

std::vector<CarPark> place_car_parks(const RoadNetwork& roads, Seed seed) {
  std::vector<CarPark> parks;
  for (std::size_t i = 0; i < kCarParks; ++i) {
    const double size = std::exp(3.9 + 1.1 * normal(seed, "park.size", i));
    parks.push_back(
        {.place = by_road(roads, share_district(seed, "park.district", i), seed, i),
         .cars = std::clamp(static_cast<int>(size), 6, 2000),
         .motorcycles = chance(0.35, seed, "park.motor", i)
                            ? static_cast<int>(between(0.2, 1.2, seed, "park.motors", i) * size) + 5
                            : 0,
         .buses = chance(0.03, seed, "park.bus", i) ? 12 : 0,
         .draws = static_cast<Draws>(pick(3, seed, "park.draws", i))});
  }
  return parks;
}

std::vector<Place> place_hospitals() {
  std::vector<Place> places;
  for (const Hospital& h : hospitals())
    places.push_back(place_at(h.at, {}, district_at(h.at).value_or(kNoDistrict)));
  return places;
}

}  // namespace

Population population_of(std::size_t total) {
  const Population usual;
  if (total >= usual.total()) {
    const std::size_t more = total - usual.total();
    Population p = usual;
    p.traffic += more / 10;
    p.sewer += more * 7 / 100;
    p.rain += more / 50;
    p.air += more / 100;
    p.streetlight += total - p.total();
    return p;
  }
  const auto part = [&](std::size_t n) { return std::max<std::size_t>(1, n * total / usual.total()); };
  Population p{.rain = part(usual.rain),
               .river = part(usual.river),
               .sewer = part(usual.sewer),
               .air = part(usual.air),
               .streetlight = 0,
               .traffic = part(usual.traffic)};
  p.streetlight = total > p.total() ? total - p.total() : 1;
  return p;
}

CityPlan plan_city(Seed seed, const Population& population) {
  CityPlan plan;
  plan.seed = seed;
  plan.rain = place_rain(plan.roads, population.rain, seed);
  plan.rivers = place_rivers(population.river);
  plan.sewers = place_by_road(plan.roads, population.sewer, mix(seed ^ 12));
  plan.air = place_air(plan.roads, population.air, seed);
  plan.lights = place_lights(plan.roads, population.streetlight, mix(seed ^ 13));
  plan.sections = place_sections(plan.roads, population.traffic, seed);
  plan.bikes = place_bikes(plan.roads, mix(seed ^ 14));
  plan.car_parks = place_car_parks(plan.roads, mix(seed ^ 15));
  plan.hospitals = place_hospitals();
  return plan;
}

std::size_t asset_count(const CityPlan& plan, Feed feed) {
  switch (feed) {
    case Feed::Rain:
      return plan.rain.size();
    case Feed::River:
      return plan.rivers.size();
    case Feed::Sewer:
      return plan.sewers.size();
    case Feed::Air:
      return plan.air.size();
    case Feed::Streetlight:
      return plan.lights.size();
    case Feed::Traffic:
      return plan.sections.size();
    case Feed::Emergency:
      return plan.hospitals.size();
    case Feed::Youbike:
      return plan.bikes.size();
    case Feed::Parking:
      return plan.car_parks.size();
    case Feed::Hotline:
    case Feed::Alert:
    case Feed::Load:
      return 0;
  }
  return 0;
}

}  // namespace city::sim
