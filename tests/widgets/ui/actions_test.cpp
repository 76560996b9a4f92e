#include "widgets/ui/actions.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

InputEvent pressed(Key key) { return {.kind = InputEvent::Kind::KeyDown, .key = key}; }
InputEvent typed(char32_t c) { return {.kind = InputEvent::Kind::Character, .character = c}; }

TEST(Actions, AllHaveAKey) {
  ASSERT_EQ(act_rows().size(), kActs);
  for (std::size_t i = 0; i < kActs; ++i) {
    const ActRow& row = act_rows()[i];
    EXPECT_EQ(static_cast<std::size_t>(row.act), i) << row.name << " stands out of order";
    EXPECT_FALSE(row.keys.empty()) << row.name;
    EXPECT_FALSE(row.name.empty());
    if (row.act == Act::SceneKey) continue;
    ASSERT_TRUE(row.key.key || row.key.character != 0) << row.name;
    const InputEvent event = row.key.key ? pressed(*row.key.key) : typed(row.key.character);
    EXPECT_EQ(act_of(event), row.act) << row.name;
  }
}

TEST(Actions, ShareNoKey) {
  std::map<Key, std::string_view> keys;
  std::map<char32_t, std::string_view> characters;
  std::set<std::string_view> written;
  for (const ActRow& row : act_rows()) {
    EXPECT_TRUE(written.insert(row.keys).second) << row.keys;
    if (row.key.key) {
      EXPECT_TRUE(keys.emplace(*row.key.key, row.name).second) << row.name;
    }
    for (const char32_t c : {row.key.character, row.key.or_character})
      if (c != 0) {
        EXPECT_TRUE(characters.emplace(c, row.name).second) << row.name << ", " << characters[c];
      }
  }
  for (char32_t digit = U'1'; digit <= U'9'; ++digit) EXPECT_FALSE(characters.contains(digit));
}

TEST(Actions, TakeLettersHoweverTheKeyboardGivesThem) {
  for (const char32_t c : {U'l', U'L', U'ｌ', U'Ｌ'}) EXPECT_EQ(act_of(typed(c)), Act::Language);
  EXPECT_EQ(act_of(typed(U'？')), Act::Help);
  EXPECT_EQ(act_of(typed(U'?')), Act::Help);
  EXPECT_EQ(act_of(typed(U'/')), Act::Search);
  EXPECT_EQ(act_of(typed(U'=')), Act::ZoomIn);
  EXPECT_EQ(act_of(pressed(Key::PageDown)), Act::NextScene);
  EXPECT_EQ(act_of(pressed(Key::Backspace)), Act::Back);
}

TEST(Actions, KnowWhichSceneADigitMeans) {
  EXPECT_EQ(act_of(typed(U'7')), Act::SceneKey);
  EXPECT_EQ(digit_of(typed(U'7')), 7);
  EXPECT_EQ(digit_of(typed(U'３')), 3);
  EXPECT_FALSE(digit_of(typed(U'0')));
  EXPECT_FALSE(act_of(typed(U'0')));
}

TEST(Actions, AreNothingForOtherInput) {
  EXPECT_FALSE(act_of(typed(U'中')));
  EXPECT_FALSE(act_of(typed(0)));
  EXPECT_FALSE(act_of(pressed(Key::Delete)));
  EXPECT_FALSE(act_of({.kind = InputEvent::Kind::Wheel, .y = 1}));
}

TEST(Actions, AreNamedInBothLanguages) {
  const Texts chinese = support::texts_in(Language::Chinese);
  const Texts english = support::texts_in(Language::English);
  for (const ActRow& row : act_rows()) {
    EXPECT_NE(chinese.tr(row.name), row.name);
    EXPECT_EQ(english.tr(row.name), row.name);
  }
  for (std::size_t i = 0; i < kActGroups; ++i) {
    const std::string_view name = name_of(static_cast<ActGroup>(i));
    EXPECT_NE(chinese.tr(name), name);
  }
}

}  // namespace
}  // namespace city
