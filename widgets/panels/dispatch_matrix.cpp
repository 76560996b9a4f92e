#include "widgets/panels/dispatch_matrix.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr float kSteps = 4;

std::string without_ending(std::string_view name) {
  for (const std::string_view ending : {" District", " Dist.", "區"})
    if (name.size() > ending.size() && name.ends_with(ending)) name.remove_suffix(ending.size());
  return std::string{name};
}

bool is_unusual(ItemVolume::Band band) { return band == ItemVolume::Band::High; }

ItemVolume::Band band_of(const CityView& view, const std::string& item) {
  for (const ItemVolume& volume : *view.volumes)
    if (volume.item == item) return volume.band;
  return ItemVolume::Band::Unknown;
}

void add(std::vector<std::uint64_t>& sum, const std::vector<std::uint64_t>& cells) {
  sum.resize(std::max(sum.size(), cells.size()));
  for (std::size_t i = 0; i < cells.size(); ++i) sum[i] += cells[i];
}

std::uint64_t greatest_cell(const MatrixContent& content) {
  std::uint64_t greatest = 1;
  for (const MatrixRow& row : content.rows)
    for (const std::uint64_t cell : row.cells) greatest = std::max(greatest, cell);
  return greatest;
}

// What of a content has room: rows and columns of their own, the rest in "others".
struct Plan {
  std::vector<std::size_t> columns{};  // of content.districts
  std::size_t rows = 0;
  bool has_other_columns = false, has_other_rows = false;
  float column_width = 0, item_width = 0, row_height = 0, head_height = 0;
};

Plan plan_of(const Pen& pen, Rect room, const MatrixContent& content, const Texts& texts) {
  Plan plan;
  plan.row_height = pen.line_height(Role::Body) + pen.px(5);
  plan.head_height = pen.line_height(Role::Small) + pen.px(4);
  const float least_item = pen.text_px(170);
  float widest =
      std::max(pen.width(texts.tr("Others"), Role::Small), pen.width(texts.tr("All"), Role::Small));
  widest = std::max(widest, pen.width(count_text(content.all), Role::Body, Weight::Bold));
  for (const MatrixDistrict& district : content.districts)
    widest = std::max(widest, pen.width(district.name, Role::Small));
  plan.column_width = std::ceil(widest) + pen.px(14);

  const auto fit = static_cast<std::size_t>(std::max(0.0F, (room.w - least_item) / plan.column_width));
  if (fit == 0) return plan;
  const std::size_t for_districts = fit - 1;  // one is the total
  plan.columns.resize(content.districts.size());
  std::iota(plan.columns.begin(), plan.columns.end(), std::size_t{0});
  if (for_districts < plan.columns.size()) {
    plan.has_other_columns = for_districts > 0;
    std::stable_sort(plan.columns.begin(), plan.columns.end(), [&](std::size_t a, std::size_t b) {
      return content.districts[a].total > content.districts[b].total;
    });
    plan.columns.resize(for_districts > 0 ? for_districts - 1 : 0);
    std::sort(plan.columns.begin(), plan.columns.end());
  }
  const std::size_t used = plan.columns.size() + (plan.has_other_columns ? 1 : 0) + 1;
  plan.item_width = room.w - static_cast<float>(used) * plan.column_width;

  const auto lines =
      static_cast<std::size_t>(std::max(0.0F, (room.h - plan.head_height + 1) / plan.row_height));
  const std::size_t items = lines > 0 ? lines - 1 : 0;  // one is the total
  plan.has_other_rows = content.more_items > 0 || content.rows.size() > items;
  plan.rows = std::min(content.rows.size(), plan.has_other_rows && items > 0 ? items - 1 : items);
  return plan;
}

class Painter {
 public:
  Painter(Pen& pen, Rect room, const MatrixContent& content, const Plan& plan, const Texts& texts,
          const Hand& hand)
      : pen_{pen},
        room_{room},
        content_{content},
        plan_{plan},
        texts_{texts},
        hand_{hand},
        greatest_{greatest_cell(content)} {}

