// The scenes in assets/scenes: what a wall shows when nobody has written any.
#include <gtest/gtest.h>

#include <set>

#include "center/commands/scene_files.hpp"
#include "center/config/read_file.hpp"
#include "widgets/wall/board.hpp"

namespace city {
namespace {

const std::filesystem::path kAssets = std::filesystem::path{CITYGLASS_SOURCE_DIR} / "assets";

const SceneBook& shipped() {
  static const SceneBook book = [] {
    auto loaded = load_scene_files({kAssets / "scenes"});
    if (const auto* error = std::get_if<SceneError>(&loaded)) {
      ADD_FAILURE() << error->what;
      return SceneBook{};
    }
    return std::get<SceneBook>(std::move(loaded));
  }();
  return book;
}

TEST(ShippedScenes, AreAllThere) {
  for (const char* id : {"daily", "typhoon", "traffic", "medical-surge", "dispatch", "marathon", "feeds",
                         "operator", "emergency", "asset", "diagnostics"})
    EXPECT_NE(shipped().find(id), nullptr) << id;
}

TEST(ShippedScenes, EveryModeHasOneAndEveryNumberKeyItsScene) {
  std::set<SceneMode> modes;
  std::set<int> keys;
  for (const Scene& scene : shipped().scenes) {
    modes.insert(scene.mode);
    if (scene.key > 0) keys.insert(scene.key);
  }
  EXPECT_EQ(modes.size(), 3U);
  EXPECT_EQ(keys.size(), 9U);
  EXPECT_EQ(shipped().find("emergency")->mode, SceneMode::Emergency);
}

TEST(ShippedScenes, EveryLevelOfTheHierarchyIsThere) {
  std::set<int> levels;
  for (const Scene& scene : shipped().scenes) levels.insert(scene.level);
  EXPECT_EQ(levels, (std::set<int>{1, 2, 3, 4}));
}

TEST(ShippedScenes, NoCellOfAScreenIsLeftEmpty) {
  for (const Scene& scene : shipped().scenes)
    for (const SceneScreen& screen : scene.screens) {
      int cells = 0;
      for (const PanelPlace& panel : screen.panels) cells += panel.at.width * panel.at.height;
      EXPECT_EQ(cells, screen.columns * screen.rows) << scene.id;
    }
}

TEST(ShippedScenes, EveryBoardExistsAndKnowsItsChoices) {
  for (const Scene& scene : shipped().scenes)
    for (const SceneScreen& screen : scene.screens)
      for (const PanelPlace& panel : screen.panels) {
        const BoardKind* kind = board_kind(panel.panel);
        ASSERT_NE(kind, nullptr) << scene.id << " line " << panel.line << ": no board " << panel.panel;
        const auto made = kind->make(panel.choices);
        if (const auto* error = std::get_if<ChoiceError>(&made))
          ADD_FAILURE() << scene.id << " line " << panel.line << ", " << panel.panel << ": " << error->what;
      }
}

TEST(ShippedScenes, RulesNameVitalSignsThatAreShipped) {
  const auto text = read_file(kAssets / "vitals.toml");
  ASSERT_TRUE(text);
  for (const Scene& scene : shipped().scenes)
    for (const SceneRule& rule : scene.rules)
      if (!rule.vital.empty()) {
        EXPECT_NE(text->find("id = \"" + rule.vital + "\""), std::string::npos) << scene.id;
      }
}

}  // namespace
}  // namespace city
