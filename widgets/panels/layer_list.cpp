#include "widgets/panels/layer_list.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kAnyScale = 1e8;

std::string range_text(const LayerSetting& setting, const Texts& texts) {
  const auto metres = [](double m) { return number_text(m, m < 10 && std::fmod(m, 1.0) != 0 ? 1 : 0); };
  const bool has_from = setting.from_m_px > 0, has_to = setting.to_m_px < kAnyScale;
  if (has_from && has_to)
    return filled(texts.tr("{0} to {1} m a line"), {metres(setting.from_m_px), metres(setting.to_m_px)});
  if (has_from) return filled(texts.tr("from {0} m a line"), {metres(setting.from_m_px)});
  return has_to ? filled(texts.tr("up to {0} m a line"), {metres(setting.to_m_px)}) : std::string{};
}

void draw_box(Pen& pen, Rect r, bool on) {
  const Theme& theme = pen.theme();
  const float side = pen.px(22);
  const Rect box{std::round(r.centre_x() - side / 2), std::round(r.centre_y() - side / 2), side, side};
  pen.outline(box, on ? theme.ink : theme.ink_faint, pen.px(2));
  if (on) pen.fill(inset(box, pen.px(5)), theme.ink);
}

void draw_step(Pen& pen, Rect r, bool is_plus, bool can) {
  const Theme& theme = pen.theme();
  const Colour ink = can ? theme.ink_soft : theme.track;
  pen.outline(inset(r, pen.px(4)), theme.track, pen.px(1));
  const float arm = pen.px(7), thick = pen.px(2);
  pen.fill({r.centre_x() - arm, r.centre_y() - thick / 2, 2 * arm, thick}, ink);
  if (is_plus) pen.fill({r.centre_x() - thick / 2, r.centre_y() - arm, thick, 2 * arm}, ink);
}

MaybeAction draw_row(Pen& pen, Rect r, float target, const LayerRow& row, const Texts& texts,
                     const Hand& hand) {
  const Theme& theme = pen.theme();
  const std::string share = number_text(std::round(static_cast<double>(row.opacity) * 100), 0) + " %";
  const float share_width =
      std::max(pen.width("100 %", Role::Small), pen.width(share, Role::Small)) + pen.px(8);
  const Rect plus = right_of(r, target), value = right_of(without_right(r, target), share_width),
             minus = right_of(without_right(r, target + share_width), target);
  const Rect switched = without_right(r, 2 * target + share_width);
  draw_box(pen, left_of(r, target), row.on);
  const Rect words = without_right(without_left(switched, target), pen.px(6));
  const std::string state{row.on ? texts.tr("on") : texts.tr("off")};
  const float upper = row.range.empty() ? words.h : pen.line_height(Role::Body);
  const Rect name =
      row.range.empty()
          ? words
          : top_of(inset(words, 0, (words.h - upper - pen.line_height(Role::Small)) / 2), upper);
  const float state_width = pen.width(state, Role::Small) + pen.px(1);
  pen.text(without_right(name, state_width + pen.px(8)), row.name,
           {.role = Role::Body, .colour = row.on ? theme.ink : theme.ink_faint, .fit = Fit::MayShorten});
  pen.text(right_of(name, state_width), state,
           {.role = Role::Small, .colour = theme.ink_faint, .align = Align::Right});
  if (!row.range.empty())
    pen.text({name.x, name.bottom(), words.w, pen.line_height(Role::Small)}, row.range,
             {.role = Role::Small, .colour = theme.ink_faint, .fit = Fit::MayShorten});
  draw_step(pen, minus, false, row.opacity > kOpacitySteps.front());
  draw_step(pen, plus, true, row.opacity < kOpacitySteps.back());
  pen.text(
      value, share,
      {.role = Role::Small, .colour = row.on ? theme.ink_soft : theme.ink_faint, .align = Align::Centre});
  if (hand.clicks(switched)) return SetLayer{.layer = row.id, .on = !row.on};
  if (hand.clicks(minus)) return SetLayer{.layer = row.id, .opacity = stepped_opacity(row.opacity, -1)};
  if (hand.clicks(plus)) return SetLayer{.layer = row.id, .opacity = stepped_opacity(row.opacity, 1)};
  return std::nullopt;
}

}  // namespace

