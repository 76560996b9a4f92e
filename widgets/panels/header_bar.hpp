// The bar across the top: which city and scene, the broker, how fast we are, the time there, and whether any of it is real.
#pragma once
#include <string>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/zone_clock.hpp"

namespace city {

struct HeaderContent {
  std::string city{};
  std::string scene{};
  bool simulated = false;
  Symbol link = Symbol::Never;
  std::string link_state{};   // "Broker connected"
  std::string link_detail{};  // since when and why not; else address and latency
  std::string clock{};
  std::string date{};
  std::string weekday{};  // and the zone, when it is not the city's own
};

// scene: its title, in the language of the texts.
HeaderContent header_content(const CityView& view, const Geography& geography, const ZoneClock& clock,
                             const Texts& texts, std::string_view scene);
void draw_header_bar(Pen& pen, Rect r, const HeaderContent& content);

}  // namespace city
