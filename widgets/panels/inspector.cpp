#include "widgets/panels/inspector.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/panels/case_list.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

// "bike_station" reads as "bike station" when the catalogue does not know it.
std::string kind_text(const std::string& kind, const Texts& texts) {
  std::string text{texts.word(kind)};
  if (text == kind) std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string place_text(const std::optional<LonLat>& place, const Texts& texts) {
  if (!place) return std::string{texts.tr("no position")};
  return number_text(place->lat_deg, 5) + "°, " + number_text(place->lon_deg, 5) + "°";
}

CardLine line_of(const CityView& view, FeedIndex feed, const ValueNow& now, const Texts& texts) {
  const QuantityInfo& info = (*view.quantities)[now.quantity];
  CardLine line{.label = std::string{texts.pick(info.label)},
                .value = std::string{kMissing},
                .aside = age_text(age(view, now), texts)};
  if (line.label.empty()) line.label = info.name;
  if (now.quality != Quality::Missing) {
    const bool is_flag = info.unit == "1" && info.decimals == 0 && info.low == 0 && info.high == 1;
    line.value = is_flag ? std::string{now.value > 0 ? texts.tr("yes") : texts.tr("no")}
                         : number_text(now.value, info.decimals);
    line.unit = unit_text(info.unit);
  }
  line.stale = freshness(view, feed, now) != Freshness::Fresh;
  const auto doubt = [&](Symbol symbol, std::string_view words) {
    line.symbol = symbol;
    line.aside = joined({words, line.aside});
  };
  if (now.quality == Quality::Bad)
    doubt(Symbol::Attention, texts.tr("bad"));
  else if (now.quality == Quality::Suspect)
    doubt(Symbol::Attention, texts.tr("suspect"));
  else if (now.clock_suspect())
    doubt(Symbol::Attention, texts.tr("clock"));
  else if (now.quality == Quality::Missing)
    line.aside = joined({texts.tr("not reported"), line.aside});
  if (line.stale && line.symbol == Symbol::None) line.symbol = Symbol::Stale;
  return line;
}

constexpr float kCardUnits = 420;

float line_height(const Pen& pen) { return pen.line_height(Role::Body) + pen.px(6); }
float head_height(const Pen& pen, const CardContent& content) {
  return pen.line_height(Role::Title) + (content.other_title.empty() ? 0 : pen.line_height(Role::Small)) +
         (content.subtitle.empty() ? 0 : pen.line_height(Role::Small)) + pen.px(10);
}
float foot_height(const Pen& pen, const CardContent& content) {
  return static_cast<float>(content.footer.size()) * pen.line_height(Role::Small) + pen.px(8);
}

void draw_line(Pen& pen, Rect r, const CardLine& line) {
  const Theme& theme = pen.theme();
  if (line.stale) pen.hatch(inset(r, 0, pen.px(2)), faded(theme.stale, 0.16F));
  const float aside_width = pen.px(124);
  const float mark = pen.px(26);
  const Rect aside = right_of(r, aside_width);
  const float value_width =
      pen.width(line.value, Role::Body, Weight::Bold) + pen.width(line.unit, Role::Small) + pen.px(8);
  const Rect middle = without_right(r, aside_width + pen.px(4));
  const Rect value = right_of(middle, std::min(middle.w * 0.62F, value_width));
  const Rect label = without_right(without_left(middle, mark), value.w + pen.px(8));
  pen.symbol(r.x + pen.px(9), r.centre_y(), pen.px(17), line.symbol);
  pen.text(label, line.label, {Role::Body, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.value(
      value, line.value, line.unit,
      {Role::Body, line.stale ? theme.ink_faint : theme.ink, Weight::Bold, Align::Right, Fit::MayShorten});
  pen.text(aside, line.aside, {Role::Small, theme.ink_faint, Weight::Regular, Align::Right, Fit::MayShorten});
}

// The hour alone would mislead on another day.
std::string moment_text(TimePoint at, TimePoint now, const ZoneClock& clock) {
  const LocalTime then = clock.at(at);
  const LocalTime today = clock.at(now);
  const bool same_day = then.year == today.year && then.month == today.month && then.day == today.day;
  return same_day ? hour_minute_text(then) : stamp_text(then);
}

}  // namespace

std::optional<CardContent> asset_card(const CityView& view, AssetRef asset, const ZoneClock& clock,
                                      const Texts& texts) {
  if (asset.chunk >= view.assets.size()) return std::nullopt;
  const AssetChunk& chunk = view.assets[asset.chunk];
  if (asset.slot >= chunk.size() || chunk.feed >= view.book->size()) return std::nullopt;
  const AssetInfo& info = (*chunk.info)[asset.slot];

  CardContent card{.title = std::string{texts.pick(info.name)}};
  if (card.title.empty()) card.title = info.id;
  const std::string& other = texts.is_chinese() ? info.name.en : info.name.zh;
  if (other != card.title) card.other_title = other;
  card.subtitle = joined({kind_text(info.kind, texts), texts.word(info.district), texts.word(info.agency)});
  TimePoint newest{}, received{};
  for (std::uint32_t i = chunk.first[asset.slot]; i < chunk.first[asset.slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    card.lines.push_back(line_of(view, chunk.feed, value, texts));
    newest = std::max(newest, value.event_time);
    received = std::max(received, value.received_at);
  }
  if (newest != TimePoint{})
    card.footer.push_back(filled(texts.tr("measured {0}, received {1}"),
                                 {stamp_text(clock.at(newest)), clock_text(clock.at(received))}));
  card.footer.push_back(joined({asset_id(view, chunk, asset.slot), place_text(info.place, texts)}));
  if (!info.described && (*view.book)[chunk.feed].described)
    card.footer.emplace_back(texts.tr("no description joined"));
  return card;
}

CardContent case_card(const CityView& view, const CaseNow& c, const ZoneClock& clock, const Texts& texts) {
  const CaseFact& fact = c.fact;
  CardContent card{.title = std::string{texts.word(fact.category)},
                   .subtitle = joined({texts.word(fact.district), fact.address})};
  const auto add = [&](std::string_view label, std::string value, std::string aside,
                       Symbol symbol = Symbol::None) {
    card.lines.push_back({.label = std::string{label},
                          .value = std::move(value),
                          .aside = std::move(aside),
                          .symbol = symbol});
  };
  add(texts.tr("Status"), std::string{case_status_text(fact.status, texts)},
      age_text(view.now - c.updated, texts));
  add(texts.tr("Opened"), moment_text(fact.opened, view.now, clock), age_text(view.now - fact.opened, texts));
  if (fact.due) {
    const bool is_late = c.is_open() && view.now > *fact.due;
    const std::string left = is_late
                                 ? filled(texts.tr("{0} overdue"), {age_text(view.now - *fact.due, texts)})
                                 : filled(texts.tr("{0} left"),
                                          {age_text(std::max(Milliseconds{0}, *fact.due - view.now), texts)});
    add(texts.tr("Due"), moment_text(*fact.due, view.now, clock), c.is_open() ? left : std::string{},
        is_late ? Symbol::Attention : Symbol::None);
  }
  if (fact.closed) add(texts.tr("Closed"), moment_text(*fact.closed, view.now, clock), "");
  if (c.reopened > 0) add(texts.tr("Reopened"), std::to_string(c.reopened), "");
  if (!fact.text.empty()) card.footer.push_back(fact.text);
  card.footer.push_back(joined({fact.id, texts.word(fact.agency)}));
  return card;
}

float card_height(const Pen& pen, const CardContent& content) {
  return pen.px(24) + head_height(pen, content) +
         static_cast<float>(content.lines.size()) * line_height(pen) + foot_height(pen, content);
}

void draw_card(Pen& pen, Rect bounds, const CardContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  const float w = std::min(pen.px(kCardUnits), bounds.w);
  const float h = std::min(card_height(pen, content), bounds.h);
  const Rect card{bounds.right() - w, bounds.y, w, h};
  pen.fill(card, theme.raised, pen.px(4));
  pen.outline(card, theme.track, pen.px(1));
  Rect rest = inset(card, pen.px(16), pen.px(12));

  const Rect head = top_of(rest, head_height(pen, content));
  float y = head.y;
  const auto line = [&](Role role, std::string_view words, Colour ink, Weight weight) {
    if (words.empty()) return;
    pen.text({head.x, y, head.w, pen.line_height(role)}, words,
             {role, ink, weight, Align::Left, Fit::MayShorten});
    y += pen.line_height(role);
  };
  line(Role::Title, content.title, theme.ink, Weight::Bold);
  line(Role::Small, content.other_title, theme.ink_soft, Weight::Regular);
  line(Role::Small, content.subtitle, theme.ink_faint, Weight::Regular);
  rest = without_top(rest, head.h);

  const Rect foot = bottom_of(rest, foot_height(pen, content));
  rest = without_bottom(rest, foot.h);
  const float height = line_height(pen);
  const auto fit = static_cast<std::size_t>(std::max(0.0F, (rest.h + 1) / height));
  const bool all_fit = content.lines.size() <= fit;
  const std::size_t shown = all_fit ? content.lines.size() : fit - std::min<std::size_t>(fit, 1);
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect r{rest.x, rest.y + static_cast<float>(i) * height, rest.w, height};
    pen.hairline(r.x, r.right(), r.y, theme.line);
    draw_line(pen, r, content.lines[i]);
  }
  if (!all_fit && fit > 0)
    pen.text({rest.x, rest.y + static_cast<float>(shown) * height, rest.w, height},
             filled(texts.tr("{0} more"), {std::to_string(content.lines.size() - shown)}),
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  const Rect notes = without_top(foot, pen.px(8));
  pen.hairline(notes.x, notes.right(), notes.y - pen.px(4), theme.line);
  for (std::size_t i = 0; i < content.footer.size(); ++i)
    pen.text(row(notes, static_cast<int>(i), static_cast<int>(content.footer.size()), 0), content.footer[i],
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace city
