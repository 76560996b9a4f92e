#include "widgets/wall/feeds_scene.hpp"

#include "widgets/wall/scene.hpp"

namespace city {

FeedsContent feeds_content(const CityView& view, const Geography& geography, const ZoneClock& clock,
                           const Texts& texts, const Pen& pen, const FeedsLayout& layout) {
  return {.header = header_content(view, geography, clock, texts, name_of(Scene::Feeds).title),
          .health = feed_health(
              view, {.most_rows = feed_health_rows_in(pen, layout.health), .city = geography.city.zh}, texts),
          .refusals = refusals(view, texts),
          .findings = findings(view, texts),
          .pipeline = pipeline(view, texts),
          .status = status_content(view, texts)};
}

void draw_feeds(Pen& pen, const FeedsLayout& layout, const FeedsContent& content, const Texts& texts) {
  draw_header_bar(pen, layout.header, content.header);
  draw_feed_health(pen, layout.health, content.health, texts);
  draw_refusals(pen, layout.refusals, content.refusals, texts);
  draw_findings(pen, layout.findings, content.findings, texts);
  draw_pipeline(pen, layout.pipeline, content.pipeline, texts);
  draw_status_line(pen, layout.status, content.status, texts);
}

}  // namespace city
