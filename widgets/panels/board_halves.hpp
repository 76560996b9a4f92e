// A room for two lists, one above the other: each gets what it needs, and of what is missing both give up their share. Pure.
#pragma once
#include "widgets/ui/rect.hpp"

namespace city {

struct Halves {
  Rect upper{}, lower{};  // lower.h is 0 when there is no room for it
};

// `least`: what a list needs to make sense at all; the lower one is left out when it cannot have that.
inline Halves in_halves(Rect room, float upper_needs, float lower_needs, float least, float gap) {
  if (lower_needs <= 0 || upper_needs <= 0) {
    return upper_needs > 0 ? Halves{room, bottom_of(room, 0)} : Halves{top_of(room, 0), room};
  }
  const float both = upper_needs + gap + lower_needs;
  if (both <= room.h) return {top_of(room, upper_needs), without_top(room, upper_needs + gap)};
  if (room.h < 2 * least + gap) return {room, bottom_of(room, 0)};
  const float share = std::clamp(std::round((room.h - gap) * upper_needs / (upper_needs + lower_needs)),
                                 least, room.h - gap - least);
  return {top_of(room, share), without_top(room, share + gap)};
}

}  // namespace city
