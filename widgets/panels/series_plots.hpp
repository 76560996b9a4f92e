// One asset's one quantity, or one vital sign, as a plot over time: points out of history's answer, the present value at its end,
// the thresholds that the city judges it by (center/figures/asset_levels, or the asset's own alert levels) and what is usual.
//
// What is usual: of an asset the middle 80 % of its values in the last 24 h (tenth to ninetieth percentile of the points that
// history gives, 24 at least); of a vital sign its normal band at this hour of the week.
// Two points are joined when they are no more than kFreshPeriods of the feed's period apart, or three stretches of a thinned
// answer. Until history answers, the trend that the center keeps of some quantities stands in.
// Threads: pure.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "center/state/series.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/time_plot.hpp"

namespace city {

struct ValueRef {  // one value of one asset
  AssetRef asset{};
  QuantityIndex quantity = 0;
  friend bool operator==(const ValueRef&, const ValueRef&) = default;
};

// What a plot of the last `span` asks of history: whole minutes, so that it asks anew once a minute, and 24 h at least, for what
// is usual.
SeriesWish wish_of(SeriesId series, TimePoint now, Milliseconds span);

std::vector<PlotLevel> plot_levels(std::string_view quantity, const AssetInfo& info, const Texts& texts);
std::optional<PlotBand> usual_band(const SeriesAnswerPtr& answer, TimePoint now, const Texts& texts);

// A line without points where the view has no such value.
PlotLine value_line(const CityView& view, const ValueRef& value, const SeriesAnswers& history,
                    const Texts& texts);
// A plot of one value, all about it. The title is the quantity's label.
TimePlot value_plot(const CityView& view, const ValueRef& value, const SeriesAnswers& history,
                    Milliseconds span, const Texts& texts);
// Empty when nobody defined such a vital sign.
std::optional<TimePlot> vital_plot(const CityView& view, std::string_view vital, Milliseconds span,
                                   const Texts& texts);

// Why a plot has no points: "reading history …", history's trouble, "no values in the last 6 h".
std::string no_points_words(const CityView& view, const SeriesAnswerPtr& answer, Milliseconds span,
                            const Texts& texts);
std::string last_span_words(Milliseconds span, const Texts& texts);  // "last 6 h"

}  // namespace city
