#include "tests/support/geography.hpp"

#include <utility>

namespace city::support {
namespace {

Area square(std::string code, AreaLevel level, Text2 name, LonLat south_west, double side_deg) {
  const LonLat a = south_west;
  const LonLat b{a.lon_deg + side_deg, a.lat_deg};
  const LonLat c{a.lon_deg + side_deg, a.lat_deg + side_deg};
  const LonLat d{a.lon_deg, a.lat_deg + side_deg};
  Area area{.code = std::move(code), .level = level, .name = std::move(name)};
  area.district = area.name.zh;
  area.rings = {{a, b, c, d}};
  area.points = {a, b, c, d};
  area.triangles = {0, 1, 2, 0, 2, 3};
  area.label_at = {a.lon_deg + side_deg / 2, a.lat_deg + side_deg / 2};
  return area;
}

}  // namespace

GeographyPtr small_geography() {
  auto city = std::make_shared<Geography>();
  city->city = {"測試市", "Test City"};
  city->zone = "Asia/Taipei";
  city->attribution = "four squares drawn for tests";
  const std::pair<Text2, LonLat> districts[]{{{"信義區", "Xinyi Dist."}, {121.4, 25.0}},
                                             {{"大安區", "Da'an Dist."}, {121.5, 25.0}},
                                             {{"中正區", "Zhongzheng Dist."}, {121.4, 24.9}},
                                             {{"文山區", "Wenshan Dist."}, {121.5, 24.9}}};
  int code = 1;
  for (const auto& [name, corner] : districts) {
    city->districts.push_back(square(std::to_string(code), AreaLevel::District, name, corner, 0.1));
    Area village = square(std::to_string(code) + "-1", AreaLevel::Village, {"中心里", "Center Vil."},
                          {corner.lon_deg + 0.02, corner.lat_deg + 0.02}, 0.06);
    village.district = name.zh;
    city->villages.push_back(std::move(village));
    ++code;
  }
  return city;
}

}  // namespace city::support
