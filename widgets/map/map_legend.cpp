#include "widgets/map/map_legend.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace city {
namespace {

constexpr float kSign = 26, kMargin = 14, kPadding = 12, kScale = 160;  // units

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

float row_height(const Pen& pen) { return std::max(pen.px(25), pen.line_height(Role::Small)); }

struct Columns {
  std::size_t count = 1, rows = 1;  // rows in each
  std::vector<float> widths{};
};
Columns columns_of(const Pen& pen, const std::vector<LegendRow>& rows, float map_height) {
  const auto fit = static_cast<std::size_t>(std::max(4.0F, map_height * kLegendShare / row_height(pen)));
  Columns made{.count = std::max<std::size_t>(1, (rows.size() + fit - 1) / fit)};
  made.rows = (rows.size() + made.count - 1) / made.count;
  made.widths.assign(made.count, 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_heading = rows[i].sign == LegendRow::Sign::Heading;
    const float width = pen.width(rows[i].text, Role::Small, is_heading ? Weight::Bold : Weight::Regular) +
                        pen.px(is_heading ? 0 : kSign);
    made.widths[i / made.rows] = std::max(made.widths[i / made.rows], width + pen.px(1));
  }
  return made;
}

void draw_ground_sign(Pen& pen, const LegendRow& row, const MapStyle& style, float x, float y) {
  const Rect box{x - pen.px(10), y - pen.px(7), pen.px(20), pen.px(14)};
  switch (row.sign) {
    case LegendRow::Sign::Swatch:
      pen.fill(box, style.colours.fill[std::min<std::size_t>(row.step, style.colours.fill.size() - 1)]);
      pen.outline(box, style.colours.village_line, pen.px(1));
      return;
    case LegendRow::Sign::Hatch:
      pen.hatch(box, style.colours.no_figure);
      pen.outline(box, style.colours.village_line, pen.px(1));
      return;
    case LegendRow::Sign::Ramp:
      for (int i = 0; i < 10; ++i)
        pen.fill({box.x + box.w * static_cast<float>(i) / 10, box.y, box.w / 10 + 1, box.h},
                 heat_colour(style.colours, (static_cast<float>(i) + 0.5F) / 10));
      return;
    case LegendRow::Sign::Cluster: {
      ImDrawList& list = pen.list();
      list.AddCircleFilled({x, y}, pen.px(9), packed(style.colours.bubble));
      list.AddCircle({x, y}, pen.px(9), packed(style.colours.case_open), 24, pen.px(2));
      return;
    }
    default:
      return;
  }
}

void draw_sign(Pen& pen, const LegendRow& row, const MapStyle& style, float x, float y) {
  const float unit = style.look.type.unit, radius = (is_abnormal(row.look) ? 8 : 6.5F) * unit;
  const bool is_slow_road = row.sign == LegendRow::Sign::Road && row.look == MarkLook::Notice;
  const ImU32 ink = packed(is_slow_road ? style.colours.slow : look_colour(row.look, style));
  ImDrawList& list = pen.list();
  if (row.sign >= LegendRow::Sign::Cluster) return draw_ground_sign(pen, row, style, x, y);
  if (row.sign == LegendRow::Sign::Road || row.sign == LegendRow::Sign::Area) {
    const ImU32 line = row.sign == LegendRow::Sign::Area ? packed(style.colours.alert) : ink;
    list.AddLine({x - 9 * unit, y}, {x + 9 * unit, y}, line, (row.look == MarkLook::Normal ? 2 : 3) * unit);
    return;
  }
  if (row.sign == LegendRow::Sign::Ring) {
    constexpr float kStep = 2 * std::numbers::pi_v<float> / kRingDashes;
    for (int i = 0; i < kRingDashes; ++i) {
      const float from = kStep * static_cast<float>(i);
      list.PathArcTo({x, y}, 9 * unit, from, from + kStep * 0.55F);
      list.PathStroke(ink, 0, 1.7F * unit);
    }
    list.AddCircleFilled({x, y}, 3.5F * unit, ink);
    return;
  }
  std::vector<ImVec2> points;
  for (const Screen& p : outline(row.shape)) points.push_back({x + p.x * radius, y + p.y * radius});
  const int count = static_cast<int>(points.size());
  const float hollow = hollowness(row.look);
  list.AddConcavePolyFilled(points.data(), count, packed(faded(look_colour(row.look, style), 1 - hollow)));
  if (hollow > 0) list.AddPolyline(points.data(), count, ink, ImDrawFlags_Closed, 1.5F * unit);
  if (row.look == MarkLook::Serious)
    list.AddPolyline(points.data(), count, packed(style.colours.selected), ImDrawFlags_Closed, 1.5F * unit);
}

}  // namespace

