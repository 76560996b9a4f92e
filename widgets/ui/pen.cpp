#include "widgets/ui/pen.hpp"

#include <imgui.h>

#include <array>
#include <cmath>

namespace city {
namespace {

// Of Noto Sans CJK, in shares of ImGui's font size (1.448 em): the baseline, and what letters and ideographs cover.
constexpr float kBaseline = 1.160F / 1.448F;
constexpr float kInkTop = (1.160F - 0.88F) / 1.448F;
constexpr float kInkBottom = (1.160F + 0.23F) / 1.448F;
constexpr float kMiddle = (1.160F - 0.375F) / 1.448F;  // half the height of capitals and ideographs

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }
ImVec2 top_left(Rect r) { return {r.x, r.y}; }
ImVec2 bottom_right(Rect r) { return {r.right(), r.bottom()}; }

const char* begin_of(std::string_view text) { return text.data(); }
const char* end_of(std::string_view text) { return text.data() + text.size(); }

bool lacks_glyph(ImFont* font, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      code = code << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    if (!font->IsGlyphInFont(code)) return true;
    i += length;
  }
  return false;
}

// The part of a convex polygon with side * (x - at) >= 0.
std::vector<ImVec2> cut_at(const std::vector<ImVec2>& polygon, float at, float side) {
  std::vector<ImVec2> kept;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const ImVec2 a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    const float da = side * (a.x - at), db = side * (b.x - at);
    if (da >= 0) kept.push_back(a);
    if ((da >= 0) != (db >= 0)) kept.emplace_back(at, a.y + (b.y - a.y) * da / (da - db));
  }
  return kept;
}

}  // namespace

float Pen::px(float units) const {
  return units <= 0 ? 0 : std::max(1.0F, std::round(units * look_->type.unit));
}

float Pen::text_px(float units) const { return px(units * look_->type.growth); }

float Pen::size_px(Role role) const {
  switch (role) {
    case Role::Small:
      return look_->type.small;
    case Role::Body:
      return look_->type.body;
    case Role::Title:
      return look_->type.title;
    case Role::Figure:
      return look_->type.figure;
    case Role::Clock:
      return look_->type.clock;
  }
  return look_->type.body;
}

float Pen::line_height(Role role) const { return std::ceil(size_px(role)); }

float Pen::width(std::string_view text, Role role, Weight weight) const {
  if (text.empty()) return 0;
  return font(weight)->CalcTextSizeA(size_px(role), 1e9F, 0, begin_of(text), end_of(text)).x;
}

Rect Pen::place(Rect cell, std::string_view shown, float text_width, const TextStyle& style, float top) {
  const float size = size_px(style.role);
  float x = cell.x;
  if (style.align == Align::Right) x = cell.right() - text_width;
  if (style.align == Align::Centre) x = cell.centre_x() - text_width / 2;
  const ImVec2 at{std::round(x), std::round(top)};
  if (!shown.empty())
    list_->AddText(font(style.weight), size, at, packed(style.colour), begin_of(shown), end_of(shown));
  return {at.x, at.y + size * kInkTop, text_width, size * (kInkBottom - kInkTop)};
}

Rect Pen::text(Rect cell, std::string_view text, const TextStyle& style) {
  if (text.empty()) return {cell.x, cell.y, 0, 0};
  const auto measure = [&](std::string_view t) { return width(t, style.role, style.weight); };
  const float whole = measure(text);
  const bool shortened = whole > cell.w + 0.5F;
  const std::string shown = shortened ? elided(text, cell.w, measure) : std::string{text};
  const float top = cell.centre_y() - size_px(style.role) * kMiddle;
  const Rect ink = place(cell, shown, shortened ? measure(shown) : whole, style, top);
  if (audit_ != nullptr)
    audit_->texts.push_back({.text = std::string{text},
                             .cell = cell,
                             .ink = ink,
                             .shortened = shortened,
                             .fit = style.fit,
                             .has_missing_glyph = lacks_glyph(font(style.weight), text),
                             .font_px = size_px(style.role),
                             .colour = style.colour,
                             .after_fills = audit_->fills.size()});
  return ink;
}

void Pen::value(Rect cell, std::string_view value, std::string_view unit, const TextStyle& style) {
  const float gap = unit.empty() ? 0 : px(5);
  const float unit_width = width(unit, Role::Small);
  const float value_width = width(value, style.role, style.weight);
  const float all = value_width + gap + unit_width;
  float x = cell.x;
  if (style.align == Align::Right) x = cell.right() - all;
  if (style.align == Align::Centre) x = cell.centre_x() - all / 2;
  text({x, cell.y, std::min(value_width, cell.right() - x), cell.h}, value,
       {style.role, style.colour, style.weight, Align::Left, style.fit});
  if (unit.empty()) return;
  const float baseline =
      std::round(cell.centre_y() - size_px(style.role) * kMiddle) + size_px(style.role) * kBaseline;
  const float unit_size = size_px(Role::Small);
  const float unit_top = std::round(baseline - unit_size * kBaseline);
  const float unit_x = x + value_width + gap;
  const Rect unit_cell{unit_x, unit_top + unit_size * (kMiddle - 0.5F), std::max(0.0F, cell.right() - unit_x),
                       unit_size};
  text(unit_cell, unit, {Role::Small, theme().ink_faint, Weight::Regular, Align::Left, style.fit});
}

