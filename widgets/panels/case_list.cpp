#include "widgets/panels/case_list.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "widgets/panels/item_volumes.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

// The hotline's numbers are a date and a running number of five digits; people quote the latter.
std::string short_number(const std::string& id) {
  const bool is_dated = id.size() == 13 && id.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t kept = is_dated ? 5 : 6;
  return id.size() > kept ? id.substr(id.size() - kept) : id;
}

CaseRow row_of(const CaseNow& c, const CityView& view, const Texts& texts) {
  const CaseFact& fact = c.fact;
  CaseRow row{.category = std::string{texts.word(fact.category)},
              .number = short_number(fact.id),
              .district = std::string{texts.word(fact.district)},
              .status = std::string{case_status_text(fact.status, texts)},
              .group = std::string{texts.word(fact.group)},
              .reopened = c.reopened > 0};
  if (c.duplicates > 0) row.same = filled(texts.tr("+{0} same"), {std::to_string(c.duplicates)});
  if (!fact.due) {
    row.clock =
        filled(texts.tr("open {0}"), {age_text(std::max(Milliseconds{0}, view.now - fact.opened), texts)});
    return row;
  }
  row.overdue = view.now > *fact.due;
  row.clock = row.overdue ? filled(texts.tr("{0} overdue"), {age_text(view.now - *fact.due, texts)})
                          : filled(texts.tr("{0} left"), {age_text(*fact.due - view.now, texts)});
  // A due time that is not after the opening leaves no time to use.
  row.share_used = static_cast<float>(due_share(c, view.now).value_or(1.0));
  return row;
}

// An open case whose row another one stands for, and the cases that stand for others by their id.
class Merged {
 public:
  explicit Merged(const CityView& view) : now_{view.now} {
    for (const CasePtr& one : *view.cases)
      if (one->is_open() && one->duplicates > 0 && one->duplicate_of.empty())
        first_told_[{one->fact.feed, one->fact.id}] = one.get();
  }
  bool is_told_by_another(const CaseNow& one) const {
    if (one.duplicate_of.empty()) return false;
    const auto first = first_told_.find({one.fact.feed, one.duplicate_of});
    return first != first_told_.end() && (is_late(*first->second) || !is_late(one));
  }
  bool is_late(const CaseNow& one) const { return one.fact.due && now_ > *one.fact.due; }

 private:
  TimePoint now_;
  std::map<std::pair<FeedIndex, std::string_view>, const CaseNow*> first_told_{};
};

