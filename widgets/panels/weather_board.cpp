#include "widgets/panels/weather_board.hpp"

#include <algorithm>
#include <limits>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/city_reach.hpp"
#include "widgets/panels/figure_words.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr std::array<std::string_view, kRainWindows> kWindows{"rain_10min_mm", "rain_1h_mm", "rain_3h_mm",
                                                              "rain_24h_mm"};

struct Range {
  double least = std::numeric_limits<double>::infinity(), most = -least;
  void add(std::optional<double> value) {
    if (!value) return;
    least = std::min(least, *value);
    most = std::max(most, *value);
  }
  bool is_known() const { return least <= most; }
};

double or_less(std::optional<double> value) { return value.value_or(-1); }

bool wetter(const RainRow& a, const RainRow& b) {
  if (a.level != b.level) return a.level > b.level;
  for (const std::size_t window : {std::size_t{1}, std::size_t{0}, std::size_t{2}, std::size_t{3}})
    if (or_less(a.mm[window]) != or_less(b.mm[window])) return or_less(a.mm[window]) > or_less(b.mm[window]);
  return a.asset < b.asset;
}

bool windier(const WindRow& a, const WindRow& b) {
  if (a.level != b.level) return a.level > b.level;
  const auto gust_of = [](const WindRow& row) { return or_less(row.gust_mps ? row.gust_mps : row.wind_mps); };
  return gust_of(a) != gust_of(b) ? gust_of(a) > gust_of(b) : a.asset < b.asset;
}

class Survey {
 public:
  Survey(const CityView& view, const Geography& geography, const WeatherChoices& choices, const Texts& texts)
      : view_{view}, texts_{texts}, reach_{geography, choices.reach_km} {}

