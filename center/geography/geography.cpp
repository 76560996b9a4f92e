#include "center/geography/geography.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "center/geography/file_layers.hpp"
#include "center/geography/geopackage.hpp"
#include "center/geography/shape.hpp"

namespace city {
namespace {

using Kind = GeographyError::Kind;

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
  const std::string quoted = quoted_name(column);

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

// The file's own layers, then those of other files, each file opened once per run of wishes for it.
std::optional<GeographyError> add_layers(Geography& geography, const std::filesystem::path& path,
                                         std::span<const MapLayerWish> wishes) {
  const auto is_own = [&](const MapLayerWish& wish) { return wish.file.empty() || wish.file == path; };
  std::size_t points = 0;
  const auto add = [&](const std::filesystem::path& file, std::span<const MapLayerWish> wanted,
                       std::span<const std::string_view> but) -> std::optional<GeographyError> {
    auto loaded = load_layers(file, wanted, but, kMostLayerPoints - points);
    if (auto* error = std::get_if<GeographyError>(&loaded)) return std::move(*error);
    auto& more = std::get<FileLayers>(loaded);
    points += more.points;
    std::move(more.layers.begin(), more.layers.end(), std::back_inserter(geography.layers));
    return std::nullopt;
  };
  std::vector<std::string_view> said{"districts", "villages"};
  for (const MapLayerWish& wish : wishes)
    if (is_own(wish) && !wish.table.empty()) said.emplace_back(wish.table);
  const std::vector<MapLayerWish> rest{MapLayerWish{}};
  if (auto error = add(path, rest, said)) return error;
  for (const MapLayerWish& wish : wishes)
    if (auto error = add(is_own(wish) ? path : wish.file, {&wish, 1}, {})) return error;
  for (const MapFileLayer& layer : geography.layers) {
    const bool is_said = geography.attribution.find(layer.attribution) != std::string::npos;
    if (!is_said) geography.attribution += (geography.attribution.empty() ? "" : " · ") + layer.attribution;
  }
  return std::nullopt;
}

}  // namespace

std::variant<GeographyPtr, GeographyError> load_geography(const std::filesystem::path& path,
                                                          std::span<const MapLayerWish> wishes) {
  auto opened = open_geopackage(path);
  if (auto* error = std::get_if<GeographyError>(&opened)) return std::move(*error);
  auto& file = std::get<sqlite::Database>(opened);

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
  if (auto error = add_layers(geography, path, wishes)) return std::move(*error);
  return std::make_shared<const Geography>(std::move(geography));
}

}  // namespace city
