#include "widgets/gfx/picture.hpp"

#include <png.h>

#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace city {
namespace {

void append(png_structp png, png_bytep data, png_size_t size) {
  auto& bytes = *static_cast<std::vector<std::uint8_t>*>(png_get_io_ptr(png));
  bytes.insert(bytes.end(), data, data + size);
}

void flush_nothing(png_structp) {}

// libpng reports failure by longjmp, so nothing with a destructor may live in the function that sets the
// mark.
bool write_rows(png_structp png, png_infop info, const Picture& picture, const png_bytep* rows) {
  if (setjmp(png_jmpbuf(png))) return false;  // NOLINT(cert-err52-cpp,modernize-avoid-setjmp-longjmp)
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.size.width),
               static_cast<png_uint_32>(picture.size.height), 8, PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 1);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  png_set_sRGB_gAMA_and_cHRM(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_write_info(png, info);
  png_write_image(png, const_cast<png_bytepp>(rows));  // the C interface lacks a const that it honours
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

PngBytes encode_png(const Picture& picture) {
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  if (picture.size.width <= 0 || picture.size.height <= 0 || picture.rgba.size() != 4 * width * height)
    return {.error = GfxError{GfxError::Kind::BadSize, "a picture of no size cannot be written"}};

  PngBytes result;
  std::vector<png_bytep> rows(height);
  for (std::size_t y = 0; y < height; ++y)
    rows[y] = const_cast<png_bytep>(picture.rgba.data() + 4 * width * y);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  bool written = false;
  if (info != nullptr) {
    png_set_write_fn(png, &result.bytes, append, flush_nothing);
    written = write_rows(png, info, picture, rows.data());
  }
  png_destroy_write_struct(&png, &info);
  if (!written)
    return {.error = GfxError{GfxError::Kind::CannotWrite, "libpng refused the picture: out of memory?"}};
  return result;
}

std::optional<GfxError> save_png(const Picture& picture, const std::string& path) {
  const PngBytes png = encode_png(picture);
  if (png.error) return png.error;
  const std::string part = path + ".part";
  const auto failed = [&path](const std::string& why) {
    return GfxError{GfxError::Kind::CannotWrite, "cannot write the picture: " + why + ": " + path};
  };
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return failed(std::strerror(errno));
  const bool complete = std::fwrite(png.bytes.data(), 1, png.bytes.size(), file) == png.bytes.size();
  const int trouble = errno;
  const bool closed = std::fclose(file) == 0;
  std::error_code code;
  if (complete && closed) {
    std::filesystem::rename(part, path, code);
    if (!code) return std::nullopt;
  }
  const std::string why = code ? code.message() : std::strerror(complete ? errno : trouble);
  std::filesystem::remove(part, code);
  return failed(why);
}

}  // namespace city
