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
    {"adult_icu_beds_available", "成人加護病床空床", "Adult intensive-care beds free", "1", 0, 0, 5000},
    {"adult_icu_beds_count", "成人加護病床數", "Adult intensive-care beds", "1", 0, 0, 5000},
    {"adult_psychiatric_beds_available", "成人精神病床空床", "Adult psychiatric beds free", "1", 0, 0, 5000},
    {"adult_psychiatric_beds_count", "成人精神病床數", "Adult psychiatric beds", "1", 0, 0, 5000},
    {"alert_level_1_m", "一級警戒水位", "Alert level 1", "m", 2, -10, 300},
    {"alert_level_2_m", "二級警戒水位", "Alert level 2", "m", 2, -10, 300},
    {"alert_level_3_m", "三級警戒水位", "Alert level 3", "m", 2, -10, 300},
    {"altitude_m", "海拔", "Altitude", "m", 0, -50, 4000},
    {"aqi", "空氣品質指標", "Air quality index", "1", 0, 0, 500},
    {"aqi_co", "一氧化碳 AQI", "AQI, carbon monoxide", "1", 0, 0, 500},
    {"aqi_no2", "二氧化氮 AQI", "AQI, nitrogen dioxide", "1", 0, 0, 500},
    {"aqi_o3", "臭氧 AQI", "AQI, ozone", "1", 0, 0, 500},
    {"aqi_pm10", "PM10 AQI", "AQI, PM10", "1", 0, 0, 500},
    {"aqi_pm25", "PM2.5 AQI", "AQI, PM2.5", "1", 0, 0, 500},
    {"aqi_so2", "二氧化硫 AQI", "AQI, sulphur dioxide", "1", 0, 0, 500},
    {"at_hospital", "在醫院", "At a hospital", "1", 0, 0, 1},
    {"at_stop", "靠站", "At a stop", "1", 0, 0, 1},
    {"battery_pct", "電池電量", "Battery", "%", 0, 0, 100},
    {"battery_v", "電池電壓", "Battery", "V", 2, 0, 60},
    {"bikes_available", "可借車輛", "Bikes available", "1", 0, 0, 500},
    {"blocks_traffic", "影響交通", "Obstructs traffic", "1", 0, 0, 1},
    {"burn_beds_available", "燒燙傷病床空床", "Burn beds free", "1", 0, 0, 5000},
    {"burn_beds_count", "燒燙傷病床數", "Burn beds", "1", 0, 0, 5000},
    {"bus_spaces_available", "大客車空位", "Coach spaces free", "1", 0, 0, 5000},
    {"bus_spaces_total", "大客車車位", "Coach spaces", "1", 0, 0, 5000},
    {"capacity_count", "容量", "Capacity", "1", 0, 0, 100000},
    {"capacity_hm3", "有效容量", "Effective capacity", "hm3", 1, 0, 5000},
    {"car1_crowding_level", "第 1 車擁擠度", "Crowding, car 1", "1", 0, 1, 4},
    {"car2_crowding_level", "第 2 車擁擠度", "Crowding, car 2", "1", 0, 1, 4},
    {"car3_crowding_level", "第 3 車擁擠度", "Crowding, car 3", "1", 0, 1, 4},
    {"car4_crowding_level", "第 4 車擁擠度", "Crowding, car 4", "1", 0, 1, 4},
    {"car5_crowding_level", "第 5 車擁擠度", "Crowding, car 5", "1", 0, 1, 4},
    {"car6_crowding_level", "第 6 車擁擠度", "Crowding, car 6", "1", 0, 1, 4},
    {"clinical_full", "醫療滿載", "Clinically full", "1", 0, 0, 1},
    {"co2_ppm", "二氧化碳", "Carbon dioxide", "[ppm]", 0, 250, 20000},
    {"co_8h_ppm", "一氧化碳 8 小時平均", "Carbon monoxide, 8 h mean", "[ppm]", 2, 0, 500},
    {"co_ppm", "一氧化碳", "Carbon monoxide", "[ppm]", 2, 0, 500},
    {"congestion_level", "壅塞等級", "Congestion", "1", 0, 0, 5},
    {"cooling_power_kw", "空調功率", "Cooling power", "kW", 1, 0, 20000},
    {"counters_open_count", "開放櫃檯", "Counters open", "1", 0, 0, 200},
    {"crowding_level", "擁擠度", "Crowding", "1", 1, 1, 4},
    {"customers_count", "用戶數", "Customers", "1", 0, 0, 5000000},
    {"customers_out_count", "停電戶數", "Customers without power", "1", 0, 0, 5000000},
    {"days_left", "剩餘天數", "Days left", "d", 0, -3650, 3650},
    {"dead_level_m", "呆水位", "Dead storage level", "m", 2, 0, 2500},
    {"depth_cm", "淹水深度", "Flood depth", "cm", 0, 0, 1000},
    {"distress", "事故或故障", "In distress", "1", 0, 0, 1},
    {"diversion", "救護車轉送", "Ambulance diversion", "1", 0, 0, 1},
    {"docks_available", "可還車位", "Docks available", "1", 0, 0, 500},
    {"door_open", "門開啟", "Door open", "1", 0, 0, 1},
    {"ed_beds_available", "急診病床空床", "Emergency beds free", "1", 0, 0, 5000},
    {"ed_beds_count", "急診床數", "Emergency beds", "1", 0, 0, 1000},
    {"ed_patients_count", "急診人數", "Emergency patients", "1", 0, 0, 2000},
    {"electric_bikes_available", "可借電輔車", "Electric bikes available", "1", 0, 0, 500},
    {"ems_advisory", "救護車注意", "Ambulance advisory", "1", 0, 0, 1},
    {"energy_kwh", "累計用電", "Energy", "kW.h", 1, 0, 10000000000},
    {"eoc_active", "應變中心啟動", "Emergency plan active", "1", 0, 0, 1},
    {"epidemic_band", "疫情風險等級", "Epidemic risk band", "1", 0, 0, 2},
    {"epidemic_probability", "疫情風險機率", "Epidemic risk", "1", 2, 0, 1},
    {"evacuating", "疏散中", "Evacuating", "1", 0, 0, 1},
    {"facility_closed", "院區關閉", "Closed", "1", 0, 0, 1},
    {"fault", "故障", "Fault", "1", 0, 0, 1},
    {"flow_veh_h", "流量", "Flow", "veh/h", 0, 0, 20000},
    {"focal_depth_km", "震源深度", "Focal depth", "km", 1, 0, 700},
    {"free_flow_kmh", "自由流速率", "Free-flow speed", "km/h", 0, 1, 130},
    {"fridge_temperature_c", "冰箱溫度", "Refrigerator", "Cel", 1, -90, 60},
    {"full_bed", "急診滿床", "Reported full", "1", 0, 0, 1},
    {"full_level_m", "滿水位", "Full level", "m", 2, 0, 2500},
    {"gate_closed", "全關", "Closed", "1", 0, 0, 1},
    {"gate_open", "全開", "Fully open", "1", 0, 0, 1},
    {"gates_count", "閘門數", "Gates", "1", 0, 0, 100},
    {"ground_distance_m", "水面距地面", "Water below ground", "m", 2, -5, 60},
    {"gust_mps", "陣風", "Gust", "m/s", 1, 0, 120},
    {"handover_min", "病患交接時間", "Patient handover", "min", 0, 0, 1440},
    {"hospital_beds_count", "總床數", "Hospital beds", "1", 0, 0, 10000},
    {"humidity_pct", "相對濕度", "Humidity", "%", 0, 0, 100},
    {"illuminance_lux", "照度", "Illuminance", "lx", 0, 0, 200000},
    {"inflow_m3_s", "進水流量", "Inflow", "m3/s", 2, 0, 20000},
    {"inlet_temperature_c", "進氣溫度", "Inlet temperature", "Cel", 1, -20, 90},
    {"intensity_level", "震度", "Seismic intensity", "1", 1, 0, 7},
    {"isolation_beds_available", "負壓隔離病床空床", "Negative-pressure isolation beds free", "1", 0, 0,
     5000},
    {"isolation_beds_count", "負壓隔離病床數", "Negative-pressure isolation beds", "1", 0, 0, 5000},
    {"last_wait_h", "最近入床等候", "Wait of the last bedded", "h", 1, 0, 72},
    {"level_in_m", "內水位", "Level inside", "m", 2, -10, 300},
    {"level_out_m", "外水位", "Level outside", "m", 2, -10, 300},
    {"longest_boarding_h", "最長候床時間", "Longest boarding", "h", 1, 0, 240},
    {"los_grade", "服務水準 (1=A)", "Level of service (1 = A)", "1", 0, 1, 6},
    {"magnitude", "規模", "Magnitude", "1", 1, -2, 10},
    {"med_surg_beds_available", "一般病床空床", "General beds free", "1", 0, 0, 5000},
    {"med_surg_beds_count", "一般病床數", "General beds", "1", 0, 0, 5000},
    {"motorcycle_spaces_available", "機車空位", "Motorcycle spaces free", "1", 0, 0, 20000},
    {"motorcycle_spaces_total", "機車車位", "Motorcycle spaces", "1", 0, 0, 20000},
    {"nedocs", "急診壅塞 NEDOCS", "NEDOCS", "1", 0, 0, 200},
    {"neonatal_icu_beds_available", "新生兒加護病床空床", "Neonatal intensive-care beds free", "1", 0, 0,
     5000},
    {"neonatal_icu_beds_count", "新生兒加護病床數", "Neonatal intensive-care beds", "1", 0, 0, 5000},
    {"no2_ppb", "二氧化氮", "Nitrogen dioxide", "[ppb]", 1, 0, 2000},
    {"noise_dba", "噪音", "Noise", "dB[A]", 1, 10, 140},
    {"nursery_beds_available", "嬰兒床空床", "Nursery beds free", "1", 0, 0, 5000},
    {"nursery_beds_count", "嬰兒床數", "Nursery beds", "1", 0, 0, 5000},
    {"o3_8h_ppb", "臭氧 8 小時平均", "Ozone, 8 h mean", "[ppb]", 1, 0, 1000},
    {"o3_ppb", "臭氧", "Ozone", "[ppb]", 1, 0, 1000},
    {"occupancy_pct", "占有率", "Occupancy", "%", 0, 0, 100},
    {"offload_delayed", "交接延誤", "Handover delayed", "1", 0, 0, 1},
    {"on", "運作中", "On", "1", 0, 0, 1},
    {"on_site", "現場施工", "Crew on site", "1", 0, 0, 1},
    {"open", "開放中", "Open", "1", 0, 0, 1},
    {"operating_room_beds_available", "可用手術室", "Operating rooms free", "1", 0, 0, 5000},
    {"operating_room_beds_count", "手術室數", "Operating rooms", "1", 0, 0, 5000},
    {"other_isolation_beds_available", "其他隔離病床空床", "Other isolation beds free", "1", 0, 0, 5000},
    {"other_isolation_beds_count", "其他隔離病床數", "Other isolation beds", "1", 0, 0, 5000},
    {"outages_count", "停電事故", "Outages", "1", 0, 0, 10000},
    {"outflow_m3_s", "放水流量", "Outflow", "m3/s", 2, 0, 20000},
    {"pediatric_beds_available", "兒科病床空床", "Paediatric beds free", "1", 0, 0, 5000},
    {"pediatric_beds_count", "兒科病床數", "Paediatric beds", "1", 0, 0, 5000},
    {"pediatric_icu_beds_available", "兒童加護病床空床", "Paediatric intensive-care beds free", "1", 0, 0,
     5000},
    {"pediatric_icu_beds_count", "兒童加護病床數", "Paediatric intensive-care beds", "1", 0, 0, 5000},
    {"pediatric_psychiatric_beds_available", "兒童精神病床空床", "Paediatric psychiatric beds free", "1", 0,
     0, 5000},
    {"pediatric_psychiatric_beds_count", "兒童精神病床數", "Paediatric psychiatric beds", "1", 0, 0, 5000},
    {"pga_gal", "最大地動加速度", "Peak ground acceleration", "Gal", 1, 0, 4000},
    {"pgv_cm_s", "最大地動速度", "Peak ground velocity", "cm/s", 1, 0, 500},
    {"places_available", "剩餘收容", "Places left", "1", 0, 0, 100000},
    {"pm10_24h_ug_m3", "PM10 移動平均", "PM10, moving mean", "ug/m3", 0, 0, 3000},
    {"pm10_ug_m3", "PM10", "PM10", "ug/m3", 0, 0, 3000},
    {"pm25_24h_ug_m3", "PM2.5 移動平均", "PM2.5, moving mean", "ug/m3", 1, 0, 1000},
    {"pm25_ug_m3", "PM2.5", "PM2.5", "ug/m3", 1, 0, 1000},
    {"power_kw", "用電功率", "Power", "kW", 1, 0, 50000},
    {"power_w", "功率", "Power", "W", 0, 0, 100000},
    {"pressure_hpa", "氣壓", "Air pressure", "hPa", 1, 550, 1090},
    {"pumping", "抽水中", "Pumping", "1", 0, 0, 1},
    {"pumps_count", "抽水機數", "Pumps", "1", 0, 0, 100},
    {"pumps_running_count", "運轉抽水機", "Pumps running", "1", 0, 0, 100},
    {"rain_10min_mm", "10 分鐘雨量", "Rain in 10 min", "mm", 1, 0, 120},
    {"rain_12h_mm", "12 小時雨量", "Rain in 12 h", "mm", 1, 0, 1200},
    {"rain_1h_mm", "1 小時雨量", "Rain in 1 h", "mm", 1, 0, 400},
    {"rain_24h_mm", "24 小時雨量", "Rain in 24 h", "mm", 1, 0, 1900},
    {"rain_2d_mm", "2 日雨量", "Rain in 2 days", "mm", 1, 0, 2600},
    {"rain_3d_mm", "3 日雨量", "Rain in 3 days", "mm", 1, 0, 3500},
    {"rain_3h_mm", "3 小時雨量", "Rain in 3 h", "mm", 1, 0, 700},
    {"rain_6h_mm", "6 小時雨量", "Rain in 6 h", "mm", 1, 0, 900},
    {"rain_class", "雨量分級", "Rain class", "1", 0, 0, 4},
    {"rain_today_mm", "本日雨量", "Rain today", "mm", 1, 0, 1900},
    {"rehab_beds_available", "復健病床空床", "Rehabilitation beds free", "1", 0, 0, 5000},
    {"rehab_beds_count", "復健病床數", "Rehabilitation beds", "1", 0, 0, 5000},
    {"reservoir_level_m", "水庫水位", "Reservoir level", "m", 2, 0, 2500},
    {"restore_expected_min", "預計復電", "Power expected back in", "min", 0, 0, 43200},
    {"sheltered_count", "已收容人數", "People sheltered", "1", 0, 0, 100000},
    {"so2_ppb", "二氧化硫", "Sulphur dioxide", "[ppb]", 1, 0, 2000},
    {"spaces_available", "小型車空位", "Car spaces free", "1", 0, 0, 20000},
    {"spaces_total", "小型車車位", "Car spaces", "1", 0, 0, 20000},
    {"speed_kmh", "速率", "Speed", "km/h", 0, 0, 200},
    {"start_pumping_level_m", "起抽水位", "Start pumping at", "m", 2, -10, 300},
    {"stock_adult_count", "成人存量", "Stock, adults", "1", 0, 0, 1000000},
    {"stock_child_count", "兒童存量", "Stock, children", "1", 0, 0, 1000000},
    {"storage_hm3", "有效蓄水量", "Storage", "hm3", 1, 0, 5000},
    {"storage_pct", "蓄水率", "Storage", "%", 1, 0, 120},
    {"sunshine_h", "日照時數", "Sunshine", "h", 1, 0, 15},
    {"supply_temperature_c", "送水溫度", "Supply temperature", "Cel", 1, -20, 100},
    {"temperature_c", "氣溫", "Temperature", "Cel", 1, -60, 60},
    {"travel_time_s", "旅行時間", "Travel time", "s", 0, 0, 21600},
    {"unit_available", "可派遣", "Can be sent", "1", 0, 0, 1},
    {"uv_index", "紫外線指數", "UV index", "1", 0, 0, 25},
    {"ventilated_count", "呼吸器病人", "Ventilated patients", "1", 0, 0, 500},
    {"waiting_bed_count", "候床人數", "Waiting for a bed", "1", 0, 0, 1000},
    {"waiting_count", "等候人數", "Waiting", "1", 0, 0, 100000},
    {"waiting_icu_count", "候加護病床", "Waiting for intensive care", "1", 0, 0, 500},
    {"waiting_min", "等候時間", "Waiting time", "min", 0, 0, 1440},
    {"waiting_see_count", "候診人數", "Waiting to be seen", "1", 0, 0, 1000},
    {"waiting_ward_count", "候病房人數", "Waiting for a ward", "1", 0, 0, 1000},
    {"warning_level_m", "警戒水位", "Warning level", "m", 2, -10, 300},
    {"water_alert_level", "到達警戒級數", "Alert level reached", "1", 0, 0, 3},
    {"water_leak", "漏水", "Water leak", "1", 0, 0, 1},
    {"water_level_m", "水位", "Water level", "m", 2, -10, 300},
    {"water_margin_m", "距警戒水位", "Up to the next alert level", "m", 2, 0, 300},
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
