#include "widgets/map/hit_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace city {
namespace {

std::vector<HitIndex::Entry> strewn(std::size_t count, double spread) {
  std::minstd_rand random{5};
  std::normal_distribution<double> at{0, spread};
  std::vector<HitIndex::Entry> entries;
  for (std::size_t i = 0; i < count; ++i)
    entries.push_back({{at(random), at(random)}, static_cast<std::uint32_t>(i)});
  return entries;
}

std::vector<std::uint32_t> by_hand(const std::vector<HitIndex::Entry>& entries, World at, double reach) {
  std::vector<std::uint32_t> ids;
  const auto distance = [&](std::uint32_t id) {
    return std::hypot(entries[id].at.x - at.x, entries[id].at.y - at.y);
  };
  for (const auto& entry : entries)
    if (distance(entry.id) <= reach) ids.push_back(entry.id);
  std::sort(ids.begin(), ids.end(), [&](auto a, auto b) { return distance(a) < distance(b); });
  return ids;
}

TEST(HitIndex, FindsExactlyWhatLookingAtEveryEntryFinds) {
  const auto entries = strewn(5000, 1e-4);
  const HitIndex index{entries};
  for (const World at : {World{0, 0}, World{1e-4, -5e-5}, World{-3e-4, 3e-4}, World{0.2, 0}})
    for (const double reach : {1e-6, 2e-5, 1e-3})
      EXPECT_EQ(index.near(at, reach), by_hand(entries, at, reach));
}

TEST(HitIndex, IsNotUpsetByAStrayOnTheOtherSideOfTheWorld) {
  auto entries = strewn(1000, 1e-4);
  entries.push_back({{0.9, 0.9}, 1000});
  const HitIndex index{entries};
  EXPECT_EQ(index.near({0.9, 0.9}, 1e-5), std::vector<std::uint32_t>{1000});
  EXPECT_EQ(index.near({0, 0}, 1e-5), by_hand(entries, {0, 0}, 1e-5));
}

TEST(HitIndex, FindsNothingInNothing) {
  EXPECT_TRUE(HitIndex{}.near({0, 0}, 1).empty());
  EXPECT_TRUE(HitIndex{{}}.near({0, 0}, 1).empty());
}

TEST(HitIndex, HoldsManyAtOnePlace) {
  const HitIndex index{std::vector<HitIndex::Entry>(300, {{0.5, 0.5}, 9})};
  EXPECT_EQ(index.near({0.5, 0.5}, 1e-9).size(), 300U);
}

}  // namespace
}  // namespace city
