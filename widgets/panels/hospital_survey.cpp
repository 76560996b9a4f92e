#include "widgets/panels/hospital_survey.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "widgets/panels/asset_look_up.hpp"
#include "widgets/ui/geo_distance.hpp"

namespace city {
namespace {

struct NumberRow {
  std::string_view quantity;
  std::optional<double> HospitalNow::*to;
};
constexpr std::array kNumbers{NumberRow{"nedocs", &HospitalNow::nedocs},
                              NumberRow{"ed_patients_count", &HospitalNow::patients},
                              NumberRow{"ed_beds_count", &HospitalNow::ed_beds},
                              NumberRow{"longest_boarding_h", &HospitalNow::longest_boarding_h},
                              NumberRow{"last_wait_h", &HospitalNow::last_wait_h},
                              NumberRow{"adult_icu_beds_available", &HospitalNow::icu_free},
                              NumberRow{"med_surg_beds_available", &HospitalNow::ward_free},
                              NumberRow{"operating_room_beds_available", &HospitalNow::theatres_free},
                              NumberRow{"handover_min", &HospitalNow::handover_min}};

struct FlagRow {
  std::string_view quantity;
  bool HospitalNow::*to;
};
constexpr std::array kFlags{FlagRow{"full_bed", &HospitalNow::full},
                            FlagRow{"diversion", &HospitalNow::diverted},
                            FlagRow{"ems_advisory", &HospitalNow::advisory},
                            FlagRow{"facility_closed", &HospitalNow::closed},
                            FlagRow{"evacuating", &HospitalNow::evacuating},
                            FlagRow{"clinical_full", &HospitalNow::clinically_full},
                            FlagRow{"offload_delayed", &HospitalNow::handover_delayed}};

constexpr std::array<std::string_view, 4> kWaiting{"waiting_see_count", "waiting_bed_count",
                                                   "waiting_ward_count", "waiting_icu_count"};

using Trends = std::map<std::pair<AssetRef, QuantityIndex>, const AssetTrend*>;

class Survey {
 public:
  explicit Survey(const CityView& view) : view_{view} {
    for (const AssetTrend& trend : *view.trends)
      trends_.emplace(std::pair{trend.asset, trend.quantity}, &trend);
  }

  std::vector<HospitalNow> made() {
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      if (chunk.feed >= view_.book->size() || (*view_.book)[chunk.feed].domain != Domain::Hospital) continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) {
        const std::string& kind = (*chunk.info)[slot].kind;
        if (kind == "hospital") take_hospital({c, slot});
        if (kind == "ambulance") take_ambulance(chunk, slot);
      }
    }
    for (std::size_t i = 0; i < all_.size(); ++i) fill(i);
    place_ambulances();
    return std::move(all_);
  }

 private:
  void take_hospital(AssetRef ref) {
    const AssetInfo& info = (*view_.assets[ref.chunk].info)[ref.slot];
    const std::string key =
        info.name.zh.empty() ? asset_id(view_, view_.assets[ref.chunk], ref.slot) : info.name.zh;
    const auto [found, is_new] = by_name_.emplace(key, all_.size());
    if (is_new) {
      all_.push_back({.asset = ref, .id = info.id, .name = info.name});
      sources_.emplace_back();
    }
    HospitalNow& one = all_[found->second];
    if (one.name.en.empty()) one.name.en = info.name.en;
    if (!one.place) one.place = place_of(info);
    sources_[found->second].push_back(ref);
  }

  void take_ambulance(const AssetChunk& chunk, std::size_t slot) {
    const auto at_hospital = sound_value(view_, chunk, slot, at_hospital_);
    if (!at_hospital) return;
    tells_ambulances_ = true;
    const auto at = place_of((*chunk.info)[slot]);
    if (*at_hospital > 0 && at) waiting_.push_back({*at, sound_value(view_, chunk, slot, handover_)});
  }

  void fill(std::size_t i) {
    HospitalNow& one = all_[i];
    for (const AssetRef& ref : sources_[i]) {
      const AssetChunk& chunk = view_.assets[ref.chunk];
      for (std::uint32_t v = chunk.first[ref.slot]; v < chunk.first[ref.slot + 1]; ++v) {
        one.newest = std::max(one.newest, valid_at(chunk.values[v]));
        if (freshness(view_, chunk.feed, chunk.values[v]) == Freshness::Fresh) one.stale = false;
      }
    }
    for (const AssetRef& ref : sources_[i]) {
      const AssetChunk& chunk = view_.assets[ref.chunk];
      for (std::uint32_t v = chunk.first[ref.slot]; v < chunk.first[ref.slot + 1]; ++v) {
        const ValueNow& value = chunk.values[v];
        if (value.quality == Quality::Missing || value.quality == Quality::Bad) continue;
        if (one.stale || freshness(view_, chunk.feed, value) == Freshness::Fresh) set(one, ref, value);
      }
      const AssetInfo& info = (*chunk.info)[ref.slot];
      if (!one.icu_beds) one.icu_beds = trait_of(info, "adult_icu_beds_count");
      if (!one.ward_beds) one.ward_beds = trait_of(info, "med_surg_beds_count");
      if (!one.ed_beds) one.ed_beds = trait_of(info, "ed_beds_count");
    }
  }

  void set(HospitalNow& one, AssetRef ref, const ValueNow& value) {
    const std::string& quantity = (*view_.quantities)[value.quantity].name;
    for (const NumberRow& row : kNumbers)
      if (row.quantity == quantity) one.*row.to = value.value;
    for (const FlagRow& row : kFlags)
      if (row.quantity == quantity) one.*row.to = value.value > 0;
    for (std::size_t k = 0; k < kWaiting.size(); ++k)
      if (kWaiting[k] == quantity) one.waiting[k] = value.value;
    if (quantity == "full_bed" && value.value > 0) one.full_since = same_since(value);
    const bool is_nedocs = quantity == "nedocs";
    if (!is_nedocs && (quantity != "waiting_ward_count" || one.trend)) return;
    if (const auto trend = trends_.find({ref, value.quantity}); trend != trends_.end())
      one.trend = trend->second->points;
  }

  void place_ambulances() {
    for (HospitalNow& one : all_) one.tells_ambulances = tells_ambulances_;
    for (const Ambulance& ambulance : waiting_) {
      HospitalNow* nearest = nullptr;
      double least_m = kAtTheDoorM;
      for (HospitalNow& one : all_) {
        if (!one.place) continue;
        const double m = distance_m(*one.place, ambulance.at);
        if (m <= least_m) least_m = m, nearest = &one;
      }
      if (!nearest) continue;
      ++nearest->ambulances;
      if (ambulance.handover_min)
        nearest->handover_min = std::max(nearest->handover_min.value_or(0), *ambulance.handover_min);
    }
  }

  struct Ambulance {
    LonLat at{};
    std::optional<double> handover_min{};
  };
  const CityView& view_;
  Trends trends_{};
  std::vector<HospitalNow> all_{};
  std::vector<std::vector<AssetRef>> sources_{};  // as all_
  std::map<std::string, std::size_t> by_name_{};
  std::vector<Ambulance> waiting_{};
  bool tells_ambulances_ = false;
  std::optional<QuantityIndex> at_hospital_ = quantity_index(view_, "at_hospital");
  std::optional<QuantityIndex> handover_ = quantity_index(view_, "handover_min");
};

}  // namespace

std::vector<HospitalNow> hospital_survey(const CityView& view) { return Survey{view}.made(); }

}  // namespace city
