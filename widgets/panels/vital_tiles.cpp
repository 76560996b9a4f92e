#include "widgets/panels/vital_tiles.hpp"

#include <algorithm>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"
#include "widgets/ui/sparkline.hpp"

namespace city {
namespace {

void draw_tile(Pen& pen, Rect r, const VitalTile& tile, TimePoint from, TimePoint to) {
  const Theme& theme = pen.theme();
  const float label_height = pen.line_height(Role::Small);
  const Rect label = top_of(r, label_height);
  const float symbol_room = tile.abnormal ? pen.px(24) : 0;
  if (tile.abnormal) pen.symbol(label.x + pen.px(9), label.centre_y(), pen.px(17), Symbol::Attention);
  pen.text(without_left(label, symbol_room), tile.label,
           {Role::Small, tile.abnormal ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left,
            Fit::MayShorten});

  const Rect figure_row = without_top(r, label_height);
  // Trends stand in a column of their own; only a number too long for its share makes its trend shorter.
  const float needed = pen.width(tile.value, Role::Figure, Weight::Bold) +
                       (tile.unit.empty() ? 0 : pen.px(5) + pen.width(tile.unit, Role::Small)) + pen.px(2);
  const float figure_width = std::min(r.w, std::max(std::round(r.w * 0.58F), needed));
  const Colour colour = tile.missing ? theme.ink_faint : tile.abnormal ? theme.attention : theme.ink;
  pen.value(left_of(figure_row, figure_width), tile.value, tile.unit,
            {Role::Figure, colour, Weight::Bold, Align::Left, Fit::Whole});
  if (tile.trend)
    draw_trend(pen, inset(right_of(figure_row, r.w - figure_width - pen.px(8)), 0, figure_row.h * 0.2F),
               *tile.trend, from, to, tile.abnormal ? theme.attention : theme.trend);
}

}  // namespace

std::string_view domain_title(Domain domain, const Texts& texts) {
  switch (domain) {
    case Domain::Environment:
      return texts.tr("Environment");
    case Domain::Dispatch:
      return texts.tr("1999 dispatch");
    case Domain::Traffic:
      return texts.tr("Traffic");
    case Domain::Hospital:
      return texts.tr("Emergency care");
    case Domain::Warning:
      return texts.tr("Warnings");
    case Domain::Facility:
      return texts.tr("City facilities");
  }
  return {};
}

VitalGroup vital_group(const CityView& view, Domain domain, const Texts& texts) {
  VitalGroup group{.title = std::string{domain_title(domain, texts)}};
  const std::size_t count = std::min(view.vitals.size(), view.vital_specs->size());
  for (std::size_t i = 0; i < count; ++i) {
    const VitalSpec& spec = (*view.vital_specs)[i];
    const bool is_guest = spec.domain == Domain::Warning || spec.domain == Domain::Facility;
    if (spec.domain != domain && !(domain == Domain::Environment && is_guest)) continue;
    if (spec.domain == Domain::Facility && domain == Domain::Environment)
      group.title = texts.tr("Environment and facilities");
    const Vital& vital = view.vitals[i];
    group.tiles.push_back({.label = std::string{texts.pick(spec.label)},
                           .value = number_text(vital.value, spec.decimals),
                           .unit = vital.value ? unit_text(spec.unit) : std::string{},
                           .missing = !vital.value,
                           .abnormal = vital.abnormal && vital.value,
                           .trend = vital.trend});
    if (group.tiles.back().abnormal) ++group.abnormal;
  }
  while (group.tiles.size() > kVitalsPerGroup) {
    const auto last_normal = std::find_if(group.tiles.rbegin(), group.tiles.rend(),
                                          [](const VitalTile& t) { return !t.abnormal; });
    group.tiles.erase(last_normal == group.tiles.rend() ? group.tiles.end() - 1 : last_normal.base() - 1);
  }
  return group;
}

void draw_vital_group(Pen& pen, Rect r, const VitalGroup& group, const CityView& view, const Texts& texts) {
  const std::string aside = group.abnormal > 0 ? std::to_string(group.abnormal) : std::string{};
  const auto window = shared_trend_window(view);
  const std::string span = window < std::chrono::hours{1}
                               ? filled(texts.tr("last {0} min"), {std::to_string(window.count())})
                               : filled(texts.tr("last {0} h"), {std::to_string(window.count() / 60)});
  const Rect room = draw_panel(pen, r,
                               {.title = group.title,
                                .note = group.tiles.empty() ? std::string_view{} : span,
                                .aside = aside,
                                .aside_symbol = group.abnormal > 0 ? Symbol::Attention : Symbol::None});
  if (group.tiles.empty()) return draw_nothing(pen, room, texts.tr("No figures defined"));
  const TimePoint from = view.now - window;
  for (std::size_t i = 0; i < group.tiles.size(); ++i) {
    const Rect cell =
        column(row(room, static_cast<int>(i / 2), 2, pen.px(6)), static_cast<int>(i % 2), 2, pen.px(20));
    draw_tile(pen, cell, group.tiles[i], from, view.now);
  }
}

}  // namespace city
