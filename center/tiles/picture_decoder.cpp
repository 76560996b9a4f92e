#include "center/tiles/picture_decoder.hpp"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>
#include <png.h>

#include <array>
#include <csetjmp>
#include <cstring>

namespace city {
namespace {

DecodedPicture failed(std::string why) { return {.trouble = std::move(why)}; }

std::string size_words(unsigned long width, unsigned long height) {
  return std::to_string(width) + " by " + std::to_string(height) + " pixels are more than " +
         std::to_string(kMostTilePx);
}

DecodedPicture decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
    return failed(std::string{"PNG: "} + image.message);
  if (image.width > kMostTilePx || image.height > kMostTilePx) {
    png_image_free(&image);
    return failed(size_words(image.width, image.height));
  }
  image.format = PNG_FORMAT_RGBA;
  DecodedPicture made{.width = static_cast<int>(image.width), .height = static_cast<int>(image.height)};
  made.rgba.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, made.rgba.data(), 0, nullptr) == 0)
    return failed(std::string{"PNG: "} + image.message);
  return made;
}

struct JpegErrors {
  jpeg_error_mgr base{};
  std::jmp_buf back{};
  std::array<char, JMSG_LENGTH_MAX> said{};
};

[[noreturn]] void leave(j_common_ptr info) {
  auto* errors = reinterpret_cast<JpegErrors*>(info->err);
  info->err->format_message(info, errors->said.data());
  std::longjmp(errors->back, 1);
}

// What setjmp comes back over: nothing here has a destructor, so that nothing is skipped.
struct JpegReading {
  jpeg_decompress_struct info{};
  JpegErrors errors{};
};

bool begin_jpeg(JpegReading& reading, std::string_view bytes) {
  jpeg_decompress_struct& info = reading.info;
  info.err = jpeg_std_error(&reading.errors.base);
  reading.errors.base.error_exit = leave;
  reading.errors.base.emit_message = [](j_common_ptr, int) {};
  if (setjmp(reading.errors.back) != 0) return false;
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&info, TRUE);
  info.out_color_space =
      info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK ? JCS_CMYK : JCS_EXT_RGBA;
  return true;
}

bool read_jpeg(JpegReading& reading, std::uint8_t* rgba) {
  jpeg_decompress_struct& info = reading.info;
  if (setjmp(reading.errors.back) != 0) return false;
  jpeg_start_decompress(&info);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = rgba + std::size_t{info.output_scanline} * info.output_width * 4;
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  return true;
}

// Adobe writes CMYK upside down: 255 is no ink.
void rgba_from_inverted_cmyk(std::vector<std::uint8_t>& pixels) {
  for (std::size_t i = 0; i + 3 < pixels.size(); i += 4) {
    const int k = pixels[i + 3];
    for (std::size_t c = 0; c < 3; ++c) pixels[i + c] = static_cast<std::uint8_t>(pixels[i + c] * k / 255);
    pixels[i + 3] = 255;
  }
}

DecodedPicture decode_jpeg(std::string_view bytes) {
  JpegReading reading;
  DecodedPicture made;
  const bool has_begun = begin_jpeg(reading, bytes);
  const auto width = reading.info.image_width, height = reading.info.image_height;
  if (!has_begun) {
    made = failed(std::string{"JPEG: "} + reading.errors.said.data());
  } else if (width > kMostTilePx || height > kMostTilePx) {
    made = failed(size_words(width, height));
  } else {
    made = {.width = static_cast<int>(width), .height = static_cast<int>(height)};
    made.rgba.resize(std::size_t{width} * height * 4);
    if (!read_jpeg(reading, made.rgba.data()))
      made = failed(std::string{"JPEG: "} + reading.errors.said.data());
    else if (reading.info.out_color_space == JCS_CMYK)
      rgba_from_inverted_cmyk(made.rgba);
  }
  jpeg_destroy_decompress(&reading.info);
  return made;
}

}  // namespace

DecodedPicture decode_picture(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return decode_png(bytes);
  if (bytes.starts_with("\xff\xd8\xff")) return decode_jpeg(bytes);
  if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
    return failed("WebP tiles are not read; gdal_translate -co TILE_FORMAT=PNG makes others");
  return failed("neither PNG nor JPEG");
}

}  // namespace city
