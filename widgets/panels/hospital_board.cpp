#include "widgets/panels/hospital_board.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr std::array<std::string_view, kHospitalCounts> kCounts{"waiting_see_count", "waiting_bed_count",
                                                                "waiting_ward_count", "waiting_icu_count"};

HospitalRow row_of(const CityView& view, const AssetChunk& chunk, AssetRef ref, const Texts& texts) {
  const AssetInfo& info = (*chunk.info)[ref.slot];
  HospitalRow row{.asset = ref, .name = std::string{texts.pick(info.name)}};
  if (row.name.empty()) row.name = info.id;
  TimePoint newest{};
  for (std::uint32_t i = chunk.first[ref.slot]; i < chunk.first[ref.slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    newest = std::max(newest, valid_at(value));
    if (freshness(view, chunk.feed, value) == Freshness::Fresh) row.stale = false;
    if (value.quality == Quality::Missing || value.quality == Quality::Bad) continue;
    const std::string& quantity = (*view.quantities)[value.quantity].name;
    if (quantity == "full_bed") row.full = value.value > 0;
    for (std::size_t k = 0; k < kCounts.size(); ++k)
      if (quantity == kCounts[k]) row.waiting[k] = value.value;
  }
  row.age = newest == TimePoint{}
                ? std::string{kMissing}
                : age_text(std::max(Milliseconds{0}, Milliseconds{view.now - newest}), texts);
  return row;
}

double burden(const HospitalRow& row) {  // patients who are admitted and have no bed weigh most
  return 3 * row.waiting[3].value_or(0) + 2 * row.waiting[2].value_or(0) + 2 * row.waiting[1].value_or(0) +
         row.waiting[0].value_or(0);
}

struct Columns {
  Rect mark{}, name{}, age{};
  std::array<Rect, kHospitalCounts> counts{};
};

Columns columns_of(const Pen& pen, Rect r) {
  Columns c;
  c.mark = left_of(r, pen.text_px(24));
  c.age = right_of(r, pen.text_px(58));
  Rect rest = without_right(r, pen.text_px(58));
  for (std::size_t i = kHospitalCounts; i-- > 0;) {
    c.counts[i] = right_of(rest, pen.text_px(43));
    rest = without_right(rest, pen.text_px(43));
  }
  c.name = without_right(without_left(rest, pen.text_px(24)), pen.px(4));
  return c;
}

float row_height(const Pen& pen) { return pen.line_height(Role::Body) + pen.px(8); }
float head_height(const Pen& pen) { return pen.line_height(Role::Small) + pen.px(2); }

// English names are long and say "hospital" under a title that says so too: what tells least goes first.
std::string fitting_name(const Pen& pen, std::string name, float room) {
  struct Shorter {
    std::string_view from, to;
  };
  static constexpr std::array kShorter{Shorter{" Hospital", ""},     Shorter{" Memorial", ""},
                                       Shorter{" General", ""},      Shorter{" Branch", ""},
                                       Shorter{"Taipei City ", ""},  Shorter{" University", " Univ."},
                                       Shorter{"National ", "Nat. "}};
  for (const Shorter& shorter : kShorter) {
    if (pen.width(name, Role::Body) <= room) break;
    const std::size_t at = name.find(shorter.from);
    if (at != std::string::npos && name.size() > shorter.from.size())
      name.replace(at, shorter.from.size(), shorter.to);
  }
  return name;
}

void draw_row(Pen& pen, Rect r, const HospitalRow& row) {
  const Theme& theme = pen.theme();
  const Columns c = columns_of(pen, r);
  if (row.stale) pen.hatch(inset(r, 0, pen.px(2)), faded(theme.stale, 0.16F));
  pen.symbol(c.mark.x + pen.px(9), r.centre_y(), pen.px(17),
             row.stale  ? Symbol::Stale
             : row.full ? Symbol::Serious
                        : Symbol::None);
  const Colour name = row.stale ? theme.ink_faint : row.full ? theme.ink : theme.ink_soft;
  pen.text(c.name, fitting_name(pen, row.name, c.name.w),
           {Role::Body, name, Weight::Regular, Align::Left, Fit::MayShorten});
  for (std::size_t i = 0; i < kHospitalCounts; ++i) {
    const bool known = row.waiting[i].has_value();
    const Colour ink = row.stale || !known || *row.waiting[i] == 0 ? theme.ink_faint : theme.ink;
    pen.text(c.counts[i], number_text(row.waiting[i], 0),
             {Role::Body, ink, Weight::Regular, Align::Right, Fit::Whole});
  }
  pen.text(c.age, row.age, {Role::Small, theme.ink_faint, Weight::Regular, Align::Right, Fit::Whole});
}

}  // namespace

