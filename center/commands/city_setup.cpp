#include "center/commands/city_setup.hpp"

#include <utility>

#include "center/config/feed_files.hpp"
#include "center/config/read_file.hpp"
#include "center/core/vital_file.hpp"
#include "center/geography/geography.hpp"

namespace city {

std::variant<FeedBookPtr, SetupError> load_feeds(const Config& config) {
  auto loaded = load_feed_files(config.feed_dirs);
  if (auto* error = std::get_if<FeedFileError>(&loaded)) return SetupError{std::move(error->what)};
  return std::make_shared<const FeedBook>(std::get<FeedBook>(std::move(loaded)));
}

std::variant<CenterConfig, SetupError> load_city(const Config& config, FeedBookPtr feeds) {
  const auto vitals_text = read_file(config.vitals_file);
  if (!vitals_text) return SetupError{"the vital signs cannot be read: " + config.vitals_file.string()};
  auto vitals = parse_vital_file(*vitals_text);
  if (const auto* error = std::get_if<SpecError>(&vitals))
    return SetupError{error->what + " (line " + std::to_string(error->line) +
                      "): " + config.vitals_file.string()};
  auto geography = load_geography(config.map_file, config.map_layers);
  if (auto* error = std::get_if<GeographyError>(&geography)) return SetupError{std::move(error->what)};
  auto& figures = std::get<VitalFile>(vitals);
  return CenterConfig{.feeds = std::move(feeds),
                      .vitals = std::move(figures.vitals),
                      .trends = std::move(figures.trends),
                      .geography = std::get<GeographyPtr>(std::move(geography))};
}

}  // namespace city
