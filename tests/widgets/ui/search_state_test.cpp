#include "widgets/ui/search_state.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

InputEvent letter(char32_t c) { return {.kind = InputEvent::Kind::Character, .character = c}; }
InputEvent key(Key k) { return {.kind = InputEvent::Kind::KeyDown, .key = k}; }

TEST(SearchState, TakesLettersOfAnyScriptAndErasesThemWhole) {
  SearchState state = begun({});
  for (const char32_t c : U"a信\u00e9\U0002000b") state = type(state, c);
  EXPECT_EQ(state.text, "a信é\U0002000b");
  state = erase(state);
  EXPECT_EQ(state.text, "a信é");
  state = erase(erase(state));
  EXPECT_EQ(state.text, "a");
  EXPECT_EQ(erase(erase(erase(state))).text, "");
}

TEST(SearchState, LeavesOutWhatIsNoLetter) {
  SearchState state = begun({});
  for (const char32_t c :
       {U'\0', U'\n', U'\x7f', static_cast<char32_t>(0xd800), static_cast<char32_t>(0x110000)})
    state = type(state, c);
  EXPECT_EQ(state.text, "");
}

TEST(SearchState, EndsAtItsBound) {
  SearchState state = begun({});
  for (int i = 0; i < 500; ++i) state = type(state, U'信');
  EXPECT_EQ(state.text.size(), 3 * kMostSearchLetters);
}

TEST(SearchState, TakesNoKeyUnlessSomebodyTypes) {
  EXPECT_FALSE(after_key({}, letter(U'a')));
  EXPECT_FALSE(after_key({}, key(Key::Enter)));
}

TEST(SearchState, EnterTakesTheRowAndEscapeEndsIt) {
  SearchState state = *after_key(begun({}), letter(U'a'));
  state = *after_key(*after_key(state, key(Key::Down)), key(Key::Down));
  EXPECT_EQ(state.chosen, 2U);
  EXPECT_EQ(after_key(state, key(Key::Up))->chosen, 1U);
  EXPECT_EQ(after_key(begun({}), key(Key::Up))->chosen, 0U);
  const SearchState entered = *after_key(state, key(Key::Enter));
  EXPECT_EQ(entered.confirmed, state.confirmed + 1);
  EXPECT_FALSE(entered.is_typing);
  const SearchState ended = *after_key(state, key(Key::Escape));
  EXPECT_EQ(ended.confirmed, state.confirmed);
  EXPECT_FALSE(ended.is_typing);
  EXPECT_EQ(after_key(state, letter(U'b'))->chosen, 0U) << "other rows, from the top again";
  EXPECT_FALSE(after_key(state, key(Key::F1))) << "help stays a key";
}

}  // namespace
}  // namespace city
