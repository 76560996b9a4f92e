// The feed-health board: may this department's data be believed, and if not, why? One block a department, the worst first.
//
// Within a department every feed in trouble has a line of its own with its reasons in words; feeds that are fine share one
// line, and so do feeds that nobody has heard yet. When room is short, departments of which all is fine share one line, then
// those that nobody has heard; what has no room even then is counted in the last line. A share is never rounded up to 100 %.
// Figures: age of the newest receipt against the promised period (the bar is full at three periods, when values are stale);
// assets that report of those known; good values of good, suspect and bad ones, missing values apart; median of receipt minus
// event time; repeated, late (out of order), refused, merged since the store began.
// Rows are pure; drawing belongs to the UI thread.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct FeedHealthPanel {       // choices
  std::size_t most_rows = 20;  // that have room; a feed with several reasons takes two
  std::string city{};          // zh: "臺北市" is not repeated before each of its own departments
};

struct FeedHealthCell {
  std::string text{};
  bool matters = false;  // not as it should be: brighter
};
enum class FeedFigure : std::uint8_t { Reporting, Good, Missing, Skew, Repeated, Late, Refused, Merged };
inline constexpr std::size_t kFeedFigures = 8;

struct FeedHealthLine {
  std::string department{};  // empty on a department's further lines
  FeedIndex feed = kNoFeed;  // kNoFeed: stands for several
  std::uint64_t feeds = 1;
  Symbol symbol = Symbol::Ok;
  std::string grade{};
  std::string name{};          // of the feed, or "4 feeds fine"
  std::string reason{};        // the worst, in words; of several feeds their names
  std::string short_reason{};  // where `reason` has no room
  std::string more{};          // further reasons, or the newest refusal; empty: the line takes one row
  std::string age{};           // "43 h / 60 min"
  float age_share = 0;         // of three periods
  bool is_old = false;         // older than its period allows
  std::array<FeedHealthCell, kFeedFigures> figures{};

  std::size_t rows() const { return more.empty() ? 1 : 2; }
};

struct FeedHealthContent {
  std::vector<FeedHealthLine> lines{};
  std::uint64_t feeds = 0;
  std::uint64_t in_trouble = 0;  // bad or wanting attention
  bool any_bad = false;
};

FeedHealthContent feed_health(const CityView& view, const FeedHealthPanel& panel, const Texts& texts);

std::size_t feed_health_rows_in(const Pen& pen, Rect r);
void draw_feed_health(Pen& pen, Rect r, const FeedHealthContent& content, const Texts& texts);

}  // namespace city
