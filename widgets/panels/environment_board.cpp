#include "widgets/panels/environment_board.hpp"

#include <algorithm>
#include <array>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/board_halves.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/city_reach.hpp"
#include "widgets/panels/figure_words.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/panels/wanted_quantities.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr std::array<std::string_view, 6> kByPollutant{"aqi_pm25", "aqi_pm10", "aqi_o3",
                                                       "aqi_co",   "aqi_so2",  "aqi_no2"};

double or_less(std::optional<double> value) { return value.value_or(-1); }

bool worse(const AirRow& a, const AirRow& b) {
  if (or_less(a.aqi) != or_less(b.aqi)) return or_less(a.aqi) > or_less(b.aqi);
  if (or_less(a.pm25) != or_less(b.pm25)) return or_less(a.pm25) > or_less(b.pm25);
  return a.asset < b.asset;
}

Symbol symbol_of(Level level) {
  return level == Level::Serious     ? Symbol::Serious
         : level == Level::Attention ? Symbol::Attention
                                     : Symbol::None;
}

class Survey {
 public:
  Survey(const CityView& view, const Geography& geography, const EnvironmentChoices& choices,
         const Texts& texts)
      : view_{view}, texts_{texts}, reach_{geography, choices.reach_km} {
    for (std::size_t i = 0; i < kByPollutant.size(); ++i)
      by_pollutant_[i] = quantity_index(view, kByPollutant[i]);
  }

  EnvironmentContent made() {
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      if (chunk.feed >= view_.book->size()) continue;
      const Domain domain = (*view_.book)[chunk.feed].domain;
      if (domain != Domain::Environment && domain != Domain::Facility) continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot)
        if (wanted_.any_of(chunk, slot)) take(chunk, {c, slot});
    }
    std::sort(content_.air.begin(), content_.air.end(), worse);
    std::sort(content_.noise.begin(), content_.noise.end(), [](const NoiseRow& a, const NoiseRow& b) {
      return a.noise_dba != b.noise_dba ? a.noise_dba > b.noise_dba : a.asset < b.asset;
    });
    add_facts();
    return std::move(content_);
  }

 private:
  void take(const AssetChunk& chunk, AssetRef ref) {
    const ValueNow* air = find_value(chunk, ref.slot, pm25_);
    if (air == nullptr) air = find_value(chunk, ref.slot, aqi_);
    const ValueNow* noise = find_value(chunk, ref.slot, noise_);
    if ((air == nullptr && noise == nullptr) || !reach_.holds((*chunk.info)[ref.slot])) return;
    const bool told_air = air != nullptr && take_air(chunk, ref);
    const bool told_noise = noise != nullptr && is_sound(view_, chunk.feed, *noise);
    if (told_noise)
      content_.noise.push_back({.asset = ref,
                                .name = name_of((*chunk.info)[ref.slot], texts_),
                                .noise_dba = noise->value,
                                .temperature_c = sound_value(view_, chunk, ref.slot, temperature_),
                                .humidity_pct = sound_value(view_, chunk, ref.slot, humidity_),
                                .age = value_age(view_, noise, texts_)});
    if (!told_air && !told_noise) ++content_.silent;
  }

  bool take_air(const AssetChunk& chunk, AssetRef ref) {
    AirRow row{.asset = ref,
               .aqi = sound_value(view_, chunk, ref.slot, aqi_),
               .pm25 = sound_value(view_, chunk, ref.slot, pm25_),
               .pm10 = sound_value(view_, chunk, ref.slot, pm10_),
               .o3 = sound_value(view_, chunk, ref.slot, o3_)};
    if (!row.aqi)
      for (const auto& quantity : by_pollutant_)
        if (const auto index = sound_value(view_, chunk, ref.slot, quantity))
          row.aqi = std::max(row.aqi.value_or(0), *index);
    if (!row.aqi && !row.pm25) return false;
    row.name = name_of((*chunk.info)[ref.slot], texts_);
    if (row.aqi) {
      row.words = figure_words("aqi", *row.aqi, texts_);
      row.level = level_of("aqi", *row.aqi);
    } else {
      row.level = level_of("pm25_ug_m3", *row.pm25);
    }
    const ValueNow* newest = find_value(chunk, ref.slot, aqi_);
    row.age = value_age(view_, newest != nullptr ? newest : find_value(chunk, ref.slot, pm25_), texts_);
    content_.air.push_back(std::move(row));
    return true;
  }

  void add_facts() {
    const auto add = [&](Symbol symbol, std::string text) {
      content_.facts.push_back({symbol, std::move(text)});
    };
    if (!content_.air.empty() && content_.air.front().aqi) {
      const AirRow& worst = content_.air.front();
      add(symbol_of(worst.level),
          joined({filled(texts_.tr("worst AQI {0}"), {number_text(worst.aqi, 0)}), worst.words}));
    }
    double sum = 0, most = 0;
    std::uint64_t count = 0;
    for (const AirRow& row : content_.air)
      if (row.pm25) sum += *row.pm25, most = std::max(most, *row.pm25), ++count;
    if (count > 0)
      add(Symbol::None, filled(texts_.tr("PM2.5 mean {0}, most {1} µg/m³"),
                               {number_text(sum / static_cast<double>(count), 1), number_text(most, 1)}));
    if (!content_.noise.empty())
      add(Symbol::None,
          filled(texts_.tr("loudest {0} dB(A)"), {number_text(content_.noise.front().noise_dba, 0)}));
    if (content_.silent > 0)
      add(Symbol::Stale, filled(texts_.tr("{0} not reporting"), {count_text(content_.silent)}));
  }

  const CityView& view_;
  const Texts& texts_;
  CityReach reach_;
  std::optional<QuantityIndex> aqi_ = quantity_index(view_, "aqi"),
                               pm25_ = quantity_index(view_, "pm25_ug_m3"),
                               pm10_ = quantity_index(view_, "pm10_ug_m3"),
                               o3_ = quantity_index(view_, "o3_ppb"),
                               noise_ = quantity_index(view_, "noise_dba"),
                               temperature_ = quantity_index(view_, "temperature_c"),
                               humidity_ = quantity_index(view_, "humidity_pct");
  WantedQuantities wanted_{view_, std::array{aqi_, pm25_, noise_}};
  std::array<std::optional<QuantityIndex>, kByPollutant.size()> by_pollutant_{};
  EnvironmentContent content_{};
};

