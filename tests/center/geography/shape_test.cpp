#include "center/geography/shape.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

namespace city {
namespace {

template <class T>
void put(std::string& bytes, T value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

using Ring = std::vector<LonLat>;

// Little-endian well-known binary of one polygon; rings are closed here.
std::string polygon(const std::vector<Ring>& rings) {
  static_assert(std::endian::native == std::endian::little);
  std::string wkb{'\1'};
  put<std::uint32_t>(wkb, 3);
  put(wkb, static_cast<std::uint32_t>(rings.size()));
  for (const Ring& ring : rings) {
    put(wkb, static_cast<std::uint32_t>(ring.size() + 1));
    for (std::size_t i = 0; i <= ring.size(); ++i) {
      put(wkb, ring[i % ring.size()].lon_deg);
      put(wkb, ring[i % ring.size()].lat_deg);
    }
  }
  return wkb;
}

double area_of(const Shape& shape) {
  double area = 0;
  for (std::size_t i = 0; i + 2 < shape.triangles.size(); i += 3) {
    const LonLat &a = shape.points[shape.triangles[i]], &b = shape.points[shape.triangles[i + 1]],
                 &c = shape.points[shape.triangles[i + 2]];
    area += std::abs((b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) -
                     (c.lon_deg - a.lon_deg) * (b.lat_deg - a.lat_deg)) /
            2;
  }
  return area;
}

const Ring kSquare{{0, 0}, {4, 0}, {4, 4}, {0, 4}};

TEST(Shape, OfASquareIsTwoTriangles) {
  const Shape shape = ShapeMaker{}.make(polygon({kSquare}));
  EXPECT_EQ(shape.trouble, "");
  EXPECT_EQ(shape.points.size(), 4U);
  EXPECT_EQ(shape.triangles.size(), 6U);
  EXPECT_DOUBLE_EQ(area_of(shape), 16);
  EXPECT_NEAR(shape.label_at.lon_deg, 2, 0.2);
}

TEST(Shape, LeavesAHoleEmpty) {
  const Shape shape = ShapeMaker{}.make(polygon({kSquare, {{1, 1}, {1, 3}, {3, 3}, {3, 1}}}));
  EXPECT_EQ(shape.rings.size(), 2U);
  EXPECT_DOUBLE_EQ(area_of(shape), 12);
}

TEST(Shape, FillsEitherWindingAlike) {
  const Shape shape = ShapeMaker{}.make(polygon({Ring{kSquare.rbegin(), kSquare.rend()}}));
  EXPECT_DOUBLE_EQ(area_of(shape), 16);
}

TEST(Shape, FillsAConcaveRing) {
  const Shape shape = ShapeMaker{}.make(polygon({{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}}}));
  EXPECT_DOUBLE_EQ(area_of(shape), 10);
  EXPECT_LT(shape.label_at.lat_deg, 1.5) << "the label stands where there is room";
}

TEST(Shape, MakesARingThatCrossesItselfValid) {
  const Shape shape = ShapeMaker{}.make(polygon({{{0, 0}, {2, 2}, {2, 0}, {0, 2}}}));
  EXPECT_EQ(shape.trouble, "");
  EXPECT_EQ(shape.rings.size(), 2U) << "a bow tie is two triangles";
  EXPECT_DOUBLE_EQ(area_of(shape), 2);
}

TEST(Shape, RefusesWhatHasNoArea) {
  EXPECT_NE(ShapeMaker{}.make(polygon({{{0, 0}, {1, 1}, {2, 2}}})).trouble, "");
  std::string point{'\1'};
  put<std::uint32_t>(point, 1);
  put(point, 1.0);
  put(point, 2.0);
  EXPECT_EQ(ShapeMaker{}.make(point).trouble, "not a polygon");
}

TEST(Shape, RefusesEveryTruncation) {
  const std::string whole = polygon({kSquare});
  for (std::size_t n = 0; n < whole.size(); ++n)
    EXPECT_NE(ShapeMaker{}.make(std::string_view{whole}.substr(0, n)).trouble, "")
        << "first " << n << " bytes";
}

TEST(GeoPackageBlob, IsUnwrappedWhateverItsEnvelope) {
  const std::string wkb = polygon({kSquare});
  const std::vector<std::size_t> envelopes{0, 32, 48, 48, 64};
  for (std::size_t kind = 0; kind < envelopes.size(); ++kind) {
    std::string blob{"GP\0", 3};
    blob += static_cast<char>(kind << 1U | 1U);
    blob += std::string(4 + envelopes[kind], '\0') + wkb;
    EXPECT_EQ(wkb_of_geopackage(blob), wkb) << "envelope " << kind;
  }
}

TEST(GeoPackageBlob, IsEmptyWhenMarkedEmptyOrCut) {
  std::string empty{"GP\0\x11", 4};
  empty += std::string(4, '\0') + polygon({kSquare});
  EXPECT_TRUE(wkb_of_geopackage(empty).empty());
  EXPECT_TRUE(wkb_of_geopackage("GP").empty());
  EXPECT_TRUE(wkb_of_geopackage("").empty());
  EXPECT_TRUE(wkb_of_geopackage("not one at all").empty());
}

}  // namespace
}  // namespace city
