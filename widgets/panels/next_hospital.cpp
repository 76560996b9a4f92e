#include "widgets/panels/next_hospital.hpp"

#include <algorithm>
#include <array>

#include "center/figures/nedocs.hpp"
#include "widgets/panels/board_summary.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/figure_words.hpp"
#include "widgets/panels/nedocs_board.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/geo_distance.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using Need = NextHospitalChoices::Need;

constexpr std::array kBandMinutes{0.0, 5.0, 15.0, 30.0, 60.0, 90.0};
constexpr double kBandUnknown = 20, kNeedUnknown = 15, kHandoverFree = 15, kHandoverDelayed = 15,
                 kAdvisory = 20;
constexpr double kMinutesPerKm = 4;

bool is_shut(const HospitalNow& one) {
  return one.full || one.clinically_full || one.diverted || one.closed || one.evacuating;
}

bool lacks(const HospitalNow& one, Need need) {
  if (need == Need::Any) return false;
  return one.icu_free == 0 || (need == Need::Trauma && one.theatres_free == 0);
}

bool does_not_tell(const HospitalNow& one, Need need) {
  if (need == Need::Any) return false;
  return !one.icu_free || (need == Need::Trauma && !one.theatres_free);
}

double waiting_cost(const HospitalNow& one, Need need) {
  const double icu = need == Need::Any ? 2 : 4;
  return 0.5 * one.waiting[0].value_or(0) + one.waiting[1].value_or(0) + 0.5 * one.waiting[2].value_or(0) +
         icu * one.waiting[3].value_or(0);
}

double handover_cost(const HospitalNow& one) {
  double cost = one.advisory ? kAdvisory : 0;
  if (one.handover_min) return cost + std::max(0.0, *one.handover_min - kHandoverFree);
  if (one.handover_delayed) cost += kHandoverDelayed;
  return cost;
}

std::string why(const HospitalNow& one, Need need, const Texts& texts) {
  std::string words =
      one.nedocs ? figure_words("nedocs", *one.nedocs, texts) : std::string{texts.tr("crowding not told")};
  const auto add = [&](std::string_view pattern, std::optional<double> number) {
    if (number) words = joined({words, filled(pattern, {number_text(*number, 0)})});
  };
  if (need != Need::Any) {
    add(texts.tr("{0} ICU beds free"), one.icu_free);
    if (!one.icu_free) words = joined({words, texts.tr("ICU beds not told")});
  }
  if (need == Need::Trauma) {
    add(texts.tr("{0} theatres free"), one.theatres_free);
    if (!one.theatres_free) words = joined({words, texts.tr("theatres not told")});
  }
  add(texts.tr("{0} wait to be seen"), one.waiting[0]);
  if (one.waiting[1].value_or(0) > 0) add(texts.tr("{0} for a bed"), one.waiting[1]);
  if (one.waiting[2].value_or(0) > 0) add(texts.tr("{0} for a ward"), one.waiting[2]);
  if (one.handover_min.value_or(0) > kHandoverFree) add(texts.tr("handover {0} min"), one.handover_min);
  if (one.handover_delayed && !one.handover_min) words = joined({words, texts.tr("handover delayed")});
  if (one.advisory) words = joined({words, texts.tr("ambulance advisory")});
  return words;
}

}  // namespace

std::optional<double> next_hospital_cost(const HospitalNow& one, Need need, std::optional<LonLat> from) {
  if (one.stale || is_shut(one) || lacks(one, need)) return std::nullopt;
  if (from && !one.place) return std::nullopt;  // nobody knows how far it is
  double cost = one.nedocs ? kBandMinutes[static_cast<std::size_t>(nedocs_band(*one.nedocs))] : kBandUnknown;
  cost += waiting_cost(one, need) + handover_cost(one);
  if (does_not_tell(one, need)) cost += kNeedUnknown;
  if (from) cost += kMinutesPerKm * distance_m(*from, *one.place) / 1000;
  return cost;
}

NextHospitalContent next_hospitals(const CityView& view, const NextHospitalChoices& choices,
                                   const std::optional<Focus>& focus, const Texts& texts) {
  NextHospitalContent content{.has_from = focus.has_value()};
  if (focus) content.from = focus->title;
  const auto from = focus ? std::optional{focus->at} : std::nullopt;
  for (const HospitalNow& one : hospital_survey(view)) {
    content.stale += one.stale ? 1U : 0U;
    content.shut += !one.stale && is_shut(one) ? 1U : 0U;
    content.without += !one.stale && !is_shut(one) && lacks(one, choices.need) ? 1U : 0U;
    const auto cost = next_hospital_cost(one, choices.need, from);
    if (!cost) continue;
    NextHospital next{.asset = one.asset,
                      .place = one.place,
                      .name = hospital_name(one, texts),
                      .why = why(one, choices.need, texts),
                      .cost_min = *cost};
    if (from) next.distance = number_text(distance_m(*from, *one.place) / 1000, 1) + " km";
    content.rows.push_back(std::move(next));
  }
  content.able = content.rows.size();
  std::sort(content.rows.begin(), content.rows.end(), [](const NextHospital& a, const NextHospital& b) {
    return a.cost_min != b.cost_min ? a.cost_min < b.cost_min : a.asset < b.asset;
  });
  if (content.rows.size() > choices.most) content.rows.resize(choices.most);
  return content;
}

MaybeAction draw_next_hospitals(Pen& pen, Rect r, const NextHospitalContent& content, const Texts& texts,
                                const Hand& hand) {
  const std::string note = !content.has_from      ? std::string{texts.tr("city-wide")}
                           : content.from.empty() ? std::string{texts.tr("by distance")}
                                                  : content.from;
  const Rect room =
      draw_board_head(pen, r,
                      {.title = texts.tr("Next hospital"),
                       .note = note,
                       .aside = filled(texts.tr("{0} can take patients"), {count_text(content.able)})});
  std::vector<BoardFact> left_out;
  if (content.shut > 0)
    left_out.push_back({Symbol::Serious, filled(texts.tr("{0} full or closed"), {count_text(content.shut)})});
  if (content.without > 0)
    left_out.push_back(
        {Symbol::Attention, filled(texts.tr("{0} without what is needed"), {count_text(content.without)})});
  if (content.stale > 0)
    left_out.push_back(
        {Symbol::Stale, filled(texts.tr("{0} not heard lately"), {count_text(content.stale)})});
  const Rect below = draw_board_facts(pen, room, left_out, 2);
  if (content.rows.empty()) {
    draw_nothing(pen, below, texts.tr("No hospital is known to have room"));
    return std::nullopt;
  }
  const std::array columns{TableColumn{.align = Align::Right}, TableColumn{.least = 150},
                           TableColumn{.align = Align::Right, .leaves = 1}};
  std::vector<TableRow> rows;
  for (const NextHospital& one : content.rows)
    rows.push_back({.cells = {{.text = std::to_string(rows.size() + 1), .ink = Ink::Faint},
                              {.text = one.name, .ink = rows.empty() ? Ink::Strong : Ink::Soft},
                              {.text = one.distance, .ink = Ink::Soft}},
                    .second = one.why,
                    .action = OpenDetail{one.asset}});
  return draw_table(pen, below, columns, rows, texts, {.hand = hand});
}

}  // namespace city
