#include "sim/city/rivers.hpp"

#include <array>
#include <cmath>

namespace city::sim {

std::span<const RiverGauge> river_gauges() {
  static constexpr auto kAll = std::to_array<RiverGauge>({
      {"W001", "淡水河 關渡大橋", "Tamsui River, Guandu Bridge", {121.4625, 25.1235}, 0.2, 240, 0.05, 1.10},
      {"W002",
       "淡水河 重陽大橋",
       "Tamsui River, Chongyang Bridge",
       {121.5080, 25.0775},
       0.4,
       220,
       0.06,
       1.00},
      {"W003", "淡水河 臺北橋", "Tamsui River, Taipei Bridge", {121.5068, 25.0630}, 0.5, 210, 0.07, 0.95},
      {"W004", "淡水河 忠孝橋", "Tamsui River, Zhongxiao Bridge", {121.5072, 25.0500}, 0.5, 200, 0.07, 0.92},
      {"W005", "新店溪 華江橋", "Xindian River, Huajiang Bridge", {121.4880, 25.0335}, 0.6, 170, 0.08, 0.85},
      {"W006", "新店溪 華中橋", "Xindian River, Huazhong Bridge", {121.4955, 25.0175}, 0.7, 160, 0.08, 0.78},
      {"W007",
       "新店溪 中正橋",
       "Xindian River, Zhongzheng Bridge",
       {121.5190, 25.0200},
       1.0,
       150,
       0.09,
       0.60},
      {"W008", "新店溪 永福橋", "Xindian River, Yongfu Bridge", {121.5300, 25.0110}, 1.3, 140, 0.09, 0.45},
      {"W009", "新店溪 秀朗橋", "Xindian River, Xiulang Bridge", {121.5350, 25.0010}, 3.2, 130, 0.09, 0.10},
      {"W010", "景美溪 景美橋", "Jingmei River, Jingmei Bridge", {121.5405, 24.9880}, 6.1, 75, 0.07, 0},
      {"W011", "景美溪 寶橋", "Jingmei River, Bao Bridge", {121.5485, 24.9850}, 7.4, 70, 0.07, 0},
      {"W012", "景美溪 道南橋", "Jingmei River, Daonan Bridge", {121.5730, 24.9865}, 10.6, 60, 0.06, 0},
      {"W013", "基隆河 洲美橋", "Keelung River, Zhoumei Bridge", {121.5020, 25.0995}, 0.4, 200, 0.05, 0.98},
      {"W014", "基隆河 百齡橋", "Keelung River, Bailing Bridge", {121.5165, 25.0865}, 0.5, 190, 0.06, 0.92},
      {"W015", "基隆河 中山橋", "Keelung River, Zhongshan Bridge", {121.5260, 25.0760}, 0.6, 180, 0.06, 0.88},
      {"W016", "基隆河 大直橋", "Keelung River, Dazhi Bridge", {121.5475, 25.0780}, 0.7, 170, 0.07, 0.82},
      {"W017", "基隆河 成美橋", "Keelung River, Chengmei Bridge", {121.5800, 25.0545}, 0.9, 150, 0.07, 0.70},
      {"W018", "基隆河 南湖大橋", "Keelung River, Nanhu Bridge", {121.6035, 25.0610}, 1.2, 130, 0.08, 0.50},
      {"W019", "四分溪 南港", "Sifen Creek, Nangang", {121.6165, 25.0430}, 8.2, 25, 0.035, 0},
      {"W020", "雙溪 望星橋", "Shuangxi Creek, Wangxing Bridge", {121.5370, 25.0975}, 5.3, 35, 0.025, 0},
  });
  return kAll;
}

RiverLevels alert_levels(const RiverGauge& gauge) {
  const auto at = [&](double rain_mm_h) {
    return std::round((gauge.base_m + gauge.tide_m + gauge.rise_m_per_mm_h * rain_mm_h) * 10) / 10;
  };
  return {.first_m = at(60), .second_m = at(40), .third_m = at(25)};
}

}  // namespace city::sim
