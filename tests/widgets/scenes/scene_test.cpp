#include "widgets/scenes/scene.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace city {
namespace {

constexpr const char* kTitle = "title = { zh = \"日常\", en = \"Daily\" }\n";
constexpr const char* kScreen = "[[screen]]\n[[screen.panel]]\npanel = \"map\"\nat = [0, 0, 6, 8]\n";

Scene scene_of(const std::string& text, std::string_view id = "daily") {
  auto parsed = parse_scene(text, id, "daily.toml");
  if (const auto* error = std::get_if<SceneError>(&parsed)) {
    ADD_FAILURE() << error->what;
    return {};
  }
  return std::get<Scene>(std::move(parsed));
}

std::string error_of(const std::string& text, std::string_view id = "daily") {
  const auto parsed = parse_scene(text, id, "daily.toml");
  const auto* error = std::get_if<SceneError>(&parsed);
  return error ? error->what : "";
}

template <class T>
const T* choice(const PanelPlace& panel, std::string_view key) {
  for (const auto& [name, value] : panel.choices)
    if (name == key) return std::get_if<T>(&value);
  return nullptr;
}

TEST(Scene, SaysWhatTheFileSays) {
  const Scene scene = scene_of(R"(
title = { zh = "颱風", en = "Typhoon" }
level = 1
mode = "event"
key = 2
dwell_s = 45
beside = ["traffic", "medical-surge"]
[[screen]]
columns = 16
rows = 10
[[screen.panel]]
panel = "map"
at = [0, 0, 8, 10]
layers = ["roads", "alerts"]
fill = "rain_1h_mm"
place = { lon = 121.5, lat = 25 }
names = false
[[screen.panel]]
panel = "alerts"
at = [8, 0, 8, 10]
[[screen]]
[[screen.panel]]
panel = "water"
at = [0, 0, 12, 8]
)",
                               "typhoon");
  EXPECT_EQ(scene.id, "typhoon");
  EXPECT_EQ(scene.title.zh, "颱風");
  EXPECT_EQ(scene.title.en, "Typhoon");
  EXPECT_EQ(scene.level, 1);
  EXPECT_EQ(scene.mode, SceneMode::Special);
  EXPECT_EQ(scene.key, 2);
  EXPECT_EQ(scene.dwell, std::chrono::seconds{45});
  EXPECT_EQ(scene.beside, (std::vector<std::string>{"traffic", "medical-surge"}));
  ASSERT_EQ(scene.screens.size(), 2U);
  EXPECT_EQ(scene.screens[0].columns, 16);
  EXPECT_EQ(scene.screens[0].rows, 10);
  EXPECT_EQ(scene.screens[1].columns, 12) << "the grid is 12 by 8 when the file does not say";
  ASSERT_EQ(scene.screens[0].panels.size(), 2U);
  const PanelPlace& map = scene.screens[0].panels[0];
  EXPECT_EQ(map.panel, "map");
  EXPECT_EQ(map.at, (Cells{.column = 0, .row = 0, .width = 8, .height = 10}));
  EXPECT_EQ(map.line, 11U);
  ASSERT_EQ(map.choices.size(), 5U);
  EXPECT_EQ(map.choices[0].first, "fill") << "choices are sorted";
  ASSERT_TRUE(choice<std::vector<std::string>>(map, "layers"));
  EXPECT_EQ(choice<std::vector<std::string>>(map, "layers")->at(1), "alerts");
  EXPECT_EQ(*choice<double>(map, "place.lat"), 25.0) << "a whole number is a number";
  EXPECT_EQ(*choice<double>(map, "place.lon"), 121.5);
  EXPECT_FALSE(*choice<bool>(map, "names"));
}

TEST(Scene, HasDefaultsForWhatTheFileLeavesOut) {
  const Scene scene = scene_of(std::string{kTitle} + kScreen);
  EXPECT_EQ(scene.level, 2);
  EXPECT_EQ(scene.mode, SceneMode::Daily);
  EXPECT_EQ(scene.key, 0);
  EXPECT_EQ(scene.dwell.count(), 0);
  EXPECT_TRUE(scene.rules.empty());
}

