// The place of an alert or an asset as a focus for the emergency view.
//
// Of an alert: the centroid of its largest polygon or circle; the outlines that the map gave it where it draws none itself. The
// radius reaches the shape's farthest corner, held between 500 m and 3 km, so that a city-wide alert still yields a view that can
// be read. Of an asset: its place, or the middle of its line; 500 m. Distances on a plane at that latitude: good to 1 % over 50 km.
// Pure. Threads: any.
#pragma once
#include <optional>

#include "widgets/ui/wall_action.hpp"

namespace city {

std::optional<Focus> focus_of(const AlertNow& alert);   // empty: it has no shape
std::optional<Focus> focus_of(const AssetInfo& asset);  // empty: it has no place

}  // namespace city
