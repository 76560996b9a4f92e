#include "widgets/ui/colour_vision.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace city {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix kProtan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
// IEC 61966-2-1: linear sRGB to XYZ under D65.
constexpr Matrix kToXyz{{{0.4124564, 0.3575761, 0.1804375},
                         {0.2126729, 0.7151522, 0.0721750},
                         {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple kWhite{0.95047, 1.0, 1.08883};

Triple times(const Matrix& m, const Triple& v) {
  Triple out{};
  for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return out;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double c) {
  c = std::clamp(c, 0.0, 1.0);
  const double s = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(s * 255));
}

double degrees(double radians) { return radians * 180 / std::numbers::pi; }
double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double hue_deg(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double h = degrees(std::atan2(b, a));
  return h < 0 ? h + 360 : h;
}

}  // namespace

std::string_view name_of(Vision vision) {
  switch (vision) {
    case Vision::Normal:
      return "normal vision";
    case Vision::Protanopia:
      return "protanopia";
    case Vision::Deuteranopia:
      return "deuteranopia";
    case Vision::Tritanopia:
      return "tritanopia";
  }
  return "";
}

Colour seen_by(Vision vision, Colour c) {
  if (vision == Vision::Normal) return c;
  const Matrix& m = vision == Vision::Protanopia     ? kProtan
                    : vision == Vision::Deuteranopia ? kDeutan
                                                     : kTritan;
  const Triple seen = times(m, {linear(c.r), linear(c.g), linear(c.b)});
  return {encoded(seen[0]), encoded(seen[1]), encoded(seen[2]), c.a};
}

Lab lab_of(Colour c) {
  const Triple xyz = times(kToXyz, {linear(c.r), linear(c.g), linear(c.b)});
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f(xyz[0] / kWhite[0]), y = f(xyz[1] / kWhite[1]), z = f(xyz[2] / kWhite[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double ciede2000(const Lab& one, const Lab& other) {
  constexpr double k25To7 = 6103515625.0;
  const double mean_chroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
  const double g = 0.5 * (1 - std::sqrt(std::pow(mean_chroma, 7) / (std::pow(mean_chroma, 7) + k25To7)));
  const double a1 = one.a * (1 + g), a2 = other.a * (1 + g);
  const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
  const double h1 = hue_deg(a1, one.b), h2 = hue_deg(a2, other.b);

  const bool is_grey = c1 * c2 == 0;
  double dh = is_grey ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  const double d_l = other.l - one.l, d_c = c2 - c1;
  const double d_h = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2));

  const double l = (one.l + other.l) / 2, c = (c1 + c2) / 2;
  double h = h1 + h2;
  if (!is_grey) {
    if (std::abs(h1 - h2) > 180) h += h < 360 ? 360 : -360;
    h /= 2;
  }
  const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                   0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
  const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
  const double rc = 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + k25To7));
  const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
  const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
  const double rt = -std::sin(radians(2 * turn)) * rc;
  const double x = d_l / sl, y = d_c / sc, z = d_h / sh;
  return std::sqrt(x * x + y * y + z * z + rt * y * z);
}

double colour_distance(Colour one, Colour other) { return ciede2000(lab_of(one), lab_of(other)); }

}  // namespace city
