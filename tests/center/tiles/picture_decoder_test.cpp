#include "center/tiles/picture_decoder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/center/tiles/tile_pictures.hpp"

namespace city {
namespace {

void expect_colour(const DecodedPicture& picture, test::Rgb wanted, int tolerance) {
  ASSERT_EQ(picture.trouble, "");
  ASSERT_EQ(picture.rgba.size(), static_cast<std::size_t>(picture.width * picture.height * 4));
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    for (std::size_t c = 0; c < 3; ++c)
      ASSERT_LE(std::abs(int{picture.rgba[i + c]} - int{wanted[c]}), tolerance) << i;
    ASSERT_EQ(picture.rgba[i + 3], 255);
  }
}

TEST(PictureDecoder, ReadsPngExactlyAndJpegNearly) {
  const DecodedPicture png = decode_picture(test::png_of({200, 30, 90}, 16));
  EXPECT_EQ(png.width, 16);
  EXPECT_EQ(png.height, 16);
  expect_colour(png, {200, 30, 90}, 0);
  expect_colour(decode_picture(test::jpeg_of({200, 30, 90}, 24)), {200, 30, 90}, 6);
}

TEST(PictureDecoder, RefusesWebPAndWhatIsNoPictureWithWords) {
  const DecodedPicture webp = decode_picture(std::string{"RIFF\0\0\0\0WEBPVP8 ", 16});
  EXPECT_NE(webp.trouble.find("WebP"), std::string::npos);
  EXPECT_NE(decode_picture("").trouble, "");
  EXPECT_NE(decode_picture("<html>").trouble, "");
}

TEST(PictureDecoder, RefusesWhatIsLargerThanATile) {
  EXPECT_NE(decode_picture(test::png_of({1, 2, 3}, kMostTilePx + 1)).trouble.find("more than"),
            std::string::npos);
  EXPECT_NE(decode_picture(test::jpeg_of({1, 2, 3}, kMostTilePx + 1)).trouble.find("more than"),
            std::string::npos);
}

TEST(PictureDecoder, ACutPictureNeverReadsBeyondItsEnd) {
  for (const std::string& whole : {test::png_of({9, 8, 7}, 16), test::jpeg_of({9, 8, 7}, 16)})
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
      const std::string cut = whole.substr(0, bytes);  // of its own size, for the address sanitizer
      const DecodedPicture picture = decode_picture(cut);
      EXPECT_TRUE(!picture.trouble.empty() || picture.rgba.size() == 16U * 16 * 4) << bytes;
    }
}

TEST(PictureDecoder, SurvivesBytesThatWereChanged) {
  for (const std::string& whole : {test::png_of({9, 8, 7}, 16), test::jpeg_of({9, 8, 7}, 16)})
    for (std::size_t at = 0; at < whole.size(); ++at)
      for (const char change : {'\0', '\xff', '\x7f'}) {
        std::string spoilt = whole;
        spoilt[at] = change;
        const DecodedPicture picture = decode_picture(spoilt);
        if (!picture.trouble.empty()) continue;
        ASSERT_EQ(picture.rgba.size(),
                  static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
      }
}

}  // namespace
}  // namespace city
