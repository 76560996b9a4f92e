#include "sim/city/districts.hpp"

#include <algorithm>

namespace city::sim {
namespace {

constexpr auto kSongshan = std::to_array<LonLat>({{121.5460, 25.0465},
                                                  {121.5570, 25.0485},
                                                  {121.5720, 25.0495},
                                                  {121.5720, 25.0500},
                                                  {121.5685, 25.0550},
                                                  {121.5655, 25.0605},
                                                  {121.5600, 25.0640},
                                                  {121.5470, 25.0645},
                                                  {121.5455, 25.0580}});
constexpr auto kXinyi = std::to_array<LonLat>({{121.5600, 25.0245},
                                               {121.5660, 25.0225},
                                               {121.5710, 25.0210},
                                               {121.5750, 25.0300},
                                               {121.5840, 25.0345},
                                               {121.5860, 25.0390},
                                               {121.5810, 25.0420},
                                               {121.5800, 25.0470},
                                               {121.5720, 25.0480},
                                               {121.5610, 25.0465},
                                               {121.5590, 25.0430},
                                               {121.5590, 25.0340}});
constexpr auto kDaan = std::to_array<LonLat>({{121.5250, 25.0250},
                                              {121.5330, 25.0170},
                                              {121.5410, 25.0130},
                                              {121.5475, 25.0185},
                                              {121.5515, 25.0215},
                                              {121.5520, 25.0280},
                                              {121.5560, 25.0345},
                                              {121.5565, 25.0390},
                                              {121.5555, 25.0435},
                                              {121.5380, 25.0430},
                                              {121.5350, 25.0350},
                                              {121.5300, 25.0310}});
constexpr auto kZhongshan = std::to_array<LonLat>({{121.5245, 25.0490},
                                                   {121.5360, 25.0465},
                                                   {121.5430, 25.0470},
                                                   {121.5430, 25.0600},
                                                   {121.5430, 25.0660},
                                                   {121.5330, 25.0690},
                                                   {121.5240, 25.0690},
                                                   {121.5228, 25.0580}});
constexpr auto kZhongzheng = std::to_array<LonLat>({{121.5110, 25.0280},
                                                    {121.5170, 25.0230},
                                                    {121.5235, 25.0195},
                                                    {121.5200, 25.0300},
                                                    {121.5210, 25.0360},
                                                    {121.5255, 25.0375},
                                                    {121.5310, 25.0390},
                                                    {121.5305, 25.0430},
                                                    {121.5200, 25.0460},
                                                    {121.5110, 25.0455},
                                                    {121.5095, 25.0370}});
constexpr auto kDatong = std::to_array<LonLat>({{121.5105, 25.0500},
                                                {121.5195, 25.0500},
                                                {121.5190, 25.0600},
                                                {121.5180, 25.0720},
                                                {121.5165, 25.0760},
                                                {121.5110, 25.0740},
                                                {121.5095, 25.0620}});
constexpr auto kWanhua = std::to_array<LonLat>({{121.4935, 25.0250},
                                                {121.5000, 25.0200},
                                                {121.5040, 25.0250},
                                                {121.5040, 25.0300},
                                                {121.5045, 25.0350},
                                                {121.5055, 25.0400},
                                                {121.5065, 25.0450},
                                                {121.5020, 25.0450},
                                                {121.4990, 25.0390},
                                                {121.4910, 25.0330}});
constexpr auto kWenshan = std::to_array<LonLat>({{121.5380, 25.0000},
                                                 {121.5410, 24.9910},
                                                 {121.5480, 24.9880},
                                                 {121.5560, 24.9875},
                                                 {121.5600, 24.9840},
                                                 {121.5680, 24.9840},
                                                 {121.5730, 24.9890},
                                                 {121.5660, 24.9910},
                                                 {121.5620, 24.9960},
                                                 {121.5580, 25.0040},
                                                 {121.5510, 25.0050},
                                                 {121.5440, 25.0010}});
constexpr auto kNangang = std::to_array<LonLat>({{121.5830, 25.0485},
                                                 {121.5920, 25.0455},
                                                 {121.6000, 25.0480},
                                                 {121.6100, 25.0460},
                                                 {121.6140, 25.0425},
                                                 {121.6160, 25.0450},
                                                 {121.6155, 25.0520},
                                                 {121.6160, 25.0580},
                                                 {121.6060, 25.0575},
                                                 {121.5940, 25.0545},
                                                 {121.5860, 25.0515}});
constexpr auto kNeihu = std::to_array<LonLat>({{121.5700, 25.0795},
                                               {121.5770, 25.0720},
                                               {121.5760, 25.0620},
                                               {121.5850, 25.0600},
                                               {121.5970, 25.0630},
                                               {121.6080, 25.0660},
                                               {121.6180, 25.0700},
                                               {121.6160, 25.0760},
                                               {121.6060, 25.0740},
                                               {121.5980, 25.0800},
                                               {121.5920, 25.0840},
                                               {121.5800, 25.0840},
                                               {121.5680, 25.0840}});
constexpr auto kShilin = std::to_array<LonLat>({{121.5120, 25.0850},
                                                {121.5220, 25.0830},
                                                {121.5270, 25.0880},
                                                {121.5290, 25.0930},
                                                {121.5340, 25.0990},
                                                {121.5360, 25.1070},
                                                {121.5300, 25.1110},
                                                {121.5230, 25.1050},
                                                {121.5190, 25.0990},
                                                {121.5125, 25.0960}});
constexpr auto kBeitou = std::to_array<LonLat>({{121.4980, 25.1190},
                                                {121.5080, 25.1120},
                                                {121.5160, 25.1080},
                                                {121.5230, 25.1150},
                                                {121.5200, 25.1210},
                                                {121.5110, 25.1260},
                                                {121.5080, 25.1360},
                                                {121.4990, 25.1400},
                                                {121.4930, 25.1360},
                                                {121.4960, 25.1270}});

}  // namespace

const std::array<District, kDistrictCount>& districts() {
  static constexpr std::array<District, kDistrictCount> kAll{{
      {.zh = "松山區", .en = "Songshan District", .code = "6300100", .share = 0.06, .core = kSongshan},
      {.zh = "信義區", .en = "Xinyi District", .code = "6300200", .share = 0.074, .core = kXinyi},
      {.zh = "大安區", .en = "Da'an District", .code = "6300300", .share = 0.165, .core = kDaan},
      {.zh = "中山區", .en = "Zhongshan District", .code = "6300400", .share = 0.114, .core = kZhongshan},
      {.zh = "中正區", .en = "Zhongzheng District", .code = "6300500", .share = 0.084, .core = kZhongzheng},
      {.zh = "大同區", .en = "Datong District", .code = "6300600", .share = 0.043, .core = kDatong},
      {.zh = "萬華區", .en = "Wanhua District", .code = "6300700", .share = 0.053, .core = kWanhua},
      {.zh = "文山區", .en = "Wenshan District", .code = "6300800", .share = 0.069, .core = kWenshan},
      {.zh = "南港區", .en = "Nangang District", .code = "6300900", .share = 0.066, .core = kNangang},
      {.zh = "內湖區", .en = "Neihu District", .code = "6301000", .share = 0.121, .core = kNeihu},
      {.zh = "士林區", .en = "Shilin District", .code = "6301100", .share = 0.085, .core = kShilin},
      {.zh = "北投區", .en = "Beitou District", .code = "6301200", .share = 0.066, .core = kBeitou},
  }};
  return kAll;
}

std::optional<DistrictId> district_at(LonLat p) {
  const auto& all = districts();
  const auto found =
      std::find_if(all.begin(), all.end(), [p](const District& d) { return contains(d.core, p); });
  if (found == all.end()) return std::nullopt;
  return static_cast<DistrictId>(found - all.begin());
}

DistrictId district_by_share(double u) {
  const auto& all = districts();
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    u -= all[i].share;
    if (u < 0) return static_cast<DistrictId>(i);
  }
  return static_cast<DistrictId>(all.size() - 1);
}

LonLat point_in(DistrictId district, Seed seed, std::uint64_t key) {
  const auto core = districts()[district].core;
  const auto [west, east] =
      std::minmax_element(core.begin(), core.end(), [](LonLat a, LonLat b) { return a.lon < b.lon; });
  const auto [south, north] =
      std::minmax_element(core.begin(), core.end(), [](LonLat a, LonLat b) { return a.lat < b.lat; });
  for (int attempt = 0; attempt < 64; ++attempt) {
    const LonLat p{.lon = between(west->lon, east->lon, seed, "district.lon", district, key, attempt),
                   .lat = between(south->lat, north->lat, seed, "district.lat", district, key, attempt)};
    if (contains(core, p)) return p;
  }
  return along(core[0], core[core.size() / 2],
               0.5);  // every core fills over a third of its box: practically never
}

}  // namespace city::sim
