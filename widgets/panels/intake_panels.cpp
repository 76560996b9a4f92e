#include "widgets/panels/intake_panels.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "widgets/panels/feed_words.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/measure_text.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

std::string name_of(const CityView& view, std::size_t feed, const Texts& texts) {
  if (feed >= view.book->size()) return {};
  const std::string_view name = texts.pick((*view.book)[feed].name);
  return name.empty() ? (*view.book)[feed].id : std::string{name};
}

struct Tally {  // one name over all feeds
  std::uint64_t count = 0;
  std::vector<std::pair<std::uint64_t, std::size_t>> feeds{};  // how many, which

  void add(std::uint64_t number, std::size_t feed) {
    if (number == 0) return;
    count += number;
    feeds.emplace_back(number, feed);
  }
  std::string names(const CityView& view, const Texts& texts) {
    std::stable_sort(feeds.begin(), feeds.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string all;
    for (const auto& [number, feed] : feeds) all = joined({all, name_of(view, feed, texts)});
    return all;
  }
};

void by_number(std::vector<std::pair<std::uint64_t, FactRow>>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
}

std::vector<FactRow> rows_only(std::vector<std::pair<std::uint64_t, FactRow>>& counted) {
  by_number(counted);
  std::vector<FactRow> rows;
  rows.reserve(counted.size());
  for (auto& [number, row] : counted) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

RefusalContent refusals(const CityView& view, const Texts& texts) {
  RefusalContent content{.quarantined = view.quarantined};
  std::vector<std::pair<std::uint64_t, FactRow>> reasons, newest;
  for (std::size_t kind = 0; kind < kErrorKinds; ++kind) {
    Tally tally;
    for (std::size_t i = 0; i < view.feeds.size(); ++i) tally.add(view.feeds[i].refused_by_kind[kind], i);
    tally.add(view.unclaimed_by_kind[kind], view.book->size());
    if (tally.count == 0) continue;
    content.refused += tally.count;
    reasons.emplace_back(
        tally.count, FactRow{.label = std::string{refusal_text(static_cast<DecodeError::Kind>(kind), texts)},
                             .note = tally.names(view, texts),
                             .value = count_text(tally.count, texts),
                             .matters = true});
  }
  for (std::size_t i = 0; i < view.feeds.size(); ++i)
    if (!view.feeds[i].last_error.empty())
      newest.emplace_back(view.feeds[i].refused,
                          FactRow{.label = name_of(view, i, texts), .note = view.feeds[i].last_error});
  content.reasons = rows_only(reasons);
  content.newest = rows_only(newest);
  return content;
}

void draw_refusals(Pen& pen, Rect r, const RefusalContent& content, const Texts& texts) {
  const std::string aside =
      filled(texts.tr("{0} kept in quarantine"), {count_text(content.quarantined, texts)});
  const Rect room = draw_panel(
      pen, r,
      {.title = texts.tr("Refused"), .note = texts.tr("by reason, with the newest words"), .aside = aside});
  if (content.reasons.empty()) return draw_nothing(pen, room, texts.tr("Nothing refused"));
  const auto fit = static_cast<std::size_t>(std::max(0.0F, (room.h + 1) / fact_row_height(pen)));
  const std::size_t newest = std::min(content.newest.size(), fit / 3);
  const float below = static_cast<float>(newest) * fact_row_height(pen);
  draw_fact_rows(pen, without_bottom(room, below), content.reasons, texts);
  if (newest == 0) return;
  const Rect lower = bottom_of(room, below);
  pen.hairline(lower.x, lower.right(), lower.y, pen.theme().track);
  // Only so many as have room: each feed's newest words also stand on the board when they are its trouble.
  draw_fact_rows(pen, lower,
                 {content.newest.begin(), content.newest.begin() + static_cast<std::ptrdiff_t>(newest)},
                 texts);
}

std::vector<FactRow> findings(const CityView& view, const Texts& texts) {
  std::map<std::string, Tally> by_name;
  for (std::size_t i = 0; i < view.feeds.size(); ++i)
    for (const auto& [name, count] : view.feeds[i].findings) by_name[name].add(count, i);
  std::vector<std::pair<std::uint64_t, FactRow>> counted;
  for (auto& [name, tally] : by_name) {
    if (tally.count == 0) continue;
    std::string words{texts.word(name)};
    if (words == name) std::replace(words.begin(), words.end(), '-', ' ');
    counted.emplace_back(tally.count, FactRow{.label = std::move(words),
                                              .note = tally.names(view, texts),
                                              .value = count_text(tally.count, texts)});
  }
  return rows_only(counted);
}

void draw_findings(Pen& pen, Rect r, const std::vector<FactRow>& rows, const Texts& texts) {
  const Rect room = draw_panel(
      pen, r, {.title = texts.tr("Findings"), .note = texts.tr("odd, but understood and accepted")});
  if (rows.empty()) return draw_nothing(pen, room, texts.tr("Nothing odd"));
  draw_fact_rows(pen, room, rows, texts);
}

PipelineContent pipeline(const CityView& view, const Texts& texts) {
  PipelineContent content;
  const auto add = [&](std::string_view label, std::string value, std::string note = {},
                       Symbol symbol = Symbol::None) {
    content.rows.push_back({.label = std::string{label},
                            .note = std::move(note),
                            .value = std::move(value),
                            .symbol = symbol,
                            .matters = symbol != Symbol::None});
    if (symbol != Symbol::None) content.in_trouble = true;
  };
  const auto mark = [](bool is_wrong, Symbol symbol) { return is_wrong ? symbol : Symbol::None; };
  const PipelineNow& way = view.health.pipeline;
  const HistoryNow& history = view.health.history;
  const LatencyNow& latency = view.health.latency;
  double rate = 0;
  std::uint64_t merged = 0, throttled = 0;
  for (const FeedNow& feed : view.feeds) {
    rate += feed.messages_per_s;
    merged += feed.merged;
    throttled += feed.throttled;
  }
  add(texts.tr("Messages a second"), number_text(rate, rate < 9.95 ? 1 : 0));
  add(texts.tr("Messages received"), count_text(way.received, texts),
      way.too_large > 0 ? filled(texts.tr("{0} too large"), {count_text(way.too_large, texts)})
                        : std::string{},
      mark(way.too_large > 0, Symbol::Attention));
  add(texts.tr("Kept in the journal"), count_text(way.journaled, texts),
      way.not_kept > 0 ? filled(texts.tr("{0} not kept"), {count_text(way.not_kept, texts)}) : std::string{},
      mark(way.not_kept > 0, Symbol::Serious));
  add(texts.tr("Waiting"), count_text(way.backlog_messages, texts), bytes_text(way.backlog_bytes),
      mark(way.overloaded, Symbol::Attention));
  add(texts.tr("Merged"), count_text(merged, texts),
      throttled > 0 ? filled(texts.tr("{0} of runaway publishers"), {count_text(throttled, texts)})
                    : std::string{},
      mark(throttled > 0, Symbol::Attention));
  add(texts.tr("Receipt to view"), milliseconds_text(latency.p50_ms),
      filled(texts.tr("99 of 100 within {0}"), {milliseconds_text(latency.p99_ms)}));
  if (!history.on && history.trouble.empty()) {
    add(texts.tr("History"), std::string{texts.tr("off")});
    return content;
  }
  std::string note = history.trouble;
  if (history.observations_lost > 0)
    note = joined(
        {note, filled(texts.tr("{0} observations lost"), {count_text(history.observations_lost, texts)})});
  const bool is_wrong = !note.empty();
  if (!is_wrong && history.committed_at != TimePoint{})
    note =
        filled(texts.tr("written {0} ago"),
               {age_text(std::max(Milliseconds{0}, Milliseconds{view.now - history.committed_at}), texts)});
  add(texts.tr("History"), count_text(history.observations_written, texts), std::move(note),
      mark(is_wrong, Symbol::Serious));
  return content;
}

void draw_pipeline(Pen& pen, Rect r, const PipelineContent& content, const Texts& texts) {
  const Rect room = draw_panel(pen, r,
                               {.title = texts.tr("The way of a message"),
                                .aside_symbol = content.in_trouble ? Symbol::Attention : Symbol::None});
  draw_fact_rows(pen, room, content.rows, texts);
}

}  // namespace city
