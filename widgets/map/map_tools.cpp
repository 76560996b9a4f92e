#include "widgets/map/map_tools.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "widgets/ui/geo_distance.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr int kRimCorners = 96;

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

std::vector<LonLat> path_of(const MapTools& tools, std::optional<LonLat> hand) {
  std::vector<LonLat> path = tools.points;
  if (hand && path.size() < kMostCorners) path.push_back(*hand);
  return path;
}

// Light on a dark edge, so that it is seen on every ground.
void draw_path(Pen& pen, const std::vector<Screen>& path, bool is_closed, const MapStyle& style) {
  if (path.size() < 2) return;
  std::vector<ImVec2> points;
  for (const Screen& at : path) points.emplace_back(at.x, at.y);
  const ImDrawFlags flags = is_closed ? ImDrawFlags_Closed : ImDrawFlags_None;
  const auto count = static_cast<int>(points.size());
  pen.list().AddPolyline(points.data(), count, packed(style.colours.outside), flags, pen.px(5));
  pen.list().AddPolyline(points.data(), count, packed(style.colours.selected), flags, pen.px(2));
}

void draw_label(Pen& pen, Screen at, const std::vector<std::string>& lines, const Viewport& viewport) {
  const Theme& theme = pen.theme();
  float width = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    width = std::max(width, pen.width(lines[i], i == 0 ? Role::Body : Role::Small,
                                      i == 0 ? Weight::Bold : Weight::Regular));
  const float first = pen.line_height(Role::Body), next = pen.line_height(Role::Small), edge = pen.px(10);
  const float height = first + next * static_cast<float>(lines.size() - 1) + pen.px(8);
  Rect card{at.x + pen.px(16), at.y - height - pen.px(10), std::ceil(width) + 2 * edge, height};
  const float right = viewport.position.x + viewport.size.x, bottom = viewport.position.y + viewport.size.y;
  card.x = std::clamp(card.x, viewport.position.x, std::max(viewport.position.x, right - card.w));
  card.y = std::clamp(card.y, viewport.position.y, std::max(viewport.position.y, bottom - card.h));
  pen.fill(card, theme.raised, pen.px(4));
  pen.outline(card, theme.track, pen.px(1));
  float y = card.y + pen.px(4);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float h = i == 0 ? first : next;
    pen.text({card.x + edge, y, card.w - 2 * edge + 1, h}, lines[i],
             {.role = i == 0 ? Role::Body : Role::Small,
              .colour = i == 0 ? theme.ink : theme.ink_soft,
              .weight = i == 0 ? Weight::Bold : Weight::Regular});
    y += h;
  }
}

}  // namespace

MapTools started(const MapTools& tools, StartTool::Tool tool) {
  if (tools.tool == tool) return {};
  return {.tool = tool};
}

MapTools with_click(MapTools tools, LonLat at) {
  if (!tools.is_on()) return tools;
  const bool is_circle = tools.tool == StartTool::Tool::Radius;
  if (is_circle && tools.points.size() >= 2) tools.points.clear();
  const bool repeats = !tools.points.empty() && tools.points.back() == at;
  if (!repeats && tools.points.size() < kMostCorners) tools.points.push_back(at);
  return tools;
}

MapTools without_last(MapTools tools) {
  if (!tools.points.empty()) tools.points.pop_back();
  return tools;
}

std::optional<MeasuredCircle> measured_circle(const MapTools& tools, std::optional<LonLat> hand) {
  if (tools.tool != StartTool::Tool::Radius || tools.points.empty()) return std::nullopt;
  const bool is_fixed = tools.points.size() >= 2;
  if (!is_fixed && !hand) return std::nullopt;
  const LonLat rim = is_fixed ? tools.points[1] : *hand;
  return MeasuredCircle{tools.points[0], distance_m(tools.points[0], rim), is_fixed};
}

double measured_length_m(const MapTools& tools, std::optional<LonLat> hand) {
  return tools.tool == StartTool::Tool::Measure ? length_m(path_of(tools, hand)) : 0;
}

std::string length_text(double metres) {
  if (!(metres >= 0)) return std::string{kMissing};
  if (metres < 9999.5) return number_text(metres, 0) + " m";
  return number_text(metres / 1000, metres < 99'995 ? 2 : 1) + " km";
}

void draw_tools(Pen& pen, const MapTools& tools, std::optional<LonLat> hand, const Camera& camera,
                const Viewport& viewport, const MapStyle& style) {
  if (!tools.is_on()) return;
  const auto on_screen = [&](LonLat at) { return screen_from_world(camera, viewport, world_from_geo(at)); };
  const auto dot = [&](LonLat place) {
    const Screen at = on_screen(place);
    pen.list().AddCircleFilled({at.x, at.y}, pen.px(6), packed(style.colours.outside), 16);
    pen.list().AddCircleFilled({at.x, at.y}, pen.px(4), packed(style.colours.selected), 16);
  };
  const Texts& texts = style.texts;
  if (const auto circle = measured_circle(tools, hand)) {
    std::vector<Screen> rim;
    for (int i = 0; i < kRimCorners; ++i) {
      const double turn = 2 * std::numbers::pi * i / kRimCorners;
      rim.push_back(on_screen(
          moved_by(circle->centre, circle->radius_m * std::sin(turn), circle->radius_m * std::cos(turn))));
    }
    draw_path(pen, rim, true, style);
    dot(circle->centre);
    draw_label(pen, rim[kRimCorners / 8], {filled(texts.tr("Radius {0}"), {length_text(circle->radius_m)})},
               viewport);
    return;
  }
  const std::vector<LonLat> path = path_of(tools, hand);
  std::vector<Screen> line;
  for (const LonLat& at : path) line.push_back(on_screen(at));
  draw_path(pen, line, false, style);
  for (const LonLat& at : tools.points) dot(at);
  if (tools.points.empty() && hand) {
    const bool is_line = tools.tool == StartTool::Tool::Measure;
    draw_label(
        pen, on_screen(*hand),
        {std::string{is_line ? texts.tr("Measure: click corners") : texts.tr("Radius: click the centre")}},
        viewport);
  } else if (path.size() >= 2 && tools.tool == StartTool::Tool::Measure) {
    std::vector<std::string> lines{length_text(length_m(path))};
    if (path.size() > 2)
      lines.push_back(
          filled(texts.tr("last leg {0}"), {length_text(distance_m(path[path.size() - 2], path.back()))}));
    draw_label(pen, line.back(), lines, viewport);
  }
}

}  // namespace city
