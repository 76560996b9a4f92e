#include "widgets/panels/situation_board.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "widgets/panels/alerts_board.hpp"
#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/case_list.hpp"
#include "widgets/panels/figure_words.hpp"
#include "widgets/panels/near_words.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr std::array kParts{std::pair{std::string_view{"summary"}, SituationPart::Summary},
                            std::pair{std::string_view{"cases"}, SituationPart::Cases},
                            std::pair{std::string_view{"sensors"}, SituationPart::Sensors},
                            std::pair{std::string_view{"water"}, SituationPart::Water},
                            std::pair{std::string_view{"cameras"}, SituationPart::Cameras},
                            std::pair{std::string_view{"shelters"}, SituationPart::Shelters},
                            std::pair{std::string_view{"hospitals"}, SituationPart::Hospitals},
                            std::pair{std::string_view{"roads"}, SituationPart::Roads}};

Symbol level_symbol(Level level) {
  if (level == Level::Serious) return Symbol::Serious;
  if (level == Level::Attention) return Symbol::Attention;
  return level == Level::Notice ? Symbol::Ok : Symbol::None;
}

class Writer {
 public:
  Writer(const CityView& view, const Situation& around, const Texts& texts)
      : view_{view}, around_{around}, texts_{texts} {}

  SituationContent made(SituationPart part) {
    content_ = {.part = part, .has_focus = true};
    content_.note = joined({around_.focus.title, distance_words(around_.focus.radius_m),
                            span_text(around_.focus.window, texts_)});
    switch (part) {
      case SituationPart::Summary:
        summary();
        break;
      case SituationPart::Cases:
        cases();
        break;
      case SituationPart::Sensors:
        values(around_.abnormal, around_.abnormal_sensors);
        tell_sensors();
        break;
      case SituationPart::Water:
        values(around_.water, around_.all_water);
        content_.aside = count_text(around_.all_water);
        break;
      case SituationPart::Cameras:
        cameras();
        break;
      case SituationPart::Shelters:
        shelters();
        break;
      case SituationPart::Hospitals:
        hospitals();
        break;
      case SituationPart::Roads:
        roads();
        break;
    }
    content_.all = std::max<std::uint64_t>(content_.all, content_.rows.size());
    return std::move(content_);
  }

 private:
  const AssetChunk& chunk_of(AssetRef ref) const { return view_.assets[ref.chunk]; }
  const AssetInfo& info_of(AssetRef ref) const { return (*chunk_of(ref).info)[ref.slot]; }
  std::string name(AssetRef ref) const { return name_of(info_of(ref), texts_); }
  TableCell away(const Away& away) const {
    return {
        .text = distance_words(away.distance_m) + " " + std::string{bearing_words(away.bearing_deg, texts_)},
        .ink = Ink::Soft};
  }
  static TableCell number(std::optional<double> value, Ink ink = Ink::Strong) {
    return {.text = number_text(value, 0), .ink = value ? ink : Ink::Faint};
  }
  std::string value_words(const ValueNow& value) const {
    const QuantityInfo& info = (*view_.quantities)[value.quantity];
    const std::string unit = unit_text(info.unit);
    return number_text(value.value, info.decimals) + (unit.empty() ? "" : " " + unit);
  }

  void cases() {
    content_.all = around_.all_cases;
    content_.aside = filled(texts_.tr("{0} open"), {count_text(around_.open_cases)});
    if (around_.overdue_cases > 0) {
      content_.aside = filled(texts_.tr("{0} overdue of {1}"),
                              {count_text(around_.overdue_cases), count_text(around_.open_cases)});
      content_.aside_symbol = Symbol::Attention;
    }
    for (const NearCase& near : around_.cases) {
      const CaseFact& fact = near.one->fact;
      const bool late = near.one->is_open() && fact.due && view_.now > *fact.due;
      const Milliseconds since = std::max(Milliseconds{0}, view_.now - fact.opened);
      content_.rows.push_back(
          {.symbol = late ? Symbol::Attention : Symbol::None,
           .cells = {{.text = std::string{texts_.word(fact.category)},
                      .ink = near.is_recent ? Ink::Strong : Ink::Soft},
                     {.text =
                          std::string{late ? texts_.tr("overdue") : case_status_text(fact.status, texts_)},
                      .ink = late ? Ink::Strong : Ink::Faint},
                     away(near.away),
                     {.text = age_text(since, texts_), .ink = near.is_recent ? Ink::Strong : Ink::Faint}},
           .action = SelectCase{near.one},
           .is_dim = !near.one->is_open()});
    }
  }

