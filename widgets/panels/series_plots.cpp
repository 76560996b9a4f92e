#include "widgets/panels/series_plots.hpp"

#include <algorithm>
#include <array>

#include "center/figures/asset_levels.hpp"
#include "widgets/panels/asset_look_up.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kUsualSpan = 24h;
constexpr std::size_t kLeastForUsual = 24;
// History may be read up to so long ago: the present value is joined to its end over this.
constexpr Milliseconds kHistoryBehind = 90s;

struct Found {
  const AssetChunk* chunk = nullptr;
  const AssetInfo* info = nullptr;
  const ValueNow* value = nullptr;
};

Found find(const CityView& view, const ValueRef& ref) {
  if (ref.asset.chunk >= view.assets.size()) return {};
  const AssetChunk& chunk = view.assets[ref.asset.chunk];
  if (ref.asset.slot >= chunk.size() || chunk.feed >= view.book->size()) return {};
  return {&chunk, &(*chunk.info)[ref.asset.slot], find_value(chunk, ref.asset.slot, ref.quantity)};
}

SeriesPoints points_of(const SeriesAnswerPtr& answer) {
  if (!answer) return nullptr;
  return SeriesPoints{answer, &answer->points};
}

SeriesPoints points_of(const std::vector<VitalPoint>& trend) {
  auto points = std::make_shared<std::vector<SeriesPoint>>();
  points->reserve(trend.size());
  for (const VitalPoint& p : trend) points->push_back({p.at, p.value, Quality::Good});
  return points;
}

const AssetTrend* trend_of(const CityView& view, SeriesId series) {
  const auto& all = *view.trends;
  const auto found = std::lower_bound(all.begin(), all.end(), series,
                                      [](const AssetTrend& t, SeriesId id) { return t.series < id; });
  return found != all.end() && found->series == series ? &*found : nullptr;
}

Milliseconds stretch_of(const SeriesAnswer& answer) {
  if (answer.points.size() < kMostSeriesPoints / 4) return 0ms;
  return (answer.wish.to - answer.wish.from) / static_cast<std::int64_t>(kMostSeriesPoints / 2);
}

}  // namespace

SeriesWish wish_of(SeriesId series, TimePoint now, Milliseconds span) {
  const TimePoint to = std::chrono::floor<std::chrono::minutes>(now) + 1min;
  return {series, to - std::max(span, kUsualSpan) - 1min, to};
}

std::vector<PlotLevel> plot_levels(std::string_view quantity, const AssetInfo& info, const Texts& texts) {
  std::vector<PlotLevel> levels;
  for (const LevelLimit& limit : level_limits(quantity)) {
    const bool is_serious = limit.level == Level::Serious, is_notice = limit.level == Level::Notice;
    levels.push_back({.value = limit.value,
                      .label = std::string{is_serious  ? texts.tr("serious")
                                           : is_notice ? texts.tr("notice")
                                                       : texts.tr("attention")},
                      .symbol = is_serious  ? Symbol::Serious
                                : is_notice ? Symbol::None
                                            : Symbol::Attention,
                      .is_low = limit.is_low,
                      .is_inclusive = limit.is_inclusive});
  }
  if (quantity == "water_level_m")
    for (const int number : {3, 2, 1})
      if (const auto at = trait_of(info, "alert_level_" + std::to_string(number) + "_m"))
        levels.push_back({.value = *at,
                          .label = filled(texts.tr("alert level {0}"), {std::to_string(number)}),
                          .symbol = number == 1 ? Symbol::Serious : Symbol::Attention,
                          .is_inclusive = true});
  if (quantity == "speed_kmh")
    if (const auto free = trait_of(info, "free_flow_kmh"))
      levels.push_back({.value = *free, .label = std::string{texts.tr("free flow")}, .is_low = true});
  return levels;
}

