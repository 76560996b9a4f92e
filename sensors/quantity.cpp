#include "sensors/quantity.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace city {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Row {
  const char* name;
  const char* zh;
  const char* en;
  const char* unit;
  int decimals;
  double low;
  double high;
};

// Ranges are what is physically or organisationally believable, not what is usual: outside, something is
// wrong with the sensor. Rain ceilings follow the world records per duration. Sorted by name (a test holds
// it).
constexpr Row kRows[] = {
    {"aqi", "空氣品質指標", "Air quality index", "1", 0, 0, 500},
    {"battery_v", "電池電壓", "Battery", "V", 2, 0, 60},
    {"bikes_available", "可借車輛", "Bikes available", "1", 0, 0, 500},
    {"bus_spaces_available", "大客車空位", "Coach spaces free", "1", 0, 0, 5000},
    {"co_ppm", "一氧化碳", "Carbon monoxide", "[ppm]", 2, 0, 500},
    {"depth_cm", "淹水深度", "Flood depth", "cm", 0, 0, 1000},
    {"docks_available", "可還車位", "Docks available", "1", 0, 0, 500},
    {"ed_beds_count", "急診床數", "Emergency beds", "1", 0, 0, 1000},
    {"ed_patients_count", "急診人數", "Emergency patients", "1", 0, 0, 2000},
    {"flow_veh_h", "流量", "Flow", "veh/h", 0, 0, 20000},
    {"full_bed", "急診滿床", "Reported full", "1", 0, 0, 1},
    {"ground_distance_m", "水面距地面", "Water below ground", "m", 2, -5, 60},
    {"gust_mps", "陣風", "Gust", "m/s", 1, 0, 120},
    {"humidity_pct", "相對濕度", "Humidity", "%", 0, 0, 100},
    {"motorcycle_spaces_available", "機車空位", "Motorcycle spaces free", "1", 0, 0, 20000},
    {"no2_ppb", "二氧化氮", "Nitrogen dioxide", "[ppb]", 1, 0, 2000},
    {"o3_ppb", "臭氧", "Ozone", "[ppb]", 1, 0, 1000},
    {"occupancy_pct", "占有率", "Occupancy", "%", 0, 0, 100},
    {"on", "運作中", "On", "1", 0, 0, 1},
    {"pm10_ug_m3", "PM10", "PM10", "ug/m3", 0, 0, 3000},
    {"pm25_ug_m3", "PM2.5", "PM2.5", "ug/m3", 1, 0, 1000},
    {"power_w", "功率", "Power", "W", 0, 0, 2000},
    {"pressure_hpa", "氣壓", "Air pressure", "hPa", 1, 850, 1090},
    {"rain_10min_mm", "10 分鐘雨量", "Rain in 10 min", "mm", 1, 0, 120},
    {"rain_12h_mm", "12 小時雨量", "Rain in 12 h", "mm", 1, 0, 1200},
    {"rain_1h_mm", "1 小時雨量", "Rain in 1 h", "mm", 1, 0, 400},
    {"rain_24h_mm", "24 小時雨量", "Rain in 24 h", "mm", 1, 0, 1900},
    {"rain_2d_mm", "2 日雨量", "Rain in 2 days", "mm", 1, 0, 2600},
    {"rain_3d_mm", "3 日雨量", "Rain in 3 days", "mm", 1, 0, 3500},
    {"rain_3h_mm", "3 小時雨量", "Rain in 3 h", "mm", 1, 0, 700},
    {"rain_6h_mm", "6 小時雨量", "Rain in 6 h", "mm", 1, 0, 900},
    {"rain_today_mm", "本日雨量", "Rain today", "mm", 1, 0, 1900},
    {"so2_ppb", "二氧化硫", "Sulphur dioxide", "[ppb]", 1, 0, 2000},
    {"spaces_available", "小型車空位", "Car spaces free", "1", 0, 0, 20000},
    {"spaces_total", "小型車車位", "Car spaces", "1", 0, 0, 20000},
    {"speed_kmh", "速率", "Speed", "km/h", 0, 0, 200},
    {"temperature_c", "氣溫", "Temperature", "Cel", 1, -60, 60},
    {"travel_time_s", "旅行時間", "Travel time", "s", 0, 0, 21600},
    {"waiting_bed_count", "候床人數", "Waiting for a bed", "1", 0, 0, 1000},
    {"waiting_icu_count", "候加護病床", "Waiting for intensive care", "1", 0, 0, 500},
    {"waiting_see_count", "候診人數", "Waiting to be seen", "1", 0, 0, 1000},
    {"waiting_ward_count", "候病房人數", "Waiting for a ward", "1", 0, 0, 1000},
    {"water_level_m", "水位", "Water level", "m", 2, -10, 300},
    {"wind_direction_deg", "風向", "Wind direction", "deg", 0, 0, 360},
    {"wind_mps", "風速", "Wind", "m/s", 1, 0, 120},
};

