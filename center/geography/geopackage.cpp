#include "center/geography/geopackage.hpp"

#include <algorithm>
#include <optional>

namespace city {
namespace {

using Kind = GeographyError::Kind;

std::optional<GeographyError> check_marks(sqlite::Database& file, const std::string& path) {
  sqlite::Statement contents = file.prepare("SELECT count(*) FROM gpkg_contents");
  const sqlite::Step at = contents.step();
  if (at == sqlite::Step::Row) return std::nullopt;
  if (contents.error() && contents.error()->kind != sqlite::Error::Kind::Other)
    return trouble_of(*contents.error());
  return GeographyError{Kind::NotAGeoPackage, "not a GeoPackage (no table gpkg_contents): " + path};
}

bool is_epsg(std::string_view organization) {
  return organization.size() == 4 &&
         std::equal(organization.begin(), organization.end(), "epsg",
                    [](char a, char b) { return (a | 0x20) == b; });  // as GeoPackage writes it: any case
}

}  // namespace

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

std::variant<sqlite::Database, GeographyError> open_geopackage(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored))
    return GeographyError{Kind::NotAFile, "no such file: " + path.string()};
  auto opened = sqlite::Database::open(path, sqlite::Mode::Immutable);
  if (const auto* error = std::get_if<sqlite::Error>(&opened)) return trouble_of(*error);
  auto& file = std::get<sqlite::Database>(opened);
  if (auto error = check_marks(file, path.string())) return std::move(*error);
  return std::move(file);
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  quoted += '"';
  return quoted;
}

std::variant<std::vector<FeatureTable>, GeographyError> feature_tables(sqlite::Database& file,
                                                                       const std::string& path) {
  std::vector<FeatureTable> tables;
  sqlite::Statement rows = file.prepare(
      "SELECT c.table_name, coalesce(c.identifier, ''), g.column_name, g.srs_id, coalesce(s.organization, "
      "''), "
      "coalesce(s.organization_coordsys_id, 0) FROM gpkg_contents c JOIN gpkg_geometry_columns g "
      "ON g.table_name = c.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id "
      "WHERE c.data_type = 'features' ORDER BY c.rowid");
  sqlite::Step at = rows.step();
  for (; at == sqlite::Step::Row; at = rows.step())
    tables.push_back({.name = std::string{rows.text(0)},
                      .identifier = std::string{rows.text(1)},
                      .geometry_column = std::string{rows.text(2)},
                      .srs_id = static_cast<int>(rows.integer(3)),
                      .epsg = is_epsg(rows.text(4)) ? static_cast<int>(rows.integer(5)) : 0});
  if (at == sqlite::Step::Failed && rows.error())
    return GeographyError{Kind::NotAGeoPackage,
                          "its list of layers cannot be read (" + rows.error()->what + "): " + path};
  for (FeatureTable& table : tables) {
    sqlite::Statement columns = file.prepare("SELECT name, pk FROM pragma_table_info(?1)");
    columns.bind(1, std::string_view{table.name});
    while (columns.step() == sqlite::Step::Row) {
      table.columns.emplace_back(columns.text(0));
      if (columns.integer(1) == 1) table.key = table.columns.back();
    }
  }
  return tables;
}

}  // namespace city