  MaybeAction draw() {
    head();
    float y = room_.y + plan_.head_height;
    MatrixRow others = content_.others;
    others.item = filled(texts_.tr("{0} other items"),
                         {count_text(content_.more_items + content_.rows.size() - plan_.rows)});
    MatrixRow all{.item = std::string{texts_.tr("All items")}, .total = content_.all};
    for (std::size_t i = 0; i < content_.rows.size(); ++i) {
      add(all.cells, content_.rows[i].cells);
      if (i < plan_.rows) {
        line(y, content_.rows[i], true);
        y += plan_.row_height;
      } else {
        add(others.cells, content_.rows[i].cells);
        others.total += content_.rows[i].total;
      }
    }
    add(all.cells, content_.others.cells);
    if (plan_.has_other_rows) {
      line(y, others, false);
      y += plan_.row_height;
    }
    line(y, all, false);
    return action_;
  }

 private:
  Rect cell(std::size_t column, float y, float height) const {
    return {room_.x + plan_.item_width + static_cast<float>(column) * plan_.column_width, y,
            plan_.column_width - pen_.px(4), height};
  }

  void try_click(const Rect& r, std::size_t district) {
    if (hand_.clicks(r) && content_.districts[district].at)
      action_ = LookAt{*content_.districts[district].at, 8000};
  }

  void head() {
    const TextStyle style{Role::Small, pen_.theme().ink_faint, Weight::Regular, Align::Right, Fit::Whole};
    const float height = pen_.line_height(Role::Small);
    std::size_t at = 0;
    for (const std::size_t district : plan_.columns) {
      const Rect r = cell(at++, room_.y, height);
      pen_.text(r, content_.districts[district].name, style);
      try_click(r, district);
    }
    if (plan_.has_other_columns) pen_.text(cell(at++, room_.y, height), texts_.tr("Others"), style);
    pen_.text(cell(at, room_.y, height), texts_.tr("All"), style);
  }

  void line(float y, const MatrixRow& row, bool has_ground) {
    const Theme& theme = pen_.theme();
    const float height = plan_.row_height;
    pen_.hairline(room_.x, room_.right(), y, theme.line);
    const float mark = pen_.text_px(24);
    if (is_unusual(row.band))
      pen_.symbol(room_.x + pen_.text_px(9), y + height / 2, pen_.text_px(16), Symbol::Attention);
    pen_.text({room_.x + mark, y, plan_.item_width - mark - pen_.px(8), height}, row.item,
              {Role::Body, has_ground ? theme.ink_soft : theme.ink_faint, Weight::Regular, Align::Left,
               Fit::MayShorten});
    std::size_t at = 0;
    std::uint64_t named = 0;
    for (const std::size_t district : plan_.columns) {
      const std::uint64_t count = district < row.cells.size() ? row.cells[district] : 0;
      const Rect r = cell(at++, y, height);
      number(r, count, has_ground);
      try_click(r, district);
      named += count;
    }
    if (plan_.has_other_columns) number(cell(at++, y, height), row.total - named, false);
    pen_.text(cell(at, y, height), count_text(row.total),
              {Role::Body, theme.ink, Weight::Bold, Align::Right, Fit::Whole});
  }

  void number(const Rect& r, std::uint64_t count, bool has_ground) {
    const Theme& theme = pen_.theme();
    if (has_ground && count > 0) {
      const float share = std::sqrt(static_cast<float>(count) / static_cast<float>(greatest_));
      const float step = std::ceil(std::min(1.0F, share) * kSteps);
      pen_.fill({r.x + pen_.px(2), r.y + pen_.px(2), r.w + pen_.px(2), r.h - pen_.px(3)},
                faded(theme.bar, 0.11F * step));
    }
    pen_.text(
        r, count_text(count),
        {Role::Body, count == 0 ? theme.ink_faint : theme.ink, Weight::Regular, Align::Right, Fit::Whole});
  }

