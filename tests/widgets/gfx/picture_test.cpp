#include "widgets/gfx/picture.hpp"

#include <gtest/gtest.h>
#include <png.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace city {
namespace {

Picture gradient(int width, int height) {
  Picture picture{.size = {width, height}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int channel : {x * 3, y * 5, x ^ y, 255})
        picture.rgba.push_back(static_cast<std::uint8_t>(channel));
  return picture;
}

Picture decoded(const std::vector<std::uint8_t>& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return {};
  image.format = PNG_FORMAT_RGBA;
  Picture picture{.size = {static_cast<int>(image.width), static_cast<int>(image.height)}};
  picture.rgba.resize(PNG_IMAGE_SIZE(image));
  png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr);
  return picture;
}

TEST(Png, BringsBackEveryPixel) {
  const Picture picture = gradient(61, 37);
  const PngBytes png = encode_png(picture);
  ASSERT_FALSE(png.error);
  const Picture back = decoded(png.bytes);
  EXPECT_EQ(back.size, picture.size);
  EXPECT_EQ(back.rgba, picture.rgba);
}

TEST(Png, RefusesAPictureThatIsNotAsLargeAsItSays) {
  Picture picture = gradient(8, 8);
  picture.rgba.pop_back();
  EXPECT_EQ(encode_png(picture).error->kind, GfxError::Kind::BadSize);
  EXPECT_EQ(encode_png({}).error->kind, GfxError::Kind::BadSize);
}

class PngFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() /
        ("cityglass-png-" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()} +
         std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(PngFile, IsWholeOrNotThereAtAll) {
  const std::string path = (folder_ / "wall.png").string();
  ASSERT_FALSE(save_png(gradient(20, 10), path));
  std::ifstream file{path, std::ios::binary};
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_EQ(decoded(bytes).rgba, gradient(20, 10).rgba);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_}, {}), 1);
}

TEST_F(PngFile, SaysWhyItCannotBeWritten) {
  const std::string path = (folder_ / "no such folder" / "wall.png").string();
  const auto error = save_png(gradient(4, 4), path);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, GfxError::Kind::CannotWrite);
  EXPECT_NE(error->what.find(path), std::string::npos);
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(PngFile, LeavesNoPartBehindWhenTheTargetIsAFolder) {
  const std::string path = (folder_ / "taken").string();
  std::filesystem::create_directories(path + "/inside");
  EXPECT_TRUE(save_png(gradient(4, 4), path));
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

}  // namespace
}  // namespace city
