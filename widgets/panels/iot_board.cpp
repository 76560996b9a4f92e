#include "widgets/panels/iot_board.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "center/figures/sun.hpp"
#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/board_halves.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/city_reach.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kDuskDeg = 4;
constexpr std::string_view kStreetlight = "streetlight";

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// A hundred is said of all only, and nothing of none only.
std::string percent_text(double share) {
  const double pct = 100 * share;
  if (pct > 0 && pct < 1) return "<1 %";
  if (pct < 100 && pct > 99) return "99 %";
  return number_text(std::round(pct), 0) + " %";
}

FleetRow row_of(const Fleet& fleet, const Texts& texts) {
  FleetRow row{.fleet = fleet, .name = kind_words(fleet.kind, texts)};
  row.wrong_share = std::max({share_of(fleet.silent, fleet.silent + fleet.reporting),
                              share_of(fleet.offline, fleet.known), share_of(fleet.doubtful, fleet.known)});
  if (fleet.silent + fleet.reporting == 0) {
    row.symbol = Symbol::Never;
  } else if (row.wrong_share >= kAttentionShare) {
    row.symbol = row.wrong_share >= kSeriousShare ? Symbol::Serious : Symbol::Attention;
  }
  return row;
}

void add_facts(IotContent& content, const FleetContent& fleets, Daylight daylight, const Texts& texts) {
  const auto add = [&](Symbol symbol, std::string text) {
    content.facts.push_back({symbol, std::move(text)});
  };
  std::uint64_t offline = 0, doubtful = 0, low = 0;
  for (const Fleet& fleet : fleets.fleets) {
    offline += fleet.offline;
    doubtful += fleet.doubtful;
    low += fleet.low;
    if (fleet.kind != kStreetlight || fleet.on + fleet.off == 0) continue;
    const std::string all = count_text(fleet.on + fleet.off);
    if (daylight == Daylight::Night)
      add(fleet.off > 0 ? Symbol::Attention : Symbol::Ok,
          filled(texts.tr("{0} of {1} street lights dark"), {count_text(fleet.off), all}));
    if (daylight == Daylight::Day)
      add(fleet.on > 0 ? Symbol::Attention : Symbol::Ok,
          filled(texts.tr("{0} of {1} street lights burn by day"), {count_text(fleet.on), all}));
  }
  if (fleets.customers_out > 0)
    add(Symbol::Attention,
        filled(texts.tr("{0} customers without power"), {count_text(fleets.customers_out)}));
  if (low > 0) add(Symbol::Attention, filled(texts.tr("{0} low batteries"), {count_text(low)}));
  if (offline > 0) add(Symbol::Attention, filled(texts.tr("{0} offline"), {count_text(offline)}));
  if (doubtful > 0) add(Symbol::Ok, filled(texts.tr("{0} in doubt"), {count_text(doubtful)}));
}

TableCell count_cell(std::uint64_t count, bool is_wrong) {
  return {.text = count_text(count), .ink = count == 0 ? Ink::Faint : is_wrong ? Ink::Strong : Ink::Soft};
}

std::vector<TableRow> fleet_rows(const IotContent& content, std::size_t most) {
  std::vector<TableRow> rows;
  for (const FleetRow& one : content.fleets) {
    if (rows.size() >= most) break;
    const bool is_wrong = one.symbol == Symbol::Attention || one.symbol == Symbol::Serious;
    const std::uint64_t told = one.fleet.reporting + one.fleet.silent;
    rows.push_back({.symbol = one.symbol,
                    .cells = {{.text = one.name, .ink = is_wrong ? Ink::Strong : Ink::Soft},
                              {.text = count_text(one.fleet.known), .ink = Ink::Faint},
                              {.text = told == 0 ? std::string{kMissing}
                                                 : percent_text(share_of(one.fleet.reporting, told))},
                              count_cell(one.fleet.silent, is_wrong),
                              count_cell(one.fleet.offline, is_wrong),
                              count_cell(one.fleet.doubtful, is_wrong),
                              count_cell(one.fleet.never, false)}});
  }
  return rows;
}

std::vector<TableRow> offender_rows(const IotContent& content, std::size_t most) {
  std::vector<TableRow> rows;
  for (const OffenderRow& one : content.offenders) {
    if (rows.size() >= most) break;
    rows.push_back({.cells = {{.text = one.name},
                              {.text = one.kind, .ink = Ink::Faint},
                              {.text = count_text(one.doubtful)},
                              {.text = count_text(one.refused)},
                              {.text = percent_text(one.share), .ink = Ink::Faint}},
                    .action = OpenDetail{one.asset}});
  }
  return rows;
}

}  // namespace

