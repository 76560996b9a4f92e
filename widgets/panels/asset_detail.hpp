// Everything about one asset (ISA-101 level 3): its names, every value with unit, quality, doubts and age, the plots of its
// quantities with thresholds and what is usual, and where its data comes from. The feed's line leads to the feeds (level 4).
//
// Values are those of the inspector's card. Plots stand with what is beyond its level first, then as the card does; at most
// kMostDetailPlots. Nothing is shown, in words, while no asset is chosen or when the chosen one is gone.
// Rows are pure; drawing belongs to the UI thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "widgets/panels/board_table.hpp"
#include "widgets/panels/plot_stack.hpp"
#include "widgets/panels/series_plots.hpp"

namespace city {

inline constexpr std::size_t kMostDetailPlots = 16;

struct AssetDetailChoices {
  Milliseconds span{std::chrono::hours{6}};
};

struct AssetDetailContent {
  bool has_asset = false;
  std::string name{};
  std::string other_name{};  // in the other language
  std::string subtitle{};    // kind, district, agency
  std::string note{};        // "last 6 h"
  std::vector<TableRow> values{};
  TableRow feed{};                     // its name and health; clicking leads to the feeds
  std::vector<std::string> sources{};  // topics, newest message, place, stamps
  std::vector<PlotCell> plots{};
};

AssetDetailContent asset_detail(const CityView& view, std::optional<AssetRef> asset,
                                const AssetDetailChoices& choices, const SeriesAnswers& history,
                                const ZoneClock& clock, const Texts& texts);
std::vector<SeriesWish> asset_detail_wishes(const CityView& view, std::optional<AssetRef> asset,
                                            const AssetDetailChoices& choices);

PlotsDrawn draw_asset_detail(Pen& pen, Rect r, const AssetDetailContent& content, PlotStack& stack,
                             const ZoneClock& clock, const Texts& texts, const Hand& hand,
                             std::optional<TimePoint> crosshair);

}  // namespace city
