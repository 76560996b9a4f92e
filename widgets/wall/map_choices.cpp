#include "widgets/wall/map_choices.hpp"

#include <array>
#include <string_view>

#include "widgets/wall/choice_reader.hpp"

namespace city {
namespace {

constexpr std::array<std::string_view, 3> kFills{"open_cases", "overdue_cases", "assets"};
constexpr std::array<std::string_view, 2> kLevels{"district", "village"};
constexpr std::array<std::string_view, 4> kAggregates{"mean", "max", "sum", "count"};
constexpr std::array<std::string_view, 2> kHeats{"open_cases", "new_cases"};

AreaFigureChoice fill_choice(ChoiceReader& read) {
  AreaFigureChoice fill;
  const auto source = read.one_of("fill", kFills);
  if (source == kFills[1]) fill.source = AreaFigureChoice::Source::OverdueCases;
  if (source == kFills[2]) fill.source = AreaFigureChoice::Source::Assets;
  if (read.one_of("fill_by", kLevels) == kLevels[0]) fill.level = AreaLevel::District;
  fill.kind = read.text("fill_kind").value_or("");
  fill.quantity = read.text("fill_quantity").value_or("");
  const auto aggregate = read.one_of("fill_aggregate", kAggregates);
  if (aggregate == kAggregates[1]) fill.aggregate = AreaFigureChoice::Aggregate::Max;
  if (aggregate == kAggregates[2]) fill.aggregate = AreaFigureChoice::Aggregate::Sum;
  if (aggregate == kAggregates[3]) fill.aggregate = AreaFigureChoice::Aggregate::Count;
  return fill;
}

bool has(const Choices& choices, std::string_view key) {
  for (const auto& [name, value] : choices)
    if (name == key) return true;
  return false;
}

}  // namespace

DensityChoice density_choice(ChoiceReader& read) {
  DensityChoice heat;
  if (read.one_of("heat", kHeats) == kHeats[1]) heat.source = DensityChoice::Source::NewCases;
  heat.radius_m = read.number("heat_radius_m", kLeastRadiusM, kMostRadiusM).value_or(heat.radius_m);
  if (const auto hours = read.number("heat_window_h", 1, 168))
    heat.window = std::chrono::minutes{static_cast<int>(*hours * 60)};
  heat.group = read.text("heat_group").value_or("");
  return heat;
}

std::variant<MapChoices, ChoiceError> map_choices(const Choices& choices) {
  ChoiceReader read{choices};
  MapChoices made;
  const std::vector<std::string> words = read.list("layers");
  made.fill = fill_choice(read);
  made.heat = density_choice(read);
  const auto lon = read.number("lon", -180, 180), lat = read.number("lat", -85, 85);
  const double across_m = read.number("across_m", 50, 1e6).value_or(LookAt{}.metres_across);
  if (lon && lat) made.home = LookAt{.at = {*lon, *lat}, .metres_across = across_m};
  if (auto error = read.trouble()) return std::move(*error);
  if (lon.has_value() != lat.has_value())
    return ChoiceError{"lon and lat belong together: where the map looks"};
  if (!words.empty()) {
    const auto layers = layers_named(words);
    if (const auto* wrong = std::get_if<std::string>(&layers))
      return ChoiceError{"layers: \"" + *wrong + "\" is no layer of the map"};
    made.layers = std::get<MapLayers>(layers);
  } else {
    made.layers[MapLayer::Fill].on = has(choices, "fill");
    made.layers[MapLayer::Heat].on = has(choices, "heat");
  }
  const bool is_of_assets = made.fill.source == AreaFigureChoice::Source::Assets;
  const bool is_counted = made.fill.aggregate == AreaFigureChoice::Aggregate::Count;
  if (is_of_assets && made.fill.quantity.empty() && !(is_counted && !made.fill.kind.empty()))
    return ChoiceError{"fill_quantity is missing: what of the assets fills the areas"};
  return made;
}

}  // namespace city
