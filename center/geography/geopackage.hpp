// What every reader of a GeoPackage starts with: the opened file, its tables, and SQLite's troubles in the map's words.
//
// Errors: GeographyError. Threads: one per opened file.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "center/geography/geography.hpp"
#include "center/sqlite/database.hpp"

namespace city {

// Read-only, nothing is written beside it; has the marks of a GeoPackage.
std::variant<sqlite::Database, GeographyError> open_geopackage(const std::filesystem::path& path);

GeographyError trouble_of(const sqlite::Error& error);
std::string quoted_name(std::string_view name);  // of a table or column, safe inside SQL

struct FeatureTable {
  std::string name{};
  std::string identifier{};
  std::string geometry_column{};
  int srs_id = 0;
  int epsg = 0;                        // 0: the file names another authority, or none
  std::string key{};                   // primary key column; empty: none
  std::vector<std::string> columns{};  // all of them
};
// In the order of the file's own list.
std::variant<std::vector<FeatureTable>, GeographyError> feature_tables(sqlite::Database& file,
                                                                       const std::string& path);

}  // namespace city
