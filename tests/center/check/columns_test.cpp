#include "center/check/columns.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace city::check {
namespace {

TEST(Columns, AChineseCharacterTakesTwo) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("大安區"), 6u);
  EXPECT_EQ(columns_of("ＡＢ"), 4u);
  EXPECT_EQ(columns_of("e\xcc\x81"), 1u) << "a combining accent";
  EXPECT_EQ(columns_of("a\xff\x01z"), 2u);
}

TEST(Columns, CutsWholeCharacters) {
  EXPECT_EQ(cut("大安區", 6), "大安區");
  EXPECT_EQ(cut("大安區", 5), "大安…");
  EXPECT_EQ(cut("大安區", 4), "大…");
  EXPECT_EQ(cut("abc", 0), "");
}

TEST(Columns, PadsToColumnsNotBytes) {
  EXPECT_EQ(padded("大安", 6), "大安  ");
  EXPECT_EQ(columns_of(padded("大安區", 5)), 5u);
}

TEST(Columns, WrapsAtBlanksAndBreaksWhatHasNone) {
  EXPECT_EQ(wrapped("one two three", 9, 2), "one two\n  three");
  EXPECT_EQ(wrapped("臺北市大安區", 6, 0), "臺北市\n大安區");
}

TEST(Columns, ATableFitsItsPage) {
  const std::string text =
      table({{"id", 10}, {"n", 5, true}, {"what", 200}},
            {{"A", "1", std::string(150, 'x')}, {"臺北市大安區公所", "12345678", "短"}}, 60);
  std::istringstream lines{text};
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(columns_of(line), 60u) << line;
  EXPECT_EQ(count, 3);
  EXPECT_NE(text.find("id              n  what\n"), std::string::npos) << text;
}

TEST(Columns, ATableWithoutRowsIsNothing) { EXPECT_EQ(table({{"id"}}, {}), ""); }

}  // namespace
}  // namespace city::check
