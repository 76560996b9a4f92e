// What somebody types into the wall's search, as a value; every screen that shows the search shows the same.
//
// While is_typing, keys belong to the search: characters, Backspace, Up and Down, Enter (takes the chosen row) and Escape (ends it).
// Bounded: kMostSearchLetters. Pure. Threads: plain values.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "widgets/gfx/input.hpp"

namespace city {

inline constexpr std::size_t kMostSearchLetters = 64;

struct SearchState {
  std::string text{};  // UTF-8, as typed
  bool is_typing = false;
  std::size_t chosen = 0;       // row, from the top
  std::uint64_t confirmed = 0;  // grows when the chosen row is taken
  friend bool operator==(const SearchState&, const SearchState&) = default;
};

SearchState begun(SearchState);  // an empty line, keys go to it
SearchState type(SearchState, char32_t letter);
SearchState erase(SearchState);  // the last letter

// The state after a key; nothing: the key is not the search's.
std::optional<SearchState> after_key(const SearchState&, const InputEvent&);

}  // namespace city
