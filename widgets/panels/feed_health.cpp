#include "widgets/panels/feed_health.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "widgets/panels/feed_words.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kCompleteShare = 0.9;  // below it a number of assets or values is worth a look
constexpr double kSkewMattersS = 60;    // against receipt

struct Sum {  // figures of one feed, or of several together
  std::uint64_t known = 0, reporting = 0, accepted = 0, repeated = 0, late = 0, refused = 0, merged = 0;
  std::array<std::uint64_t, 4> by_quality{};
  std::optional<double> skew_s{};  // of several: the greatest

  void add(const FeedNow& feed) {
    known += feed.known;
    reporting += feed.reporting;
    accepted += feed.accepted;
    repeated += feed.duplicate;
    late += feed.late;
    refused += feed.refused;
    merged += feed.merged;
    for (std::size_t i = 0; i < by_quality.size(); ++i) by_quality[i] += feed.by_quality[i];
    if (feed.skew_s && (!skew_s || std::abs(*feed.skew_s) > std::abs(*skew_s))) skew_s = feed.skew_s;
  }
};

std::uint64_t of_quality(const Sum& sum, Quality quality) {
  return sum.by_quality[static_cast<std::size_t>(quality)];
}

// 99.7 % is 99 %: a hundred is said only of all.
std::string percent_text(std::uint64_t part, std::uint64_t whole) {
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
  return number_text(std::floor(percent), 0) + " %";
}

std::array<FeedHealthCell, kFeedFigures> figures_of(const Sum& sum, const Texts& texts) {
  std::array<FeedHealthCell, kFeedFigures> figures;
  const auto set = [&](FeedFigure which, std::string text, bool matters) {
    figures[static_cast<std::size_t>(which)] = {std::move(text), matters};
  };
  const auto count = [&](FeedFigure which, std::uint64_t number) {
    set(which, short_count_text(number, texts), number > 0);
  };
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::uint64_t>(whole, 1));
  };
  if (sum.known > 0)
    set(FeedFigure::Reporting,
        short_count_text(sum.reporting, texts) + "/" + short_count_text(sum.known, texts),
        share(sum.reporting, sum.known) < kCompleteShare);
  else
    set(FeedFigure::Reporting,
        sum.accepted > 0 ? filled(texts.tr("{0} records"), {short_count_text(sum.accepted, texts)})
                         : std::string{kMissing},
        false);
  const std::uint64_t good = of_quality(sum, Quality::Good);
  const std::uint64_t told = good + of_quality(sum, Quality::Suspect) + of_quality(sum, Quality::Bad);
  set(FeedFigure::Good, told > 0 ? percent_text(good, told) : std::string{kMissing},
      told > 0 && share(good, told) < kCompleteShare);
  set(FeedFigure::Missing, short_count_text(of_quality(sum, Quality::Missing), texts), false);
  set(FeedFigure::Skew, skew_text(sum.skew_s, texts), sum.skew_s && std::abs(*sum.skew_s) > kSkewMattersS);
  count(FeedFigure::Repeated, sum.repeated);
  count(FeedFigure::Late, sum.late);
  count(FeedFigure::Refused, sum.refused);
  count(FeedFigure::Merged, sum.merged);
  return figures;
}

void set_age(FeedHealthLine& line, const CityView& view, std::size_t feed, const Texts& texts) {
  const FeedNow& now = view.feeds[feed];
  const std::chrono::seconds period = (*view.book)[feed].period;
  const std::string promised = age_text(period, texts);
  if (now.newest_receipt == TimePoint{}) {
    line.age = std::string{kMissing} + " / " + promised;
    return;
  }
  const Milliseconds since = std::max(Milliseconds{0}, Milliseconds{view.now - now.newest_receipt});
  line.age = age_text(since, texts) + " / " + promised;
  const double periods =
      static_cast<double>(since.count()) / 1000 / static_cast<double>(std::max<long>(period.count(), 1));
  line.age_share = static_cast<float>(std::min(1.0, periods / kFreshPeriods));
  line.is_old = now.state == FeedState::Late || now.state == FeedState::Dead;
}

std::string name_of_feed(const CityView& view, std::size_t feed, const Texts& texts) {
  const FeedSpec& spec = (*view.book)[feed];
  const std::string_view name = texts.pick(spec.name);
  return name.empty() ? spec.id : std::string{name};
}