  WeatherContent made() {
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      if (chunk.feed >= view_.book->size() || (*view_.book)[chunk.feed].domain != Domain::Environment)
        continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) {
        const std::string& kind = (*chunk.info)[slot].kind;
        if (kind != "rain_gauge" && kind != "weather_station") continue;
        if (!reach_.holds((*chunk.info)[slot])) continue;
        if (kind == "rain_gauge") take_gauge(chunk, {c, slot});
        if (kind == "weather_station") take_station(chunk, {c, slot});
      }
    }
    std::sort(content_.rain.begin(), content_.rain.end(), wetter);
    std::sort(content_.wind.begin(), content_.wind.end(), windier);
    add_facts();
    return std::move(content_);
  }

 private:
  void take_gauge(const AssetChunk& chunk, AssetRef ref) {
    RainRow row{.asset = ref, .name = name_of((*chunk.info)[ref.slot], texts_)};
    const ValueNow* newest = nullptr;
    bool rains = false;
    for (std::size_t i = 0; i < kRainWindows; ++i) {
      row.mm[i] = sound_value(view_, chunk, ref.slot, windows_[i]);
      if (!row.mm[i]) continue;
      newest = find_value(chunk, ref.slot, windows_[i]);
      rains |= *row.mm[i] > 0;
      row.level = std::max(row.level, level_of(kWindows[i], *row.mm[i]));
      content_.most_mm[i] = std::max(content_.most_mm[i].value_or(0), *row.mm[i]);
    }
    if (newest == nullptr) {
      ++content_.silent;
      return;
    }
    ++content_.gauges;
    if (!rains) return;
    content_.raining += row.mm[0].value_or(0) > 0 ? 1U : 0U;
    if (const auto rain_class = sound_value(view_, chunk, ref.slot, class_))
      row.class_words = figure_words("rain_class", *rain_class, texts_);
    row.age = value_age(view_, newest, texts_);
    content_.rain.push_back(std::move(row));
  }

  void take_station(const AssetChunk& chunk, AssetRef ref) {
    WindRow row{.asset = ref,
                .name = name_of((*chunk.info)[ref.slot], texts_),
                .gust_mps = sound_value(view_, chunk, ref.slot, gust_),
                .wind_mps = sound_value(view_, chunk, ref.slot, wind_),
                .temperature_c = sound_value(view_, chunk, ref.slot, temperature_),
                .humidity_pct = sound_value(view_, chunk, ref.slot, humidity_)};
    if (!row.gust_mps && !row.wind_mps && !row.temperature_c) {
      ++content_.silent;
      return;
    }
    if (row.gust_mps) row.level = level_of("gust_mps", *row.gust_mps);
    if (row.temperature_c) row.level = std::max(row.level, level_of("temperature_c", *row.temperature_c));
    for (const auto quantity : {wind_, gust_, temperature_})
      if (const ValueNow* value = find_value(chunk, ref.slot, quantity))
        row.age = value_age(view_, value, texts_);
    degrees_.add(row.temperature_c);
    gusts_.add(row.gust_mps);
    winds_.add(row.wind_mps);
    content_.wind.push_back(std::move(row));
  }

  static Symbol symbol_of(Level level) {
    return level == Level::Serious     ? Symbol::Serious
           : level == Level::Attention ? Symbol::Attention
                                       : Symbol::None;
  }

  void add_facts() {
    bool is_severe = false;
    for (const AlertPtr& alert : *view_.alerts) {
      if (!alert->in_force) continue;
      ++content_.warnings;
      is_severe |= alert->fact.severity >= Severity::Severe;
    }
    if (content_.warnings > 0)
      content_.facts.push_back(
          {is_severe ? Symbol::Serious : Symbol::Attention,
           filled(texts_.tr("warnings in force: {0}"), {count_text(content_.warnings)})});
    if (content_.gauges > 0)
      content_.facts.push_back(
          {Symbol::None, content_.raining > 0
                             ? filled(texts_.tr("rain at {0} of {1} gauges"),
                                      {count_text(content_.raining), count_text(content_.gauges)})
                             : filled(texts_.tr("no rain at {0} gauges"), {count_text(content_.gauges)})});
    if (degrees_.is_known())
      content_.facts.push_back({symbol_of(level_of("temperature_c", degrees_.most)),
                                filled(texts_.tr("{0} to {1} °C"),
                                       {number_text(degrees_.least, 1), number_text(degrees_.most, 1)})});
    if (gusts_.is_known()) {
      content_.facts.push_back({symbol_of(level_of("gust_mps", gusts_.most)),
                                filled(texts_.tr("gusts to {0} m/s"), {number_text(gusts_.most, 1)})});
    } else if (winds_.is_known()) {
      content_.facts.push_back(
          {Symbol::None, filled(texts_.tr("wind to {0} m/s"), {number_text(winds_.most, 1)})});
    }
    if (content_.silent > 0)
      content_.facts.push_back(
          {Symbol::Stale, filled(texts_.tr("{0} not reporting"), {count_text(content_.silent)})});
  }

  const CityView& view_;
  const Texts& texts_;
  CityReach reach_;
  std::array<std::optional<QuantityIndex>, kRainWindows> windows_{
      quantity_index(view_, kWindows[0]), quantity_index(view_, kWindows[1]),
      quantity_index(view_, kWindows[2]), quantity_index(view_, kWindows[3])};
  std::optional<QuantityIndex> class_ = quantity_index(view_, "rain_class");
  std::optional<QuantityIndex> gust_ = quantity_index(view_, "gust_mps");
  std::optional<QuantityIndex> wind_ = quantity_index(view_, "wind_mps");
  std::optional<QuantityIndex> temperature_ = quantity_index(view_, "temperature_c");
  std::optional<QuantityIndex> humidity_ = quantity_index(view_, "humidity_pct");
  Range degrees_{}, gusts_{}, winds_{};
  WeatherContent content_{};
};

}  // namespace

WeatherContent weather_board(const CityView& view, const Geography& geography, const WeatherChoices& choices,
                             const Texts& texts) {
  return Survey{view, geography, choices, texts}.made();
}

}  // namespace city
