// Geometry of a map file: what is read has finite coordinates and no more points than allowed; polygons survive being made
// fillable, whatever their rings do.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "center/geography/shape.hpp"
#include "center/geography/wkb.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  constexpr std::size_t kMost = 500;
  static ShapeMaker maker;
  const GeoPackageBlob blob = geopackage_blob({reinterpret_cast<const char*>(data), size});
  if (!blob.is_blob || blob.is_empty) return 0;
  const WkbGeometry read = read_wkb(blob.wkb, kMost);
  if (!read.trouble.empty()) return read.parts.empty() ? 0 : (__builtin_trap(), 0);
  if (read.points > kMost) __builtin_trap();
  for (const auto& part : read.parts)
    for (const LonLat& point : part)
      if (!std::isfinite(point.lon_deg) || !std::isfinite(point.lat_deg)) __builtin_trap();
  if (read.shape != MapFeature::Shape::Fill) return 0;
  const Shape shape = maker.make(wkb_of_fill(read));
  for (const std::uint32_t corner : shape.triangles)
    if (corner >= shape.points.size()) __builtin_trap();
  return 0;
}
