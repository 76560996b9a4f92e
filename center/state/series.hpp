// Pieces of history that a screen asked for, as frozen values: a wish, and the answer to it.
//
// A screen says each frame which series it wants to draw; somebody else reads them from the store, on a thread of his own, and
// publishes the answers. Whoever draws never waits: without an answer yet it says so.
// Points are at most kMostSeriesPoints: where the store has more, the least and the greatest of each equal stretch of time are
// kept, in their order, so that no peak is lost.
// Threads: immutable; share by pointer.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

inline constexpr std::size_t kMostSeriesPoints = 4'000;

struct SeriesWish {
  SeriesId series = 0;
  TimePoint from{};
  TimePoint to{};  // exclusive
  friend bool operator==(const SeriesWish&, const SeriesWish&) = default;
};

struct SeriesPoint {
  TimePoint at{};  // event time
  double value = 0;
  Quality quality = Quality::Good;  // never Missing: what is missing is a gap
};

struct SeriesAnswer {
  SeriesWish wish{};
  std::vector<SeriesPoint> points{};  // ascending by time
  std::string trouble{};              // empty, or why there is nothing
};
using SeriesAnswerPtr = std::shared_ptr<const SeriesAnswer>;

// The answers at hand, newest wish of each series; sorted by series.
struct SeriesAnswers {
  std::uint64_t revision = 0;
  std::vector<SeriesAnswerPtr> all{};
  SeriesAnswerPtr find(SeriesId series) const {
    for (const SeriesAnswerPtr& one : all)
      if (one->wish.series == series) return one;
    return nullptr;
  }
};
using SeriesAnswersPtr = std::shared_ptr<const SeriesAnswers>;

}  // namespace city