std::vector<TableColumn> air_columns(const EnvironmentContent& content, const Texts& texts) {
  const auto any = [&](std::optional<double> AirRow::*figure) {
    return std::any_of(content.air.begin(), content.air.end(),
                       [&](const AirRow& row) { return (row.*figure).has_value(); });
  };
  std::vector<TableColumn> columns{{.head = texts.tr("Air"), .least = 110}};
  if (any(&AirRow::aqi)) {
    columns.push_back({.head = "AQI", .align = Align::Right});
    columns.push_back({.leaves = 1, .is_small = true});
  }
  columns.push_back({.head = "PM2.5", .align = Align::Right, .leaves = 2});
  if (any(&AirRow::pm10)) columns.push_back({.head = "PM10", .align = Align::Right, .leaves = 4});
  if (any(&AirRow::o3)) columns.push_back({.head = texts.tr("Ozone"), .align = Align::Right, .leaves = 5});
  columns.push_back({.head = texts.tr("Age"), .align = Align::Right, .leaves = 3, .is_small = true});
  return columns;
}

std::vector<TableRow> air_rows(const EnvironmentContent& content, std::span<const TableColumn> columns,
                               std::size_t most, const Texts& texts) {
  std::vector<TableRow> rows;
  const auto has = [&](std::string_view head) {
    return std::any_of(columns.begin(), columns.end(), [&](const TableColumn& c) { return c.head == head; });
  };
  const bool has_aqi = has("AQI"), has_pm10 = has("PM10"), has_o3 = has(texts.tr("Ozone"));
  for (const AirRow& one : content.air) {
    if (rows.size() >= most) break;
    const Ink ink = one.level >= Level::Attention ? Ink::Strong : Ink::Soft;
    TableRow row{.symbol = symbol_of(one.level),
                 .cells = {{.text = one.name, .ink = ink}},
                 .action = OpenDetail{one.asset}};
    if (has_aqi) {
      row.cells.push_back({.text = number_text(one.aqi, 0), .ink = ink, .step = static_cast<int>(one.level)});
      row.cells.push_back({.text = one.words, .ink = ink});
    }
    row.cells.push_back({.text = number_text(one.pm25, 0)});
    if (has_pm10) row.cells.push_back({.text = number_text(one.pm10, 0), .ink = Ink::Faint});
    if (has_o3) row.cells.push_back({.text = number_text(one.o3, 0), .ink = Ink::Faint});
    row.cells.push_back({.text = one.age, .ink = Ink::Faint});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<TableRow> noise_rows(const EnvironmentContent& content, std::size_t most) {
  std::vector<TableRow> rows;
  for (const NoiseRow& one : content.noise) {
    if (rows.size() >= most) break;
    rows.push_back({.cells = {{.text = one.name},
                              {.text = number_text(one.noise_dba, 0)},
                              {.text = number_text(one.temperature_c, 1), .ink = Ink::Faint},
                              {.text = one.humidity_pct ? number_text(*one.humidity_pct, 0) + " %"
                                                        : std::string{kMissing},
                               .ink = Ink::Faint},
                              {.text = one.age, .ink = Ink::Faint}},
                    .action = OpenDetail{one.asset}});
  }
  return rows;
}

}  // namespace

EnvironmentContent environment_board(const CityView& view, const Geography& geography,
                                     const EnvironmentChoices& choices, const Texts& texts) {
  return Survey{view, geography, choices, texts}.made();
}

MaybeAction draw_environment_board(Pen& pen, Rect r, const EnvironmentContent& content, const Texts& texts,
                                   const Hand& hand) {
  const Rect room = draw_board_head(pen, r, {.title = texts.tr("Air and noise")});
  const Rect below = draw_board_facts(pen, room, content.facts, 3);
  if (content.air.empty() && content.noise.empty()) {
    draw_nothing(pen, below, texts.tr("No air station has reported"));
    return std::nullopt;
  }
  const auto most = static_cast<std::size_t>(below.h / table_row_height(pen)) + 1;
  const auto air_cols = air_columns(content, texts);
  const std::array noise_cols{
      TableColumn{.head = texts.tr("Noise"), .least = 110},
      TableColumn{.head = "dB(A)", .align = Align::Right},
      TableColumn{.head = "°C", .align = Align::Right, .leaves = 1},
      TableColumn{.head = texts.tr("Humidity"), .align = Align::Right, .leaves = 3},
      TableColumn{.head = texts.tr("Age"), .align = Align::Right, .leaves = 2, .is_small = true}};
  const auto air = air_rows(content, air_cols, most, texts);
  const auto noise = noise_rows(content, most);
  const float least =
      table_height(pen, noise_cols, {}) + 2 * table_row_height(pen) + pen.line_height(Role::Small);
  const Halves halves =
      in_halves(below, air.empty() ? 0 : table_height(pen, air_cols, air),
                noise.empty() ? 0 : table_height(pen, noise_cols, noise), least, pen.px(10));
  MaybeAction action;
  if (!air.empty())
    action = draw_table(pen, halves.upper, air_cols, air, texts, {.hand = hand, .all = content.air.size()});
  if (!noise.empty() && halves.lower.h > 0)
    if (MaybeAction other = draw_table(pen, halves.lower, noise_cols, noise, texts,
                                       {.hand = hand, .all = content.noise.size()}))
      action = std::move(other);
  return action;
}

}  // namespace city
