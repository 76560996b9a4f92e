// The drawing half of the traffic board; what it says is made in traffic_board.cpp.
#include <algorithm>
#include <cmath>

#include "widgets/panels/board_table.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/panels/traffic_board.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr std::size_t kJammed = kServiceLevels - 1;  // F

float strip_height(const Pen& pen) { return pen.line_height(Role::Body) + pen.text_px(10) + pen.px(14); }

std::string percent(double share) { return number_text(std::round(100 * share), 0) + " %"; }

// Darker to brighter grey from A to E; only F is a matter of attention, and has a symbol.
Colour level_colour(std::size_t level, const Theme& theme) {
  if (level == kJammed) return theme.attention;
  return faded(theme.ink_soft, 0.24F + 0.15F * static_cast<float>(level));
}

void draw_strip(Pen& pen, Rect r, const TrafficContent& content) {
  const Theme& theme = pen.theme();
  const Rect bar = top_of(r, pen.text_px(10));
  pen.fill(bar, theme.track);
  float x = bar.x;
  for (std::size_t i = 0; i < kServiceLevels; ++i) {
    const float share = static_cast<float>(content.by_level[i]) / static_cast<float>(content.judged);
    const float to = std::round(x + share * bar.w);
    if (to > x) pen.fill({x, bar.y, std::max(1.0F, to - x - 1), bar.h}, level_colour(i, theme));
    x = to;
  }
  const Rect words = top_of(without_top(r, bar.h + pen.px(4)), pen.line_height(Role::Body));
  for (std::size_t i = 0; i < kServiceLevels; ++i) {
    Rect cell = column(words, static_cast<int>(i), static_cast<int>(kServiceLevels), pen.px(8));
    const bool is_jam = i == kJammed && content.by_level[i] > 0;
    if (is_jam) {
      pen.symbol(cell.x + pen.text_px(9), cell.centre_y(), pen.text_px(16), Symbol::Attention);
      cell = without_left(cell, pen.text_px(22));
    }
    const Rect letter =
        pen.text(cell, kServiceLetters[i], {Role::Body, is_jam ? theme.ink : theme.ink_soft, Weight::Bold});
    const Rect rest = without_left(cell, letter.w + pen.px(7));
    const std::string count = count_text(content.by_level[i]);
    const std::string share =
        percent(static_cast<double>(content.by_level[i]) / static_cast<double>(content.judged));
    const std::string both = count + "  " + share;
    const bool has_room = pen.width(both, Role::Small) <= rest.w;
    pen.text(
        rest, has_room ? both : count,
        {Role::Small, is_jam ? theme.ink : theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
  }
}

MaybeAction draw_slow(Pen& pen, Rect r, const TrafficContent& content, const Texts& texts, const Hand& hand) {
  const std::array columns{
      TableColumn{.head = texts.tr("Slowest sections"), .least = 170},
      TableColumn{.head = texts.tr("District"), .leaves = 3, .is_small = true},
      TableColumn{.head = "km/h", .align = Align::Right},
      TableColumn{.head = texts.tr("Level"), .align = Align::Centre},
      TableColumn{.head = texts.tr("of free flow"), .align = Align::Right, .leaves = 2, .is_small = true},
      TableColumn{.head = texts.tr("since"), .align = Align::Right, .leaves = 4, .is_small = true},
      TableColumn{.head = texts.tr("Age"), .align = Align::Right, .leaves = 1, .is_small = true}};
  const auto most = static_cast<std::size_t>(r.h / table_row_height(pen)) + 1;
  const bool any_free_flow = std::any_of(content.slow.begin(), content.slow.end(),
                                         [](const SlowSection& s) { return s.of_free_flow.has_value(); });
  const std::string unknown{any_free_flow ? kMissing : std::string_view{}};
  std::vector<TableRow> rows;
  for (const SlowSection& section : content.slow) {
    if (rows.size() >= most) break;
    const bool is_jam = section.level == LevelOfService::F;
    rows.push_back(
        {.symbol = is_jam ? Symbol::Attention : Symbol::None,
         .cells = {{.text = section.name, .ink = is_jam ? Ink::Strong : Ink::Soft},
                   {.text = section.district, .ink = Ink::Faint},
                   {.text = number_text(section.speed_kmh, 0), .ink = is_jam ? Ink::Strong : Ink::Soft},
                   {.text = std::string{letter_of(section.level)}, .ink = is_jam ? Ink::Strong : Ink::Soft},
                   {.text = section.of_free_flow ? percent(*section.of_free_flow) : unknown,
                    .ink = Ink::Faint},
                   {.text = section.since, .ink = Ink::Faint},
                   {.text = section.age, .ink = Ink::Faint}},
         .action = SelectAsset{section.asset}});
  }
  return draw_table(pen, r, columns, rows, texts, {.hand = hand, .all = content.judged});
}

MaybeAction draw_districts(Pen& pen, Rect r, const TrafficContent& content, const Texts& texts,
                           const Hand& hand) {
  const std::array columns{
      TableColumn{.head = texts.tr("District"), .least = 90},
      TableColumn{.head = "km/h", .align = Align::Right},
      TableColumn{.head = texts.tr("of free flow"), .align = Align::Right, .leaves = 1, .is_small = true},
      TableColumn{.align = Align::Left, .least = 70, .leaves = 2}};
  std::vector<TableRow> rows;
  for (const DistrictTraffic& district : content.districts) {
    const double share = district.of_free_flow.value_or(district.speed_kmh / 50);
    TableRow row{
        .cells = {{.text = district.name},
                  {.text = number_text(district.speed_kmh, 0), .ink = Ink::Strong},
                  {.text = district.of_free_flow ? percent(*district.of_free_flow) : std::string{kMissing},
                   .ink = Ink::Faint},
                  {.bar = {{static_cast<float>(std::clamp(share, 0.0, 1.0)), Ink::Faint}}}}};
    if (district.at) row.action = LookAt{*district.at, 6000};
    rows.push_back(std::move(row));
  }
  return draw_table(pen, r, columns, rows, texts, {.hand = hand});
}

}  // namespace

MaybeAction draw_traffic_board(Pen& pen, Rect r, const TrafficContent& content, const Texts& texts,
                               const Hand& hand) {
  std::string note;
  if (content.mean_kmh) note = filled(texts.tr("mean {0} km/h"), {number_text(*content.mean_kmh, 0)});
  if (content.by_speed_alone > 0)
    note =
        joined({note, filled(texts.tr("{0} judged by speed alone"), {count_text(content.by_speed_alone)})});
  std::string aside = filled(texts.tr("{0} sections"), {count_text(content.judged + content.silent)});
  if (content.silent > 0)
    aside = joined({filled(texts.tr("{0} not reporting"), {count_text(content.silent)}), aside});
  const Rect room = draw_panel(pen, r, {.title = texts.tr("Traffic"), .note = note, .aside = aside});
  Rect rest = room;
  if (content.judged > 0) {
    if (room.h < strip_height(pen)) {
      pen.lacks_room(r, texts.tr("levels of service"));
      return std::nullopt;
    }
    draw_strip(pen, top_of(room, strip_height(pen)), content);
    rest = without_top(room, strip_height(pen));
  } else if (content.facts.empty()) {
    draw_nothing(pen, room, texts.tr("No road section has reported"));
    return std::nullopt;
  }

  const float gap = pen.px(24),
              facts_height = fact_row_height(pen) * static_cast<float>(content.facts.size());
  const bool is_wide = rest.w >= pen.text_px(760);
  Rect left = rest, right{};
  if (is_wide) {
    left = without_right(left_of(rest, std::round(rest.w * 0.58F)), gap / 2);
    right = without_left(rest, std::round(rest.w * 0.58F) + gap / 2);
  } else {
    right = bottom_of(rest, std::round(rest.h * 0.45F));
    left = without_bottom(rest, right.h + pen.px(8));
    if (content.slow.empty()) right = rest;
    // In a low panel the slow sections say more than the rest.
    if (rest.h < table_row_height(pen) * 8 && !content.slow.empty()) {
      left = rest;
      right = {};
    }
  }
  MaybeAction action;
  if (!content.slow.empty()) action = draw_slow(pen, left, content, texts, hand);
  if (right.h <= 0) return action;
  if (!is_wide) {
    draw_fact_rows(pen, right, content.facts, texts);
    return action;
  }
  const float facts =
      content.districts.empty()
          ? right.h
          : std::min(facts_height, std::max(right.h - table_row_height(pen) * 6, right.h / 2));
  draw_fact_rows(pen, top_of(right, facts), content.facts, texts);
  const Rect below = without_top(right, facts + pen.px(12));
  if (!content.districts.empty() && below.h >= table_row_height(pen) * 3)
    if (MaybeAction other = draw_districts(pen, below, content, texts, hand)) action = std::move(other);
  return action;
}

}  // namespace city