struct Suffix {
  std::string_view text;
  const char* unit;
  int decimals;
  double low;
  double high;
};

// Longest first: _ug_m3 before _m3, _count before the rest.
constexpr Suffix kSuffixes[] = {
    {"_ug_m3", "ug/m3", 1, 0, kInfinity},
    {"_available", "1", 0, 0, kInfinity},
    {"_count", "1", 0, 0, kInfinity},
    {"_total", "1", 0, 0, kInfinity},
    {"_veh_h", "veh/h", 0, 0, kInfinity},
    {"_m3_s", "m3/s", 2, -kInfinity, kInfinity},
    {"_kwh", "kW.h", 1, -kInfinity, kInfinity},
    {"_kmh", "km/h", 0, -kInfinity, kInfinity},
    {"_mps", "m/s", 1, -kInfinity, kInfinity},
    {"_hpa", "hPa", 1, 0, kInfinity},
    {"_ppb", "[ppb]", 1, 0, kInfinity},
    {"_ppm", "[ppm]", 1, 0, kInfinity},
    {"_pct", "%", 0, -kInfinity, kInfinity},
    {"_deg", "deg", 0, -360, 360},
    {"_min", "min", 0, -kInfinity, kInfinity},
    {"_dba", "dB[A]", 1, 0, 200},
    {"_lux", "lx", 0, 0, kInfinity},
    {"_mm", "mm", 1, -kInfinity, kInfinity},
    {"_cm", "cm", 1, -kInfinity, kInfinity},
    {"_km", "km", 1, -kInfinity, kInfinity},
    {"_kw", "kW", 1, -kInfinity, kInfinity},
    {"_ms", "ms", 0, -kInfinity, kInfinity},
    {"_m3", "m3", 1, -kInfinity, kInfinity},
    {"_c", "Cel", 1, -273.15, kInfinity},
    {"_m", "m", 2, -kInfinity, kInfinity},
    {"_s", "s", 0, -kInfinity, kInfinity},
    {"_v", "V", 2, -kInfinity, kInfinity},
    {"_a", "A", 2, -kInfinity, kInfinity},
    {"_w", "W", 0, -kInfinity, kInfinity},
    {"_h", "h", 1, -kInfinity, kInfinity},
};

std::vector<QuantityInfo> make_table() {
  std::vector<QuantityInfo> table;
  table.reserve(std::size(kRows));
  for (const Row& row : kRows)
    table.push_back({.name = row.name,
                     .label = {.zh = row.zh, .en = row.en},
                     .unit = row.unit,
                     .decimals = row.decimals,
                     .low = row.low,
                     .high = row.high});
  return table;
}

const Suffix* suffix_of(std::string_view name) {
  for (const Suffix& suffix : kSuffixes)
    if (name.size() > suffix.text.size() && name.ends_with(suffix.text)) return &suffix;
  return nullptr;
}

std::string words_of(std::string_view name) {
  std::string words{name};
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

}  // namespace

std::span<const QuantityInfo> known_quantities() {
  static const std::vector<QuantityInfo> table = make_table();
  return table;
}

const QuantityInfo* find_quantity(std::string_view name) {
  static const auto index = [] {
    std::unordered_map<std::string_view, const QuantityInfo*> by_name;
    for (const QuantityInfo& info : known_quantities()) by_name.emplace(info.name, &info);
    return by_name;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

bool is_plausible(std::string_view name, double value) {
  if (const QuantityInfo* known = find_quantity(name)) return value >= known->low && value <= known->high;
  const Suffix* suffix = suffix_of(name);
  return !suffix || (value >= suffix->low && value <= suffix->high);
}

QuantityInfo quantity_info(std::string_view name) {
  if (const QuantityInfo* known = find_quantity(name)) return *known;
  if (const Suffix* found = suffix_of(name)) {
    const Suffix& suffix = *found;
    const std::string words = words_of(name.substr(0, name.size() - suffix.text.size()));
    return {.name = std::string{name},
            .label = {.zh = words, .en = words},
            .unit = suffix.unit,
            .decimals = suffix.decimals,
            .low = suffix.low,
            .high = suffix.high};
  }
  const std::string words = words_of(name);
  return {.name = std::string{name}, .label = {.zh = words, .en = words}, .unit = "1", .decimals = 2};
}

}  // namespace city