TEST(Scene, ReadsEveryKindOfRule) {
  const Scene scene = scene_of(std::string{kTitle} + kScreen + R"(
[[rule]]
alert_event = "颱風"
alert_severity = "severe"
for_s = 0
focus = true
[[rule]]
vital = "er-full"
above = 3
[[rule]]
asset_kind = "water_level"
quantity = "level_m"
above = 10.5
below = -1
)");
  ASSERT_EQ(scene.rules.size(), 3U);
  EXPECT_EQ(scene.rules[0].alert_event, "颱風");
  EXPECT_EQ(scene.rules[0].alert_severity, Severity::Severe);
  EXPECT_EQ(scene.rules[0].hold.count(), 0);
  EXPECT_TRUE(scene.rules[0].focus);
  EXPECT_EQ(scene.rules[1].vital, "er-full");
  EXPECT_EQ(scene.rules[1].above, 3.0);
  EXPECT_EQ(scene.rules[1].hold, std::chrono::seconds{60});
  EXPECT_EQ(scene.rules[2].asset_kind, "water_level");
  EXPECT_EQ(scene.rules[2].below, -1.0);
}

TEST(Scene, AMistakeIsNamedWithItsLineAndHowToMendIt) {
  const std::string title = kTitle;
  const std::string screen = kScreen;
  const std::vector<std::tuple<std::string, std::string>> mistakes{
      {"title = ", "(line 1): daily.toml"},
      {screen, "title needs both languages: title = { zh = \"…\", en = \"…\" }"},
      {"title = { zh = \"日\", de = \"Tag\" }\n" + screen,
       "title: there is no key \"de\" here; the keys are zh, en (line 1)"},
      {title + "levl = 1\n" + screen, "there is no key \"levl\" here; the keys are title, level"},
      {title + "level = 5\n" + screen, "level must be a whole number from 1 to 4 (line 2)"},
      {title + "level = 2.5\n" + screen, "level must be a whole number from 1 to 4 (line 2)"},
      {title + "mode = \"war\"\n" + screen, "mode is \"war\"; it must be daily, event or emergency (line 2)"},
      {title + "key = 10\n" + screen, "key must be a whole number from 0 to 9 (line 2)"},
      {title + "dwell_s = -1\n" + screen, "dwell_s must be a whole number from 0 to 86400 (line 2)"},
      {title + "beside = [1]\n" + screen, "beside must be a list of texts"},
      {title, "a scene needs at least one [[screen]]: daily.toml"},
      {title + "screen = 3\n", "screen must be written as [[screen]], once for each (line 2)"},
      {title + "[[screen]]\n", "screen: a screen needs at least one [[screen.panel]] (line 2)"},
      {title + "[[screen]]\ncolumns = 49\n", "screen: columns must be a whole number from 1 to 48 (line 3)"},
      {title + "[[screen]]\n[[screen.panel]]\nat = [0, 0, 1, 1]\n",
       "a panel needs the name of a board, such as panel = \"map\" (line 3)"},
      {title + "[[screen]]\n[[screen.panel]]\npanel = \"map\"\n",
       "panel \"map\": at must be [column, row, width, height]"},
      {title + "[[screen]]\n[[screen.panel]]\npanel = \"map\"\nat = [0, 0, 0, 8]\n",
       "panel \"map\": at must be [column, row, width, height]"},
      {title + "[[screen]]\n[[screen.panel]]\npanel = \"map\"\nat = [0, 0, 6.5, 8]\n",
       "panel \"map\": at must be [column, row, width, height]"},
      {title + "[[screen]]\n[[screen.panel]]\npanel = \"map\"\nat = [8, 0, 5, 8]\n",
       "panel \"map\": at [8, 0, 5, 8] leaves the grid of 12 columns and 8 rows (line 5)"},
      {title + screen + "[[screen.panel]]\npanel = \"cases\"\nat = [5, 7, 2, 1]\n",
       "panel \"cases\": at [5, 7, 2, 1] lies over panel \"map\" at [0, 0, 6, 8] (line 8)"},
      {title + screen + "layers = [1, 2]\n",
       "panel \"map\": layers must be true or false, a number, a text or a list of at most 64 texts (line "
       "6)"},
      {title + screen + "[[rule]]\nfor_s = 3\n", "rule: a rule has one condition"},
      {title + screen + "[[rule]]\nalert_event = \"x\"\nvital = \"y\"\nabove = 1\n",
       "rule: a rule has one condition"},
      {title + screen + "[[rule]]\nalert_severity = \"awful\"\n",
       "rule: alert_severity is \"awful\"; it must be moderate, severe or extreme (line 7)"},
      {title + screen + "[[rule]]\nalert_severity = \"severe\"\nabove = 1\n",
       "rule: above and below are not for alerts"},
      {title + screen + "[[rule]]\nvital = \"er-full\"\n", "rule: say beyond which number"},
      {title + screen + "[[rule]]\nvital = \"er-full\"\nabove = 1\nfocus = true\n",
       "rule: focus needs a place, and a vital sign has none"},
      {title + screen + "[[rule]]\nasset_kind = \"vd\"\nabove = 1\n",
       "rule: asset_kind and quantity belong together"},
      {title + screen + "[[rule]]\nvital = \"v\"\nabove = 1\nbelow = 2\n",
       "rule: below must be less than above"},
      {title + screen + "[[rule]]\nvital = \"v\"\nabove = inf\n", "rule: above must be a number (line 8)"},
      {title + screen + "[[rule]]\nvitals = \"v\"\n", "rule: there is no key \"vitals\" here"},
  };
  for (const auto& [text, words] : mistakes)
    EXPECT_NE(error_of(text).find(words), std::string::npos) << text << "\nsays " << error_of(text);
}

