// How the map looks: language, sizes, colours. The wall's theme fills it in; the defaults are the dark wall.
//
// Colours are sRGB 0..1, straight alpha. Base greys carry the city; saturated colour is kept for what is abnormal.
// Threads: plain values.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace city {

struct Rgba {
  float r = 0, g = 0, b = 0, a = 1;
  friend bool operator==(const Rgba&, const Rgba&) = default;
};

constexpr Rgba rgb(std::uint32_t hex, float alpha = 1) {
  return {static_cast<float>(hex >> 16 & 0xff) / 255, static_cast<float>(hex >> 8 & 0xff) / 255,
          static_cast<float>(hex & 0xff) / 255, alpha};
}

struct MapColours {
  Rgba water = rgb(0x0b0e12);           // behind the city: not ours to show
  Rgba land = rgb(0x171b21);            // villages
  Rgba land_other = rgb(0x1a1f26);      // every other district, a hair lighter, so that neighbours part
  Rgba village_line = rgb(0x242a33);
  Rgba district_line = rgb(0x46505e);
  Rgba city_line = rgb(0x7d8896);
  Rgba name = rgb(0xb4bcc7);            // district names
  Rgba quiet_name = rgb(0x6f7986);      // village names, scale bar, attribution
  Rgba normal = rgb(0x8d97a3);          // an asset within its range
  Rgba notice = rgb(0xd8d2c0);          // worth knowing, nobody has to act: a dock without bikes
  Rgba attention = rgb(0xe69f00);       // Okabe-Ito orange
  Rgba serious = rgb(0xff5a1f);         // Okabe-Ito vermilion, lifted for a dark ground
  Rgba slow = rgb(0xc9b458);            // road sections: level of service E
  Rgba stale = rgb(0x5d6672);           // outline only
  Rgba case_open = rgb(0x56b4e9);       // Okabe-Ito sky
  Rgba case_overdue = rgb(0xe69f00);
  Rgba alert = rgb(0xcc79a7);           // Okabe-Ito purple
  Rgba selected = rgb(0xffffff);
  Rgba plate = rgb(0x0e1216, 0.86F);    // under the legend
};

enum class MapLanguage : std::uint8_t { Chinese, English };

struct MapStyle {
  MapLanguage language = MapLanguage::Chinese;
  float pixel_scale = 1;    // 1 on a 1080-line screen, 2 on a 2160-line one: lines, symbols and margins grow with it
  float text_px = 20;       // ImGui font size of the legend and of small names, already scaled
  float name_px = 26;       // of the district names
  std::function<std::string(std::string_view)> translate{};  // catalogue look-up by English text; none: English
  MapColours colours{};
};

}  // namespace city
