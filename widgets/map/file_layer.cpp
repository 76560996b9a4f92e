#include "widgets/map/file_layer.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace city {
namespace {

static_assert(static_cast<std::size_t>(FileLook::Point) < kTones, "looks of fills are tones");

constexpr Colour kWaterFill = colour(0x1b2b38), kWaterLine = colour(0x35536a);
constexpr Colour kRoadFill = colour(0x222930), kRoadLine = colour(0x3d4853);
constexpr Colour kOtherFill = colour(0x1f2a2c), kOtherLine = colour(0x4a555f);
constexpr Colour kPoint = colour(0x67727d), kEdge = colour(0x333e47);
constexpr double kRoadsFromMPx = 22;  // metres per unit: from afar roads would be a grey veil
constexpr double kPointsFromMPx = 12;
constexpr double kReferenceMPx = 31;  // a city of 28 km on 900 lines
constexpr double kTickWorld = 1e-12;  // a point's length; the shader lengthens it to a tick

std::uint8_t tag_of(FileLook look) { return static_cast<std::uint8_t>(look); }

void add_fill(FileMeshes& meshes, const MapFeature& feature, FileLook look, World origin) {
  const auto first = static_cast<std::uint32_t>(meshes.corners.size());
  for (const LonLat& point : feature.points) {
    const World at = world_from_geo(point);
    meshes.corners.push_back({.x = static_cast<float>(at.x - origin.x),
                              .y = static_cast<float>(at.y - origin.y),
                              .tone = static_cast<std::uint16_t>(look)});
  }
  for (const std::uint32_t corner : feature.triangles) meshes.triangles.push_back(first + corner);
  for (const auto& ring : feature.parts)
    meshes.lines.add_path(origin, ring, true, tag_of(look == FileLook::Water ? look : FileLook::Edge));
}

}  // namespace

FileLook file_look(const MapFileLayer& layer) {
  const std::string_view id = layer.id;
  for (const std::string_view water : {"river", "water", "lake", "canal", "stream"})
    if (id.starts_with(water)) return FileLook::Water;
  return id.starts_with("road") || id.starts_with("street") ? FileLook::Road : FileLook::Other;
}

FileMeshes file_meshes(const std::vector<MapFileLayer>& layers, World origin) {
  FileMeshes meshes;
  for (const MapFileLayer& layer : layers) {
    const FileLook look = file_look(layer);
    for (const MapFeature& feature : layer.features) switch (feature.shape) {
        case MapFeature::Shape::Fill:
          add_fill(meshes, feature, look, origin);
          break;
        case MapFeature::Shape::Lines:
          for (const auto& path : feature.parts) meshes.lines.add_path(origin, path, false, tag_of(look));
          break;
        case MapFeature::Shape::Points:
          for (const auto& part : feature.parts)
            for (const LonLat& point : part) {
              const World at = world_from_geo(point);
              meshes.lines.add_segment(origin, at, {at.x + kTickWorld, at.y}, tag_of(FileLook::Point));
            }
          break;
      }
  }
  return meshes;
}

FileInk file_ink(double metres_per_unit, float unit, float opacity) {
  const double nearer = std::clamp(std::log2(kReferenceMPx / std::max(metres_per_unit, 1e-6)), 0.0, 6.0);
  const auto near = static_cast<float>(nearer);
  FileInk ink;
  const auto set = [&](FileLook look, Colour fill, Colour line, float width) {
    const auto i = static_cast<std::size_t>(look);
    if (i < kTones) ink.fills[i] = floats(faded(fill, opacity));
    ink.lines.colour[i] = floats(faded(line, opacity));
    ink.lines.width_px[i] = opacity > 0 ? width * unit : 0;
  };
  set(FileLook::Water, kWaterFill, kWaterLine, 1.4F + 0.5F * near);
  set(FileLook::Road, kRoadFill, kRoadLine, metres_per_unit < kRoadsFromMPx ? 0.9F + 0.55F * near : 0);
  set(FileLook::Other, kOtherFill, kOtherLine, 1.0F + 0.2F * near);
  set(FileLook::Point, kOtherFill, kPoint, metres_per_unit < kPointsFromMPx ? 4.0F + 0.5F * near : 0);
  set(FileLook::Edge, kOtherFill, kEdge, 1.0F);
  return ink;
}

FileLayerPainter::FileLayerPainter(const std::vector<MapFileLayer>& layers, World origin)
    : FileLayerPainter{file_meshes(layers, origin)} {}

FileLayerPainter::FileLayerPainter(const FileMeshes& meshes)
    : is_empty_{meshes.triangles.empty() && meshes.lines.indices().empty()},
      fills_{meshes.corners, meshes.triangles} {
  lines_.set(meshes.lines);
}

void FileLayerPainter::draw_fills(const PaintFrame& frame, const FileInk& ink) const {
  fills_.draw(frame, ink.fills);
}

void FileLayerPainter::draw_lines(const LineProgram& program, const PaintFrame& frame,
                                  const FileInk& ink) const {
  lines_.draw(program, frame, ink.lines);
}

}  // namespace city