  Pen& pen_;
  Rect room_;
  const MatrixContent& content_;
  const Plan& plan_;
  const Texts& texts_;
  const Hand& hand_;
  std::uint64_t greatest_;
  MaybeAction action_{};
};

}  // namespace

MatrixContent dispatch_matrix(const CityView& view, const Geography& geography, const MatrixChoices& choices,
                              const Texts& texts) {
  MatrixContent content{.window = choices.window};
  std::map<std::string_view, std::size_t> column_of;
  for (const Area& area : geography.districts) {
    column_of.emplace(area.name.zh, content.districts.size());
    content.districts.push_back({.name = without_ending(texts.pick(area.name)), .at = area.label_at});
  }
  const std::size_t elsewhere = content.districts.size();
  content.districts.push_back({.name = std::string{texts.tr("Elsewhere")}});

  std::map<std::string, MatrixRow> items;
  for (const CasePtr& one : *view.cases) {
    if (!one->is_open()) continue;
    if (choices.window.count() > 0 && view.now - one->fact.opened > choices.window) continue;
    MatrixRow& row = items[one->fact.category];
    row.cells.resize(content.districts.size());
    const auto column = column_of.find(one->fact.district);
    const std::size_t at = column == column_of.end() ? elsewhere : column->second;
    ++row.cells[at];
    ++row.total;
    ++content.districts[at].total;
    ++content.all;
  }
  for (auto& [item, row] : items) {
    row.band = band_of(view, item);
    row.item = std::string{texts.word(item)};
    if (row.item.empty()) row.item = std::string{texts.tr("no item")};
    content.rows.push_back(std::move(row));
  }
  const auto by_total = [](const MatrixRow& a, const MatrixRow& b) { return a.total > b.total; };
  std::stable_sort(content.rows.begin(), content.rows.end(), by_total);
  if (content.rows.size() > choices.most_items) {
    // An item of which unusually many come in keeps its row though others have more.
    std::stable_sort(content.rows.begin(), content.rows.end(), [](const MatrixRow& a, const MatrixRow& b) {
      return is_unusual(a.band) && !is_unusual(b.band);
    });
    for (std::size_t i = choices.most_items; i < content.rows.size(); ++i) {
      add(content.others.cells, content.rows[i].cells);
      content.others.total += content.rows[i].total;
      ++content.more_items;
    }
    content.rows.resize(choices.most_items);
    std::stable_sort(content.rows.begin(), content.rows.end(), by_total);
  }
  if (content.districts.back().total == 0) {
    content.districts.pop_back();
    for (MatrixRow& row : content.rows) row.cells.resize(content.districts.size());
    content.others.cells.resize(std::min(content.others.cells.size(), content.districts.size()));
  }
  return content;
}

MaybeAction draw_dispatch_matrix(Pen& pen, Rect r, const MatrixContent& content, const Texts& texts,
                                 const Hand& hand) {
  const std::string note = content.window.count() > 0 ? filled(texts.tr("opened in the last {0}"),
                                                               {span_text(content.window, texts)})
                                                      : std::string{};
  const auto unusual = static_cast<std::uint64_t>(std::count_if(
      content.rows.begin(), content.rows.end(), [](const MatrixRow& row) { return is_unusual(row.band); }));
  std::string aside = filled(texts.tr("{0} open"), {count_text(content.all)});
  if (unusual > 0)
    aside = joined({filled(texts.tr("items unusually many: {0}"), {count_text(unusual)}), aside});
  const Rect room = draw_panel(pen, r,
                               {.title = texts.tr("Items by district"),
                                .note = note,
                                .aside = aside,
                                .aside_symbol = unusual > 0 ? Symbol::Attention : Symbol::None});
  if (content.all == 0) {
    draw_nothing(pen, room, texts.tr("No open case"));
    return std::nullopt;
  }
  const Plan plan = plan_of(pen, room, content, texts);
  if (plan.rows == 0 || plan.item_width <= 0) {
    pen.lacks_room(r, texts.tr("one row of a list"));
    return std::nullopt;
  }
  return Painter{pen, room, content, plan, texts, hand}.draw();
}

}  // namespace city
