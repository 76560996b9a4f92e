#include "widgets/panels/dispatch_ageing.hpp"

#include <algorithm>
#include <map>

#include "widgets/panels/board_table.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr std::array<Ink, kCaseAges> kInks{Ink::Faint,     Ink::Soft,    Ink::Strong,
                                           Ink::Attention, Ink::Serious, Ink::Faint};

TableRow table_row(const AgeingRow& row, std::uint64_t greatest) {
  const auto number = [](std::uint64_t count, Ink ink) {
    return TableCell{.text = count_text(count), .ink = count == 0 ? Ink::Faint : ink};
  };
  const auto at = [&](CaseAge age) { return row.cases[static_cast<std::size_t>(age)]; };
  TableRow made{.symbol = row.overdue() > 0 ? Symbol::Attention : Symbol::None,
                .cells = {{.text = row.name, .ink = row.overdue() > 0 ? Ink::Strong : Ink::Soft},
                          number(row.total, Ink::Strong),
                          number(at(CaseAge::UnderHalf), Ink::Soft),
                          number(at(CaseAge::Under80), Ink::Soft),
                          number(at(CaseAge::UnderAll), Ink::Strong),
                          number(row.overdue(), Ink::Attention),
                          number(at(CaseAge::Overdue), Ink::Attention),
                          number(at(CaseAge::LongOverdue), Ink::Attention),
                          number(at(CaseAge::NoDue), Ink::Faint)}};
  TableCell bar;
  for (std::size_t i = 0; i < kCaseAges; ++i)
    bar.bar.push_back({static_cast<float>(row.cases[i]) / static_cast<float>(greatest), kInks[i]});
  made.cells.push_back(std::move(bar));
  return made;
}

}  // namespace

CaseAge case_age(const CaseNow& one, TimePoint now) {
  if (!one.fact.due) return CaseAge::NoDue;
  if (now > *one.fact.due)
    return now - *one.fact.due < std::chrono::hours{24} ? CaseAge::Overdue : CaseAge::LongOverdue;
  const double share = due_share(one, now).value_or(1);
  if (share < 0.5) return CaseAge::UnderHalf;
  return share < 0.8 ? CaseAge::Under80 : CaseAge::UnderAll;
}

AgeingContent dispatch_ageing(const CityView& view, const AgeingChoices& choices, const Texts& texts) {
  AgeingContent content{.by = choices.by};
  std::map<std::string, AgeingRow> rows;
  for (const CasePtr& one : *view.cases) {
    if (!one->is_open()) continue;
    const bool by_item = choices.by == AgeingChoices::By::Item;
    const auto age = static_cast<std::size_t>(case_age(*one, view.now));
    for (AgeingRow* row : {&rows[by_item ? one->fact.category : one->fact.agency], &content.all}) {
      ++row->cases[age];
      ++row->total;
    }
    if (one->reopened > 0) ++content.reopened;
    if (!one->duplicate_of.empty()) ++content.merged;
  }
  for (auto& [name, row] : rows) {
    row.name = std::string{texts.word(name)};
    if (name.empty())
      row.name = std::string{choices.by == AgeingChoices::By::Item ? texts.tr("no item")
                                                                   : texts.tr("no agency named")};
    content.rows.push_back(std::move(row));
  }
  std::stable_sort(content.rows.begin(), content.rows.end(), [](const AgeingRow& a, const AgeingRow& b) {
    return a.overdue() != b.overdue() ? a.overdue() > b.overdue() : a.total > b.total;
  });
  content.all.name = std::string{texts.tr("All cases")};
  return content;
}

MaybeAction draw_dispatch_ageing(Pen& pen, Rect r, const AgeingContent& content, const Texts& texts,
                                 const Hand& hand) {
  std::string note;
  if (content.reopened > 0) note = filled(texts.tr("{0} opened again"), {count_text(content.reopened)});
  if (content.merged > 0)
    note = joined({note, filled(texts.tr("{0} told twice"), {count_text(content.merged)})});
  const std::string open = count_text(content.all.total);
  const bool any_late = content.all.overdue() > 0;
  const Rect room = draw_panel(
      pen, r,
      {.title = texts.tr("Time used"),
       .note = note,
       .aside = any_late ? filled(texts.tr("{0} overdue of {1}"), {count_text(content.all.overdue()), open})
                         : filled(texts.tr("{0} open"), {open}),
       .aside_symbol = any_late ? Symbol::Attention : Symbol::None});
  if (content.all.total == 0) {
    draw_nothing(pen, room, texts.tr("No open case"));
    return std::nullopt;
  }
  const std::array columns{
      TableColumn{.head = content.by == AgeingChoices::By::Item ? texts.tr("Item") : texts.tr("Agency"),
                  .least = 190},
      TableColumn{.head = texts.tr("Open"), .align = Align::Right, .leaves = 2},
      TableColumn{.head = "< 50 %", .align = Align::Right, .leaves = 5},
      TableColumn{.head = "50–80 %", .align = Align::Right, .leaves = 6},
      TableColumn{.head = "80–100 %", .align = Align::Right, .leaves = 4},
      TableColumn{.head = texts.tr("Overdue"), .align = Align::Right},
      TableColumn{.head = texts.tr("late < 1 d"), .align = Align::Right, .leaves = 3},
      TableColumn{.head = texts.tr("late > 1 d"), .align = Align::Right, .leaves = 1},
      TableColumn{.head = texts.tr("no due time"), .align = Align::Right, .leaves = 8},
      TableColumn{.least = 120, .share = 1.4F, .leaves = 7}};
  std::vector<TableRow> rows;
  const auto most = static_cast<std::size_t>(room.h / table_row_height(pen)) + 1;
  rows.push_back(table_row(content.all, std::max<std::uint64_t>(1, content.all.total)));
  std::uint64_t greatest = 1;
  for (const AgeingRow& row : content.rows) greatest = std::max(greatest, row.total);
  for (const AgeingRow& row : content.rows) {
    if (rows.size() >= most) break;
    rows.push_back(table_row(row, greatest));
  }
  return draw_table(pen, room, columns, rows, texts, {.hand = hand, .all = content.rows.size() + 1});
}

}  // namespace city
