// The drawing half of an asset's detail; what it says is made in asset_detail.cpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/panels/asset_detail.hpp"
#include "widgets/panels/panel_parts.hpp"

namespace city {
namespace {

constexpr float kSideBySide = 900;  // text units of width from which values and plots stand beside each other
constexpr float kValuesLeast = 420;

float head_height(const Pen& pen, const AssetDetailContent& content) {
  return pen.line_height(Role::Title) +
         (content.other_name.empty() && content.subtitle.empty() ? 0 : pen.line_height(Role::Small)) +
         pen.px(8);
}

void draw_head(Pen& pen, Rect r, const AssetDetailContent& content) {
  const Theme& theme = pen.theme();
  const Rect ink = pen.text(top_of(r, pen.line_height(Role::Title)), content.name,
                            {Role::Title, theme.ink, Weight::Bold, Align::Left, Fit::MayShorten});
  pen.text(without_left(top_of(r, pen.line_height(Role::Title)), ink.w + pen.px(12)), content.other_name,
           {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  const Rect second = without_top(r, pen.line_height(Role::Title));
  pen.text(top_of(second, pen.line_height(Role::Small)), content.subtitle,
           {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
}

// The feed's line, then where the data comes from, from below as far as there is room.
MaybeAction draw_source(Pen& pen, Rect r, const AssetDetailContent& content, const Hand& hand) {
  const Theme& theme = pen.theme();
  const float line = pen.line_height(Role::Small);
  const Rect feed = top_of(r, table_row_height(pen));
  MaybeAction clicked;
  if (content.feed.action && hand.is_over(feed)) pen.fill(feed, theme.raised);
  if (content.feed.action && hand.clicks(feed)) clicked = content.feed.action;
  pen.hairline(r.x, r.right(), r.y, theme.track);
  pen.symbol(feed.x + pen.text_px(10), feed.centre_y(), pen.text_px(17), content.feed.symbol);
  const Rect words = without_left(feed, pen.text_px(26));
  const Rect ink = pen.text(left_of(words, words.w * 0.55F), content.feed.cells[0].text,
                            {Role::Body, theme.ink, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(without_left(words, ink.w + pen.px(14)), content.feed.cells[1].text,
           {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  float y = feed.bottom();
  for (const std::string& source : content.sources) {
    if (y + line > r.bottom() + 1) break;
    pen.text({r.x, y, r.w, line}, source,
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
    y += line;
  }
  return clicked;
}

MaybeAction draw_values(Pen& pen, Rect r, const AssetDetailContent& content, const Texts& texts,
                        const Hand& hand) {
  static constexpr std::array kColumns{
      TableColumn{.least = 110, .share = 0.6F},
      TableColumn{.align = Align::Right},
      TableColumn{.leaves = 1, .is_small = true},
      TableColumn{.least = 70, .share = 2, .leaves = 3, .is_small = true},
      TableColumn{.align = Align::Right, .leaves = 2, .is_small = true},
  };
  const float wanted =
      table_row_height(pen) + static_cast<float>(content.sources.size()) * pen.line_height(Role::Small);
  const float values = table_height(pen, kColumns, content.values);
  const float least_source = table_row_height(pen) + 2 * pen.line_height(Role::Small);
  float source = std::min(wanted, std::max(least_source, r.h - values - pen.px(10)));
  // A list without a row says nothing: then the source goes first.
  if (r.h - source < 2 * table_row_height(pen)) source = 0;
  const MaybeAction clicked =
      source > 0 ? draw_source(pen, bottom_of(r, source), content, hand) : std::nullopt;
  draw_table(pen, without_bottom(r, source > 0 ? source + pen.px(6) : 0), kColumns, content.values, texts,
             {.hand = hand});
  return clicked;
}

}  // namespace

PlotsDrawn draw_asset_detail(Pen& pen, Rect r, const AssetDetailContent& content, PlotStack& stack,
                             const ZoneClock& clock, const Texts& texts, const Hand& hand,
                             std::optional<TimePoint> crosshair) {
  const Rect room = draw_panel(pen, r, {.title = texts.tr("Asset"), .note = content.note});
  if (!content.has_asset) {
    draw_nothing(pen, room, texts.tr("No asset chosen: click one, or find it with /"));
    return {};
  }
  const float head = head_height(pen, content);
  if (room.h < head + table_row_height(pen)) {
    pen.lacks_room(r, texts.tr("the name and one value"));
    return {};
  }
  draw_head(pen, top_of(room, head), content);
  const Rect body = without_top(room, head);
  Rect values = body, plots{};
  if (body.w >= pen.text_px(kSideBySide)) {
    values = left_of(body, std::round(std::max(body.w * 0.38F, pen.text_px(kValuesLeast))));
    plots = without_left(body, values.w + pen.px(28));
  } else if (body.h >= 2 * least_plot_height(pen) + 4 * table_row_height(pen)) {
    const float least = static_cast<float>(content.values.size() + 4) * table_row_height(pen);
    values = top_of(body, std::round(std::min(least, body.h * 0.5F)));
    plots = without_top(body, values.h + pen.px(10));
  }
  PlotsDrawn drawn;
  if (plots.w > 0) drawn = stack.draw(pen, plots, content.plots, clock, texts, hand, crosshair);
  if (auto action = draw_values(pen, values, content, texts, hand)) drawn.action = std::move(action);
  return drawn;
}

}  // namespace city
