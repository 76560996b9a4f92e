#include "center/geography/geography.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "center/geography/shape.hpp"
#include "center/sqlite/database.hpp"

namespace city {
namespace {

using Kind = GeographyError::Kind;

GeographyError trouble_of(const sqlite::Error& error) {
  switch (error.kind) {
    case sqlite::Error::Kind::NotADatabase:
      return {Kind::NotAGeoPackage, error.what};
    case sqlite::Error::Kind::Missing:
      return {Kind::NotAFile, error.what};
    default:
      return {Kind::Damaged, error.what};
  }
}

std::optional<GeographyError> check_marks(sqlite::Database& file, const std::string& path) {
  sqlite::Statement contents = file.prepare("SELECT count(*) FROM gpkg_contents");
  const sqlite::Step at = contents.step();
  if (at == sqlite::Step::Row) return std::nullopt;
  if (contents.error() && contents.error()->kind != sqlite::Error::Kind::Other)
    return trouble_of(*contents.error());
  return GeographyError{Kind::NotAGeoPackage, "not a GeoPackage (no table gpkg_contents): " + path};
}

struct Areas {
  std::vector<Area> areas{};
  std::optional<GeographyError> error{};
};

Areas read_layer(sqlite::Database& file, const std::string& layer, AreaLevel level, const std::string& path) {
  sqlite::Statement about =
      file.prepare("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1");
  if (about.bind(1, std::string_view{layer}).step() != sqlite::Step::Row)
    return {.error = GeographyError{Kind::LayerAbsent, "no layer " + layer + ": " + path}};
  const std::string column{about.text(0)};
  if (about.integer(1) != 4326)
    return {.error = GeographyError{Kind::WrongCrs,
                                    "layer " + layer + " is in EPSG:" + std::to_string(about.integer(1)) +
                                        ", not 4326; ogr2ogr -t_srs EPSG:4326 converts it: " + path}};
  std::string quoted = "\"";
  for (const char c : column) quoted.append(c == '"' ? 2 : 1, c);
  quoted += '"';

  Areas read;
  ShapeMaker maker;
  sqlite::Statement rows = file.prepare("SELECT code, name_zh, name_en, district, " + quoted + " FROM " +
                                        layer + " ORDER BY code");
  sqlite::Step at = rows.step();
  for (; at == sqlite::Step::Row; at = rows.step()) {
    Area area{.code = std::string{rows.text(0)},
              .level = level,
              .name = {.zh = std::string{rows.text(1)}, .en = std::string{rows.text(2)}},
              .district = std::string{rows.text(3)}};
    const std::string_view wkb = wkb_of_geopackage(rows.blob(4));
    Shape shape = wkb.empty() ? Shape{.trouble = "no geometry"} : maker.make(wkb);
    if (!shape.trouble.empty()) {
      std::string what = layer;
      what.append(" ").append(area.code).append(" ").append(area.name.zh).append(": ");
      what.append(shape.trouble).append(": ").append(path);
      return {.error = GeographyError{Kind::BadGeometry, std::move(what)}};
    }
    area.rings = std::move(shape.rings);
    area.points = std::move(shape.points);
    area.triangles = std::move(shape.triangles);
    area.label_at = shape.label_at;
    read.areas.push_back(std::move(area));
  }
  if (at == sqlite::Step::Failed && rows.error()) {
    const bool lacks_column = rows.error()->kind == sqlite::Error::Kind::Other;
    read.error = lacks_column
                     ? GeographyError{Kind::LayerAbsent, "layer " + layer + ": " + rows.error()->what}
                     : trouble_of(*rows.error());
  } else if (read.areas.empty()) {
    read.error = GeographyError{Kind::LayerAbsent, "layer " + layer + " is empty: " + path};
  }
  return read;
}

}  // namespace

std::variant<GeographyPtr, GeographyError> load_geography(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored))
    return GeographyError{Kind::NotAFile, "no such file: " + path.string()};
  auto opened = sqlite::Database::open(path, sqlite::Mode::Immutable);
  if (const auto* error = std::get_if<sqlite::Error>(&opened)) return trouble_of(*error);
  auto& file = std::get<sqlite::Database>(opened);
  if (auto error = check_marks(file, path.string())) return *error;

  Geography geography;
  sqlite::Statement city = file.prepare("SELECT name_zh, name_en, zone, attribution FROM city");
  if (city.step() != sqlite::Step::Row)
    return GeographyError{Kind::LayerAbsent,
                          "no table city with name_zh, name_en, zone, attribution: " + path.string()};
  geography.city = {.zh = std::string{city.text(0)}, .en = std::string{city.text(1)}};
  geography.zone = std::string{city.text(2)};
  geography.attribution = std::string{city.text(3)};

  Areas districts = read_layer(file, "districts", AreaLevel::District, path.string());
  if (districts.error) return *districts.error;
  Areas villages = read_layer(file, "villages", AreaLevel::Village, path.string());
  if (villages.error) return *villages.error;
  geography.districts = std::move(districts.areas);
  geography.villages = std::move(villages.areas);
  return std::make_shared<const Geography>(std::move(geography));
}

}  // namespace city
