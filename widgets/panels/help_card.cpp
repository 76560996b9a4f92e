#include "widgets/panels/help_card.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/ui/actions.hpp"

namespace city {
namespace {

struct HelpLine {
  std::string_view title{};  // of a group; then nothing else
  std::string_view key{};
  Symbol symbol = Symbol::None;
  std::string_view says{};
};
using HelpLines = std::vector<HelpLine>;

HelpLines keys_of(ActGroup group, const Texts& texts) {
  HelpLines lines{{.title = texts.tr(name_of(group))}};
  for (const ActRow& row : act_rows())
    if (row.group == group) lines.push_back({.key = row.keys, .says = texts.tr(row.name)});
  return lines;
}

HelpLines signs(const Texts& texts) {
  return {{.title = texts.tr("Signs")},
          {.symbol = Symbol::Ok, .says = texts.tr("reporting as expected")},
          {.symbol = Symbol::Stale, .says = texts.tr("old: do not trust")},
          {.symbol = Symbol::Never, .says = texts.tr("nothing received yet")},
          {.symbol = Symbol::Attention, .says = texts.tr("out of range, overdue, doubtful")},
          {.symbol = Symbol::Serious, .says = texts.tr("silent, full, lost")}};
}

// Groups in two columns, in order, the first at least as long as what is left.
std::array<HelpLines, 2> columns_of(const Texts& texts) {
  std::vector<HelpLines> groups;
  std::size_t all = 0;
  for (std::size_t i = 0; i < kActGroups; ++i) groups.push_back(keys_of(static_cast<ActGroup>(i), texts));
  groups.push_back(signs(texts));
  for (const HelpLines& group : groups) all += group.size();
  std::array<HelpLines, 2> columns;
  for (HelpLines& group : groups) {
    HelpLines& to = columns[columns[0].size() * 2 >= all ? 1 : 0];
    to.insert(to.end(), group.begin(), group.end());
  }
  return columns;
}

float key_width(const Pen& pen) {
  float widest = 0;
  for (const ActRow& row : act_rows())
    widest = std::max(widest, pen.width(row.keys, Role::Body, Weight::Bold));
  return widest + pen.px(20);
}

void draw_column(Pen& pen, Rect r, const HelpLines& lines, float height, float keys) {
  const Theme& theme = pen.theme();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const HelpLine& line = lines[i];
    const Rect row{r.x, r.y + static_cast<float>(i) * height, r.w, height};
    if (!line.title.empty()) {
      pen.text(row, line.title, {Role::Body, theme.ink_faint, Weight::Bold});
      continue;
    }
    if (!line.key.empty()) pen.text(left_of(row, keys), line.key, {Role::Body, theme.ink, Weight::Bold});
    pen.symbol(row.x + pen.px(14), row.centre_y(), pen.px(20), line.symbol);
    pen.text(without_left(row, keys), line.says, {Role::Body, theme.ink_soft});
  }
}

}  // namespace

void draw_help(Pen& pen, Rect screen, const Texts& texts) {
  const Theme& theme = pen.theme();
  const std::array<HelpLines, 2> columns = columns_of(texts);
  const float keys = key_width(pen), gap = pen.px(48);
  float widest = 0;
  for (const HelpLines& lines : columns)
    for (const HelpLine& line : lines) widest = std::max(widest, pen.width(line.says, Role::Body));
  const auto rows = static_cast<float>(std::max(columns[0].size(), columns[1].size()));

  const float w = std::min(screen.w - pen.px(16), 2 * (keys + widest + pen.px(4)) + gap + pen.px(64));
  const float across = pen.px(32), title = pen.line_height(Role::Title) + pen.px(12);
  const float room = screen.h - pen.px(16) - 2 * pen.px(20) - title;
  const float height = std::min(pen.line_height(Role::Body) + pen.px(6), std::floor(room / rows));
  const float h = 2 * pen.px(20) + title + rows * height;
  const Rect card{std::round(screen.centre_x() - w / 2), std::round(screen.centre_y() - h / 2), w, h};

  pen.fill(screen, faded(theme.ground, 0.72F));
  pen.fill(card, theme.raised, pen.px(4));
  pen.outline(card, theme.track, pen.px(1));
  const Rect inside = inset(card, across, pen.px(20));
  if (height < pen.size_px(Role::Small)) pen.lacks_room(screen, "keys");
  pen.text(top_of(inside, pen.line_height(Role::Title)), texts.tr("Keys"),
           {Role::Title, theme.ink, Weight::Bold});
  const Rect lists = without_top(inside, title);
  for (int i = 0; i < 2; ++i)
    draw_column(pen, column(lists, i, 2, gap), columns[static_cast<std::size_t>(i)], height, keys);
}

}  // namespace city
