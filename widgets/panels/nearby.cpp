#include "widgets/panels/nearby.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/near_words.hpp"
#include "widgets/panels/situation.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr float kCardUnits = 380;
constexpr std::size_t kMostKinds = 10;

float title_height(const Pen& pen) { return pen.line_height(Role::Body) + pen.px(6); }

}  // namespace

NearbyContent nearby(const CityView& view, LonLat centre, double radius_m, const Texts& texts) {
  NearbyContent content{.radius_m = radius_m};
  const Circle circle{centre, radius_m};
  std::map<std::string_view, std::uint64_t> by_kind;
  for (std::size_t c = 0; c < view.assets.size(); ++c)
    for (const AssetInfo& info : *view.assets[c].info) {
      if (!circle.distance_within(info)) continue;
      ++content.assets;
      ++by_kind[info.kind];
    }
  for (const CasePtr& one : *view.cases) {
    if (!one->is_open() || !one->fact.place || !circle.distance_within(*one->fact.place)) continue;
    ++content.cases;
    if (one->fact.due && *one->fact.due < view.now) ++content.overdue;
  }
  std::vector<std::pair<std::uint64_t, std::string_view>> sorted;
  for (const auto& [kind, count] : by_kind) sorted.emplace_back(count, kind);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [count, kind] : sorted)
    content.kinds.push_back({.label = kind_words(kind, texts), .value = count_text(count)});
  return content;
}

Rect nearby_card(const Pen& pen, Rect map, const NearbyContent& content) {
  const std::size_t rows = 1 + std::min(content.kinds.size(), kMostKinds);
  const float margin = pen.px(14);
  const float height = 2 * pen.px(12) + title_height(pen) + static_cast<float>(rows) * fact_row_height(pen);
  const float width = std::min(pen.text_px(kCardUnits), map.w - 2 * margin);
  return {map.right() - margin - width, map.y + margin, width, std::min(height, map.h - 2 * margin)};
}

void draw_nearby(Pen& pen, Rect card, const NearbyContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  pen.fill(card, theme.raised, pen.px(4));
  pen.outline(card, theme.track, pen.px(1));
  const Rect room = inset(card, pen.px(16), pen.px(12));
  pen.text(top_of(room, title_height(pen)),
           filled(texts.tr("Within {0}"), {distance_words(content.radius_m)}),
           {.role = Role::Body, .colour = theme.ink, .weight = Weight::Bold, .fit = Fit::MayShorten});
  std::vector<FactRow> rows{{.label = std::string{texts.tr("Open cases")},
                             .note = content.overdue > 0
                                         ? filled(texts.tr("{0} overdue"), {count_text(content.overdue)})
                                         : std::string{},
                             .value = count_text(content.cases),
                             .symbol = content.overdue > 0 ? Symbol::Attention : Symbol::None,
                             .matters = content.overdue > 0}};
  rows.insert(rows.end(), content.kinds.begin(), content.kinds.end());
  draw_fact_rows(pen, without_top(room, title_height(pen)), rows, texts);
}

}  // namespace city
