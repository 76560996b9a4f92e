// The map and the boards that go with it, as scenes name them; boards.cpp lists them.
//
//   map        map_choices.hpp
//   hotspots   heat, heat_radius_m, heat_window_h, heat_group as of the map; most = 12 spots
//   layers     layers = as the scene's map has them; listed = [ids] (all); pixel_pitch_mm = 0 (unknown)
#pragma once
#include <variant>

#include "widgets/wall/board.hpp"

namespace city {

std::variant<BoardPtr, ChoiceError> hotspots_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> layers_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> map_kind(const Choices& choices);

}  // namespace city
