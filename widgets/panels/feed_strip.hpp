// Proof of freshness: every feed with its grade, the age of what came last, how many of its assets report, and in a few words
// what is wrong with it. Worst first. The whole story is on the feed-health board (feed_health.hpp).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct FeedCell {
  FeedIndex feed = kNoFeed;  // kNoFeed: stands for all that nobody has heard yet, when they are many
  std::string name{};
  std::string age{};        // of the newest receipt; kMissing when nothing ever came
  std::string reporting{};  // "1,432/1,505"; of feeds without assets what they brought
  std::string trouble{};    // the worst reason, else "12 refused  3 merged"; empty when there is none
  Symbol symbol = Symbol::Never;
  bool offline = false;  // its publisher said, or had the broker say, that it is gone
};

std::vector<FeedCell> feed_cells(const CityView& view, const Texts& texts);  // all, worst first

// Up to seven feeds stand in one row, more in two; beyond fourteen the last place says how many more there are.
int feed_rows(std::size_t feeds);
void draw_feed_strip(Pen& pen, Rect r, const std::vector<FeedCell>& cells, const Texts& texts);

}  // namespace city
