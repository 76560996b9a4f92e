#include "widgets/panels/feed_strip.hpp"

#include <algorithm>

#include "widgets/panels/feed_words.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr int kMostInOneRow = 7;
constexpr int kMostColumns = 7;
constexpr int kMostUnheardCells = 3;
constexpr int kLeastColumns = 5;  // a single feed must not stretch across a wall

std::string trouble_of(const FeedNow& feed, const Texts& texts) {
  if (!feed.reasons.empty()) return short_reason_text(feed.reasons.front(), texts);
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
  const bool is_wrong = cell.symbol == Symbol::Serious || cell.symbol == Symbol::Attention;
  if (is_stale) pen.hatch(r, faded(theme.stale, 0.16F));
  const float symbol_room = pen.px(24);
  const Rect upper = top_of(r, pen.line_height(Role::Body));
  const Rect lower = top_of(without_top(r, upper.h), pen.line_height(Role::Small));
  pen.symbol(upper.x + pen.px(9), upper.centre_y(), pen.px(17), cell.symbol);
  pen.text(without_left(upper, symbol_room), cell.name,
           {Role::Body,
            is_wrong   ? theme.ink
            : is_stale ? theme.ink_faint
                       : theme.ink_soft,
            Weight::Regular, Align::Left, Fit::MayShorten});

  // The age first, then what is wrong, then how many report as far as that has room whole.
  const std::string_view age = cell.offline ? texts.tr("offline") : std::string_view{cell.age};
  const float age_width = pen.width(age, Role::Small) + pen.px(1);
  pen.text(right_of(lower, age_width), age,
           {Role::Small, is_wrong ? theme.ink : theme.ink_faint, Weight::Regular, Align::Right, Fit::Whole});
  const Rect facts = without_right(without_left(lower, symbol_room), age_width + pen.px(8));
  const float trouble_width = cell.trouble.empty() ? 0 : pen.width(cell.trouble, Role::Small) + pen.px(12);
  const bool has_room = trouble_width + pen.width(cell.reporting, Role::Small) <= facts.w;
  const Rect ink = pen.text(facts, has_room || cell.trouble.empty() ? cell.reporting : std::string{},
                            {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(
      without_left(facts, ink.w > 0 ? ink.w + pen.px(12) : 0), cell.trouble,
      {Role::Small, is_wrong ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
}

// Feeds that nobody has connected yet must not push living ones off the strip.
void fold_unheard(std::vector<FeedCell>& cells, const CityView& view, const Texts& texts) {
  const auto is_unheard = [&](const FeedCell& cell) {
    return view.feeds[cell.feed].grade == FeedGrade::Never;
  };
  const auto first = std::find_if(cells.begin(), cells.end(), is_unheard);
  const auto count = std::count_if(first, cells.end(), is_unheard);
  if (count <= kMostUnheardCells) return;
  *first = {.name = filled(texts.tr("{0} feeds"), {std::to_string(count)}),
            .trouble = std::string{texts.tr("never heard")},
            .symbol = Symbol::Never};
  cells.erase(first + 1, first + count);
}

void draw_more(Pen& pen, Rect r, const std::vector<FeedCell>& cells, std::size_t shown, const Texts& texts) {
  const Rect upper = top_of(r, pen.line_height(Role::Body));
  pen.symbol(upper.x + pen.px(9), upper.centre_y(), pen.px(17), cells[shown].symbol);
  pen.text(without_left(upper, pen.px(24)),
           filled(texts.tr("{0} more"), {std::to_string(cells.size() - shown)}),
           {Role::Body, pen.theme().ink_soft, Weight::Regular, Align::Left, Fit::Whole});
  if (cells[shown].symbol != Symbol::Ok) return;
  pen.text(without_left(top_of(without_top(r, upper.h), pen.line_height(Role::Small)), pen.px(24)),
           texts.tr("all reporting"),
           {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Left, Fit::Whole});
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
                  .symbol = feed_symbol(feed),
                  .offline = feed.publisher_online && !*feed.publisher_online};
    if (cell.name.empty()) cell.name = spec.id;
    if (feed.known > 0)
      cell.reporting = short_count_text(feed.reporting, texts) + "/" + short_count_text(feed.known, texts);
    else if (feed.accepted > 0)
      cell.reporting = filled(texts.tr("{0} records"), {short_count_text(feed.accepted, texts)});
    cells.push_back(std::move(cell));
  }
  std::stable_sort(cells.begin(), cells.end(), [&](const FeedCell& a, const FeedCell& b) {
    return is_worse(view.feeds[a.feed], view.feeds[b.feed]);
  });
  fold_unheard(cells, view, texts);
  return cells;
}

int feed_rows(std::size_t feeds) { return feeds <= kMostInOneRow ? 1 : 2; }

void draw_feed_strip(Pen& pen, Rect r, const std::vector<FeedCell>& cells, const Texts& texts) {
  pen.panel(r);
  const Rect room = inset(r, pen.px(16), pen.px(8));
  if (cells.empty()) return draw_nothing(pen, room, texts.tr("No feed defined"));
  const float gap = pen.px(24);
  const int rows = feed_rows(cells.size());
  const int wanted = (static_cast<int>(cells.size()) + rows - 1) / rows;
  const int columns = std::clamp(wanted, kLeastColumns, kMostColumns);
  const auto places = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  const std::size_t shown = cells.size() <= places ? cells.size() : places - 1;
  const auto place = [&](std::size_t i) {
    const int k = static_cast<int>(i);
    const Rect cell = column(row(room, k / columns, rows, pen.px(8)), k % columns, columns, gap);
    if (k % columns > 0) pen.fill({cell.x - gap / 2, cell.y, pen.px(1), cell.h}, pen.theme().line);
    return cell;
  };
  for (std::size_t i = 0; i < shown; ++i) draw_cell(pen, place(i), cells[i], texts);
  if (shown < cells.size()) draw_more(pen, place(shown), cells, shown, texts);
}

}  // namespace city