void Pen::fill(Rect r, Colour colour, float rounding) {
  if (r.w <= 0 || r.h <= 0) return;
  list_->AddRectFilled(top_left(r), bottom_right(r), packed(colour), rounding);
  if (audit_ != nullptr) audit_->fills.push_back({r, colour});
}

void Pen::lacks_room(Rect panel, std::string_view what) {
  if (audit_ != nullptr) audit_->shortages.push_back({panel, std::string{what}});
}

void Pen::outline(Rect r, Colour colour, float thickness) {
  const Rect middle = inset(r, thickness / 2);
  list_->AddRect(top_left(middle), bottom_right(middle), packed(colour), 0, 0, thickness);
}

void Pen::panel(Rect r) {
  fill(r, theme().panel, px(4));
  if (audit_ != nullptr) audit_->panels.push_back(r);
}

void Pen::hairline(float x0, float x1, float y, Colour colour) {
  fill({x0, std::round(y), x1 - x0, px(1)}, colour);
}

// Slanted at 45 degrees and cut at the rectangle by arithmetic, so that no clip rectangle splits the draw call.
void Pen::diagonals(Rect r, Colour colour, float pitch, float line_width) {
  for (float start = r.x - r.h; start < r.right(); start += pitch) {
    const std::array<ImVec2, 4> band{ImVec2{start, r.bottom()}, ImVec2{start + r.h, r.y},
                                     ImVec2{start + r.h + line_width, r.y},
                                     ImVec2{start + line_width, r.bottom()}};
    const std::vector<ImVec2> inside = cut_at(cut_at({band.begin(), band.end()}, r.x, 1), r.right(), -1);
    if (inside.size() >= 3)
      list_->AddConvexPolyFilled(inside.data(), static_cast<int>(inside.size()), packed(colour));
  }
}

void Pen::hatch(Rect r, Colour colour) { diagonals(r, colour, px(7), px(1)); }
void Pen::stripes(Rect r, Colour colour, float line_width) {
  diagonals(r, colour, 2 * line_width, line_width);
}

void Pen::bar(Rect track, float share, Colour colour) {
  fill(track, theme().track);
  fill(left_of(track, std::round(track.w * std::clamp(share, 0.0F, 1.0F))), colour);
}

void Pen::symbol(float cx, float cy, float size, Symbol symbol) {
  const Colour colour = symbol_colour(symbol, theme());
  const ImU32 c = packed(colour);
  const ImU32 hole = packed(theme().ground);
  const float half = size / 2;
  if (audit_ != nullptr && symbol != Symbol::None)
    audit_->marks.push_back({{cx - half, cy - half, size, size}, symbol, audit_->fills.size()});
  const auto stroke = [&](float middle) {  // an exclamation mark without a font
    const float w = std::max(1.0F, std::round(size * 0.13F));
    list_->AddRectFilled({cx - w / 2, middle - size * 0.24F}, {cx + w / 2, middle + size * 0.08F}, hole);
    list_->AddRectFilled({cx - w / 2, middle + size * 0.16F}, {cx + w / 2, middle + size * 0.16F + w}, hole);
  };
  switch (symbol) {
    case Symbol::None:
      return;
    case Symbol::Ok:
      list_->AddCircleFilled({cx, cy}, std::max(1.5F, size * 0.2F), c);
      return;
    case Symbol::Never:
      list_->AddCircle({cx, cy}, std::max(2.0F, size * 0.28F), c, 0, std::max(1.0F, size * 0.1F));
      return;
    case Symbol::Attention:
      list_->AddTriangleFilled({cx, cy - half}, {cx + half * 1.06F, cy + half * 0.86F},
                               {cx - half * 1.06F, cy + half * 0.86F}, c);
      stroke(cy + size * 0.12F);
      return;
    case Symbol::Serious:
      list_->AddRectFilled({cx - half * 0.9F, cy - half * 0.9F}, {cx + half * 0.9F, cy + half * 0.9F}, c);
      stroke(cy);
      return;
    case Symbol::Stale: {
      const Rect box{cx - half * 0.9F, cy - half * 0.9F, size * 0.9F, size * 0.9F};
      outline(box, colour, std::max(1.0F, size * 0.08F));
      const float font_px = size * 1.12F;
      const ImVec2 extent = look_->bold->CalcTextSizeA(font_px, 1e9F, 0, "?");
      list_->AddText(look_->bold, font_px, {cx - extent.x / 2, cy - font_px * kMiddle}, packed(theme().ink),
                     "?");
      return;
    }
  }
}

}  // namespace city