FeedHealthLine line_of(const CityView& view, std::size_t feed, const Texts& texts) {
  const FeedNow& now = view.feeds[feed];
  FeedHealthLine line{.feed = static_cast<FeedIndex>(feed),
                      .symbol = feed_symbol(now),
                      .grade = std::string{grade_text(now.grade, texts)},
                      .name = name_of_feed(view, feed, texts)};
  if (!now.reasons.empty()) {
    line.reason = reason_text(now.reasons.front(), now, texts);
    line.short_reason = short_reason_text(now.reasons.front(), texts);
  }
  for (std::size_t i = 1; i < now.reasons.size(); ++i)
    line.more = joined({line.more, reason_text(now.reasons[i], now, texts)});
  const bool only_refuses = now.reasons.size() == 1 && now.reasons[0].kind == FeedReason::Kind::Refusing;
  if (only_refuses && !now.last_error.empty()) line.more = now.last_error;
  set_age(line, view, feed, texts);
  Sum sum;
  sum.add(now);
  line.figures = figures_of(sum, texts);
  return line;
}

// Several feeds of one grade in one line. `pattern` has a place for how many.
FeedHealthLine folded(const CityView& view, const std::vector<std::size_t>& feeds, std::string_view pattern,
                      const Texts& texts) {
  FeedHealthLine line{.feeds = feeds.size(),
                      .symbol = feed_symbol(view.feeds[feeds.front()]),
                      .grade = std::string{grade_text(view.feeds[feeds.front()].grade, texts)},
                      .name = filled(pattern, {count_text(feeds.size())})};
  Sum sum;
  std::size_t oldest = feeds.front();
  for (const std::size_t feed : feeds) {
    sum.add(view.feeds[feed]);
    line.reason = joined({line.reason, name_of_feed(view, feed, texts)});
    const auto share = [&](std::size_t f) {
      return static_cast<double>((view.now - view.feeds[f].newest_receipt).count()) /
             static_cast<double>(std::max<long>((*view.book)[f].period.count(), 1));
    };
    if (share(feed) > share(oldest)) oldest = feed;
  }
  set_age(line, view, oldest, texts);
  line.figures = figures_of(sum, texts);
  return line;
}

struct Department {
  std::string name{};
  std::vector<std::size_t> feeds{};  // worst first
};

std::string department_name(std::string agency, const std::string& city, const Texts& texts) {
  if (agency.empty()) return std::string{texts.tr("no department")};
  const std::string_view told = texts.word(agency);
  if (told != agency) return std::string{told};
  for (const std::string& own : {city + "政府", city})
    if (!city.empty() && agency.size() > own.size() && agency.starts_with(own))
      return agency.substr(own.size());
  return agency;
}

std::vector<Department> departments_of(const CityView& view, const std::string& city, const Texts& texts) {
  std::vector<Department> all;
  const std::size_t count = std::min(view.feeds.size(), view.book->size());
  for (std::size_t i = 0; i < count; ++i) {
    std::string name = department_name((*view.book)[i].agency, city, texts);
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const Department& d) { return d.name == name; });
    if (same != all.end())
      same->feeds.push_back(i);
    else
      all.push_back({std::move(name), {i}});
  }
  const auto worse = [&](std::size_t a, std::size_t b) { return is_worse(view.feeds[a], view.feeds[b]); };
  for (Department& department : all)
    std::stable_sort(department.feeds.begin(), department.feeds.end(), worse);
  std::stable_sort(all.begin(), all.end(), [&](const Department& a, const Department& b) {
    return worse(a.feeds.front(), b.feeds.front());
  });
  return all;
}

// Of one department: a line each for feeds in trouble, one for all that nobody has heard, one for all that are fine.
void add_lines(std::vector<FeedHealthLine>& lines, const CityView& view, const Department& department,
               const Texts& texts) {
  const std::size_t first = lines.size();
  std::vector<std::size_t> unheard, fine;
  for (const std::size_t feed : department.feeds) {
    const FeedGrade grade = view.feeds[feed].grade;
    if (grade == FeedGrade::Never)
      unheard.push_back(feed);
    else if (grade == FeedGrade::Ok)
      fine.push_back(feed);
    else
      lines.push_back(line_of(view, feed, texts));
  }
  const auto add_together = [&](const std::vector<std::size_t>& feeds, std::string_view pattern) {
    if (feeds.size() == 1) lines.push_back(line_of(view, feeds.front(), texts));
    if (feeds.size() > 1) lines.push_back(folded(view, feeds, pattern, texts));
  };
  add_together(unheard, texts.tr("{0} feeds never heard"));
  add_together(fine, texts.tr("{0} feeds fine"));
  if (lines.size() > first) lines[first].department = department.name;
}