Colour heat_colour(const MapColours& colours, float share) {
  const float at = std::clamp(share, 0.0F, 1.0F) * 2;
  const Colour a = colours.heat[at < 1 ? 0 : 1], b = colours.heat[at < 1 ? 1 : 2];
  const float t = at < 1 ? at : at - 1;
  const auto mix = [t](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lerp(static_cast<float>(from), static_cast<float>(to), t));
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

Colour look_colour(MarkLook look, const MapStyle& style) {
  switch (look) {
    case MarkLook::Silent:
      return faded(style.look.theme.stale, 0.6F);
    case MarkLook::Stale:
      return style.look.theme.stale;
    case MarkLook::Normal:
      return style.colours.normal;
    case MarkLook::Notice:
      return style.colours.notice;
    case MarkLook::CaseOpen:
      return style.colours.case_open;
    case MarkLook::CaseOverdue:
    case MarkLook::Attention:
      return style.look.theme.attention;
    case MarkLook::Serious:
      return style.look.theme.serious;
  }
  return {};
}

float hollowness(MarkLook look) {
  if (look == MarkLook::Silent || look == MarkLook::Stale) return 1;
  return look == MarkLook::CaseOpen ? 0.5F : 0;
}

std::vector<LegendRow> legend_rows(const LegendInput& input, const Texts& texts) {
  using Sign = LegendRow::Sign;
  std::vector<LegendRow> rows;
  const auto add = [&](Sign sign, MarkShape shape, MarkLook look, std::string_view text) {
    rows.push_back({.sign = sign, .shape = shape, .look = look, .text = std::string{text}});
  };
  const auto kinds = kind_looks();
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (input.kinds[i]) add(Sign::Mark, kinds[i].shape, MarkLook::Normal, texts.tr(kinds[i].plural));
  if (input.has_roads) {
    add(Sign::Road, {}, MarkLook::Notice, texts.tr("Slow, under 20 km/h"));
    add(Sign::Road, {}, MarkLook::Attention, texts.tr("Congested, under 15 km/h"));
  }
  if (input.has_cases) {
    add(Sign::Mark, MarkShape::Bubble, MarkLook::CaseOpen, texts.tr("Open case"));
    add(Sign::Mark, MarkShape::Bubble, MarkLook::CaseOverdue, texts.tr("Overdue case"));
  }
  if (input.has_clusters)
    add(Sign::Cluster, {}, MarkLook::CaseOpen, texts.tr("Cases together; arc: overdue"));
  if (input.has_alerts) add(Sign::Area, {}, MarkLook::Normal, texts.tr("Area of a warning"));
  if (input.has_states) {
    add(Sign::Mark, MarkShape::Circle, MarkLook::Attention, texts.tr("Out of range"));
    add(Sign::Mark, MarkShape::Circle, MarkLook::Serious, texts.tr("Far out of range"));
    add(Sign::Mark, MarkShape::Circle, MarkLook::Stale, texts.tr("No recent value"));
  }
  if (input.has_approximate)
    add(Sign::Ring, MarkShape::Circle, MarkLook::Normal, texts.tr("Approximate place"));
  return rows;
}

ScaleBar scale_bar(const Camera& camera, float most_px) {
  const double metres_px = metres_per_pixel(camera);
  const double most_m = metres_px * static_cast<double>(most_px);
  double length_m = std::pow(10, std::floor(std::log10(most_m)));
  for (const double step : {5.0, 2.0})
    if (length_m * step <= most_m) {
      length_m *= step;
      break;
    }
  const bool in_km = length_m >= 1000;
  const auto shown = static_cast<long>(std::lround(in_km ? length_m / 1000 : std::max(1.0, length_m)));
  return {length_m, static_cast<float>(length_m / metres_px), std::to_string(shown) + (in_km ? " km" : " m")};
}

Rect legend_place(const Pen& pen, const std::vector<LegendRow>& rows, const Viewport& viewport) {
  const Columns columns = columns_of(pen, rows, viewport.size.y);
  float w = pen.px(kPadding);
  for (const float width : columns.widths) w += width + pen.px(kPadding);
  const float h = row_height(pen) * static_cast<float>(columns.rows) + pen.px(kPadding);
  return {viewport.position.x + pen.px(kMargin), viewport.position.y + viewport.size.y - pen.px(kMargin) - h,
          w, h};
}

void draw_legend(Pen& pen, const std::vector<LegendRow>& rows, const MapStyle& style, const Rect& place,
                 const Viewport& viewport) {
  pen.fill(place, faded(pen.theme().panel, 0.94F), pen.px(4));
  const Columns columns = columns_of(pen, rows, viewport.size.y);
  const float row_h = row_height(pen);
  float x = place.x + pen.px(kPadding);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t column = i / columns.rows;
    if (i > 0 && i % columns.rows == 0) x += columns.widths[column - 1] + pen.px(kPadding);
    const float y = place.y + pen.px(kPadding / 2) + row_h * static_cast<float>(i % columns.rows);
    const bool is_heading = rows[i].sign == LegendRow::Sign::Heading;
    draw_sign(pen, rows[i], style, x + pen.px(kSign) / 2 - pen.px(4), y + row_h / 2);
    const float left = x + pen.px(is_heading ? 0 : kSign);
    pen.text({left, y, x + columns.widths[column] - left, row_h}, rows[i].text,
             {.role = Role::Small,
              .colour = is_heading ? pen.theme().ink : pen.theme().ink_soft,
              .weight = is_heading ? Weight::Bold : Weight::Regular});
  }
}

