#include "center/history/series_reader.hpp"

#include <algorithm>

namespace city {
namespace {

constexpr std::chrono::hours kPiece{12};

SeriesWish bounded(SeriesWish wish) {
  wish.from = std::max(wish.from, wish.to - std::min<Milliseconds>(kLongestWish, wish.to - TimePoint{}));
  return wish;
}

}  // namespace

std::vector<SeriesPoint> thinned(std::vector<SeriesPoint> points, TimePoint from, TimePoint to,
                                 std::size_t most) {
  if (points.size() <= most || to <= from) return points;
  const auto stretches = static_cast<std::int64_t>(std::max<std::size_t>(1, most / 2));
  const std::int64_t length_ms = std::max<std::int64_t>(1, ((to - from).count() + stretches - 1) / stretches);
  const auto stretch_of = [&](const SeriesPoint& p) { return (p.at - from).count() / length_ms; };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.size();) {
    std::size_t least = i, greatest = i, end = i;
    for (; end < points.size() && stretch_of(points[end]) == stretch_of(points[i]); ++end) {
      if (points[end].value < points[least].value) least = end;
      if (points[end].value > points[greatest].value) greatest = end;
    }
    const SeriesPoint first = points[std::min(least, greatest)];
    const SeriesPoint second = points[std::max(least, greatest)];
    points[kept++] = first;
    if (least != greatest) points[kept++] = second;
    i = end;
  }
  points.resize(kept);
  return points;
}

std::vector<SeriesWish> coalesced(std::span<const SeriesWish> wishes) {
  std::vector<SeriesWish> all{wishes.begin(), wishes.end()};
  std::erase_if(all, [](const SeriesWish& wish) { return wish.series == 0 || wish.from >= wish.to; });
  std::sort(all.begin(), all.end(),
            [](const SeriesWish& a, const SeriesWish& b) { return a.series < b.series; });
  std::size_t kept = 0;
  for (const SeriesWish& wish : all) {
    if (kept == 0 || all[kept - 1].series != wish.series) {
      all[kept++] = wish;
      continue;
    }
    all[kept - 1].from = std::min(all[kept - 1].from, wish.from);
    all[kept - 1].to = std::max(all[kept - 1].to, wish.to);
  }
  all.resize(kept);
  return all;
}

SeriesAnswer read_series(Store& store, const SeriesWish& asked) {
  const SeriesWish wish = bounded(asked);
  SeriesAnswer answer{.wish = wish};
  for (TimePoint from = wish.from; from < wish.to; from += kPiece) {
    for (const Sample& sample : store.samples(wish.series, from, std::min(wish.to, from + kPiece)))
      if (sample.quality != Quality::Missing)
        answer.points.push_back({sample.at, sample.value, sample.quality});
    if (answer.points.size() > 4 * kMostSeriesPoints)
      answer.points = thinned(std::move(answer.points), wish.from, wish.to);
    if (auto error = store.read_trouble()) {
      answer.points.clear();
      answer.trouble = std::move(error->what);
      return answer;
    }
  }
  answer.points = thinned(std::move(answer.points), wish.from, wish.to);
  answer.points.shrink_to_fit();
  return answer;
}

SeriesAnswers read_series(Store& store, std::span<const SeriesWish> wishes) {
  SeriesAnswers answers{.revision = 1};
  for (const SeriesWish& wish : coalesced(wishes))
    answers.all.push_back(std::make_shared<const SeriesAnswer>(read_series(store, wish)));
  return answers;
}

}  // namespace city
