#include "widgets/panels/nedocs_board.hpp"

#include <algorithm>
#include <array>

#include "center/figures/nedocs.hpp"
#include "widgets/panels/board_summary.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/figure_words.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr int kCrowdedBand = 4, kSevereBand = 5;

std::string state_words(const HospitalNow& one, TimePoint now, const Texts& texts) {
  std::string words;
  if (one.closed) words = joined({words, texts.tr("closed")});
  if (one.evacuating) words = joined({words, texts.tr("evacuating")});
  if (one.full) {
    const auto since = std::chrono::floor<std::chrono::seconds>(now - one.full_since.value_or(now));
    words = joined({words, since < std::chrono::minutes{1}
                               ? std::string{texts.tr("full")}
                               : filled(texts.tr("full {0}"), {age_text(since, texts)})});
  }
  if (one.clinically_full && !one.full) words = joined({words, texts.tr("clinically full")});
  if (one.diverted) words = joined({words, texts.tr("no ambulances")});
  if (one.handover_delayed) words = joined({words, texts.tr("handover delayed")});
  if (one.advisory && !one.diverted) words = joined({words, texts.tr("ambulance advisory")});
  return words;
}

bool is_shut(const HospitalNow& one) {
  return one.full || one.diverted || one.closed || one.evacuating || one.clinically_full;
}

double burden(const HospitalNow& one) {  // patients who are admitted and have no bed weigh most
  return 3 * one.waiting[3].value_or(0) + 2 * one.waiting[2].value_or(0) + 2 * one.waiting[1].value_or(0) +
         one.waiting[0].value_or(0);
}

NedocsRow row_of(HospitalNow one, TimePoint now, const Texts& texts) {
  NedocsRow row{.name = hospital_name(one, texts)};
  if (one.nedocs) {
    row.band = static_cast<int>(nedocs_band(*one.nedocs)) + 1;
    row.band_words = figure_words("nedocs", *one.nedocs, texts);
  }
  row.state = state_words(one, now, texts);
  row.age = one.newest == TimePoint{}
                ? std::string{kMissing}
                : age_text(std::max(Milliseconds{0}, Milliseconds{now - one.newest}), texts);
  if (one.stale) {
    row.symbol = Symbol::Stale;
  } else if (is_shut(one) || row.band >= kSevereBand) {
    row.symbol = Symbol::Serious;
  } else if (row.band == kCrowdedBand || one.handover_delayed || one.advisory) {
    row.symbol = Symbol::Attention;
  }
  row.now = std::move(one);
  return row;
}

bool worse(const NedocsRow& a, const NedocsRow& b) {
  if (a.now.stale != b.now.stale) return b.now.stale;
  if (is_shut(a.now) != is_shut(b.now)) return is_shut(a.now);
  if (a.now.nedocs.value_or(-1) != b.now.nedocs.value_or(-1))
    return a.now.nedocs.value_or(-1) > b.now.nedocs.value_or(-1);
  if (burden(a.now) != burden(b.now)) return burden(a.now) > burden(b.now);
  return a.now.asset < b.now.asset;
}

std::string of_text(std::optional<double> part, std::optional<double> whole) {
  if (!part) return std::string{kMissing};
  return whole ? number_text(*part, 0) + "/" + number_text(*whole, 0) : number_text(*part, 0);
}

// One column: how it looks, and what it says of a row. It is drawn when it says anything of any row.
struct Field {
  TableColumn column{};
  TableCell (*cell)(const NedocsRow&, const Texts&) = nullptr;
  bool (*is_told)(const NedocsRow&) = nullptr;
};

Ink count_ink(std::optional<double> count) { return count.value_or(0) > 0 ? Ink::Strong : Ink::Faint; }

template <std::size_t k>
TableCell waiting_cell(const NedocsRow& row, const Texts&) {
  return {.text = number_text(row.now.waiting[k], 0), .ink = count_ink(row.now.waiting[k])};
}
template <std::size_t k>
bool waiting_told(const NedocsRow& row) {
  return row.now.waiting[k].has_value();
}

