// The search as scenes name it; boards.cpp lists it.
//
//   search     most = 50 rows (1 to 200)
#pragma once
#include <variant>

#include "widgets/wall/board.hpp"

namespace city {

std::variant<BoardPtr, ChoiceError> search_kind(const Choices& choices);

}  // namespace city
