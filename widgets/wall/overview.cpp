#include "widgets/wall/overview.hpp"

#include "widgets/panels/item_volumes.hpp"

namespace city {

OverviewContent overview_content(const CityView& view, const Geography& geography, const ZoneClock& clock,
                                 const Texts& texts, std::string_view scene, const Pen& pen,
                                 const OverviewLayout& layout) {
  return {
      .header = header_content(view, geography, clock, texts, scene),
      .vitals = {vital_group(view, Domain::Environment, texts), vital_group(view, Domain::Traffic, texts),
                 vital_group(view, Domain::Dispatch, texts), vital_group(view, Domain::Hospital, texts)},
      .cases = case_list(view, texts, case_rows_in(pen, layout.cases, item_volume_rows(view, texts).size())),
      .hospitals = hospital_board(view, texts),
      .feeds = feed_cells(view, texts),
      .status = status_content(view, texts)};
}

void draw_overview(Pen& pen, const OverviewLayout& layout, const OverviewContent& content,
                   const CityView& view, const Texts& texts) {
  draw_header_bar(pen, layout.header, content.header);
  for (std::size_t i = 0; i < content.vitals.size(); ++i)
    draw_vital_group(pen, layout.vitals[i], content.vitals[i], view, texts);
  draw_case_list(pen, layout.cases, content.cases, texts);
  draw_hospital_board(pen, layout.hospitals, content.hospitals, texts);
  draw_feed_strip(pen, layout.feeds, content.feeds, texts);
  draw_status_line(pen, layout.status, content.status, texts);
}

}  // namespace city
