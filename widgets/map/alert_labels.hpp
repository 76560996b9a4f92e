// What warnings are called, in the middle of their areas: gravest first, no name over another, at most kMostAlertLabels.
// Threads: the UI thread; alert_title is pure.
#pragma once
#include <span>
#include <string>

#include "widgets/map/alert_shapes.hpp"
#include "widgets/map/map_names.hpp"

namespace city {

inline constexpr std::size_t kMostAlertLabels = 12;

std::string alert_title(const AlertNow&, const Texts&);  // the event, else the headline
void draw_alert_labels(Pen&, std::span<const AlertLabel>, const Camera&, const Viewport&, const MapStyle&,
                       const NameObstacles&, float opacity);

}  // namespace city
