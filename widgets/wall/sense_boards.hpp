// The boards of hospitals, water, weather, air and devices, as scenes name them; boards.cpp lists them.
//
//   hospital_nedocs
//   hospital_next      most = 5, need = "any" (default), "icu" or "trauma"; from the wall's focus, when there is one
//   water              reach_km = 15 (stations so far around the city)
//   weather            reach_km = 5
//   environment        reach_km = 5
//   iot
#pragma once
#include <variant>

#include "widgets/wall/board.hpp"

namespace city {

std::variant<BoardPtr, ChoiceError> environment_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> hospital_nedocs_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> hospital_next_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> iot_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> water_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> weather_kind(const Choices& choices);

}  // namespace city
