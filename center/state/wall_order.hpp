// What somebody told a wall through the broker to show: the meaning of a message on city/_wall/{wall}/scene.
//
// The message is retained, so it is in force until another takes its place; an empty one takes it back. Scene ids are not
// checked here: only the wall knows its scenes. Plain values. Threads: any.
#pragma once
#include <optional>
#include <string>

#include "sensors/facts.hpp"

namespace city {

struct WallOrder {
  struct Place {  // the emergency view of everything within reach of it
    LonLat at{};
    double radius_m = 500;  // 50..50,000
    int minutes = 60;       // 1..1440
    std::string title{};
    friend bool operator==(const Place&, const Place&) = default;
  };
  std::string scene{};           // its id; empty: none named
  std::string mode{};            // daily, event or emergency: the first scene of that mode; empty: none named
  std::optional<Place> place{};  // begins an emergency there
  std::optional<int> screen{};   // only this screen of the wall, from 0
  friend bool operator==(const WallOrder&, const WallOrder&) = default;

  // Neither scene nor mode nor place: back to the wall's own choice.
  bool takes_back() const { return scene.empty() && mode.empty() && !place; }
};

}  // namespace city
