// The overview scene without the map's interior: what each panel says, and the drawing of all of it.
//
// Content is made once per view revision, language and size; drawing it costs the same whatever the size of the city.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "widgets/panels/case_list.hpp"
#include "widgets/panels/feed_strip.hpp"
#include "widgets/panels/header_bar.hpp"
#include "widgets/panels/hospital_board.hpp"
#include "widgets/panels/status_line.hpp"
#include "widgets/panels/vital_tiles.hpp"
#include "widgets/wall/layout.hpp"

namespace city {

struct OverviewContent {
  HeaderContent header{};
  std::array<VitalGroup, 4> vitals{};
  CaseListContent cases{};
  HospitalContent hospitals{};
  std::vector<FeedCell> feeds{};
  StatusContent status{};
};

// scene: English, in the catalogue. The pen only measures.
OverviewContent overview_content(const CityView& view, const Geography& geography, const ZoneClock& clock,
                                 const Texts& texts, std::string_view scene, const Pen& pen,
                                 const OverviewLayout& layout);
void draw_overview(Pen& pen, const OverviewLayout& layout, const OverviewContent& content,
                   const CityView& view, const Texts& texts);

}  // namespace city
