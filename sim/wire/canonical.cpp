#include "sim/wire/canonical.hpp"

namespace city::sim {
namespace {

constexpr int kDegreeDecimals = 5;  // about a metre
constexpr double kLaneOffsetM = 9;  // the two directions of a road are drawn apart

std::string_view quality_text(Quality quality) {
  switch (quality) {
    case Quality::Unsaid:
      return {};
    case Quality::Good:
      return R"(,"q":"good")";
    case Quality::Suspect:
      return R"(,"q":"suspect")";
    case Quality::Bad:
      return R"(,"q":"bad")";
  }
  return {};
}

const Place& place_of(const CityPlan& plan, Feed feed, std::size_t index) {
  switch (feed) {
    case Feed::River:
      return plan.rivers[index];
    case Feed::Sewer:
      return plan.sewers[index];
    case Feed::Air:
      return plan.air[index];
    case Feed::Streetlight:
      return plan.lights[index];
    case Feed::Emergency:
      return plan.hospitals[index];
    default:
      return plan.rain[index];
  }
}

}  // namespace

void write_observation(TextWriter& to, TimePoint t, std::span<const Quantity> values, Quality quality) {
  to.raw(R"({"t":")").rfc3339(t).raw(R"(","v":{)");
  bool first = true;
  for (const Quantity& v : values) {
    to.raw(first ? "\"" : ",\"").raw(v.name).raw("\":").fixed(v.value, v.decimals);
    first = false;
  }
  to.raw("}").raw(quality_text(quality)).raw("}");
}

void write_asset(TextWriter& to, const AssetText& asset) {
  to.raw(R"({"kind":")").raw(asset.kind).raw(R"(","name":{"zh":)").quoted(asset.name.zh);
  to.raw(R"(,"en":)").quoted(asset.name.en).raw(R"(},"lon":)").fixed(asset.at.lon, kDegreeDecimals);
  to.raw(R"(,"lat":)").fixed(asset.at.lat, kDegreeDecimals).raw(R"(,"agency":)").quoted(asset.agency);
  if (!asset.district.empty()) to.raw(R"(,"district":)").quoted(asset.district);
  if (!asset.line.empty()) {
    to.raw(R"(,"line":[)");
    for (std::size_t i = 0; i < asset.line.size(); ++i) {
      to.raw(i == 0 ? "[" : ",[").fixed(asset.line[i].lon, kDegreeDecimals).raw(",");
      to.fixed(asset.line[i].lat, kDegreeDecimals).raw("]");
    }
    to.raw("]");
  }
  if (!asset.traits.empty()) {
    to.raw(R"(,"traits":{)");
    for (std::size_t i = 0; i < asset.traits.size(); ++i) {
      const TraitText& trait = asset.traits[i];
      to.raw(i == 0 ? "\"" : ",\"").raw(trait.name).raw("\":").fixed(trait.value, trait.decimals);
    }
    to.raw("}");
  }
  to.raw("}");
}

AssetText describe(const CityPlan& plan, Feed feed, std::size_t index) {
  AssetText asset{
      .kind = info(feed).kind, .name = asset_name(plan, feed, index), .agency = info(feed).agency};
  if (feed == Feed::Traffic) {
    const Section& s = plan.sections[index];
    asset.line =
        plan.roads.course(s.road, static_cast<double>(s.from_m), static_cast<double>(s.to_m), kLaneOffsetM);
    const double right_m = s.from_m <= s.to_m ? kLaneOffsetM : -kLaneOffsetM;
    asset.at = plan.roads.at({.road = s.road, .along_m = (s.from_m + s.to_m) / 2}, right_m);
    const auto district = district_at(asset.at);
    if (district) asset.district = districts()[*district].zh;
    asset.traits = {{"free_flow_kmh", static_cast<double>(s.free_speed_kmh), 0}};
    return asset;
  }
  const Place& place = place_of(plan, feed, index);
  asset.at = place.at;
  if (place.district != kNoDistrict) asset.district = districts()[place.district].zh;
  if (feed == Feed::River) {
    const RiverLevels levels = alert_levels(river_gauges()[index]);
    asset.traits = {{"alert_level_1_m", levels.first_m, 1},
                    {"alert_level_2_m", levels.second_m, 1},
                    {"alert_level_3_m", levels.third_m, 1}};
  }
  if (feed == Feed::Emergency)
    asset.traits = {{"hospital_beds_count", static_cast<double>(hospital_beds(hospitals()[index])), 0}};
  return asset;
}

void write_case(TextWriter& to, const CaseText& c) {
  to.raw(R"({"category":)").quoted(c.category).raw(R"(,"status":")").raw(c.status);
  to.raw(R"(","opened":")").rfc3339(c.opened).raw(R"(","due":")").rfc3339(c.due).raw(R"(","closed":)");
  if (c.closed) {
    to.raw("\"").rfc3339(*c.closed).raw("\"");
  } else {
    to.raw("null");
  }
  to.raw(R"(,"agency":)").quoted(c.agency).raw(R"(,"district":)").quoted(c.district);
  to.raw(R"(,"address":)").quoted(c.address).raw(R"(,"lon":)").fixed(c.at.lon, kDegreeDecimals);
  to.raw(R"(,"lat":)").fixed(c.at.lat, kDegreeDecimals).raw(R"(,"text":)").quoted(c.text).raw("}");
}

}  // namespace city::sim
