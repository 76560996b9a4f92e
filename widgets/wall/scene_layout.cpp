#include "widgets/wall/scene_layout.hpp"

#include <cmath>

namespace city {
namespace {

struct Line {  // between two cells of the grid: where one ends and the next begins
  float end = 0, begin = 0;
};

// The lines of one axis: `cells` + 1 of them; the outermost have no gap.
std::vector<Line> grid_lines(float from, float length, int cells, float gap, int displays, float whole,
                             float bezel) {
  std::vector<Line> lines(static_cast<std::size_t>(cells) + 1);
  const float pitch = (length + gap) / static_cast<float>(cells);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float at = from + static_cast<float>(i) * pitch;
    lines[i] = {std::round(at - gap), std::round(at)};
  }
  lines.front() = {from, from};
  lines.back() = {from + length, from + length};
  const float room = std::max(gap, bezel);
  for (int k = 1; k < displays; ++k) {
    const float seam = whole * static_cast<float>(k) / static_cast<float>(displays);
    const auto nearest = static_cast<std::size_t>(
        std::clamp(std::round((seam - from) / pitch), 1.0F, static_cast<float>(std::max(cells - 1, 1))));
    if (cells > 1) lines[nearest] = {std::round(seam - room / 2), std::round(seam + room / 2)};
  }
  return lines;
}

}  // namespace

SceneLayout scene_layout(const SceneScreen& screen, SizePx size, const TypeScale& type,
                         const Bezels& bezels) {
  const auto px = [&](float units) { return std::round(units * type.unit); };
  const float enlarged = type.growth;  // above 1 when a wall profile asks for larger text
  const auto text_px = [&](float units) { return std::round(units * type.unit * enlarged); };
  const float gap = px(10);
  SceneLayout layout{.screen = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)}};
  Rect rest = inset(layout.screen, gap);
  layout.header = top_of(rest, text_px(72));
  rest = without_top(rest, layout.header.h + gap);
  layout.status = bottom_of(rest, text_px(26));
  layout.grid = without_bottom(rest, layout.status.h + px(4));
  const Rect& grid = layout.grid;
  const auto columns =
      grid_lines(grid.x, grid.w, screen.columns, gap, bezels.across, layout.screen.w, bezels.px);
  const auto rows = grid_lines(grid.y, grid.h, screen.rows, gap, bezels.down, layout.screen.h, bezels.px);
  for (const PanelPlace& place : screen.panels) {
    const Cells& at = place.at;
    const auto c = static_cast<std::size_t>(at.column), r = static_cast<std::size_t>(at.row);
    const Line &left = columns[c], &right = columns[c + static_cast<std::size_t>(at.width)];
    const Line &top = rows[r], &bottom = rows[r + static_cast<std::size_t>(at.height)];
    layout.panels.push_back({left.begin, top.begin, right.end - left.begin, bottom.end - top.begin});
  }
  return layout;
}

}  // namespace city