// `name`: text units that names have at least; where there is room, names come before the last of the columns.
std::vector<Field> fields(const Texts& texts, float name) {
  const auto right = [](std::string_view head, int leaves) {
    return TableColumn{.head = head, .align = Align::Right, .leaves = leaves};
  };
  return {
      {{.head = texts.tr("Hospital"), .least = name, .share = 3},
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = row.name, .ink = row.symbol == Symbol::None ? Ink::Soft : Ink::Strong};
       },
       [](const NedocsRow&) { return true; }},
      {right("NEDOCS", 0),
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = number_text(row.now.nedocs, 0),
                          .ink = row.band > 0 ? Ink::Strong : Ink::Faint};
       },
       [](const NedocsRow& row) { return row.band > 0; }},
      {{.head = texts.tr("Band"), .align = Align::Centre},
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = row.band > 0 ? std::to_string(row.band) : std::string{kMissing},
                          .ink = row.band >= kCrowdedBand ? Ink::Strong : Ink::Soft,
                          .step = row.now.stale ? 0 : std::max(0, row.band - 2)};
       },
       [](const NedocsRow& row) { return row.band > 0; }},
      {{.leaves = 5, .is_small = true},
       [](const NedocsRow& row, const Texts&) { return TableCell{.text = row.band_words}; },
       [](const NedocsRow& row) { return row.band > 0; }},
      {{.head = texts.tr("6 hours"), .least = 70, .share = 1, .leaves = 4},
       [](const NedocsRow& row, const Texts&) { return TableCell{.trend = row.now.trend}; },
       [](const NedocsRow& row) { return row.now.trend && !row.now.trend->empty(); }},
      {{.leaves = 2, .is_small = true},
       [](const NedocsRow& row, const Texts&) { return TableCell{.text = row.state, .ink = Ink::Strong}; },
       [](const NedocsRow& row) { return !row.state.empty(); }},
      {right(texts.tr("See"), 3), waiting_cell<0>, waiting_told<0>},
      {right(texts.tr("Bed"), 3), waiting_cell<1>, waiting_told<1>},
      {right(texts.tr("Ward"), 1), waiting_cell<2>, waiting_told<2>},
      {right(texts.tr("ICU"), 3), waiting_cell<3>, waiting_told<3>},
      {right(texts.tr("Boarding"), 7),
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = row.now.longest_boarding_h
                                      ? number_text(*row.now.longest_boarding_h, 0) + " h"
                                      : std::string{kMissing}};
       },
       [](const NedocsRow& row) { return row.now.longest_boarding_h.has_value(); }},
      {right(texts.tr("Last wait"), 8),
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = row.now.last_wait_h ? number_text(*row.now.last_wait_h, 1) + " h"
                                                      : std::string{kMissing}};
       },
       [](const NedocsRow& row) { return row.now.last_wait_h.has_value(); }},
      {right(texts.tr("In the ED"), 9),
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = of_text(row.now.patients, row.now.ed_beds)};
       },
       [](const NedocsRow& row) { return row.now.patients.has_value(); }},
      {right(texts.tr("ICU free"), 6),
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = of_text(row.now.icu_free, row.now.icu_beds)};
       },
       [](const NedocsRow& row) { return row.now.icu_free.has_value(); }},
      {right(texts.tr("Ward free"), 7),
       [](const NedocsRow& row, const Texts&) {
         return TableCell{.text = of_text(row.now.ward_free, row.now.ward_beds)};
       },
       [](const NedocsRow& row) { return row.now.ward_free.has_value(); }},
      {right(texts.tr("Ambulances"), 6),
       [](const NedocsRow& row, const Texts& t) {
         if (!row.now.tells_ambulances) return TableCell{.text = std::string{kMissing}};
         std::string text = count_text(row.now.ambulances);
         if (row.now.handover_min)
           text += " · " + filled(t.tr("{0} min"), {number_text(*row.now.handover_min, 0)});
         return TableCell{.text = std::move(text), .ink = row.now.ambulances > 0 ? Ink::Strong : Ink::Faint};
       },
       [](const NedocsRow& row) { return row.now.tells_ambulances || row.now.handover_min; }},
      {{.head = texts.tr("Age"), .align = Align::Right, .leaves = 1, .is_small = true},
       [](const NedocsRow& row, const Texts&) { return TableCell{.text = row.age, .ink = Ink::Faint}; },
       [](const NedocsRow&) { return true; }},
  };
}

}  // namespace

std::string hospital_name(const HospitalNow& hospital, const Texts& texts) {
  const std::string_view name = texts.pick(hospital.name);
  return name.empty() ? hospital.id : std::string{name};
}

NedocsContent nedocs_board(const CityView& view, const NedocsChoices&, const Texts& texts) {
  NedocsContent content{.now = view.now};
  for (HospitalNow& one : hospital_survey(view)) {
    content.rows.push_back(row_of(std::move(one), view.now, texts));
    const NedocsRow& row = content.rows.back();
    content.stale += row.now.stale ? 1U : 0U;
    content.full += !row.now.stale && row.now.full ? 1U : 0U;
    content.crowded += !row.now.stale && row.band >= kCrowdedBand ? 1U : 0U;
  }
  std::sort(content.rows.begin(), content.rows.end(), worse);
  return content;
}

MaybeAction draw_nedocs_board(Pen& pen, Rect r, const NedocsContent& content, const Texts& texts,
                              const Hand& hand) {
  const std::string all = count_text(content.rows.size());
  const bool is_bad = content.full + content.crowded > 0;
  std::string aside = content.full > 0 ? filled(texts.tr("{0} full of {1}"), {count_text(content.full), all})
                                       : filled(texts.tr("{0} hospitals"), {all});
  if (content.crowded > 0)
    aside = joined({aside, filled(texts.tr("{0} overcrowded"), {count_text(content.crowded)})});
  const Rect room = draw_board_head(
      pen, r,
      {.title = texts.tr("Emergency care"),
       .note = content.stale > 0 ? filled(texts.tr("{0} not heard lately"), {count_text(content.stale)})
                                 : std::string{},
       .aside = aside,
       .aside_symbol = is_bad ? Symbol::Serious : Symbol::None});
  if (content.rows.empty()) {
    draw_nothing(pen, room, texts.tr("No hospital has reported"));
    return std::nullopt;
  }
  std::vector<Field> told;
  std::vector<TableColumn> columns;
  for (const Field& field : fields(texts, room.w >= pen.text_px(600) ? 230.0F : 110.0F)) {
    if (!std::any_of(content.rows.begin(), content.rows.end(), field.is_told)) continue;
    told.push_back(field);
    columns.push_back(field.column);
  }
  const auto most = static_cast<std::size_t>(room.h / table_row_height(pen)) + 1;
  std::vector<TableRow> rows;
  for (const NedocsRow& one : content.rows) {
    if (rows.size() == most) break;
    TableRow row{.symbol = one.symbol, .action = OpenDetail{one.now.asset}, .is_stale = one.now.stale};
    for (const Field& field : told) row.cells.push_back(field.cell(one, texts));
    rows.push_back(std::move(row));
  }
  return draw_table(pen, room, columns, rows, texts,
                    {.hand = hand, .all = content.rows.size(), .trend_to = content.now});
}

}  // namespace city
