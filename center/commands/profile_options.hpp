// The displays of a wall on the command line: --pitch, --seat, --tiles, --bezel, over the keys of [wall]. Pure.
// Threads: any.
#pragma once
#include <optional>
#include <string>

#include "center/config/config.hpp"
#include "widgets/ui/type_scale.hpp"

namespace CLI {
class App;
}

namespace city {

struct ProfileFlags {  // negative or empty: not given
  double pitch_mm = -1;
  double seat_m = -1;
  double bezel_mm = -1;
  std::string tiles{};
};

void add_profile_flags(CLI::App& app, ProfileFlags& flags);
// What is wrong with a flag, or nothing.
std::optional<std::string> apply(const ProfileFlags& flags, WallConfig& wall);

WallProfile wall_profile(const WallConfig& wall);

}  // namespace city