LayerListContent layer_list(const LayerChanges& changes, const LayerListChoices& choices,
                            const Texts& texts) {
  const MapLayers now = with_changes(choices.layers, changes);
  LayerListContent content;
  for (std::size_t i = 0; i < kMapLayers; ++i) {
    const auto layer = static_cast<MapLayer>(i);
    const bool is_listed = choices.listed.empty() || std::find(choices.listed.begin(), choices.listed.end(),
                                                               layer) != choices.listed.end();
    if (!is_listed) continue;
    const LayerSetting& setting = now[layer];
    content.rows.push_back({.id = std::string{layer_name(layer).id},
                            .name = std::string{texts.tr(layer_name(layer).title)},
                            .range = range_text(setting, texts),
                            .on = setting.on,
                            .opacity = setting.opacity});
    if (setting.on) ++content.on;
  }
  return content;
}

float least_target_px(const Pen& pen, double pixel_pitch_mm) {
  const double of_finger = pixel_pitch_mm > 0 ? std::ceil(kLeastTargetMm / pixel_pitch_mm) : 0;
  return std::max({pen.px(44), static_cast<float>(of_finger),
                   pen.line_height(Role::Body) + pen.line_height(Role::Small)});
}

float stepped_opacity(float opacity, int step) {
  constexpr float kSame = 0.01F;
  if (step < 0) {
    for (auto it = kOpacitySteps.rbegin(); it != kOpacitySteps.rend(); ++it)
      if (*it < opacity - kSame) return *it;
    return kOpacitySteps.front();
  }
  for (const float one : kOpacitySteps)
    if (one > opacity + kSame) return one;
  return kOpacitySteps.back();
}

MaybeAction draw_layer_list(Pen& pen, Rect r, const LayerListContent& content,
                            const LayerListChoices& choices, const Texts& texts, const Hand& hand) {
  const std::string aside =
      filled(texts.tr("{0} of {1} on"), {count_text(content.on), count_text(content.rows.size())});
  Rect room = draw_panel(pen, r, {.title = texts.tr("Map layers"), .aside = aside});
  const float target = least_target_px(pen, choices.pixel_pitch_mm);
  const float least_width = 3 * target + pen.text_px(190), gap = pen.px(20);
  if (room.h < target || room.w < 3 * target + pen.text_px(90)) {
    pen.lacks_room(r, "map layers");
    return std::nullopt;
  }
  const int columns = std::clamp(static_cast<int>((room.w + gap) / (least_width + gap)), 1, 3);
  const auto of_column = [&](float height) { return static_cast<std::size_t>(height / target); };
  std::size_t rows = of_column(room.h);
  const std::size_t all = content.rows.size();
  const bool has_more = rows * static_cast<std::size_t>(columns) < all;
  const float foot = pen.line_height(Role::Small);
  if (has_more) rows = std::max<std::size_t>(1, of_column(room.h - foot));
  const std::size_t shown = std::min(all, rows * static_cast<std::size_t>(columns));
  MaybeAction action;
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect place = column(room, static_cast<int>(i / rows), columns, gap);
    const Rect row{place.x, place.y + target * static_cast<float>(i % rows), place.w, target};
    if (i % rows > 0) pen.hairline(row.x, row.right(), row.y, pen.theme().line);
    if (auto asked = draw_row(pen, row, target, content.rows[i], texts, hand)) action = std::move(asked);
  }
  if (shown < all)
    pen.text(bottom_of(room, foot), filled(texts.tr("{0} more"), {count_text(all - shown)}),
             {.role = Role::Small, .colour = pen.theme().ink_faint, .align = Align::Right});
  return action;
}

}  // namespace city
