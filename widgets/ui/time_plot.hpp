// Values over time with axes: lines, thresholds, what is usual, and a crosshair that all plots of a wall share.
//
// A line that is broken says that nobody knows (plot_columns.hpp); a doubtful point wears a hollow square. Lines of one plot are
// told apart by their form (solid, dashed, dotted, thick …) and by the label at their end, never by colour alone. A threshold is a
// dashed line with its words and value at the right, and a shade on its bad side; it turns orange or vermilion, with its symbol,
// when the newest value is beyond it. One that would press the line into less than a third of the height is left out.
// Any size: first the labels go, then the hours, then the numbers up the side; the title line stays longest.
// Cost: columns are kept between frames in PlotMemory and made again when points, window, width or scale change.
// Threads: the UI thread.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/plot_axes.hpp"

namespace city {

using SeriesPoints = std::shared_ptr<const std::vector<SeriesPoint>>;

struct PlotLine {
  std::string label{};                               // shown where a plot has several
  SeriesPoints points{};                             // ascending by time
  std::optional<SeriesPoint> newest{};               // after the last of them: what the city says now
  Milliseconds gap{std::chrono::minutes{3}};         // further apart, two points are not joined
  Milliseconds newest_gap{std::chrono::minutes{3}};  // the same for `newest`
};

struct PlotLevel {  // a threshold
  double value = 0;
  std::string label{};
  Symbol symbol = Symbol::None;  // Attention or Serious: of a value beyond it; None: only to compare with
  bool is_low = false;           // its bad side is below
  bool is_inclusive = false;     // a value that is just there is beyond it
};
bool is_beyond(const PlotLevel& level, double value);

struct PlotBand {  // what is usual
  double low = 0, high = 0;
  std::string label{};
};

struct TimePlot {
  std::string title{};
  std::string note{};  // faint, after the title
  std::string unit{};
  int decimals = 0;
  PlotWindow window{};
  std::vector<PlotLine> lines{};  // the first kMostPlotLines are drawn
  std::vector<PlotLevel> levels{};
  std::optional<PlotBand> band{};
  std::string words{};  // in place of lines without any point: why there are none
};
inline constexpr std::size_t kMostPlotLines = 6;

// Columns of one plot's lines from the last frame. Bounded by its lines and width.
class PlotMemory {
 public:
  const std::vector<PlotColumn>& columns(std::size_t line_no, const PlotLine& line, const PlotWindow& window,
                                         int width_px, const PlotScale& scale);
  // Least and greatest value in the window, without `newest`.
  std::optional<PlotScale> range(std::size_t line_no, const PlotLine& line, const PlotWindow& window);

 private:
  struct KeptRange {
    SeriesPoints points{};
    PlotWindow window{};
    std::optional<PlotScale> range{};
  };
  struct Kept {
    SeriesPoints points{};
    std::optional<SeriesPoint> newest{};
    Milliseconds gap{}, newest_gap{};
    PlotWindow window{};
    PlotScale scale{};
    int width_px = 0;
    std::vector<PlotColumn> columns{};
  };
  std::vector<Kept> kept_{};
  std::vector<KeptRange> ranges_{};
};

// From the lines, what is usual and the thresholds that are near; a little wider, so that nothing lies on the edge.
PlotScale plot_scale(const TimePlot& plot, PlotMemory& memory);
// The point of a line that speaks for `at`: the nearest in time, no further away than two points may be apart.
std::optional<SeriesPoint> point_at(const PlotLine& line, TimePoint at);
// The newest point in the plot's window.
std::optional<SeriesPoint> newest_point(const PlotLine& line, const PlotWindow& window);

float least_plot_height(const Pen& pen);  // a title line and room for a line that can be read

// What instant the hand points at; empty when it is elsewhere.
std::optional<TimePoint> draw_time_plot(Pen& pen, Rect r, const TimePlot& plot, PlotMemory& memory,
                                        const ZoneClock& clock, const Texts& texts, const Hand& hand,
                                        std::optional<TimePoint> crosshair);

}  // namespace city
