#include "widgets/panels/unlocated_tray.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr float kMargin = 14, kPadding = 12, kTrayUnits = 460;

struct Group {
  FeedIndex feed = kNoFeed;
  std::string kind{};
  friend auto operator<=>(const Group&, const Group&) = default;
};

std::map<Group, std::uint64_t> groups_of(const CityView& view) {
  std::map<Group, std::uint64_t> groups;
  for (std::size_t i = 0; i < view.assets.size(); ++i) {
    const AssetChunk& chunk = view.assets[i];
    const bool has_none = chunk.feed < view.feeds.size() && view.feeds[chunk.feed].unlocated == 0;
    if (has_none) continue;
    for (const AssetInfo& info : *chunk.info)
      if (!info.place && info.line.empty()) ++groups[{chunk.feed, info.kind}];
  }
  return groups;
}

std::string kind_words(const std::string& kind, const Texts& texts) {
  std::string words{texts.word(kind)};
  if (words == kind) std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

float title_height(const Pen& pen) { return pen.line_height(Role::Small) + pen.px(6); }

}  // namespace

UnlocatedContent unlocated(const CityView& view, const Texts& texts) {
  UnlocatedContent content;
  std::vector<std::pair<std::uint64_t, FactRow>> counted;
  for (const auto& [group, count] : groups_of(view)) {
    content.assets += count;
    std::string feed;
    if (group.feed < view.book->size()) feed = texts.pick((*view.book)[group.feed].name);
    if (feed.empty() && group.feed < view.book->size()) feed = (*view.book)[group.feed].id;
    counted.emplace_back(
        count,
        FactRow{.label = std::move(feed), .note = kind_words(group.kind, texts), .value = count_text(count)});
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [count, row] : counted) content.kinds.push_back(std::move(row));
  for (const CasePtr& one : *view.cases) {  // newest opened first
    if (!one->is_open() || one->fact.place) continue;
    ++content.cases;
    if (content.newest.size() == kMostUnlocatedCases) continue;
    const Milliseconds since = std::max(Milliseconds{0}, Milliseconds{view.now - one->fact.opened});
    content.newest.push_back({.label = std::string{texts.word(one->fact.category)},
                              .note = joined({texts.word(one->fact.district), one->fact.address}),
                              .value = age_text(since, texts)});
  }
  return content;
}

Rect unlocated_chip(const Pen& pen, Rect map, std::uint64_t count, const Texts& texts) {
  const std::string words = filled(texts.tr("{0} without a place"), {count_text(count)});
  return {map.x + pen.px(kMargin), map.y + pen.px(kMargin),
          std::ceil(pen.width(words, Role::Small)) + pen.px(24 + 2 * kPadding),
          pen.line_height(Role::Small) + pen.px(12)};
}

void draw_unlocated_chip(Pen& pen, Rect chip, std::uint64_t count, bool is_open, const Texts& texts) {
  const Theme& theme = pen.theme();
  pen.fill(chip, is_open ? theme.raised : faded(theme.panel, 0.94F), pen.px(4));
  pen.outline(chip, theme.track, pen.px(1));
  const Rect room = inset(chip, pen.px(kPadding), 0);
  pen.symbol(room.x + pen.px(8), room.centre_y(), pen.px(18), Symbol::Never);
  pen.text(without_left(room, pen.px(24)), filled(texts.tr("{0} without a place"), {count_text(count)}),
           {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::Whole});
}

Rect unlocated_tray(const Pen& pen, Rect map, Rect chip, const UnlocatedContent& content) {
  float h = 2 * pen.px(kPadding);
  for (const auto* rows : {&content.kinds, &content.newest})
    if (!rows->empty()) h += title_height(pen) + static_cast<float>(rows->size()) * fact_row_height(pen);
  const float top = chip.bottom() + pen.px(6);
  return {chip.x, top, std::min(pen.px(kTrayUnits), map.w - 2 * pen.px(kMargin)),
          std::max(0.0F, std::min(h, map.bottom() - pen.px(kMargin) - top))};
}

void draw_unlocated_tray(Pen& pen, Rect tray, const UnlocatedContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  pen.fill(tray, theme.raised, pen.px(4));
  pen.outline(tray, theme.track, pen.px(1));
  Rect rest = inset(tray, pen.px(16), pen.px(kPadding));
  const auto section = [&](std::string_view title, const std::vector<FactRow>& rows, float share) {
    if (rows.empty()) return;
    const float wanted = title_height(pen) + static_cast<float>(rows.size()) * fact_row_height(pen);
    const Rect all = top_of(rest, std::min(wanted, rest.h * share + 1));
    pen.text(top_of(all, title_height(pen)), title,
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});
    draw_fact_rows(pen, without_top(all, title_height(pen)), rows, texts);
    rest = without_top(rest, all.h);
  };
  section(filled(texts.tr("{0} assets without a place"), {count_text(content.assets)}), content.kinds,
          content.newest.empty() ? 1.0F : 0.6F);
  section(filled(texts.tr("{0} open cases without a place, the newest"), {count_text(content.cases)}),
          content.newest, 1.0F);
}

}  // namespace city
