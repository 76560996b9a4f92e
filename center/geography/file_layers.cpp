#include "center/geography/file_layers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "center/geography/geopackage.hpp"
#include "center/geography/projection.hpp"
#include "center/geography/shape.hpp"
#include "center/geography/wkb.hpp"

namespace city {
namespace {

using Kind = GeographyError::Kind;

// One table's way into a layer.
class TableReader {
 public:
  TableReader(const FeatureTable& table, const std::string& path, std::size_t most_points)
      : table_{table}, path_{path}, most_points_{most_points}, projection_{table.epsg} {}

  std::optional<GeographyError> read(sqlite::Database& file, MapFileLayer& layer) {
    if (table_.epsg == 0)
      return error(Kind::WrongCrs, "srs_id " + std::to_string(table_.srs_id) + " is no EPSG system");
    if (!projection_.trouble().empty()) return error(Kind::WrongCrs, projection_.trouble());
    sqlite::Statement rows = file.prepare(query());
    sqlite::Step at = rows.step();
    for (; at == sqlite::Step::Row; at = rows.step()) {
      ++row_;
      row_key_ = std::string{rows.text(3)};
      const GeoPackageBlob blob = geopackage_blob(rows.blob(4));
      if (!blob.is_blob) return error_in_row("is not a GeoPackage geometry");
      if (blob.is_empty) continue;
      if (auto wrong = add(blob.wkb, layer)) return wrong;
      if (layer_grew_) layer.features.back().name = name_of(rows);
    }
    if (at == sqlite::Step::Failed && rows.error()) return error(Kind::Damaged, rows.error()->what);
    return std::nullopt;
  }
  std::size_t points() const { return points_; }

 private:
  std::string query() const {
    const auto column = [&](const char* name) {
      const bool has_it =
          std::find(table_.columns.begin(), table_.columns.end(), name) != table_.columns.end();
      return has_it ? "CAST(" + quoted_name(name) + " AS TEXT)" : std::string{"NULL"};
    };
    const std::string key = table_.key.empty() ? "NULL" : quoted_name(table_.key);
    return "SELECT " + column("name_zh") + ", " + column("name_en") + ", " + column("name") + ", " + key +
           ", " + quoted_name(table_.geometry_column) + " FROM " + quoted_name(table_.name) +
           (table_.key.empty() ? "" : " ORDER BY " + key);
  }

  static Text2 name_of(const sqlite::Statement& rows) {
    const auto first_of = [&](int a, int b) {
      return std::string{rows.text(a).empty() ? rows.text(b) : rows.text(a)};
    };
    return {.zh = first_of(0, 2), .en = first_of(1, 2)};
  }

  std::optional<GeographyError> add(std::string_view wkb, MapFileLayer& layer) {
    layer_grew_ = false;
    WkbGeometry read = read_wkb(wkb, most_points_ - points_ + 1);
    if (!read.trouble.empty()) return error_in_row(read.trouble);
    points_ += read.points;
    if (points_ > most_points_)
      return error(Kind::TooLarge, "more than " + std::to_string(most_points_) +
                                       " points in the map's layers; ogr2ogr -simplify makes it smaller");
    for (auto& part : read.parts)
      for (LonLat& point : part) {
        const std::optional<LonLat> at = projection_.to_degrees(point);
        if (!at) return error_in_row("a point is not on this planet in EPSG:" + std::to_string(table_.epsg));
        point = *at;
      }
    MapFeature feature{.shape = read.shape};
    if (read.shape == MapFeature::Shape::Fill) {
      if (read.points > kMostFillPoints)
        return error_in_row("a polygon of more than " + std::to_string(kMostFillPoints) + " points");
      Shape shape = maker_.make(wkb_of_fill(read));
      if (shape.has_no_area) return std::nullopt;
      if (!shape.trouble.empty()) return error_in_row(shape.trouble);
      feature.parts = std::move(shape.rings);
      feature.points = std::move(shape.points);
      feature.triangles = std::move(shape.triangles);
    } else {
      feature.parts = std::move(read.parts);
    }
    if (feature.parts.empty()) return std::nullopt;
    layer.features.push_back(std::move(feature));
    layer_grew_ = true;
    return std::nullopt;
  }

  GeographyError error(Kind kind, const std::string& what) const {
    return {kind, "layer " + table_.name + ": " + what + ": " + path_};
  }
  GeographyError error_in_row(const std::string& what) const {
    const std::string row = table_.key.empty() ? "row " + std::to_string(row_) : table_.key + " " + row_key_;
    return {Kind::BadGeometry, "layer " + table_.name + ", " + row + ": " + what + ": " + path_};
  }

  const FeatureTable& table_;
  const std::string& path_;
  std::size_t most_points_;
  std::size_t points_ = 0, row_ = 0;
  std::string row_key_{};
  bool layer_grew_ = false;
  Projection projection_;
  ShapeMaker maker_{};
};

}  // namespace

std::variant<FileLayers, GeographyError> load_layers(const std::filesystem::path& file,
                                                     std::span<const MapLayerWish> wishes,
                                                     std::span<const std::string_view> but,
                                                     std::size_t most_points) {
  auto opened = open_geopackage(file);
  if (auto* error = std::get_if<GeographyError>(&opened)) return std::move(*error);
  auto& database = std::get<sqlite::Database>(opened);
  const std::string path = file.string();
  auto listed = feature_tables(database, path);
  if (auto* error = std::get_if<GeographyError>(&listed)) return std::move(*error);
  const auto& tables = std::get<std::vector<FeatureTable>>(listed);

  FileLayers made;
  for (const MapLayerWish& wish : wishes) {
    bool is_found = false;
    for (const FeatureTable& table : tables) {
      const bool is_left_out = std::find(but.begin(), but.end(), table.name) != but.end();
      if (wish.table.empty() ? is_left_out : table.name != wish.table) continue;
      is_found = true;
      const std::string title = table.identifier.empty() ? table.name : table.identifier;
      MapFileLayer layer{.id = table.name, .title = wish.title, .attribution = wish.attribution};
      if (layer.title.zh.empty() && layer.title.en.empty()) layer.title = {.zh = title, .en = title};
      TableReader reader{table, path, most_points - made.points};
      if (auto error = reader.read(database, layer)) return std::move(*error);
      made.points += reader.points();
      made.layers.push_back(std::move(layer));
    }
    if (!is_found && !wish.table.empty())
      return GeographyError{Kind::LayerAbsent, "no layer " + wish.table + ": " + path};
  }
  return made;
}

}  // namespace city
