#include "sim/wire/names.hpp"

#include <array>

namespace city::sim {
namespace {

struct AirSite {
  std::string_view id{};
  std::string_view zh{};
  std::string_view en{};
};

// The ministry's own site numbers.
constexpr std::array<AirSite, 7> kAirSites{{{"11", "士林", "Shilin"},
                                            {"12", "中山", "Zhongshan"},
                                            {"13", "萬華", "Wanhua"},
                                            {"14", "古亭", "Guting"},
                                            {"15", "松山", "Songshan"},
                                            {"16", "大同", "Datong"},
                                            {"64", "陽明", "Yangming"}}};

struct IdForm {
  std::string_view prefix{};
  int width = 1;
};

IdForm id_form(Feed feed) {
  switch (feed) {
    case Feed::Rain:
      return {.prefix = "R", .width = 4};
    case Feed::Sewer:
      return {.prefix = "U", .width = 4};
    case Feed::Air:
      return {.prefix = "A", .width = 4};
    case Feed::Streetlight:
      return {.prefix = "SL", .width = 6};
    case Feed::Traffic:
      return {.prefix = "TS", .width = 5};
    case Feed::Load:
      return {.prefix = "L", .width = 6};
    default:
      return {.prefix = "X", .width = 4};
  }
}

std::string_view district_zh(const Place& p) {
  return p.district == kNoDistrict ? std::string_view{"臺北市"} : districts()[p.district].zh;
}

std::string_view district_en(const Place& p) {
  return p.district == kNoDistrict ? std::string_view{"Taipei"} : districts()[p.district].en;
}

Name numbered_in_district(const Place& p, std::string_view zh, std::string_view en, std::size_t number) {
  const std::string n = std::to_string(number);
  return {.zh = std::string{district_zh(p)}.append(n).append(zh),
          .en = std::string{district_en(p)}.append(" ").append(en).append(" ").append(n)};
}

Name numbered_on_road(const CityPlan& plan, const Place& p, std::string_view zh, std::string_view en,
                      std::size_t number) {
  if (p.road.road == kNoRoad) return numbered_in_district(p, zh, en, number);
  const std::string n = std::to_string(number);
  return {.zh = plan.roads.zh(p.road).append(zh).append(" ").append(n),
          .en = plan.roads.en(p.road).append(" ").append(en).append(" ").append(n)};
}

Name section_name(const CityPlan& plan, const Section& s) {
  const RoadPoint middle{.road = s.road, .along_m = (s.from_m + s.to_m) / 2};
  const Name from = section_end(s.cross_from);
  const Name to = section_end(s.cross_to);
  return {.zh = plan.roads.zh(middle) + " " + from.zh + "→" + to.zh,
          .en = plan.roads.en(middle) + ", " + from.en + " to " + to.en};
}

}  // namespace

Name section_end(RoadId cross) {
  if (cross == kNoRoad) return {.zh = "路端", .en = "road end"};
  return {.zh = std::string{road_table()[cross].zh}, .en = std::string{road_table()[cross].en}};
}

void write_asset_id(TextWriter& to, const CityPlan& plan, Feed feed, std::size_t index) {
  if (feed == Feed::River) {
    to.raw(river_gauges()[index].id);
    return;
  }
  if (feed == Feed::Emergency) {
    to.raw(hospitals()[index].id);
    return;
  }
  if (feed == Feed::Air && index < kAirSites.size()) {
    to.raw(kAirSites[index].id);
    return;
  }
  if (feed == Feed::Youbike) {
    const BikeStation& s = plan.bikes[index];
    const int area = s.campus ? 19 : s.place.district + 1;
    to.raw("5001")
        .digits(static_cast<std::uint64_t>(area), 2)
        .digits(static_cast<std::uint64_t>(s.number), 3);
    return;
  }
  if (feed == Feed::Parking) {
    if (index < 600) {
      to.digits(index + 1, 3);
    } else {
      to.raw("TPE").digits(index + 1, 4);
    }
    return;
  }
  const IdForm form = id_form(feed);
  to.raw(form.prefix).digits(index + 1, form.width);
}

Name asset_name(const CityPlan& plan, Feed feed, std::size_t index) {
  switch (feed) {
    case Feed::Rain:
      return numbered_in_district(plan.rain[index], "號雨量站", "rain gauge", index + 1);
    case Feed::River:
      return {.zh = std::string{river_gauges()[index].zh}, .en = std::string{river_gauges()[index].en}};
    case Feed::Sewer:
      return numbered_on_road(plan, plan.sewers[index], "雨水下水道", "storm sewer", index + 1);
    case Feed::Air:
      if (index < kAirSites.size()) {
        return {.zh = std::string{kAirSites[index].zh}.append("測站"),
                .en = std::string{kAirSites[index].en}.append(" station")};
      }
      return numbered_in_district(plan.air[index], "號空氣盒", "air box", index + 1);
    case Feed::Streetlight:
      return numbered_on_road(plan, plan.lights[index], "路燈", "street light", index + 1);
    case Feed::Traffic:
      return section_name(plan, plan.sections[index]);
    case Feed::Emergency:
      return {.zh = std::string{hospitals()[index].zh}, .en = std::string{hospitals()[index].en}};
    case Feed::Youbike:
    case Feed::Parking:
    case Feed::Hotline:
    case Feed::Alert:
    case Feed::Load:
      return {};
  }
  return {};
}

std::string address_zh(const CityPlan& plan, const Place& place, bool odd_side) {
  std::string address{place.district == kNoDistrict ? std::string_view{} : districts()[place.district].zh};
  if (place.road.road == kNoRoad) return address;
  address += plan.roads.zh(place.road);
  address += std::to_string(plan.roads.house_number(place.road, odd_side));
  address += "號";
  return address;
}

}  // namespace city::sim