std::optional<PlotBand> usual_band(const SeriesAnswerPtr& answer, TimePoint now, const Texts& texts) {
  if (!answer) return std::nullopt;
  std::vector<double> values;
  for (const SeriesPoint& p : points_within(std::span{answer->points}, now - kUsualSpan, now))
    if (p.quality == Quality::Good && std::isfinite(p.value)) values.push_back(p.value);
  if (values.size() < kLeastForUsual) return std::nullopt;
  const auto ranked = [&](double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  return PlotBand{ranked(0.1), ranked(0.9), std::string{texts.tr("usual here")}};
}

PlotLine value_line(const CityView& view, const ValueRef& ref, const SeriesAnswers& history,
                    const Texts& texts) {
  const Found found = find(view, ref);
  if (found.value == nullptr) return {};
  const ValueNow& value = *found.value;
  const SeriesAnswerPtr answer = history.find(value.series);
  PlotLine line{.label = name_of(*found.info, texts), .points = points_of(answer)};
  const AssetTrend* trend = trend_of(view, value.series);
  const bool has_points = answer && !answer->points.empty();
  if (!has_points && trend != nullptr) line.points = points_of(*trend->points);
  const Milliseconds period = stamp_period_of((*view.book)[found.chunk->feed]);
  line.gap = std::max<Milliseconds>(kFreshPeriods * period, answer ? 3 * stretch_of(*answer) : 0ms);
  if (!has_points && trend != nullptr) line.gap = std::max<Milliseconds>(line.gap, 150s);
  line.newest_gap = line.gap + kHistoryBehind;
  if (value.quality != Quality::Missing)
    line.newest = SeriesPoint{valid_at(value), value.value, value.quality};
  return line;
}

std::string last_span_words(Milliseconds span, const Texts& texts) {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(span);
  if (hours < 1h) return filled(texts.tr("last {0} min"), {std::to_string(span / 1min)});
  return filled(texts.tr("last {0} h"), {std::to_string(hours.count())});
}

std::string no_points_words(const CityView& view, const SeriesAnswerPtr& answer, Milliseconds span,
                            const Texts& texts) {
  if (answer && !answer->trouble.empty()) return filled(texts.tr("History: {0}"), {answer->trouble});
  if (answer) return joined({texts.tr("no values"), last_span_words(span, texts)});
  if (!view.health.history.on && view.health.history.trouble.empty())
    return std::string{texts.tr("no history here")};
  return std::string{texts.tr("reading history")};
}

TimePlot value_plot(const CityView& view, const ValueRef& ref, const SeriesAnswers& history,
                    Milliseconds span, const Texts& texts) {
  TimePlot plot{.window = plot_window(view.now, span)};
  const Found found = find(view, ref);
  if (found.value == nullptr) {
    plot.words = texts.tr("no values");
    return plot;
  }
  const QuantityInfo& info = (*view.quantities)[ref.quantity];
  const SeriesAnswerPtr answer = history.find(found.value->series);
  plot.title = texts.pick(info.label);
  if (plot.title.empty()) plot.title = info.name;
  plot.unit = unit_text(info.unit);
  plot.decimals = info.decimals;
  plot.lines.push_back(value_line(view, ref, history, texts));
  plot.levels = plot_levels(info.name, *found.info, texts);
  plot.band = usual_band(answer, view.now, texts);
  plot.words = no_points_words(view, answer, span, texts);
  return plot;
}

std::optional<TimePlot> vital_plot(const CityView& view, std::string_view vital, Milliseconds span,
                                   const Texts& texts) {
  const std::size_t count = std::min(view.vitals.size(), view.vital_specs->size());
  for (std::size_t i = 0; i < count; ++i) {
    const VitalSpec& spec = (*view.vital_specs)[i];
    if (spec.id != vital) continue;
    const Vital& now = view.vitals[i];
    TimePlot plot{.title = std::string{texts.pick(spec.label)},
                  .unit = unit_text(spec.unit),
                  .decimals = spec.decimals,
                  .window = plot_window(view.now, span),
                  .words = joined({texts.tr("no values"), last_span_words(span, texts)})};
    PlotLine line{.label = plot.title, .points = points_of(*now.trend), .gap = 150s, .newest_gap = 150s};
    if (now.value) line.newest = SeriesPoint{view.now, *now.value, Quality::Good};
    plot.lines.push_back(std::move(line));
    const auto level = [&](const std::optional<double>& at, bool is_low) {
      if (at)
        plot.levels.push_back({.value = *at,
                               .label = std::string{texts.tr("attention")},
                               .symbol = Symbol::Attention,
                               .is_low = is_low});
    };
    level(spec.attention_above, false);
    level(spec.attention_below, true);
    if (now.normal)
      plot.band = PlotBand{now.normal->low, now.normal->high, std::string{texts.tr("usual now")}};
    return plot;
  }
  return std::nullopt;
}

}  // namespace city
