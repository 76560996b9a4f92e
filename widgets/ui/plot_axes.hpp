// Where a plot puts its ticks: round numbers up the side, local hours along the foot.
//
// Threads: pure.
#pragma once
#include <string>
#include <vector>

#include "widgets/ui/plot_columns.hpp"
#include "widgets/ui/zone_clock.hpp"

namespace city {

// 1, 2 or 5 times a power of ten: the least step that puts at most `most` ticks on a span; 0 when there is no such step.
double nice_step(double span, int most);
// Round numbers within the scale, ascending, as many as `most` (at least 1) allows; no closer than `least_step`, so that what is
// counted in ones gets no ticks between.
std::vector<double> value_ticks(const PlotScale& scale, int most, double least_step = 0);
// Decimals that tell the ticks of this step apart.
int step_decimals(double step);

struct TimeTick {
  TimePoint at{};
  std::string text{};   // 14:30; a day's beginning its date, 11-22
  bool is_day = false;  // local midnight
};
// At whole local minutes, hours or days, ascending; at most `most` (at least 1), so that the step is the least that keeps to it.
std::vector<TimeTick> time_ticks(TimePoint from, TimePoint to, int most, const ZoneClock& clock);

// The window of `span` that ends now, moved on in steps of a 600th: columns stay the same from one view to the next, and a line
// moves by whole columns. Ends at most one step after now.
struct PlotWindow {
  TimePoint from{}, to{};
  friend bool operator==(const PlotWindow&, const PlotWindow&) = default;
};
PlotWindow plot_window(TimePoint now, Milliseconds span);

}  // namespace city
