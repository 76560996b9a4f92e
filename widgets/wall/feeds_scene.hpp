// The scene "feeds": whether the city's data may be believed. The feed-health board over the whole width, and below it what
// was refused and why, what was odd, and how the way through the center runs.
//
// Content is made once per view revision, language and size; drawing it costs the same whatever the size of the city.
#pragma once
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "widgets/panels/feed_health.hpp"
#include "widgets/panels/header_bar.hpp"
#include "widgets/panels/intake_panels.hpp"
#include "widgets/panels/status_line.hpp"
#include "widgets/wall/layout.hpp"

namespace city {

struct FeedsContent {
  HeaderContent header{};
  FeedHealthContent health{};
  RefusalContent refusals{};
  std::vector<FactRow> findings{};
  PipelineContent pipeline{};
  StatusContent status{};
};

// The pen only measures.
FeedsContent feeds_content(const CityView& view, const Geography& geography, const ZoneClock& clock,
                           const Texts& texts, const Pen& pen, const FeedsLayout& layout);
void draw_feeds(Pen& pen, const FeedsLayout& layout, const FeedsContent& content, const Texts& texts);

}  // namespace city
