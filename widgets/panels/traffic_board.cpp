#include "widgets/panels/traffic_board.hpp"

#include <algorithm>
#include <map>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

struct Sum {
  double speed = 0;
  std::uint64_t sections = 0;
  double speed_of_known = 0, free_flow = 0;  // of sections that know their free-flow speed
  double lon = 0, lat = 0;
  std::uint64_t places = 0;

  std::optional<double> of_free_flow() const {
    return free_flow > 0 ? std::optional{speed_of_known / free_flow} : std::nullopt;
  }
};

struct Fleet {  // of one kind of asset
  std::uint64_t known = 0;
  std::uint64_t measuring = 0;  // has ever told a value
  std::uint64_t silent = 0;     // has, and none of them is fresh
  std::uint64_t off = 0;        // said so itself
};

struct Spaces {
  std::uint64_t reporting = 0, none = 0, few = 0;
};

class Survey {
 public:
  Survey(const CityView& view, const TrafficChoices& choices, const Texts& texts)
      : view_{view}, choices_{choices}, texts_{texts} {}

  TrafficContent made() {
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      if (chunk.feed >= view_.book->size() || (*view_.book)[chunk.feed].domain != Domain::Traffic) continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) take(chunk, {c, slot});
    }
    finish_sections();
    add_vitals();
    add_spaces(texts_.tr("Car parks"), parks_, texts_.tr("{0} full, {1} nearly"));
    add_spaces(texts_.tr("Bike stations"), bikes_, texts_.tr("{0} empty, {1} without a dock"));
    add_fleets();
    return std::move(content_);
  }

 private:
  void take(const AssetChunk& chunk, AssetRef ref) {
    const AssetInfo& info = (*chunk.info)[ref.slot];
    count_fleet(chunk, ref.slot, info);
    if (info.kind == "road_section") return take_section(chunk, ref, info);
    if (info.kind == "car_park") {
      const auto spaces = sound_value(view_, chunk, ref.slot, spaces_);
      if (!spaces) return;
      const auto told_total = sound_value(view_, chunk, ref.slot, total_);
      const double capacity = trait_of(info, "capacity_count").value_or(told_total.value_or(0));
      ++parks_.reporting;
      if (*spaces <= 0) {
        ++parks_.none;
      } else if (capacity > 0 && *spaces <= choices_.nearly_full * capacity) {
        ++parks_.few;
      }
    }
    if (info.kind == "bike_station") {
      const auto bikes = sound_value(view_, chunk, ref.slot, bikes_available_);
      const auto docks = sound_value(view_, chunk, ref.slot, docks_available_);
      if (!bikes && !docks) return;
      ++bikes_.reporting;
      if (bikes && *bikes <= 0) ++bikes_.none;
      if (docks && *docks <= 0) ++bikes_.few;
    }
  }

  void take_section(const AssetChunk& chunk, AssetRef ref, const AssetInfo& info) {
    const auto road = road_now(view_, chunk, ref.slot, quantities_);
    if (!road) {
      ++content_.silent;
      return;
    }
    if (road->by_speed_alone) ++content_.by_speed_alone;
    ++content_.judged;
    ++content_.by_level[static_cast<std::size_t>(road->level) - 1];
    for (Sum* sum : {&all_, &districts_[info.district]}) {
      sum->speed += road->speed->value;
      ++sum->sections;
      if (road->free_flow_kmh) {
        sum->speed_of_known += road->speed->value;
        sum->free_flow += *road->free_flow_kmh;
      }
      if (const auto at = place_of(info)) {
        sum->lon += at->lon_deg;
        sum->lat += at->lat_deg;
        ++sum->places;
      }
    }
    candidates_.push_back({ref, &chunk, *road});
  }

  void finish_sections() {
    const std::size_t shown = std::min(candidates_.size(), choices_.most_slow);
    std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(shown),
                      candidates_.end(), [](const Candidate& a, const Candidate& b) {
                        if (a.road.level != b.road.level) return a.road.level > b.road.level;
                        const double slow = a.road.speed->value, other = b.road.speed->value;
                        if (slow != other) return slow < other;
                        return a.ref < b.ref;
                      });
    for (std::size_t i = 0; i < shown; ++i) {
      const Candidate& one = candidates_[i];
      const AssetInfo& info = (*one.chunk->info)[one.ref.slot];
      SlowSection row{.asset = one.ref,
                      .name = name_of(info, texts_),
                      .district = std::string{texts_.word(info.district)},
                      .speed_kmh = one.road.speed->value,
                      .level = one.road.level,
                      .age = value_age(view_, one.road.speed, texts_)};
      if (one.road.free_flow_kmh) row.of_free_flow = row.speed_kmh / *one.road.free_flow_kmh;
      if (one.road.since)
        row.since = age_text(std::max(Milliseconds{0}, view_.now - *one.road.since), texts_);
      content_.slow.push_back(std::move(row));
    }
    if (all_.sections > 0) content_.mean_kmh = all_.speed / static_cast<double>(all_.sections);
    for (const auto& [name, sum] : districts_) {
      if (name.empty()) continue;
      DistrictTraffic row{.name = std::string{texts_.word(name)},
                          .speed_kmh = sum.speed / static_cast<double>(sum.sections),
                          .of_free_flow = sum.of_free_flow(),
                          .sections = sum.sections};
      if (sum.places > 0)
        row.at = LonLat{sum.lon / static_cast<double>(sum.places), sum.lat / static_cast<double>(sum.places)};
      content_.districts.push_back(std::move(row));
    }
    std::stable_sort(content_.districts.begin(), content_.districts.end(),
                     [](const DistrictTraffic& a, const DistrictTraffic& b) {
                       if (a.of_free_flow.has_value() != b.of_free_flow.has_value())
                         return a.of_free_flow.has_value();
                       return a.of_free_flow ? *a.of_free_flow < *b.of_free_flow : a.speed_kmh < b.speed_kmh;
                     });
  }

  void count_fleet(const AssetChunk& chunk, std::uint32_t slot, const AssetInfo& info) {
    Fleet& fleet = fleets_[info.kind];
    ++fleet.known;
    if (info.online == false) ++fleet.off;
    const Freshness now = freshness(view_, chunk, slot);
    if (now == Freshness::Never) return;
    ++fleet.measuring;
    if (now != Freshness::Fresh) ++fleet.silent;
  }

  void add_vitals() {
    for (std::size_t i = 0; i < std::min(view_.vital_specs->size(), view_.vitals.size()); ++i) {
      const VitalSpec& spec = (*view_.vital_specs)[i];
      if (spec.domain != Domain::Traffic) continue;
      const Vital& vital = view_.vitals[i];
      const std::string unit = unit_text(spec.unit);
      std::string value = number_text(vital.value, spec.decimals);
      if (vital.value && !unit.empty()) value += " " + unit;
      content_.facts.push_back({.label = std::string{texts_.pick(spec.label)},
                                .value = std::move(value),
                                .symbol = vital.abnormal ? Symbol::Attention : Symbol::None,
                                .matters = vital.abnormal});
    }
  }

  void add_spaces(std::string_view label, const Spaces& spaces, std::string_view pattern) {
    if (spaces.reporting == 0) return;
    content_.facts.push_back({.label = std::string{label},
                              .note = filled(texts_.tr("of {0}"), {count_text(spaces.reporting)}),
                              .value = filled(pattern, {count_text(spaces.none), count_text(spaces.few)})});
  }

  void add_fleets() {
    for (const auto& [kind, fleet] : fleets_) {
      const bool measures = fleet.measuring > 0;
      const std::uint64_t gone = measures ? fleet.silent : fleet.off;
      // A kind that measures nothing and says nothing about itself (a list of cameras) cannot be told to be silent.
      if (!measures && fleet.off == 0) continue;
      const bool many = gone * 10 >= fleet.known && gone > 0;
      std::string value =
          measures ? filled(texts_.tr("{0} not reporting"), {count_text(fleet.silent)}) : std::string{};
      if (fleet.off > 0) value = joined({value, filled(texts_.tr("{0} off"), {count_text(fleet.off)})});
      content_.facts.push_back({.label = kind_words(kind, texts_),
                                .note = filled(texts_.tr("of {0}"), {count_text(fleet.known)}),
                                .value = std::move(value),
                                .symbol = many ? Symbol::Attention : Symbol::None,
                                .matters = many});
    }
  }

  struct Candidate {
    AssetRef ref{};
    const AssetChunk* chunk = nullptr;
    RoadNow road{};
  };

  const CityView& view_;
  const TrafficChoices& choices_;
  const Texts& texts_;
  TrafficContent content_{};
  RoadQuantities quantities_{view_};
  std::optional<QuantityIndex> spaces_ = quantity_index(view_, "spaces_available");
  std::optional<QuantityIndex> total_ = quantity_index(view_, "spaces_total");
  std::optional<QuantityIndex> bikes_available_ = quantity_index(view_, "bikes_available");
  std::optional<QuantityIndex> docks_available_ = quantity_index(view_, "docks_available");
  std::vector<Candidate> candidates_{};
  Sum all_{};
  std::map<std::string, Sum> districts_{};
  std::map<std::string, Fleet> fleets_{};
  Spaces parks_{}, bikes_{};
};

}  // namespace

TrafficContent traffic_board(const CityView& view, const TrafficChoices& choices, const Texts& texts) {
  return Survey{view, choices, texts}.made();
}

}  // namespace city