std::size_t rows_of(const std::vector<FeedHealthLine>& lines) {
  std::size_t rows = 0;
  for (const FeedHealthLine& line : lines) rows += line.rows();
  return rows;
}

void cut(std::vector<FeedHealthLine>& lines, std::size_t most_rows, const CityView& view,
         const Texts& texts) {
  if (rows_of(lines) <= most_rows) return;
  std::size_t rows = 0, kept = 0;
  while (kept < lines.size() && rows + lines[kept].rows() + 1 <= most_rows) rows += lines[kept++].rows();
  FeedHealthLine rest{.feeds = 0, .symbol = lines[std::min(kept, lines.size() - 1)].symbol};
  std::uint64_t in_trouble = 0;
  for (std::size_t i = kept; i < lines.size(); ++i) {
    rest.feeds += lines[i].feeds;
    const bool is_one = lines[i].feed != kNoFeed;
    if (is_one && view.feeds[lines[i].feed].grade >= FeedGrade::Attention) ++in_trouble;
  }
  rest.name = filled(texts.tr("{0} feeds more"), {count_text(rest.feeds)});
  if (in_trouble > 0) rest.reason = filled(texts.tr("{0} of them in trouble"), {count_text(in_trouble)});
  lines.resize(kept);
  if (most_rows > 0) lines.push_back(std::move(rest));
}

// Departments of which every feed has this grade, given up for one line with all of their feeds.
void fold_departments(std::vector<Department>& departments, std::vector<FeedHealthLine>& tail,
                      FeedGrade grade, std::string_view pattern, const CityView& view, const Texts& texts) {
  const auto is_all = [&](const Department& department) {
    return std::all_of(department.feeds.begin(), department.feeds.end(),
                       [&](std::size_t feed) { return view.feeds[feed].grade == grade; });
  };
  const auto count = static_cast<std::size_t>(std::count_if(departments.begin(), departments.end(), is_all));
  if (count < 2) return;
  std::vector<std::size_t> feeds;
  for (const Department& department : departments)
    if (is_all(department)) feeds.insert(feeds.end(), department.feeds.begin(), department.feeds.end());
  std::erase_if(departments, is_all);
  tail.insert(tail.begin(), folded(view, feeds, pattern, texts));
  tail.front().department = filled(texts.tr("{0} departments"), {count_text(count)});
}

std::vector<FeedHealthLine> lines_of(const CityView& view, std::vector<Department> departments,
                                     std::size_t most_rows, const Texts& texts) {
  std::vector<FeedHealthLine> tail;
  const auto all_lines = [&] {
    std::vector<FeedHealthLine> lines;
    for (const Department& department : departments) add_lines(lines, view, department, texts);
    lines.insert(lines.end(), tail.begin(), tail.end());
    return lines;
  };
  std::vector<FeedHealthLine> lines = all_lines();
  if (rows_of(lines) > most_rows) {
    fold_departments(departments, tail, FeedGrade::Ok, texts.tr("{0} feeds fine"), view, texts);
    lines = all_lines();
  }
  if (rows_of(lines) > most_rows) {
    fold_departments(departments, tail, FeedGrade::Never, texts.tr("{0} feeds never heard"), view, texts);
    lines = all_lines();
  }
  cut(lines, most_rows, view, texts);
  return lines;
}

}  // namespace

FeedHealthContent feed_health(const CityView& view, const FeedHealthPanel& panel, const Texts& texts) {
  FeedHealthContent content;
  std::vector<Department> departments = departments_of(view, panel.city, texts);
  for (const Department& department : departments) {
    content.feeds += department.feeds.size();
    for (const std::size_t feed : department.feeds) {
      const FeedGrade grade = view.feeds[feed].grade;
      if (grade >= FeedGrade::Attention) ++content.in_trouble;
      if (grade == FeedGrade::Bad) content.any_bad = true;
    }
  }
  content.lines = lines_of(view, std::move(departments), panel.most_rows, texts);
  return content;
}

}  // namespace city
