// The drawing half of the weather board; what it says is made in weather_board.cpp.
#include <algorithm>

#include "widgets/panels/board_halves.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/panels/weather_board.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

Symbol symbol_of(Level level) {
  return level == Level::Serious     ? Symbol::Serious
         : level == Level::Attention ? Symbol::Attention
                                     : Symbol::None;
}

constexpr std::array<std::string_view, kRainWindows> kWindows{"rain_10min_mm", "rain_1h_mm", "rain_3h_mm",
                                                              "rain_24h_mm"};

TableCell amount(std::optional<double> mm, std::size_t window) {
  const Level level = mm ? level_of(kWindows[window], *mm) : Level::Normal;
  return {.text = number_text(mm, 1),
          .ink = mm.value_or(0) <= 0         ? Ink::Faint
                 : level >= Level::Attention ? Ink::Strong
                                             : Ink::Soft,
          .step = static_cast<int>(level)};
}

std::vector<TableColumn> rain_columns(const WeatherContent& content, const Texts& texts) {
  std::vector<TableColumn> columns{{.head = texts.tr("Rain, mm"), .least = 110},
                                   {.head = texts.tr("10 min"), .align = Align::Right},
                                   {.head = texts.tr("1 h"), .align = Align::Right},
                                   {.head = texts.tr("3 h"), .align = Align::Right, .leaves = 2},
                                   {.head = texts.tr("24 h"), .align = Align::Right, .leaves = 1}};
  if (std::any_of(content.rain.begin(), content.rain.end(),
                  [](const RainRow& r) { return !r.class_words.empty(); }))
    columns.push_back({.leaves = 3, .is_small = true});
  columns.push_back({.head = texts.tr("Age"), .align = Align::Right, .leaves = 4, .is_small = true});
  return columns;
}

std::vector<TableRow> rain_rows(const WeatherContent& content, std::size_t most, std::size_t columns,
                                const Texts& texts) {
  std::vector<TableRow> rows;
  const bool has_class = columns == 7;
  TableRow top{.cells = {{.text = std::string{texts.tr("most at any gauge")}, .ink = Ink::Soft}}};
  for (std::size_t i = 0; i < kRainWindows; ++i) top.cells.push_back(amount(content.most_mm[i], i));
  rows.push_back(std::move(top));
  for (const RainRow& one : content.rain) {
    if (rows.size() >= most) break;
    TableRow row{
        .symbol = symbol_of(one.level),
        .cells = {{.text = one.name, .ink = one.level >= Level::Attention ? Ink::Strong : Ink::Soft}},
        .action = OpenDetail{one.asset}};
    for (std::size_t i = 0; i < kRainWindows; ++i) row.cells.push_back(amount(one.mm[i], i));
    if (has_class) row.cells.push_back({.text = one.class_words, .ink = Ink::Strong});
    row.cells.push_back({.text = one.age, .ink = Ink::Faint});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<TableColumn> wind_columns(const Texts& texts) {
  return {{.head = texts.tr("Station"), .least = 110},
          {.head = "°C", .align = Align::Right},
          {.head = texts.tr("Wind, m/s"), .align = Align::Right, .leaves = 2},
          {.head = texts.tr("Gust, m/s"), .align = Align::Right},
          {.head = texts.tr("Humidity"), .align = Align::Right, .leaves = 3},
          {.head = texts.tr("Age"), .align = Align::Right, .leaves = 4, .is_small = true}};
}

std::vector<TableRow> wind_rows(const WeatherContent& content, std::size_t most) {
  std::vector<TableRow> rows;
  for (const WindRow& one : content.wind) {
    if (rows.size() >= most) break;
    const bool is_windy = one.gust_mps && level_of("gust_mps", *one.gust_mps) >= Level::Attention;
    const bool is_hot =
        one.temperature_c && level_of("temperature_c", *one.temperature_c) >= Level::Attention;
    rows.push_back(
        {.symbol = symbol_of(one.level),
         .cells = {{.text = one.name, .ink = one.level >= Level::Attention ? Ink::Strong : Ink::Soft},
                   {.text = number_text(one.temperature_c, 1), .ink = is_hot ? Ink::Strong : Ink::Soft},
                   {.text = number_text(one.wind_mps, 1)},
                   {.text = number_text(one.gust_mps, 1), .ink = is_windy ? Ink::Strong : Ink::Soft},
                   {.text =
                        one.humidity_pct ? number_text(*one.humidity_pct, 0) + " %" : std::string{kMissing},
                    .ink = Ink::Faint},
                   {.text = one.age, .ink = Ink::Faint}},
         .action = OpenDetail{one.asset}});
  }
  return rows;
}

}  // namespace

MaybeAction draw_weather_board(Pen& pen, Rect r, const WeatherContent& content, const Texts& texts,
                               const Hand& hand) {
  const Rect room = draw_board_head(pen, r, {.title = texts.tr("Weather")});
  const Rect below = draw_board_facts(pen, room, content.facts, 3);
  if (content.gauges == 0 && content.wind.empty()) {
    draw_nothing(pen, below, texts.tr("No weather station has reported"));
    return std::nullopt;
  }
  const auto most = static_cast<std::size_t>(below.h / table_row_height(pen)) + 2;
  const auto columns = rain_columns(content, texts);
  std::vector<TableRow> rain;
  if (!content.rain.empty()) rain = rain_rows(content, most, columns.size(), texts);
  const auto winds = wind_columns(texts);
  const std::vector<TableRow> wind = wind_rows(content, most);
  if (rain.empty() && wind.empty()) {
    draw_nothing(pen, below, texts.tr("no rain anywhere"));
    return std::nullopt;
  }
  const float least = table_height(pen, winds, {}) + 2 * table_row_height(pen) + pen.line_height(Role::Small);
  const Halves halves = in_halves(below, rain.empty() ? 0 : table_height(pen, columns, rain),
                                  wind.empty() ? 0 : table_height(pen, winds, wind), least, pen.px(10));
  MaybeAction action;
  if (!rain.empty())
    action =
        draw_table(pen, halves.upper, columns, rain, texts, {.hand = hand, .all = content.rain.size() + 1});
  if (!wind.empty() && halves.lower.h > 0)
    if (MaybeAction other =
            draw_table(pen, halves.lower, winds, wind, texts, {.hand = hand, .all = content.wind.size()}))
      action = std::move(other);
  return action;
}

}  // namespace city
