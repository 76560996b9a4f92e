// Bubbles for cases that lie together: the number in the middle; the arc round it is the share that is overdue, and a triangle
// stands beside it when there is any.
// Threads: the UI thread; cluster_at and bubble_radius are pure.
#pragma once
#include <span>

#include "widgets/map/camera.hpp"
#include "widgets/map/case_clusters.hpp"
#include "widgets/map/map_style.hpp"

namespace city {

float bubble_radius(const Pen&, const CaseCluster&);
void draw_bubbles(Pen&, std::span<const CaseCluster>, World origin, const Camera&, const Viewport&,
                  const MapStyle&, float opacity);
// The bubble under a point, or null.
const CaseCluster* cluster_at(const Pen&, std::span<const CaseCluster>, World origin, const Camera&,
                              const Viewport&, Screen at);

// What a click on a bubble flies to: its cases with room around. The same camera when they all stand at one place.
Camera closer_look(const CaseCluster&, World origin, const Camera&, const Viewport&);

}  // namespace city