  void values(const std::vector<NearValue>& list, std::uint64_t all) {
    content_.all = all;
    for (const NearValue& near : list) {
      TableRow row{.symbol = level_symbol(near.level),
                   .cells = {{.text = name(near.asset)}, {}, {}, away(near.away), {}},
                   .action = SelectAsset{near.asset},
                   .is_stale = !near.is_sound};
      if (near.level >= Level::Attention) row.cells[0].ink = Ink::Strong;
      if (row.is_stale) row.symbol = near.value == nullptr ? Symbol::Never : Symbol::Stale;
      row.cells[2] = {.text = std::string{kMissing}, .ink = Ink::Faint};
      row.cells[4] = {.text = value_age(view_, near.value, texts_), .ink = Ink::Faint};
      if (near.value != nullptr) {
        const QuantityInfo& info = (*view_.quantities)[near.value->quantity];
        row.cells[1] = {.text = std::string{texts_.pick(info.label)}, .ink = Ink::Faint};
        const std::string words = figure_words(info.name, near.value->value, texts_);
        if (near.value->quality != Quality::Missing)
          row.cells[2] = {.text = words.empty() ? value_words(*near.value) : words,
                          .ink = near.level >= Level::Attention ? Ink::Strong : Ink::Soft};
      }
      content_.rows.push_back(std::move(row));
    }
  }

  void tell_sensors() {
    content_.aside = filled(texts_.tr("{0} beyond of {1}"),
                            {count_text(around_.abnormal_sensors), count_text(around_.sensors)});
    if (around_.unsound_sensors > 0)
      content_.aside =
          joined({filled(texts_.tr("{0} without a sound value"), {count_text(around_.unsound_sensors)}),
                  content_.aside});
  }

  void cameras() {
    content_.all = around_.all_cameras;
    content_.aside = count_text(around_.all_cameras);
    for (const NearCamera& near : around_.cameras)
      content_.rows.push_back({.symbol = near.is_off ? Symbol::Stale : Symbol::None,
                               .cells = {{.text = name(near.asset)},
                                         {.text = std::string{near.is_off       ? texts_.tr("off")
                                                              : near.has_stream ? texts_.tr("stream")
                                                                                : texts_.tr("no stream")},
                                          .ink = Ink::Faint},
                                         away(near.away)},
                               .action = SelectAsset{near.asset}});
  }

  void shelters() {
    content_.aside = filled(texts_.tr("{0} here, {1} places left"),
                            {count_text(around_.shelters_within), number_text(around_.places_left, 0)});
    for (const NearShelter& near : around_.shelters) {
      const bool full = near.places_left == 0.0;
      const std::string state{!near.is_open   ? std::string_view{kMissing}
                              : full          ? texts_.tr("full")
                              : *near.is_open ? texts_.tr("open")
                                              : texts_.tr("not open")};
      content_.rows.push_back(
          {.symbol = full ? Symbol::Attention : Symbol::None,
           .cells = {{.text = name(near.asset), .ink = near.is_open == true ? Ink::Strong : Ink::Soft},
                     {.text = state, .ink = full ? Ink::Strong : Ink::Faint},
                     number(near.places_left),
                     number(near.places, Ink::Faint),
                     away(near.away)},
           .action = SelectAsset{near.asset}});
    }
  }

  void hospitals() {
    const auto full = std::count_if(around_.hospitals.begin(), around_.hospitals.end(),
                                    [](const NearHospital& h) { return h.is_full == true; });
    content_.aside = filled(texts_.tr("{0} full of {1}"),
                            {std::to_string(full), std::to_string(around_.hospitals.size())});
    content_.aside_symbol = full > 0 ? Symbol::Serious : Symbol::None;
    for (const NearHospital& near : around_.hospitals) {
      const bool is_full = near.is_full == true;
      std::string state{is_full ? texts_.tr("full") : near.is_full ? texts_.tr("takes patients") : kMissing};
      const std::string band =
          near.nedocs ? number_text(*near.nedocs, 0) + " " + figure_words("nedocs", *near.nedocs, texts_)
                      : std::string{kMissing};
      content_.rows.push_back(
          {.symbol = !near.is_sound ? Symbol::Stale
                     : is_full      ? Symbol::Serious
                                    : Symbol::None,
           .cells = {{.text = name(near.asset), .ink = is_full ? Ink::Soft : Ink::Strong},
                     {.text = std::move(state), .ink = is_full ? Ink::Strong : Ink::Soft},
                     {.text = band, .ink = near.nedocs ? Ink::Soft : Ink::Faint},
                     number(near.waiting_see),
                     number(near.waiting_bed),
                     number(near.waiting_icu),
                     number(near.ed_beds),
                     away(near.away),
                     {.text = near.told == TimePoint{}
                                  ? std::string{kMissing}
                                  : age_text(std::max(Milliseconds{0}, view_.now - near.told), texts_),
                      .ink = Ink::Faint}},
           .action = SelectAsset{near.asset},
           .is_stale = !near.is_sound});
    }
  }

