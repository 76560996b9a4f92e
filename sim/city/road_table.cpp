// Main roads of Taipei, drawn by hand from public maps to about 100 m: {longitude, latitude, section that starts here}.
#include "sim/city/road_table.hpp"

namespace city::sim {
namespace {

constexpr auto kLine0 = std::to_array<RoadVertex>({{121.5200, 25.0456, 1},
                                                   {121.5260, 25.0444, 2},
                                                   {121.5328, 25.0423, 3},
                                                   {121.5437, 25.0417, 4},
                                                   {121.5575, 25.0412, 4},
                                                   {121.5652, 25.0410, 5},
                                                   {121.5772, 25.0408, 5},
                                                   {121.5825, 25.0450, 6},
                                                   {121.5880, 25.0490, 6},
                                                   {121.5970, 25.0515, 7},
                                                   {121.6080, 25.0525, 7},
                                                   {121.6165, 25.0528, 7}});
constexpr auto kLine1 = std::to_array<RoadVertex>({{121.5105, 25.0470, 1}, {121.5200, 25.0458, 1}});
constexpr auto kLine2 = std::to_array<RoadVertex>({{121.5195, 25.0388, 1},
                                                   {121.5270, 25.0385, 2},
                                                   {121.5330, 25.0382, 3},
                                                   {121.5437, 25.0377, 4},
                                                   {121.5490, 25.0377, 4},
                                                   {121.5625, 25.0375, 4}});
constexpr auto kLine3 = std::to_array<RoadVertex>({{121.5190, 25.0375, 1},
                                                   {121.5250, 25.0350, 2},
                                                   {121.5333, 25.0338, 3},
                                                   {121.5437, 25.0333, 4},
                                                   {121.5588, 25.0330, 5},
                                                   {121.5745, 25.0330, 5}});
constexpr auto kLine4 = std::to_array<RoadVertex>({{121.5205, 25.0268, 1},
                                                   {121.5343, 25.0262, 2},
                                                   {121.5437, 25.0250, 3},
                                                   {121.5500, 25.0248, 3},
                                                   {121.5560, 25.0215, 3},
                                                   {121.5590, 25.0185, 3},
                                                   {121.5630, 25.0130, 3}});
constexpr auto kLine5 = std::to_array<RoadVertex>({{121.4925, 25.0352, 3},
                                                   {121.5045, 25.0350, 2},
                                                   {121.5120, 25.0298, 1},
                                                   {121.5175, 25.0272, 1},
                                                   {121.5205, 25.0268, 1}});
constexpr auto kLine6 = std::to_array<RoadVertex>({{121.5320, 25.0445, 2},
                                                   {121.5440, 25.0475, 3},
                                                   {121.5580, 25.0485, 4},
                                                   {121.5750, 25.0495, 4},
                                                   {121.5780, 25.0505, 4}});
constexpr auto kLine7 = std::to_array<RoadVertex>({{121.5165, 25.0484, 1},
                                                   {121.5260, 25.0470, 2},
                                                   {121.5330, 25.0455, 3},
                                                   {121.5440, 25.0448, 4},
                                                   {121.5575, 25.0446, 5},
                                                   {121.5660, 25.0460, 6},
                                                   {121.5780, 25.0487, 6}});
constexpr auto kLine8 = std::to_array<RoadVertex>({{121.5228, 25.0522, 1},
                                                   {121.5300, 25.0521, 2},
                                                   {121.5370, 25.0520, 3},
                                                   {121.5490, 25.0518, 4},
                                                   {121.5578, 25.0515, 5},
                                                   {121.5720, 25.0513, 5},
                                                   {121.5780, 25.0553, 6},
                                                   {121.5880, 25.0610, 6}});
constexpr auto kLine9 = std::to_array<RoadVertex>({{121.5090, 25.0540, 0}, {121.5228, 25.0522, 0}});
constexpr auto kLine10 =
    std::to_array<RoadVertex>({{121.5222, 25.0487, 1}, {121.5330, 25.0483, 2}, {121.5440, 25.0480, 2}});
constexpr auto kLine11 = std::to_array<RoadVertex>({{121.5085, 25.0520, 0}, {121.5215, 25.0500, 0}});
constexpr auto kLine12 = std::to_array<RoadVertex>({{121.5228, 25.0578, 1},
                                                    {121.5305, 25.0578, 2},
                                                    {121.5370, 25.0580, 3},
                                                    {121.5490, 25.0582, 4},
                                                    {121.5575, 25.0585, 5},
                                                    {121.5690, 25.0592, 5}});
constexpr auto kLine13 = std::to_array<RoadVertex>({{121.5095, 25.0570, 0}, {121.5228, 25.0578, 0}});
constexpr auto kLine14 = std::to_array<RoadVertex>({{121.5228, 25.0628, 1},
                                                    {121.5305, 25.0628, 2},
                                                    {121.5370, 25.0625, 3},
                                                    {121.5490, 25.0622, 4},
                                                    {121.5585, 25.0622, 5},
                                                    {121.5660, 25.0630, 6},
                                                    {121.5750, 25.0680, 6},
                                                    {121.5830, 25.0685, 6},
                                                    {121.5900, 25.0680, 6},
                                                    {121.5980, 25.0660, 6},
                                                    {121.6045, 25.0700, 6}});
constexpr auto kLine15 = std::to_array<RoadVertex>({{121.5090, 25.0630, 0}, {121.5228, 25.0628, 0}});
constexpr auto kLine16 =
    std::to_array<RoadVertex>({{121.5228, 25.0685, 0}, {121.5330, 25.0682, 0}, {121.5450, 25.0665, 0}});
constexpr auto kLine17 = std::to_array<RoadVertex>({{121.5130, 25.0687, 0}, {121.5228, 25.0685, 0}});
constexpr auto kLine18 = std::to_array<RoadVertex>({{121.5178, 25.0345, 1},
                                                    {121.5200, 25.0295, 2},
                                                    {121.5245, 25.0250, 3},
                                                    {121.5330, 25.0165, 4},
                                                    {121.5402, 25.0103, 5},
                                                    {121.5395, 25.0030, 5},
                                                    {121.5400, 24.9990, 6},
                                                    {121.5410, 24.9895, 6}});
constexpr auto kLine19 = std::to_array<RoadVertex>({{121.5695, 25.0490, 1},
                                                    {121.5650, 25.0420, 1},
                                                    {121.5610, 25.0365, 1},
                                                    {121.5588, 25.0330, 2},
                                                    {121.5570, 25.0285, 2},
                                                    {121.5535, 25.0255, 2},
                                                    {121.5495, 25.0205, 3},
                                                    {121.5430, 25.0155, 4},
                                                    {121.5390, 25.0115, 4}});
constexpr auto kLine20 = std::to_array<RoadVertex>({{121.5205, 25.0460, 1},
                                                    {121.5222, 25.0522, 2},
                                                    {121.5228, 25.0628, 3},
                                                    {121.5232, 25.0735, 4},
                                                    {121.5262, 25.0835, 5},
                                                    {121.5270, 25.0930, 5},
                                                    {121.5262, 25.1020, 6},
                                                    {121.5270, 25.1090, 6},
                                                    {121.5300, 25.1165, 7}});
constexpr auto kLine21 = std::to_array<RoadVertex>({{121.5180, 25.0370, 0}, {121.5203, 25.0455, 0}});
constexpr auto kLine22 =
    std::to_array<RoadVertex>({{121.5240, 25.0465, 0}, {121.5256, 25.0522, 0}, {121.5260, 25.0685, 0}});
constexpr auto kLine23 = std::to_array<RoadVertex>(
    {{121.5300, 25.0480, 1}, {121.5285, 25.0540, 2}, {121.5280, 25.0640, 3}, {121.5280, 25.0710, 3}});
constexpr auto kLine24 = std::to_array<RoadVertex>(
    {{121.5320, 25.0440, 1}, {121.5333, 25.0338, 2}, {121.5343, 25.0262, 3}, {121.5335, 25.0170, 3}});
constexpr auto kLine25 = std::to_array<RoadVertex>({{121.5332, 25.0470, 0}, {121.5331, 25.0640, 0}});
constexpr auto kLine26 = std::to_array<RoadVertex>(
    {{121.5370, 25.0450, 1}, {121.5370, 25.0520, 2}, {121.5370, 25.0625, 3}, {121.5370, 25.0700, 3}});
constexpr auto kLine27 =
    std::to_array<RoadVertex>({{121.5378, 25.0440, 1}, {121.5378, 25.0335, 2}, {121.5375, 25.0260, 2}});
constexpr auto kLine28 = std::to_array<RoadVertex>({{121.5440, 25.0450, 0}, {121.5440, 25.0670, 0}});
constexpr auto kLine29 =
    std::to_array<RoadVertex>({{121.5440, 25.0448, 1}, {121.5437, 25.0335, 2}, {121.5435, 25.0210, 2}});
constexpr auto kLine30 = std::to_array<RoadVertex>({{121.5488, 25.0448, 0}, {121.5492, 25.0630, 0}});
constexpr auto kLine31 =
    std::to_array<RoadVertex>({{121.5488, 25.0448, 1}, {121.5488, 25.0335, 2}, {121.5488, 25.0215, 2}});
constexpr auto kLine32 = std::to_array<RoadVertex>(
    {{121.5575, 25.0448, 0}, {121.5572, 25.0500, 0}, {121.5550, 25.0570, 0}, {121.5550, 25.0625, 0}});
constexpr auto kLine33 = std::to_array<RoadVertex>({{121.5575, 25.0470, 0}, {121.5578, 25.0325, 0}});
constexpr auto kLine34 =
    std::to_array<RoadVertex>({{121.5682, 25.0405, 0}, {121.5690, 25.0330, 0}, {121.5700, 25.0210, 0}});
constexpr auto kLine35 =
    std::to_array<RoadVertex>({{121.5780, 25.0500, 0}, {121.5782, 25.0420, 0}, {121.5810, 25.0340, 0}});
constexpr auto kLine36 = std::to_array<RoadVertex>({{121.5770, 25.0395, 0}, {121.5740, 25.0320, 0}});
constexpr auto kLine37 = std::to_array<RoadVertex>({{121.5655, 25.0445, 0}, {121.5800, 25.0453, 0}});
constexpr auto kLine38 = std::to_array<RoadVertex>({{121.5660, 25.0435, 0}, {121.5745, 25.0480, 0}});
constexpr auto kLine39 =
    std::to_array<RoadVertex>({{121.5585, 25.0288, 0}, {121.5630, 25.0235, 0}, {121.5710, 25.0190, 0}});
constexpr auto kLine40 = std::to_array<RoadVertex>({{121.5640, 25.0405, 0}, {121.5638, 25.0330, 0}});
constexpr auto kLine41 =
    std::to_array<RoadVertex>({{121.5510, 25.0385, 1}, {121.5515, 25.0330, 2}, {121.5525, 25.0260, 2}});
constexpr auto kLine42 =
    std::to_array<RoadVertex>({{121.5278, 25.0440, 1}, {121.5265, 25.0345, 2}, {121.5240, 25.0285, 2}});
constexpr auto kLine43 =
    std::to_array<RoadVertex>({{121.5260, 25.0445, 1}, {121.5235, 25.0350, 2}, {121.5215, 25.0310, 2}});
constexpr auto kLine44 = std::to_array<RoadVertex>({{121.5290, 25.0200, 1},
                                                    {121.5345, 25.0225, 2},
                                                    {121.5435, 25.0215, 3},
                                                    {121.5480, 25.0185, 3},
                                                    {121.5520, 25.0140, 3},
                                                    {121.5575, 25.0060, 4},
                                                    {121.5575, 25.0015, 4}});
constexpr auto kLine45 = std::to_array<RoadVertex>(
    {{121.5100, 25.0470, 1}, {121.5085, 25.0420, 1}, {121.5065, 25.0350, 2}, {121.5085, 25.0260, 2}});
constexpr auto kLine46 = std::to_array<RoadVertex>(
    {{121.5130, 25.0465, 1}, {121.5140, 25.0355, 2}, {121.5150, 25.0310, 3}, {121.5170, 25.0240, 3}});
constexpr auto kLine47 = std::to_array<RoadVertex>({{121.5135, 25.0480, 1},
                                                    {121.5138, 25.0535, 2},
                                                    {121.5142, 25.0630, 3},
                                                    {121.5145, 25.0750, 4},
                                                    {121.5120, 25.0850, 4},
                                                    {121.5120, 25.0890, 4}});
constexpr auto kLine48 = std::to_array<RoadVertex>({{121.5172, 25.0485, 1},
                                                    {121.5178, 25.0530, 2},
                                                    {121.5182, 25.0630, 3},
                                                    {121.5195, 25.0750, 4},
                                                    {121.5230, 25.0830, 4},
                                                    {121.5215, 25.0890, 5},
                                                    {121.5165, 25.0960, 5},
                                                    {121.5130, 25.1020, 6},
                                                    {121.5115, 25.1100, 6},
                                                    {121.5090, 25.1130, 7},
                                                    {121.5030, 25.1175, 7},
                                                    {121.4990, 25.1205, 7}});
constexpr auto kLine49 = std::to_array<RoadVertex>({{121.5115, 25.0490, 1},
                                                    {121.5113, 25.0545, 2},
                                                    {121.5113, 25.0630, 3},
                                                    {121.5110, 25.0730, 4},
                                                    {121.5110, 25.0820, 5}});
constexpr auto kLine50 = std::to_array<RoadVertex>(
    {{121.5075, 25.0490, 1}, {121.5085, 25.0560, 1}, {121.5078, 25.0640, 2}, {121.5095, 25.0740, 2}});
constexpr auto kLine51 = std::to_array<RoadVertex>(
    {{121.5035, 25.0470, 1}, {121.5000, 25.0405, 1}, {121.4930, 25.0345, 2}, {121.4890, 25.0290, 2}});
constexpr auto kLine52 =
    std::to_array<RoadVertex>({{121.4990, 25.0390, 1}, {121.4980, 25.0330, 2}, {121.4915, 25.0275, 2}});
constexpr auto kLine53 =
    std::to_array<RoadVertex>({{121.5030, 25.0460, 0}, {121.5020, 25.0390, 0}, {121.5010, 25.0340, 0}});
constexpr auto kLine54 =
    std::to_array<RoadVertex>({{121.5000, 25.0325, 0}, {121.5005, 25.0240, 0}, {121.4975, 25.0195, 0}});
constexpr auto kLine55 =
    std::to_array<RoadVertex>({{121.4920, 25.0290, 0}, {121.4960, 25.0328, 0}, {121.5040, 25.0345, 0}});
constexpr auto kLine56 = std::to_array<RoadVertex>({{121.4925, 25.0362, 0}, {121.5045, 25.0383, 0}});
constexpr auto kLine57 = std::to_array<RoadVertex>({{121.5070, 25.0360, 0}, {121.5175, 25.0350, 0}});
constexpr auto kLine58 =
    std::to_array<RoadVertex>({{121.5262, 25.0850, 0}, {121.5250, 25.0900, 0}, {121.5205, 25.1010, 0}});
constexpr auto kLine59 = std::to_array<RoadVertex>(
    {{121.5090, 25.0870, 0}, {121.5170, 25.0920, 0}, {121.5260, 25.0955, 0}, {121.5330, 25.0970, 0}});
constexpr auto kLine60 =
    std::to_array<RoadVertex>({{121.5245, 25.0815, 0}, {121.5245, 25.0850, 0}, {121.5180, 25.0960, 0}});
constexpr auto kLine61 = std::to_array<RoadVertex>(
    {{121.5265, 25.1035, 1}, {121.5300, 25.1085, 2}, {121.5335, 25.1155, 2}, {121.5375, 25.1170, 2}});
constexpr auto kLine62 = std::to_array<RoadVertex>(
    {{121.5110, 25.1165, 1}, {121.5150, 25.1140, 2}, {121.5175, 25.1175, 2}, {121.5240, 25.1220, 2}});
constexpr auto kLine63 = std::to_array<RoadVertex>(
    {{121.4995, 25.1220, 0}, {121.4980, 25.1290, 0}, {121.4965, 25.1350, 0}, {121.5000, 25.1375, 0}});
constexpr auto kLine64 = std::to_array<RoadVertex>(
    {{121.5000, 25.1380, 1}, {121.4900, 25.1370, 2}, {121.4780, 25.1345, 3}, {121.4680, 25.1280, 4}});
constexpr auto kLine65 = std::to_array<RoadVertex>({{121.4990, 25.1320, 0}, {121.5025, 25.1365, 0}});
constexpr auto kLine66 = std::to_array<RoadVertex>({{121.5185, 25.1095, 0}, {121.5225, 25.1175, 0}});
constexpr auto kLine67 = std::to_array<RoadVertex>({{121.5565, 25.0855, 1},
                                                    {121.5640, 25.0820, 1},
                                                    {121.5730, 25.0835, 1},
                                                    {121.5800, 25.0810, 2},
                                                    {121.5850, 25.0835, 2},
                                                    {121.5915, 25.0825, 2}});
constexpr auto kLine68 = std::to_array<RoadVertex>({{121.5890, 25.0630, 2},
                                                    {121.5900, 25.0700, 2},
                                                    {121.5915, 25.0760, 3},
                                                    {121.5915, 25.0800, 4},
                                                    {121.5950, 25.0840, 4},
                                                    {121.5990, 25.0840, 4}});
constexpr auto kLine69 = std::to_array<RoadVertex>(
    {{121.5660, 25.0810, 0}, {121.5710, 25.0780, 0}, {121.5760, 25.0780, 0}, {121.5800, 25.0730, 0}});
constexpr auto kLine70 =
    std::to_array<RoadVertex>({{121.5800, 25.0610, 1}, {121.5720, 25.0690, 2}, {121.5635, 25.0800, 2}});
constexpr auto kLine71 = std::to_array<RoadVertex>({{121.5925, 25.0805, 1},
                                                    {121.5985, 25.0785, 1},
                                                    {121.6040, 25.0745, 2},
                                                    {121.6085, 25.0700, 3},
                                                    {121.6125, 25.0755, 3}});
constexpr auto kLine72 =
    std::to_array<RoadVertex>({{121.6170, 25.0660, 0}, {121.6160, 25.0700, 0}, {121.6145, 25.0740, 0}});
constexpr auto kLine73 =
    std::to_array<RoadVertex>({{121.5770, 25.0570, 0}, {121.5830, 25.0605, 0}, {121.5870, 25.0650, 0}});
constexpr auto kLine74 = std::to_array<RoadVertex>(
    {{121.5300, 25.0785, 0}, {121.5410, 25.0800, 0}, {121.5480, 25.0810, 0}, {121.5550, 25.0850, 0}});
constexpr auto kLine75 = std::to_array<RoadVertex>({{121.5520, 25.0800, 0}, {121.5625, 25.0795, 0}});
constexpr auto kLine76 = std::to_array<RoadVertex>({{121.5405, 24.9995, 1},
                                                    {121.5455, 24.9985, 2},
                                                    {121.5500, 25.0012, 2},
                                                    {121.5555, 25.0000, 3},
                                                    {121.5595, 24.9950, 3},
                                                    {121.5610, 24.9885, 4},
                                                    {121.5645, 24.9870, 4}});
constexpr auto kLine77 = std::to_array<RoadVertex>({{121.5430, 24.9890, 1},
                                                    {121.5550, 24.9880, 2},
                                                    {121.5660, 24.9885, 3},
                                                    {121.5720, 24.9935, 4},
                                                    {121.5760, 25.0010, 4}});
constexpr auto kLine78 =
    std::to_array<RoadVertex>({{121.5710, 24.9870, 2}, {121.5660, 24.9825, 3}, {121.5560, 24.9812, 3}});
constexpr auto kLine79 = std::to_array<RoadVertex>(
    {{121.6180, 25.0553, 1}, {121.6050, 25.0545, 2}, {121.5940, 25.0540, 3}, {121.5820, 25.0520, 3}});
constexpr auto kLine80 =
    std::to_array<RoadVertex>({{121.6170, 25.0555, 1}, {121.6172, 25.0475, 2}, {121.6140, 25.0410, 2}});
constexpr auto kLine81 = std::to_array<RoadVertex>({{121.5980, 25.0570, 0}, {121.6130, 25.0600, 0}});
constexpr auto kLine82 =
    std::to_array<RoadVertex>({{121.5835, 25.0520, 0}, {121.5880, 25.0465, 0}, {121.5925, 25.0415, 0}});
constexpr auto kLine83 = std::to_array<RoadVertex>({{121.6170, 25.0550, 0}, {121.6135, 25.0615, 0}});
constexpr auto kLine84 = std::to_array<RoadVertex>({{121.5955, 25.0515, 0}, {121.5940, 25.0585, 0}});
constexpr auto kLine85 = std::to_array<RoadVertex>({{121.5302, 25.0480, 0}, {121.5302, 25.0670, 0}});
constexpr auto kLine86 = std::to_array<RoadVertex>({{121.5405, 25.0470, 0}, {121.5405, 25.0640, 0}});
constexpr auto kLine87 = std::to_array<RoadVertex>({{121.5235, 25.0550, 0}, {121.5450, 25.0548, 0}});
constexpr auto kLine88 = std::to_array<RoadVertex>(
    {{121.5085, 25.0270, 1}, {121.5160, 25.0240, 2}, {121.5265, 25.0190, 3}, {121.5340, 25.0110, 3}});
constexpr auto kLine89 = std::to_array<RoadVertex>({{121.5540, 25.0535, 0}, {121.5690, 25.0543, 0}});
constexpr auto kLine90 = std::to_array<RoadVertex>({{121.5635, 25.0513, 0}, {121.5628, 25.0622, 0}});
constexpr auto kLine91 =
    std::to_array<RoadVertex>({{121.5715, 25.0518, 0}, {121.5660, 25.0600, 0}, {121.5600, 25.0640, 0}});

}  // namespace

std::span<const RoadRow> road_table() {
  static constexpr auto kRows = std::to_array<RoadRow>({
      {"忠孝東路", "Zhongxiao E. Rd.", RoadClass::Arterial, kLine0},
      {"忠孝西路", "Zhongxiao W. Rd.", RoadClass::Arterial, kLine1},
      {"仁愛路", "Ren'ai Rd.", RoadClass::Arterial, kLine2},
      {"信義路", "Xinyi Rd.", RoadClass::Arterial, kLine3},
      {"和平東路", "Heping E. Rd.", RoadClass::Arterial, kLine4},
      {"和平西路", "Heping W. Rd.", RoadClass::Arterial, kLine5},
      {"八德路", "Bade Rd.", RoadClass::Arterial, kLine6},
      {"市民大道", "Civic Blvd.", RoadClass::Expressway, kLine7},
      {"南京東路", "Nanjing E. Rd.", RoadClass::Arterial, kLine8},
      {"南京西路", "Nanjing W. Rd.", RoadClass::Arterial, kLine9},
      {"長安東路", "Chang'an E. Rd.", RoadClass::Street, kLine10},
      {"長安西路", "Chang'an W. Rd.", RoadClass::Street, kLine11},
      {"民生東路", "Minsheng E. Rd.", RoadClass::Arterial, kLine12},
      {"民生西路", "Minsheng W. Rd.", RoadClass::Street, kLine13},
      {"民權東路", "Minquan E. Rd.", RoadClass::Arterial, kLine14},
      {"民權西路", "Minquan W. Rd.", RoadClass::Arterial, kLine15},
      {"民族東路", "Minzu E. Rd.", RoadClass::Arterial, kLine16},
      {"民族西路", "Minzu W. Rd.", RoadClass::Street, kLine17},
      {"羅斯福路", "Roosevelt Rd.", RoadClass::Arterial, kLine18},
      {"基隆路", "Keelung Rd.", RoadClass::Arterial, kLine19},
      {"中山北路", "Zhongshan N. Rd.", RoadClass::Arterial, kLine20},
      {"中山南路", "Zhongshan S. Rd.", RoadClass::Arterial, kLine21},
      {"林森北路", "Linsen N. Rd.", RoadClass::Street, kLine22},
      {"新生北路", "Xinsheng N. Rd.", RoadClass::Arterial, kLine23},
      {"新生南路", "Xinsheng S. Rd.", RoadClass::Arterial, kLine24},
      {"松江路", "Songjiang Rd.", RoadClass::Arterial, kLine25},
      {"建國北路", "Jianguo N. Rd.", RoadClass::Expressway, kLine26},
      {"建國南路", "Jianguo S. Rd.", RoadClass::Expressway, kLine27},
      {"復興北路", "Fuxing N. Rd.", RoadClass::Arterial, kLine28},
      {"復興南路", "Fuxing S. Rd.", RoadClass::Arterial, kLine29},
      {"敦化北路", "Dunhua N. Rd.", RoadClass::Arterial, kLine30},
      {"敦化南路", "Dunhua S. Rd.", RoadClass::Arterial, kLine31},
      {"光復北路", "Guangfu N. Rd.", RoadClass::Arterial, kLine32},
      {"光復南路", "Guangfu S. Rd.", RoadClass::Arterial, kLine33},
      {"松仁路", "Songren Rd.", RoadClass::Street, kLine34},
      {"松山路", "Songshan Rd.", RoadClass::Street, kLine35},
      {"松德路", "Songde Rd.", RoadClass::Street, kLine36},
      {"永吉路", "Yongji Rd.", RoadClass::Street, kLine37},
      {"松隆路", "Songlong Rd.", RoadClass::Street, kLine38},
      {"吳興街", "Wuxing St.", RoadClass::Street, kLine39},
      {"市府路", "Shifu Rd.", RoadClass::Street, kLine40},
      {"安和路", "Anhe Rd.", RoadClass::Street, kLine41},
      {"金山南路", "Jinshan S. Rd.", RoadClass::Arterial, kLine42},
      {"杭州南路", "Hangzhou S. Rd.", RoadClass::Street, kLine43},
      {"辛亥路", "Xinhai Rd.", RoadClass::Arterial, kLine44},
      {"中華路", "Zhonghua Rd.", RoadClass::Arterial, kLine45},
      {"重慶南路", "Chongqing S. Rd.", RoadClass::Arterial, kLine46},
      {"重慶北路", "Chongqing N. Rd.", RoadClass::Arterial, kLine47},
      {"承德路", "Chengde Rd.", RoadClass::Arterial, kLine48},
      {"延平北路", "Yanping N. Rd.", RoadClass::Street, kLine49},
      {"環河北路", "Huanhe N. Rd.", RoadClass::Expressway, kLine50},
      {"環河南路", "Huanhe S. Rd.", RoadClass::Expressway, kLine51},
      {"西園路", "Xiyuan Rd.", RoadClass::Street, kLine52},
      {"康定路", "Kangding Rd.", RoadClass::Street, kLine53},
      {"萬大路", "Wanda Rd.", RoadClass::Street, kLine54},
      {"艋舺大道", "Bangka Blvd.", RoadClass::Arterial, kLine55},
      {"桂林路", "Guilin Rd.", RoadClass::Street, kLine56},
      {"愛國西路", "Aiguo W. Rd.", RoadClass::Arterial, kLine57},
      {"文林路", "Wenlin Rd.", RoadClass::Street, kLine58},
      {"中正路", "Zhongzheng Rd.", RoadClass::Arterial, kLine59},
      {"基河路", "Jihe Rd.", RoadClass::Street, kLine60},
      {"忠誠路", "Zhongcheng Rd.", RoadClass::Street, kLine61},
      {"石牌路", "Shipai Rd.", RoadClass::Street, kLine62},
      {"大業路", "Daye Rd.", RoadClass::Arterial, kLine63},
      {"中央北路", "Zhongyang N. Rd.", RoadClass::Street, kLine64},
      {"光明路", "Guangming Rd.", RoadClass::Street, kLine65},
      {"明德路", "Mingde Rd.", RoadClass::Street, kLine66},
      {"內湖路", "Neihu Rd.", RoadClass::Arterial, kLine67},
      {"成功路", "Chenggong Rd.", RoadClass::Arterial, kLine68},
      {"瑞光路", "Ruiguang Rd.", RoadClass::Arterial, kLine69},
      {"堤頂大道", "Tiding Blvd.", RoadClass::Expressway, kLine70},
      {"康寧路", "Kangning Rd.", RoadClass::Street, kLine71},
      {"東湖路", "Donghu Rd.", RoadClass::Street, kLine72},
      {"行善路", "Xingshan Rd.", RoadClass::Street, kLine73},
      {"北安路", "Bei'an Rd.", RoadClass::Arterial, kLine74},
      {"樂群二路", "Lequn 2nd Rd.", RoadClass::Street, kLine75},
      {"興隆路", "Xinglong Rd.", RoadClass::Arterial, kLine76},
      {"木柵路", "Muzha Rd.", RoadClass::Arterial, kLine77},
      {"木新路", "Muxin Rd.", RoadClass::Street, kLine78},
      {"南港路", "Nangang Rd.", RoadClass::Arterial, kLine79},
      {"研究院路", "Yanjiuyuan Rd.", RoadClass::Street, kLine80},
      {"重陽路", "Chongyang Rd.", RoadClass::Street, kLine81},
      {"東新街", "Dongxin St.", RoadClass::Street, kLine82},
      {"經貿二路", "Jingmao 2nd Rd.", RoadClass::Street, kLine83},
      {"向陽路", "Xiangyang Rd.", RoadClass::Street, kLine84},
      {"吉林路", "Jilin Rd.", RoadClass::Street, kLine85},
      {"龍江路", "Longjiang Rd.", RoadClass::Street, kLine86},
      {"長春路", "Changchun Rd.", RoadClass::Street, kLine87},
      {"汀州路", "Tingzhou Rd.", RoadClass::Street, kLine88},
      {"健康路", "Jiankang Rd.", RoadClass::Street, kLine89},
      {"三民路", "Sanmin Rd.", RoadClass::Street, kLine90},
      {"塔悠路", "Tayou Rd.", RoadClass::Street, kLine91},
  });
  return kRows;
}

}  // namespace city::sim
