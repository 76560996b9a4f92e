// Boards that show history: one asset in detail, series side by side, and the machine's own health. Their choices:
//
//   asset_detail  hours = 6          1..168
//   series        vital = "id"       a vital sign; or:
//                 quantity = "…"     of assets = ["feed/id", …], or of the `most` worst of `kind`
//                 kind, most = 6 (1..24), worst = "high" | "low", together = false, hours = 6, title = "…"
//   diagnostics   feeds = 6          0..40, how many of the busiest are listed
//
// Threads: the UI thread.
#pragma once
#include <variant>

#include "widgets/wall/board.hpp"

namespace city {

std::variant<BoardPtr, ChoiceError> asset_detail_of(const Choices& choices);
std::variant<BoardPtr, ChoiceError> series_of(const Choices& choices);
std::variant<BoardPtr, ChoiceError> diagnostics_of(const Choices& choices);

}  // namespace city
