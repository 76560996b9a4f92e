// How the machine behind the wall is doing (ISA-101 level 4): messages in, what waits where, what was lost, latency, frames, memory.
//
// Small trends belong to the board itself: one sample a second of the view's own time, the last ten minutes, so their memory is
// bounded (kTrendSamples of kTrends figures). A time that runs backwards begins them anew; a pause is a gap.
// Units are written out in words. Rows are pure; drawing belongs to the UI thread.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"
#include "widgets/panels/plot_stack.hpp"
#include "widgets/ui/wall_health.hpp"

namespace city {

enum class TrendOf : std::uint8_t {
  Messages,      // a second
  Backlog,       // messages
  HistoryQueue,  // MiB
  Latency,       // ms, receipt to view, 99 of 100
  EventToPixel,  // ms, 99 of 100
  Frame,         // ms, 99 of 100
  Resident,      // MiB
  Gpu            // MiB
};
inline constexpr std::size_t kTrends = 8;
inline constexpr std::size_t kTrendSamples = 600;

class HealthTrends {
 public:
  void take(const CityView& view, const WallHealth& health);  // at most one sample a second
  SeriesPoints points(TrendOf which) const;                   // the same until the next sample

 private:
  std::optional<TimePoint> newest_{};
  std::array<SeriesPoints, kTrends> points_{};
};

struct DiagnosticsBlock {
  std::string title{};
  std::vector<FactRow> rows{};
};
struct DiagnosticsContent {
  std::vector<DiagnosticsBlock> blocks{};
  std::vector<PlotCell> plots{};
  bool in_trouble = false;
};

struct DiagnosticsChoices {
  std::size_t most_feeds = 6;  // the busiest
};

DiagnosticsContent diagnostics(const CityView& view, const WallHealth& health, const HealthTrends& trends,
                               const DiagnosticsChoices& choices, const Texts& texts);

PlotsDrawn draw_diagnostics(Pen& pen, Rect r, const DiagnosticsContent& content, PlotStack& stack,
                            const ZoneClock& clock, const Texts& texts, const Hand& hand,
                            std::optional<TimePoint> crosshair);

}  // namespace city
