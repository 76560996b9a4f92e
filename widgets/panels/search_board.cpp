#include "widgets/panels/search_board.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/board_summary.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/geo_distance.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kMetresAroundAThing = 1500;

// So that the whole area is on the map.
LookAt look_at(const Area& area) {
  LonLat low = area.label_at, high = area.label_at;
  for (const auto& ring : area.rings)
    for (const LonLat& point : ring) {
      low = {std::min(low.lon_deg, point.lon_deg), std::min(low.lat_deg, point.lat_deg)};
      high = {std::max(high.lon_deg, point.lon_deg), std::max(high.lat_deg, point.lat_deg)};
    }
  const LonLat middle{(low.lon_deg + high.lon_deg) / 2, (low.lat_deg + high.lat_deg) / 2};
  const double across = std::max(distance_m({low.lon_deg, middle.lat_deg}, {high.lon_deg, middle.lat_deg}),
                                 distance_m({middle.lon_deg, low.lat_deg}, {middle.lon_deg, high.lat_deg}));
  return {.at = middle, .metres_across = std::max(1.15 * across, 400.0)};
}

TableRow row_of(std::string name, std::string_view kind, std::string second, WallAction action) {
  return {.cells = {{.text = std::move(name), .ink = Ink::Strong},
                    {.text = std::string{kind}, .ink = Ink::Faint}},
          .second = std::move(second),
          .action = std::move(action)};
}

TableRow area_row(const Area& area, const Texts& texts) {
  const bool is_district = area.level == AreaLevel::District;
  return row_of(std::string{texts.pick(area.name)}, is_district ? texts.tr("District") : texts.tr("Village"),
                is_district ? std::string{} : std::string{texts.word(area.district)},
                GoTo{.look = look_at(area)});
}

TableRow case_row(const CasePtr& one, const Texts& texts) {
  GoTo go{.one = one};
  if (one->fact.place) go.look = LookAt{.at = *one->fact.place, .metres_across = kMetresAroundAThing};
  return row_of(one->fact.id, texts.tr("Case"),
                joined({texts.word(one->fact.category), texts.word(one->fact.district)}), std::move(go));
}

TableRow asset_row(const CityView& view, AssetRef ref, const Texts& texts) {
  const AssetInfo& info = (*view.assets[ref.chunk].info)[ref.slot];
  GoTo go{.asset = ref};
  if (const auto at = place_of(info)) go.look = LookAt{.at = *at, .metres_across = kMetresAroundAThing};
  std::string name = name_of(info, texts);
  const std::string_view id = name == info.id ? std::string_view{} : std::string_view{info.id};
  return row_of(std::move(name), kind_words(info.kind, texts), joined({texts.word(info.district), id}),
                std::move(go));
}

bool is_there(const CityView& view, AssetRef ref) {
  return ref.chunk < view.assets.size() && ref.slot < view.assets[ref.chunk].size();
}

void draw_line(Pen& pen, Rect r, const SearchContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  pen.fill(r, theme.ground, pen.px(4));
  pen.outline(r, content.is_typing ? theme.ink : theme.track, pen.px(content.is_typing ? 2 : 1));
  const Rect room = inset(r, pen.px(12), 0);
  if (content.text.empty() && !content.is_typing) {
    pen.text(room, texts.tr("Name, id, district: press / or touch here"),
             {.role = Role::Body, .colour = theme.ink_faint, .fit = Fit::MayShorten});
    return;
  }
  const float caret = pen.px(2);
  const Rect ink = pen.text(without_right(room, 3 * caret), content.text,
                            {.role = Role::Body, .colour = theme.ink, .fit = Fit::MayShorten});
  if (!content.is_typing) return;
  const float h = pen.size_px(Role::Body);
  pen.fill({room.x + (content.text.empty() ? 0 : ink.w + caret), r.centre_y() - h / 2, caret, h}, theme.ink);
}

}  // namespace

SearchContent search_board(const SearchIndex& index, bool is_reading, const CityView& view,
                           const Geography& geography, const SearchState& state, const SearchChoices& choices,
                           const Texts& texts) {
  SearchContent content{.text = state.text, .is_typing = state.is_typing, .is_reading = is_reading};
  const SearchResult found = index.search(view, state.text, choices.most_rows);
  content.all = found.all;
  content.is_at_least = found.is_at_least;
  for (const SearchHit& hit : found.hits) switch (hit.kind) {
      case SearchHit::Kind::District:
        if (hit.area < geography.districts.size())
          content.rows.push_back(area_row(geography.districts[hit.area], texts));
        break;
      case SearchHit::Kind::Village:
        if (hit.area < geography.villages.size())
          content.rows.push_back(area_row(geography.villages[hit.area], texts));
        break;
      case SearchHit::Kind::Case:
        content.rows.push_back(case_row(hit.one, texts));
        break;
      case SearchHit::Kind::Asset:
        if (is_there(view, hit.asset)) content.rows.push_back(asset_row(view, hit.asset, texts));
        break;
    }
  content.chosen = content.rows.empty() ? 0 : std::min(state.chosen, content.rows.size() - 1);
  return content;
}

MaybeAction taken(const SearchContent& content) {
  return content.chosen < content.rows.size() ? content.rows[content.chosen].action : std::nullopt;
}

MaybeAction draw_search(Pen& pen, Rect r, const SearchContent& content, const Texts& texts,
                        const Hand& hand) {
  std::string aside;
  if (content.is_reading)
    aside = texts.tr("still reading");
  else if (!content.text.empty())
    aside = filled(texts.tr("{0} found"), {count_text(content.all) + (content.is_at_least ? "+" : "")});
  const Rect room = draw_board_head(pen, r, {.title = texts.tr("Search"), .aside = aside});
  const float line = std::max(pen.px(44), pen.line_height(Role::Body) + pen.px(8));
  if (room.h < line || room.w < pen.text_px(120)) {
    pen.lacks_room(r, "search line");
    return std::nullopt;
  }
  const Rect entry = top_of(room, line);
  draw_line(pen, entry, content, texts);
  MaybeAction action;
  if (hand.clicks(entry)) action = BeginSearch{};
  const Rect below = without_top(room, line + pen.px(6));
  if (content.text.empty()) return action;
  if (content.rows.empty()) {
    draw_nothing(pen, below,
                 content.is_reading ? texts.tr("still reading") : texts.tr("Nothing of that name"));
    return action;
  }
  const std::array columns{
      TableColumn{.least = 130, .share = 3},
      TableColumn{.align = Align::Right, .least = 70, .share = 1, .leaves = 1, .is_small = true}};
  std::vector<TableRow> rows = content.rows;
  if (content.is_typing) {
    // The chosen row stays in sight, and is told by a sign as well as by its ground.
    const float each = table_height(pen, columns, std::span{rows}.first(1));
    const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor(below.h / std::max(each, 1.0F)) - 1));
    const std::size_t skip = content.chosen + 1 > fit ? content.chosen + 1 - fit : 0;
    TableRow& chosen = rows[content.chosen];
    chosen.cells[0].text = "› " + chosen.cells[0].text;
    chosen.cells[0].step = 2;
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(skip));
  }
  if (auto asked = draw_table(pen, below, columns, rows, texts, {.hand = hand, .all = content.all}))
    action = std::move(asked);
  return action;
}

}  // namespace city