void draw_row(Pen& pen, Rect r, const CaseRow& row) {
  const Theme& theme = pen.theme();
  const float upper = pen.line_height(Role::Body);
  const Rect first = top_of(r, upper), second = top_of(without_top(r, upper), pen.line_height(Role::Small));
  const float clock_width = pen.width(row.clock, Role::Small) + pen.px(1);
  const float same_width = row.same.empty() ? 0 : pen.width(row.same, Role::Small) + pen.px(12);
  const float symbol_room = row.overdue ? pen.px(24) : 0;
  if (row.overdue) pen.symbol(r.x + pen.px(9), first.centre_y(), pen.px(17), Symbol::Attention);
  const Rect words = without_right(without_left(first, symbol_room), clock_width + pen.px(12));
  const Rect ink = pen.text(
      without_right(words, same_width), row.category,
      {Role::Body, row.overdue ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(without_left(words, ink.w + pen.px(10)), row.same,
           {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(right_of(first, clock_width), row.clock,
           {Role::Small, row.overdue ? theme.attention : theme.ink_soft, Weight::Regular, Align::Right,
            Fit::Whole});

  const float share_width = pen.text_px(62), bar_width = pen.px(80);
  const std::string detail = joined({row.district, row.status, row.number, row.group});
  pen.text(without_right(second, row.share_used ? share_width + bar_width + pen.px(12) : 0), detail,
           {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
  if (!row.share_used) return;
  const auto share = static_cast<double>(*row.share_used);
  pen.text(
      right_of(second, share_width), share_text(share),
      {Role::Small, row.overdue ? theme.ink : theme.ink_faint, Weight::Regular, Align::Right, Fit::Whole});
  const Rect track = right_of(without_right(second, share_width), bar_width);
  const float thickness = pen.px(5);
  pen.bar({track.x, std::round(track.centre_y() - thickness / 2), track.w, thickness}, *row.share_used,
          row.overdue ? theme.attention : share_colour(share, theme));
}

float volumes_height(const Pen& pen, std::size_t volumes) {
  const auto rows = static_cast<float>(std::min(volumes, kMostVolumeRows));
  return rows == 0 ? 0 : rows * fact_row_height(pen) + pen.px(6);
}

}  // namespace

std::string_view case_status_text(CaseStatus status, const Texts& texts) {
  switch (status) {
    case CaseStatus::Received:
      return texts.tr("Received");
    case CaseStatus::Assigned:
      return texts.tr("Assigned");
    case CaseStatus::OnSite:
      return texts.tr("On site");
    case CaseStatus::Resolved:
      return texts.tr("Resolved");
    case CaseStatus::Closed:
      return texts.tr("Closed");
    case CaseStatus::Reopened:
      return texts.tr("Reopened");
  }
  return {};
}

std::string share_text(double share) {
  const double percent = std::max(0.0, share) * 100;
  return percent >= 1000 ? ">999 %" : number_text(std::floor(percent), 0) + " %";
}

Colour share_colour(double share, const Theme& theme) {
  if (share > 1) return theme.attention;
  return share >= 0.75 ? theme.ink_soft : theme.bar;
}

CaseListContent case_list(const CityView& view, const Texts& texts, std::size_t most) {
  CaseListContent content{.volumes = item_volume_rows(view, texts)};
  const Merged merged{view};
  std::vector<const CaseNow*> overdue, others;  // the view lists newest opened first, so `others` is in order
  for (const CasePtr& c : *view.cases) {
    if (!c->is_open()) continue;
    ++content.open;
    if (!c->fact.place) ++content.unlocated;
    const bool is_late = merged.is_late(*c);
    if (is_late) ++content.overdue;
    if (merged.is_told_by_another(*c)) continue;
    if (is_late) {
      overdue.push_back(c.get());
    } else if (others.size() < most) {
      others.push_back(c.get());
    }
  }
  const std::size_t fair = std::max(most - std::min(most, others.size()), (most + 1) / 2);
  const std::size_t late_rows = std::min(overdue.size(), fair);
  std::partial_sort(overdue.begin(), overdue.begin() + static_cast<std::ptrdiff_t>(late_rows), overdue.end(),
                    [](const CaseNow* a, const CaseNow* b) {
                      return *a->fact.due != *b->fact.due ? *a->fact.due < *b->fact.due
                                                          : a->fact.id < b->fact.id;
                    });
  for (std::size_t i = 0; i < late_rows; ++i)
    content.overdue_rows.push_back(row_of(*overdue[i], view, texts));
  for (std::size_t i = 0; i < others.size() && late_rows + i < most; ++i)
    content.newest_rows.push_back(row_of(*others[i], view, texts));
  return content;
}

float case_row_height(const Pen& pen) {
  return pen.line_height(Role::Body) + pen.line_height(Role::Small) + pen.px(6);
}

std::size_t case_rows_in(const Pen& pen, Rect r, std::size_t volumes) {
  const float title = pen.px(12) + pen.line_height(Role::Title);
  const float above = volumes_height(pen, volumes);
  return static_cast<std::size_t>(std::max(0.0F, (r.h - title - above - pen.px(8)) / case_row_height(pen)));
}

void draw_case_list(Pen& pen, Rect r, const CaseListContent& content, const Texts& texts) {
  const bool any_late = content.overdue > 0;
  const std::string open = count_text(content.open);
  const std::string aside = any_late
                                ? filled(texts.tr("{0} overdue of {1}"), {count_text(content.overdue), open})
                                : filled(texts.tr("{0} open"), {open});
  const Rect inner = draw_panel(pen, r,
                                {.title = texts.tr("Open cases"),
                                 .aside = aside,
                                 .aside_symbol = any_late ? Symbol::Attention : Symbol::None});
  const float above = volumes_height(pen, content.volumes.size());
  const Rect room = without_top(inner, above);
  if (above > 0) {
    draw_fact_rows(pen, without_bottom(top_of(inner, above), pen.px(6)), content.volumes, texts);
    pen.hairline(inner.x, inner.right(), room.y - pen.px(3), pen.theme().track);
  }
  if (content.open == 0) return draw_nothing(pen, room, texts.tr("No open case"));
  const float height =
      filling_height(room.h, case_row_height(pen), content.overdue_rows.size() + content.newest_rows.size());
  float y = room.y;
  const auto draw_all = [&](const std::vector<CaseRow>& rows) {
    for (const CaseRow& row : rows) {
      if (y + height > room.bottom() + 1) return;
      if (y > room.y) pen.hairline(room.x, room.right(), y - pen.px(1), pen.theme().line);
      draw_row(pen, {room.x, y + pen.px(2), room.w, height - pen.px(4)}, row);
      y += height;
    }
  };
  draw_all(content.overdue_rows);
  draw_all(content.newest_rows);
}

}  // namespace city
