// Enumerators as the words that stand in the store's tables, for people who read it with other tools.
// Threads: pure.
#pragma once
#include <string_view>

#include "center/state/city_view.hpp"

namespace city::history {

std::string_view word(CaseStatus status);
std::string_view word(AlertStatus status);
std::string_view word(AlertType type);
std::string_view word(Severity severity);
std::string_view word(FeedState state);

}  // namespace city::history
