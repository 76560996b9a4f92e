// Colours by meaning. Greys carry everything that is as it should be; a saturated colour means that something is not.
//
// The saturated ones are from Okabe and Ito's set, told apart by every kind of colour vision, and no meaning rests on colour
// alone: each has a symbol of its own shape (symbols.hpp). sRGB, straight alpha.
// Contrast on `ground`, `panel` and `raised`: text at least 4.5, text in an alarm colour at least 7, symbols at least 3 (WCAG).
#pragma once
#include <cstdint>

namespace city {

struct Colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(const Colour&, const Colour&) = default;
};

constexpr Colour colour(std::uint32_t hex, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(hex >> 16 & 0xff), static_cast<std::uint8_t>(hex >> 8 & 0xff),
          static_cast<std::uint8_t>(hex & 0xff), alpha};
}
constexpr Colour faded(Colour c, float share) {
  return {c.r, c.g, c.b, static_cast<std::uint8_t>(static_cast<float>(c.a) * share)};
}

struct Theme {
  Colour ground = colour(0x0f1215);  // between panels
  Colour panel = colour(0x181c20);
  Colour raised = colour(0x1e2328);     // header of a panel, card over the map
  Colour line = colour(0x2c3239);       // hairlines between rows
  Colour track = colour(0x343b43);      // behind bars
  Colour ink = colour(0xeceff2);        // values
  Colour ink_soft = colour(0xb3bbc3);   // names
  Colour ink_faint = colour(0x8a949e);  // labels, units, ages
  Colour trend = colour(0x9aa4ae);
  Colour bar = colour(0x7f8a95);
  Colour attention = colour(0xe69f00);    // orange, triangle: out of its normal range, overdue
  Colour serious = colour(0xd55e00);      // vermilion, square: silent feed, broker lost, data lost
  Colour serious_ink = colour(0xffbea0);  // text of what is serious: vermilion itself is too dark to read
  Colour stale = colour(0x8a949e);        // hatched grey, "?": old, do not trust
  Colour mark =
      colour(0xe4e7ea);  // SIMULATED: no hue, so that it is no alarm, and the brightest thing on the wall
  Colour mark_ink = colour(0x0f1215);
};

// WCAG relative luminance and contrast ratio (1 to 21) of opaque colours.
double luminance(Colour c);
double contrast(Colour a, Colour b);

// `top` over an opaque `under`.
Colour blended(Colour under, Colour top);
// How far its channels are apart, 0..255: greys of the theme stay under 24, colours with a meaning are over 60.
int saturation(Colour c);

}  // namespace city
