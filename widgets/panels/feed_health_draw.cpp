// The drawing half of the feed-health board; what it says is made in feed_health.cpp.
#include <algorithm>
#include <cmath>

#include "widgets/panels/feed_health.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr float kAgeUnits = 146;
// As in FeedFigure; each with the gap on its left.
constexpr std::array<float, kFeedFigures> kFigureUnits{124, 66, 80, 126, 92, 64, 84, 82};

struct Columns {
  Rect mark{}, grade{}, department{}, feed{}, reason{}, age{};
  std::array<Rect, kFeedFigures> figures{};
};

// Figures and grades are as wide as they must be; names and the reason share the rest.
Columns columns_of(const Pen& pen, Rect r) {
  Columns c;
  c.mark = left_of(r, pen.px(26));
  Rect rest = without_left(r, c.mark.w);
  c.grade = left_of(rest, pen.text_px(80));
  rest = without_left(rest, c.grade.w);
  for (std::size_t i = kFeedFigures; i-- > 0;) {
    const Rect cell = right_of(rest, pen.text_px(kFigureUnits[i]));
    c.figures[i] = without_left(cell, pen.text_px(6));
    rest = without_right(rest, cell.w);
  }
  c.age = without_left(right_of(rest, pen.text_px(kAgeUnits)), pen.text_px(6));
  rest = without_right(rest, pen.text_px(kAgeUnits));
  const float gap = pen.px(14);
  c.department = without_right(left_of(rest, std::round(rest.w * 0.25F)), gap);
  rest = without_left(rest, c.department.w + gap);
  c.feed = without_right(left_of(rest, std::round(rest.w * 0.32F)), gap);
  c.reason = without_left(rest, c.feed.w + gap);
  return c;
}

float row_height(const Pen& pen) { return pen.line_height(Role::Body) + pen.px(6); }
float head_height(const Pen& pen) { return pen.line_height(Role::Small) + pen.px(4); }

void draw_head(Pen& pen, Rect r, const Texts& texts) {
  const Columns c = columns_of(pen, r);
  const TextStyle left{Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Left, Fit::Whole};
  TextStyle right = left;
  right.align = Align::Right;
  pen.text(c.department, texts.tr("Department"), left);
  pen.text(c.feed, texts.tr("Feed"), left);
  pen.text(c.reason, texts.tr("Reason"), left);
  pen.text(c.age, texts.tr("Age / period"), right);
  const std::array<std::string_view, kFeedFigures> titles{
      texts.tr("Reporting"), texts.tr("Good"), texts.tr("Missing"), texts.tr("Skew"),
      texts.tr("Repeated"),  texts.tr("Late"), texts.tr("Refused"), texts.tr("Merged")};
  for (std::size_t i = 0; i < kFeedFigures; ++i) pen.text(c.figures[i], titles[i], right);
}

void draw_age(Pen& pen, Rect cell, const FeedHealthLine& line) {
  const Theme& theme = pen.theme();
  if (line.age.empty()) return;
  const float thickness = pen.px(4);
  const Rect words = without_bottom(cell, thickness);
  pen.text(words, line.age,
           {Role::Small, line.is_old ? theme.ink : theme.ink_faint, Weight::Regular, Align::Right,
            Fit::MayShorten});
  const Rect track = right_of(bottom_of(cell, thickness), pen.text_px(96));
  pen.bar(track, line.age_share, line.is_old ? theme.attention : theme.bar);
}

void draw_line(Pen& pen, Rect r, float row, const FeedHealthLine& line) {
  const Theme& theme = pen.theme();
  const Rect first = top_of(r, row);
  const Columns c = columns_of(pen, first);
  const bool is_bad = line.symbol == Symbol::Serious || line.symbol == Symbol::Attention;
  pen.symbol(c.mark.x + pen.px(9), c.mark.centre_y(), pen.px(17), line.symbol);
  pen.text(c.grade, line.grade,
           {Role::Small, is_bad ? theme.ink : theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  pen.text(c.department, line.department,
           {Role::Body, theme.ink, Weight::Bold, Align::Left, Fit::MayShorten});
  pen.text(c.feed, line.name,
           {Role::Body, is_bad ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  const bool is_list = line.feed == kNoFeed;  // names of feeds, not a reason
  const bool has_room = line.short_reason.empty() || pen.width(line.reason, Role::Body) <= c.reason.w;
  pen.text(c.reason, has_room ? line.reason : line.short_reason,
           {is_list ? Role::Small : Role::Body, is_bad ? theme.ink : theme.ink_faint, Weight::Regular,
            Align::Left, is_list ? Fit::MayShorten : Fit::Whole});
  draw_age(pen, inset(c.age, 0, pen.px(1)), line);
  for (std::size_t i = 0; i < kFeedFigures; ++i)
    pen.text(c.figures[i], line.figures[i].text,
             {Role::Small, line.figures[i].matters ? theme.ink : theme.ink_faint, Weight::Regular,
              Align::Right, Fit::Whole});
  if (line.more.empty()) return;
  const float top = first.bottom() - pen.px(4);
  const Rect second{c.reason.x, top, r.right() - c.reason.x, pen.line_height(Role::Small)};
  pen.text(second, line.more, {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace

std::size_t feed_health_rows_in(const Pen& pen, Rect r) {
  const float used = pen.px(12) + pen.line_height(Role::Title) + pen.px(8) + head_height(pen);
  return static_cast<std::size_t>(std::max(0.0F, (r.h - used) / row_height(pen)));
}

void draw_feed_health(Pen& pen, Rect r, const FeedHealthContent& content, const Texts& texts) {
  const std::string all = count_text(content.feeds);
  const std::string aside = content.in_trouble > 0 ? filled(texts.tr("{0} in trouble of {1} feeds"),
                                                            {count_text(content.in_trouble), all})
                                                   : filled(texts.tr("{0} feeds"), {all});
  const Rect room = draw_panel(pen, r,
                               {.title = texts.tr("Feed health"),
                                .note = texts.tr("worst department first"),
                                .aside = aside,
                                .aside_symbol = content.in_trouble == 0 ? Symbol::None
                                                : content.any_bad       ? Symbol::Serious
                                                                        : Symbol::Attention});
  if (content.lines.empty()) return draw_nothing(pen, room, texts.tr("No feed defined"));
  draw_head(pen, top_of(room, head_height(pen)), texts);
  const Rect body = without_top(room, head_height(pen));
  // Few lines stand further apart, but a list of two is not spread over a wall.
  const auto count = static_cast<float>(content.lines.size());
  const float second = pen.line_height(Role::Small) + pen.px(2);
  float seconds = 0;
  for (const FeedHealthLine& line : content.lines) seconds += line.rows() > 1 ? second : 0;
  const float least = row_height(pen);
  const float row = std::floor(std::clamp((body.h - seconds) / count, least, 1.45F * least));
  const Columns c = columns_of(pen, body);
  float y = body.y;
  for (const FeedHealthLine& line : content.lines) {
    const float height = row + (line.rows() > 1 ? second : 0);
    if (y + height > body.bottom() + 1) return;
    const bool is_new = !line.department.empty() || y == body.y;
    pen.hairline(is_new ? body.x : c.feed.x, body.right(), y, is_new ? pen.theme().track : pen.theme().line);
    draw_line(pen, {body.x, y + pen.px(1), body.w, height - pen.px(1)}, row - pen.px(1), line);
    y += height;
  }
}

}  // namespace city
