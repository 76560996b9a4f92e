// The boards of traffic, dispatch, warnings and the emergency view, as scenes name them; boards.cpp lists them.
//
//   traffic            most_slow = 40 (rows that are kept), nearly_full = 0.05 (share of a car park's spaces)
//   dispatch_matrix    most_items = 30, window_min = 0 (0: all open cases)
//   dispatch_ageing    by = "item" or "agency"
//   dispatch_backlog
//   alerts             most_ended = 5
//   situation          part = "summary" (default), "cases", "sensors", "water", "cameras", "shelters", "hospitals", "roads"
//   timeline           window_min = 60 (without a focus)
#pragma once
#include <variant>

#include "widgets/wall/board.hpp"

namespace city {

std::variant<BoardPtr, ChoiceError> alerts_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> dispatch_ageing_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> dispatch_backlog_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> dispatch_matrix_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> situation_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> timeline_kind(const Choices& choices);
std::variant<BoardPtr, ChoiceError> traffic_kind(const Choices& choices);

}  // namespace city
