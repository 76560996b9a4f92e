// Is what was drawn legible? The rules of the wall, over what a Pen says it painted (Audit). Pure.
//
//   SmallText     a text's capitals are under 16 minutes of arc at the farthest seat (type_scale.hpp)
//   LowContrast   WCAG contrast of a text on what lies beneath it under 4.5, under 7 in an alarm colour; of a symbol under 3.
//                 Beneath it: the fills painted before it that touch its letters, blended in order over the theme's ground;
//                 judged at the corners and the middle of the letters, the worst counts.
//   ColourAlone   something in an alarm colour (attention, serious, serious_ink, at any alpha over kTint) without a symbol in its
//                 row; or a fill in any other saturated colour without a text or a symbol in its row. A row is what a symbol
//                 or text in its first line heads: in the same panel, from half a line of small text above it to a line and a
//                 half below it. What spans more than kBackdrop of its panel's height is a backdrop, and a fill no wider than
//                 kStroke lines is a stroke of a plot, where height tells and colour only repeats: the row of both is the panel.
//   Clipped       a text that has to be whole was shortened, or shortened away altogether
//   MissingGlyph  a letter that the font does not have
//   Outside       letters leave the screen, their panel, or their cell (by more than kSlackPx)
//   Overlap       letters of two texts lie over each other, and nothing that hides was painted between them
//   TooSmall      a board said that it has no room for the least it has to say
//   Empty         a board drew nothing but its title
//
// A text that something was painted over later with an alpha of kHides or more is not there, and no rule asks for it. Painted means painted by a Pen: what
// a map draws by itself (points, areas) is in no Audit and is looked at in pictures; a map's names are texts and judged over
// the ground.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/ui/pen.hpp"

namespace city {

enum class LegibilityRule : std::uint8_t {
  SmallText,
  LowContrast,
  ColourAlone,
  Clipped,
  MissingGlyph,
  Outside,
  Overlap,
  TooSmall,
  Empty
};
inline constexpr std::size_t kLegibilityRules = 9;
std::string_view name_of(LegibilityRule rule);  // "small-text", for messages and JSON

struct NamedPanel {  // one place of a scene, header and status line included
  std::string id{};
  Rect at{};
  bool may_be_empty = false;  // a map, which paints past the Pen
};

struct Drawn {
  const Audit& audit;
  SizePx size{};
  WallProfile profile{};
  std::vector<NamedPanel> panels{};
  Theme theme{};
  float small_px = 20;  // the scale's small text: a line, where rows are measured
};

struct Illegible {
  LegibilityRule rule{};
  std::string panel{};  // id; "screen" when it is in none
  std::string what{};   // the text, symbol or colour
  double number = 0;    // minutes of arc, contrast, or pixels; 0 where there is none
  double least = 0;     // what the number had to be
  Rect at{};
};

inline constexpr double kTextContrast = 4.5;
inline constexpr double kAlarmContrast = 7;
inline constexpr double kSymbolContrast = 3;
inline constexpr int kSaturated = 60;      // channels farther apart than this are a colour with a meaning
inline constexpr int kTint = 24;           // alpha; fainter is not seen as a colour
inline constexpr float kBackdrop = 0.75F;  // of a panel's height
inline constexpr float kStroke = 0.2F;     // of a line of small text
inline constexpr int kHides = 220;         // alpha
inline constexpr float kSlackPx = 1.5F;    // for letters that round to whole pixels

std::vector<Illegible> illegible(const Drawn& drawn);

// In words: "map: text "…" is 14.1 minutes of arc, at least 16 are legible".
std::string in_words(const Illegible& one);

}  // namespace city
