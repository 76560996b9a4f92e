// Histories side by side: named assets, or the worst of a kind, or a vital sign.
//
// Which are the worst: by the level that the value has (center/figures/asset_levels), then by how far on its bad side it is; only
// values that are good and fresh. Where the table does not say which side is bad, high is, unless `lowest` says otherwise.
// Picking looks at every asset, so a board picks again only once a minute, and the plots do not change places meanwhile.
// Each plot opens its asset's detail. Rows are pure; drawing belongs to the UI thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "widgets/panels/plot_stack.hpp"
#include "widgets/panels/series_plots.hpp"

namespace city {

struct SeriesChoices {
  std::string title{};  // as the scene says it; empty: of the quantity
  std::string vital{};  // a vital sign's id; then nothing else is asked
  std::string kind{};   // of assets; empty: any
  std::string quantity{};
  std::vector<std::string> assets{};  // full ids; empty: the worst of the kind
  std::size_t most = 6;
  std::optional<bool> lowest{};  // low values are the worst
  bool together = false;         // one plot of at most kMostPlotLines lines, in place of one each
  Milliseconds span{std::chrono::hours{6}};
};

// What to plot, in order; at most `most`.
std::vector<ValueRef> pick_series(const CityView& view, const SeriesChoices& choices);

struct SeriesBoardContent {
  std::string title{};
  std::string note{};  // "last 6 h"
  std::vector<PlotCell> plots{};
  std::string words{};  // in place of plots: why there are none
};
SeriesBoardContent series_board(const CityView& view, const SeriesChoices& choices,
                                const std::vector<ValueRef>& picked, const SeriesAnswers& history,
                                const Texts& texts);
std::vector<SeriesWish> series_wishes(const CityView& view, const std::vector<ValueRef>& picked,
                                      Milliseconds span);

PlotsDrawn draw_series_board(Pen& pen, Rect r, const SeriesBoardContent& content, PlotStack& stack,
                             const ZoneClock& clock, const Texts& texts, const Hand& hand,
                             std::optional<TimePoint> crosshair);

}  // namespace city
