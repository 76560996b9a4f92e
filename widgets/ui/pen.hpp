// Puts text, symbols and surfaces on the screen in the wall's own style. The only way panels draw.
//
// Text goes into a cell: vertically centred by the height of its letters, shortened with an ellipsis when it is too wide, and
// never cut through a letter. Text that must not be shortened says so, and an Audit, when there is one, keeps what did
// not fit; tests read it. Positions are pixels.
// Threads: the UI thread, between ImGui::NewFrame and ImGui::Render.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/ui/fonts.hpp"
#include "widgets/ui/rect.hpp"
#include "widgets/ui/symbols.hpp"
#include "widgets/ui/theme.hpp"
#include "widgets/ui/type_scale.hpp"

struct ImDrawList;

namespace city {

enum class Role : std::uint8_t { Small, Body, Title, Figure, Clock };
enum class Weight : std::uint8_t { Regular, Bold };
enum class Align : std::uint8_t { Left, Right, Centre };
// Whole: a label of ours, the layout has to make room. MayShorten: a name or a text from the data.
enum class Fit : std::uint8_t { Whole, MayShorten };

struct TextStyle {
  Role role = Role::Body;
  Colour colour{};
  Weight weight = Weight::Regular;
  Align align = Align::Left;
  Fit fit = Fit::Whole;
};

struct Audit {
  struct Text {
    std::string text{};
    Rect cell{};
    Rect ink{};  // where letters may be painted
    bool shortened = false;
    Fit fit = Fit::Whole;
    bool has_missing_glyph = false;
    float font_px = 0;
    Colour colour{};
    std::size_t after_fills =
        0;  // how many fills were there before it: the last that covers it is its ground
  };
  struct Fill {
    Rect at{};
    Colour colour{};
  };
  struct Mark {
    Rect at{};
    Symbol symbol = Symbol::None;
    std::size_t after_fills = 0;  // as of a text
  };
  struct Shortage {  // a panel without room for the least it has to say
    Rect panel{};
    std::string what{};
  };
  std::vector<Text> texts{};
  std::vector<Rect> panels{};  // outermost surfaces, for tests of overlap
  std::vector<Fill> fills{};   // surfaces, bars and everything else painted by Pen, in order
  std::vector<Mark> marks{};   // symbols
  std::vector<Shortage> shortages{};
};

struct Look {  // everything a Pen needs besides the draw list
  Theme theme{};
  TypeScale type{};
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
};

class Pen {
 public:
  Pen(ImDrawList& list, const Look& look, Audit* audit = nullptr)
      : list_{&list}, look_{&look}, audit_{audit} {}

  const Look& look() const { return *look_; }
  const Theme& theme() const { return look_->theme; }
  float px(float units) const;  // units of a 1080th of the height to whole pixels; at least 1 for any > 0
  float text_px(float units) const;  // the same, growing with the text when a wall profile enlarges it
  float size_px(Role role) const;
  float line_height(Role role) const;  // comfortable cell height of one line

  float width(std::string_view text, Role role, Weight weight = Weight::Regular) const;
  Rect text(Rect cell, std::string_view text, const TextStyle& style);  // what it covers
  // Two texts on one baseline, value then unit, together aligned right or left in the cell.
  void value(Rect cell, std::string_view value, std::string_view unit, const TextStyle& value_style);

  void fill(Rect r, Colour colour, float rounding = 0);
  void outline(Rect r, Colour colour, float thickness);
  void panel(Rect r);                                         // a surface of the layout
  void hairline(float x0, float x1, float y, Colour colour);  // one device pixel per unit, sharp
  void hatch(Rect r, Colour colour);                          // diagonal, for what is stale
  void stripes(Rect r, Colour colour, float width);           // slanted bands, for the SIMULATED mark
  void bar(Rect track, float share, Colour colour);           // share 0..1; more fills it
  void symbol(float cx, float cy, float size, Symbol symbol);
  void lacks_room(Rect panel, std::string_view what);  // for the audit: "no row fits"
  ImDrawList& list() { return *list_; }

 private:
  ImFont* font(Weight weight) const { return weight == Weight::Bold ? look_->bold : look_->regular; }
  Rect place(Rect cell, std::string_view shown, float width, const TextStyle& style, float top);
  void diagonals(Rect r, Colour colour, float pitch, float width);

  ImDrawList* list_;
  const Look* look_;
  Audit* audit_;
};

// The longest beginning of `text`, cut between characters, that with an ellipsis is at most `width` wide; all of it when it
// fits, nothing when not even the ellipsis does. `measure` gives the width of a text and grows with it.
template <class Measure>
std::string elided(std::string_view text, float width, const Measure& measure) {
  if (measure(text) <= width) return std::string{text};
  std::vector<std::size_t> ends;  // where a character ends and the next begins
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ends.push_back(i);
  const auto cut = [&](std::size_t end) {
    while (end > 0 && text[end - 1] == ' ') --end;
    // The ellipsis of a Chinese font is as wide as a character and stands at half height; Latin letters take three dots.
    const bool is_latin = end > 0 && static_cast<unsigned char>(text[end - 1]) < 0x80;
    return std::string{text.substr(0, end)}.append(is_latin ? "..." : "…");
  };
  const auto first_too_wide = std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) {
    return measure(std::string_view{cut(end)}) <= width;
  });
  return first_too_wide == ends.begin() ? std::string{} : cut(*(first_too_wide - 1));
}

}  // namespace city
