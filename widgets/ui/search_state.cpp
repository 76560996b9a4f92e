#include "widgets/ui/search_state.hpp"

#include <algorithm>
#include <utility>

namespace city {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

std::size_t letters_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

bool is_letter(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  return !is_control && c <= 0x10ffff && !(c >= 0xd800 && c < 0xe000);
}

void append(std::string& text, char32_t c) {
  const auto byte = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xc0 | c >> 6), byte(0x80 | (c & 0x3f));
  if (c < 0x10000) return byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
  byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 0x3f)), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
}

}  // namespace

SearchState begun(SearchState state) {
  state.text.clear();
  state.chosen = 0;
  state.is_typing = true;
  return state;
}

SearchState type(SearchState state, char32_t letter) {
  if (!is_letter(letter) || letters_of(state.text) >= kMostSearchLetters) return state;
  append(state.text, letter);
  state.chosen = 0;
  return state;
}

SearchState erase(SearchState state) {
  while (!state.text.empty() && continues(state.text.back())) state.text.pop_back();
  if (!state.text.empty()) state.text.pop_back();
  state.chosen = 0;
  return state;
}

std::optional<SearchState> after_key(const SearchState& state, const InputEvent& event) {
  if (!state.is_typing) return std::nullopt;
  if (event.kind == InputEvent::Kind::Character) return type(state, event.character);
  if (event.kind != InputEvent::Kind::KeyDown) return std::nullopt;
  SearchState next = state;
  switch (event.key) {
    case Key::Backspace:
      return erase(std::move(next));
    case Key::Down:
      ++next.chosen;
      return next;
    case Key::Up:
      if (next.chosen > 0) --next.chosen;
      return next;
    case Key::Enter:
      ++next.confirmed;
      next.is_typing = false;
      return next;
    case Key::Escape:
      next.is_typing = false;
      return next;
    default:
      return std::nullopt;
  }
}

}  // namespace city
