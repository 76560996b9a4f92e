// What a store has for wishes of screens: series as points, thinned to what can be drawn.
//
// Points are at most kMostSeriesPoints. Where the store has more, of each equal stretch of time the least and the greatest value
// stay, in their order, so that no peak is lost; gaps longer than two stretches stay gaps. Missing values are left out: they are
// gaps. Samples are read a piece of time at a time, so that a long wish holds no more than twelve hours of them in memory.
// A wish longer than kLongestWish begins later than it asked. Of several wishes for one series one answer spans them all.
// Errors: SeriesAnswer::trouble, one line. Threads: the store's.
#pragma once
#include <chrono>
#include <span>
#include <vector>

#include "center/history/store.hpp"
#include "center/state/series.hpp"

namespace city {

inline constexpr std::chrono::hours kLongestWish{24 * 400};

SeriesAnswer read_series(Store& store, const SeriesWish& wish);
SeriesAnswers read_series(Store& store, std::span<const SeriesWish> wishes);

// Sorted by series, one each.
std::vector<SeriesWish> coalesced(std::span<const SeriesWish> wishes);

// At most `most` (at least 2) of the points, ascending by time. Thinning twice gives the same as once.
std::vector<SeriesPoint> thinned(std::vector<SeriesPoint> points, TimePoint from, TimePoint to,
                                 std::size_t most = kMostSeriesPoints);

}  // namespace city