Daylight daylight_of(const Geography& geography, TimePoint now) {
  const auto middle = CityReach{geography, 0}.middle();
  if (!middle) return Daylight::Unknown;
  const double sun = sun_elevation_deg(now, *middle);
  return sun < -kDuskDeg ? Daylight::Night : sun > kDuskDeg ? Daylight::Day : Daylight::Dusk;
}

IotContent iot_content(const FleetContent& fleets, const CityView& view, Daylight daylight,
                       const Texts& texts) {
  IotContent content;
  for (const Fleet& fleet : fleets.fleets) {
    content.known += fleet.known;
    content.reporting += fleet.reporting;
    content.fleets.push_back(row_of(fleet, texts));
  }
  std::stable_sort(content.fleets.begin(), content.fleets.end(), [](const FleetRow& a, const FleetRow& b) {
    const bool x = a.symbol == Symbol::Never, y = b.symbol == Symbol::Never;
    return x != y ? y : a.wrong_share > b.wrong_share;
  });
  for (const Offender& one : fleets.offenders) {
    if (one.asset.chunk >= view.assets.size() || one.asset.slot >= view.assets[one.asset.chunk].size())
      continue;
    const AssetInfo& info = (*view.assets[one.asset.chunk].info)[one.asset.slot];
    content.offenders.push_back({.asset = one.asset,
                                 .name = name_of(info, texts),
                                 .kind = kind_words(info.kind, texts),
                                 .doubtful = one.doubtful,
                                 .refused = one.refused,
                                 .share = share_of(one.doubtful + one.refused, one.accepted + one.refused)});
  }
  add_facts(content, fleets, daylight, texts);
  return content;
}

IotContent IotBoard::make(const CityView& view, const Geography& geography, const IotChoices&,
                          const Texts& texts) {
  return iot_content(survey_.survey(view), view, daylight_of(geography, view.now), texts);
}

MaybeAction draw_iot_board(Pen& pen, Rect r, const IotContent& content, const Texts& texts,
                           const Hand& hand) {
  const Rect room =
      draw_board_head(pen, r,
                      {.title = texts.tr("Devices"),
                       .aside = filled(texts.tr("{0} of {1} report"),
                                       {count_text(content.reporting), count_text(content.known)})});
  const Rect below = draw_board_facts(pen, room, content.facts, 3);
  if (content.fleets.empty()) {
    draw_nothing(pen, below, texts.tr("No device is known"));
    return std::nullopt;
  }
  const auto count = [](std::string_view head, int leaves) {
    return TableColumn{.head = head, .align = Align::Right, .leaves = leaves};
  };
  const std::array fleet_columns{TableColumn{.head = texts.tr("Fleet"), .least = 110},
                                 count(texts.tr("Known"), 4),
                                 count(texts.tr("Report"), 0),
                                 count(texts.tr("Silent"), 1),
                                 count(texts.tr("Offline"), 3),
                                 count(texts.tr("In doubt"), 2),
                                 count(texts.tr("Never heard"), 5)};
  const std::array offender_columns{TableColumn{.head = texts.tr("Most doubted"), .least = 110},
                                    TableColumn{.head = texts.tr("Kind"), .leaves = 3, .is_small = true},
                                    count(texts.tr("In doubt"), 0), count(texts.tr("Refused"), 1),
                                    count(texts.tr("Of all"), 2)};
  const auto most = static_cast<std::size_t>(below.h / table_row_height(pen)) + 1;
  const auto fleets = fleet_rows(content, most), offenders = offender_rows(content, most);
  const float least =
      table_height(pen, offender_columns, {}) + 2 * table_row_height(pen) + pen.line_height(Role::Small);
  const Halves halves =
      in_halves(below, table_height(pen, fleet_columns, fleets),
                offenders.empty() ? 0 : table_height(pen, offender_columns, offenders), least, pen.px(10));
  MaybeAction action = draw_table(pen, halves.upper, fleet_columns, fleets, texts,
                                  {.hand = hand, .all = content.fleets.size()});
  if (!offenders.empty() && halves.lower.h > 0)
    if (MaybeAction other = draw_table(pen, halves.lower, offender_columns, offenders, texts,
                                       {.hand = hand, .all = content.offenders.size()}))
      action = std::move(other);
  return action;
}

}  // namespace city
