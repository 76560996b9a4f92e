// Dispatch items of which unusually many cases come in, each against its own history at this hour of the week.
//
// An expected peak (the week before Lunar New Year) is told as such and is no reason for attention. Pure.
#pragma once
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"

namespace city {

// "路面積淹水", "usually 0.2 an hour·high", "84". Worst band first, as in the view; normal items are left out.
std::vector<FactRow> item_volume_rows(const CityView& view, const Texts& texts);

}  // namespace city
