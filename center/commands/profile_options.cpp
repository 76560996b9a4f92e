#include "center/commands/profile_options.hpp"

#include <CLI/CLI.hpp>
#include <sstream>

namespace city {

void add_profile_flags(CLI::App& app, ProfileFlags& flags) {
  app.add_option("--pitch", flags.pitch_mm,
                 "millimetres from pixel to pixel: 0.63 on a 55-inch 1080p display")
      ->check(CLI::Range(0.0, 20.0));
  app.add_option(
         "--seat", flags.seat_m,
         "metres from the wall to the farthest seat; with --pitch text is 16 minutes of arc or more there")
      ->check(CLI::Range(0.0, 100.0));
  app.add_option("--tiles", flags.tiles, "displays that one screen is made of, ACROSSxDOWN: 2x2");
  app.add_option("--bezel", flags.bezel_mm, "millimetres between the pictures of two of them")
      ->check(CLI::Range(0.0, 100.0));
}

std::optional<std::string> apply(const ProfileFlags& flags, WallConfig& wall) {
  if (flags.pitch_mm >= 0) wall.pixel_pitch_mm = flags.pitch_mm;
  if (flags.seat_m >= 0) wall.farthest_seat_m = flags.seat_m;
  if (flags.bezel_mm >= 0) wall.bezel_mm = flags.bezel_mm;
  if (flags.tiles.empty()) return std::nullopt;
  char by = 0;
  int across = 0, down = 0;
  std::istringstream in{flags.tiles};
  if (!(in >> across >> by >> down) || by != 'x' || !in.eof() || across < 1 || down < 1 || across > 16 ||
      down > 16)
    return "--tiles must be ACROSSxDOWN from 1x1 to 16x16, like 2x2: " + flags.tiles;
  wall.tiles_across = across;
  wall.tiles_down = down;
  return std::nullopt;
}

WallProfile wall_profile(const WallConfig& wall) {
  return {.pixel_pitch_mm = wall.pixel_pitch_mm,
          .farthest_seat_m = wall.farthest_seat_m,
          .tiles_across = wall.tiles_across,
          .tiles_down = wall.tiles_down,
          .bezel_mm = wall.bezel_mm};
}

}  // namespace city
