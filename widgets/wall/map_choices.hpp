// What a scene file may say about its map.
//
//   layers          [text]   exactly these, each "id", "id:opacity" or "id:opacity:from-to" (widgets/ui/map_layers.hpp);
//                            absent: all but raster picture, fill and heat that nothing asks for
//   fill            text     "open_cases", "overdue_cases", or "assets": what areas are filled by; shows the layer
//   fill_by         text     "village" (default) or "district"
//   fill_kind, fill_quantity, fill_aggregate       of assets; the last is "mean" (default), "max", "sum" or "count"
//   heat            text     "open_cases" or "new_cases"; shows the layer
//   heat_radius_m   50..5000 default 600
//   heat_window_h   1..168   of new cases; default 24
//   heat_group      text     waste, noise …; absent: all
//   lon, lat, across_m       where it looks when nobody moves it; absent: the whole city
// Threads: pure.
#pragma once
#include <optional>
#include <variant>

#include "widgets/density/area_figures.hpp"
#include "widgets/density/density.hpp"
#include "widgets/wall/board.hpp"

namespace city {

struct MapChoices {
  MapLayers layers{};
  AreaFigureChoice fill{};
  DensityChoice heat{};
  std::optional<LookAt> home{};  // empty: the city
};

std::variant<MapChoices, ChoiceError> map_choices(const Choices&);

class ChoiceReader;
// Also of the board of hot spots: heat, heat_radius_m, heat_window_h, heat_group.
DensityChoice density_choice(ChoiceReader&);

}  // namespace city
