// What a scene may say about boards of history.
#include "widgets/wall/history_boards.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

bool is_made(const std::variant<BoardPtr, ChoiceError>& made) {
  return std::holds_alternative<BoardPtr>(made) && std::get<BoardPtr>(made) != nullptr;
}
std::string refusal(const std::variant<BoardPtr, ChoiceError>& made) {
  const auto* error = std::get_if<ChoiceError>(&made);
  return error != nullptr ? error->what : std::string{};
}

TEST(HistoryBoards, AreInTheListOfBoards) {
  for (const char* id : {"asset_detail", "diagnostics", "series"}) EXPECT_NE(board_kind(id), nullptr) << id;
}

TEST(HistoryBoards, AreMadeWithoutChoicesWhereThatMeansSomething) {
  EXPECT_TRUE(is_made(asset_detail_of({})));
  EXPECT_TRUE(is_made(diagnostics_of({})));
  EXPECT_NE(refusal(series_of({})).find("vital or quantity"), std::string::npos);
}

TEST(HistoryBoards, TakeTheirChoices) {
  EXPECT_TRUE(is_made(asset_detail_of({{"hours", 24.0}})));
  EXPECT_TRUE(is_made(series_of({{"hours", 24.0},
                                 {"kind", std::string{"rain_gauge"}},
                                 {"most", 4.0},
                                 {"quantity", std::string{"rain_1h_mm"}},
                                 {"together", true},
                                 {"worst", std::string{"high"}}})));
  EXPECT_TRUE(is_made(series_of(
      {{"assets", std::vector<std::string>{"water/G1"}}, {"quantity", std::string{"water_level_m"}}})));
  EXPECT_TRUE(is_made(series_of({{"vital", std::string{"jams"}}})));
}

TEST(HistoryBoards, RefuseWhatTheyDoNotUnderstand) {
  EXPECT_FALSE(refusal(asset_detail_of({{"hours", 1000.0}})).empty());
  EXPECT_FALSE(refusal(asset_detail_of({{"colour", std::string{"red"}}})).empty());
  EXPECT_FALSE(
      refusal(series_of({{"quantity", std::string{"aqi"}}, {"worst", std::string{"left"}}})).empty());
  EXPECT_FALSE(
      refusal(series_of({{"quantity", std::string{"aqi"}}, {"vital", std::string{"jams"}}})).empty());
  EXPECT_FALSE(refusal(diagnostics_of({{"feeds", -1.0}})).empty());
}

}  // namespace
}  // namespace city
