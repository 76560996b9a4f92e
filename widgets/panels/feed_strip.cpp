#include "widgets/panels/feed_strip.hpp"

#include <algorithm>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr float kLeastCellUnits = 156;

Symbol symbol_of(const FeedNow& feed) {
  if (feed.publisher_online && !*feed.publisher_online) return Symbol::Serious;
  switch (feed.state) {
    case FeedState::Never:
      return Symbol::Never;
    case FeedState::Ok:
      return Symbol::Ok;
    case FeedState::Late:
      return Symbol::Stale;
    case FeedState::Dead:
      return Symbol::Serious;
  }
  return Symbol::Never;
}

int rank(Symbol symbol) {
  switch (symbol) {
    case Symbol::Serious:
      return 0;
    case Symbol::Attention:
      return 1;
    case Symbol::Stale:
      return 2;
    case Symbol::Never:
      return 3;
    case Symbol::Ok:
    case Symbol::None:
      break;
  }
  return 4;
}

std::string trouble_of(const FeedNow& feed, const Texts& texts) {
  std::string trouble;
  const auto add = [&](std::uint64_t count, std::string_view pattern) {
    if (count == 0) return;
    if (!trouble.empty()) trouble += "  ";
    trouble += filled(pattern, {short_count_text(count, texts)});
  };
  add(feed.refused, texts.tr("{0} refused"));
  add(feed.merged, texts.tr("{0} merged"));
  return trouble;
}

void draw_cell(Pen& pen, Rect r, const FeedCell& cell, const Texts& texts) {
  const Theme& theme = pen.theme();
  const bool is_stale = cell.symbol == Symbol::Stale;
  const bool is_bad = cell.symbol == Symbol::Serious;
  if (is_stale) pen.hatch(r, faded(theme.stale, 0.16F));
  const Rect name = top_of(r, pen.line_height(Role::Body));
  const Rect facts = top_of(without_top(r, name.h), pen.line_height(Role::Small));
  const Rect trouble = top_of(without_top(r, name.h + facts.h), pen.line_height(Role::Small));
  const float room = pen.px(24);
  pen.symbol(name.x + pen.px(9), name.centre_y(), pen.px(17), cell.symbol);
  pen.text(without_left(name, room), cell.name,
           {Role::Body,
            is_bad     ? theme.ink
            : is_stale ? theme.ink_faint
                       : theme.ink_soft,
            Weight::Regular, Align::Left, Fit::MayShorten});
  std::string words = cell.age;
  if (cell.offline) words = texts.tr("offline");
  if (!cell.reporting.empty()) words += "  " + cell.reporting;
  pen.text(
      without_left(facts, room), words,
      {Role::Small, is_bad ? theme.ink : theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(without_left(trouble, room), cell.trouble,
           {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace

std::vector<FeedCell> feed_cells(const CityView& view, const Texts& texts) {
  std::vector<FeedCell> cells;
  const std::size_t count = std::min(view.feeds.size(), view.book->size());
  for (std::size_t i = 0; i < count; ++i) {
    const FeedNow& feed = view.feeds[i];
    const FeedSpec& spec = (*view.book)[i];
    FeedCell cell{.feed = static_cast<FeedIndex>(i),
                  .name = std::string{texts.pick(spec.name)},
                  .age = feed.state == FeedState::Never ? std::string{kMissing}
                                                        : age_text(view.now - feed.newest_receipt, texts),
                  .trouble = trouble_of(feed, texts),
                  .symbol = symbol_of(feed),
                  .offline = feed.publisher_online && !*feed.publisher_online};
    if (cell.name.empty()) cell.name = spec.id;
    if (feed.known > 0)
      cell.reporting = short_count_text(feed.reporting, texts) + "/" + short_count_text(feed.known, texts);
    cells.push_back(std::move(cell));
  }
  std::stable_sort(cells.begin(), cells.end(),
                   [](const FeedCell& a, const FeedCell& b) { return rank(a.symbol) < rank(b.symbol); });
  return cells;
}

void draw_feed_strip(Pen& pen, Rect r, const std::vector<FeedCell>& cells, const Texts& texts) {
  pen.panel(r);
  const Rect room = inset(r, pen.px(16), pen.px(8));
  if (cells.empty()) return draw_nothing(pen, room, texts.tr("No feed defined"));
  const float gap = pen.px(12);
  const int places = std::max(1, static_cast<int>((room.w + gap) / (pen.px(kLeastCellUnits) + gap)));
  const int count = static_cast<int>(cells.size());
  const bool all_fit = count <= places;
  const int shown = all_fit ? count : places - 1;
  const int columns =
      std::max(all_fit ? count : places, std::min(places, 6));  // few feeds: do not stretch two across a wall
  for (int i = 0; i < shown; ++i) {
    const Rect cell = column(room, i, columns, gap);
    if (i > 0) pen.fill({cell.x - gap, cell.y, pen.px(1), cell.h}, pen.theme().line);
    draw_cell(pen, cell, cells[static_cast<std::size_t>(i)], texts);
  }
  if (all_fit) return;
  const Rect last = column(room, shown, columns, gap);
  pen.fill({last.x - gap, last.y, pen.px(1), last.h}, pen.theme().line);
  pen.text(top_of(last, pen.line_height(Role::Body)),
           filled(texts.tr("{0} more"), {std::to_string(count - shown)}),
           {Role::Body, pen.theme().ink_soft, Weight::Regular, Align::Left, Fit::Whole});
  const Symbol worst = cells[static_cast<std::size_t>(shown)].symbol;
  if (worst == Symbol::Ok)
    pen.text(top_of(without_top(last, pen.line_height(Role::Body)), pen.line_height(Role::Small)),
             texts.tr("all reporting"),
             {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  else
    pen.symbol(last.right() - pen.px(12), last.y + pen.line_height(Role::Body) / 2, pen.px(17), worst);
}

}  // namespace city
