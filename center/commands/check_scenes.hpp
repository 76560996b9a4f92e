// `cityglass check scenes [DIR…]`: is every scene legible? Draws each one as the wall would, without a display, and judges it.
//
// Every screen of every scene, in both languages, on each reference wall, with three trial cities (trial_city.hpp): by the rules
// of widgets/legibility, and whether its boards exist and take their choices; once, the palette. The reference walls are four
// 55-inch displays side by side and above each other, with 3840x2160 pixels (0.63 mm) and with 1920x1080 (1.26 mm), seen from
// 3 m; or the one that [wall] or --size, --pitch, --seat describe.
// With directories only their scenes are judged; shipped ones are there for `beside`. Scenes that show one asset or one place get
// the first hospital and the map's middle. Prints a table, or JSON.
// Returns the exit code: 0 legible, 1 faults were found, 2 a file, the question or this machine stands in the way.
// Threads: the first thread of the process.
#pragma once
#include "center/commands/options.hpp"

namespace city {

int check_scenes(const CommandLine& line, const CheckCommand& command);

}  // namespace city
