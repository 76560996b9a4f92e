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

  // In words below the figure where there is room for a third line, else in numbers below the trend.
  const float usual_height = pen.line_height(Role::Small);
  const bool has_line = !tile.usual.empty() &&
                        r.h >= label_height + pen.line_height(Role::Figure) + usual_height &&
                        pen.width(tile.usual, Role::Small) <= r.w;
  if (has_line)
    pen.text(bottom_of(r, usual_height), tile.usual,
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});

  const Rect figure_row = without_bottom(without_top(r, label_height), has_line ? usual_height : 0);
  // Trends stand in a column of their own; only a number too long for its share makes its trend shorter.
  const float needed = pen.width(tile.value, Role::Figure, Weight::Bold) +
                       (tile.unit.empty() ? 0 : pen.px(5) + pen.width(tile.unit, Role::Small)) + pen.px(2);
  const float figure_width = std::min(r.w, std::max(std::round(r.w * 0.58F), needed));
  const Colour colour = tile.missing ? theme.ink_faint : tile.abnormal ? theme.attention : theme.ink;
  pen.value(left_of(figure_row, figure_width), tile.value, tile.unit,
            {Role::Figure, colour, Weight::Bold, Align::Left, Fit::Whole});
  Rect side = right_of(figure_row, r.w - figure_width - pen.px(8));
  if (!has_line && !tile.usual.empty() && figure_row.h >= usual_height + pen.px(24)) {
    const bool fits_words = pen.width(tile.usual, Role::Small) <= side.w;
    const std::string& shown = fits_words ? tile.usual : tile.range;
    if (pen.width(shown, Role::Small) <= side.w) {
      pen.text(bottom_of(side, usual_height), shown,
               {Role::Small, theme.ink_faint, Weight::Regular, Align::Right, Fit::Whole});
      side = without_bottom(side, usual_height - figure_row.h * 0.2F);
    }
  }
  if (!tile.trend) return;
  const auto band =
      tile.normal ? std::optional{TrendBand{tile.normal->low, tile.normal->high}} : std::nullopt;
  draw_trend(pen, inset(side, 0, figure_row.h * 0.2F), *tile.trend, from, to,
             tile.abnormal ? theme.attention : theme.trend, band);
}

void add_usual(VitalTile& tile, const VitalSpec& spec, const Vital& vital, const Texts& texts) {
  if (!vital.normal) return;
  tile.normal = vital.normal;
  // Held against what is printed: 12.04 is not above 12.0.
  const std::string low = number_text(vital.normal->low, spec.decimals);
  const std::string high = number_text(vital.normal->high, spec.decimals);
  const bool is_below = vital.value && *vital.value < vital.normal->low && tile.value != low;
  const bool is_above = vital.value && *vital.value > vital.normal->high && tile.value != high;
  const std::string range = low == high ? low : low + "\u2013" + high;
  const std::string_view arrow = is_above ? "\u2191 " : is_below ? "\u2193 " : "";
  tile.range = std::string{arrow} + range;
  tile.usual = std::string{arrow} + filled(texts.tr("usual {0}"), {range});
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
    add_usual(group.tiles.back(), spec, vital, texts);
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
  const bool has_usual = std::any_of(group.tiles.begin(), group.tiles.end(),
                                     [](const VitalTile& tile) { return tile.normal.has_value(); });
  const std::string note = has_usual ? joined({span, texts.tr("shaded: usual now")}) : span;
  const Rect room = draw_panel(pen, r,
                               {.title = group.title,
                                .note = group.tiles.empty() ? std::string_view{} : std::string_view{note},
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
