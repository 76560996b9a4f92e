// Pictures of one colour as PNG and JPEG bytes, and an MBTiles file written with SQL, for tests.
#pragma once
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>
#include <png.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "center/sqlite/database.hpp"

namespace city::test {

using Rgb = std::array<std::uint8_t, 3>;

inline std::string png_of(Rgb colour, int side = 8) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < side * side; ++i) pixels.insert(pixels.end(), colour.begin(), colour.end());
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = static_cast<png_uint_32>(side);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t bytes = 0;
  png_image_write_to_memory(&image, nullptr, &bytes, 0, pixels.data(), 0, nullptr);
  std::string made(bytes, '\0');
  png_image_write_to_memory(&image, made.data(), &bytes, 0, pixels.data(), 0, nullptr);
  made.resize(bytes);
  return made;
}

inline std::string jpeg_of(Rgb colour, int side = 8) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = info.image_height = static_cast<JDIMENSION>(side);
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 95, TRUE);
  jpeg_start_compress(&info, TRUE);
  std::vector<std::uint8_t> line;
  for (int i = 0; i < side; ++i) line.insert(line.end(), colour.begin(), colour.end());
  for (int y = 0; y < side; ++y) {
    JSAMPROW row = line.data();
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  std::string made{reinterpret_cast<const char*>(bytes), size};
  jpeg_destroy_compress(&info);
  std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): libjpeg's own
  return made;
}

class TileFile {
 public:
  TileFile()
      : path_{std::filesystem::temp_directory_path() / ("city_" + std::to_string(::getpid()) + ".mbtiles")} {
    std::filesystem::remove(path_);
    database_ = std::get<sqlite::Database>(sqlite::Database::open(path_, sqlite::Mode::Create));
    database_.execute(
        "PRAGMA synchronous = OFF; CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles "
        "(zoom_level "
        "INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)");
  }
  ~TileFile() { std::filesystem::remove(path_); }
  TileFile(const TileFile&) = delete;
  TileFile& operator=(const TileFile&) = delete;

  void says(std::string_view name, std::string_view value) {
    auto row = database_.prepare("INSERT INTO metadata VALUES (?1, ?2)");
    row.bind(1, name).bind(2, value).run();
  }
  void tile(int zoom, int column, int tms_row, std::string_view bytes) {
    auto row = database_.prepare("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)");
    row.bind(1, zoom).bind(2, column).bind(3, tms_row).bind_blob(4, bytes).run();
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  sqlite::Database database_{};
};

}  // namespace city::test
