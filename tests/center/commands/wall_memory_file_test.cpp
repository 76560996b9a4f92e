#include "center/commands/wall_memory_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

namespace city {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class MemoryFile : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::path{testing::TempDir()} /
           ("wall_memory_" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }
  fs::path file() const { return dir_ / "city.cgs.wall.toml"; }
  std::string text() const {
    std::ifstream in{file()};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  fs::path dir_{};
};

TEST_F(MemoryFile, IsThereAgainAfterARestart) {
  {
    auto opened = WallMemoryFile::open(file());
    EXPECT_EQ(opened.memory, WallMemory{});
    EXPECT_EQ(opened.trouble, "");
    opened.file.keep({.scene = "daily"});
    opened.file.keep({.scene = "typhoon", .rotation = true});
  }
  auto again = WallMemoryFile::open(file());
  EXPECT_EQ(again.memory, (WallMemory{.scene = "typhoon", .rotation = true}));
  EXPECT_FALSE(fs::exists(fs::path{file()} += ".new"));
}

TEST_F(MemoryFile, WritesNothingThatIsThereAlready) {
  { WallMemoryFile::open(file()).file.keep({.scene = "daily"}); }
  const auto written = fs::last_write_time(file()) - std::chrono::hours{1};
  fs::last_write_time(file(), written);
  { WallMemoryFile::open(file()).file.keep({.scene = "daily"}); }
  EXPECT_EQ(fs::last_write_time(file()), written);
}

TEST_F(MemoryFile, BeginsAfreshFromADamagedFileAndSaysSo) {
  std::ofstream{file()} << "version = 1\nscene = \"dai";
  auto opened = WallMemoryFile::open(file());
  EXPECT_EQ(opened.memory, WallMemory{});
  EXPECT_THAT(opened.trouble, HasSubstr("line 2"));
  EXPECT_THAT(opened.trouble, HasSubstr(file().string()));
  {
    auto ends = std::move(opened.file);
    ends.keep({.scene = "daily"});
  }
  EXPECT_THAT(text(), HasSubstr("daily"));
}

TEST_F(MemoryFile, SaysWhyItCannotBeWritten) {
  const fs::path nowhere = dir_ / "missing" / "x.wall.toml";
  auto opened = WallMemoryFile::open(nowhere, std::chrono::milliseconds{1});
  opened.file.keep({.scene = "daily"});
  while (opened.file.trouble().empty()) std::this_thread::yield();
  EXPECT_THAT(opened.file.trouble(), HasSubstr("cannot be written"));
}

TEST(MemoryPath, StandsBesideTheStoreUnderTheWallsName) {
  EXPECT_EQ(wall_memory_path("dir/city.cgs", ""), fs::path{"dir/city.cgs.wall.toml"});
  EXPECT_EQ(wall_memory_path("dir/city.cgs", "eoc-1"), fs::path{"dir/city.cgs.eoc-1.wall.toml"});
  EXPECT_EQ(wall_memory_path("dir/city.cgs", "../../x"), fs::path{"dir/city.cgs.x.wall.toml"});
}

}  // namespace
}  // namespace city
