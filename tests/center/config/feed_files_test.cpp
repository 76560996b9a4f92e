#include "center/config/feed_files.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace city {
namespace fs = std::filesystem;
namespace {

class FeedFiles : public testing::Test {
 protected:
  FeedFiles() { fs::create_directories(dir_); }
  ~FeedFiles() override { fs::remove_all(dir_); }

  fs::path dir(const std::string& name) {
    fs::create_directories(dir_ / name);
    return dir_ / name;
  }
  static void write(const fs::path& file, const std::string& text) { std::ofstream{file} << text; }
  static std::string error_of(const std::vector<fs::path>& dirs) {
    const auto result = load_feed_files(dirs);
    const auto* error = std::get_if<FeedFileError>(&result);
    return error ? error->what : "";
  }

  fs::path dir_ =
      fs::path{testing::TempDir()} /
      ("feed_files_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
};

TEST_F(FeedFiles, AreReadInOrderOfTheirIds) {
  const auto a = dir("a");
  write(a / "wind.toml", "id = \"wind\"\nperiod_s = 60\n");
  write(a / "air.toml", "id = \"air\"\nperiod_s = 60\n");
  write(a / "notes.txt", "not a feed");
  const auto book = std::get<FeedBook>(load_feed_files({a}));
  ASSERT_EQ(book.size(), 2u);
  EXPECT_EQ(book[0].id, "air");
  EXPECT_EQ(book[1].id, "wind");
}

TEST_F(FeedFiles, ALaterDirectoryReplacesAFeedOfTheSameId) {
  const auto a = dir("a");
  const auto b = dir("b");
  write(a / "air.toml", "id = \"air\"\nperiod_s = 60\n");
  write(b / "air.toml", "id = \"air\"\nperiod_s = 5\n");
  const auto book = std::get<FeedBook>(load_feed_files({a, b}));
  ASSERT_EQ(book.size(), 1u);
  EXPECT_EQ(book[0].period, std::chrono::seconds{5});
}

TEST_F(FeedFiles, BringTheirProgramAndCatalogueAlong) {
  const auto a = dir("a");
  write(a / "bikes.toml", "id = \"bikes\"\nperiod_s = 60\nformat = \"jq\"\ncatalogue = \"bikes.json\"\n");
  write(a / "bikes.jq", ".[]");
  write(a / "bikes.json", "[]");
  const auto book = std::get<FeedBook>(load_feed_files({a}));
  EXPECT_EQ(book.at(0).jq_program, ".[]");
  EXPECT_EQ(book.at(0).catalogue_text, "[]");
}

TEST_F(FeedFiles, AMissingProgramStopsTheStart) {
  const auto a = dir("a");
  write(a / "bikes.toml", "id = \"bikes\"\nperiod_s = 60\nformat = \"jq\"\n");
  EXPECT_NE(error_of({a}).find("needs a program beside the feed file"), std::string::npos);
}

TEST_F(FeedFiles, AListOfItemsWithAnErrorInItStopsTheStart) {
  const auto a = dir("a");
  write(a / "calls.toml", "id = \"calls\"\nperiod_s = 60\nitems = \"items.list\"\n");
  write(a / "items.list", "[[item]]\nname = \"a\"\nnmae = \"b\"\n");
  EXPECT_NE(error_of({a}).find("nmae"), std::string::npos);
  write(a / "items.list", "[[item]]\nname = \"a\"\n");
  EXPECT_FALSE(std::get<FeedBook>(load_feed_files({a})).at(0).items_text.empty());
}

TEST_F(FeedFiles, AFileNamedUnlikeItsFeedIsRefused) {
  const auto a = dir("a");
  write(a / "x.toml", "id = \"air\"\nperiod_s = 60\n");
  EXPECT_NE(error_of({a}).find("must be named air.toml"), std::string::npos);
}

TEST_F(FeedFiles, AnAbsentOrEmptyDirectoryIsAnError) {
  EXPECT_NE(error_of({dir_ / "nowhere"}).find("cannot be read"), std::string::npos);
  EXPECT_NE(error_of({dir("empty")}).find("no feed file found"), std::string::npos);
}

}  // namespace
}  // namespace city
