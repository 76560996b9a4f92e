#include "center/commands/scene_files.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace city {
namespace fs = std::filesystem;
namespace {

std::string scene_text(const std::string& title, const std::string& more = "") {
  return "title = { zh = \"" + title + "\", en = \"" + title + "\" }\n" + more +
         "[[screen]]\n[[screen.panel]]\npanel = \"map\"\nat = [0, 0, 12, 8]\n";
}

class SceneFiles : public testing::Test {
 protected:
  ~SceneFiles() override { fs::remove_all(root_); }

  fs::path dir(const std::string& name) {
    fs::create_directories(root_ / name);
    return root_ / name;
  }
  static void write(const fs::path& file, const std::string& text) { std::ofstream{file} << text; }
  static std::string error_of(const std::vector<fs::path>& dirs) {
    const auto result = load_scene_files(dirs);
    const auto* error = std::get_if<SceneError>(&result);
    return error ? error->what : "";
  }

  fs::path root_ =
      fs::path{testing::TempDir()} /
      ("scene_files_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
};

TEST_F(SceneFiles, AreReadFromEveryDirectory) {
  const auto a = dir("a");
  const auto b = dir("b");
  write(a / "night.toml", scene_text("Night", "key = 2\n"));
  write(a / "notes.md", "not a scene");
  write(b / "day.toml", scene_text("Day", "key = 1\n"));
  const auto book = std::get<SceneBook>(load_scene_files({a, b}));
  ASSERT_EQ(book.scenes.size(), 2U);
  EXPECT_EQ(book.scenes[0].id, "day");
  EXPECT_EQ(book.scenes[1].title.en, "Night");
}

TEST_F(SceneFiles, ALaterDirectoryReplacesASceneOfTheSameId) {
  const auto a = dir("a");
  const auto b = dir("b");
  write(a / "day.toml", scene_text("Shipped"));
  write(b / "day.toml", scene_text("Ours"));
  const auto book = std::get<SceneBook>(load_scene_files({a, b}));
  ASSERT_EQ(book.scenes.size(), 1U);
  EXPECT_EQ(book.scenes[0].title.en, "Ours");
}

TEST_F(SceneFiles, ALaterDirectoryTakesANumberKey) {
  const auto a = dir("a");
  const auto b = dir("b");
  write(a / "day.toml", scene_text("Day", "key = 1\n"));
  write(b / "fair.toml", scene_text("Fair", "key = 1\n"));
  const auto book = std::get<SceneBook>(load_scene_files({a, b}));
  EXPECT_EQ(book.find("fair")->key, 1);
  EXPECT_EQ(book.find("day")->key, 0);
}

TEST_F(SceneFiles, AMistakeIsNamedWithItsFileAndLine) {
  const auto a = dir("a");
  write(a / "day.toml", scene_text("Day", "levl = 1\n"));
  EXPECT_NE(error_of({a}).find("(line 2)"), std::string::npos);
  EXPECT_NE(error_of({a}).find("day.toml"), std::string::npos);
}

TEST_F(SceneFiles, ScenesMustAgreeWithEachOther) {
  const auto a = dir("a");
  write(a / "day.toml", scene_text("Day", "key = 1\nbeside = [\"night\"]\n"));
  EXPECT_NE(error_of({a}).find("wants \"night\" beside it"), std::string::npos);
  write(a / "night.toml", scene_text("Night", "key = 1\n"));
  EXPECT_NE(error_of({a}).find("both want key 1"), std::string::npos);
}

TEST_F(SceneFiles, AnAbsentOrEmptyDirectoryIsAnError) {
  EXPECT_NE(error_of({root_ / "nowhere"}).find("cannot be read"), std::string::npos);
  EXPECT_NE(error_of({dir("empty")}).find("no scene file found"), std::string::npos);
}

}  // namespace
}  // namespace city
