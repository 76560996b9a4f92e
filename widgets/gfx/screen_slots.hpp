// Which screen of a wall hangs on which monitor, while monitors come and go. Pure.
//
// A screen keeps its monitor by name. Known monitors that are there get their old screen; new ones take the first screen that
// nobody holds, from the left; a screen whose monitor is away waits for it.
#pragma once
#include <string>
#include <vector>

namespace city {

struct MonitorPlace {
  std::string name{};
  int x = 0, y = 0;  // on the desktop
};

struct ScreenSlot {
  std::string monitor{};  // empty: free
  bool is_there = false;
  friend bool operator==(const ScreenSlot&, const ScreenSlot&) = default;
};

// most: how many screens the wall may have; 0: one per monitor.
std::vector<ScreenSlot> assign_screens(std::vector<ScreenSlot> before, std::vector<MonitorPlace> monitors,
                                       int most);

}  // namespace city
