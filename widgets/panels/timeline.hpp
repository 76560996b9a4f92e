// What happened lately, newest first: around the focus within its window, or in the whole city in the last hour.
//
// It is read from the present view alone, and says so: cases opened, moved on and ended; warnings begun and ended; values that
// are beyond a level now, with since when. When a value's six-hour trend is kept (CityView::trends), that instant is when it went
// beyond; otherwise it is since when the source has told this very value, and the crossing may be earlier ("at least since").
// What went beyond a level and came back, and what left the view, is not in it. Around a focus values count from Attention on,
// in the whole city from Serious on. At most `most` events, the newest; all are counted. Cases are named by item, district and
// number, never by what a caller said. Rows are pure.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"
#include "widgets/ui/zone_clock.hpp"

namespace city {

struct TimelineChoices {
  std::chrono::minutes window{60};  // without a focus
  std::size_t most = 200;
};

struct TimelineEvent {
  enum class Kind : std::uint8_t {
    CaseOpened,
    CaseMoved,  // to another state
    CaseEnded,
    WarningBegan,
    WarningEnded,
    Crossed  // a value went beyond a level, and still is
  } kind{};
  TimePoint at{};
  Symbol symbol = Symbol::None;
  std::string time{};     // 12:05
  std::string what{};     // "Case opened"
  std::string of{};       // item, event or asset
  std::string detail{};   // district and number, value, sender
  bool at_least = false;  // may have been earlier
  MaybeAction action{};
};
inline constexpr std::size_t kTimelineLanes = 3;   // cases, warnings, values
inline constexpr std::size_t kTimelineBins = 120;  // of the axis
enum class TimelineMark : std::uint8_t { None, Ends, Begins };

struct TimelineContent {
  TimePoint from{}, to{};
  std::vector<TimelineEvent> events{};  // newest first
  std::uint64_t all = 0;
  std::array<std::array<TimelineMark, kTimelineBins>, kTimelineLanes> axis{};  // of all events, oldest first
  bool around_focus = false;
  std::string from_text{}, middle_text{}, to_text{};  // of the axis
};

TimelineContent timeline(const CityView& view, const ZoneClock& clock, const std::optional<Focus>& focus,
                         const TimelineChoices& choices, const Texts& texts);
MaybeAction draw_timeline(Pen& pen, Rect r, const TimelineContent& content, const Texts& texts,
                          const Hand& hand);

}  // namespace city
