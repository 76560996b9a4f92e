#include "sim/city/hospitals.hpp"

#include <array>

namespace city::sim {

std::span<const Hospital> hospitals() {
  static constexpr auto kAll = std::to_array<Hospital>({
      {"ntuh", "臺大醫院", "National Taiwan University Hospital", {121.5190, 25.0407}, 280, 95, 98},
      {"ntuh-children", "臺大兒童醫院", "NTU Children's Hospital", {121.5185, 25.0432}, 70, 20, 1},
      {"vghtpe", "臺北榮民總醫院", "Taipei Veterans General Hospital", {121.5192, 25.1192}, 240, 85, 24},
      {"tsgh", "三軍總醫院", "Tri-Service General Hospital", {121.5920, 25.0718}, 210, 70, 36},
      {"cgh", "國泰綜合醫院", "Cathay General Hospital", {121.5528, 25.0372}, 170, 50, 21},
      {"mmh", "馬偕紀念醫院", "MacKay Memorial Hospital", {121.5226, 25.0589}, 230, 65, 27},
      {"skh", "新光醫院", "Shin Kong Memorial Hospital", {121.5203, 25.0962}, 180, 50, 14},
      {"wanfang", "萬芳醫院", "Wan Fang Hospital", {121.5583, 25.0003}, 190, 50, 20},
      {"tmuh",
       "臺北醫學大學附設醫院",
       "Taipei Medical University Hospital",
       {121.5627, 25.0272},
       130,
       40,
       12},
      {"chgh", "振興醫院", "Cheng Hsin General Hospital", {121.5222, 25.1178}, 90, 30, 9},
      {"cgmh-taipei",
       "台北長庚紀念醫院",
       "Chang Gung Memorial Hospital, Taipei",
       {121.5490, 25.0553},
       95,
       28,
       6},
      {"tpech-zhongxing",
       "聯合醫院中興院區",
       "Taipei City Hospital Zhongxing",
       {121.5093, 25.0510},
       85,
       25,
       5},
      {"tpech-renai", "聯合醫院仁愛院區", "Taipei City Hospital Ren'ai", {121.5452, 25.0375}, 110, 32, 7},
      {"tpech-heping", "聯合醫院和平院區", "Taipei City Hospital Heping", {121.5072, 25.0358}, 80, 24, 5},
      {"tpech-zhongxiao",
       "聯合醫院忠孝院區",
       "Taipei City Hospital Zhongxiao",
       {121.5861, 25.0465},
       85,
       25,
       5},
      {"tpech-yangming", "聯合醫院陽明院區", "Taipei City Hospital Yangming", {121.5317, 25.1051}, 80, 24, 4},
      {"tsgh-songshan", "三軍總醫院松山分院", "Tri-Service Songshan Branch", {121.5573, 25.0545}, 55, 18, 3},
      {"tahsda", "臺安醫院", "Taiwan Adventist Hospital", {121.5480, 25.0485}, 60, 18, 3},
      {"centralclinic", "中心診所醫院", "Central Clinic and Hospital", {121.5478, 25.0413}, 25, 8, 0.6},
      {"xiyuan", "西園醫院", "West Garden Hospital", {121.4949, 25.0283}, 45, 14, 2},
      {"csh", "中山醫院", "Chung Shan Hospital", {121.5496, 25.0367}, 30, 9, 0.8},
      {"pojen", "博仁綜合醫院", "Pojen General Hospital", {121.5570, 25.0497}, 35, 10, 1},
      {"kangning", "康寧醫院", "Kang-Ning Hospital", {121.6068, 25.0757}, 40, 12, 1},
      {"jingmei", "景美醫院", "Jingmei Hospital", {121.5412, 24.9903}, 30, 9, 0.8},
      {"guandu", "關渡醫院", "Guandu Hospital", {121.4648, 25.1194}, 35, 10, 1},
      {"hungen", "宏恩綜合醫院", "Country Hospital", {121.5475, 25.0382}, 25, 8, 0.5},
  });
  return kAll;
}

}  // namespace city::sim