HospitalContent hospital_board(const CityView& view, const Texts& texts) {
  HospitalContent content;
  for (std::uint32_t i = 0; i < view.assets.size(); ++i) {
    const AssetChunk& chunk = view.assets[i];
    if (chunk.feed >= view.book->size() || (*view.book)[chunk.feed].domain != Domain::Hospital) continue;
    for (std::uint32_t slot = 0; slot < chunk.size(); ++slot)
      if ((*chunk.info)[slot].kind == "hospital")
        content.rows.push_back(row_of(view, chunk, {i, slot}, texts));
  }
  std::sort(content.rows.begin(), content.rows.end(), [](const HospitalRow& a, const HospitalRow& b) {
    if (a.stale != b.stale) return b.stale;
    if (a.full != b.full) return a.full;
    const double wa = burden(a), wb = burden(b);
    return wa != wb ? wa > wb : a.asset < b.asset;
  });
  content.full = static_cast<std::uint64_t>(std::count_if(content.rows.begin(), content.rows.end(),
                                                          [](const auto& r) { return r.full && !r.stale; }));
  return content;
}

std::size_t hospital_rows_in(const Pen& pen, Rect r) {
  const float used = pen.px(12) + pen.line_height(Role::Title) + pen.px(8) + head_height(pen);
  return static_cast<std::size_t>(std::max(0.0F, (r.h - used) / row_height(pen)));
}

void draw_hospital_board(Pen& pen, Rect r, const HospitalContent& content, const Texts& texts) {
  const std::string all = count_text(content.rows.size());
  const std::string aside = content.full > 0
                                ? filled(texts.tr("{0} full of {1}"), {count_text(content.full), all})
                                : filled(texts.tr("{0} hospitals"), {all});
  const std::size_t shown = std::min(content.rows.size(), hospital_rows_in(pen, r));
  const std::string note =
      shown < content.rows.size() ? filled(texts.tr("worst {0}"), {std::to_string(shown)}) : std::string{};
  const Rect room = draw_panel(pen, r,
                               {.title = texts.tr("Emergency departments"),
                                .note = note,
                                .aside = aside,
                                .aside_symbol = content.full > 0 ? Symbol::Serious : Symbol::None});
  if (content.rows.empty()) return draw_nothing(pen, room, texts.tr("No hospital has reported"));

  const Columns head = columns_of(pen, top_of(room, head_height(pen)));
  const std::array<std::string_view, kHospitalCounts> titles{texts.tr("See"), texts.tr("Bed"),
                                                             texts.tr("Ward"), texts.tr("ICU")};
  const TextStyle style{Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Right, Fit::Whole};
  for (std::size_t i = 0; i < kHospitalCounts; ++i) pen.text(head.counts[i], titles[i], style);
  pen.text({head.mark.x, head.name.y, head.name.right() - head.mark.x, head.name.h}, texts.tr("Waiting for"),
           {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  pen.text(head.age, texts.tr("Age"), style);

  const float height = filling_height(room.h - head_height(pen), row_height(pen), content.rows.size());
  float y = room.y + head_height(pen);
  for (const HospitalRow& hospital : content.rows) {
    if (y + height > room.bottom() + 1) break;
    pen.hairline(room.x, room.right(), y, pen.theme().line);
    draw_row(pen, {room.x, y + pen.px(1), room.w, height - pen.px(1)}, hospital);
    y += height;
  }
}

}  // namespace city
