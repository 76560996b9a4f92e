#include "widgets/map/map_legend.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace city {
namespace {

constexpr float kRow = 25, kSign = 26, kMargin = 14, kPadding = 12, kScale = 160;  // units

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void draw_sign(Pen& pen, const LegendRow& row, const MapStyle& style, float x, float y) {
  const float unit = style.look.type.unit, radius = (is_abnormal(row.look) ? 8 : 6.5F) * unit;
  const bool is_slow_road = row.sign == LegendRow::Sign::Road && row.look == MarkLook::Notice;
  const ImU32 ink = packed(is_slow_road ? style.colours.slow : look_colour(row.look, style));
  ImDrawList& list = pen.list();
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
    rows.push_back({sign, shape, look, std::string{text}});
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
  if (input.has_alerts) add(Sign::Area, {}, MarkLook::Normal, texts.tr("Area of a warning"));
  add(Sign::Mark, MarkShape::Circle, MarkLook::Attention, texts.tr("Out of range"));
  add(Sign::Mark, MarkShape::Circle, MarkLook::Serious, texts.tr("Far out of range"));
  add(Sign::Mark, MarkShape::Circle, MarkLook::Stale, texts.tr("No recent value"));
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
  float width = 0;
  for (const LegendRow& row : rows) width = std::max(width, pen.width(row.text, Role::Small));
  const float w = width + pen.px(kSign + 2 * kPadding),
              h = pen.px(kRow) * static_cast<float>(rows.size()) + pen.px(kPadding);
  return {viewport.position.x + pen.px(kMargin), viewport.position.y + viewport.size.y - pen.px(kMargin) - h,
          w, h};
}

void draw_legend(Pen& pen, const std::vector<LegendRow>& rows, const MapStyle& style, const Rect& place) {
  pen.fill(place, faded(pen.theme().panel, 0.94F), pen.px(4));
  float y = place.y + pen.px(kPadding / 2);
  for (const LegendRow& row : rows) {
    const float x = place.x + pen.px(kPadding);
    draw_sign(pen, row, style, x + pen.px(kSign) / 2 - pen.px(4), y + pen.px(kRow) / 2);
    const float left = x + pen.px(kSign);
    pen.text({left, y, place.right() - left, pen.px(kRow)}, row.text,
             {.role = Role::Small, .colour = pen.theme().ink_soft});
    y += pen.px(kRow);
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
  pen.text({place.right() - words, place.bottom() - line, words, line}, attribution,
           {.role = Role::Small,
            .colour = faded(pen.theme().ink_faint, 0.7F),
            .align = Align::Right,
            .fit = Fit::MayShorten});
  const float y = std::round(place.y + line + pen.px(4)), left = std::round(place.right() - bar.length_px);
  pen.fill({left, y, place.right() - left, pen.px(2)}, style.colours.city_line);
  for (const float x : {left, place.right() - pen.px(2)})
    pen.fill({x, y - pen.px(5), pen.px(2), pen.px(5)}, style.colours.city_line);
  pen.text({place.x, place.y, place.w, line}, bar.text,
           {.role = Role::Small, .colour = pen.theme().ink_faint, .align = Align::Right});
}

}  // namespace city
