#include "widgets/panels/water_board.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/city_reach.hpp"
#include "widgets/panels/wanted_quantities.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kSteadyMPerH = 0.05;
constexpr double kFullReservoirPct = 95;

enum class Station : std::uint8_t { River, Sewer, Street, Pump, Gate, Reservoir };
constexpr std::size_t kStations = 6;

struct Count {
  std::uint64_t of = 0;   // sound ones
  std::uint64_t hit = 0;  // what its fact counts
  Level worst = Level::Normal;
};

std::string metres(double m, int decimals = 2) { return number_text(m, decimals) + " m"; }

class Survey {
 public:
  Survey(const CityView& view, const Geography& geography, const WaterChoices& choices, const Texts& texts)
      : view_{view}, texts_{texts}, reach_{geography, choices.reach_km} {
    for (const AssetTrend& trend : *view.trends)
      trends_.emplace(std::pair{trend.asset, trend.quantity}, &trend);
  }

  WaterContent made() {
    content_.now = view_.now;
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      if (chunk.feed >= view_.book->size()) continue;
      const Domain domain = (*view_.book)[chunk.feed].domain;
      if (domain != Domain::Environment && domain != Domain::Facility) continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot)
        if (wanted_.any_of(chunk, slot)) take(chunk, {c, slot});
    }
    arrange();
    add_facts();
    return std::move(content_);
  }

 private:
  const ValueNow* told(const AssetChunk& chunk, std::size_t slot, std::size_t which) const {
    const ValueNow* value = find_value(chunk, slot, quantities_[which]);
    return value == nullptr || value->quality == Quality::Missing || value->quality == Quality::Bad ? nullptr
                                                                                                    : value;
  }
  enum What : std::size_t {
    Alert,
    Margin,
    WaterLevel,
    Ground,
    Depth,
    Leak,
    Pumping,
    PumpsOn,
    Inside,
    Closed,
    Open,
    Fault,
    Storage,
    Inflow
  };

  void take(const AssetChunk& chunk, AssetRef ref) {
    const AssetInfo& info = (*chunk.info)[ref.slot];
    const std::size_t slot = ref.slot;
    WaterRow row{.asset = ref};
    const ValueNow* main = nullptr;
    Station station{};
    if ((main = told(chunk, slot, Alert))) {
      station = Station::River;
      river(chunk, slot, *main, row);
    } else if ((main = told(chunk, slot, Ground))) {
      station = Station::Sewer;
      sewer(chunk, slot, *main, row);
    } else if ((main = told(chunk, slot, Depth))) {
      station = Station::Street;
      street(chunk, slot, *main, row);
    } else if ((main = told(chunk, slot, Pumping)) || (main = told(chunk, slot, Inside))) {
      station = Station::Pump;
      pump(chunk, slot, info, row);
    } else if ((main = told(chunk, slot, Closed)) || (main = told(chunk, slot, Open))) {
      station = Station::Gate;
      gate(chunk, slot, row);
    } else if ((main = told(chunk, slot, Storage))) {
      station = Station::Reservoir;
      reservoir(chunk, slot, *main, row);
    }
    if (main == nullptr || !reach_.holds(info)) return;
    row.name = name_of(info, texts_);
    row.kind = kind_words(info.kind, texts_);
    row.age = value_age(view_, main, texts_);
    row.stale = !is_sound(view_, chunk.feed, *main);
    Count& count = counts_[static_cast<std::size_t>(station)];
    if (row.stale) {
      ++content_.silent;
      if (row.level == Level::Normal) return;
    } else {
      ++count.of;
      count.hit += row.level >= hit_from(station) ? 1U : 0U;
      count.worst = std::max(count.worst, row.level);
      content_.serious += row.level == Level::Serious ? 1U : 0U;
      content_.attention += row.level == Level::Attention ? 1U : 0U;
    }
    content_.rows.push_back(std::move(row));
  }

  static Level hit_from(Station station) {
    return station == Station::Pump || station == Station::Gate || station == Station::Street
               ? Level::Notice
               : Level::Attention;
  }

  // `up`: 1 when more is higher water, -1 when more is lower.
  void add_trend(const AssetChunk& chunk, std::size_t slot, std::size_t which, double up, WaterRow& row) {
    const ValueNow* value = find_value(chunk, slot, quantities_[which]);
    const auto found = value == nullptr ? trends_.end() : trends_.find({row.asset, value->quantity});
    if (found == trends_.end()) return;
    row.trend = found->second->points;
    const auto change = change_per_hour(*row.trend, view_.now);
    if (!change) return;
    const double rise = up * *change;
    row.rising = rise >= kSteadyMPerH;
    row.change = std::abs(rise) < kSteadyMPerH
                     ? std::string{texts_.tr("steady")}
                     : (rise > 0 ? "\u2191 " : "\u2193 ") +
                           filled(texts_.tr("{0} m/h"), {number_text(std::abs(rise), 2)});
  }

  void river(const AssetChunk& chunk, std::size_t slot, const ValueNow& alert, WaterRow& row) {
    const int reached = static_cast<int>(alert.value);
    const ValueNow* margin = told(chunk, slot, Margin);
    const double up_m = margin == nullptr ? 0 : margin->value;
    row.level = reached == 1                              ? Level::Serious
                : reached > 0                             ? Level::Attention
                : margin != nullptr && up_m < kNearAlertM ? Level::Notice
                                                          : Level::Normal;
    row.nearness = reached > 0 ? 100 - reached - up_m / 100 : -up_m;
    if (reached > 0) {
      row.words = filled(texts_.tr("alert level {0}"), {std::to_string(reached)});
    } else if (margin != nullptr) {
      row.words = filled(texts_.tr("{0} below alert"), {metres(up_m)});
    }
    if (const ValueNow* level = told(chunk, slot, WaterLevel)) row.value = metres(level->value);
    add_trend(chunk, slot, WaterLevel, 1, row);
  }

  void sewer(const AssetChunk& chunk, std::size_t slot, const ValueNow& ground, WaterRow& row) {
    row.level = level_of("ground_distance_m", ground.value);
    row.nearness = -ground.value;
    row.value = metres(ground.value);
    row.words = ground.value > 0 ? std::string{texts_.tr("below the street")}
                                 : std::string{texts_.tr("over the street")};
    if (ground.value <= 0) row.value = metres(-ground.value);
    add_trend(chunk, slot, Ground, -1, row);
  }

  void street(const AssetChunk& chunk, std::size_t slot, const ValueNow& depth, WaterRow& row) {
    row.level = level_of("depth_cm", depth.value);
    row.nearness = depth.value;
    row.value = number_text(depth.value, 0) + " cm";
    row.words = depth.value > 0 ? std::string{texts_.tr("deep")} : std::string{texts_.tr("dry")};
    const ValueNow* leak = told(chunk, slot, Leak);
    if (leak == nullptr || leak->value <= 0) return;
    row.level = std::max(row.level, Level::Notice);
    if (depth.value <= 0) row.words = texts_.tr("wet");
  }

  void pump(const AssetChunk& chunk, std::size_t slot, const AssetInfo& info, WaterRow& row) {
    const ValueNow* pumping = told(chunk, slot, Pumping);
    const ValueNow* running = told(chunk, slot, PumpsOn);
    const ValueNow* inside = told(chunk, slot, Inside);
    const auto warning_m = trait_of(info, "warning_level_m"),
               start_m = trait_of(info, "start_pumping_level_m");
    const bool runs =
        (pumping != nullptr && pumping->value > 0) || (running != nullptr && running->value > 0);
    if (runs) row.level = Level::Notice;
    row.words = runs ? std::string{texts_.tr("pumping")} : std::string{texts_.tr("at rest")};
    if (runs && running != nullptr) {
      const auto pumps = trait_of(info, "pumps_count");
      row.words = pumps ? filled(texts_.tr("{0} of {1} pumps"),
                                 {number_text(running->value, 0), number_text(*pumps, 0)})
                        : filled(texts_.tr("{0} pumps"), {number_text(running->value, 0)});
    }
    if (inside == nullptr) return;
    row.value = metres(inside->value);
    if (start_m) row.nearness = inside->value - *start_m;
    if (start_m && inside->value >= *start_m && pumping != nullptr && !runs) {
      row.level = Level::Attention;
      row.words = texts_.tr("no pump runs");
    }
    if (warning_m && inside->value >= *warning_m) {
      row.level = Level::Serious;
      row.words = joined({texts_.tr("warning level"), row.words});
    }
  }

  void gate(const AssetChunk& chunk, std::size_t slot, WaterRow& row) {
    const ValueNow* closed = told(chunk, slot, Closed);
    const ValueNow* open = told(chunk, slot, Open);
    const ValueNow* fault = told(chunk, slot, Fault);
    const bool is_closed = closed != nullptr && closed->value > 0,
               is_open = open != nullptr && open->value > 0;
    row.words = is_closed ? std::string{texts_.tr("gate closed")}
                : is_open ? std::string{texts_.tr("gate open")}
                          : std::string{texts_.tr("gate moving")};
    if (!is_open) row.level = Level::Notice;
    if (fault == nullptr || fault->value <= 0) return;
    row.level = Level::Attention;
    row.words = joined({row.words, texts_.tr("fault")});
  }

  void reservoir(const AssetChunk& chunk, std::size_t slot, const ValueNow& storage, WaterRow& row) {
    row.level = storage.value >= kFullReservoirPct ? Level::Notice : Level::Normal;
    row.nearness = (storage.value - kFullReservoirPct) / 100;
    row.value = number_text(storage.value, 0) + " %";
    if (const ValueNow* inflow = told(chunk, slot, Inflow))
      row.words = filled(texts_.tr("{0} m³/s flow in"), {number_text(inflow->value, 0)});
  }

  void arrange() {
    std::stable_sort(content_.rows.begin(), content_.rows.end(), [](const WaterRow& a, const WaterRow& b) {
      if (a.stale != b.stale) return b.stale;
      if (a.level != b.level) return a.level > b.level;
      if (a.rising != b.rising && a.level > Level::Normal) return a.rising;
      return a.nearness > b.nearness;
    });
    // Of what is calm only the nearest: a list of everything would hide what is wrong.
    std::size_t calm = 0;
    std::erase_if(content_.rows, [&](const WaterRow& row) {
      return row.level == Level::Normal && !row.stale && ++calm > kCalmRows;
    });
  }

  void add_facts() {
    const auto add = [&](Station station, std::string_view words) {
      const Count& count = counts_[static_cast<std::size_t>(station)];
      if (count.of == 0) return;
      const Symbol symbol = count.worst == Level::Serious     ? Symbol::Serious
                            : count.worst == Level::Attention ? Symbol::Attention
                                                              : Symbol::Ok;
      content_.facts.push_back({symbol, filled(words, {count_text(count.hit), count_text(count.of)})});
    };
    add(Station::River, texts_.tr("{0} of {1} rivers at alert"));
    add(Station::Sewer, texts_.tr("{0} of {1} sewers near the street"));
    add(Station::Street, texts_.tr("water at {0} of {1} street sensors"));
    add(Station::Pump, texts_.tr("{0} of {1} pump stations at work"));
    add(Station::Gate, texts_.tr("{0} of {1} gates not open"));
    add(Station::Reservoir, texts_.tr("{0} of {1} reservoirs over alert"));
    if (content_.silent > 0)
      content_.facts.push_back(
          {Symbol::Stale, filled(texts_.tr("{0} not reporting"), {count_text(content_.silent)})});
  }

  const CityView& view_;
  const Texts& texts_;
  CityReach reach_;
  std::map<std::pair<AssetRef, QuantityIndex>, const AssetTrend*> trends_{};
  std::array<std::optional<QuantityIndex>, 14> quantities_{
      quantity_index(view_, "water_alert_level"), quantity_index(view_, "water_margin_m"),
      quantity_index(view_, "water_level_m"),     quantity_index(view_, "ground_distance_m"),
      quantity_index(view_, "depth_cm"),          quantity_index(view_, "water_leak"),
      quantity_index(view_, "pumping"),           quantity_index(view_, "pumps_running_count"),
      quantity_index(view_, "level_in_m"),        quantity_index(view_, "gate_closed"),
      quantity_index(view_, "gate_open"),         quantity_index(view_, "fault"),
      quantity_index(view_, "storage_pct"),       quantity_index(view_, "inflow_m3_s")};
  WantedQuantities wanted_{view_, quantities_};
  std::array<Count, kStations> counts_{};
  WaterContent content_{};
};

}  // namespace

std::optional<double> change_per_hour(const std::vector<VitalPoint>& points, TimePoint now) {
  constexpr std::chrono::minutes kWindow{60}, kLeast{10};
  const auto first =
      std::find_if(points.begin(), points.end(), [&](const VitalPoint& p) { return now - p.at <= kWindow; });
  if (first == points.end() || points.back().at - first->at < kLeast) return std::nullopt;
  const double hours = static_cast<double>(Milliseconds{points.back().at - first->at}.count()) / 3'600'000;
  return (points.back().value - first->value) / hours;
}

WaterContent water_board(const CityView& view, const Geography& geography, const WaterChoices& choices,
                         const Texts& texts) {
  return Survey{view, geography, choices, texts}.made();
}

}  // namespace city
