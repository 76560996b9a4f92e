// The layers of the city's own map file on the GPU: everything in one mesh of lines and one of fills, made once.
//
// Looks go by the layer's id: "rivers" and "water…" in a grey blue, "roads" as grey lines that grow with the zoom and are left
// out from afar, anything else quiet and thin. Points are small ticks. None of it is as bright as an asset, so nothing that
// measures is lost on it. Widths and ranges are in units of the wall's height.
// Threads: the context's; file_meshes and file_ink are pure.
#pragma once
#include <vector>

#include "center/state/geography.hpp"
#include "widgets/map/painters.hpp"

namespace city {

enum class FileLook : std::uint8_t { Water, Road, Other, Point, Edge };
inline constexpr std::size_t kFileLooks = 5;
FileLook file_look(const MapFileLayer&);  // of its lines and fills

struct FileMeshes {
  std::vector<FillVertex> corners{};  // tone: FileLook of the fill
  std::vector<std::uint32_t> triangles{};
  LineMesh lines{};  // tag: FileLook
};
FileMeshes file_meshes(const std::vector<MapFileLayer>& layers, World origin);

struct FileInk {
  std::array<Colour4, kTones> fills{};
  LineInk lines{};
  friend bool operator==(const FileInk&, const FileInk&) = default;
};
FileInk file_ink(double metres_per_unit, float unit, float opacity);

class FileLayerPainter {
 public:
  FileLayerPainter(const std::vector<MapFileLayer>& layers, World origin);
  bool is_empty() const { return is_empty_; }
  void draw_fills(const PaintFrame&, const FileInk&) const;
  void draw_lines(const LineProgram&, const PaintFrame&, const FileInk&) const;
  std::size_t bytes() const { return fills_.bytes() + lines_.bytes(); }
  const std::string& trouble() const { return fills_.trouble(); }

 private:
  explicit FileLayerPainter(const FileMeshes&);
  bool is_empty_ = true;
  FillPainter fills_;
  LinePainter lines_{};
};

}  // namespace city
