#include "widgets/density/class_breaks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace city {
namespace {

using ::testing::ElementsAre;

TEST(ClassBreaks, FindTheGapsBetweenGroups) {
  const std::vector<double> values{1, 2, 2, 3, 21, 22, 23, 101, 103, 305, 311, 902, 911};
  const ClassBreaks breaks = class_breaks(values);
  ASSERT_EQ(breaks.from.size(), kFillClasses);
  EXPECT_THAT(breaks.from, ElementsAre(1, 20, 100, 300, 900)) << "rounded, and they divide the same values";
  EXPECT_EQ(breaks.class_of(3), 1U);
  EXPECT_EQ(breaks.class_of(21), 2U);
  EXPECT_EQ(breaks.class_of(311), 4U);
  EXPECT_EQ(breaks.class_of(5000), 5U);
  EXPECT_EQ(breaks.class_of(0.1), 1U);
}

TEST(ClassBreaks, GiveZeroAClassOfItsOwn) {
  const std::vector<double> values{0, 0, 0, 1, 5};
  const ClassBreaks breaks = class_breaks(values);
  EXPECT_TRUE(breaks.has_zero);
  EXPECT_EQ(breaks.class_of(0), 0U);
  EXPECT_EQ(breaks.class_of(1), 1U);
  EXPECT_EQ(breaks.class_of(5), 2U);
  EXPECT_EQ(breaks.most, 5);
}

TEST(ClassBreaks, DoNotHideTheManyBehindOneHotVillage) {
  std::vector<double> values;
  for (int i = 1; i <= 40; ++i) values.push_back(i);
  values.push_back(400);
  const ClassBreaks breaks = class_breaks(values);
  EXPECT_EQ(breaks.class_of(400), kFillClasses);
  EXPECT_LE(breaks.class_of(1) + 3, breaks.class_of(40)) << "the small ones still differ";
}

TEST(ClassBreaks, OfFewValuesAreFew) {
  EXPECT_TRUE(class_breaks({}).from.empty());
  const std::vector<double> zeros{0, 0}, one{7, 7, 7};
  EXPECT_TRUE(class_breaks(zeros).has_zero);
  EXPECT_TRUE(class_breaks(zeros).from.empty());
  EXPECT_THAT(class_breaks(one).from, ElementsAre(7));
  const std::vector<double> odd{std::numeric_limits<double>::quiet_NaN(), 3};
  EXPECT_THAT(class_breaks(odd).from, ElementsAre(3));
}

TEST(ClassBreaks, TakeValuesBelowZero) {
  const std::vector<double> values{-3, 0, 4};
  const ClassBreaks breaks = class_breaks(values);
  EXPECT_FALSE(breaks.has_zero) << "zero is in the middle of such a scale";
  EXPECT_EQ(breaks.class_of(-3), 1U);
  EXPECT_EQ(breaks.class_of(0), 2U);
  EXPECT_EQ(breaks.class_of(4), 3U);
}

TEST(ClassBreaks, DivideManyDifferentValues) {
  std::minstd_rand random{5};
  std::lognormal_distribution<double> skewed{2, 1};
  std::vector<double> values;
  for (int i = 0; i < 5000; ++i) values.push_back(skewed(random));
  const ClassBreaks breaks = class_breaks(values);
  ASSERT_EQ(breaks.from.size(), kFillClasses);
  std::vector<std::size_t> counts(kFillClasses + 1);
  for (const double v : values) ++counts[breaks.class_of(v)];
  for (std::size_t i = 1; i <= kFillClasses; ++i) EXPECT_GT(counts[i], 0U) << i;
}

TEST(RoundBetween, TakesTheShortestNumber) {
  EXPECT_DOUBLE_EQ(round_between(3, 21), 20);
  EXPECT_DOUBLE_EQ(round_between(1, 2), 2);
  EXPECT_GT(round_between(12.31, 12.34), 12.31);
  EXPECT_LE(round_between(12.31, 12.34), 12.34);
  EXPECT_DOUBLE_EQ(round_between(0.012, 0.0187), 0.018);
  EXPECT_DOUBLE_EQ(round_between(95, 120), 100);
}

}  // namespace
}  // namespace city