Rect scale_place(const Pen& pen, const Viewport& viewport) {
  const float w = pen.px(kScale), h = 2 * pen.line_height(Role::Small) + pen.px(12);
  return {viewport.position.x + viewport.size.x - pen.px(kMargin) - w,
          viewport.position.y + viewport.size.y - pen.px(kMargin) - h, w, h};
}

void draw_scale(Pen& pen, const Camera& camera, const Viewport& viewport, const MapStyle& style,
                const std::string& attribution) {
  const ScaleBar bar = scale_bar(camera, pen.px(kScale));
  const Rect place = scale_place(pen, viewport);
  const float line = pen.line_height(Role::Small);
  const float words = std::min(viewport.size.x * 0.75F, pen.width(attribution, Role::Small));
  // No more of the map is covered than the words need.
  const Rect behind_words{place.right() - words - pen.px(6), place.bottom() - line, words + pen.px(12), line};
  const Rect behind_bar{place.right() - bar.length_px - pen.px(6), place.y, bar.length_px + pen.px(12),
                        place.h - line};
  for (const Rect& card : {behind_words, behind_bar})
    pen.fill(card, faded(style.colours.outside, 0.94F), pen.px(4));
  pen.text(
      {place.right() - words, place.bottom() - line, words, line}, attribution,
      {.role = Role::Small, .colour = pen.theme().ink_faint, .align = Align::Right, .fit = Fit::MayShorten});
  const float y = std::round(place.y + line + pen.px(4)), left = std::round(place.right() - bar.length_px);
  pen.fill({left, y, place.right() - left, pen.px(2)}, style.colours.city_line);
  for (const float x : {left, place.right() - pen.px(2)})
    pen.fill({x, y - pen.px(5), pen.px(2), pen.px(5)}, style.colours.city_line);
  pen.text({place.x, place.y, place.w, line}, bar.text,
           {.role = Role::Small, .colour = pen.theme().ink_faint, .align = Align::Right});
}

}  // namespace city
