// The list of items that is shipped for Taipei's hotline.
#include <gtest/gtest.h>

#include <set>

#include "sensors/hotline/item_index.hpp"
#include "tests/sensors/builders.hpp"

namespace city {
namespace {

HotlineItems shipped() {
  const auto list =
      parse_hotline_items(test::file_text(CITYGLASS_SOURCE_DIR "/assets/feeds/items/taipei-1999.toml"));
  const auto* error = std::get_if<SpecError>(&list);
  EXPECT_EQ(error, nullptr) << (error ? error->what : "");
  return error ? HotlineItems{} : std::get<HotlineItems>(list);
}

TEST(ShippedItems, AreTwentyTwoEachWithBothNamesAndAGroup) {
  const HotlineItems list = shipped();
  EXPECT_EQ(list.items.size(), 22U);
  const std::set<std::string> groups{"waste", "noise",  "pollution", "road",     "signal", "streetlight",
                                     "water", "animal", "tree",      "drainage", "other"};
  for (const HotlineItem& item : list.items) {
    EXPECT_FALSE(item.name.en.empty()) << item.name.zh;
    EXPECT_TRUE(groups.contains(item.group)) << item.name.zh;
    EXPECT_TRUE(item.cases_per_day) << item.name.zh;
    EXPECT_FALSE(item.due) << "the source says when a case is due, or nobody does";
  }
}

TEST(ShippedItems, KnowTheRenamesAndTheLostCharacters) {
  const ItemIndex index{shipped()};
  const auto name = [&](std::string_view given) {
    const auto found = index.find(given);
    return found ? index.list().items[found->item].name.zh : std::string{};
  };
  const std::string riverside = "河濱公園自行車道及堤外便道破損、散落物、油漬及樹倒";
  EXPECT_EQ(name("河濱自行車道破損"), riverside);
  EXPECT_EQ(name("河濱公園自行車道破損、油漬及樹倒"), riverside);
  EXPECT_EQ(name("河濱公園自??道及堤外?道破損、散?物、油漬及樹倒"), riverside);
  EXPECT_EQ(name("路燈故障或設施損壞"), "路燈不亮或損壞");
  EXPECT_EQ(name("動物虐待傷害"), "動物救援");
}

TEST(ShippedItems, ExpectBulkyWasteBeforeTheLunarNewYear) {
  const HotlineItems list = shipped();
  ASSERT_EQ(list.peaks.size(), 1U);
  const std::chrono::local_days day{std::chrono::year{2026} / 2 / 12};
  EXPECT_TRUE(list.peaks[0].covers("大型廢棄物清運聯繫", day));
  EXPECT_FALSE(list.peaks[0].covers("路面積淹水", day));
  EXPECT_FALSE(list.peaks[0].covers("大型廢棄物清運聯繫", day + std::chrono::days{30}));
  EXPECT_EQ(list.peaks[0].days.size(), 12U) << "2024 to 2035";
}

}  // namespace
}  // namespace city
