#include <gtest/gtest.h>

#include "sensors/hotline/item_index.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

std::variant<HotlineItems, SpecError> parsed(std::string_view text) { return parse_hotline_items(text); }

HotlineItems good(std::string_view text) {
  const auto list = parsed(text);
  const auto* error = std::get_if<SpecError>(&list);
  EXPECT_EQ(error, nullptr) << (error ? error->what : "");
  return error ? HotlineItems{} : std::get<HotlineItems>(list);
}

std::string fault(std::string_view text) {
  const auto list = parsed(text);
  const auto* error = std::get_if<SpecError>(&list);
  return error ? error->what : "";
}

constexpr std::string_view kList = R"(
[[item]]
name = "水溝蓋(含周邊)破損"
en = "Drain cover"
group = "drainage"
former = ["水溝蓋破", "溝蓋破損"]
due_h = 1.5
cases_per_day = 24

[[item]]
name = "路樹處理"
group = "tree"
former = ["路樹傾倒"]

[[item]]
name = "路燈處理"
group = "streetlight"

[[expected_peak]]
items = ["路樹處理"]
why = { zh = "颱風季", en = "typhoon season" }
days = [2026-02-17]
days_before = 2
days_after = 1
)";

TEST(Items, AreReadAsWritten) {
  const HotlineItems list = good(kList);
  ASSERT_EQ(list.items.size(), 3U);
  EXPECT_EQ(list.items[0].name.en, "Drain cover");
  EXPECT_EQ(list.items[0].group, "drainage");
  EXPECT_EQ(list.items[0].due, 90min);
  EXPECT_EQ(list.items[0].cases_per_day, 24.0);
  EXPECT_DOUBLE_EQ(list.items[0].hour_share[5], 1.0 / 24);
  EXPECT_FALSE(list.items[1].due);
  EXPECT_FALSE(list.items[1].cases_per_day);
}

TEST(Items, AnEmptyTextIsAnEmptyList) { EXPECT_TRUE(good("").items.empty()); }

TEST(Items, TakeTheHoursOfTheFileUnlessTheyHaveTheirOwn) {
  std::string hours = "hours = [1";
  for (int i = 1; i < 24; ++i) hours += i < 12 ? ", 1" : ", 0";
  const HotlineItems list = good(hours + "]\n[[item]]\nname = \"a\"\n");
  EXPECT_DOUBLE_EQ(list.items[0].hour_share[0], 1.0 / 12);
  EXPECT_DOUBLE_EQ(list.items[0].hour_share[12], 0);
}

TEST(Items, APeakLastsFromSomeDaysBeforeToSomeDaysAfter) {
  const ExpectedPeak peak = good(kList).peaks.at(0);
  const std::chrono::local_days day{std::chrono::year{2026} / 2 / 17};
  using std::chrono::days;
  EXPECT_FALSE(peak.covers("路樹處理", day - days{3}));
  EXPECT_TRUE(peak.covers("路樹處理", day - days{2}));
  EXPECT_TRUE(peak.covers("路樹處理", day + days{1}));
  EXPECT_FALSE(peak.covers("路樹處理", day + days{2}));
  EXPECT_FALSE(peak.covers("路燈處理", day));
}

TEST(Items, SayWhatIsWrongWithTheirFile) {
  EXPECT_NE(fault("[[item]]\nen = \"x\"\n").find("needs a name"), std::string::npos);
  EXPECT_NE(fault("[[item]]\nname = \"a\"\nnmae = \"b\"\n").find("nmae"), std::string::npos);
  EXPECT_NE(fault("[[item]]\nname = \"a\"\n[[item]]\nname = \"b\"\nformer = [\"a\"]\n").find("two items"),
            std::string::npos);
  EXPECT_NE(fault("[[item]]\nname = \"a\"\ndue_h = 0\n").find("due_h"), std::string::npos);
  EXPECT_NE(fault("[[item]]\nname = \"a\"\ndue_h = nan\n").find("due_h"), std::string::npos);
  EXPECT_NE(fault("[[item]]\nname = \"a\"\nformer = [1]\n").find("former"), std::string::npos);
  EXPECT_NE(fault("hours = [1, 2]\n").find("24"), std::string::npos);
  EXPECT_NE(fault("item = 3\n").find("[[item]]"), std::string::npos);
  EXPECT_NE(fault("[[expected_peak]]\nitems = [\"b\"]\nwhy = { zh = \"\", en = \"\" }\n").find("no item"),
            std::string::npos);
  EXPECT_NE(
      fault("[[expected_peak]]\nitems = []\nwhy = { zh = \"\", en = \"\" }\ndays = [1]\n").find("dates"),
      std::string::npos);
  EXPECT_NE(fault("[[item]\n").find("TOML"), std::string::npos);
}

TEST(ItemIndex, FindsAnItemUnderItsNameAndItsFormerNames) {
  const ItemIndex index{good(kList)};
  const auto today = index.find("路樹處理");
  ASSERT_TRUE(today);
  EXPECT_EQ(today->item, 1U);
  EXPECT_FALSE(today->renamed);
  const auto former = index.find("溝蓋破損");
  ASSERT_TRUE(former);
  EXPECT_EQ(former->item, 0U);
  EXPECT_TRUE(former->renamed);
  EXPECT_FALSE(index.find("路面積水"));
  EXPECT_FALSE(index.find(""));
}

TEST(ItemIndex, FindsAnItemThatLostCharacters) {
  const ItemIndex index{good(kList)};
  for (const char* damaged :
       {"水溝??含周邊)破損", "水溝?(含周邊)破損", "?溝蓋(含周邊)破?", "水溝\uFFFD(含周邊)破損"}) {
    const auto found = index.find(damaged);
    ASSERT_TRUE(found) << damaged;
    EXPECT_EQ(found->item, 0U) << damaged;
    EXPECT_TRUE(found->lost) << damaged;
  }
}

TEST(ItemIndex, GuessesNothingWhenTwoItemsFitOrTooLittleIsLeft) {
  const ItemIndex index{good(kList)};
  EXPECT_FALSE(index.find("路?處理")) << "tree or light";
  EXPECT_FALSE(index.find("????"));
  EXPECT_FALSE(index.find("路???"));
  EXPECT_FALSE(index.find("水溝?(含周邊)破損了"));
}

TEST(ItemIndex, PrefersTodaysNameAmongTheNamesOfOneItem) {
  const ItemIndex index{good("[[item]]\nname = \"測試甲項\"\nformer = [\"測試乙項\"]\n")};
  const auto found = index.find("測試?項");
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->renamed);
}

}  // namespace
}  // namespace city