TEST(Scene, AMessageIsOneLineWhateverTheFileSays) {
  const std::string what = error_of(std::string{kTitle} + "\"a\\nb\" = 1\n" + kScreen);
  EXPECT_NE(what.find("no key \"a b\""), std::string::npos) << what;
}

TEST(Scene, IsNamedByItsFileInSmallLetters) {
  EXPECT_NE(error_of(std::string{kTitle} + kScreen, "Daily!").find("named with a-z, 0-9 and -"),
            std::string::npos);
  EXPECT_NE(error_of(std::string{kTitle} + kScreen, "").find("named with a-z, 0-9 and -"), std::string::npos);
}

TEST(Scene, AFileBeyondMeasureIsRefused) {
  EXPECT_NE(error_of(std::string((std::size_t{256} << 10) + 1, '#')).find("256 kB"), std::string::npos);
}

Scene small(std::string id, int key = 0, std::vector<std::string> beside = {}) {
  return {.id = std::move(id), .key = key, .beside = std::move(beside), .screens = {SceneScreen{}}};
}
std::string book_error(std::vector<Scene> scenes) {
  const auto made = scene_book(std::move(scenes));
  const auto* error = std::get_if<SceneError>(&made);
  return error ? error->what : "";
}

TEST(SceneBook, IsSortedByKeyThenById) {
  const auto book =
      std::get<SceneBook>(scene_book({small("zoo"), small("asset"), small("b", 2), small("c", 1)}));
  std::string order;
  for (const Scene& scene : book.scenes) order += scene.id + " ";
  EXPECT_EQ(order, "c b asset zoo ");
  ASSERT_NE(book.find("zoo"), nullptr);
  EXPECT_EQ(book.find("zooo"), nullptr);
}

TEST(SceneBook, RefusesWhatCannotBeTrueOfOneWall) {
  EXPECT_EQ(book_error({}), "there is no scene; a scene is a file <id>.toml");
  EXPECT_EQ(book_error({small("a"), small("a")}), "there are two scenes \"a\"");
  EXPECT_EQ(book_error({small("a", 3), small("b", 3)}),
            "scenes \"a\" and \"b\" both want key 3; give one of them another, or none");
  EXPECT_EQ(book_error({small("a", 1, {"x"})}),
            "scene \"a\" wants \"x\" beside it, and there is no such scene");
  EXPECT_EQ(book_error({small("a", 1, {"b"}), small("b")}), "");
}

}  // namespace
}  // namespace city