  void roads() {
    content_.all = around_.all_roads - around_.silent_roads;
    content_.aside = filled(texts_.tr("{0} sections"), {count_text(around_.all_roads)});
    if (around_.silent_roads > 0)
      content_.aside = joined(
          {filled(texts_.tr("{0} not reporting"), {count_text(around_.silent_roads)}), content_.aside});
    for (const NearRoad& near : around_.roads) {
      const bool jam = near.road.level == LevelOfService::F;
      content_.rows.push_back(
          {.symbol = jam ? Symbol::Attention : Symbol::None,
           .cells = {{.text = name(near.asset), .ink = jam ? Ink::Strong : Ink::Soft},
                     {.text = number_text(near.road.speed->value, 0), .ink = Ink::Strong},
                     {.text = std::string{letter_of(near.road.level)}},
                     away(near.away),
                     {.text = value_age(view_, near.road.speed, texts_), .ink = Ink::Faint}},
           .action = SelectAsset{near.asset}});
    }
  }

  void fact(std::string_view label, std::string value, std::string note, Symbol symbol = Symbol::None,
            MaybeAction action = {}) {
    content_.rows.push_back({.symbol = symbol,
                             .cells = {{.text = std::string{label}, .ink = Ink::Soft},
                                       {.text = std::move(value), .ink = Ink::Strong},
                                       {.text = std::move(note), .ink = Ink::Faint}},
                             .action = std::move(action)});
  }

  void summary() {
    for (const AlertPtr& alert : around_.alerts)
      fact(
          alert->fact.event.empty() ? std::string_view{alert->fact.headline} : texts_.word(alert->fact.event),
          std::string{severity_text(alert->fact.severity, texts_)}, {}, severity_symbol(alert->fact.severity),
          look_at_alert(*alert));
    std::string cases_note = filled(texts_.tr("{0} new"), {count_text(around_.recent_cases)});
    if (around_.overdue_cases > 0)
      cases_note =
          joined({filled(texts_.tr("{0} overdue"), {count_text(around_.overdue_cases)}), cases_note});
    if (around_.unlocated_cases > 0)
      cases_note = joined({cases_note, filled(texts_.tr("{0} in the city without a place"),
                                              {count_text(around_.unlocated_cases)})});
    fact(texts_.tr("Open cases"), count_text(around_.open_cases), cases_note,
         around_.overdue_cases > 0 ? Symbol::Attention : Symbol::None);

    const Level worst = around_.abnormal.empty() ? Level::Normal : around_.abnormal.front().level;
    fact(texts_.tr("Sensors beyond a level"), count_text(around_.abnormal_sensors),
         joined({filled(texts_.tr("of {0}"), {count_text(around_.sensors)}),
                 around_.unsound_sensors > 0
                     ? filled(texts_.tr("{0} without a sound value"), {count_text(around_.unsound_sensors)})
                     : std::string{}}),
         level_symbol(worst));
    const auto high = static_cast<std::uint64_t>(
        std::count_if(around_.water.begin(), around_.water.end(),
                      [](const NearValue& near) { return near.level >= Level::Attention; }));
    fact(texts_.tr("Water high"), count_text(high),
         filled(texts_.tr("of {0}"), {count_text(around_.all_water)}),
         high > 0 ? Symbol::Attention : Symbol::None);
    fact(texts_.tr("Roads jammed"), count_text(around_.jammed_roads),
         joined({filled(texts_.tr("of {0}"), {count_text(around_.all_roads)}),
                 around_.silent_roads > 0
                     ? filled(texts_.tr("{0} not reporting"), {count_text(around_.silent_roads)})
                     : std::string{}}),
         around_.jammed_roads > 0 ? Symbol::Attention : Symbol::None);
    fact(texts_.tr("Cameras"), count_text(around_.all_cameras), {});
    fact(texts_.tr("Places left in shelters"), number_text(around_.places_left, 0),
         filled(texts_.tr("{0} shelters"), {count_text(around_.shelters_within)}));
    const auto next = std::find_if(around_.hospitals.begin(), around_.hospitals.end(),
                                   [](const NearHospital& h) { return h.is_sound && h.is_full == false; });
    if (next == around_.hospitals.end())
      return fact(texts_.tr("Nearest hospital with room"), std::string{kMissing}, {},
                  around_.hospitals.empty() ? Symbol::None : Symbol::Attention);
    fact(texts_.tr("Nearest hospital with room"), distance_words(next->away.distance_m), name(next->asset),
         Symbol::None, SelectAsset{next->asset});
  }

  const CityView& view_;
  const Situation& around_;
  const Texts& texts_;
  SituationContent content_{};
};

}  // namespace

std::optional<SituationPart> situation_part(std::string_view word) {
  for (const auto& [name, part] : kParts)
    if (name == word) return part;
  return std::nullopt;
}

SituationContent situation_board(const CityView& view, const Situation& around, SituationPart part,
                                 const Texts& texts) {
  return Writer{view, around, texts}.made(part);
}

SituationContent situation_board(const CityView& view, const std::optional<Focus>& focus, SituationPart part,
                                 const Texts& texts) {
  if (!focus) return {.part = part};
  return situation_board(view, situation(view, *focus, {}), part, texts);
}

}  // namespace city
