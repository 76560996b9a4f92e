#include "center/geography/wkb.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/center/geography/wkb_text.hpp"

namespace city {
namespace {

using test::WkbStyle;
using Shape = MapFeature::Shape;

using Parts = std::vector<std::vector<LonLat>>;

constexpr std::size_t kPlenty = 1000;
const std::vector<LonLat> kPath{{121.5, 25.0}, {121.6, 25.1}, {121.7, 25.0}};
const std::vector<LonLat> kRing{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};

const std::vector<WkbStyle> kStyles{{true, 0}, {false, 0}, {true, 1}, {true, 2}, {false, 3}};

TEST(Wkb, ReadsEveryKindInBothByteOrdersAndDropsZAndM) {
  for (const WkbStyle& style : kStyles) {
    const WkbGeometry point = read_wkb(test::point(kPath[0], style), kPlenty);
    EXPECT_EQ(point.trouble, "") << style.family;
    EXPECT_EQ(point.shape, Shape::Points);
    EXPECT_EQ(point.parts, (std::vector<std::vector<LonLat>>{{kPath[0]}}));

    const WkbGeometry line = read_wkb(test::line(kPath, style), kPlenty);
    EXPECT_EQ(line.shape, Shape::Lines);
    EXPECT_EQ(line.parts, Parts{kPath});
    EXPECT_EQ(line.points, 3U);

    const WkbGeometry fill = read_wkb(test::polygon({kRing, kRing}, style), kPlenty);
    EXPECT_EQ(fill.shape, Shape::Fill);
    EXPECT_EQ(fill.parts, (Parts{kRing, kRing}));
    EXPECT_EQ(fill.rings, (std::vector<std::uint32_t>{2}));
  }
}

TEST(Wkb, ReadsManyOfAKindEvenWhenTheirByteOrdersDiffer) {
  const std::string points =
      test::many(4, {test::point(kPath[0]), test::point(kPath[1], {.is_little = false})});
  EXPECT_EQ(read_wkb(points, kPlenty).parts, (std::vector<std::vector<LonLat>>{{kPath[0], kPath[1]}}));
  const WkbGeometry lines = read_wkb(test::many(5, {test::line(kPath), test::line(kPath)}), kPlenty);
  EXPECT_EQ(lines.parts, (Parts{kPath, kPath}));
  const WkbGeometry fills =
      read_wkb(test::many(6, {test::polygon({kRing}), test::polygon({kRing, kRing})}), kPlenty);
  EXPECT_EQ(fills.rings, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(fills.points, 15U);
}

TEST(Wkb, AnEmptyPointIsNoPoint) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const WkbGeometry read = read_wkb(test::point({nan, nan}), kPlenty);
  EXPECT_EQ(read.trouble, "");
  EXPECT_TRUE(read.parts.empty());
}

TEST(Wkb, SaysWhatItCannotRead) {
  EXPECT_NE(read_wkb(test::many(7, {test::point(kPath[0])}), kPlenty).trouble.find("COLLECTION"),
            std::string::npos);
  EXPECT_NE(read_wkb(test::many(10, {}), kPlenty).trouble.find("CURVEPOLYGON"), std::string::npos);
  EXPECT_NE(read_wkb(test::many(4, {test::line(kPath)}), kPlenty).trouble.find("another kind"),
            std::string::npos);
  EXPECT_NE(read_wkb(test::line({{HUGE_VAL, 0}, {0, 0}}), kPlenty).trouble.find("not a number"),
            std::string::npos);
  EXPECT_NE(read_wkb(test::line(kPath) + "x", kPlenty).trouble.find("left over"), std::string::npos);
  EXPECT_NE(read_wkb(test::line(kPath), 2).trouble.find("more points"), std::string::npos);
  EXPECT_NE(read_wkb("\5\1\0\0\0", kPlenty).trouble, "");
}

TEST(Wkb, CutAnywhereIsTroubleAndNothingElse) {
  for (const std::string& whole :
       {test::many(6, {test::polygon({kRing}), test::polygon({kRing, kRing}, {.family = 3})}),
        test::many(4, {test::point(kPath[0])}), test::line(kPath, {.is_little = false})})
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
      const WkbGeometry read = read_wkb(std::string_view{whole}.substr(0, bytes), kPlenty);
      EXPECT_NE(read.trouble, "") << bytes;
      EXPECT_TRUE(read.parts.empty()) << bytes;
    }
}

TEST(Wkb, ACountBeyondTheBytesCostsNothing) {
  std::string boast = test::line(kPath).substr(0, 5) + std::string(4, '\xff') + std::string(16, '\0');
  EXPECT_NE(read_wkb(boast, std::numeric_limits<std::size_t>::max()).trouble.find("bytes end sooner"),
            std::string::npos);
}

TEST(Wkb, OfAFillComesBackTheSame) {
  const std::string whole = test::many(6, {test::polygon({kRing}), test::polygon({kRing, kRing})});
  EXPECT_EQ(wkb_of_fill(read_wkb(whole, kPlenty)), whole);
}

TEST(GeoPackageGeometry, TellsEmptyFromBroken) {
  EXPECT_TRUE(geopackage_blob("").is_empty);
  EXPECT_TRUE(geopackage_blob(std::string{"GP\0\x11\0\0\0\0", 8}).is_empty);
  EXPECT_FALSE(geopackage_blob("no such thing").is_blob);
  EXPECT_FALSE(geopackage_blob(std::string{"GP\0\1\0\0\0\0", 8}).is_blob);
}

}  // namespace
}  // namespace city
