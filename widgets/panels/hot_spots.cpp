#include "widgets/panels/hot_spots.hpp"

#include <algorithm>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

std::string about(const HotSpotChoices& choices, const DensityGrid& grid, const Texts& texts) {
  const DensityChoice& choice = choices.density;
  const bool is_open = choice.source == DensityChoice::Source::OpenCases;
  const std::string radius = number_text(grid.radius_m, 0);
  const std::string reach =
      is_open ? filled(texts.tr("radius {0} m"), {radius})
              : filled(texts.tr("radius {0} m, of the last {1}"), {radius, age_text(choice.window, texts)});
  return joined({is_open ? texts.tr("Open cases") : texts.tr("New cases"), texts.word(choice.group), reach});
}

void name_place(HotSpotRow& row, const SpotNames& names, const Texts& texts) {
  if (const auto village = names.villages.at(row.at)) {
    const Area& area = names.geography->villages[*village];
    row.place = texts.pick(area.name);
    row.district = texts.word(area.district);
    return;
  }
  if (const auto district = names.districts.at(row.at))
    row.place = texts.pick(names.geography->districts[*district].name);
  else
    row.place = texts.tr("Outside the city");
}

}  // namespace

HotSpotContent hot_spot_board(const CityView& view, const SpotNames& names, const HotSpotChoices& choices,
                              const Texts& texts) {
  const Events events = events_of(view, choices.density);
  const DensityGrid grid = density_of(events.at, box_of(*names.geography), choices.density.radius_m);
  HotSpotContent content{.about = about(choices, grid, texts), .radius_m = grid.radius_m};
  if (events.left_out > 0)
    content.note =
        filled(texts.tr("{0} without an exact place are not in it"), {count_text(events.left_out)});
  std::uint64_t most = 0;
  std::vector<HotSpot> spots = hot_spots(grid, events.at, choices.most);
  std::stable_sort(spots.begin(), spots.end(),
                   [](const HotSpot& a, const HotSpot& b) { return a.events > b.events; });
  for (const HotSpot& spot : spots) most = std::max(most, spot.events);
  for (const HotSpot& spot : spots) {
    HotSpotRow row{.events = count_text(spot.events),
                   .density = filled(texts.tr("{0} per km²"), {number_text(spot.per_km2, 0)}),
                   .share = static_cast<float>(spot.events) / static_cast<float>(most),
                   .at = spot.at};
    name_place(row, names, texts);
    content.rows.push_back(std::move(row));
  }
  return content;
}

MaybeAction draw_hot_spots(Pen& pen, Rect r, const HotSpotContent& content, const Texts& texts,
                           const Hand& hand) {
  const Theme& theme = pen.theme();
  Rect room = draw_panel(pen, r, {.title = texts.tr("Hot spots"), .note = content.about});
  const float foot = content.note.empty() ? 0 : pen.line_height(Role::Small) + pen.px(4);
  if (room.h > foot + pen.line_height(Role::Body) && foot > 0) {
    pen.text(bottom_of(room, foot), content.note,
             {.role = Role::Small, .colour = theme.ink_faint, .fit = Fit::MayShorten});
    room = without_bottom(room, foot);
  }
  const float least = pen.line_height(Role::Body) + pen.line_height(Role::Small) + pen.px(8);
  if (content.rows.empty()) {
    draw_nothing(pen, room, texts.tr("No hot spot: nowhere are three cases together"));
    return std::nullopt;
  }
  const auto fit = static_cast<std::size_t>(std::max(0.0F, (room.h + 1) / least));
  if (fit == 0) {
    pen.lacks_room(r, "hot spots");
    return std::nullopt;
  }
  const float height = filling_height(room.h, least, content.rows.size());
  const std::size_t shown = std::min(fit, content.rows.size());
  float figure = pen.text_px(60);
  for (const HotSpotRow& row : content.rows)
    figure = std::max(
        {figure, pen.width(row.events, Role::Body, Weight::Bold), pen.width(row.density, Role::Small)});
  figure += pen.px(1);
  MaybeAction action;
  for (std::size_t i = 0; i < shown; ++i) {
    const HotSpotRow& row = content.rows[i];
    const Rect at{room.x, room.y + height * static_cast<float>(i), room.w, height};
    if (hand.is_over(at)) pen.fill(at, faded(theme.raised, 0.8F), pen.px(3));
    if (i > 0) pen.hairline(at.x, at.right(), at.y, theme.line);
    const Rect cell = inset(at, 0, pen.px(3));
    const Rect words = without_right(cell, figure + pen.px(12)), figures = right_of(cell, figure);
    const float upper = pen.line_height(Role::Body), lower = pen.line_height(Role::Small);
    const std::string rank = count_text(i + 1);
    const float rank_width = pen.text_px(26);
    pen.text(left_of(top_of(words, upper), rank_width), rank,
             {.role = Role::Small, .colour = theme.ink_faint});
    const Rect right = without_left(words, rank_width);
    pen.text(top_of(right, upper), row.place,
             {.role = Role::Body, .colour = theme.ink, .fit = Fit::MayShorten});
    pen.text(top_of(without_top(right, upper), lower), row.district,
             {.role = Role::Small, .colour = theme.ink_faint, .fit = Fit::MayShorten});
    pen.text(top_of(figures, upper), row.events,
             {.role = Role::Body, .colour = theme.ink, .weight = Weight::Bold, .align = Align::Right});
    pen.text(top_of(without_top(figures, upper), lower), row.density,
             {.role = Role::Small, .colour = theme.ink_faint, .align = Align::Right});
    pen.bar({right.x, cell.bottom() - pen.px(2), right.w, pen.px(3)}, row.share, theme.bar);
    if (hand.clicks(at))
      action = LookAt{.at = row.at, .metres_across = std::max(1500.0, 4 * content.radius_m)};
  }
  if (shown < content.rows.size())
    pen.text({room.x, room.bottom() - pen.line_height(Role::Small), room.w, pen.line_height(Role::Small)},
             filled(texts.tr("{0} more"), {count_text(content.rows.size() - shown)}),
             {.role = Role::Small, .colour = theme.ink_faint, .align = Align::Right});
  return action;
}

}  // namespace city
