#include "widgets/wall/choice_reader.hpp"

#include <gtest/gtest.h>

#include <array>

namespace city {
namespace {

TEST(ChoiceReader, ReadsWhatIsThereAndLeavesTheRestToTheBoard) {
  const Choices choices{{"hours", 6.0}, {"kind", std::string{"hospital"}}};
  ChoiceReader read{choices};
  EXPECT_EQ(read.number("hours", 1, 24), 6.0);
  EXPECT_EQ(read.text("kind"), "hospital");
  EXPECT_EQ(read.flag("bars"), std::nullopt);
  EXPECT_FALSE(read.trouble());
}

TEST(ChoiceReader, SaysWhatAChoiceMayBe) {
  const Choices choices{{"hours", 99.0}};
  ChoiceReader read{choices};
  EXPECT_EQ(read.number("hours", 1, 24), std::nullopt);
  ASSERT_TRUE(read.trouble());
  EXPECT_EQ(read.trouble()->what, "hours must be a number from 1 to 24");
}

TEST(ChoiceReader, NamesTheWordsItTakes) {
  static constexpr std::array<std::string_view, 2> kWords{"red", "blue"};
  const Choices choices{{"colour", std::string{"green"}}};
  ChoiceReader read{choices};
  EXPECT_EQ(read.one_of("colour", kWords), std::nullopt);
  ASSERT_TRUE(read.trouble());
  EXPECT_EQ(read.trouble()->what, "colour must be one of red, blue, and is \"green\"");
}

TEST(ChoiceReader, RefusesAChoiceThatNobodyAskedFor) {
  const Choices choices{{"hous", 6.0}};
  ChoiceReader read{choices};
  read.number("hours", 1, 24);
  ASSERT_TRUE(read.trouble());
  EXPECT_EQ(read.trouble()->what, "it has no choice \"hous\"; it has hours");
}

TEST(Boards, RefuseChoicesTheyDoNotHave) {
  for (const BoardKind& kind : board_kinds()) {
    const auto made = kind.make({{"no_such_choice", true}});
    EXPECT_TRUE(std::holds_alternative<ChoiceError>(made)) << kind.id;
  }
}

TEST(Boards, AreFoundByTheirNames) {
  for (const BoardKind& kind : board_kinds()) EXPECT_EQ(board_kind(kind.id), &kind);
  EXPECT_EQ(board_kind("nothing"), nullptr);
}

}  // namespace
}  // namespace city
