#include "widgets/panels/dispatch_backlog.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "widgets/panels/board_table.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

// A day on which clocks are set is off by that hour until it ends.
TimePoint midnight_before(TimePoint now, const ZoneClock& clock) {
  const LocalTime local = clock.at(now);
  const auto since = std::chrono::hours{local.hour} + std::chrono::minutes{local.minute} +
                     std::chrono::seconds{local.second};
  return std::chrono::floor<std::chrono::seconds>(now) - since;
}

void count(BacklogRow& row, const CasePtr& one, TimePoint now, TimePoint midnight) {
  const CaseFact& fact = one->fact;
  if (fact.opened >= midnight && fact.opened <= now) ++row.opened_today;
  if (!one->is_open()) {
    const TimePoint ended = fact.closed.value_or(fact.told.value_or(one->updated));
    if (ended >= midnight && ended <= now) ++row.closed_today;
    return;
  }
  ++row.open;
  if (fact.due && now > *fact.due) ++row.overdue;
  if (!one->duplicate_of.empty()) ++row.merged;
  if (!row.oldest || fact.opened < row.oldest->fact.opened) row.oldest = one;
}

TableRow table_row(const BacklogRow& row) {
  const auto number = [](std::uint64_t n, Ink ink) {
    return TableCell{.text = count_text(n), .ink = n == 0 ? Ink::Faint : ink};
  };
  const bool is_late = row.overdue > 0;
  TableRow made{.symbol = is_late ? Symbol::Attention : Symbol::None,
                .cells = {{.text = row.agency, .ink = is_late ? Ink::Strong : Ink::Soft},
                          number(row.open, Ink::Strong),
                          number(row.overdue, Ink::Attention),
                          {.text = row.oldest_age, .ink = Ink::Soft},
                          number(row.opened_today, Ink::Soft),
                          number(row.closed_today, Ink::Soft),
                          number(row.merged, Ink::Faint)}};
  if (row.oldest) made.action = SelectCase{row.oldest};
  return made;
}

}  // namespace

BacklogContent dispatch_backlog(const CityView& view, const ZoneClock& clock, const Texts& texts) {
  BacklogContent content;
  const TimePoint midnight = midnight_before(view.now, clock);
  std::map<std::string, BacklogRow> rows;
  for (const CasePtr& one : *view.cases)
    for (BacklogRow* row : {&rows[one->fact.agency], &content.all}) count(*row, one, view.now, midnight);
  const auto finish = [&](BacklogRow& row) {
    row.oldest_age = row.oldest
                         ? age_text(std::max(Milliseconds{0}, view.now - row.oldest->fact.opened), texts)
                         : std::string{kMissing};
  };
  for (auto& [agency, row] : rows) {
    if (row.open == 0 && row.opened_today == 0 && row.closed_today == 0) continue;
    row.agency = std::string{agency.empty() ? texts.tr("no agency named") : texts.word(agency)};
    finish(row);
    content.rows.push_back(std::move(row));
  }
  std::stable_sort(content.rows.begin(), content.rows.end(), [](const BacklogRow& a, const BacklogRow& b) {
    return a.overdue != b.overdue ? a.overdue > b.overdue : a.open > b.open;
  });
  content.all.agency = std::string{texts.tr("All agencies")};
  finish(content.all);
  return content;
}

MaybeAction draw_dispatch_backlog(Pen& pen, Rect r, const BacklogContent& content, const Texts& texts,
                                  const Hand& hand) {
  const std::string open = count_text(content.all.open);
  const bool any_late = content.all.overdue > 0;
  const Rect room = draw_panel(
      pen, r,
      {.title = texts.tr("Backlog by agency"),
       .note = content.all.merged > 0 ? filled(texts.tr("{0} told twice"), {count_text(content.all.merged)})
                                      : std::string{},
       .aside = any_late ? filled(texts.tr("{0} overdue of {1}"), {count_text(content.all.overdue), open})
                         : filled(texts.tr("{0} open"), {open}),
       .aside_symbol = any_late ? Symbol::Attention : Symbol::None});
  if (content.rows.empty()) {
    draw_nothing(pen, room, texts.tr("No open case"));
    return std::nullopt;
  }
  const std::array columns{TableColumn{.head = texts.tr("Agency"), .least = 190},
                           TableColumn{.head = texts.tr("Open"), .align = Align::Right},
                           TableColumn{.head = texts.tr("Overdue"), .align = Align::Right},
                           TableColumn{.head = texts.tr("Oldest"), .align = Align::Right, .leaves = 1},
                           TableColumn{.head = texts.tr("Opened today"), .align = Align::Right, .leaves = 3},
                           TableColumn{.head = texts.tr("Closed today"), .align = Align::Right, .leaves = 2},
                           TableColumn{.head = texts.tr("Told twice"), .align = Align::Right, .leaves = 4}};
  std::vector<TableRow> rows{table_row(content.all)};
  const auto most = static_cast<std::size_t>(room.h / table_row_height(pen)) + 1;
  for (const BacklogRow& row : content.rows) {
    if (rows.size() >= most) break;
    rows.push_back(table_row(row));
  }
  return draw_table(pen, room, columns, rows, texts, {.hand = hand, .all = content.rows.size() + 1});
}

}  // namespace city
