#include "widgets/ui/map_layers.hpp"

#include <algorithm>
#include <charconv>

namespace city {
namespace {

// In the catalogue under these English texts; marked for it by N_.
#define N_(text) text
constexpr std::array<LayerName, kMapLayers> kNames{{
    {"raster", N_("Map picture")},
    {"ground", N_("Districts and villages")},
    {"fill", N_("Fill by area")},
    {"files", N_("City map layers")},
    {"heat", N_("Heat map")},
    {"alerts", N_("Warning areas")},
    {"roads", N_("Road speeds")},
    {"assets", N_("Sensors and stations")},
    {"cameras", N_("Cameras")},
    {"hospitals", N_("Hospitals")},
    {"cases", N_("Open cases")},
    {"clusters", N_("Case clusters")},
    {"focus", N_("Focus ring")},
    {"names", N_("Names")},
    {"legend", N_("Legend")},
    {"scale", N_("Scale bar")},
}};
#undef N_

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= 0 ? std::optional{value} : std::nullopt;
}

struct Named {
  MapLayer layer{};
  LayerSetting setting{};
};

std::optional<Named> named(std::string_view word) {
  const std::size_t first = word.find(':');
  const auto layer = layer_of(word.substr(0, first));
  if (!layer) return std::nullopt;
  Named made{.layer = *layer};
  if (first == std::string_view::npos) return made;
  word.remove_prefix(first + 1);
  const std::size_t second = word.find(':');
  const auto opacity = number(word.substr(0, second));
  if (!opacity || *opacity > 1) return std::nullopt;
  made.setting.opacity = static_cast<float>(*opacity);
  if (second == std::string_view::npos) return made;
  word.remove_prefix(second + 1);
  const std::size_t dash = word.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = number(word.substr(0, dash)), to = number(word.substr(dash + 1));
  if (!from || !to || *from >= *to) return std::nullopt;
  made.setting.from_m_px = *from;
  made.setting.to_m_px = *to;
  return made;
}

}  // namespace

MapLayers::MapLayers() {
  (*this)[MapLayer::Fill].on = false;
  (*this)[MapLayer::Heat].on = false;
}

float MapLayers::opacity_at(MapLayer layer, double metres_per_unit) const {
  const LayerSetting& s = (*this)[layer];
  const bool is_drawn = s.on && metres_per_unit >= s.from_m_px && metres_per_unit < s.to_m_px;
  return is_drawn ? std::clamp(s.opacity, 0.0F, 1.0F) : 0.0F;
}

void MapLayers::all_off() {
  for (LayerSetting& setting : all) setting.on = false;
}

const LayerName& layer_name(MapLayer layer) { return kNames[static_cast<std::size_t>(layer)]; }

std::optional<MapLayer> layer_of(std::string_view id) {
  if (id == "villages" || id == "districts") return MapLayer::Ground;
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [&](const LayerName& name) { return name.id == id; });
  if (found == kNames.end()) return std::nullopt;
  return static_cast<MapLayer>(found - kNames.begin());
}

std::variant<MapLayers, std::string> layers_named(const std::vector<std::string>& words) {
  MapLayers layers;
  layers.all_off();
  for (const std::string& word : words) {
    const auto one = named(word);
    if (!one) return word;
    layers[one->layer] = one->setting;
  }
  return layers;
}

MapLayers with_changes(MapLayers layers, const LayerChanges& changes) {
  for (std::size_t i = 0; i < kMapLayers; ++i) {
    layers.all[i].on = changes[i].on.value_or(layers.all[i].on);
    layers.all[i].opacity = changes[i].opacity.value_or(layers.all[i].opacity);
  }
  return layers;
}

}  // namespace city
