// Plots beside and below each other in any rectangle, all with one crosshair. Those without room are counted in the last line.
//
// Keeps each plot's columns between frames; the same plots in the same order cost least. Threads: the UI thread.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "widgets/ui/time_plot.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct PlotCell {
  TimePlot plot{};
  MaybeAction action{};  // when it is clicked
};

struct PlotsDrawn {
  MaybeAction action{};
  std::optional<TimePoint> pointed{};  // what instant the hand is at
};

class PlotStack {
 public:
  PlotsDrawn draw(Pen& pen, Rect room, std::span<const PlotCell> plots, const ZoneClock& clock,
                  const Texts& texts, const Hand& hand, std::optional<TimePoint> crosshair);

 private:
  std::vector<PlotMemory> memories_{};
};

}  // namespace city
