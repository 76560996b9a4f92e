#include "center/config/config.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

std::variant<Config, ConfigError> parse(std::string_view text) {
  return parse_config(text, default_config("share"), "etc");
}

std::string error_of(std::string_view text) {
  const auto result = parse(text);
  const auto* error = std::get_if<ConfigError>(&result);
  return error ? error->what : "";
}

TEST(Config, AnEmptyFileGivesTheDefaults) {
  const Config config = std::get<Config>(parse(""));
  EXPECT_EQ(config.broker.urls, std::vector<std::string>{"mqtt://127.0.0.1:1883"});
  EXPECT_EQ(config.feed_dirs, std::vector<std::filesystem::path>{"share/feeds"});
  EXPECT_EQ(config.scene_dirs, std::vector<std::filesystem::path>{"share/scenes"});
  EXPECT_EQ(config.wall.scene, "daily");
  EXPECT_EQ(config.wall.screens, 0);
  EXPECT_EQ(config.wall.name, "") << "whoever knows the host's name fills it in";
  EXPECT_EQ(config.wall.lang, "zh-TW");
}

TEST(Config, ReadsEverySection) {
  const Config config = std::get<Config>(parse(R"(
[broker]
url = ["mqtts://a:8883", "mqtts://b:8883"]
client_id = "wall-1"
connections = 2
user = "center"
password_file = "secret"
ca_file = "/ca.pem"
[store]
file = "day.cgs"
sync_ms = 50
[feeds]
dirs = ["feeds", "more"]
[map]
file = "kaohsiung.gpkg"
[scenes]
dirs = ["scenes"]
[wall]
name = "eoc-1"
screens = 4
lang = "en"
windowed = true
width = 3840
height = 2160
)"));
  EXPECT_EQ(config.broker.urls.size(), 2u);
  EXPECT_EQ(config.broker.client_id, "wall-1");
  EXPECT_EQ(config.broker.connections, 2);
  EXPECT_EQ(config.broker.password_file, "etc/secret");
  EXPECT_EQ(config.broker.ca_file, "/ca.pem") << "an absolute path stays";
  EXPECT_EQ(config.store_file, "etc/day.cgs");
  EXPECT_EQ(config.journal_sync, std::chrono::milliseconds{50});
  EXPECT_EQ(config.feed_dirs, (std::vector<std::filesystem::path>{"etc/feeds", "etc/more"}));
  EXPECT_EQ(config.scene_dirs, std::vector<std::filesystem::path>{"etc/scenes"});
  EXPECT_EQ(config.map_file, "etc/kaohsiung.gpkg");
  EXPECT_EQ(config.wall.name, "eoc-1");
  EXPECT_EQ(config.wall.screens, 4);
  EXPECT_EQ(config.wall.lang, "en");
  EXPECT_TRUE(config.wall.windowed);
  EXPECT_EQ(config.wall.width_px, 3840);
}

TEST(Config, AWallSaysWhatItIsMadeOfAndWhereItIsReadFrom) {
  const Config config = std::get<Config>(
      parse("[wall]\npixel_pitch_mm = 0.63\nfarthest_seat_m = 8\ntiles = [2, 3]\nbezel_mm = 1.7\n"));
  EXPECT_EQ(config.wall.pixel_pitch_mm, 0.63);
  EXPECT_EQ(config.wall.farthest_seat_m, 8) << "a whole number will do";
  EXPECT_EQ(config.wall.tiles_across, 2);
  EXPECT_EQ(config.wall.tiles_down, 3);
  EXPECT_EQ(config.wall.bezel_mm, 1.7);
  EXPECT_EQ(error_of("[wall]\npixel_pitch_mm = -1\n"), "wall.pixel_pitch_mm must be a number from 0 to 20");
  EXPECT_EQ(error_of("[wall]\nfarthest_seat_m = \"far\"\n"),
            "wall.farthest_seat_m must be a number from 0 to 100");
  EXPECT_EQ(error_of("[wall]\ntiles = [2]\n"), "wall.tiles must be two whole numbers from 1 to 16");
  EXPECT_EQ(error_of("[wall]\ntiles = 4\n"), "wall.tiles must be two whole numbers from 1 to 16");
}

TEST(Config, AMapMayHaveMoreLayersAndAPictureUnderneath) {
  const Config config = std::get<Config>(parse(R"(
[map]
raster = "aerial.mbtiles"
layers = [
  {file = "water.gpkg", table = "rivers", title = {zh = "河川", en = "Rivers"}, attribution = "Water agency"},
  {table = "roads", title = {en = "Roads"}},
]
)"));
  EXPECT_EQ(config.map_file, "share/map/taipei.gpkg");
  EXPECT_EQ(config.map_raster, "etc/aerial.mbtiles");
  ASSERT_EQ(config.map_layers.size(), 2u);
  EXPECT_EQ(config.map_layers[0].file, "etc/water.gpkg");
  EXPECT_EQ(config.map_layers[0].table, "rivers");
  EXPECT_EQ(config.map_layers[0].title, (Text2{.zh = "河川", .en = "Rivers"}));
  EXPECT_EQ(config.map_layers[0].attribution, "Water agency");
  EXPECT_TRUE(config.map_layers[1].file.empty()) << "of the map file itself";
  EXPECT_EQ(config.map_layers[1].title.zh, "Roads") << "one language stands for both";
}

TEST(Config, SaysWhatIsWrongWithALayer) {
  EXPECT_EQ(error_of("[map]\nlayers = 3\n"), "map.layers must be a list of tables");
  EXPECT_EQ(error_of("[map]\nlayers = [3]\n"), "map.layers[0] must be a table");
  EXPECT_EQ(error_of("[map]\nlayers = [{file = \"a.gpkg\"}]\n"),
            "map.layers[0].table must name a feature table of the GeoPackage");
  EXPECT_EQ(error_of("[map]\nlayers = [{table = \"a\", colour = \"red\"}]\n"),
            "map.layers[0].colour is not a setting (line 2)");
  EXPECT_EQ(error_of("[map]\nlayers = [{table = \"a\", title = \"x\"}]\n"),
            "map.layers[0].title must be {zh = \"…\", en = \"…\"}");
}

TEST(Config, ATypoIsNamedWithItsLine) {
  EXPECT_EQ(error_of("[broker]\nurls = \"x\"\n"), "broker.urls is not a setting (line 2)");
  EXPECT_EQ(error_of("\n[brokr]\n"), "[brokr] is not a section of the configuration (line 2)");
}

TEST(Config, AWrongTypeOrRangeIsNamed) {
  EXPECT_EQ(error_of("[broker]\nconnections = 9\n"), "broker.connections must be a whole number from 1 to 8");
  EXPECT_EQ(error_of("[wall]\nwindowed = 1\n"), "wall.windowed must be true or false");
  EXPECT_EQ(error_of("[wall]\nlang = \"fr\"\n"), "wall.lang must be \"zh-TW\" or \"en\"");
  EXPECT_NE(error_of("[wall]\nname = \"a/b\"\n").find("wall.name must be one level"), std::string::npos);
  EXPECT_EQ(error_of("[wall]\nscreens = 17\n"), "wall.screens must be a whole number from 0 to 16");
  EXPECT_EQ(error_of("wall = 3\n"), "[wall] must be a table");
}

TEST(Config, BrokenTomlIsNamedWithItsLine) {
  EXPECT_NE(error_of("[broker]\nurl = [\n").find("(line"), std::string::npos);
}

}  // namespace
}  // namespace city
